"""From paths on the command line to reports, one bad file never stopping the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from attrs import field, frozen

from gov_disclosure.cli._language import DEFAULT, VARIABLE, remember
from gov_disclosure.cli._output import why
from gov_disclosure.codec import load
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.reading import Leftover, read
from gov_disclosure.text import Text

LANG = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=DEFAULT,
    show_default=True,
    envvar=VARIABLE,
    callback=remember,
    is_eager=True,
    help="Language of messages and labels.",
)


@frozen(kw_only=True)
class Input:
    """A report and what its reader knew; ``notes`` is ``None`` where it came as JSON."""

    source: str
    report: Report
    notes: tuple[Note, ...] | None = None
    places: Mapping[str, Place] = field(factory=dict)
    leftovers: tuple[Leftover, ...] = ()


def open_input(path: Path) -> Input:
    """
    Read one published report, or one JSON report.

    Raises:
        GovDisclosureError: it cannot be read; says why and what to do.
    """
    try:
        with path.open("rb") as file:
            is_json = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        if is_json:
            return Input(source=str(path), report=load(path))
        reading = read(path, source=path.name)
    except OSError as error:
        raise UnreadableError(str(path), why(error), _CHECK_PATH) from error
    return Input(
        source=str(path),
        report=reading.report,
        notes=reading.notes,
        places=reading.places,
        leftovers=reading.leftovers,
    )


_CHECK_PATH = Text("请检查路径。", "Check the path.")


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files, and those in folders in name order, without hidden ones and notes to the reader (README)."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file())
            yield from (file for file in inside if not file.name.startswith((".", "README")))
        else:
            yield path


def open_inputs(paths: tuple[Path, ...]) -> Iterator[Input | GovDisclosureError]:
    """Yield each report, or the error that kept it from being read."""
    for path in files(paths):
        try:
            yield open_input(path)
        except GovDisclosureError as error:
            yield error
