"""The group of commands, one module each, loaded when called."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from gov_disclosure import __version__
from gov_disclosure.cli.configured import configure
from gov_disclosure.cli.exit_codes import FAILED, INTERRUPTED
from gov_disclosure.cli.help import LANG, Command, Option
from gov_disclosure.cli.inputs import unexpected_told
from gov_disclosure.cli.language import current
from gov_disclosure.cli.output import complain, emit_text, say
from gov_disclosure.cli.usage import unknown_command, usage_text
from gov_disclosure.errors import BrokenReaderWarning, GovDisclosureError
from gov_disclosure.text import Lang, Text

COMMANDS = ("check", "convert", "validate", "schema", "rules", "explain", "diff", "series", "rollup", "statements")


class Commands(Command, click.Group):
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with."""
        if args[0] not in COMMANDS:
            raise unknown_command(args[0], ctx)
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take note of configuration and language before anything is said; without any words help is the answer."""
        configure(ctx, args)
        if not args:
            say(ctx.get_help())
            ctx.exit(FAILED)
        with _told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was called."""
        with _told(ctx), _warnings_told(ctx):
            return super().invoke(ctx)


@contextmanager
def _told(ctx: click.Context) -> Iterator[None]:
    """Turn wrong calls, our own errors and our faults into a line on stderr and exit code 2."""
    try:
        with unexpected_told("gov-disclosure"):
            yield
    except GovDisclosureError as error:
        complain(error, current(ctx))
        ctx.exit(FAILED)
    except click.UsageError as error:
        say(usage_text(error)[current(ctx)])
        ctx.exit(FAILED)
    except BrokenPipeError:  # who read the output has seen enough
        ctx.exit(FAILED)
    except KeyboardInterrupt:
        ctx.exit(INTERRUPTED)


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


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        emit_text(f"gov-disclosure {__version__}\n", None)
        ctx.exit()


@click.group(
    "gov-disclosure",
    cls=Commands,
    words=Text(
        "读取、核对、解释和生成政府信息公开工作年度报告。\n\n各命令的用法见：gov-disclosure 命令 --help。",
        "Read, check, explain and write annual reports on government information disclosure (政府信息公开工作年度报告)."
        "\n\nFor a command's own page: gov-disclosure COMMAND --help.",
    ),
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    words=Text("显示版本号。", "Show the version."),
)
@LANG
def app(lang: Lang) -> None:
    """The group of the commands; it does nothing by itself."""
