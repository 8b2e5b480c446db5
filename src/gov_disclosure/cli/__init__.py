"""The command ``gov-disclosure``: arguments and exit codes; everything else is a public function."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import NoReturn

from gov_disclosure.cli._language import stated
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.text import Text

CLEAN, FOUND, FAILED = 0, 1, 2
"""Exit codes: nothing failed; findings at or above the threshold; something could not be read or the call is wrong."""


def main() -> NoReturn:
    """Run the command line and exit."""
    try:
        import click  # noqa: F401
        import rich  # noqa: F401
    except ModuleNotFoundError as error:
        missing = MissingExtraError("cli", Text("命令行", "the command line"), str(error.name))
        print(missing.message(stated()), file=sys.stderr)  # noqa: T201
        raise SystemExit(FAILED) from None
    from gov_disclosure.cli._app import app

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character is told so with "?" instead of losing the whole answer.
            stream.reconfigure(errors="replace")
    app()
    raise AssertionError("click exits by itself")
