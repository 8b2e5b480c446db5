"""``diff A B``: the cells in which two reports differ."""

from __future__ import annotations

from pathlib import Path

import click

from gov_disclosure import cells
from gov_disclosure.cli import CLEAN, FOUND
from gov_disclosure.cli._help import LANG, Argument, Command
from gov_disclosure.cli._inputs import open_input
from gov_disclosure.cli._output import emit
from gov_disclosure.text import Text


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
@click.argument(
    "first",
    cls=Argument,
    type=click.Path(path_type=Path),
    words=Text("第一份报告。", "The first report."),
)
@click.argument(
    "second",
    cls=Argument,
    type=click.Path(path_type=Path),
    words=Text("第二份报告。", "The second report."),
)
@LANG
@click.pass_context
def command(ctx: click.Context, first: Path, second: Path, lang: str) -> None:
    """Print the cells in which two reports differ, one a line: key, label, first figure, second figure."""
    left, right = (open_input(path).report for path in (first, second))
    mine, yours = cells.by_key(left), cells.by_key(right)
    known = {**cells.form_of(right).cells, **cells.form_of(left).cells}
    lines = [
        "\t".join([key, form.zh if lang == "zh" else form.en, _shown(mine, key), _shown(yours, key)])
        for key, form in known.items()
        if (key in mine) != (key in yours) or mine.get(key) != yours.get(key)
    ]
    emit("".join(f"{line}\n" for line in lines).encode(), None)
    ctx.exit(FOUND if lines else CLEAN)


def _shown(figures: dict[str, cells.Value], key: str) -> str:
    """Return the figure as text: nothing where it is blank, ``×`` where the form has no such cell."""
    if key not in figures:
        return "×"
    return "" if figures[key] is None else str(figures[key])
