"""The same checks as SQL: one query over a table with the columns of a wide frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gov_disclosure.errors import UnknownNameError
from gov_disclosure.frames.engine import library
from gov_disclosure.frames.relations import Applied, chosen
from gov_disclosure.frames.sums import FAILED, NOT_APPLICABLE, PASSED, UNDETERMINED

DIALECTS: tuple[str, ...] = ("duckdb", "postgres", "spark", "sqlite", "mysql", "snowflake", "bigquery", "tsql", "trino")
"""Dialects that the query is written in; those of sqlglot under its names."""


def checks_as_sql(dialect: str, *, table: str = "reports", rules: Iterable[str] | None = None) -> str:
    """
    Return a query that gives, for each row of *table*, how each rule of linear arithmetic ends; see `outcomes`.

    *table* has the columns of `wide`, under their names. *rules*: codes or
    beginnings of codes.

    Raises:
        MissingExtraError: sqlglot is not installed (extra ``frames``).
        UnknownNameError: *dialect* is none of `DIALECTS`.
        UnknownRuleError: *rules* names no such rule.

    """
    if dialect not in DIALECTS:
        raise UnknownNameError(dialect, DIALECTS)
    sqlglot = library("sqlglot")
    columns = [_name("report_id"), *(f"{_outcome(found)} AS {_name(code)}" for code, found in chosen(rules).items())]
    query = f"SELECT {', '.join(columns)} FROM {_name(table)}"  # noqa: S608  # names are quoted
    written: str = sqlglot.transpile(query, read="duckdb", write=dialect, pretty=True, identify=True)[0]
    return f"{written};\n"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _outcome(relations: Sequence[Applied]) -> str:
    failed = " OR ".join(_and(_applies(one), _fails(one)) for one in relations)
    unsure = " OR ".join(_and(_applies(one), _open(one)) for one in relations)
    always = any(not one.where and one.relation.sign == "==" for one in relations)
    applied = "" if always else " OR ".join(_and(_applies(one)) for one in relations)
    not_applicable = f"WHEN NOT ({applied}) THEN '{NOT_APPLICABLE}' " if applied else ""
    return f"CASE {not_applicable}WHEN {failed} THEN '{FAILED}' WHEN {unsure} THEN '{UNDETERMINED}' ELSE '{PASSED}' END"


def _and(*conditions: str) -> str:
    return "(" + " AND ".join(condition for condition in conditions if condition) + ")"


def _applies(one: Applied) -> str:
    """Return whether the form prints every cell, and for an inequality whether there is a figure at all."""
    conditions = [f"COALESCE({_name(column)}, '') = '{edition}'" for column, edition in one.where]
    if one.relation.sign == "<=":
        conditions.append("(" + " OR ".join(f"{_name(key)} IS NOT NULL" for key in one.relation.cells) + ")")
    return " AND ".join(conditions)


def _sum(keys: Sequence[str]) -> str:
    return "(" + " + ".join(f"COALESCE({_name(key)}, 0)" for key in keys) + ")" if keys else "0"


def _blank(keys: Iterable[str]) -> str:
    blank = " OR ".join(f"{_name(key)} IS NULL" for key in keys)
    return f"({blank})" if blank else "FALSE"


def _open_sides(one: Applied) -> tuple[str, str]:
    signed = [key for key in one.relation.cells if key in one.relation.signed]
    return _blank(dict.fromkeys((*one.relation.left, *signed))), _blank(dict.fromkeys((*one.relation.right, *signed)))


def _fails(one: Applied) -> str:
    left, right = _sum(one.relation.left), _sum(one.relation.right)
    left_open, right_open = _open_sides(one)
    too_much = f"({left} > {right} AND NOT {right_open})"
    return too_much if one.relation.sign == "<=" else f"({too_much} OR ({left} < {right} AND NOT {left_open}))"


def _open(one: Applied) -> str:
    left, right = _sum(one.relation.left), _sum(one.relation.right)
    left_open, _ = _open_sides(one)
    conditions = [_blank(one.relation.cells), f"NOT {_fails(one)}"]
    if one.relation.sign == "<=":
        conditions.append(f"NOT ({left} <= {right} AND NOT {left_open})")
    return _and(*conditions)
