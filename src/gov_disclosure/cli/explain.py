"""``explain CODE``: a rule's page in the terminal, or the rules of a family."""

from __future__ import annotations

from typing import Literal

import click

from gov_disclosure.cli.help import LANG, Argument, Command
from gov_disclosure.cli.output import emit, on_terminal
from gov_disclosure.cli.rules import rule_list
from gov_disclosure.rules import page
from gov_disclosure.rules.registry import chosen, registered
from gov_disclosure.text import Text


@click.command(
    "explain",
    cls=Command,
    words=Text(
        "说明一条规则：核对什么、为何重要、依据、示例和改法；或列出一类规则。",
        "Print what a rule checks, why it matters, its source, examples and how to mend a report; or list the rules of "
        "a family.",
    ),
)
@click.argument(
    "code",
    cls=Argument,
    words=Text(
        "规则代码，如 SUM301；或规则类别，如 SUM。", "Code of the rule, such as SUM301, or of a family, such as SUM."
    ),
)
@LANG
def command(code: str, lang: Literal["zh", "en"]) -> None:
    """Print what a rule checks, why it matters, its source, examples and how to mend a report; or list a family."""
    named = code.upper()
    found = chosen(registered(), (named,))
    if named not in {rule.code for rule in found}:
        emit(rule_list(found, lang), None)
        return
    text = page(named, lang)
    if on_terminal():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        emit(text.encode(), None)
