"""The part of the form around the cells of a finding, as aligned lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.document.characters import display_width, printable
from gov_disclosure.forms import CellForm, Form
from gov_disclosure.model import Report
from gov_disclosure.rules import Finding
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.tables import lacks, printed_text

_ROWS = 8
_LABEL_WIDTH = 34
_TABLE_WIDTH = 112
_CONTEXT = 18

_BLANK = Text("空", "blank")
_LACKING = Text("无此单元格", "no cell")
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
    columns, rows of plain zeros only counted. Where the columns are called
    something else further down, as in table two, a new header stands there. A
    finding on words of the text shows these words with some of what stands
    around them.
    """
    form = cells.form_of(report)
    suspects = finding.cells[:1] if suspects is None else suspects
    chosen = {key for key in (*suspects, *finding.cells) if key in form.cells}
    if finding.span is not None or not chosen:
        return _quotation(report, finding, lang)
    columns = _columns(form, chosen)
    shown, left_out = _select(report, columns, suspects)
    blocks = [_block(report, rows, header, suspects, lang) for rows, header in _blocks(form, columns, shown, lang)]
    label = min(_LABEL_WIDTH, max(display_width(line.label) for block in blocks for line in block))
    lines = [line for block in blocks for line in _align(block, label)]
    return [*lines, *_rest(report, left_out, columns, lang)]


_Columns = Mapping[str, Sequence[str]]
"""The columns to show of each row, both named as they are in the keys of cells."""


def _columns(form: Form, chosen: set[str]) -> _Columns:
    """Return the rows of the *chosen* cells in printed order: of a single row all columns, of several those chosen."""
    rows = {key.rpartition(".")[0] for key in chosen}
    wanted = {key.rpartition(".")[2] for key in chosen}
    found: dict[str, list[str]] = {}
    for key in form.cells:
        row, _, column = key.rpartition(".")
        if row in rows and (len(rows) == 1 or column in wanted):
            found.setdefault(row, []).append(column)
    return found


def _select(report: Report, columns: _Columns, suspects: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the rows to show and those to leave out; suspected ones before others, without zeros."""
    if len(columns) <= _ROWS:
        return list(columns), []
    homes = {key.rpartition(".")[0] for key in suspects}
    telling = [row for row in columns if row not in homes and not _all_zero(report, row, columns[row])]
    chosen = {*[row for row in columns if row in homes][:_ROWS]}
    chosen |= {*telling[: _ROWS - len(chosen)]}
    chosen = chosen or {*list(columns)[:1]}
    return [row for row in columns if row in chosen], [row for row in columns if row not in chosen]


def _all_zero(report: Report, row: str, columns: Sequence[str]) -> bool:
    return all(_printed(report, f"{row}.{column}") == "0" for column in columns)


def _rest(report: Report, left_out: Sequence[str], columns: _Columns, lang: Lang) -> list[str]:
    if not left_out:
        return []
    zeros = all(_all_zero(report, row, columns[row]) for row in left_out)
    return [(_ZEROS if zeros else _MORE)[lang].format(count=len(left_out))]


def _blocks(
    form: Form, columns: _Columns, rows: Sequence[str], lang: Lang
) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Yield the *rows* that can stand under one header together, and this header: columns and what they are called."""
    block: list[str] = []
    header: dict[str, str] = {}
    for row in rows:
        labels = {column: _column_label(form.cells[f"{row}.{column}"], lang) for column in columns[row]}
        shared = header.keys() & labels.keys()
        if block and not (shared and all(header[column] == labels[column] for column in shared)):
            yield block, header
            block, header = [], {}
        block.append(row)
        header |= labels
    if block:
        yield block, header


def _block(
    report: Report, rows: Sequence[str], header: Mapping[str, str], suspects: Sequence[str], lang: Lang
) -> list[_Line]:
    """Return *rows* with their *header* above them."""
    form = cells.form_of(report)
    names = _Line("", tuple(_shortened(label, _TABLE_WIDTH // len(header)) for label in header.values()))
    lines = [
        _Line(_row_label(row, header, form, lang), tuple(_figure(report, row, c, suspects, lang) for c in header))
        for row in rows
    ]
    return [names, *lines]


def _printed(report: Report, key: str) -> str:
    return printed_text(report, key, cells.value(report, key))


def _figure(report: Report, row: str, column: str, suspects: Sequence[str], lang: Lang) -> str:
    key = f"{row}.{column}"
    if key not in cells.form_of(report).cells:
        return ""
    lacking = lacks(report, key, cells.value(report, key))
    text = _LACKING[lang] if lacking else one_line(_printed(report, key)) or _BLANK[lang]
    return _BRACKETS[lang].format(text) if key in suspects else text


def _row_label(row: str, columns: Iterable[str], form: Form, lang: Lang) -> str:
    cell = next(form.cells[f"{row}.{column}"] for column in columns if f"{row}.{column}" in form.cells)
    path = cell.row if lang == "zh" else cell.row_en
    if not path:  # Table four has one row; what tells its figures apart are groups of columns.
        path = cell.column[:-1] if lang == "zh" else cell.column_en[:-1]
    return path[-1]


def _column_label(cell: CellForm, lang: Lang) -> str:
    return (cell.column if lang == "zh" else cell.column_en)[-1]


def _align(lines: Sequence[_Line], label: int) -> list[str]:
    """Return *lines* with their figures under each other, *label* columns before them."""
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
        return [_BRACKETS[lang].format(one_line(span.quote))]
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    marked = one_line(before) + _BRACKETS[lang].format(one_line(span.quote)) + one_line(after)
    return [("…" if span.start > _CONTEXT else "") + marked + ("…" if span.end + _CONTEXT < len(text) else "")]


def _paragraph(report: Report, path: tuple[int, ...], index: int) -> str | None:
    """Return the paragraph a span points to, the title for one before the first; ``None`` if there is none there."""
    if not path and index < 0:
        return report.title
    paragraphs, sections = report.preamble, report.sections
    for at in path:
        if not 0 <= at < len(sections):
            return None
        paragraphs, sections = sections[at].paragraphs, sections[at].sections
    return paragraphs[index] if 0 <= index < len(paragraphs) else None


def one_line(text: str) -> str:
    """Return *text* on one line, every character showing, white space as single blanks."""
    return " ".join(printable(text).split())
