"""Whether what a function of frames was given is what it takes."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import get_args

from gov_disclosure.errors import FieldValueError, WrongTypeError, require_all
from gov_disclosure.relations.linear import Blank
from gov_disclosure.text import choice_of


def known_blank(blank: Blank, function: str) -> Blank:
    """
    Return *blank*, given to *function*.

    Raises:
        FieldValueError: it is no reading of blanks.

    """
    if blank not in get_args(Blank):
        raise FieldValueError(function, "blank", choice_of(get_args(Blank)), blank)
    return blank


def codes_given(rules: Iterable[str] | None) -> tuple[str, ...] | None:
    """
    Return the codes that *rules* holds, ``None`` for all.

    Raises:
        WrongTypeError: it holds something else, or is one text, whose letters would be taken for codes.

    """
    return None if rules is None else require_all(rules, str, "rules")


def path_given(path: str | PathLike[str], argument: str = "path") -> Path:
    """
    Return *path*, given for *argument*.

    Raises:
        WrongTypeError: it is no path.

    """
    if not isinstance(path, str | PathLike):
        raise WrongTypeError(argument, ("str", "Path"), type(path).__name__)
    return Path(path)
