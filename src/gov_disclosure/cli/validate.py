"""``validate FILE.json…``: whether JSON documents are reports, by the published schema and what no schema can say."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import FORMAT, LANG, OUTPUT, Command, files_argument
from gov_disclosure.cli.inputs import STDIN
from gov_disclosure.cli.output import complain, emit_json, emit_text
from gov_disclosure.codec import MAX_BYTES, SHOWN_FAULTS, Fault, validate
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.files import CHECK_PATH, CLOSED, named, why
from gov_disclosure.results.validation import validation_to_plain
from gov_disclosure.text import Lang, Text


@click.command(
    "validate",
    cls=Command,
    words=Text(
        "核对 JSON 文件是否为合乎格式的报告文档。\n\n"
        "列出每处错误的位置、预期和实际；键重复之类 JSON Schema 看不到的错误也在内。"
        "只看格式，不核对数字；核对数字用 check。退出码：0 全部合乎格式；1 有错误；2 有文件无法打开。",
        "Say whether JSON files are report documents.\n\n"
        "Every fault with its place, what is expected and what is found, those that a JSON Schema cannot see (a key "
        "said twice) among them. Only the format is looked at; check looks at the figures. Exit code 0: all are valid; "
        "1: some have faults; 2: some cannot be opened.",
    ),
)
@files_argument("files", words=Text("JSON 文件；- 为标准输入。", "JSON files; - for what is piped in."))
@FORMAT
@LANG
@OUTPUT
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], style: str, lang: Lang, output: Path | None) -> None:
    """Say whether JSON files are report documents."""
    found: list[tuple[str, tuple[Fault, ...]]] = []
    failed = False
    for path in files:
        try:
            found.append((named(path), validate(_read(path))))
        except GovDisclosureError as error:
            complain(error, lang)
            failed = True
    if style == "json":
        emit_json(validation_to_plain(found), output)
    else:
        emit_text("".join(_lines(name, faults, lang) for name, faults in found), output)
    ctx.exit(FAILED if failed else FOUND if any(faults for _, faults in found) else CLEAN)


def _read(path: Path) -> bytes:
    """Return no more of a file than shows that it is too large."""
    try:
        if path != STDIN:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        if sys.stdin is None:
            raise UnreadableError("stdin", CLOSED, CHECK_PATH)
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error


_VALID = Text("合乎格式", "valid")
_MORE = Text("另有 {count:,} 处错误；用 --format json 可得全部", "{count:,} more faults; --format json has them all")


def _lines(name: str, faults: tuple[Fault, ...], lang: Lang) -> str:
    lines = [fault.message(lang) for fault in faults[:SHOWN_FAULTS]] or [_VALID[lang]]
    if len(faults) > SHOWN_FAULTS:
        lines.append(_MORE[lang].format(count=len(faults) - SHOWN_FAULTS))
    return "".join(f"{on_one_line(name)}: {line}\n" for line in lines)
