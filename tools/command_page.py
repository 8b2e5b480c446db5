"""The reference page of the command line, in both languages, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from gov_disclosure.cli.app import COMMANDS, app
from gov_disclosure.cli.help import Argument, Command, Option
from gov_disclosure.text import Lang, Text

_MADE = "<!-- Made by tools/generate.py from the commands; do not edit. -->"
_TITLE = Text("命令行", "Command line")
_OPENING = Text(
    "一个命令 `gov-disclosure`，每项工作是它的一个子命令。下面与 `gov-disclosure 子命令 --help` 所说相同。",
    "One program, `gov-disclosure`, with a command for each task. This page says what "
    "`gov-disclosure COMMAND --help` says.",
)
_COMMANDS = Text("| 子命令 | 用途 |", "| command | what it does |")
_COMMON = Text("共同的约定", "What holds for all commands")
_POINTS = (
    Text(
        "**退出码。** 0：没有达到 `--fail-on` 的发现；1：有这样的发现，或 `validate` 查出错误；2：有文件无法"
        "读取或写入，或命令写法有误；130：被中断。",
        "**Exit codes.** 0: nothing failed; 1: findings at or above `--fail-on`, or faults found by "
        "`validate`; 2: something could not be read or written, or the call is wrong; 130: interrupted.",
    ),
    Text(
        "**输出。** 数据写到标准输出，其余写到标准错误。`-o FILE` 一步替换整个文件，失败时原文件不变。DOCX 和"
        " XLSX 不输出到终端。输出为 UTF-8；终端显示不了的字符显示为问号。",
        "**Output.** Data goes to stdout, everything else to stderr. `-o FILE` replaces the file in one "
        "step; if that fails, the old one stays. DOCX and XLSX are not written to a terminal. Output is "
        "UTF-8; a terminal that cannot show a character shows a question mark.",
    ),
    Text(
        "**语言。** 说明、消息、单元格名称的语言由 `--lang zh|en` 决定；没有写明的，依次看环境变量 "
        "`GOV_DISCLOSURE_LANG`、[配置文件](configuration.md)、系统语言（`LC_ALL`、`LC_MESSAGES`、`LANG`）；系"
        "统没有设定语言的，用中文。",
        "**Language** of help, messages and labels: `--lang zh|en`; where it is not given, that of "
        "`GOV_DISCLOSURE_LANG`, of the [configuration file](configuration.md), of the locale (`LC_ALL`, "
        "`LC_MESSAGES`, `LANG`); Chinese where the locale says nothing.",
    ),
    Text(
        "**文件夹** 代表其中的全部文件，不含隐藏文件、TOML 文件和办公软件的锁定文件；用 `--include` 和 "
        "`--exclude` 选择。",
        "**A folder** stands for all files in it, without hidden ones, TOML files and the locks that office "
        "programs leave; `--include` and `--exclude` choose among them.",
    ),
    Text(
        "**读不了的文件**，或本程序自身出错的文件，写到标准错误，其余文件照常处理。",
        "**A file that cannot be read**, or on which this program itself fails, is told on stderr, and the "
        "others go on.",
    ),
    Text(
        "**文件名** 不是 UTF-8 的，按 GB 18030 读；文件名中会控制终端的字符，显示为可见字符。",
        "**Names of files** that are no UTF-8 are read as GB 18030; of characters that would command a "
        "terminal, visible ones are shown instead.",
    ),
)
_ARGUMENTS = Text("| 参数 | 说明 |", "| argument | what it is |")
_OPTIONS = Text("| 选项 | 值 | 默认 | 说明 |", "| option | value | default | what it is for |")


def page(lang: Lang) -> str:
    """Return the page in *lang*."""
    commands = {name: _command(name) for name in COMMANDS}
    lines = [f"# {_TITLE[lang]}", "", _MADE, "", _OPENING[lang], "", _COMMANDS[lang], "| --- | --- |"]
    lines += [f"| [`{name}`](#{name}) | {_paragraphs(one, lang)[0]} |" for name, one in commands.items()]
    lines += ["", f"## {_COMMON[lang]}", "", *(f"- {point[lang]}" for point in _POINTS), ""]
    for name, one in commands.items():
        lines += _described(name, one, lang)
    return "\n".join(lines)


def _command(name: str) -> Command:
    found = app.get_command(click.Context(app), name)
    assert isinstance(found, Command)
    return found


def _paragraphs(command: Command, lang: Lang) -> list[str]:
    return [_escaped(paragraph) for paragraph in command.words[lang].split("\n\n")]


def _described(name: str, command: Command, lang: Lang) -> Iterator[str]:
    yield f"## `{name}`"
    yield ""
    pieces = command.collect_usage_pieces(click.Context(command, info_name=name))
    yield f"`{' '.join(['gov-disclosure', name, *pieces])}`"
    yield ""
    for paragraph in _paragraphs(command, lang):
        yield paragraph
        yield ""
    arguments = [one for one in command.params if isinstance(one, Argument)]
    options = [one for one in command.params if isinstance(one, Option) and "--help" not in one.opts]
    if arguments:
        yield _ARGUMENTS[lang]
        yield "| --- | --- |"
        for argument in arguments:
            yield f"| `{(argument.name or '').upper()}` | {_escaped(argument.words[lang])} |"
        yield ""
    yield _OPTIONS[lang]
    yield "| --- | --- | --- | --- |"
    for option in options:
        spelt = ", ".join(f"`{name}`" for name in option.opts)
        yield f"| {spelt} | {_value(option)} | {_default(option)} | {_escaped(option.words[lang])} |"
    yield ""


def _value(option: Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return ", ".join(f"`{choice}`" for choice in option.type.choices)
    return f"`{option.metavar}`"


def _default(option: Option) -> str:
    return f"`{option.default}`" if option.show_default else ""


def _escaped(words: str) -> str:
    """Return *words* as Markdown that shows them as they are."""
    for sign in "*_<[":
        words = words.replace(sign, f"\\{sign}")
    return words
