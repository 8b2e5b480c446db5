"""The rules that are linear arithmetic, on a frame of any engine that Narwhals drives; nothing is collected here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from gov_disclosure.frames.columns import FACT_COLUMNS
from gov_disclosure.frames.engine import Columns, library
from gov_disclosure.frames.relations import Applied, chosen
from gov_disclosure.relations.linear import Blank

PASSED, FAILED, UNDETERMINED, NOT_APPLICABLE = "passed", "failed", "undetermined", "not_applicable"
"""What a rule comes to on a row, as `rules.Outcome` names it."""


def outcomes(frame: Any, *, rules: Iterable[str] | None = None, blank: Blank = "unknown") -> Any:
    """
    Return how each rule ends on each row of a wide frame: a column a rule, beside the columns that say which report.

    The endings are those of `gov_disclosure.check`: ``passed``, ``failed``,
    ``undetermined`` (that depends on what the blanks are), ``not_applicable``.

    Args:
        frame: A wide frame of Polars, pandas, PyArrow, DuckDB or PySpark; the
            same kind comes back, lazy if it was lazy.
        rules: Codes or beginnings of codes; ``None`` for all rules of linear
            arithmetic.
        blank: As in `gov_disclosure.check`.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).
        UnknownRuleError: *rules* names no such rule.

    """
    columns = Columns(frame)
    about = [name for name in FACT_COLUMNS if name in columns.names and name != "as_printed"]
    by_rule = chosen(rules)
    sums = _Sums(columns, [one for relations in by_rule.values() for one in relations], blank)
    endings = [sums.outcome(relations).alias(code) for code, relations in by_rule.items()]
    return columns.frame.select(*about, *sums.columns()).select(*about, *endings).to_native()


def findings(frame: Any, *, rules: Iterable[str] | None = None, blank: Blank = "unknown") -> Any:
    """
    Return a row for each relation that fails: report, rule, relation, the two sums and their difference.

    Args, engines and errors: see `outcomes`. Only failures are listed; what
    could not be judged is counted by `failures`.
    """
    columns = Columns(frame)
    nw = columns.nw
    about = [name for name in _ABOUT if name in columns.names]
    parts = []
    for one in (one for relations in chosen(rules).values() for one in relations):
        sums = _Sums(columns, [one], blank)
        failed = columns.frame.select(*about, *sums.columns()).filter(sums.applies(one) & sums.fails(one))
        left, right = sums.left(one), sums.right(one)
        parts.append(
            failed.select(
                *about,
                nw.lit(one.rule).alias("rule"),
                nw.lit(one.relation.id).alias("relation"),
                left.alias("left"),
                right.alias("right"),
                (left - right).alias("difference"),
            )
        )
    return nw.concat(parts, how="vertical").to_native()


_ABOUT = ("report_id", "year", "organ", "level")


def failures(frame: Any, *, rules: Iterable[str] | None = None, by: Sequence[str] = ("year", "level")) -> Any:
    """
    Return how often each rule failed, and how often it could not be judged, for each group of rows.

    One row a group, with the number of reports, and for each rule the columns
    ``CODE_failed`` and ``CODE_undetermined``. Args, engines and errors: see `outcomes`.
    """
    nw = library("narwhals")
    codes = list(chosen(rules))
    found = nw.from_native(outcomes(frame, rules=rules))
    counts = [
        (nw.col(code) == ending).cast(nw.Int64).sum().alias(f"{code}_{ending}")
        for code in codes
        for ending in (FAILED, UNDETERMINED)
    ]
    return found.group_by(*by).agg(nw.len().alias("reports"), *counts).sort(*by).to_native()


def together(frame: Any, *, rules: Iterable[str] | None = None) -> Any:
    """
    Return which rules fail together: one row, a column ``A+B`` for each pair, the number of reports in which both do.

    Args, engines and errors: see `outcomes`.
    """
    nw = library("narwhals")
    found = nw.from_native(outcomes(frame, rules=rules))
    pairs = [
        ((nw.col(a) == FAILED) & (nw.col(b) == FAILED)).cast(nw.Int64).sum().alias(f"{a}+{b}")
        for a, b in combinations(chosen(rules), 2)
    ]
    return found.select(*pairs).to_native()


class _Sums:
    """
    What the relations are judged by, worked out once for each row: sums, blanks, and whether the form has the cells.

    `columns` makes them; everything else is in terms of them.
    """

    def __init__(self, columns: Columns, relations: Sequence[Applied], blank: Blank) -> None:
        self._nw, self._names, self._blank = columns.nw, frozenset(columns.names), blank
        self._cell = columns.figure
        self._number = {one: number for number, one in enumerate(relations)}

    def columns(self) -> list[Any]:
        """Return the expressions over the cells of a wide frame."""
        found = []
        for one, number in self._number.items():
            relation = one.relation
            signed = self._any_blank(key for key in relation.cells if key in relation.signed)
            found += [
                self._sum(relation.left).alias(f"_{number}_left"),
                self._sum(relation.right).alias(f"_{number}_right"),
                (self._any_blank(relation.left) | signed).alias(f"_{number}_left_open"),
                (self._any_blank(relation.right) | signed).alias(f"_{number}_right_open"),
                self._to_be_judged(one).alias(f"_{number}_applies"),
            ]
        return found

    def outcome(self, relations: Sequence[Applied]) -> Any:
        """Return the ending of a rule: the gravest of its relations, not applicable where none applies."""
        nw = self._nw
        failed = self._any(self.applies(one) & self.fails(one) for one in relations)
        ending = nw.when(failed).then(nw.lit(FAILED)).otherwise(nw.lit(PASSED))
        if self._blank == "unknown":
            unsure = self._any(self.applies(one) & self._unsure(one) for one in relations)
            ending = nw.when(unsure & ~failed).then(nw.lit(UNDETERMINED)).otherwise(ending)
        if any(not one.where and one.relation.sign == "==" for one in relations):
            return ending
        applied = self._any(self.applies(one) for one in relations)
        return nw.when(applied).then(ending).otherwise(nw.lit(NOT_APPLICABLE))

    def applies(self, one: Applied) -> Any:
        """Return whether the relation is judged on a row."""
        return self._column(one, "applies")

    def left(self, one: Applied) -> Any:
        """Return the sum of the figures on the left."""
        return self._column(one, "left")

    def right(self, one: Applied) -> Any:
        """Return the sum of the figures on the right."""
        return self._column(one, "right")

    def fails(self, one: Applied) -> Any:
        """Return whether no filling of the blanks makes the relation hold; see `relations.linear.judge`."""
        left, right, exact = self.left(one), self.right(one), one.relation.sign == "=="
        if self._blank == "zero":
            return left != right if exact else left > right
        too_much = (left > right) & ~self._column(one, "right_open")
        return too_much | ((left < right) & ~self._column(one, "left_open")) if exact else too_much

    def _unsure(self, one: Applied) -> Any:
        """Return whether it depends on the blanks if the relation holds."""
        left_open, right_open = self._column(one, "left_open"), self._column(one, "right_open")
        open_ = (left_open | right_open) & ~self.fails(one)
        if one.relation.sign == "==":
            return open_
        certain = (self.left(one) <= self.right(one)) & ~left_open
        return open_ & ~certain

    def _column(self, one: Applied, what: str) -> Any:
        return self._nw.col(f"_{self._number[one]}_{what}")

    def _any(self, conditions: Iterable[Any]) -> Any:
        found = list(conditions)
        if not found:  # one side of some relations is 0
            return self._nw.lit(False)
        return found[0] if len(found) == 1 else self._nw.any_horizontal(*found, ignore_nulls=True)

    def _sum(self, keys: Sequence[str]) -> Any:
        """Return the sum of the figures that are there."""
        nw = self._nw
        there = [self._cell(key) for key in keys if key in self._names]
        if not there:
            return nw.lit(0, nw.Int64)
        return (there[0].fill_null(0) if len(there) == 1 else nw.sum_horizontal(*there)).cast(nw.Int64)

    def _any_blank(self, keys: Iterable[str]) -> Any:
        listed = list(keys)
        if any(key not in self._names for key in listed):
            return self._nw.lit(True)
        return self._any(self._cell(key).is_null() for key in listed)

    def _any_figure(self, keys: Iterable[str]) -> Any:
        return self._any(~self._cell(key).is_null() for key in keys if key in self._names)

    def _to_be_judged(self, one: Applied) -> Any:
        """Return whether the form prints every cell, and for an inequality whether there is a figure at all."""
        if one.relation.sign == "==" or self._blank == "zero":
            return self._printed(one)
        return self._printed(one) & self._any_figure(one.relation.cells)

    def _printed(self, one: Applied) -> Any:
        """Return whether the layout of a row has what the relation needs; without a layout, whether its edition has."""
        conditions = [
            (self._nw.col(column if column in self._names else "form") == edition).fill_null(False)
            for column, edition in one.where
        ]
        return self._nw.all_horizontal(*conditions, ignore_nulls=True) if conditions else self._nw.lit(True)
