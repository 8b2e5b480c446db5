"""The rules that are linear arithmetic, on a frame of any engine that Narwhals drives; nothing is collected here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

from gov_disclosure.frames.arguments import require_blank
from gov_disclosure.frames.columns import CELL_COLUMNS, FACT_COLUMNS, LAYOUT
from gov_disclosure.frames.engine import Columns
from gov_disclosure.frames.known import Known, known_of
from gov_disclosure.frames.relations import Applied, chosen
from gov_disclosure.frames.sums import FAILED, UNDETERMINED, Sums
from gov_disclosure.frames.whole_rows import WholeRows
from gov_disclosure.relations.linear import Blank


def outcomes(frame: Any, *, rules: Iterable[str] | None = None, blank: Blank = "unknown") -> Any:
    """
    Return how each rule ends on each row of a wide frame: a column a rule, beside the columns that say which report.

    The endings are those of `gov_disclosure.check`: ``passed``, ``failed``,
    ``undetermined`` (that depends on what the blanks are), ``not_applicable``.
    Sums are exact in 64 bits. Of cells of 32 bits in an eager frame of Polars
    equations without blanks are judged in 32 bits: a sum that is wrong by a
    multiple of 4,294,967,296 passes, which takes a cell of over 180 million.

    Args:
        frame: A wide frame of Polars, pandas, PyArrow, DuckDB or PySpark; the
            same kind comes back, lazy if it was lazy.
        rules: Codes or beginnings of codes; ``None`` for all rules of linear
            arithmetic.
        blank: As in `gov_disclosure.check`.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).
        UnknownRuleError: *rules* names no such rule.
        WrongTypeError: *frame* is no frame, or *rules* are no codes.
        MissingColumnsError: the frame lacks the column ``form``, which says what a row prints.
        FieldValueError: *blank* is no such reading.

    """
    columns = _judgeable(frame)
    require_blank(blank, "outcomes")
    return columns.given_back(_endings(columns, chosen(rules), blank))


def _judgeable(frame: Any) -> Columns:
    columns = Columns(frame)
    columns.require("form")
    return columns


Rules = Mapping[str, Sequence[Applied]]


def _endings(columns: Columns, by_rule: Rules, blank: Blank) -> Any:
    if blank == "unknown" and columns.eager_polars:
        return _whole_rows_first(columns, by_rule)
    return _outcomes(columns, by_rule, partial(Sums, blank=blank))


def _outcomes(columns: Columns, by_rule: Rules, kind: Callable[[Columns, Known, Iterable[Applied]], Sums]) -> Any:
    """Return the endings, after the columns that say which report."""
    relations = [one for of_rule in by_rule.values() for one in of_rule]
    known = known_of(columns, relations)
    about = [name for name in FACT_COLUMNS if name in columns.types and name != "as_printed"]
    sums = kind(columns, known, [one for one in relations if known.matters(one)])
    failed = {code: f"{code} failed" for code in by_rule}
    endings = [sums.ending(of_rule, columns.of.col(failed[code])).alias(code) for code, of_rule in by_rule.items()]
    return (
        _with(columns.frame, sums)
        .with_columns(*(sums.failed(of_rule).alias(failed[code]) for code, of_rule in by_rule.items()))
        .select(*about, *endings)
    )


def _with(frame: Any, sums: Sums) -> Any:
    """Return the frame with the columns of *sums*; there may be none, which some engines refuse to add."""
    found = list(sums.columns())
    return frame.with_columns(*found) if found else frame


def _whole_rows_first(columns: Columns, by_rule: Rules) -> Any:
    """
    Return the endings of an eager frame of Polars; what blanks could do is asked only in the rows where it matters.

    Most rows have no blank, and without one a relation is one comparison.
    """
    of = columns.of
    endings = _outcomes(columns, by_rule, WholeRows)
    open_ = endings.select(of.any_horizontal(of.col(*by_rule).is_null())).to_series()
    if not open_.any():
        return endings
    judged_by = {"form", *(name for name in FACT_COLUMNS if name.startswith(LAYOUT))}
    judged_by.update(key for of_rule in by_rule.values() for one in of_rule for key in one.relation.cells)
    rows = columns.frame.select(name for name in columns.names if name in judged_by).filter(open_)
    asked = _outcomes(_in_64_bits(Columns(rows)), by_rule, partial(Sums, blank="unknown"))
    places = open_.arg_true()
    return endings.with_columns(endings[code].scatter(places, asked[code]) for code in by_rule)


def _in_64_bits(columns: Columns) -> Columns:
    """Return a frame of Polars whose cells of 32 bits have 64, once for all sums."""
    of = columns.of
    narrow = [key for key in CELL_COLUMNS if columns.types.get(key) == of.Int32]
    return Columns(columns.frame.with_columns(of.col(*narrow).cast(of.Int64))) if narrow else columns


def findings(frame: Any, *, rules: Iterable[str] | None = None, blank: Blank = "unknown") -> Any:
    """
    Return a row for each relation that fails: report, rule, relation, the two sums and their difference.

    Args, engines and errors: see `outcomes`. Only failures are listed; what
    could not be judged is counted by `failures`.
    """
    columns, by_rule = _judgeable(frame), chosen(rules)
    require_blank(blank, "findings")
    if columns.eager_polars:
        columns = _failing_rows(columns, by_rule, blank)
    relations = [one for of_rule in by_rule.values() for one in of_rule]
    # Where the frame has none of its cells a relation fails in no row, and engines have no rows for what is constant.
    known = [one for one in relations if any(key in columns.types for key in one.relation.cells)]
    if columns.planned and known:
        return columns.given_back(_in_one_pass(columns, known, blank))
    # With one relation, of which no row fails, the frame is empty and has its columns.
    return columns.given_back(_one_after_the_other(columns, known or relations[:1], blank))


def _in_one_pass(columns: Columns, relations: Sequence[Applied], blank: Blank) -> Any:
    """
    Return the findings with one look at each row: what each relation comes to in a column, then the columns as rows.

    A plan with a part for each relation reads the source as often, and takes Spark a minute to make.
    """
    of = columns.of
    about = [name for name in _ABOUT if name in columns.types]
    sums = Sums(columns, Known(columns.types), relations, blank)
    named = {f"finding {number}": one for number, one in enumerate(relations)}
    found = (
        of.when(sums.applies(one) & sums.fails(one))
        .then(
            of.struct(
                of.lit(one.rule).alias("rule"),
                of.lit(one.relation.id).alias("relation"),
                sums.left(one).alias("left"),
                sums.right(one).alias("right"),
            )
        )
        .alias(name)
        for name, one in named.items()
    )
    rows = (
        _with(columns.frame, sums)
        .select(*about, *found)
        .unpivot(on=list(named), index=about, variable_name="finding", value_name="found")
        .filter(~of.col("found").is_null())
    )
    fields = [of.col("found").struct.field(name).alias(name) for name in ("rule", "relation", "left", "right")]
    return rows.select(*about, *fields).with_columns((of.col("left") - of.col("right")).alias("difference"))


def _one_after_the_other(columns: Columns, relations: Sequence[Applied], blank: Blank) -> Any:
    """Return the findings relation by relation: no more than the columns of one are in memory."""
    of = columns.of
    about = [name for name in _ABOUT if name in columns.types]
    parts = []
    for one in relations:
        sums = Sums(columns, Known(columns.types), [one], blank)
        asked = {*about, "form", *(name for name, _ in one.where), *one.relation.cells}
        frame = columns.frame.select(columns.inside(name) for name in columns.names if name in asked)
        failed = _with(frame, sums).filter(sums.applies(one) & sums.fails(one))
        left, right = sums.left(one), sums.right(one)
        parts.append(
            failed.select(
                *about,
                of.lit(one.rule).alias("rule"),
                of.lit(one.relation.id).alias("relation"),
                left.alias("left"),
                right.alias("right"),
                (left - right).alias("difference"),
            )
        )
    return of.concat(parts, how="vertical")


def _failing_rows(columns: Columns, by_rule: Rules, blank: Blank) -> Columns:
    """Return the rows of an eager frame of Polars in which a rule fails: only they are asked for details."""
    of = columns.of
    endings = _endings(columns, by_rule, blank)
    return Columns(columns.frame.filter(endings.select(of.any_horizontal(of.col(*by_rule) == FAILED)).to_series()))


_ABOUT = ("report_id", "year", "organ", "level")


def failures(frame: Any, *, rules: Iterable[str] | None = None, by: Sequence[str] = ("year", "level")) -> Any:
    """
    Return how often each rule failed, and how often it could not be judged, for each group of rows.

    One row a group, with the number of reports, and for each rule the columns
    ``CODE_failed`` and ``CODE_undetermined``. Args, engines and errors: see `outcomes`.
    """
    codes = list(by_rule := chosen(rules))
    columns = Columns(outcomes(frame, rules=by_rule))
    of = columns.of
    counts = [
        (of.col(code) == ending).cast(of.Int64).sum().alias(f"{code}_{ending}")
        for code in codes
        for ending in (FAILED, UNDETERMINED)
    ]
    return columns.given_back(columns.frame.group_by(*by).agg(of.len().alias("reports"), *counts).sort(*by))


def together(frame: Any, *, rules: Iterable[str] | None = None) -> Any:
    """
    Return which rules fail together: one row, a column ``A+B`` for each pair, the number of reports in which both do.

    Args, engines and errors: see `outcomes`.
    """
    by_rule = chosen(rules)
    columns = Columns(outcomes(frame, rules=by_rule))
    of = columns.of
    pairs = [
        ((of.col(a) == FAILED) & (of.col(b) == FAILED)).cast(of.Int64).sum().alias(f"{a}+{b}")
        for a, b in combinations(by_rule, 2)
    ]
    return columns.given_back(columns.frame.select(*pairs))
