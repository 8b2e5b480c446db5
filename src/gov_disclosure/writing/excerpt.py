"""The part of the form around the cells of a finding, as aligned lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.document.characters import display_width, printable
from gov_disclosure.forms import CellForm, Form
from gov_disclosure.model import Report
from gov_disclosure.rules import Finding
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.tables import printed_text

_ROWS = 8
_LABEL_WIDTH = 34
_TABLE_WIDTH = 112
_CONTEXT = 18

_BLANK = Text("空", "blank")
_LACKING = Text("无此格", "no cell")
_ZEROS = Text("（另有{count}行，均为0）", "({count} more rows, all 0)")
_MORE = Text("（另有{count}行）", "({count} more rows)")
_BRACKETS = Text("【{}】", "[{}]")


@frozen
class _Line:
    label: str
    figures: tuple[str, ...]


def excerpt(report: Report, finding: Finding, lang: Lang, suspects: Sequence[str] | None = None) -> list[str]:
    """
    Return the rows and columns that *finding* is about, the *suspects* in brackets (else its first cell).

    A finding in one row shows the whole row; one over many rows shows their
    column, rows of plain zeros only counted. A finding on words of the text
    shows these words with some of what stands around them.
    """
    form = cells.form_of(report)
    suspects = finding.cells[:1] if suspects is None else suspects
    involved = [form.cells[key] for key in dict.fromkeys((*suspects, *finding.cells)) if key in form.cells]
    if finding.span is not None or not involved:
        return _quotation(report, finding, lang)
    table = involved[0].table
    chosen = {cell.key for cell in involved if cell.table == table}
    rows = _rows(form, chosen)
    columns = _columns(form, chosen, rows)
    shown, left_out = _select(report, rows, columns, suspects)
    lines = [
        _Line(_row_label(row, columns, form, lang), tuple(_figure(report, row, c, suspects, lang) for c in columns))
        for row in shown
    ]
    header = _Line(
        "",
        tuple(
            _shortened(_column_label(form.cells[f"{shown[0]}.{column}"], lang), _TABLE_WIDTH // len(columns))
            for column in columns
        ),
    )
    return [*_align([header, *lines]), *_rest(report, left_out, columns, lang)]


def _rows(form: Form, chosen: set[str]) -> list[str]:
    """Return the row keys of the *chosen* cells in printed order."""
    return list(dict.fromkeys(key.rpartition(".")[0] for key in form.cells if key in chosen))


def _columns(form: Form, chosen: set[str], rows: Sequence[str]) -> list[str]:
    """Return the column keys to show: of a single row all, of several those of the *chosen* cells."""
    keys = [key for key in form.cells if (key.rpartition(".")[0] in rows if len(rows) == 1 else key in chosen)]
    shown = {key.rpartition(".")[2] for key in keys}
    printed = dict.fromkeys(cell.key.rpartition(".")[2] for cell in form.tables[form.cells[keys[0]].table].cells)
    return [column for column in printed if column in shown]


def _select(
    report: Report, rows: Sequence[str], columns: Sequence[str], suspects: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the rows to show and those to leave out; suspected ones come before others, zeros are left out."""
    if len(rows) <= _ROWS:
        return list(rows), []
    homes = {key.rpartition(".")[0] for key in suspects}
    telling = [row for row in rows if row not in homes and not _all_zero(report, row, columns)]
    chosen = {*[row for row in rows if row in homes][:_ROWS]}
    chosen |= {*telling[: _ROWS - len(chosen)]}
    return [row for row in rows if row in chosen], [row for row in rows if row not in chosen]


def _all_zero(report: Report, row: str, columns: Sequence[str]) -> bool:
    form = cells.form_of(report)
    return all(_printed(report, f"{row}.{column}") == "0" for column in columns if f"{row}.{column}" in form.cells)


def _rest(report: Report, left_out: Sequence[str], columns: Sequence[str], lang: Lang) -> list[str]:
    if not left_out:
        return []
    zeros = all(_all_zero(report, row, columns) for row in left_out)
    return [(_ZEROS if zeros else _MORE)[lang].format(count=len(left_out))]


def _printed(report: Report, key: str) -> str:
    return printed_text(report, key, cells.value(report, key))


def _figure(report: Report, row: str, column: str, suspects: Sequence[str], lang: Lang) -> str:
    key = f"{row}.{column}"
    if key not in cells.form_of(report).cells:
        return ""
    lacking = key in report.as_printed and report.as_printed[key] is None
    text = _LACKING[lang] if lacking else _one_line(_printed(report, key)) or _BLANK[lang]
    return _BRACKETS[lang].format(text) if key in suspects else text


def _row_label(row: str, columns: Sequence[str], form: Form, lang: Lang) -> str:
    cell = next(form.cells[f"{row}.{column}"] for column in columns if f"{row}.{column}" in form.cells)
    path = cell.row if lang == "zh" else cell.row_en
    if not path:  # Table four has one row; what tells its figures apart are groups of columns.
        path = cell.column[:-1] if lang == "zh" else cell.column_en[:-1]
    return path[-1]


def _column_label(cell: CellForm, lang: Lang) -> str:
    return (cell.column if lang == "zh" else cell.column_en)[-1]


def _align(lines: Sequence[_Line]) -> list[str]:
    label = min(_LABEL_WIDTH, max(display_width(line.label) for line in lines))
    widths = [max(display_width(line.figures[i]) for line in lines) for i in range(len(lines[0].figures))]
    return [
        (
            _fit(line.label, label)
            + "".join(
                "  " + " " * (width - display_width(text)) + text
                for text, width in zip(line.figures, widths, strict=True)
            )
        ).rstrip()
        for line in lines
    ]


def _fit(text: str, width: int) -> str:
    """Return *text* cut or filled to *width* columns."""
    shown = _shortened(text, width)
    return shown + " " * (width - display_width(shown))


def _shortened(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    while display_width(text) > width - 2:
        text = text[:-1]
    return text.rstrip() + "…"


def _quotation(report: Report, finding: Finding, lang: Lang) -> list[str]:
    span = finding.span
    if span is None:
        return []
    text = _paragraph(report, span.section, span.paragraph)
    if text is None or text[span.start : span.end] != span.quote:
        return [_BRACKETS[lang].format(_one_line(span.quote))]
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    marked = _one_line(before) + _BRACKETS[lang].format(_one_line(span.quote)) + _one_line(after)
    return [("…" if span.start > _CONTEXT else "") + marked + ("…" if span.end + _CONTEXT < len(text) else "")]


def _paragraph(report: Report, path: tuple[int, ...], index: int) -> str | None:
    """Return the paragraph a span points to, ``None`` if the report has none there."""
    if not path:
        return report.preamble[index] if index < len(report.preamble) else None
    sections = report.sections
    paragraphs: tuple[str, ...] = ()
    for at in path:
        if at >= len(sections):
            return None
        paragraphs, sections = sections[at].paragraphs, sections[at].sections
    return paragraphs[index] if index < len(paragraphs) else None


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
