"""The relations of the rules as expressions over the cells of a wide frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import and_
from typing import Any

from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.known import Known
from gov_disclosure.frames.relations import Applied, Condition
from gov_disclosure.relations.linear import Blank

PASSED, FAILED, UNDETERMINED, NOT_APPLICABLE = "passed", "failed", "undetermined", "not_applicable"
"""What a rule comes to on a row, as `rules.Outcome` names it."""


class Sums:
    """
    How relations are judged on a frame, as expressions of its library.

    `columns` are worked out first, beside those of the frame; the other
    expressions are over both. See `relations.linear.judge` for what blanks can do.
    """

    def __init__(self, columns: Columns, known: Known, relations: Iterable[Applied], blank: Blank) -> None:
        self._columns, self._of = columns, columns.of
        self._known, self._blank = known, blank
        self._number = {one: number for number, one in enumerate(relations)}
        self._ignoring = {} if columns.polars else {"ignore_nulls": True}

    def columns(self) -> Iterator[Any]:
        """Yield what is asked more than once: by how much the left is larger, and whether a side has a blank."""
        if self._blank == "unknown":
            for one in self._number:
                left_blanks, right_blanks = self._blank_sides(one)
                yield (self.left(one) - self.right(one)).alias(self._called(one, "apart"))
                yield self._any_blank(left_blanks).alias(self._called(one, "left"))
                yield self._any_blank(right_blanks).alias(self._called(one, "right"))

    def failed(self, relations: Sequence[Applied]) -> Any:
        """Return whether a relation of a rule fails."""
        groups = self._grouped(relations)
        return self._any(self._where(where, self._any(map(self._fails_if_judged, ones))) for where, ones in groups)

    def ending(self, relations: Sequence[Applied], failed: Any) -> Any:
        """Return the ending of a rule: the gravest of its relations, not applicable where none applies."""
        of = self._of
        judged = [one for one in relations if self._known.matters(one)]
        ending = self._judged_ending(judged, failed)
        if any(not self._known.open_conditions(one) and not self._may_lack_figures(one) for one in judged):
            return ending
        return of.when(self._any(map(self.applies, judged))).then(ending).otherwise(of.lit(NOT_APPLICABLE))

    def _grouped(self, relations: Sequence[Applied]) -> list[tuple[tuple[Condition, ...], list[Applied]]]:
        """Return the relations that matter by the conditions under which they are judged."""
        judged = [one for one in relations if self._known.matters(one)]
        return [(where, list(ones)) for where, ones in groupby(judged, self._known.open_conditions)]

    def _judged_ending(self, relations: Sequence[Applied], failed: Any) -> Any:
        """Return the ending of a rule where one of its relations applies."""
        return self._of.when(failed).then(self._of.lit(FAILED)).otherwise(self._not_failed(relations))

    def _not_failed(self, relations: Sequence[Applied]) -> Any:
        passed = self._of.lit(PASSED)
        if self._blank == "zero":
            return passed
        groups = self._grouped(relations)
        unsure = self._any(self._where(where, self._any(self._unsure(ones))) for where, ones in groups)
        return self._of.when(unsure).then(self._of.lit(UNDETERMINED)).otherwise(passed)

    def applies(self, one: Applied) -> Any:
        """Return whether the form prints every cell, and for an inequality whether there is a figure at all."""
        where = self._known.open_conditions(one)
        return self._where(where, self._any_figure(one) if self._may_lack_figures(one) else None)

    def fails(self, one: Applied) -> Any:
        """Return whether no filling of the blanks makes the relation hold."""
        exact = one.relation.sign == "=="
        if self._blank == "zero":
            left, right = self._sum(one.relation.left, narrow=exact), self._sum(one.relation.right, narrow=exact)
            return left != right if exact else left > right
        apart = self._column(one, "apart")
        too_much = (apart > 0) & ~self._column(one, "right")
        return too_much | ((apart < 0) & ~self._column(one, "left")) if exact else too_much

    def left(self, one: Applied) -> Any:
        """Return the sum of the figures on the left, in 64 bits."""
        return self._sum(one.relation.left)

    def right(self, one: Applied) -> Any:
        """Return the sum of the figures on the right, in 64 bits."""
        return self._sum(one.relation.right)

    def _fails_if_judged(self, one: Applied) -> Any:
        return self.fails(one) & self._any_figure(one) if self._may_lack_figures(one) else self.fails(one)

    def _unsure(self, relations: Sequence[Applied]) -> Iterator[Any]:
        """Yield in which cases it depends on the blanks if relations hold, none of which fails."""
        for one in relations:
            if one.relation.sign == "==":
                yield from (self._column(one, side) for side in ("left", "right"))
            else:
                yield self._may_exceed(one)

    def _may_exceed(self, one: Applied) -> Any:
        """Return whether there is a figure and a blank, and blanks on the left could exceed the right."""
        left, right = self._column(one, "left"), self._column(one, "right")
        return (left | right) & (left | (self._column(one, "apart") > 0)) & self._any_figure(one)

    def _where(self, conditions: Sequence[Condition], also: Any) -> Any:
        met = [
            (self._of.col(self._columns.inside(column)) == edition).fill_null(False) for column, edition in conditions
        ]
        listed = [*met, *([] if also is None else [also])]
        return reduce(and_, listed) if listed else self._of.lit(True)

    def _called(self, one: Applied, what: str) -> str:
        return f"relation {self._number[one]} {what}"

    def _column(self, one: Applied, what: str) -> Any:
        return self._of.col(self._called(one, what))

    def _blank_sides(self, one: Applied) -> tuple[list[str], list[str]]:
        """Return the cells whose blanks can raise each side; one that may be negative raises either."""
        relation = one.relation
        signed = [key for key in relation.cells if key in relation.signed]
        return list(dict.fromkeys((*relation.left, *signed))), list(dict.fromkeys((*relation.right, *signed)))

    def _may_lack_figures(self, one: Applied) -> bool:
        return one.relation.sign == "<=" and self._blank == "unknown"

    def _any(self, conditions: Iterable[Any]) -> Any:
        found = list(conditions)
        if len(found) > 1:
            return self._of.any_horizontal(*found, **self._ignoring)
        return found[0] if found else self._of.lit(False)

    def _any_blank(self, keys: Sequence[str]) -> Any:
        if any(key not in self._known.types for key in keys):
            return self._of.lit(True)
        return self._any_of(one.is_null() for one in self._columns.figures(keys)) if keys else self._of.lit(False)

    def _any_figure(self, one: Applied) -> Any:
        there = [key for key in one.relation.cells if key in self._known.types]
        return self._any_of(~one.is_null() for one in self._columns.figures(there)) if there else self._of.lit(False)

    def _any_of(self, conditions: Iterable[Any]) -> Any:
        """Return whether any of the columns is true that the expressions give, each one or several."""
        return self._of.any_horizontal(*conditions, **self._ignoring)

    def _sum(self, keys: Sequence[str], *, narrow: bool = False, whole: bool = False) -> Any:
        """
        Return the sum of the figures that are there; where *whole*, null unless all are.

        In 64 bits; where *narrow*, Polars adds up cells of 32 bits in 32 bits.
        """
        of, types = self._of, self._known.types
        there = [key for key in keys if key in types]
        if not there or (whole and len(there) < len(keys)):
            return of.lit(None if keys and whole else 0, of.Int64)
        kept = (of.Int64, of.Int32) if narrow and self._columns.polars else (of.Int64,)
        small = [key for key in there if types[key].is_integer() and types[key] not in kept]
        figures = [
            *(one.cast(of.Int64) for one in self._columns.figures(small)),
            *self._columns.figures(key for key in there if key not in small),
        ]
        if len(there) > 1:
            total = of.sum_horizontal(*figures, **({"ignore_nulls": False} if whole else {}))
        else:
            total = figures[0] if whole else figures[0].fill_null(0)
        return total if all(types[key].is_integer() for key in there) else total.cast(of.Int64)
