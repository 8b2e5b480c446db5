"""The relations of the rules as expressions over the cells of a wide frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import and_
from typing import Any

from gov_disclosure.frames.known import Known
from gov_disclosure.frames.relations import Applied, Condition
from gov_disclosure.relations.linear import Blank

PASSED, FAILED, UNDETERMINED, NOT_APPLICABLE = "passed", "failed", "undetermined", "not_applicable"
"""What a rule comes to on a row, as `rules.Outcome` names it."""


class Sums:
    """
    How relations are judged on a frame, as expressions of the library *of*.

    `columns` are worked out first, beside those of the frame; the other
    expressions are over both. What blanks could do is asked only of cells that
    may be blank; see `relations.linear.judge` for what is asked.
    """

    def __init__(self, of: Any, known: Known, relations: Iterable[Applied], blank: Blank) -> None:
        self._of, self._known, self._zero = of, known, blank == "zero"
        self._number = {one: number for number, one in enumerate(relations)}
        self._ignoring = {} if of.__name__ == "polars" else {"ignore_nulls": True}

    def columns(self) -> Iterator[Any]:
        """Yield what is asked more than once: by how much the left is larger, and whether a side has a blank."""
        for one in self._number:
            sides = self._blank_sides(one)
            if any(sides):
                yield (self.left(one) - self.right(one)).alias(self._called(one, "apart"))
            for name, cells in zip(("left", "right"), sides, strict=True):
                if cells:
                    yield self._any_blank(cells).alias(self._called(one, name))

    def ending(self, relations: Sequence[Applied]) -> Any:
        """Return the ending of a rule: the gravest of its relations, not applicable where none applies."""
        of = self._of
        judged = [one for one in relations if self._known.matters(one)]
        groups = [(where, list(ones)) for where, ones in groupby(judged, self._known.open_conditions)]
        failed = [self._where(where, self._any(map(self._fails_if_judged, ones))) for where, ones in groups]
        unsure = [self._where(where, self._any(open_)) for where, ones in groups if (open_ := self._unsure(ones))]
        ending = of.lit(PASSED)
        if unsure:
            ending = of.when(self._any(unsure)).then(of.lit(UNDETERMINED)).otherwise(ending)
        if failed:
            ending = of.when(self._any(failed)).then(of.lit(FAILED)).otherwise(ending)
        if any(not self._known.open_conditions(one) and not self._may_lack_figures(one) for one in judged):
            return ending
        return of.when(self._any(map(self.applies, judged))).then(ending).otherwise(of.lit(NOT_APPLICABLE))

    def applies(self, one: Applied) -> Any:
        """Return whether the form prints every cell, and for an inequality whether there is a figure at all."""
        where = self._known.open_conditions(one)
        return self._where(where, self._any_figure(one) if self._may_lack_figures(one) else None)

    def fails(self, one: Applied) -> Any:
        """Return whether no filling of the blanks makes the relation hold."""
        left_blanks, right_blanks = self._blank_sides(one)
        exact = one.relation.sign == "=="
        if not left_blanks and not right_blanks:
            left, right = self.left(one), self.right(one)
            return left != right if exact else left > right
        apart = self._column(one, "apart")
        too_much = self._unless(right_blanks, one, "right", apart > 0)
        return too_much | self._unless(left_blanks, one, "left", apart < 0) if exact else too_much

    def left(self, one: Applied) -> Any:
        """Return the sum of the figures on the left."""
        return self._sum(one.relation.left)

    def right(self, one: Applied) -> Any:
        """Return the sum of the figures on the right."""
        return self._sum(one.relation.right)

    def _fails_if_judged(self, one: Applied) -> Any:
        return self.fails(one) & self._any_figure(one) if self._may_lack_figures(one) else self.fails(one)

    def _unsure(self, relations: Sequence[Applied]) -> list[Any]:
        """Return in which cases it depends on the blanks if relations hold, none of which fails."""
        exact = {key: None for one in relations if one.relation.sign == "==" for key in one.relation.cells}
        blanks = self._blank_cells(exact)
        return [
            *([self._any_blank(blanks)] if blanks else []),
            *(self._may_exceed(one) for one in relations if one.relation.sign == "<=" and any(self._blank_sides(one))),
        ]

    def _may_exceed(self, one: Applied) -> Any:
        """Return whether there is a figure and a blank, and blanks on the left could exceed the right."""
        left_blanks, right_blanks = self._blank_sides(one)
        apart = self._column(one, "apart")
        more = self._column(one, "left") | (apart > 0) if left_blanks else apart > 0
        sides = [self._column(one, side) for side, cells in (("left", left_blanks), ("right", right_blanks)) if cells]
        return more & self._any(sides) & self._any_figure(one)

    def _unless(self, blanks: Sequence[str], one: Applied, side: str, condition: Any) -> Any:
        return condition & ~self._column(one, side) if blanks else condition

    def _where(self, conditions: Sequence[Condition], also: Any) -> Any:
        met = [(self._of.col(column) == edition).fill_null(False) for column, edition in conditions]
        listed = [*met, *([] if also is None else [also])]
        return reduce(and_, listed) if listed else self._of.lit(True)

    def _called(self, one: Applied, what: str) -> str:
        return f"relation {self._number[one]} {what}"

    def _column(self, one: Applied, what: str) -> Any:
        return self._of.col(self._called(one, what))

    def _blank_cells(self, keys: Iterable[str]) -> list[str]:
        """Return those of the cells that may be blank."""
        return [] if self._zero else [key for key in keys if key not in self._known.filled]

    def _blank_sides(self, one: Applied) -> tuple[list[str], list[str]]:
        """Return the cells whose blanks can raise each side; one that may be negative raises either."""
        relation = one.relation
        signed = [key for key in relation.cells if key in relation.signed]
        left, right = (dict.fromkeys((*keys, *signed)) for keys in (relation.left, relation.right))
        return self._blank_cells(left), self._blank_cells(right)

    def _may_lack_figures(self, one: Applied) -> bool:
        cells = one.relation.cells
        return one.relation.sign == "<=" and not self._zero and len(self._blank_cells(cells)) == len(cells)

    def _any(self, conditions: Iterable[Any]) -> Any:
        found = list(conditions)
        if not found:
            return self._of.lit(False)
        return found[0] if len(found) == 1 else self._of.any_horizontal(*found, **self._ignoring)

    def _any_blank(self, keys: Sequence[str]) -> Any:
        if any(key not in self._known.types for key in keys):
            return self._of.lit(True)
        return self._any(self._of.col(key).is_null() for key in keys)

    def _any_figure(self, one: Applied) -> Any:
        there = [key for key in one.relation.cells if key in self._known.types]
        return self._any(~self._of.col(key).is_null() for key in there)

    def _sum(self, keys: Sequence[str]) -> Any:
        """Return the sum of the figures that are there, in 64 bits unless 32 are known to be enough."""
        of = self._of
        there = [key for key in keys if key in self._known.types]
        if not there:
            return of.lit(0, of.Int64)
        total = of.sum_horizontal(*map(self._figure, there)) if len(there) > 1 else self._figure(there[0])
        if len(there) == 1 and there[0] not in self._known.filled:
            total = total.fill_null(0)
        return total if all(self._known.types[key].is_integer() for key in there) else total.cast(of.Int64)

    def _figure(self, key: str) -> Any:
        of, kind = self._of, self._known.types[key]
        fits = kind == of.Int64 or not kind.is_integer() or (self._known.narrow and kind == of.Int32)
        return of.col(key) if fits else of.col(key).cast(of.Int64)
