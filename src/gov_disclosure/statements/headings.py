"""Sub-headings of a report by key, recognised from their words, also where they open a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import final

from attrs import frozen

from gov_disclosure.forms.subheadings import Profile, profiles
from gov_disclosure.model import Report, Section
from gov_disclosure.script.traditional import simplified

_LEAST = 2
"""Items of a profile of several that a report has to print before the profile is recognised."""
_ORDINAL = r"\s*(?:[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|[㈠-㈩]|[一二三四五六七八九十]+、|\d+\s*[.．、](?!\d))\s*"
_LEAD = re.compile(rf"{_ORDINAL}(?P<title>[^。：:；;，,\n]{{2,30}}?)(?=[。：:]|(?<=情况)|(?<=方面))")


@final
@frozen(kw_only=True)
class Heading:
    """
    A sub-heading with a key.

    ``section``: path of section indices. ``paragraph``: for a heading that
    opens a paragraph ("（一）主动公开情况。…"), its index; ``None`` for a section of
    its own. ``text``: as printed.
    """

    key: str
    profile: str
    section: tuple[int, ...]
    paragraph: int | None
    text: str


@final
@frozen(kw_only=True)
class Headings:
    """
    The sub-headings of a report that are known.

    ``profile``: id of the profile that section six follows, ``None`` where its
    headings show none. ``missing``: keys of that profile which the report does
    not print.
    """

    found: tuple[Heading, ...]
    profile: str | None
    missing: tuple[str, ...]

    def key(self, *section: int) -> str | None:
        """
        Return the key of a section, by the path of its indices: ``key(0, 1)`` for ``report.sections[0].sections[1]``.

        ``None`` where its heading is none that is known; the six statutory ones have theirs in `Section.key`.
        """
        return next((one.key for one in self.found if (one.section, one.paragraph) == (section, None)), None)


def headings(report: Report, extra: Sequence[Profile] = ()) -> Headings:
    """
    Return the sub-headings of *report* that are known by a key, in printed order.

    Args:
        report: the report.
        extra: profiles besides those of the package, as of `load_profiles`.

    """
    known = [*extra, *profiles()]
    found: list[Heading] = []
    chosen: Profile | None = None
    for at, section in enumerate(report.sections):
        mine = [one for one in known if one.section == section.key and _in_years(one, report.year)]
        if not mine:
            continue
        lines = list(_lines(section, (at,)))
        best, hits = max(((profile, _named(profile, lines)) for profile in mine), key=lambda one: len(one[1]))
        if not hits or len(hits) < min(_LEAST, len(best.items)):
            continue
        if section.key == "other_matters":
            chosen = best
        found += hits
    there = {one.key for one in found}
    missing = () if chosen is None else tuple(item.key for item in chosen.items if item.key not in there)
    return Headings(found=tuple(found), profile=None if chosen is None else chosen.id, missing=missing)


def _in_years(profile: Profile, year: int) -> bool:
    # What a notice asks for was printed by some before it bound them: a profile is recognised in earlier years too.
    return profile.last_year is None or year <= profile.last_year


_Line = tuple[tuple[int, ...], int | None, str]


def _lines(section: Section, path: tuple[int, ...]) -> Iterator[_Line]:
    for at, text in enumerate(section.paragraphs):
        lead = _LEAD.match(text)
        if lead is not None:
            yield path, at, text[: lead.end("title")].strip()
    for at, inner in enumerate(section.sections):
        yield (*path, at), None, inner.heading


def _named(profile: Profile, lines: Sequence[_Line]) -> list[Heading]:
    """Return the first line that names each item of *profile*."""
    taken: dict[str, Heading] = {}
    for path, paragraph, text in lines:
        item = profile.item(simplified(text))
        if item is not None and item.key not in taken:
            taken[item.key] = Heading(key=item.key, profile=profile.id, section=path, paragraph=paragraph, text=text)
    return list(taken.values())
