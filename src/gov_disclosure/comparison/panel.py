"""The cells of each organ over the years, with what does not agree marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.comparison.versions import Filed, Versions, by_year, version_used
from gov_disclosure.comparison.years import Series, by_organ, series
from gov_disclosure.errors import require, require_each
from gov_disclosure.model import Report
from gov_disclosure.rules.catalogue.years import BROUGHT, CARRIED
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.verdict import Outcome


@final
@frozen(kw_only=True)
class Panel:
    """
    The figures of one organ, cells × years.

    ``series``: what comparing its years came to. ``sources``: by year, the file of the report that is used. ``cells``:
    the keys of all cells that one of its reports has, in printed order. ``figures``: by year and cell key; ``None`` is
    blank, and a key that is not there is a cell that the form of that year lacks. ``marks``: by cell key and year, the
    findings that failed in it, in the later year's cells and in those of the year before that they are held against.
    """

    series: Series
    sources: Mapping[int, str]
    cells: tuple[str, ...]
    figures: Mapping[int, Mapping[str, Value]]
    marks: Mapping[tuple[str, int], tuple[Finding, ...]]


@final
@frozen(kw_only=True)
class Panels:
    """The panels of many organs; ``versions``: reports of one organ and year of which there are several."""

    panels: tuple[Panel, ...]
    versions: tuple[Versions, ...]


def panels(filed: Iterable[Filed]) -> Panels:
    """
    Hold each organ's reports against the year before, cell by cell.

    Reports are grouped as `by_organ` groups them. Of two reports of one organ and year never both are used: one where
    they have the same figures, else none, and the year is missing from the panel; see `Versions`.

    Raises:
        WrongTypeError: a report is no `Report`.

    """
    given: dict[int, list[Filed]] = {}
    for one in require_each(filed, Filed, "filed"):
        require(one.report, Report, "filed")
        given.setdefault(id(one.report), []).append(one)
    found: list[Panel] = []
    told: list[Versions] = []
    reports = [one.report for several in given.values() for one in several]
    for group in by_organ(reports):
        used: list[Filed] = []
        for versions in by_year(given[id(report)].pop() for report in group).values():
            chosen, twice = version_used(versions)
            used += [] if chosen is None else [chosen]
            told += [] if twice is None else [twice]
        if used:
            found.append(_panel(used))
    return Panels(panels=tuple(found), versions=tuple(told))


def _panel(used: Sequence[Filed]) -> Panel:
    compared = series([one.report for one in used])
    figures = {one.report.year: cells.by_key(one.report) for one in used}
    return Panel(
        series=compared,
        sources={one.report.year: one.source for one in used},
        cells=_merged([tuple(one) for one in figures.values()]),
        figures=figures,
        marks=_marks(compared, figures),
    )


def _merged(orders: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return all keys, each behind the one that it follows in its own form."""
    found: list[str] = []
    for order in orders:
        at = 0
        for key in order:
            if key in found:
                at = found.index(key) + 1
            else:
                found.insert(at, key)
                at += 1
    return tuple(found)


def _marks(
    compared: Series, figures: Mapping[int, Mapping[str, Value]]
) -> Mapping[tuple[str, int], tuple[Finding, ...]]:
    marks: dict[tuple[str, int], tuple[Finding, ...]] = {}
    for year, result in compared.results.items():
        for finding in result.findings:
            if finding.outcome is Outcome.FAILED:
                for key, at in _places(finding, year):
                    if key in figures[at]:
                        marks[key, at] = (*marks.get((key, at), ()), finding)
    return marks


def _places(finding: Finding, year: int) -> Iterable[tuple[str, int]]:
    """Yield the cells that a finding is about, with their years: this year's, and last year's that they rest on."""
    for key in finding.cells:
        yield key, year
        row, _, column = key.rpartition(".")
        before = {
            "YOY101": (f"{CARRIED}.{column}",) if row == BROUGHT else (),
            "YOY201": (key,) if column == "in_force" else (),
            "YOY301": (key, f"{row}.change"),
            "YOY401": (key,),
        }.get(finding.rule, ())
        yield from ((one, year - 1) for one in before)
