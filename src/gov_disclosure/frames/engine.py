"""The libraries of the extra ``frames``, imported when they are needed, and what engines differ in."""

from __future__ import annotations

from collections.abc import Iterable
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


class Columns:
    """
    A frame of any engine whose columns are asked for by their own names, whatever the engine makes of them.

    PySpark reads a dot in a name as a field of a struct, so a cell key does not name its column there: inside, its
    columns have the dots replaced (`without_dots`), and `native` gives the names back.
    """

    def __init__(self, frame: Any) -> None:
        """
        Open *frame*, a native one; nothing is collected.

        Raises:
            MissingExtraError: Narwhals is not installed.

        """
        self.nw = library("narwhals")
        opened = self.nw.from_native(frame)
        self.names: tuple[str, ...] = tuple(opened.collect_schema().names())
        self._dotless = opened.implementation.is_pyspark()
        if self._dotless:
            opened = self.nw.from_native(opened.to_native().toDF(*map(without_dots, self.names)))
        self.frame = opened
        self._schema = opened.collect_schema()

    def inside(self, name: str) -> str:
        """Return what the column *name* is called in `frame`."""
        return without_dots(name) if self._dotless else name

    def figure(self, name: str) -> Any:
        """Return the expression of a column of figures; what is no number (NaN) is null, as a blank is."""
        column = self.nw.col(self.inside(name))
        return self.nw.when(~column.is_nan()).then(column) if self._schema[self.inside(name)].is_float() else column

    def native(self, found: Any, added: Iterable[str] = ()) -> Any:
        """Return the native frame of *found*, which has all columns of `frame` and those *added*, under their names."""
        frame = found.to_native()
        return frame.toDF(*self.names, *added) if self._dotless else frame


def without_dots(name: str) -> str:
    """Return the name of a column for engines that take no dots; no two columns of a wide frame come to the same."""
    return name.replace(".", "__")
