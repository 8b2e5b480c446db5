"""What files are cut into for processes to work on: a file of one report is whole, one of many some hundred reports."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from attrs import evolve, frozen

from gov_disclosure.cli.inputs import NO_HINTS, Hints, Input, open_input, unexpected_told
from gov_disclosure.codec import loads
from gov_disclosure.codec.lines import numbered_lines
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.document.sniff import REFUSED
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.files import CHECK_PATH, named, why
from gov_disclosure.text import Text

Found = Input | GovDisclosureError
"""A report, or what kept it from being read."""

_PIECE = 200
"""Reports of one file that a process gets at once."""

_BYTES = 8 * 2**20
"""Bytes of one file after which a piece has no more lines: some lines are as large as any document."""


@frozen(kw_only=True)
class Piece:
    """
    A file, or part of one that holds many reports; pickled, it goes to any process.

    ``number``: which of the files it is of, from 1. ``start``: how many reports of the file are before it. ``last``:
    whether the file ends with it. ``source``: what it is called where nothing is known of what is in it.
    """

    path: Path
    number: int
    source: str
    start: int = 0
    last: bool = True
    open: Callable[[], Iterable[Found]]


def holds_many(file: Path | GovDisclosureError) -> bool:
    """Whether this is a file of many reports: JSON lines, or a wide table as Parquet or CSV."""
    return isinstance(file, Path) and _ending(file) in _CUT


def _ending(file: Path) -> str:
    """Return how the name of the file ends; of CSV, nothing where it is no wide table, as it may be one report."""
    ending = file.suffix.lower()
    return "" if ending == ".csv" and not _is_wide(file) else ending


def _is_wide(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_WIDE)).removeprefix(BOM_UTF8).startswith(_FIRST_COLUMN)
    except OSError:  # told when it is read
        return False


_FIRST_COLUMN = b"report_id,"
_WIDE = BOM_UTF8 + _FIRST_COLUMN


def worth(file: Path) -> int:
    """Return how many files of one report this file is worth, about."""
    if not holds_many(file):
        return 1
    try:
        return max(1, file.stat().st_size // _SIZES[_ending(file)])
    except OSError:  # told when it is read
        return 1


def cut(path: Path, number: int, hints: Hints = NO_HINTS, size: int = _PIECE) -> Iterator[Piece]:
    """
    Yield the pieces of a file, at least one, as they are asked for; one of many reports is read only so far.

    Whatever is wrong with the file is what the piece in its place yields. *size*: the most reports of a piece.
    """
    name = on_one_line(named(path))
    if not holds_many(path):
        yield Piece(path=path, number=number, source=name, open=partial(_whole, path, hints))
        return
    held: Piece | None = None
    start = 0
    for count, opened in _told(path, _CUT[_ending(path)](path, size)):
        if held is not None:
            yield held
        source = f"{name}:{start + 1}-{start + count}" if count else name
        held = Piece(path=path, number=number, source=source, start=start, last=False, open=opened)
        start += count
    if held is not None:
        yield evolve(held, last=True)


Cut = Iterator[tuple[int, Callable[[], Iterable[Found]]]]
"""How many reports a piece holds, and what opens them."""


def _told(path: Path, pieces: Cut) -> Cut:
    """Yield *pieces*, and behind them what kept the rest of the file from being read, or that there are none."""
    reports = 0
    try:
        for count, opened in pieces:
            reports += count
            yield count, opened
        if not reports:
            found, advice = REFUSED["empty"]
            raise UnreadableError(on_one_line(named(path)), found, Text(f"{advice.zh}。", f"{advice.en}."))
    except GovDisclosureError as error:
        yield 0, partial(_wrong, error)
    except OSError as error:
        # What PyArrow cannot make sense of is no error of the system, and has no number.
        found, advice = (_NO_TABLE[_ending(path)], _MAKE_ANEW) if error.errno is None else (why(error), CHECK_PATH)
        yield 0, partial(_wrong, UnreadableError(on_one_line(named(path)), found, advice))


def _wrong(error: GovDisclosureError) -> tuple[Found]:
    return (error,)


def _whole(path: Path, hints: Hints) -> Iterator[Found]:
    try:
        yield open_input(path, hints)
    except GovDisclosureError as error:
        yield error


def _lines(path: Path, size: int) -> Cut:
    lines = numbered_lines(path)
    while piece := list(_at_most(islice(lines, size))):
        yield len(piece), partial(_opened_lines, named(path), piece)


def _at_most(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    size = 0
    for number, line in lines:
        yield number, line
        size += len(line)
        if size > _BYTES:
            return


def _opened_lines(name: str, lines: Iterable[tuple[int, bytes]]) -> Iterator[Found]:
    """Yield the report of each line; one that is wrong is told with its line, and the others go on."""
    for number, line in lines:
        source = f"{name}:{number}"
        try:
            with unexpected_told(source):
                yield Input(source=source, report=loads(line, source=source))
        except GovDisclosureError as error:
            yield error


def _parquet(path: Path, size: int) -> Cut:
    from gov_disclosure.frames.files import parquet_rows

    return _rows(path, parquet_rows(path, size))


def _csv(path: Path, size: int) -> Cut:
    from gov_disclosure.frames.files import csv_rows

    return _rows(path, csv_rows(path, size))


def _rows(path: Path, pieces: Iterable[tuple[int, bytes]]) -> Cut:
    start = 0
    for count, data in pieces:
        yield count, partial(_opened_rows, named(path), start, data)
        start += count


def _opened_rows(name: str, start: int, data: bytes) -> Iterator[Found]:
    """Yield the report of each row, called by its row; one that is wrong is told with its row, and the others go on."""
    from gov_disclosure.frames.files import reports_of_rows

    for number, found in enumerate(reports_of_rows(data), start=start + 1):
        source = f"{name}:{number}"
        yield _misfit(source, found) if isinstance(found, GovDisclosureError) else Input(source=source, report=found)


def _misfit(source: str, error: GovDisclosureError) -> UnreadableError:
    """Return what is wrong with a row, with the row, of which the class that refused a value knows nothing."""
    found = Text(error.message("zh").rstrip("。"), error.message("en").rstrip("."))
    return UnreadableError(on_one_line(source), found, _CHECK_ROW)


_CHECK_ROW = Text("请核对这一行。", "Check this row.")
_NO_TABLE: Mapping[str, Text] = {
    ".parquet": Text("不是 Parquet 文件，或已损坏", "no Parquet file, or a broken one"),
    ".csv": Text("不是完整的 CSV 表格", "not a whole table as CSV"),
}
_MAKE_ANEW = Text("请重新生成。", "Make it anew.")
_CUT: Mapping[str, Callable[[Path, int], Cut]] = {".ndjson": _lines, ".parquet": _parquet, ".csv": _csv}
_SIZES = {".ndjson": 8_000, ".parquet": 500, ".csv": 1_000}
"""Bytes that a report takes in a file of many, about."""
