"""``rules``: the catalogue, a line a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import attrs
import click

from gov_disclosure.cli.help import FORMAT, LANG, Command, Option
from gov_disclosure.cli.output import emit, json_bytes
from gov_disclosure.relations.linear import Blank
from gov_disclosure.rules import Rule, rules
from gov_disclosure.text import Lang, Text


@click.command(
    "rules",
    cls=Command,
    words=Text(
        "列出全部规则：代码、级别、标题。",
        "List every rule: code, severity, title.",
    ),
)
@FORMAT
@click.option(
    "--sql",
    cls=Option,
    metavar="DIALECT",
    words=Text(
        "改为输出一条 SQL 查询：在 frames.wide 各列的表上核对全部线性规则；如 duckdb、postgres、spark。",
        "Print a query instead that checks all linear rules on a table with the columns of frames.wide; "
        "for duckdb, postgres, spark and others.",
    ),
)
@click.option(
    "--blank",
    cls=Option,
    type=click.Choice(get_args(Blank)),
    default="unknown",
    show_default=True,
    words=Text("查询中空白单元格的读法，与 check 相同。", "How the query reads a cell without a figure, as in check."),
)
@LANG
def command(style: str, sql: str | None, blank: Blank, lang: Literal["zh", "en"]) -> None:
    """List every rule: code, severity, title."""
    if sql is not None:
        from gov_disclosure.frames import checks_as_sql

        emit(checks_as_sql(sql, blank=blank).encode(), None)
    elif style == "json":
        listed = [
            {
                "code": rule.code,
                "severity": rule.severity,
                "status": rule.status,
                "since": rule.since,
                "needs": list(rule.needs),
                "linear": rule.linear,
                "source": attrs.asdict(rule.source.text),
                "title": attrs.asdict(rule.words.title),
            }
            for rule in rules()
        ]
        emit(json_bytes(listed), None)
    else:
        emit(rule_list(rules(), lang), None)


def rule_list(rules: Iterable[Rule], lang: Lang) -> bytes:
    """Return a line for each rule: code, severity, title."""
    return "".join(f"{rule.code}  {rule.severity:<8} {rule.title(lang)}\n" for rule in rules).encode()
