"""The libraries of the extra ``frames``, imported when they are needed, and the frames that come in."""

from __future__ import annotations

import sys
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


def opened(frame: Any) -> tuple[Any, Any]:
    """
    Return a library of expressions for *frame*, and the frame as that library takes it.

    Narwhals for every engine but Polars, whose own expressions have the same
    names and are made in a hundredth of the time.

    Raises:
        MissingExtraError: Narwhals is not installed.
        TypeError: Narwhals knows no such frame.

    """
    polars = sys.modules.get("polars")  # whoever has a frame of it has imported it
    if polars is not None and isinstance(frame, polars.DataFrame | polars.LazyFrame):
        return polars, frame
    narwhals = library("narwhals")
    return narwhals, narwhals.from_native(frame)


def native(frame: Any) -> Any:
    """Return the user's kind of frame of one that `opened` gave."""
    return frame.to_native() if hasattr(frame, "to_native") else frame
