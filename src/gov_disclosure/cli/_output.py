"""Data goes to stdout or, in one step, to a file; everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from gov_disclosure._files import replace_file
from gov_disclosure.cli._help import FILE, Option
from gov_disclosure.errors import GovDisclosureError, UnwritableError
from gov_disclosure.text import Lang, Text

OUTPUT = click.option(
    "-o",
    "--output",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=Text("写入这个文件，而不是标准输出。", "Write to this file instead of stdout."),
)

_WHY: Mapping[type[OSError], Text] = {
    FileNotFoundError: Text("没有这个文件或文件夹", "No such file or directory"),
    IsADirectoryError: Text("这是文件夹，不是文件", "Is a directory"),
    PermissionError: Text("没有权限", "Permission denied"),
}


def why(error: OSError) -> Text:
    """Say why a file cannot be opened or written; the system knows the rarer reasons in its own language only."""
    told = error.strerror or type(error).__name__
    return _WHY.get(type(error), Text(f"无法打开（{told}）", f"cannot be opened ({told})"))


def emit(data: bytes, output: Path | None) -> None:
    """
    Write *data* to *output*, replacing it in one step, or to stdout.

    Raises:
        UnwritableError: there is no writing to *output*.

    """
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        replace_file(output, data)
    except OSError as error:
        raise UnwritableError(str(output), why(error)) from error


def emit_json(plain: dict[str, Any], output: Path | None) -> None:
    """Write a document as JSON."""
    emit(f"{json.dumps(plain, ensure_ascii=False, indent=2)}\n".encode(), output)


def complain(error: GovDisclosureError, lang: Lang) -> None:
    """Tell the person at the terminal what went wrong and what to do."""
    say(f"gov-disclosure: {error.message(lang)}")


def say(message: str) -> None:
    """Tell the person at the terminal something that is not data."""
    click.echo(message, err=True)
