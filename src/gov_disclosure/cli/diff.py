"""``diff A B``: the cells in which two reports differ."""

from __future__ import annotations

from pathlib import Path

import click

from gov_disclosure.cells import Difference, diff
from gov_disclosure.cli.exit_codes import CLEAN, FOUND
from gov_disclosure.cli.help import FORMAT, LANG, OUTPUT, Command, file_argument
from gov_disclosure.cli.inputs import open_input
from gov_disclosure.cli.output import emit_json, emit_text
from gov_disclosure.results import diff_to_plain
from gov_disclosure.text import Lang, Text


@click.command(
    "diff",
    cls=Command,
    words=Text(
        "列出两份报告数字不同的单元格。\n\n"
        "每个单元格一行：键、名称、第一份的数字、第二份的数字。退出码：0 没有不同；1 有不同。",
        "Print the cells in which two reports differ.\n\n"
        "One a line: key, label, first figure, second figure. Exit code 0: none differs; 1: some do.",
    ),
)
@file_argument(
    "first",
    words=Text("第一份报告。", "The first report."),
)
@file_argument(
    "second",
    words=Text("第二份报告。", "The second report."),
)
@FORMAT
@LANG
@OUTPUT
@click.pass_context
def command(ctx: click.Context, first: Path, second: Path, style: str, lang: Lang, output: Path | None) -> None:
    """Print the cells in which two reports differ."""
    left, right = (open_input(path) for path in (first, second))
    found = diff(left.report, right.report)
    if style == "json":
        emit_json(diff_to_plain((left.source, left.report), (right.source, right.report), found), output)
    else:
        emit_text("".join(_line(one, lang) for one in found), output)
    ctx.exit(FOUND if found else CLEAN)


def _line(one: Difference, lang: Lang) -> str:
    """Return key, label and both figures: nothing where a cell is blank, ``×`` where the form has no such cell."""
    figures = (
        "×" if one.lacks == side else "" if figure is None else str(figure)
        for side, figure in (("first", one.first), ("second", one.second))
    )
    return "\t".join([one.cell.key, one.cell.zh if lang == "zh" else one.cell.en, *figures]) + "\n"
