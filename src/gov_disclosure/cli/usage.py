"""What is wrong with a call, in both languages; click says it in English only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from gov_disclosure.text import Text, choice_of


class WrongCallError(click.UsageError):
    """A wrong call that click has no error of its own for; *words* say it in both languages."""

    def __init__(self, words: Text, ctx: click.Context | None) -> None:
        super().__init__(words.en, ctx)
        self.words = words


def unknown_command(name: str, ctx: click.Context) -> WrongCallError:
    """Return the error of a command that there is not."""
    return WrongCallError(Text(f"没有命令“{name}”", f"no such command: {name}"), ctx)


def too_many(extra: list[str], ctx: click.Context) -> WrongCallError:
    """Return the error of arguments that the command has no place for."""
    listed = " ".join(extra)
    return WrongCallError(Text(f"多余的参数：{listed}", f"unexpected arguments: {listed}"), ctx)


def usage_text(error: click.UsageError) -> Text:
    """Return what is wrong with the call and where the right one is explained."""
    words = error.words if isinstance(error, WrongCallError) else _words(error)
    path = error.ctx.command_path if error.ctx else "gov-disclosure"
    return Text(
        f"gov-disclosure: {words.zh}。用法见 {path} --help。", f"gov-disclosure: {words.en}. See {path} --help."
    )


def _words(error: click.UsageError) -> Text:
    for kind, words in _KINDS.items():
        if isinstance(error, kind):
            return words(error)
    if error.ctx and isinstance(error.ctx.command, click.Group):
        return Text("缺少命令", "a command is missing")
    return Text(f"调用有误（{error.format_message()}）", f"the call is wrong ({error.format_message()})")


def _missing(error: click.MissingParameter) -> Text:
    name = _named(error)
    return Text(f"缺少 {name}", f"{name} is missing")


def _wrong(error: click.BadParameter) -> Text:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        expected = choice_of(kind.choices)
    elif isinstance(kind, click.IntRange):
        expected = Text(f"不小于 {kind.min} 的整数", f"a whole number of {kind.min} or more")
    elif isinstance(kind, click.DateTime):
        expected = Text("日期，如 2027-03-31", "a date such as 2027-03-31")
    else:
        expected = Text(error.message, error.message)
    return Text(f"{_named(error)} 应为 {expected.zh}", f"{_named(error)} must be {expected.en}")


def _named(error: click.BadParameter) -> str:
    """Return the option as it is typed, or the argument as the usage line shows it."""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return (error.param.name if error.param and error.param.name else "").upper()


def _no_option(error: click.NoSuchOption) -> Text:
    near = error.possibilities or ()
    meant = Text(f"（是不是 {' 或 '.join(near)}？）", f" (perhaps {' or '.join(near)}?)") if near else Text("", "")
    name = error.option_name
    return Text(f"没有选项 {name}{meant.zh}", f"no such option: {name}{meant.en}")


def _option_usage(error: click.BadOptionUsage) -> Text:
    name = error.option_name
    known = error.ctx.command.params if error.ctx else ()
    flag = any(isinstance(one, click.Option) and one.is_flag and name in one.opts for one in known)
    if flag:
        return Text(f"选项 {name} 后面没有值", f"the option {name} takes no value")
    return Text(f"选项 {name} 后面缺少值", f"the option {name} needs a value")


_KINDS: Mapping[type[click.UsageError], Callable[[Any], Text]] = {
    click.MissingParameter: _missing,
    click.BadParameter: _wrong,
    click.NoSuchOption: _no_option,
    click.BadOptionUsage: _option_usage,
}
"""The words of each kind of click's errors; `MissingParameter` is a kind of `BadParameter` and stands before it."""
