"""The group of commands, one module each, loaded when called."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from gov_disclosure import __version__
from gov_disclosure.cli import FAILED
from gov_disclosure.cli._language import current
from gov_disclosure.cli._output import complain
from gov_disclosure.errors import BrokenReaderWarning, GovDisclosureError

COMMANDS = ("check", "convert", "schema", "rules", "explain", "diff", "series", "rollup")


class Commands(click.Group):
    """Loads ``gov_disclosure.cli.NAME`` and takes its ``command``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the documentation."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module and return it."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"gov_disclosure.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Turn our own errors into one line on stderr and exit code 2; anything else is a bug and shows as one."""
        try:
            with _warnings_told(ctx):
                return super().invoke(ctx)
        except GovDisclosureError as error:
            complain(error, current(ctx))
            ctx.exit(FAILED)
        except BrokenPipeError:
            sys.stdout = None
            ctx.exit(FAILED)


@contextmanager
def _warnings_told(ctx: click.Context) -> Iterator[None]:
    """Say our own warnings like errors, in the language of the call and without a line of source."""
    with warnings.catch_warnings():
        usual = warnings.showwarning

        def show(message: Warning | str, *facts: Any, **more: Any) -> None:
            if isinstance(message, BrokenReaderWarning):
                complain(message.fault, current(ctx))
            else:
                usual(message, *facts, **more)

        warnings.showwarning = show
        yield


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gov-disclosure")
def app() -> None:
    """Read, check, explain and write annual reports on government information disclosure (政府信息公开工作年度报告)."""
