"""Which conditions of the layout matter for a frame, so that nothing is computed for forms that no row follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import frozen

from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.relations import Applied, Condition


@frozen
class Known:
    """
    What is known of a frame: ``types`` of its columns, conditions that every row meets, and those that none does.

    The conditions are looked up in eager frames of Polars only; for others both sets are empty.
    """

    types: Mapping[str, Any]
    always: Collection[Condition] = frozenset()
    never: Collection[Condition] = frozenset()

    def conditions(self, one: Applied) -> tuple[Condition, ...]:
        """Return what a row must meet for the relation to be judged, in the columns that the frame has."""
        return tuple((column if column in self.types else "form", edition) for column, edition in one.where)

    def matters(self, one: Applied) -> bool:
        """Whether the relation may have to be judged in some row."""
        return not any(condition in self.never for condition in self.conditions(one))

    def open_conditions(self, one: Applied) -> tuple[Condition, ...]:
        """Return the conditions of the relation that not every row is known to meet."""
        return tuple(condition for condition in self.conditions(one) if condition not in self.always)


def known_of(columns: Columns, relations: Sequence[Applied]) -> Known:
    """Return what is known of a frame."""
    of, by_types = columns.of, Known(columns.types)
    wanted = {condition for one in relations for condition in by_types.conditions(one)}
    listed = sorted(condition for condition in wanted if condition[0] in columns.types)
    if not listed or not columns.eager_polars or not columns.frame.height:
        return by_types
    met = columns.frame.select(
        (of.col(column) == edition).sum().alias(str(number)) for number, (column, edition) in enumerate(listed)
    ).row(0)
    counts = dict(zip(listed, met, strict=True))
    return Known(
        columns.types,
        always={condition for condition, count in counts.items() if count == columns.frame.height},
        never={condition for condition, count in counts.items() if not count},
    )
