"""The libraries of the extra ``frames``, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text

_WHAT = Text("数据框", "frames")


def library(name: str) -> Any:
    """
    Return the library *name*.

    Raises:
        MissingExtraError: it is not installed.

    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError("frames", _WHAT, str(error.name)) from None
