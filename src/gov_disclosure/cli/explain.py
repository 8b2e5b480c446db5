"""``explain CODE``: a rule's page in the terminal."""

from __future__ import annotations

import sys
from typing import Literal

import click

from gov_disclosure.cli._inputs import LANG
from gov_disclosure.cli._output import emit
from gov_disclosure.rules import page


@click.command("explain")
@click.argument("code")
@LANG
def command(code: str, lang: Literal["zh", "en"]) -> None:
    """Print what a rule checks, why it matters, its source, examples and how to mend a report."""
    text = page(code.upper(), lang)
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text))
    else:
        emit(text.encode(), None)
