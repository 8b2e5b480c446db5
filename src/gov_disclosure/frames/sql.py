"""
The same checks and indicators as SQL: queries over a table with the columns of a wide frame.

A query has three steps: the figures, sums of each relation, and how each rule ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gov_disclosure.errors import UnknownNameError
from gov_disclosure.frames.arguments import require_blank
from gov_disclosure.frames.columns import COLUMNS, LAYOUT, Kind
from gov_disclosure.frames.engine import library, without_dots
from gov_disclosure.frames.indicators import INDICATORS, Indicator
from gov_disclosure.frames.relations import Applied, chosen
from gov_disclosure.frames.sums import FAILED, NOT_APPLICABLE, PASSED, UNDETERMINED
from gov_disclosure.model.counts import LARGEST_COUNT
from gov_disclosure.relations.linear import Blank

DIALECTS: tuple[str, ...] = ("duckdb", "postgres", "spark", "sqlite", "mysql", "snowflake", "bigquery", "tsql", "trino")
"""Dialects that the queries are written in; those of sqlglot under its names."""

_LONGEST: Mapping[str, int] = {"postgres": 63, "mysql": 64}
"""How many characters a name may have; PostgreSQL cuts longer ones, MySQL refuses them."""

_NO_DOTS = ("bigquery",)
"""Dialects that take no dot in the name of a column."""

_TYPES: Mapping[Kind, str] = {
    "text": "TEXT",
    "date": "DATE",
    "year": "INTEGER",
    "count": "BIGINT",
    "amount": "DECIMAL(38, 12)",
}


def column_name(column: str, dialect: str) -> str:
    """
    Return what a column of `wide` is called in a table of *dialect*.

    That is its own name wherever the database takes it. PostgreSQL and MySQL
    have the first 63 and 64 characters of it, BigQuery ``__`` for each dot; no
    two columns come to the same name.

    Raises:
        UnknownNameError: *dialect* is none of `DIALECTS`.

    """
    if dialect not in DIALECTS:
        raise UnknownNameError(dialect, DIALECTS)
    return (without_dots(column) if dialect in _NO_DOTS else column)[: _LONGEST.get(dialect)]


def table_as_sql(dialect: str, *, table: str = "reports") -> str:
    """
    Return the sentence that creates *table* with the columns of `wide`: counts as whole numbers, amounts as decimals.

    Raises:
        MissingExtraError: sqlglot is not installed (extra ``frames``).
        UnknownNameError: *dialect* is none of `DIALECTS`.

    """
    columns = (f"{_name(column_name(name, dialect))} {_TYPES[kind]}" for name, kind in COLUMNS.items())
    return _written(f"CREATE TABLE {_name(table)} ({', '.join(columns)})", dialect)


def checks_as_sql(
    dialect: str, *, table: str = "reports", rules: Iterable[str] | None = None, blank: Blank = "unknown"
) -> str:
    """
    Return a query that gives, for each row of *table*, how each rule of linear arithmetic ends; see `outcomes`.

    *table* has the columns of `wide`, named as `column_name` says; what is no
    number (NaN) is read as a blank. *rules*: codes or beginnings of codes.
    *blank*: as in `gov_disclosure.check`.

    Raises:
        MissingExtraError: sqlglot is not installed (extra ``frames``).
        UnknownNameError: *dialect* is none of `DIALECTS`.
        UnknownRuleError: *rules* names no such rule.
        WrongTypeError: *rules* are no codes.
        FieldValueError: *blank* is no such reading.

    """
    require_blank(blank, "checks_as_sql")
    query = _Checks(dialect, blank)
    by_rule = chosen(rules)
    relations = {one: number for number, one in enumerate(one for found in by_rule.values() for one in found)}
    layouts = [_name(name) for name in COLUMNS if name.startswith(LAYOUT)]
    figures = query.figures(key for one in relations for key in one.relation.cells)
    sums = [column for one, number in relations.items() for column in query.sums(one, number)]
    endings = [f"{query.ending(found, relations)} AS {_name(code)}" for code, found in by_rule.items()]
    return _written(
        f"WITH figures AS ({_select([*layouts, *figures], _name(table))}), sums AS ({_select(sums, 'figures')}) "
        + _select(endings, "sums"),
        dialect,
    )


def indicators_as_sql(dialect: str, *, table: str = "reports") -> str:
    """
    Return a query that gives each indicator for each row of *table*, and that of the year before; see `indicators`.

    *table*, *dialect* and errors: see `checks_as_sql`.
    """
    query = _Figures(dialect)
    figures = query.figures(key for one in INDICATORS for key in (*one.part, *one.whole))
    ratios = [f"{query.ratio(one)} AS {_name(one.key)}" for one in INDICATORS]
    about = ["organ", "COALESCE(scope, '') AS scope", "year"]
    greatest = ", ".join(f"MAX({_name(one.key)}) AS {_name(one.key)}" for one in INDICATORS)
    shown = ", ".join(
        [f"now.{_name(one.key)} AS {_name(one.key)}" for one in INDICATORS]
        + [f"past.{_name(one.key)} AS {_name(one.last_year)}" for one in INDICATORS]
    )
    return _written(
        f"WITH figures AS ({_select([*about, *figures], _name(table))}), "  # noqa: S608  # names are quoted
        f"ratios AS ({_select(['organ', 'scope', 'year', *ratios], 'figures')}), "
        f"years_before AS (SELECT organ, scope, year + 1 AS next_year, {greatest} FROM ratios "
        "GROUP BY organ, scope, year HAVING COUNT(*) = 1) "
        f"SELECT now.report_id AS report_id, {shown} FROM ratios AS now LEFT JOIN years_before AS past "
        "ON now.organ = past.organ AND now.scope = past.scope AND now.year = past.next_year",
        dialect,
    )


def _written(query: str, dialect: str) -> str:
    sqlglot = library("sqlglot")
    written: str = sqlglot.transpile(query, read="duckdb", write=dialect, pretty=True, identify=True)[0]
    return f"{written};\n"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _select(columns: Iterable[str], table: str) -> str:
    return f"SELECT {', '.join(['report_id', *columns])} FROM {table}"  # noqa: S608  # names are quoted


class _Figures:
    """The first step of a query: the figures of cells, as whole numbers or null."""

    def __init__(self, dialect: str) -> None:
        self._dialect = dialect

    def figures(self, keys: Iterable[str]) -> list[str]:
        """Return a column for each cell. NaN is not at most the largest figure: databases sort it behind all."""
        return [
            f"CASE WHEN {name} <= {LARGEST_COUNT} THEN CAST({name} AS BIGINT) END AS {name}"
            for name in map(self.cell, dict.fromkeys(keys))
        ]

    def cell(self, key: str) -> str:
        """Return the column of a cell, in every step."""
        return _name(column_name(key, self._dialect))

    def ratio(self, one: Indicator) -> str:
        """Return an indicator; a blank makes its sum null."""
        part, whole = (" + ".join(map(self.cell, keys)) for keys in (one.part, one.whole))
        return f"CAST({part} AS DOUBLE) / NULLIF({whole}, 0)"


class _Checks(_Figures):
    """The second step, what each relation is judged by, and the third, how each rule ends."""

    def __init__(self, dialect: str, blank: Blank) -> None:
        super().__init__(dialect)
        self._blank = blank

    def sums(self, one: Applied, number: int) -> list[str]:
        """Return the columns of a relation: its sums, whether they are open, whether it applies; 1 for yes."""
        relation = one.relation
        signed = [key for key in relation.cells if key in relation.signed]
        found = {
            "left": self._sum(relation.left),
            "right": self._sum(relation.right),
            "left_open": _yes(self._any_blank([*relation.left, *signed])),
            "right_open": _yes(self._any_blank([*relation.right, *signed])),
            "applies": _yes(self._applies(one)),
        }
        return [f"{expression} AS r{number}_{name}" for name, expression in found.items()]

    def _sum(self, keys: Iterable[str]) -> str:
        return " + ".join(f"COALESCE({self.cell(key)}, 0)" for key in keys) or "0"

    def _any_blank(self, keys: Iterable[str]) -> str:
        return " OR ".join(f"{self.cell(key)} IS NULL" for key in dict.fromkeys(keys)) or "1 = 0"

    def _applies(self, one: Applied) -> str:
        """Return whether the form prints every cell, and for an inequality whether there is a figure at all."""
        conditions = [f"COALESCE({_name(column)}, '') = '{edition}'" for column, edition in one.where]
        if one.relation.sign == "<=" and self._blank == "unknown":
            there = " OR ".join(f"{self.cell(key)} IS NOT NULL" for key in one.relation.cells)
            conditions.append(f"({there})")
        return " AND ".join(conditions) or "1 = 1"

    def ending(self, found: Sequence[Applied], numbers: Mapping[Applied, int]) -> str:
        """Return how a rule ends: the gravest of its relations, not applicable where none applies."""
        relations = [(one, f"r{numbers[one]}") for one in found]
        cases = []
        if not any(not one.where and one.relation.sign == "==" for one in found):
            cases.append((" AND ".join(f"{at}_applies = 0" for _, at in relations), NOT_APPLICABLE))
        cases.append((" OR ".join(f"{at}_applies = 1 AND {self._fails(one, at)}" for one, at in relations), FAILED))
        if self._blank == "unknown":
            cases.append((" OR ".join(f"{at}_applies = 1 AND {_open(one, at)}" for one, at in relations), UNDETERMINED))
        whens = " ".join(f"WHEN {case} THEN '{ending}'" for case, ending in cases)
        return f"CASE {whens} ELSE '{PASSED}' END"

    def _fails(self, one: Applied, at: str) -> str:
        """Return whether no filling of the blanks makes the relation hold; see `relations.linear.judge`."""
        exact = one.relation.sign == "=="
        if self._blank == "zero":
            return f"{at}_left {'<>' if exact else '>'} {at}_right"
        too_much = f"({at}_left > {at}_right AND {at}_right_open = 0)"
        return f"({too_much} OR ({at}_left < {at}_right AND {at}_left_open = 0))" if exact else too_much


def _open(one: Applied, at: str) -> str:
    """Return whether it depends on blanks if the relation holds, where it does not fail."""
    some = f"({at}_left_open = 1 OR {at}_right_open = 1)"
    return some if one.relation.sign == "==" else f"({some} AND ({at}_left > {at}_right OR {at}_left_open = 1))"


def _yes(condition: str) -> str:
    """Return a condition as 1 or 0: not every database has conditions for columns."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"
