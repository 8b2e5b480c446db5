"""``rules``: the catalogue, a line a rule."""

from __future__ import annotations

from typing import Literal

import attrs
import click

from gov_disclosure.cli.help import FORMAT, LANG, Command
from gov_disclosure.cli.output import emit, json_bytes
from gov_disclosure.rules import rules
from gov_disclosure.text import Text


@click.command(
    "rules",
    cls=Command,
    words=Text(
        "列出全部规则：代码、级别、标题。",
        "List every rule: code, severity, title.",
    ),
)
@FORMAT
@LANG
def command(style: str, lang: Literal["zh", "en"]) -> None:
    """List every rule: code, severity, title."""
    if style == "json":
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
        lines = (f"{rule.code}  {rule.severity:<8} {rule.title(lang)}\n" for rule in rules())
        emit("".join(lines).encode(), None)
