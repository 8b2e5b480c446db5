"""A statement as it is found in a cleaned text, before it has a number and a printed place."""

from __future__ import annotations

from attrs import define

from gov_disclosure.model import Scope
from gov_disclosure.statements.numerals import Token
from gov_disclosure.statements.statement import Period


@define(kw_only=True, eq=False)
class Found:
    """
    A statement as found in a cleaned text: the token of its figure (``None`` for words for none), and its words.

    ``number``: its position among the statements of the report, once it is known.
    """

    key: str
    token: Token | None
    start: int
    end: int
    unit: str
    year: int
    period: Period
    scope: Scope | None
    channels: tuple[str, ...] = ()
    subject: str = ""
    whole: Found | None = None
    number: int | None = None
