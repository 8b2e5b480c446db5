"""Made reports whose tables have few lines or none, and what becomes of each figure printed in them."""

from __future__ import annotations

import copy
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from attrs import evolve

from gov_disclosure import cells, forms
from gov_disclosure.forms import Form, GridCell, TableForm
from gov_disclosure.reading import Reading, read
from pdf_layouts import RULES, Look, broken_figures, report_pdf

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def digits(text: str) -> str:
    """The digits of *text*, however they are printed."""
    return "".join(re.findall(r"[\d.]", unicodedata.normalize("NFKC", text)))


def numbers(text: str) -> Counter[str]:
    """The numbers in *text*, those on different lines or with marks of doubt between apart."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(filter(None, map(digits, re.split(r"[^\d.,]+", plain))))


@dataclass
class Account:
    """
    Every figure of one report accounted for.

    ``placed``: cells with the printed figure. ``wrong``: cells with another.
    ``lost``: cells of which neither the figure nor its pieces are told.
    ``twice``: numbers that are left over though they are placed, or were not printed.
    """

    placed: int
    wrong: dict[str, str]
    lost: dict[str, list[str]]
    twice: Counter[str]


def account(reading: Reading, form: Form, printed: Mapping[str, str], look: Look) -> Account:
    """A figure that the page breaks over lines may be left over whole or in these pieces."""
    values = {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}
    wrong = {key: value for key, value in values.items() if digits(printed.get(key, "")) != value}
    left = sum((numbers(leftover.text) for leftover in reading.leftovers), Counter[str]())
    lost = {}
    for key, lines in broken_figures(form, printed, look).items():
        pieces = Counter(filter(None, map(digits, lines)))
        if key in values or not pieces:
            continue
        told = next((one for one in (pieces, Counter(["".join(map(digits, lines))])) if one <= left), None)
        if told is None:
            lost[key] = lines
        else:
            left -= told
    return Account(placed=len(values) - len(wrong), wrong=wrong, lost=lost, twice=left)


LABELS = {
    "wide labels": (0.06, 0.12, 0.32),
    "middling labels": (0.04, 0.08, 0.2),
    "narrow labels": (0.03, 0.05, 0.14),
    "uneven labels": (0.03, 0.12, 0.1),
}
SIDES = {"figures left": 0.0, "figures centred": 0.5, "figures right": 1.0}
HEIGHTS = {"figures on top": 0.0, "figures in the middle": 0.5, "figures at the bottom": 1.0}
WHERE_LABELS = {"labels on top": 0.0, "labels in the middle": 0.5, "labels at the bottom": 1.0}


@dataclass
class Made:
    """
    A made report: its form, what is printed in each cell, how, and the names of what is special in it.

    The tables of the form may be printed with slips; ``extra.…`` are the keys of
    cells that the form does not have.
    """

    form: Form
    printed: dict[str, str]
    look: Look
    traits: list[str]


def made(seed: int) -> Made:
    """Return the report of *seed*: every trait of its look is drawn on its own."""
    chance = random.Random(seed)
    form = forms.for_edition(chance.choice(["2021", "2021", "2021", "2019"]))
    rules = chance.choice(["none", "none", "none", *(one for one in RULES if one not in ("full", "none"))])
    labels = chance.choice(list(LABELS))
    side, high, names = (chance.choice(list(one)) for one in (SIDES, HEIGHTS, WHERE_LABELS))
    whole_rows, repeat, header = chance.random() < 0.6, chance.random() < 0.4, chance.random() < 0.85
    size = chance.choice([7.5, 9.0, 10.5])
    figures, blanks = chance.choice(["short", "short", "mixed", "long"]), chance.choice([0.0, 0.0, 0.05, 0.3])
    look = Look(
        rules=rules, labels=LABELS[labels], size=size, high=HEIGHTS[high], side=SIDES[side],
        names=WHERE_LABELS[names], whole_rows=whole_rows, repeat=repeat, header=header,
        start=chance.choice([0.0, chance.uniform(0, 600)]), first=chance.choice([None, 0.2, 0.4]),
        jitter=chance.choice([0.0, 0.0, 0.06]) * size, seed=seed,
        footer=chance.choice(["- {} -", "{}", "第{}页", "— {} —"]),
    )  # fmt: skip
    traits = [f"rules: {rules}", labels, side, high, names, f"type {size}", f"figures: {figures}", form.edition]
    traits.append("rows cut by pages" if not whole_rows else "rows whole")
    traits += ["header repeated"] * repeat + [f"blanks {blanks}"]
    traits += ["skewed"] * bool(look.jitter)
    slip = chance.choice([None, None, *SLIPS])
    if slip is not None:
        form = _with_table(form, SLIPS[slip](form.tables["requests"], chance))
        traits.append(slip)
        header = header or slip == "columns swapped"  # else nobody can know
    look = evolve(look, header=header)
    traits += ["header in the picture"] * (not header)
    keys = [cell.key for table in form.tables.values() for cell in table.grid if cell.key]
    return Made(form, {key: _figure(chance, figures, blanks) for key in keys}, look, traits)


# -- slips of table three ----------------------------------------------------------------------


def _with_table(form: Form, table: TableForm) -> Form:
    other = copy.copy(form)
    other.__dict__["tables"] = {**form.tables, "requests": table}
    return other


def _row_labels(table: TableForm) -> list[GridCell]:
    rows = {cell.row for cell in table.grid if cell.key}
    last: dict[int, GridCell] = {}
    for cell in table.grid:
        if not cell.key and cell.row in rows and cell.rowspan == 1:
            last[cell.row] = cell
    return list(last.values())


def _swap_columns(table: TableForm, chance: random.Random) -> TableForm:
    """Two neighbouring columns of organisations change places, names and figures."""
    at = chance.randrange(4, 8)
    to = {at: at + 1, at + 1: at}
    cells = [
        evolve(cell, column=to.get(cell.column, cell.column)) if cell.colspan == 1 and cell.row >= _LEAVES else cell
        for cell in table.grid
    ]
    return evolve(table, grid=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


_LEAVES = 2
"""The row of table three in which its organisations are named."""


def _mistype(table: TableForm, chance: random.Random) -> TableForm:
    """A character is missing in the labels of four rows."""
    return _relabel(table, chance, 4, lambda words, at: words[:at] + words[at + 1 :])


def _in_the_picture(table: TableForm, chance: random.Random) -> TableForm:
    """The labels of two rows are part of the picture."""
    return _relabel(table, chance, 2, lambda words, at: "")


def _halved(table: TableForm, chance: random.Random) -> TableForm:
    """Of the labels of three rows, only the beginning is recognised."""
    return _relabel(table, chance, 3, lambda words, at: words[: max(2, at)])


def _relabel(table: TableForm, chance: random.Random, many: int, change: Callable[[str, int], str]) -> TableForm:
    chosen = {(cell.row, cell.column) for cell in chance.sample(_row_labels(table), many)}
    cells = [
        evolve(cell, zh=change(cell.zh, chance.randrange(3, len(cell.zh))))
        if (cell.row, cell.column) in chosen
        else cell
        for cell in table.grid
    ]
    return evolve(table, grid=tuple(cells))


def _add_row(table: TableForm, chance: random.Random) -> TableForm:
    """A row that the form does not have stands between two others."""
    above = chance.choice(_row_labels(table))
    cells = []
    for cell in table.grid:
        last = cell.row + cell.rowspan - 1
        if cell.row > above.row:
            cells.append(evolve(cell, row=cell.row + 1))
        elif cell.row <= above.row < last or (cell.rowspan > 1 and last == above.row):
            cells.append(evolve(cell, rowspan=cell.rowspan + 1))
        else:
            cells.append(cell)
    row = [cell for cell in table.grid if cell.row == above.row and cell.key]
    cells += [evolve(cell, row=cell.row + 1, key=f"extra.{cell.column}") for cell in row]
    cells.append(
        evolve(above, row=above.row + 1, zh=chance.choice(["其中：网上提交", "来信来函", "9.属于其他不予公开情形"]))
    )
    return evolve(table, grid=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _drop_row(table: TableForm, chance: random.Random) -> TableForm:
    """One row is not printed."""
    gone = chance.choice([label.row for label in _row_labels(table) if _may_go(table, label.row)])
    cells = []
    for cell in table.grid:
        if cell.row == gone:
            continue
        if cell.row > gone:
            cells.append(evolve(cell, row=cell.row - 1))
        elif cell.row + cell.rowspan > gone + 0 and cell.rowspan > 1:
            cells.append(evolve(cell, rowspan=cell.rowspan - 1))
        else:
            cells.append(cell)
    return evolve(table, grid=tuple(cells))


def _may_go(table: TableForm, row: int) -> bool:
    return all(cell.rowspan == 1 for cell in table.grid if cell.row == row)


SLIPS: dict[str, Callable[[TableForm, random.Random], TableForm]] = {
    "columns swapped": _swap_columns,
    "labels mistyped": _mistype,
    "labels in the picture": _in_the_picture,
    "labels halved": _halved,
    "row added": _add_row,
    "row dropped": _drop_row,
}


def _figure(chance: random.Random, kind: str, blanks: float) -> str:
    if chance.random() < blanks:
        return chance.choice(["", "", "", "/", "-"])
    longest = {"short": (1, 1, 1, 2, 3), "mixed": (1, 1, 2, 4, 5), "long": (3, 4, 5, 6)}[kind]
    figure = chance.randrange(10 ** chance.choice(longest))
    if kind != "mixed":
        return str(figure)
    return chance.choice([*[str(figure)] * 6, f"{figure:,}", str(figure).translate(FULL_WIDTH)])


def read_back(one: Made) -> Account:
    """Print the report, read it, and account for its figures."""
    return account(
        read(report_pdf(one.form, one.printed, one.look), format="pdf", year=2023), one.form, one.printed, one.look
    )
