"""A file with several reports: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import evolve, frozen

from gov_disclosure.document import Paragraph
from gov_disclosure.figures import has_digit
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import Place, SectionKey
from gov_disclosure.reading.about.organ import ends_like_an_organ, plausible
from gov_disclosure.reading.about.title import END_OF_TITLE, LONGEST_LINE, MOST_LINES, Title, parse_title
from gov_disclosure.reading.locating.regions import Region
from gov_disclosure.reading.result import Leftover, LeftoverReason, place_of
from gov_disclosure.reading.tables.built import Matched, Tables
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
    signs: list[_Sign | None] = [_sign(region) for region in regions]
    opens = _openings(signs)
    for at, sign in enumerate(signs):
        title = _title_at(regions, at)
        if title is not None:
            if since.is_report and not any(_is_same(title, other) for other in named) and opens[at]:
                starts.append((at, title))
                named, since = [], _Count()
            if not since.is_report and len(named) < _MOST_NAMED:
                named.append(title)
        since.add(sign)
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

    def add(self, sign: _Sign | None) -> None:
        """Take in what the next region shows."""
        if sign == "table":
            self.tables += 1
        elif sign:
            self.headings.add(sign)

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


_Sign = SectionKey | Literal["table"]
"""What shows that a report stands here: the heading of a section, or a table."""

_FIRST = frozenset(("overview", "proactive_disclosure", "table"))
_AHEAD = 400
"""Regions below a title among which its report shows itself."""


def _sign(region: Region) -> _Sign | None:
    """Return what a region shows of a report; ``None`` for text that shows nothing."""
    if isinstance(region, Paragraph):
        return section_headed(region.text, region.level)
    return "table"


def _openings(signs: Sequence[_Sign | None]) -> list[bool]:
    """Say for each place whether a report follows it: its first headings or tables before the later ones."""
    opens = [False] * len(signs)
    ahead = len(signs)
    for at in range(len(signs) - 1, -1, -1):
        if signs[at] is not None:
            ahead = at
        opens[at] = ahead - at < _AHEAD and ahead < len(signs) and signs[ahead] in _FIRST
    return opens


def _is_same(title: Title, other: Title) -> bool:
    """Whether two titles may be one report's: the same year, and one organ named as the other or not at all."""
    if title.year is not None and other.year is not None and title.year != other.year:
        return False
    left, right = flat(title.organ), flat(other.organ)
    return left.endswith(right) or right.endswith(left)
