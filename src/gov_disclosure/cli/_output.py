"""Data goes to stdout or, in one step, to a file; everything else to stderr."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gov_disclosure._files import replace_file
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.text import Lang

OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of stdout."
)


def emit(data: bytes, output: Path | None) -> None:
    """Write *data* to *output*, replacing it in one step, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    replace_file(output, data)


def complain(error: GovDisclosureError, lang: Lang) -> None:
    """Tell the person at the terminal what went wrong and what to do."""
    say(f"gov-disclosure: {error.message(lang)}")


def say(message: str) -> None:
    """Tell the person at the terminal something that is not data."""
    click.echo(message, err=True)
