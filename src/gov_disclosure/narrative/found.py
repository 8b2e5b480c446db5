"""A subject found beside a figure, and how far its words reach."""

from __future__ import annotations

import re

from attrs import define

from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.subject import Subject


@define
class Found:
    """
    A subject found by a figure.

    ``sums``: what it may mean here. ``firm``: whether the words around it are
    plain. ``back`` and ``ahead``: how far its words reach before and after the
    figure. ``assumed``: whether nothing says that requests for disclosure are
    meant. ``some``: whether words before it may leave out others ("网上收到").
    """

    subject: Subject
    sums: tuple[Sum, ...]
    firm: bool
    back: int = 0
    ahead: int = 0
    assumed: bool = False
    some: bool = False


_NO_SUBJECT = re.compile(r"(?:依法|依规)*[、，及和以与并另其中对将\0]*(?:全年|本年度?|年度?内|有|为|共|:|分别)*")


def subject_free(left: str) -> bool:
    """Whether nothing before a figure says what it counts."""
    return _NO_SUBJECT.fullmatch(left) is not None
