"""A report as one long table, a row for each fact, paragraph and cell of the form, for spreadsheets and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gov_disclosure import cells, codec
from gov_disclosure.document import Cell, Document, Grid
from gov_disclosure.document.table_csv.columns import COLUMNS
from gov_disclosure.figures.prints import says
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import Report
from gov_disclosure.text import Text
from gov_disclosure.writing.tables import figure_text, lacks

_LABELS: Mapping[str, Text] = {
    "schema": Text("文档格式版本", "Version of the document format"),
    "form": Text("格式版本", "Edition of the form"),
    "year": Text("报告年度", "Report year"),
    "organ": Text("机关", "Organ"),
    "scope": Text("范围", "Scope"),
    "period": Text("统计期限", "Period"),
    "published": Text("公开日期", "Date of publication"),
    "source": Text("来源", "Source"),
    "title": Text("标题", "Title"),
    "preamble": Text("前言", "Preamble"),
    "sections": Text("正文", "Text"),
}
"""What the first part of a path is called."""


def long_document(report: Report) -> Document:
    """Return *report* as a document of one grid; cells that the published form lacks have no row."""
    rows = [COLUMNS, *((*row, str(report.year), report.organ.name) for row in (*_facts(report), *_figures(report)))]
    grid = Grid(
        cells=tuple(
            Cell(text, at, column, header=at == 0) for at, row in enumerate(rows) for column, text in enumerate(row)
        ),
        number=1,
        header_rows=1,
    )
    return Document(blocks=(grid,), format="report", source=report.source)


def _facts(report: Report) -> Iterator[tuple[str, ...]]:
    tree = codec.unstructure(report)
    for name in (*TABLE_KEYS, "as_printed"):
        tree.pop(name, None)
    for path, leaf in _leaves(tree):
        label = _LABELS[path.partition(".")[0]]
        number = isinstance(leaf, int)
        yield path, label.zh, label.en, "", str(leaf) if number else "", "" if number else str(leaf)


def _leaves(tree: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield what *tree* holds with its paths, in order; empty lists and objects hold nothing."""
    if isinstance(tree, dict):
        for key, branch in tree.items():
            yield from _leaves(branch, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for at, branch in enumerate(tree):
            yield from _leaves(branch, f"{path}.{at}")
    else:
        yield path, tree


def _figures(report: Report) -> Iterator[tuple[str, ...]]:
    form = cells.form_of(report)
    for key, value in cells.by_key(report).items():
        if not lacks(report, key, value):
            cell, printed = form.cell(key), report.as_printed.get(key) or ""
            yield (
                key,
                cell.zh,
                cell.en,
                cell.unit,
                figure_text(value),
                printed if says(printed, value, cell.kind) else "",
            )
