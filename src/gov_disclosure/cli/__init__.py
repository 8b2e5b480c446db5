"""The command ``gov-disclosure``: arguments and exit codes; everything else is a public function."""

from __future__ import annotations

import sys
from io import StringIO, TextIOWrapper
from typing import NoReturn

from gov_disclosure.cli.exit_codes import FAILED, INTERRUPTED
from gov_disclosure.cli.language import stated
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        _run()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    raise AssertionError("click exits by itself")


def _run() -> None:
    try:
        import click  # noqa: F401
        import rich  # noqa: F401
    except ModuleNotFoundError as error:
        missing = MissingExtraError("cli", Text("命令行", "the command line"), str(error.name))
        print(missing.message(stated()), file=sys.stderr or StringIO())
        raise SystemExit(FAILED) from None
    from gov_disclosure.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character is told so with "?" instead of losing the whole answer.
            stream.reconfigure(errors="replace")
    app()
