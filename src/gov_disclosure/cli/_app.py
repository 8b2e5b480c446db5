"""The group of commands, one module each, loaded when called."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from gov_disclosure import __version__
from gov_disclosure.cli import FAILED
from gov_disclosure.errors import GovDisclosureError

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
            return super().invoke(ctx)
        except GovDisclosureError as error:
            click.echo(f"gov-disclosure: {error}", err=True)
            ctx.exit(FAILED)
        except BrokenPipeError:
            sys.stdout = None
            ctx.exit(FAILED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gov-disclosure")
def app() -> None:
    """Read, check, explain and write annual reports on government information disclosure (政府信息公开工作年度报告)."""
