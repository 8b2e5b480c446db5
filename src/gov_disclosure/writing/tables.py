"""The three statutory tables of a report as grids, with the form's own spans and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.document import Cell, Grid
from gov_disclosure.figures.prints import says
from gov_disclosure.forms import Form, GridCell, TableForm, TableKey
from gov_disclosure.model import Report

# Shares of the page width, in the proportions of the official template. Table two has four columns
# in the 2021 form and up to five in the 2019 form and in mixtures.
_WIDTHS: Mapping[TableKey, Mapping[int, tuple[int, ...]]] = {
    "proactive_disclosure": {4: (34, 22, 22, 22), 5: (28, 20, 14, 14, 24)},
    "requests": {10: (6, 11, 27, 8, 8, 8, 8, 8, 8, 8)},
    "disputes": {15: (1,) * 15},
}
_WIDTHS_EN: Mapping[TableKey, Mapping[int, tuple[int, ...]]] = {**_WIDTHS, "requests": {10: (9, 10, 18, *(9,) * 7)}}
"""Wide enough for the longest English words."""

_PROCUREMENT_AMOUNT = "proactive_disclosure.procurement.amount"
_IN_WAN = {"zh": "（万元）", "en": " (10,000 yuan)"}


def figure_text(value: Value) -> str:
    """Return a figure as it is written in a cell: plain digits, never an exponent; ``""`` for ``None``."""
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def printed_text(report: Report, key: str, value: Value) -> str:
    """
    Return what stands in the cell *key*: the printed text where the report keeps one that says its figure.

    A text that says another figure was left behind when the figure was changed;
    the figure is written then.
    """
    text = report.as_printed.get(key, figure_text(value)) or ""
    kind = cells.form_of(report).cell(key).kind
    return text if value is None or says(text, value, kind) else figure_text(value)


def lacks(report: Report, key: str, value: Value) -> bool:
    """Whether the published form has no cell *key*; a figure that stands there all the same is written."""
    return value is None and report.as_printed.get(key, "") is None


def table_grid(report: Report, table: TableKey, *, number: int, lang: str) -> Grid | None:
    """
    Return one statutory table of *report* as a grid, or ``None`` if the published form lacks it altogether.

    A row all of whose cells the published form lacks (``None`` in
    ``as_printed``) is left out, so that reading the written form finds it
    missing again; a lacking cell in a row that stands is written blank.
    """
    form = cells.form_of(report)
    layout = form.tables[table]
    figures = cells.by_key(report)
    kept = _kept_rows(layout, frozenset(key for key in report.as_printed if lacks(report, key, figures[key])))
    if not kept:
        return None
    texts = {cell.key: printed_text(report, cell.key, figures[cell.key]) for cell in layout.cells}
    return Grid(
        cells=tuple(_cells(layout, kept, texts, _label_overrides(report, form, lang), lang)),
        number=number,
        header_rows=layout.header_rows,
        title=_title(form, table, lang),
        widths=(_WIDTHS_EN if lang == "en" else _WIDTHS)[table].get(layout.columns, (1,) * layout.columns),
    )


def _title(form: Form, table: TableKey, lang: str) -> str:
    (section,) = (section for section in form.sections if section.key == table)
    return section.en if lang == "en" else section.zh


def _kept_rows(layout: TableForm, lacking: frozenset[str]) -> tuple[int, ...]:
    """Return the grid rows to write: those with a cell that was printed, and the headings above such a row."""
    height = max(cell.row for cell in layout.grid) + 1
    keys: dict[int, list[str]] = {}
    for cell in layout.grid:
        if cell.key is not None:
            keys.setdefault(cell.row, []).append(cell.key)
    kept: list[int] = []
    headings: list[int] = []
    after_figures = False
    for row in range(height):
        if row not in keys:
            headings = [row] if after_figures else [*headings, row]
            after_figures = False
            continue
        after_figures = True
        if not lacking.issuperset(keys[row]):
            kept += [*headings, row]
            headings = []
    return tuple(kept)


def _cells(
    layout: TableForm, kept: tuple[int, ...], texts: Mapping[str, str], labels: Mapping[GridCell, str], lang: str
) -> Iterator[Cell]:
    """Yield the cells of the rows *kept*, their spans shortened by the rows left out."""
    at = {row: index for index, row in enumerate(kept)}
    moved: list[Cell] = []
    for cell in layout.grid:
        rows = [at[row] for row in range(cell.row, cell.row + cell.rowspan) if row in at]
        if not rows:
            continue
        text = texts[cell.key] if cell.key else labels.get(cell) or (cell.en if lang == "en" else cell.zh)
        moved.append(Cell(text, rows[0], cell.column, len(rows), cell.colspan, cell.key is None, cell.key))
    yield from sorted(moved, key=lambda cell: (cell.row, cell.column))


def _label_overrides(report: Report, form: Form, lang: str) -> dict[GridCell, str]:
    """
    Return the labels that must say more than the form's own.

    The 2019 form prints no unit for the amount of procurement. Where the report
    knows the amount and its printed text has no unit, the header has to say
    万元, or nobody could read the figure back.
    """
    procurement = report.proactive_disclosure.procurement
    if procurement is None or procurement.amount is None:
        return {}
    if "元" in printed_text(report, _PROCUREMENT_AMOUNT, procurement.amount):
        return {}
    wanted = form.cell(_PROCUREMENT_AMOUNT).column[-1]
    return {
        cell: (cell.en if lang == "en" else cell.zh) + _IN_WAN[lang]
        for cell in form.tables["proactive_disclosure"].grid
        if cell.zh == wanted
    }
