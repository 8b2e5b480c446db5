"""``diff A B``: the cells in which two reports differ."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from gov_disclosure import cells
from gov_disclosure.cli import CLEAN, FOUND
from gov_disclosure.cli._help import FORMAT, LANG, Command, file_argument
from gov_disclosure.cli._inputs import open_input
from gov_disclosure.cli._output import OUTPUT, emit
from gov_disclosure.model import Report
from gov_disclosure.results.comparisons import Difference, diff_json
from gov_disclosure.text import Lang, Text


@click.command(
    "diff",
    cls=Command,
    words=Text(
        "列出两份报告数字不同的单元格。\n\n"
        "每格一行：键、名称、第一份的数字、第二份的数字。退出码：0 没有不同；1 有不同。",
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
    differences = list(_differences(left.report, right.report))
    if style == "json":
        emit(diff_json(left, right, differences), output)
    else:
        emit("".join(_line(one, lang) for one in differences).encode(), output)
    ctx.exit(FOUND if differences else CLEAN)


def _differences(left: Report, right: Report) -> Iterator[Difference]:
    mine, yours = cells.by_key(left), cells.by_key(right)
    known = {**cells.form_of(right).cells, **cells.form_of(left).cells}
    for key, cell in known.items():
        lacks = "first" if key not in mine else "second" if key not in yours else None
        if lacks or mine[key] != yours[key]:
            yield Difference(cell=cell, first=mine.get(key), second=yours.get(key), lacks=lacks)


def _line(one: Difference, lang: Lang) -> str:
    """Return key, label and both figures: nothing where a cell is blank, ``×`` where the form has no such cell."""
    figures = (
        "×" if one.lacks == side else "" if figure is None else str(figure)
        for side, figure in (("first", one.first), ("second", one.second))
    )
    return "\t".join([one.cell.key, one.cell.zh if lang == "zh" else one.cell.en, *figures]) + "\n"
