"""What the caller knows of a report: its year and organ, for a file that does not say them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from gov_disclosure.errors import FieldValueError, WrongTypeError, require
from gov_disclosure.model import Note, NoteKind, Organ, Report
from gov_disclosure.model.report import FIRST_YEAR, LAST_YEAR
from gov_disclosure.organs.levels import level_of
from gov_disclosure.reading.result import Reading
from gov_disclosure.reading.words.normalise import flat
from gov_disclosure.text import Text


@frozen
class Hints:
    """The year and the organ that a caller named, ``None`` where none."""

    year: int | None = None
    organ: Organ | None = None


def hints_of(year: int | None, organ: Organ | str | None) -> Hints:
    """
    Return what a caller says of a report.

    Raises:
        WrongTypeError: *year* is no int, or *organ* neither a name nor an `Organ`.
        FieldValueError: no report has such a year, or no organ such a name.

    """
    if year is not None:
        require(year, int, "year")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            expected = Text(f"{FIRST_YEAR} 至 {LAST_YEAR} 的年份", f"a year from {FIRST_YEAR} to {LAST_YEAR}")
            raise FieldValueError("read", "year", expected, year)
    if isinstance(organ, str):
        organ = Organ(name=organ, level=level_of(organ))
    elif organ is not None and not isinstance(organ, Organ):
        raise WrongTypeError("organ", ("str", "Organ"), type(organ).__name__)
    return Hints(year, organ if organ and organ.name else None)


def with_hints(reading: Reading, hints: Hints) -> Reading:
    """Return *reading* with its organ as far as only *hints* name it, and a note of what they name otherwise."""
    if hints.organ is not None and _agree(reading.report.organ.name, hints.organ.name):
        organ = _filled(reading.report.organ, hints.organ)
        reading = evolve(reading, report=evolve(reading.report, organ=organ))
    if notes := tuple(_contradictions(reading.report, hints)):
        reading = evolve(reading, notes=(*reading.notes, *notes))
    return reading


def _agree(printed: str, given: str) -> bool:
    """Whether one name is the other, or the other without the place that it belongs to."""
    left, right = flat(printed), flat(given)
    return left.endswith(right) or right.endswith(left)


def _filled(printed: Organ, given: Organ) -> Organ:
    """Return the fuller name of the two, as printed where they are alike, and what else is known of either."""
    name = given.name if len(flat(given.name)) > len(flat(printed.name)) else printed.name
    return Organ(
        name=name,
        level=given.level or level_of(name),
        division_code=printed.division_code or given.division_code,
        credit_code=printed.credit_code or given.credit_code,
    )


def _contradictions(report: Report, hints: Hints) -> Iterator[Note]:
    if hints.year is not None and report.year != hints.year:
        yield _note(str(hints.year), str(report.year))
    if hints.organ is not None and not _agree(report.organ.name, hints.organ.name):
        yield _note(hints.organ.name, report.organ.name)


def _note(given: str, printed: str) -> Note:
    return Note(kind=NoteKind.HINT_CONTRADICTED, official=given, printed=printed)
