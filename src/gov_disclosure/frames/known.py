"""What is known of a frame before its rows are gone through, so that nothing is computed that cannot matter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import frozen

from gov_disclosure.frames.relations import Applied, Condition


@frozen
class Known:
    """
    What is known of a frame.

    ``types``: the type of each column. ``filled``: cells that are blank in no
    row. ``always`` and ``never``: conditions that every row meets, and that no
    row does. ``narrow``: whether sums of cells of 32 bits stay within 32 bits.
    Of all but eager frames of Polars only the types are known.
    """

    types: Mapping[str, Any]
    filled: Collection[str] = frozenset()
    always: Collection[Condition] = frozenset()
    never: Collection[Condition] = frozenset()
    narrow: bool = False

    def conditions(self, one: Applied) -> tuple[Condition, ...]:
        """Return what a row must meet for the relation to be judged, in the columns that the frame has."""
        return tuple((column if column in self.types else "form", edition) for column, edition in one.where)

    def matters(self, one: Applied) -> bool:
        """Whether the relation may have to be judged in some row."""
        return not any(condition in self.never for condition in self.conditions(one))

    def open_conditions(self, one: Applied) -> tuple[Condition, ...]:
        """Return the conditions of the relation that not every row is known to meet."""
        return tuple(condition for condition in self.conditions(one) if condition not in self.always)


def known_of(of: Any, found: Any, relations: Sequence[Applied]) -> Known:
    """Return what is known of a frame; *of* and *found* as `engine.opened` gave them."""
    by_types = Known(dict(found.collect_schema().items()))
    if of.__name__ != "polars" or isinstance(found, of.LazyFrame) or not found.height:
        return by_types
    return _looked_up(of, found, by_types, relations)


def _looked_up(of: Any, found: Any, known: Known, relations: Sequence[Applied]) -> Known:
    """Polars has the numbers of nulls at hand, and the rest is found quickly."""
    types = known.types
    always, never = _met(of, found, {c for one in relations for c in known.conditions(one) if c[0] in types})
    by_layout = Known(types, always=always, never=never)
    cells = {key: None for one in relations if by_layout.matters(one) for key in one.relation.cells if key in types}
    nulls = found.select(list(cells)).null_count().row(0, named=True) if cells else {}
    return Known(
        types,
        filled={key for key, count in nulls.items() if not count},
        always=always,
        never=never,
        narrow=_narrow(of, found, [key for key in cells if types[key] == of.Int32]),
    )


def _met(of: Any, found: Any, conditions: Collection[Condition]) -> tuple[set[Condition], set[Condition]]:
    """Return the conditions that every row meets, and those that none does."""
    listed = sorted(conditions)
    if not listed:
        return set(), set()
    counts = found.select(
        (of.col(column) == edition).sum().alias(str(number)) for number, (column, edition) in enumerate(listed)
    ).row(0)
    met = dict(zip(listed, counts, strict=True))
    return {one for one in listed if met[one] == found.height}, {one for one in listed if not met[one]}


_NARROW = 2**25
"""Figures below this add up to less than 2^31, as no relation has more than 64 cells."""


def _narrow(of: Any, found: Any, cells: Sequence[str]) -> bool:
    if not cells:
        return False
    largest = found.select(of.col(*cells).max()).row(0)
    return all(one is None or one < _NARROW for one in largest)
