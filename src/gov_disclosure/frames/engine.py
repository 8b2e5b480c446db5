"""The libraries of the extra ``frames``, imported when they are needed, and what engines differ in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from gov_disclosure.errors import MissingExtraError, WrongTypeError
from gov_disclosure.frames.errors import MissingColumnsError
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


def _opened(narwhals: Any, frame: Any) -> Any:
    try:
        return narwhals.from_native(frame)
    except TypeError:
        raise WrongTypeError("frame", _FRAMES, type(frame).__name__) from None


_FRAMES = (
    "polars.DataFrame",
    "polars.LazyFrame",
    "pandas.DataFrame",
    "pyarrow.Table",
    "DuckDBPyRelation",
    "pyspark.sql.DataFrame",
)


class Columns:
    """
    A frame of any engine whose columns are asked for by their own names, whatever the engine makes of them.

    ``of`` is the library whose expressions ``frame`` takes: Narwhals for every
    engine but Polars, whose own have the same names and are made in a hundredth
    of the time. ``types``: the type of each column, by its own name.

    PySpark reads a dot in a name as a field of a struct, so a cell key does not name its column there: inside, its
    columns have the dots replaced (`without_dots`), and `native` gives the names back.
    """

    def __init__(self, frame: Any) -> None:
        """
        Open *frame*, a native one; nothing is collected.

        Raises:
            MissingExtraError: Narwhals is not installed.
            WrongTypeError: it is no frame.

        """
        polars: Any = sys.modules.get("polars")  # whoever has a frame of it has imported it
        self._polars = polars is not None and isinstance(frame, polars.DataFrame | polars.LazyFrame)
        self.of: Any = polars if self._polars else library("narwhals")
        opened = frame if self._polars else _opened(self.of, frame)
        self.names: tuple[str, ...] = tuple(opened.collect_schema().names())
        self._dotless = not self._polars and opened.implementation.is_pyspark()
        if self._dotless:
            opened = self.of.from_native(opened.to_native().toDF(*map(without_dots, self.names)))
        self.frame: Any = opened
        schema = opened.collect_schema()
        self.types: Mapping[str, Any] = {name: schema[self.inside(name)] for name in self.names}

    @property
    def polars(self) -> bool:
        """Whether it is a frame of Polars."""
        return self._polars

    @property
    def eager_polars(self) -> bool:
        """Whether it is a frame of Polars whose rows are at hand."""
        return self._polars and isinstance(self.frame, self.of.DataFrame)

    @property
    def planned(self) -> bool:
        """Whether an engine other than Polars plans first and computes when it is asked: DuckDB, PySpark."""
        return not self._polars and isinstance(self.frame, self.of.LazyFrame)

    def require(self, *names: str) -> None:
        """
        Hold that the frame has these columns.

        Raises:
            MissingColumnsError: it lacks some.

        """
        missing = tuple(name for name in names if name not in self.types)
        if missing:
            raise MissingColumnsError(missing, self.names)

    def inside(self, name: str) -> str:
        """Return what the column *name* is called in `frame`."""
        return without_dots(name) if self._dotless else name

    def figures(self, names: Iterable[str]) -> list[Any]:
        """Return expressions of columns of figures, some of them several at once; what is no number (NaN) is null."""
        listed = list(names)
        floats = [name for name in listed if self.types[name].is_float()]
        others = [self.inside(name) for name in listed if name not in floats]
        return [*map(self.figure, floats), *([self.of.col(*others)] if others else [])]

    def figure(self, name: str) -> Any:
        """Return the expression of a column of figures; what is no number (NaN) is null, as a blank is."""
        column = self.of.col(self.inside(name))
        return self.of.when(~column.is_nan()).then(column) if self.types[name].is_float() else column

    def native(self, found: Any, added: Iterable[str] = ()) -> Any:
        """Return the native frame of *found*, which has all columns of `frame` and those *added*, under their names."""
        frame = self.given_back(found)
        return frame.toDF(*self.names, *added) if self._dotless else frame

    def given_back(self, found: Any) -> Any:
        """Return the native frame of *found*, whose columns have no dots in their names."""
        return found if self._polars else found.to_native()


def without_dots(name: str) -> str:
    """Return the name of a column for engines that take no dots; no two columns of a wide frame come to the same."""
    return name.replace(".", "__")
