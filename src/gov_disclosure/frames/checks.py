"""The rules that are linear arithmetic, on a frame of any engine that Narwhals drives; nothing is collected here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from gov_disclosure.frames.columns import FACT_COLUMNS
from gov_disclosure.frames.engine import native, opened
from gov_disclosure.frames.known import known_of
from gov_disclosure.frames.relations import chosen
from gov_disclosure.frames.sums import FAILED, UNDETERMINED, Sums
from gov_disclosure.relations.linear import Blank


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
    of, found = opened(frame)
    by_rule = chosen(rules)
    relations = [one for of_rule in by_rule.values() for one in of_rule]
    known = known_of(of, found, relations)
    about = [name for name in FACT_COLUMNS if name in known.types and name != "as_printed"]
    sums = Sums(of, known, [one for one in relations if known.matters(one)], blank)
    columns = list(sums.columns())
    endings = [sums.ending(relations).alias(code) for code, relations in by_rule.items()]
    summed = found.with_columns(*columns) if columns else found
    return native(summed.select(*about, *endings))


def findings(frame: Any, *, rules: Iterable[str] | None = None, blank: Blank = "unknown") -> Any:
    """
    Return a row for each relation that fails: report, rule, relation, the two sums and their difference.

    Args, engines and errors: see `outcomes`. Only failures are listed; what
    could not be judged is counted by `failures`.
    """
    of, found = opened(frame)
    relations = [one for of_rule in chosen(rules).values() for one in of_rule]
    known = known_of(of, found, relations)
    about = [name for name in _ABOUT if name in known.types]
    sums = Sums(of, known, relations, blank)
    columns = list(sums.columns())
    summed = found.with_columns(*columns) if columns else found
    parts = [
        summed.filter(sums.applies(one) & sums.fails(one)).select(
            *about,
            of.lit(one.rule).alias("rule"),
            of.lit(one.relation.id).alias("relation"),
            sums.left(one).cast(of.Int64).alias("left"),
            sums.right(one).cast(of.Int64).alias("right"),
            (sums.left(one) - sums.right(one)).cast(of.Int64).alias("difference"),
        )
        for one in relations
    ]
    return native(of.concat(parts, how="vertical"))


_ABOUT = ("report_id", "year", "organ", "level")


def failures(frame: Any, *, rules: Iterable[str] | None = None, by: Sequence[str] = ("year", "level")) -> Any:
    """
    Return how often each rule failed, and how often it could not be judged, for each group of rows.

    One row a group, with the number of reports, and for each rule the columns
    ``CODE_failed`` and ``CODE_undetermined``. Args, engines and errors: see `outcomes`.
    """
    codes = list(chosen(rules))
    of, found = opened(outcomes(frame, rules=rules))
    counts = [
        (of.col(code) == ending).cast(of.Int64).sum().alias(f"{code}_{ending}")
        for code in codes
        for ending in (FAILED, UNDETERMINED)
    ]
    return native(found.group_by(*by).agg(of.len().alias("reports"), *counts).sort(*by))


def together(frame: Any, *, rules: Iterable[str] | None = None) -> Any:
    """
    Return which rules fail together: one row, a column ``A+B`` for each pair, the number of reports in which both do.

    Args, engines and errors: see `outcomes`.
    """
    of, found = opened(outcomes(frame, rules=rules))
    pairs = [
        ((of.col(a) == FAILED) & (of.col(b) == FAILED)).cast(of.Int64).sum().alias(f"{a}+{b}")
        for a, b in combinations(chosen(rules), 2)
    ]
    return native(found.select(*pairs))
