"""Several reports of one organ and year: which of them is used, if any, and how that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text


@final
@frozen(kw_only=True)
class Filed:
    """A report and where it was: ``source`` is its file, folders divided by ``/``."""

    report: Report
    source: str


@final
@frozen(kw_only=True)
class Versions:
    """
    Several reports of one organ and year.

    ``sources``: their files, in order. ``used``: the file that is used, the first where all of them have the same
    figures; ``None``, and none of them is used, where they differ, until all but one are left out.
    """

    organ: str
    year: int
    sources: tuple[str, ...]
    used: str | None

    def message(self, lang: Lang = "zh") -> str:
        """Return in *lang* which files they are and which of them is used."""
        words = _DIFFER if self.used is None else _SAME
        return words[lang].format(
            organ=self.organ, year=self.year, sources=_COMMA[lang].join(self.sources), used=self.used
        )

    def __str__(self) -> str:
        return self.message("en")


_COMMA = Text("、", ", ")
_SAME = Text(
    "{organ} {year} 年的报告有几份，数字相同，只用一份（{used}）：{sources}。",
    "{organ} {year}: several reports with the same figures, of which one is used ({used}): {sources}.",
)
_DIFFER = Text(
    "{organ} {year} 年的报告有几份，数字不同（也可能是同名的几个机关），都没有采用：{sources}。"
    "请只留一份，例如用 --exclude 略去其余各份。",
    "{organ} {year}: several reports with different figures, perhaps of several organs of one name, of which none is "
    "used: {sources}. Keep one; --exclude leaves out the others.",
)


def version_used(versions: Sequence[Filed]) -> tuple[Filed | None, Versions | None]:
    """Return which of the reports of one organ and year is used, and what there is to tell; ``None`` for nothing."""
    first = versions[0]
    if len(versions) == 1:
        return first, None
    same = all(_figures(one.report) == _figures(first.report) for one in versions)
    told = Versions(
        organ=first.report.organ.name,
        year=first.report.year,
        sources=tuple(one.source for one in versions),
        used=first.source if same else None,
    )
    return first if same else None, told


def _figures(report: Report) -> tuple[object, ...]:
    return (report.form, report.scope, tuple(cells.by_key(report).items()))


def by_year(filed: Iterable[Filed]) -> dict[int, list[Filed]]:
    """Return the reports by their years, the years in order."""
    found: dict[int, list[Filed]] = {}
    for one in sorted(filed, key=lambda one: (one.report.year, one.source)):
        found.setdefault(one.report.year, []).append(one)
    return found
