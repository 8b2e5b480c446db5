"""The reference pages of the forms, made from the layouts themselves."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gov_disclosure import forms
from gov_disclosure.forms import Form, GridCell, TableForm

_KINDS = {
    "row_total": "row totals of table three: 总计 is the sum of the six kinds of applicant",
    "outcome_total": "outcome totals: （七）总计 is the sum of the rows of （一） to （六）",
    "balance": "the printed balance: item 1 + item 2 = item 3 + item 4, column by column",
    "dispute_total": "totals of table four: 总计 is the sum of the four outcomes",
}


def forms_page() -> str:
    """Return the page of all editions."""
    lines = [
        "# The forms",
        "",
        "<!-- Made by tools/generate.py from gov_disclosure.forms; do not edit. -->",
        "",
        "Labels stand as printed. Where a figure stands, its cell key is given without the name of the table.",
        "",
    ]
    for edition in reversed(forms.EDITIONS):
        lines += _edition(forms.for_edition(edition))
    return "\n".join(lines)


def _edition(form: Form) -> Iterator[str]:
    first, last = form.years
    yield f"## Edition {form.edition}"
    yield ""
    yield (
        f"{form.notice} 《{form.title}》, report years {first} to {last}."
        if last
        else (f"{form.notice} 《{form.title}》, report years from {first}.")
    )
    yield ""
    yield "| | section | |"
    yield "| --- | --- | --- |"
    for section in form.sections:
        also = f" (also {', '.join(section.also)})" if section.also else ""
        yield f"| {section.number} | {section.zh}{also} | {section.en} |"
    yield ""
    yield f"{len(form.identities)} identities:"
    yield ""
    for kind, meaning in _KINDS.items():
        number = sum(identity.kind == kind for identity in form.identities)
        yield f"- {number} {meaning}"
    yield ""
    for table in form.tables.values():
        yield f"### {form.edition}: `{table.key}`, {len(table.cells)} figures"
        yield ""
        yield from _grid(table)
        yield ""
        yield from _cells(table)
        yield ""


def _grid(table: TableForm) -> Iterator[str]:
    """Yield the table as HTML with its spans, each figure named by the end of its key."""
    yield "```{raw} html"
    yield '<div style="overflow-x: auto"><table class="form">'
    rows: dict[int, list[GridCell]] = {}
    for cell in table.grid:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        yield "<tr>" + "".join(_cell(cell) for cell in cells) + "</tr>"
    yield "</table></div>"
    yield "```"


def _cell(cell: GridCell) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if span > 1
    )
    if cell.key:
        return f"<td{spans}><code>{escape(cell.key.rsplit('.', 1)[1])}</code></td>"
    return f"<th{spans}>{escape(cell.zh)}<br><small>{escape(cell.en)}</small></th>"


def _cells(table: TableForm) -> Iterator[str]:
    """Yield one line a row of figures: key, label path, units, source."""
    yield "| row | label | unit | rests on |"
    yield "| --- | --- | --- | --- |"
    seen: dict[str, list[str]] = {}
    rests = {}
    labels = {}
    for cell in table.cells:
        row = cell.key.rpartition(".")[0].partition(".")[2]
        seen.setdefault(row, []).append(cell.unit)
        rests[row] = cell.law or ""
        labels[row] = " / ".join(cell.row or cell.column[:-1])
    for row, units in seen.items():
        yield f"| `{row}` | {labels[row]} | {', '.join(dict.fromkeys(units))} | {rests[row]} |"
