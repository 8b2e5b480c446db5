"""
Plain text, tab-separated tables, tables drawn with pipes, Markdown.

Lines become paragraphs; lines with tabs and Markdown rows become grids; cells
set off by pipes in any other way become runs, because their row breaks are
not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from gov_disclosure.document.blocks import Block, Cell, Document, Grid, Paragraph, Run
from gov_disclosure.document.encoding import decode
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.text.cut_lines import FIGURE, OPENS, CutLines
from gov_disclosure.document.text.gaps import tables
from gov_disclosure.document.text.markdown_escapes import STAND_IN, has_escapes, unescaped
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.model import Place
from gov_disclosure.text import Text

_NAME = "text"
_DRAWN = "|:+-=—─┼│"
"""What lines between the rows of a table are drawn with."""
_STROKES = ("--", "===", "──")
_HEADING_MARK = re.compile(r"(#{1,6})\s")
_EMPHASIS = re.compile(r"^(\*\*|__)(.+)\1$")
_ROW_OF_CELLS = 3
"""Pipes from which a line is taken for a whole row."""
_LONGEST_CELL = 160
_LONGEST_LAST = 40


class _Line(NamedTuple):
    """
    A line of the file.

    ``shown``: what it says. ``text``: the same, character for character, with
    another character for each that Markdown escapes, so that no escaped one is
    taken for a mark of anything; what a line is, is told from it.
    """

    text: str
    number: int
    shown: str


def read(data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """
    Read plain text, in whatever encoding, tables included.

    Raises:
        LimitError: the file, its lines or its cells are more than *limits* allow.
        UnreadableError: the bytes are empty or no text.

    """
    if len(data) > limits.file_bytes:
        raise LimitError("file_bytes", limits.file_bytes, len(data), source)
    text, encoding = decode(data)
    return from_text(text, source=source, limits=limits, encoding=encoding)


def from_text(
    text: str, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS, encoding: str | None = None
) -> Document:
    """
    Read text that is already decoded.

    Raises:
        LimitError: its lines or cells are more than *limits* allow.
        UnreadableError: there is nothing in it.

    """
    text = text.replace("\x00", "").removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableError(
            source or Text("输入", "input"),
            Text("没有可读的内容：文本是空的", "nothing to read: the text is empty"),
            Text("请提供年度报告的文件。", "Give a file that holds a report."),
        )
    if text.count("\n") + text.count("\r") > limits.blocks:
        raise LimitError("blocks", limits.blocks, text.count("\n") + text.count("\r"), source)
    printed = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    if has_escapes(text):
        lines = [_Line(unescaped(line, STAND_IN), number, unescaped(line)) for number, line in enumerate(printed, 1)]
    else:
        lines = [_Line(line, number, line) for number, line in enumerate(printed, 1)]
    blocks = tuple(_blocks(lines, limits, source))
    metadata = {"encoding": encoding} if encoding else {}
    return Document(blocks=blocks, format=_NAME, source=source, metadata=metadata)


def _blocks(lines: Sequence[_Line], limits: Limits, source: str | None) -> Iterator[Block]:
    numbers = count(1)
    cells = 0
    at = 0
    loose: list[_Line] = []
    gap, gapped = tables([line.text for line in lines])
    cut = CutLines(line.text for line in lines if "|" not in line.text and "\t" not in line.text)
    while at < len(lines):
        end, mark = (gapped[at], gap) if at in gapped else _table_end(lines, at)
        if end == at:
            loose.append(lines[at])
            at += 1
            continue
        yield from _paragraphs(loose, cut)
        loose = []
        block = _table(lines[at:end], mark, next(numbers), limits)
        cells += len(block.cells)
        if cells > limits.cells:
            raise LimitError("cells", limits.cells, cells, source)
        yield block
        at = end
    yield from _paragraphs(loose, cut)


# -- tables ------------------------------------------------------------------------------------


def _table_end(lines: Sequence[_Line], at: int) -> tuple[int, str]:
    """Return the line after the table that begins at line *at*, and what parts its cells; *at* where none begins."""
    text = lines[at].text
    if "\t" in text.strip() or (_has_tab_cells(text) and text.strip()):
        return _tabs_end(lines, at), "\t"
    if "|" in text or _pipe_below(lines, at):
        return _pipes_end(lines, at), "|"
    return at, ""


def _has_tab_cells(text: str) -> bool:
    """Whether a line opens with the empty cells of a row or ends with them."""
    return text.rstrip(" ").endswith("\t")


def _is_rule(text: str) -> bool:
    """Whether *text* is a line drawn between rows: strokes, with signs where they cross."""
    return any(stroke in text for stroke in _STROKES) and not text.translate(_WITHOUT_DRAWN).strip()


_WITHOUT_DRAWN = dict.fromkeys(map(ord, _DRAWN))


def _is_only_pipes(text: str) -> bool:
    """Whether nothing but pipes stands in *text*."""
    return "|" in text and not text.replace("|", "").strip()


def _pipe_below(lines: Sequence[_Line], at: int) -> bool:
    """Whether a short line without a pipe is the first cell of a table whose pipes stand on lines of their own."""
    text = lines[at].text.strip()
    if not text or len(text) > _LONGEST_CELL or at + 1 >= len(lines):
        return False
    below = lines[at + 1].text
    if at + 2 < len(lines) and _is_rule(lines[at + 2].text):
        return False  # the blank header of a Markdown table
    return _is_only_pipes(below)


def _tabs_end(lines: Sequence[_Line], at: int) -> int:
    while at < len(lines):
        text = lines[at].text
        if "\t" in text and text.strip():
            at += 1
        else:
            break
    return at


def _pipes_end(lines: Sequence[_Line], at: int) -> int:
    """Follow a table as long as pipes go on; its cells may stand on lines of their own between them."""
    end = at
    ruled = at + 1 < len(lines) and _is_rule(lines[at + 1].text)
    markdown = ruled and _is_markdown_row(lines[at].text, ruled=True)
    while at < len(lines):
        text = lines[at].text
        if "|" in text:
            at += 1
            end = at
        elif not text.strip():
            at += 1
            if at - end > 3:
                break
        elif (
            markdown
            or len(text.strip()) > _LONGEST_CELL
            or text.rstrip().endswith("。")
            or not _is_cell(lines, at, end)
        ):
            break
        else:
            at += 1
            if _last_cell(lines, at - 1):
                end = at
    return end


def _is_cell(lines: Sequence[_Line], at: int, end: int) -> bool:
    """Whether a line without a pipe is a cell: a pipe follows alone, or the line ends the row above."""
    following = next((line.text for line in lines[at + 1 : at + 4] if line.text.strip()), "")
    if _is_only_pipes(following):
        return True
    text = lines[at].text.strip()
    if FIGURE.fullmatch(text):
        return at == end or "|" in following
    return not OPENS.match(text) and ((at == end and len(text) <= _LONGEST_LAST) or "|" in following)


def _last_cell(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line right below a pipe is the table's last cell: a figure, not a heading."""
    return lines[at - 1].text.rstrip().endswith("|") and FIGURE.fullmatch(lines[at].text.strip()) is not None


def _table(lines: Sequence[_Line], mark: str, number: int, limits: Limits) -> Grid | Run:
    origin = Place(line=lines[0].number)
    most = limits.cells + 1  # enough to see that they are too many
    rows = [line for line in lines if line.text.strip() and not _is_rule(line.text)]
    if mark != "|":
        return Grid(cells=tuple(islice(_cells(rows, mark, limits), most)), number=number, origin=origin)
    ruled = len(lines) > 1 and _is_rule(lines[1].text)
    if rows and all(_is_markdown_row(line.text, ruled=ruled) for line in rows):
        return Grid(cells=tuple(islice(_cells(rows, "|", limits), most)), number=number, origin=origin)
    return Run(cells=tuple(islice(_run_cells(rows), most)), blanks_kept=True, number=number, origin=origin)


def _is_markdown_row(text: str, *, ruled: bool) -> bool:
    """Whether a line is a row of Markdown; *ruled*, below a line of dashes, also one of blank cells."""
    framed = text.lstrip().startswith("|") and text.rstrip().endswith("|")
    return framed and (ruled or not _is_only_pipes(text))


def _cells(rows: Sequence[_Line], mark: str, limits: Limits) -> Iterator[Cell]:
    for row, line in enumerate(rows):
        text, shown, offset = line.text, line.shown, 0
        if mark == "|":
            offset, end = text.index("|") + 1, text.rindex("|")
            text, shown = text[offset:end], shown[offset:end]
        for column, (part, says) in enumerate(_parts(text, shown, mark)):
            if column >= limits.columns:
                break
            yield _cell(part, says, row, column, line.number, offset)
            offset += len(part) + len(mark)


def _parts(text: str, shown: str, mark: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between the *mark*s of a line, each as text and as shown."""
    at = 0
    for part in text.split(mark):
        yield part, shown[at : at + len(part)]
        at += len(part) + len(mark)


def _cell(part: str, shown: str, row: int, column: int, line: int, offset: int) -> Cell:
    text = part.strip()
    start = offset + len(part) - len(part.lstrip()) + 1 if text else offset + 1
    end = start + len(text) - 1 if text else max(offset + len(part), start)
    return Cell(_unmarked(text, shown.strip()), row, column, origin=Place(line=line, start=start, end=end))


def _unmarked(text: str, shown: str) -> str:
    """Return what a cell or line says without Markdown's marks around it."""
    if found := _EMPHASIS.match(text):
        return shown[found.start(2) : found.end(2)]
    said, at = [], 0
    for mark in _INSIDE_CELLS.finditer(text):
        said += [shown[at : mark.start()], " " if mark.group() == "&nbsp;" else "\n"]
        at = mark.end()
    return "".join((*said, shown[at:])).strip()


_INSIDE_CELLS = re.compile(r"<br/?>|&nbsp;")


def _run_cells(rows: Sequence[_Line]) -> Iterator[Cell]:
    """Yield what stands between pipes, cell by cell; a line break inside sets off two cells."""
    open_cell = False  # a cell's text stands, and its pipe is still to come
    drawn = [line.text for line in rows if "|" in line.text and not _is_only_pipes(line.text)]
    indented = bool(drawn) and all(text[0].isspace() for text in drawn)
    above = "|"
    for row, line in enumerate(rows):
        if indented and line.text.rstrip() == "|":
            continue  # it opens a row whose cells stand below it, one a line
        parts = list(_parts(line.text, line.shown, "|"))
        opened = len(parts) > 1 and not parts[0][0].strip() and bool(parts[1][0].strip())
        first = int(opened and above.startswith("|"))
        if len(parts) > _ROW_OF_CELLS and not _is_only_pipes(line.text):
            open_cell = False
        offset = first
        for column, (part, says) in enumerate(parts[first:], first):
            text = part.strip()
            last = column == len(parts) - 1
            if text:
                yield _cell(part, says, row, column, line.number, offset)
                open_cell = True
            if not last:
                if not open_cell:
                    yield _cell(part, says, row, column, line.number, offset)
                open_cell = False
            elif not text and len(parts) > _ROW_OF_CELLS:
                # A whole row needs no closing pipe, so that what follows its last pipe can be a blank cell.
                yield _cell(part, says, row, column, line.number, offset)
            offset += len(part) + 1
        above = line.text.lstrip()


# -- text --------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[_Line], cut: CutLines) -> Iterator[Paragraph]:
    pending: list[_Line] = []
    for line in lines:
        text = line.text.strip()
        if pending and not (text and cut.continues(pending[-1].text, line.text, first=len(pending) == 1)):
            yield _paragraph(pending)
            pending = []
        if text and not _is_rule(line.text):
            pending.append(line)
    if pending:
        yield _paragraph(pending)


def _without_closing(heading: str) -> str:
    """Return the text of a heading without the number signs that may close it (CommonMark 4.2)."""
    text = heading.rstrip("#")
    return text.rstrip() if len(text) < len(heading) and text[-1:].isspace() else heading


def _paragraph(lines: Sequence[_Line]) -> Paragraph:
    first = lines[0]
    text = "".join(line.text.strip() for line in lines)
    shown = "".join(line.shown.strip() for line in lines)
    heading = _HEADING_MARK.match(text) if len(lines) == 1 else None
    level = None
    if heading:
        level, text = len(heading[1]) - 1, _without_closing(text[heading.end() :].strip())
        shown = shown[heading.end() :].strip()[: len(text)]
    start = len(first.text) - len(first.text.lstrip()) + 1
    end = start + len(first.text.strip()) - 1
    return Paragraph(text=_unmarked(text, shown), level=level, origin=Place(line=first.number, start=start, end=end))
