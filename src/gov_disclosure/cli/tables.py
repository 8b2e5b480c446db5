"""``convert`` of many reports: one table, written as they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gov_disclosure.cli.departures import departures
from gov_disclosure.cli.exit_codes import CLEAN, FAILED
from gov_disclosure.cli.inputs import STDIN, Hints, open_each, unexpected_told
from gov_disclosure.cli.output import complain, emit, say
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.codec.lines import to_lines
from gov_disclosure.document.characters import escaped_json
from gov_disclosure.errors import GovDisclosureError, UnwritableError
from gov_disclosure.files import named, why
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text

TABLES = ("ndjson", "parquet")
"""Formats that hold many reports; ``csv`` does too."""


class _Reports:
    """The reports of files, read one after the other; ``failed`` once one could not be read."""

    def __init__(self, files: Sequence[Path | GovDisclosureError], hints: Hints, lang: Lang) -> None:
        self._files, self._hints = files, hints
        self._lang: Lang = lang
        self.failed = False
        self._sha256: str | None = None

    def __iter__(self) -> Iterator[Report]:
        for file in self._files:
            if isinstance(file, GovDisclosureError):
                self._tell(file)
                continue
            self._sha256 = _sha256(file)
            for found in open_each(file, self._hints):
                try:
                    if isinstance(found, GovDisclosureError):
                        raise found
                    with unexpected_told(found.source):
                        for line in departures(found, self._lang):
                            say(line)
                    yield found.report
                except GovDisclosureError as error:
                    self._tell(error)

    def hashes(self) -> Iterator[str | None]:
        """Yield, beside each report, the hash of its file."""
        while True:
            yield self._sha256

    def _tell(self, error: GovDisclosureError) -> None:
        complain(error, self._lang)
        self.failed = True


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
) -> int:
    """
    Write the reports of *files* as one table; a file that cannot be read is told and the others go on.

    Returns:
        The exit code.

    Raises:
        WrongCallError: Parquet without a file to write to.
        MissingExtraError: the extra ``frames`` is not installed (``parquet``, ``csv``).
        UnwritableError: there is no writing to *output*.

    """
    reports = _Reports(files, hints, lang)
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
    return FAILED if reports.failed else CLEAN


_WHERE = Text("parquet 请用 -o 写入文件", "write parquet to a file with -o")
