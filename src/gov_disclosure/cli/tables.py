"""``convert`` of many reports: one table, written as they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from gov_disclosure.cli.departures import departures
from gov_disclosure.cli.exit_codes import CLEAN, FAILED
from gov_disclosure.cli.inputs import STDIN, Hints, Input
from gov_disclosure.cli.many.reports import Reports
from gov_disclosure.cli.output import emit, say
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.codec.lines import to_lines
from gov_disclosure.document.characters import escaped_json
from gov_disclosure.errors import GovDisclosureError, UnwritableError
from gov_disclosure.files import named, why
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text

TABLES = ("ndjson", "parquet")
"""Formats that hold many reports; ``csv`` does too."""


class _Read(NamedTuple):
    """A report, and what its file lacks."""

    report: Report
    departures: list[str]


def _read(lang: Lang, found: Input) -> _Read:
    return _Read(found.report, list(departures(found, lang)))


class _Told:
    """The reports, each behind what its file lacks, and beside each the hash of its file."""

    def __init__(self, reports: Reports[_Read]) -> None:
        self._reports = reports

    def __iter__(self) -> Iterator[Report]:
        for one in self._reports:
            for line in one.departures:
                say(line)
            yield one.report

    def hashes(self) -> Iterator[str | None]:
        """Yield the hash of the file of the report that came last; it is that of all reports of the file."""
        path, sha256 = None, None
        while True:
            if path != self._reports.path:
                path = self._reports.path
                sha256 = _sha256(path) if path else None
            yield sha256


def _sha256(file: Path) -> str | None:
    if file == STDIN or not file.is_file():
        return None
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:  # told when it is read
        return None


def write_table(
    ctx: click.Context,
    files: Sequence[Path | GovDisclosureError],
    hints: Hints,
    to: str,
    lang: Lang,
    output: Path | None,
    jobs: int | None,
) -> int:
    """
    Write the reports of *files* as one table; a file that cannot be read is told and the others go on.

    *jobs*: how many processes read them; ``None`` for as many as are worth it.

    Returns:
        The exit code.

    Raises:
        WrongCallError: Parquet without a file to write to.
        MissingExtraError: the extra ``frames`` is not installed (``parquet``, ``csv``).
        UnwritableError: there is no writing to *output*.

    """
    found = Reports(files, partial(_read, lang), lang, jobs=jobs, hints=hints, shown=output is None)
    reports = _Told(found)
    if to == "ndjson":
        emit((escaped_json(line.decode()).encode() for line in to_lines(reports)), output)
    elif to == "csv":
        from gov_disclosure.frames.files import csv_pieces

        emit(csv_pieces(reports, source_sha256=reports.hashes()), output)
    else:
        from gov_disclosure.frames import write_parquet

        if output is None:
            raise WrongCallError(_WHERE, ctx)
        try:
            write_parquet(output, reports, source_sha256=reports.hashes())
        except OSError as error:
            raise UnwritableError(named(output), why(error)) from error
    return FAILED if found.failed else CLEAN


_WHERE = Text("parquet 请用 -o 写入文件", "write parquet to a file with -o")
