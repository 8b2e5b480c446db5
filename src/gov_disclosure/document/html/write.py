"""
A document as one self-contained HTML page: accessible, printable on A4, marks in the form itself.

No script, no external resource; a content security policy says so. Every
table cell a mark is on links to the mark's entry in the list and back; the
remark shows on hover and on keyboard focus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from gov_disclosure.document.blocks import Cell, Document, Grid, Paragraph, Run
from gov_disclosure.document.grid_labels import GridLabels
from gov_disclosure.document.html.write_head import LANGS, head
from gov_disclosure.document.html.write_marks import MarkIndex, html_lines, html_text, marks_list
from gov_disclosure.document.marks import APPARATUS

_PREFIX = "r{}-"


def _style_sheet() -> str:
    return files("gov_disclosure.document.html").joinpath("style.css").read_text(encoding="utf-8")


def write(document: Document) -> bytes:
    """Return *document* as an HTML page in UTF-8."""
    return b"".join(page([page_part(document, document.lang, None)], None, document.lang))


def page_part(document: Document, lang: str, number: int | None) -> dict[str, Any]:
    """Return what a page says of one document, as plain data: of several it is the one of *number*."""
    prefix = "" if number is None else _PREFIX.format(number)
    return {
        "anchor": f"{prefix}top",
        "title": _title(document),
        "marks": len(document.marks),
        "metadata": [] if number is not None else list(_metadata(document)),
        "widths": list(_column_widths(document)),
        "lines": list(_article(document, prefix, lang)),
    }


_BACK = {"zh": "返回全部报告", "en": "All reports"}


def page(
    parts: Iterable[Mapping[str, Any]], title: str | None, lang: str, *, index: str | None = None
) -> Iterator[bytes]:
    """
    Yield the page that *parts* make up, piece by piece; they are gone through twice.

    *index*: the address, relative to the page, of a list of pages that this one is of.
    """
    heads = [{key: one[key] for key in ("anchor", "title", "marks", "metadata")} for one in parts]
    widths = dict.fromkeys(rule for one in parts for rule in one["widths"])
    style = _style_sheet() + "".join(widths)
    if title is None:
        title = str(heads[0]["title"]) if heads else ""
    metadata = heads[0]["metadata"] if len(heads) == 1 else ()
    lines = head(html_text(title), lang, style=style, metadata=metadata)
    if index is not None:
        link = f'<a href="{html_text(index)}">{_BACK.get(lang, _BACK["en"])}</a>'
        lines.append(f'<nav class="index" {APPARATUS}>{link}</nav>')
    if len(heads) > 1:
        lines.append(_contents(heads))
    yield "".join(f"{line}\n" for line in lines).encode()
    for one in parts:
        yield "".join(f"{line}\n" for line in one["lines"]).encode()
    yield b"</body>\n</html>\n"


def _title(document: Document) -> str:
    return document.metadata.get("title") or document.source or ""


def _metadata(document: Document) -> Iterator[str]:
    """Yield the meta elements that government web sites carry."""
    names = {"ArticleTitle": "title", "ContentSource": "organ", "PubDate": "published"}
    for name, key in names.items():
        if document.metadata.get(key):
            yield f'<meta name="{name}" content="{html_text(document.metadata[key])}">'


def _contents(heads: Iterable[Mapping[str, Any]]) -> str:
    entries = "".join(
        f'<li><a href="#{one["anchor"]}">{html_text(one["title"])}</a> ({one["marks"]})</li>' for one in heads
    )
    return f'<nav class="contents" {APPARATUS}><ol>{entries}</ol></nav>'


def _article(document: Document, prefix: str, page_lang: str) -> Iterator[str]:
    index = MarkIndex(document, prefix)
    if document.marks or document.remarks:
        yield marks_list(document, index)
    lang = "" if document.lang == page_lang else f' lang="{LANGS.get(document.lang, document.lang)}"'
    yield f'<article id="{prefix}top"{lang}>'
    for block in document.flow:
        if isinstance(block, Paragraph):
            yield _paragraph(block, index, document.lang)
        elif isinstance(block, Grid):
            yield from _table(block, index)
        else:
            yield _run(block)
    yield "</article>"


def _paragraph(block: Paragraph, index: MarkIndex, lang: str) -> str:
    tag = "p" if block.level is None else f"h{min(block.level + 1, 6)}"
    attributes = f' id="{index.anchor(block.key)}"' if block.key else ""
    if block.lang and block.lang != lang:
        attributes += f' lang="{LANGS.get(block.lang, block.lang)}"'
    if block.level is not None and block.level > 5:
        attributes += f' aria-level="{block.level + 1}"'
    return f"<{tag}{attributes}>{index.marked_text(block)}</{tag}>"


def _run(block: Run) -> str:
    return "<ul>" + "".join(f"<li>{html_text(cell.text)}</li>" for cell in block.cells) + "</ul>"


def _table(grid: Grid, index: MarkIndex) -> Iterator[str]:
    """Yield a table: header rows apart, so that printing repeats them, and every figure tied to its labels."""
    number = grid.number or 1
    yield f'<div class="sheet"><table class="t{number}">'
    if grid.title:
        yield f"<caption {APPARATUS}>{html_text(grid.title)}</caption>"
    yield "<colgroup>" + "<col>" * len(grid.widths) + "</colgroup>"
    labels = GridLabels(grid)
    prefix = f"{index.prefix}t{number}-"
    parts = {True: "thead", False: "tbody"}
    open_part: str | None = None
    for row in grid.rows():
        part = parts[row[0].row < grid.header_rows]
        if part != open_part:
            yield (f"</{open_part}>" if open_part else "") + f"<{part}>"
            open_part = part
        yield "<tr>" + "".join(_cell(cell, labels, prefix, index) for cell in row) + "</tr>"
    yield f"</{open_part}></table></div>" if open_part else "</table></div>"


def _cell(cell: Cell, labels: GridLabels, prefix: str, index: MarkIndex) -> str:
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    if cell.header:
        at = _label_id(cell, prefix)
        return f'<th id="{at}" scope="{labels.scope(cell)}"{spans}>{html_lines(cell.text)}</th>'
    attributes, content = index.marked_cell(cell)
    headers = " ".join(_label_id(label, prefix) for label in labels.of(cell))
    return f'<td{attributes} headers="{headers}"{spans}>{content}</td>'


def _label_id(cell: Cell, prefix: str) -> str:
    return f"{prefix}{cell.row}-{cell.column}"


def _column_widths(document: Document) -> Iterator[str]:
    """Yield style rules for column widths, each once; a style attribute would need a laxer policy."""
    rules: dict[str, None] = {}
    for block in document.flow:
        if isinstance(block, Grid) and block.widths:
            whole = sum(block.widths)
            for at, width in enumerate(block.widths, start=1):
                share = f"{100 * width / whole:.2f}"
                rules[f".t{block.number or 1} col:nth-child({at}){{width:{share}%}}\n"] = None
    yield from rules
