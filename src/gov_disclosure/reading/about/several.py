"""A file with several reports: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from gov_disclosure.document import Paragraph
from gov_disclosure.figures import has_digit
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import Place
from gov_disclosure.reading.about.organ import ends_like_an_organ, plausible
from gov_disclosure.reading.about.title import END_OF_TITLE, LONGEST_LINE, MOST_LINES, Title, parse_title
from gov_disclosure.reading.locating.regions import Region
from gov_disclosure.reading.result import Leftover, LeftoverReason, place_of
from gov_disclosure.reading.tables.matched import Matched, Tables
from gov_disclosure.reading.words.headings import section_headed
from gov_disclosure.reading.words.normalise import flat


@frozen
class Part:
    """One report of a file: its regions, and the title it begins with, ``None`` for the first."""

    regions: Sequence[Region]
    title: Title | None = None


def reports_in(regions: Sequence[Region]) -> list[Part]:
    """
    Cut the *regions* of a file where another report begins.

    It begins with the title of another organ or year, below a report with
    sections or tables, and above one. A title printed twice, or an attachment
    that repeats the report, begins none.
    """
    starts: list[tuple[int, Title | None]] = [(0, None)]
    named: list[Title] = []
    since = _Count()
    for at, region in enumerate(regions):
        title = _title_at(regions, at)
        if title is not None:
            if since.is_report and not any(_is_same(title, other) for other in named) and _is_report(regions, at):
                starts.append((at, title))
                named, since = [], _Count()
            if not since.is_report and len(named) < _MOST_NAMED:
                named.append(title)
        since.add(region)
    ends = [at for at, _ in starts[1:]] + [len(regions)]
    return [Part(regions[at:end], title) for (at, title), end in zip(starts, ends, strict=True)]


def _title_at(regions: Sequence[Region], at: int) -> Title | None:
    """Return the title with a year that begins at this place, over up to four lines; ``None`` where none does."""
    text = ""
    for region in regions[at : at + MOST_LINES]:
        if not isinstance(region, Paragraph) or len(text) + len(region.text) > LONGEST_LINE:
            return None
        alone = not text
        text += region.text
        if END_OF_TITLE.isdisjoint(region.text):
            continue
        last = parse_title(region.text)
        if last is not None and last.organ and not alone:
            return None  # it begins further down
        title = last if alone else parse_title(text)
        if title and title.year and (not title.organ or (plausible if alone else ends_like_an_organ)(title.organ)):
            return title
    return None


class _Count:
    """What of a report has been met so far."""

    def __init__(self) -> None:
        self.headings: set[str] = set()
        self.tables = 0

    def add(self, region: Region) -> None:
        """Take in the next region."""
        if not isinstance(region, Paragraph):
            self.tables += 1
        elif key := section_headed(region.text, region.level):
            self.headings.add(key)

    @property
    def is_report(self) -> bool:
        """Whether it is most of a report."""
        return len(self.headings) >= _MOST or self.tables > 0


_MOST = 4
_MOST_NAMED = 50
"""Titles above one report that are remembered: a page may list any number."""


def left_over(matched: Matched, tables: Tables) -> Iterator[Leftover]:
    """Yield the figures of a report that is not read: what stands in its cells, and what was left over there."""
    placed: dict[Place | None, str] = {}
    for key, text in matched.texts.items():
        if has_digit(text):
            place = place_of(matched.spots[key])
            placed[place] = text
            yield Leftover(
                text=text,
                place=place,
                table=next(table for table in TABLE_KEYS if key.startswith(f"{table}.")),
                reason=LeftoverReason.OTHER_REPORT,
                detail=tables.form.cells[key].zh if key in tables.form.cells else None,
            )
    for one in tables.leftovers:
        if one.text not in placed.get(one.place, ""):
            yield evolve(one, reason=LeftoverReason.OTHER_REPORT)


_FIRST_HEADINGS = frozenset(("overview", "proactive_disclosure"))
_AHEAD = 400
"""Regions below a title among which its report shows itself."""


def _is_report(regions: Sequence[Region], at: int) -> bool:
    """Whether a report follows the title at this place: its first headings or tables before the later ones."""
    for region in regions[at : at + _AHEAD]:
        if not isinstance(region, Paragraph):
            return True
        key = section_headed(region.text, region.level)
        if key is not None:
            return key in _FIRST_HEADINGS
    return False


def _is_same(title: Title, other: Title) -> bool:
    """Whether two titles may be one report's: the same year, and one organ named as the other or not at all."""
    if title.year is not None and other.year is not None and title.year != other.year:
        return False
    left, right = flat(title.organ), flat(other.organ)
    return left.endswith(right) or right.endswith(left)
