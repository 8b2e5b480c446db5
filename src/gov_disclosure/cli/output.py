"""Write data to stdout or to a file, which appears in one step, and everything else to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.document.characters import escaped_json, for_terminal
from gov_disclosure.errors import GovDisclosureError, UnwritableError
from gov_disclosure.files import CLOSED, named, replace_file, why
from gov_disclosure.text import Lang, Text

if TYPE_CHECKING:
    from gov_disclosure.writing.findings_text import Line

STDOUT = Text("标准输出", "stdout")


def emit(data: bytes | Iterable[bytes], output: Path | None) -> None:
    """
    Write *data*, or its pieces, to *output*, replacing it in one step, or to stdout.

    Raises:
        UnwritableError: there is no writing to *output*.

    """
    if output is None:
        for piece in (data,) if isinstance(data, bytes) else data:
            _print(piece)
        return
    try:
        replace_file(output, data)
    except OSError as error:
        raise UnwritableError(named(output), why(error)) from error


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise UnwritableError(STDOUT, CLOSED)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        leave_stdout()
        raise
    except OSError as error:
        leave_stdout()
        raise UnwritableError(STDOUT, why(error)) from error


def leave_stdout() -> None:
    """Point stdout nowhere once it cannot be written to, or Python fails on it again when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def emit_text(text: str, output: Path | None) -> None:
    """Write *text* for people; characters that would command a terminal are shown instead."""
    emit(for_terminal(text).encode(), output)


def show_lines(lines: Iterable[Line]) -> None:
    """Write lines to stdout: in colour on a terminal, plain anywhere else."""
    if not on_terminal():
        emit_text("".join(f"{line.text}\n" for line in lines), None)
        return
    from rich.console import Console
    from rich.text import Text as Coloured

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Coloured(for_terminal(line.text), style=_STYLES.get(line.style, "")))


_STYLES = {"title": "bold", "ok": "green", "error": "bold red", "warning": "yellow", "info": "cyan", "dim": "dim"}


def on_terminal(stream: TextIO | None = None) -> bool:
    """Tell whether *stream*, stdout unless told otherwise, is a terminal."""
    asked = sys.stdout if stream is None else stream
    return asked is not None and asked.isatty()


def refuse_terminal(to: str, output: Path | None) -> None:
    """
    Hold that an office file does not go to a terminal.

    Raises:
        WrongCallError: it would.

    """
    if to in _OFFICE and output is None and on_terminal():
        words = Text(
            f"{to} 文件不能显示在终端上，请用 -o 写入文件", f"a terminal cannot show {to}; write it to a file with -o"
        )
        raise WrongCallError(words, click.get_current_context())


_OFFICE = ("docx", "xlsx")


def emit_json(plain: dict[str, Any], output: Path | None) -> None:
    """Write a document as JSON."""
    emit(json_bytes(plain), output)


def json_bytes(plain: Any) -> bytes:
    """Return a document as JSON that people can read too."""
    return f"{escaped_json(json.dumps(plain, ensure_ascii=False, indent=2))}\n".encode()


def complain(error: GovDisclosureError, lang: Lang) -> None:
    """Tell the person at the terminal what went wrong and what to do."""
    say(f"gov-disclosure: {error.message(lang)}")


def say(message: str) -> None:
    """Tell the person at the terminal something that is not data; nobody is told where stderr is closed or full."""
    with suppress(OSError):
        click.echo(for_terminal(message), err=True)
