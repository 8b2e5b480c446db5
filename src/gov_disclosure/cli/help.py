"""Commands, options and arguments that explain themselves in both languages; the page that ``--help`` prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR
from typing import Any, TypeVar

import click

from gov_disclosure.cli.configured import refuse_wrong
from gov_disclosure.cli.language import VARIABLE, current
from gov_disclosure.cli.output import emit_text
from gov_disclosure.cli.usage import WrongCallError, too_many
from gov_disclosure.document.characters import display_width
from gov_disclosure.errors import UnwritableError
from gov_disclosure.files import NOT_THERE, named, why
from gov_disclosure.text import Lang, Text

_F = TypeVar("_F", bound=Callable[..., Any])


class Option(click.Option):
    """An option with *words*: what it is for, in both languages."""

    def __init__(self, declared: Sequence[str], *, words: Text, **facts: Any) -> None:
        super().__init__(declared, **facts)
        self.words = words


class Argument(click.Argument):
    """An argument with *words*: what it stands for, in both languages."""

    def __init__(self, declared: Sequence[str], *, words: Text, **facts: Any) -> None:
        super().__init__(declared, **facts)
        self.words = words


class _File(click.Path):
    """A path; an empty one, as an unset shell variable gives, is refused: to Python it is the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            raise WrongCallError(Text("文件名为空", "the name of a file is empty"), ctx)
        return super().convert(value, param, ctx)


FILE = _File(path_type=Path)
"""Any file or folder; whether it is there is told where it is opened."""


def file_argument(name: str, *, words: Text) -> Callable[[_F], _F]:
    """Return the decorator for an argument that is a file."""
    return click.argument(name, cls=Argument, type=FILE, words=words)


def files_argument(name: str, *, words: Text, required: bool = True) -> Callable[[_F], _F]:
    """Return the decorator for an argument of files and folders, at least one of them where *required*."""
    return click.argument(name, cls=Argument, nargs=-1, required=required, type=FILE, words=words)


REPORTS = files_argument(
    "paths",
    words=Text(
        "报告文件，或文件夹（其中全部文件）；- 表示从标准输入读取。",
        "Reports: files, or folders for all files in them; - for what is piped in.",
    ),
)


def _show_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        emit_text(f"{ctx.get_help()}\n", None)
        ctx.exit()


def help_option() -> Option:
    """Return the option that prints the page of its command."""
    words = Text("显示这页说明。", "Show this page.")
    return Option(["-h", "--help"], words=words, is_flag=True, is_eager=True, expose_value=False, callback=_show_help)


def _language(ctx: click.Context, _: click.Parameter, __: Lang | None) -> Lang:
    return current(ctx)


LANG = click.option(
    "--lang",
    cls=Option,
    type=click.Choice(["zh", "en"]),
    envvar=VARIABLE,
    callback=_language,
    is_eager=True,
    words=Text(
        f"说明、消息和单元格名称的语言；可用环境变量 {VARIABLE} 或配置文件预先设定，否则按系统语言。",
        f"Language of help, messages and labels; the environment variable {VARIABLE} or the configuration file sets it "
        "for good, else it is the system's.",
    ),
)


FORMAT = click.option(
    "--format",
    "style",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    words=Text("结果的格式。", "How to show the results."),
)


YEAR = click.option(
    "--year",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="YEAR",
    words=Text(
        "文件没有写明的报告年度；只能用于一个文件。",
        "Year of the report, where its file does not say it; one file only.",
    ),
)
ORGAN = click.option(
    "--organ",
    cls=Option,
    metavar="NAME",
    words=Text(
        "文件没有写明的机关名称；只能用于一个文件。", "The organ's name, where the file does not say it; one file only."
    ),
)

CONFIG = click.option(
    "--config",
    cls=Option,
    type=FILE,
    metavar="FILE",
    expose_value=False,
    words=Text(
        "配置文件；不写时为当前文件夹或其上级文件夹中的 gov-disclosure.toml，"
        "或 pyproject.toml 中的 [tool.gov-disclosure]。",
        "Configuration file; else gov-disclosure.toml, or [tool.gov-disclosure] of pyproject.toml, in this folder or "
        "one above it.",
    ),
)
NO_CONFIG = click.option(
    "--no-config",
    cls=Option,
    is_flag=True,
    expose_value=False,
    words=Text("不读取配置文件。", "Read no configuration file."),
)
INCLUDE = click.option(
    "--include",
    cls=Option,
    multiple=True,
    metavar="PATTERN",
    words=Text(
        "文件夹中只读取这些文件，如 *.html；可写多次。",
        "Files to read in folders, such as *.html; may be given more than once.",
    ),
)
EXCLUDE = click.option(
    "--exclude",
    cls=Option,
    multiple=True,
    metavar="PATTERN",
    words=Text(
        "文件夹中不读取这些文件，如 drafts/*；可写多次。",
        "Files not to read in folders, such as drafts/*; may be given more than once.",
    ),
)

PROFILES = click.option(
    "--profiles",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=Text(
        "本地年报惯用的小标题（TOML 文件），在内置的各套之外。",
        "TOML file with sub-headings that reports of a region print, besides those that are built in.",
    ),
)


def _in_a_folder(_: click.Context, __: click.Parameter, output: Path | None) -> Path | None:
    """Hold that there is a folder for the output, before minutes go by for what cannot be written."""
    if output is not None:
        try:
            there = S_ISDIR(output.parent.stat().st_mode)
        except OSError as error:
            raise UnwritableError(named(output), why(error)) from error
        if not there:
            raise UnwritableError(named(output), NOT_THERE)
    return output


OUTPUT = click.option(
    "-o",
    "--output",
    cls=Option,
    type=FILE,
    callback=_in_a_folder,
    metavar="FILE",
    words=Text("写入这个文件，而不是标准输出。", "Write to this file instead of stdout."),
)


def options_of_files(*own: Callable[..., Any]) -> Callable[[_F], _F]:
    """Return the decorator for the options of every command that reads folders; those of its *own* are in between."""

    def decorate(command: _F) -> _F:
        shared: tuple[Callable[[_F], _F], ...] = (INCLUDE, EXCLUDE, *own, CONFIG, NO_CONFIG, LANG, OUTPUT)
        for option in reversed(shared):
            command = option(command)
        return command

    return decorate


class Command(click.Command):
    """
    A command with *words*: what it does, in both languages.

    The first paragraph, one sentence, is also its line in the list of commands.
    """

    def __init__(self, name: str | None, *, words: Text, **facts: Any) -> None:
        super().__init__(name, add_help_option=False, **facts)
        self.words = words
        self.params.append(help_option())

    allow_extra_args = True
    """So that `parse_args` can say in both languages that there are too many."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand *args*; whatever is wrong with them knows the command it was meant for."""
        try:
            extra = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if extra and not isinstance(self, click.Group):
            raise too_many(extra, ctx)
        return extra

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless the configuration file is wrong; pages of help are shown all the same."""
        if not isinstance(self, click.Group):
            refuse_wrong(ctx)
        return super().invoke(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page in the language of the call."""
        formatter.write("\n".join(_page(self, ctx, current(ctx), formatter.width)))


_USAGE = Text("用法：", "Usage: ")
_ARGUMENTS = Text("参数：", "Arguments:")
_OPTIONS = Text("选项：", "Options:")
_COMMANDS = Text("命令：", "Commands:")
_DEFAULT = Text("（默认：{value}）", " [default: {value}]")
_REQUIRED = Text("（必填）", " [required]")
_INDENT = 2
_LEFT = 26
"""Columns of the left side of a table; a longer entry has a line of its own."""


def _page(command: Command, ctx: click.Context, lang: Lang, width: int) -> Iterator[str]:
    yield _USAGE[lang] + " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    for paragraph in command.words[lang].split("\n\n"):
        yield ""
        yield from _indented(paragraph, width)
    arguments = [one for one in command.params if isinstance(one, Argument)]
    options = [one for one in command.params if isinstance(one, Option)]
    yield from _table(_ARGUMENTS[lang], [(_name(one), one.words[lang]) for one in arguments], width)
    yield from _table(_OPTIONS[lang], [(_spelt(one), one.words[lang] + _facts(one, lang)) for one in options], width)
    if isinstance(command, click.Group):
        named = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        lines = [(name, one.words[lang].split("\n\n")[0]) for name, one in named if isinstance(one, Command)]
        yield from _table(_COMMANDS[lang], lines, width)


def _name(argument: Argument) -> str:
    name = (argument.name or "").upper()
    return f"{name}..." if argument.nargs == -1 else name


def _spelt(option: Option) -> str:
    """Return the option with its value: the choices, or a word for what is to be written."""
    spelt = ", ".join(option.opts)
    if option.is_flag:
        return spelt
    if isinstance(option.type, click.Choice):
        return f"{spelt} {'|'.join(option.type.choices)}"
    return f"{spelt} {option.metavar}"


def _facts(option: Option, lang: Lang) -> str:
    if option.required:
        return _REQUIRED[lang]
    return _DEFAULT[lang].format(value=option.default) if option.show_default else ""


def _table(heading: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield a heading and two columns, nothing where there are no rows."""
    rows = list(rows)
    if not rows:
        return
    yield ""
    yield heading
    left = min(max(display_width(name) for name, _ in rows), _LEFT)
    for name, words in rows:
        lines = list(folded(words, width - 2 * _INDENT - left))
        first = f"{' ' * _INDENT}{name:<{left + _INDENT}}"
        yield first + lines.pop(0) if len(name) <= left else first
        yield from (" " * (left + 2 * _INDENT) + line for line in lines)


def _indented(text: str, width: int) -> Iterator[str]:
    return (" " * _INDENT + line for line in folded(text, width - _INDENT))


_PIECE = re.compile(r"\s+|[（“《]*(?:[!-~]+|\S)[，。；：、）”》…]*")


def folded(text: str, width: int) -> Iterator[str]:
    """Break *text* into lines of at most *width* columns: at blanks or between Han characters, never before a 、."""
    line = ""
    for piece in _PIECE.findall(text):
        if line.strip() and display_width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()
