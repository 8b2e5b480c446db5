"""Whether what a function of frames was given is what it takes."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import get_args

from gov_disclosure.errors import WrongTypeError, require_choice
from gov_disclosure.relations.linear import Blank


def require_blank(blank: object, function: str) -> None:
    """
    Hold that *blank*, given to *function*, is a reading of blanks.

    Raises:
        FieldValueError: it is none.

    """
    require_choice(blank, get_args(Blank), function, "blank")


def path_given(path: str | PathLike[str], argument: str = "path") -> Path:
    """
    Return *path*, given for *argument*.

    Raises:
        WrongTypeError: it is no path.

    """
    if not isinstance(path, str | PathLike):
        raise WrongTypeError(argument, ("str", "Path"), type(path).__name__)
    return Path(path)
