"""``diff A B``: the cells in which two reports differ."""

from __future__ import annotations

from pathlib import Path

import click

from gov_disclosure import cells
from gov_disclosure.cli import CLEAN, FOUND
from gov_disclosure.cli._inputs import LANG, open_input
from gov_disclosure.cli._output import emit


@click.command("diff")
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
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
