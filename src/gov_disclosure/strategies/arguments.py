"""What the strategies are asked for, refused with words where no report can be so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from hypothesis import strategies as st

from gov_disclosure.errors import FieldValueError, WrongTypeError, require_choice
from gov_disclosure.model.counts import LARGEST_COUNT
from gov_disclosure.text import Text

T = TypeVar("T")
Given: TypeAlias = T | st.SearchStrategy[T] | None
"""A value, a strategy to draw one from, or ``None`` for whatever reports have."""

_OWNER = "strategies"
_COUNT = Text("0 至 2^53 − 1 的整数，或 None", "a whole number from 0 to 2^53 - 1, or None")
_MANY = Text("不小于 1 的整数", "a whole number from 1 on")


def given_or(given: Given[T], kind: type[T], argument: str, otherwise: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """
    Return the strategy that was *given*, or that of the value given, or *otherwise*.

    Raises:
        WrongTypeError: *given* is neither a strategy nor of *kind*.

    """
    if given is None:
        return otherwise
    if isinstance(given, st.SearchStrategy):
        return given
    if not isinstance(given, kind) or isinstance(given, bool):
        raise WrongTypeError(argument, (kind.__name__, "SearchStrategy"), type(given).__name__)
    return st.just(given)


def require_level(level: object, levels: Iterable[str]) -> None:
    """
    Hold that *level* is one of *levels*.

    Raises:
        FieldValueError: it is not.

    """
    require_choice(level, levels, _OWNER, "level")


def require_largest(max_figure: object) -> None:
    """
    Hold that *max_figure* is a count or ``None``.

    Raises:
        FieldValueError: it is neither.

    """
    if max_figure is not None and not (_is_whole(max_figure) and 0 <= max_figure <= LARGEST_COUNT):  # type: ignore[operator]
        raise FieldValueError(_OWNER, "max_figure", _COUNT, max_figure)


def require_many(many: object, argument: str) -> None:
    """
    Hold that *many*, given for *argument*, is a whole number from 1 on.

    Raises:
        FieldValueError: it is not.

    """
    if not (_is_whole(many) and many >= 1):  # type: ignore[operator]
        raise FieldValueError(_OWNER, argument, _MANY, many)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
