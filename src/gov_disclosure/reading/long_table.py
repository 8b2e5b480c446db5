"""The long table (CSV) read back: a row for each fact, paragraph and cell, named by its path in the report's JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from gov_disclosure import codec, forms
from gov_disclosure.cells import Value
from gov_disclosure.codec import DocumentError
from gov_disclosure.document import Document, Grid, Limits
from gov_disclosure.document.table_csv.columns import COLUMNS
from gov_disclosure.errors import UnreadableError
from gov_disclosure.figures import has_digit, read_figure
from gov_disclosure.forms import BLOCK_KEYS, TABLE_KEYS, Form
from gov_disclosure.reading.result import Leftover, LeftoverReason, Places, Reading, Spot, place_of
from gov_disclosure.text import Text

_READ = ("cell", "figure", "printed")
_SHOWN = 5
_ADVICE = Text(
    "请导出一份报告的全部各行，不要改动第一列。",
    "Export all rows of one report, and leave the first column as it is.",
)


@define
class _Rows:
    """What the rows say, by their path; of a path that comes twice the first row counts."""

    facts: dict[str, tuple[str, str]] = field(factory=dict)
    figures: dict[str, tuple[str, str]] = field(factory=dict)
    spots: dict[str, Spot] = field(factory=dict)
    leftovers: list[Leftover] = field(factory=list)

    def leave(self, text: str, spot: Spot, reason: LeftoverReason, detail: str) -> None:
        """Leave over *text* if there are figures in it."""
        if has_digit(text):
            self.leftovers.append(Leftover(text=text, place=place_of(spot), reason=reason, detail=detail))


def read_long(document: Document, grid: Grid, limits: Limits) -> Reading:
    """
    Read the report that the long table *grid* of *document* holds.

    Raises:
        UnreadableError: its rows make no report; says which paths are missing or wrong.

    """
    rows = _rows(grid)
    form = _form(rows)
    values = _values(rows, form, limits.digits)
    tree: dict[str, Any] = {"as_printed": _as_printed(rows, values)}
    for path, leaf in (*_facts(rows, limits.digits), *values.items()):
        _grow(tree, path.split("."), leaf)
    try:
        report = codec.structure(_with_lists(tree))
    except (DocumentError, RecursionError) as fault:
        found = _said(fault) if isinstance(fault, DocumentError) else Text("嵌套过深", "nested too deeply")
        raise UnreadableError(document.source or Text("输入", "input"), found, _ADVICE) from fault
    places = Places(form.cells, rows.spots)
    return Reading(report=report, places=places, leftovers=tuple(rows.leftovers), document=document)


def _said(fault: DocumentError) -> Text:
    """Return the first faults in words."""
    shown = fault.faults[:_SHOWN]
    return Text("；".join(one.message("zh") for one in shown), "; ".join(one.message("en") for one in shown))


def _rows(grid: Grid) -> _Rows:
    """Sort the rows by what their path names; one that names nothing of a report's tables is left over."""
    known = {key for edition in forms.EDITIONS for key in forms.for_edition(edition).cells}
    found = _Rows()
    for row in list(grid.rows())[1:]:
        texts = {COLUMNS[cell.column]: cell for cell in row if cell.column < len(COLUMNS)}
        path, figure, printed = (texts[name].text if name in texts else "" for name in _READ)
        spot: Spot = (grid, texts.get("figure") or row[0])
        said = found.figures if path in known else found.facts
        if path in said:
            reason = LeftoverReason.ROW_REPEATED
        elif path not in known and path.partition(".")[0] in (*TABLE_KEYS, ""):
            reason = LeftoverReason.ROW_UNKNOWN
        else:
            said[path] = figure, printed
            found.spots[path] = spot
            continue
        found.leave(figure or printed, spot, reason, path)
    return found


def _form(rows: _Rows) -> Form:
    """Return the form whose cells the rows name: of each block that there is a row of, the edition that fits best."""
    edition = rows.facts.get("form", ("", ""))[1]
    edition = edition if edition in forms.EDITIONS else forms.EDITIONS[-1]
    blocks = {key: _edition_of(key, edition, rows.figures) for key in BLOCK_KEYS}
    return forms.mixed(edition, blocks)


def _edition_of(block: str, own: str, figures: Mapping[str, object]) -> str | None:
    """Return the edition of a block whose cells are those named, *own* where none is named, ``None`` if it has none."""
    cells = _block_cells(block)
    named = {edition: sum(key in figures for key in keys) for edition, keys in cells.items()}
    if not any(named.values()):
        return own if own in cells else None
    return max(cells, key=lambda edition: (named[edition], -len(cells[edition]), edition == own))


def _block_cells(block: str) -> dict[str, list[str]]:
    """Return the cell keys of a block by edition; it may be missing from an edition."""
    found: dict[str, list[str]] = {}
    for edition in forms.EDITIONS:
        form = forms.for_edition(edition)
        if block == "otherwise_handled":
            found[edition] = [key for key in form.cells if ".otherwise_handled." in key]
            continue
        rows = {row.key for part in form.disclosure_blocks if part.key == block for row in part.rows}
        keys = [key for key in form.cells if key.split(".")[0] == TABLE_KEYS[0] and key.split(".")[1] in rows]
        if keys:
            found[edition] = keys
    return found


def _facts(rows: _Rows, digits: int) -> Iterator[tuple[str, int | str]]:
    """Yield what stands at each path outside the tables, numbers as such."""
    for path, (figure, printed) in rows.facts.items():
        yield path, int(figure) if figure.isdecimal() and len(figure) <= digits else figure or printed


def _values(rows: _Rows, form: Form, digits: int) -> dict[str, Value]:
    """Return the figure of every cell of *form*; what is none, or has no cell, is left over."""
    found: dict[str, Value] = {}
    for key, cell in form.cells.items():
        figure = rows.figures.get(key, ("", ""))[0]
        found[key] = read_figure(figure, cell.kind, "万元", digits).value
        if found[key] is None and figure:
            rows.leave(figure, rows.spots[key], LeftoverReason.NOT_A_FIGURE, cell.zh)
    for key in (key for key in rows.figures if key not in form.cells):
        rows.leave(" ".join(rows.figures[key]).strip(), rows.spots[key], LeftoverReason.ROW_UNKNOWN, key)
    return found


def _as_printed(rows: _Rows, values: Mapping[str, Value]) -> dict[str, str | None]:
    """Return the printed text of each cell that is blank, or is not printed as its plain figure, or has no row."""
    found: dict[str, str | None] = {}
    for key, value in values.items():
        figure, printed = rows.figures.get(key, (None, None))
        if printed or value is None:
            found[key] = printed or figure
    return found


def _grow(tree: dict[str, Any], path: list[str], leaf: object) -> None:
    """Set the leaf at *path*; where another stands in the way, the longer path loses."""
    for part in path[:-1]:
        branch = tree.setdefault(part, {})
        if not isinstance(branch, dict):
            return
        tree = branch
    tree.setdefault(path[-1], leaf)


def _with_lists(tree: Any) -> Any:
    """Return *tree* with every object whose keys are all numbers as a list, in their order."""
    if not isinstance(tree, dict):
        return tree
    if tree and all(key.isdecimal() for key in tree):
        return [_with_lists(tree[key]) for key in sorted(tree, key=lambda key: (len(key), key))]
    return {key: _with_lists(branch) for key, branch in tree.items()}
