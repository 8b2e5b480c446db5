"""The relations of the rules on frames of Polars, whose logic has three values: null is what blanks leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.known import Known
from gov_disclosure.frames.relations import Applied
from gov_disclosure.frames.sums import FAILED, PASSED, UNDETERMINED, Sums


class ThreeValuedSums(Sums):
    """
    As `Sums` with blanks as unknown, in fewer expressions: nothing is worked out first.

    A side with a blank has no whole sum (null), and at least the sum of its
    figures. The left exceeds the right for certain if at least its figures
    exceed the whole sum of the right.
    """

    def __init__(self, columns: Columns, known: Known, relations: Iterable[Applied]) -> None:
        super().__init__(columns, known, relations, "unknown")

    def columns(self) -> Iterator[Any]:
        """Yield nothing."""
        yield from ()

    def fails(self, one: Applied) -> Any:
        """Return whether the relation fails, null where that depends on the blanks."""
        of, relation = self._of, one.relation
        left_blanks, right_blanks = self._blank_sides(one)
        left, right = self.left(one), self.right(one)
        too_much = left > self._whole(relation.right, right_blanks)
        if relation.sign == "==":
            return of.any_horizontal(too_much, right > self._whole(relation.left, left_blanks))
        holds = self._whole(relation.left, left_blanks) <= right
        return of.when(too_much).then(of.lit(True)).when(holds).then(of.lit(False))

    def _whole(self, keys: Sequence[str], blanks: Sequence[str]) -> Any:
        """Return the sum of a side, null where one of the cells is blank that can raise it."""
        total = self._sum(keys, whole=True)
        if len(blanks) == len(keys):
            return total
        return self._of.when(~self._any_blank(blanks)).then(total)

    def _judged_ending(self, relations: Sequence[Applied], failed: Any) -> Any:  # noqa: ARG002  # null tells
        of = self._of
        ending = of.when(failed).then(of.lit(FAILED)).when(~failed).then(of.lit(PASSED))
        return ending.otherwise(of.lit(UNDETERMINED))


class WholeRows(ThreeValuedSums):
    """How relations end in rows without blanks, by one comparison each; null where a blank is in the way."""

    def fails(self, one: Applied) -> Any:
        """Return whether both sums are whole and the relation does not hold, null where one is not whole."""
        exact = one.relation.sign == "=="
        left, right = (self._sum(keys, narrow=exact, whole=True) for keys in (one.relation.left, one.relation.right))
        return left != right if exact else left > right

    def _may_lack_figures(self, one: Applied) -> bool:  # noqa: ARG002  # whole rows have figures
        return False

    def _judged_ending(self, relations: Sequence[Applied], failed: Any) -> Any:  # noqa: ARG002  # null tells
        of = self._of
        return of.when(failed).then(of.lit(FAILED)).when(~failed).then(of.lit(PASSED))
