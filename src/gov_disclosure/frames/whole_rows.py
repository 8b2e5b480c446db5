"""The relations of the rules in rows without blanks, on frames of Polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.known import Known
from gov_disclosure.frames.relations import Applied
from gov_disclosure.frames.sums import FAILED, PASSED, Sums


class WholeRows(Sums):
    """
    How relations end where they have no blank, by one comparison each.

    A sum with a blank is null, and so is a comparison with it, and a rule in
    which no relation fails for certain and one is null: Polars' logic has
    three values.
    """

    def __init__(self, columns: Columns, known: Known, relations: Iterable[Applied]) -> None:
        super().__init__(columns, known, relations, "unknown")

    def columns(self) -> Iterator[Any]:
        """Yield nothing: there are no blanks to know of."""
        yield from ()

    def fails(self, one: Applied) -> Any:
        """Return whether both sums are whole and the relation does not hold, null where one is not whole."""
        exact = one.relation.sign == "=="
        left, right = (self._sum(keys, narrow=exact, whole=True) for keys in (one.relation.left, one.relation.right))
        return left != right if exact else left > right

    def _may_lack_figures(self, one: Applied) -> bool:  # noqa: ARG002  # whole rows have figures
        return False

    def _judged_ending(self, relations: Sequence[Applied], failed: Any) -> Any:  # noqa: ARG002  # null says the rest
        of = self._of
        return of.when(failed).then(of.lit(FAILED)).when(~failed).then(of.lit(PASSED))
