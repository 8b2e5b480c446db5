"""The reports of one organ over several years: where two years disagree, and which of them is the likelier culprit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.errors import GovDisclosureError, require_all
from gov_disclosure.model import Report
from gov_disclosure.organs.same import same_organ
from gov_disclosure.rules.catalogue.years import AMOUNTS, CARRIED, STOCKS, off_by_unit
from gov_disclosure.rules.engine import check
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.result import CheckResult
from gov_disclosure.rules.verdict import Outcome
from gov_disclosure.text import Lang, Text


class SeriesError(GovDisclosureError, ValueError):
    """The reports are no series: two organs, or two reports of one year; `by_organ` groups them."""

    template = Text(
        "{problem}{which}。请按机关分开比较，每年只留一份报告。",
        "{problem}{which}. Compare each organ's reports by themselves and keep one a year.",
    )

    def __init__(self, problem: Text | str, first: str, second: str) -> None:
        super().__init__(problem, first, second)
        self.problem, self.first, self.second = problem, first, second

    def _facts(self, lang: Lang) -> dict[str, object]:
        return {**super()._facts(lang), "which": _WHICH[lang].format(self.first, self.second) if self.first else ""}


_WHICH = Text("：{}、{}", ": {}, {}")


@final
@frozen(kw_only=True)
class Disagreement:
    """
    Two adjacent years that do not fit each other.

    ``finding``: of a `YOY` rule, on the later year. ``culprit``: the report
    year that is likelier wrong, ``None`` where nothing tells. ``ground``: what
    tells, in both languages; empty where it is the wording that is alike.
    """

    years: tuple[int, int]
    finding: Finding
    culprit: int | None
    ground: Text

    def message(self, lang: Lang = "zh") -> str:
        """Return the disagreement as a sentence in *lang*."""
        before, now = self.years
        said = self.finding.message(lang)
        return _SAID[lang].format(before=before, now=now, said=said, ground=self.ground[lang]).rstrip()

    def __str__(self) -> str:
        return self.message("en")


_SAID = Text("{before}—{now}年：{said}{ground}", "{before} to {now}: {said} {ground}")


@final
@frozen(kw_only=True)
class Series:
    """
    The result of holding each year of an organ against the year before.

    ``years``: the report years, in order. ``missing``: years between them
    without a report. ``results``: by later year, the `YOY` rules on it and the
    year before. ``disagreements``: what failed, with its culprit.
    """

    organ: str
    years: tuple[int, ...]
    missing: tuple[int, ...]
    results: Mapping[int, CheckResult]
    disagreements: tuple[Disagreement, ...]

    @property
    def undetermined(self) -> tuple[tuple[int, Finding], ...]:
        """What could not be judged, each with the later year: blanks never look like agreement."""
        return tuple(
            (year, finding)
            for year, result in self.results.items()
            for finding in result.findings
            if finding.outcome is Outcome.UNDETERMINED
        )


def by_organ(reports: Iterable[Report]) -> tuple[tuple[Report, ...], ...]:
    """
    Group reports by organ, each organ's years in order.

    A report under a short name ("住建局") belongs to the organ whose full name
    ends with it; where several do, nobody can tell which, and it stays by
    itself with others of the very same name.

    Raises:
        WrongTypeError: one of them is no `Report`.

    """
    groups: list[list[Report]] = []
    known: dict[str | None, set[int]] = {}  # credit codes, and every ending of every name, with the groups they lead to
    for report in sorted(
        require_all(reports, Report, "reports"), key=lambda one: (-len(_name(one)), one.year, _name(one))
    ):
        name, code = _name(report), report.organ.credit_code
        near = sorted({*known.get(name, ()), *(known.get(code, ()) if code else ())})
        fits = [at for at in near if all(same_organ(one.organ, report.organ) for one in groups[at])]
        alike = [at for at in fits if any(_name(one) == name for one in groups[at])]
        if len(fits) == 1 or alike:
            at = (alike or fits)[0]
            groups[at].append(report)
        else:
            at = len(groups)
            groups.append([report])
        for ending in (code, *(name[start:] for start in range(len(name)))):
            known.setdefault(ending, set()).add(at)
    ordered = [sorted(group, key=lambda one: one.year) for group in groups]
    ordered.sort(key=lambda group: (group[0].year, group[0].organ.name))
    return tuple(map(tuple, ordered))


def _name(report: Report) -> str:
    return "".join(report.organ.name.split())


def series(reports: Iterable[Report]) -> Series:
    """
    Hold the reports of one organ against each other, year by year.

    Raises:
        SeriesError: there are none, two of them are of one year, or of different organs.
        WrongTypeError: one of them is no `Report`.

    """
    ordered = sorted(require_all(reports, Report, "reports"), key=lambda one: one.year)
    if not ordered:
        raise SeriesError(Text("没有报告", "no reports"), "", "")
    for one, other in pairwise(ordered):
        if one.year == other.year:
            raise SeriesError(_ONE_YEAR, _named(one), _named(other))
    for one, other in combinations(ordered, 2):
        if not same_organ(one.organ, other.organ):
            raise SeriesError(Text("两个机关", "two organs"), _named(one), _named(other))
    years = tuple(one.year for one in ordered)
    results, found = {}, []
    for at, (before, now) in enumerate(pairwise(ordered), start=1):
        if before.year == now.year - 1:
            result = results[now.year] = check(now, previous=before, select=("YOY",))
            found += [
                _disagreement(ordered, at, finding) for finding in result.findings if finding.outcome is Outcome.FAILED
            ]
    return Series(
        organ=ordered[-1].organ.name,
        years=years,
        missing=tuple(year for year in range(years[0], years[-1]) if year not in years),
        results=results,
        disagreements=tuple(found),
    )


_ONE_YEAR = Text("同一年度有两份报告，可能是两个机关同名", "two reports of one year, perhaps of two organs of one name")


def _named(report: Report) -> str:
    """Return organ, year and, where it is known, the file, so that the report can be found again."""
    return " ".join(str(one) for one in (report.organ.name, report.year, report.source) if one is not None)


def _disagreement(ordered: Sequence[Report], at: int, finding: Finding) -> Disagreement:
    before, now = ordered[at - 1], ordered[at]
    # Wording that two years share does not tell which of them is wrong.
    culprit, ground = None, _NOTHING_TELLS if finding.cells else Text("", "")
    for judge in (_by_own_balance, _by_neighbours):
        found = judge(ordered, at, finding)
        if found is not None:
            culprit, ground = found
            break
    return Disagreement(years=(before.year, now.year), finding=finding, culprit=culprit, ground=ground)


_NOTHING_TELLS = Text(
    "两年本身都说得通，无法判断哪一年有误。", "Each year is sound in itself; nothing tells which is wrong."
)

Judged = tuple[int, Text] | None


def _by_own_balance(ordered: Sequence[Report], at: int, finding: Finding) -> Judged:
    """Blame the year whose printed balance fails as it is and holds with the other year's figure."""
    if finding.rule != "YOY101":
        return None
    before, now = ordered[at - 1], ordered[at]
    blamed = set()
    for key in finding.cells:
        column = key.rpartition(".")[2]
        brought, carried = cells.value(now, key), cells.value(before, f"{CARRIED}.{column}")
        if _mends(now, key, carried):
            blamed.add(now.year)
        if _mends(before, f"{CARRIED}.{column}", brought):
            blamed.add(before.year)
    if len(blamed) != 1:
        return None
    (year,) = blamed
    return year, Text(
        f"{year}年自身的勾稽关系也不成立，改用另一年的数字即成立，应是{year}年有误。",
        f"The balance of {year} fails too and holds with the other year's figure, so {year} is likely wrong.",
    )


def _mends(report: Report, key: str, figure: Value) -> bool:
    """Whether the balances *key* stands in fail, and hold once it has *figure*."""
    form, figures = cells.form_of(report), cells.by_key(report)
    (identity,) = (one for one in form.identities_of[key] if one.kind == "balance")
    changed = {**figures, key: figure}

    def gap(known: Mapping[str, Value]) -> Value:
        if any(known[one] is None for one in (*identity.left, *identity.right)):
            return None
        return sum(known[one] or 0 for one in identity.left) - sum(known[one] or 0 for one in identity.right)

    return gap(figures) not in (0, None) and gap(changed) == 0


def _by_neighbours(ordered: Sequence[Report], at: int, finding: Finding) -> Judged:
    """Blame the year that fits neither the year before it nor the year after it, while those fit each other."""
    before, now = ordered[at - 1].year, ordered[at].year
    reports = {one.year: one for one in ordered}
    key = finding.cells[0] if finding.cells else ""
    blamed = [year for year in (before, now) if _stands_out(reports, year, key, finding.rule)]
    if len(blamed) != 1:
        return None
    (year,) = blamed
    return year, Text(
        f"{year}年与前后两年都不符，而前后两年彼此相符，应是{year}年有误。",
        f"{year} fits neither the year before nor the year after, which fit each other, so {year} is likely wrong.",
    )


def _stands_out(reports: Mapping[int, Report], year: int, key: str, code: str) -> bool:
    three = [reports.get(one) for one in (year - 1, year, year + 1)]
    figures = [cells.by_key(one) for one in three if one is not None]
    if len(figures) < 3:
        return False
    if code == "YOY401" and key in AMOUNTS:
        return _off_both(*(one.get(key) for one in figures))
    if code == "YOY201":
        return _cancels(figures, key.rpartition(".")[0])
    return False


def _off_both(before: Value, now: Value, after: Value) -> bool:
    if not (before and now and after):
        return False
    return off_by_unit(now, before) and off_by_unit(now, after) and not off_by_unit(before, after)


def _cancels(figures: Sequence[Mapping[str, Value]], row: str) -> bool:
    """Whether a wrong stock in the middle year explains both gaps: what is too much one year lacks the next."""
    gaps = []
    for before, now in pairwise(figures):
        terms = [
            before.get(f"{row}.in_force"),
            *(now.get(f"{row}.{name}") for name in ("in_force", "issued", "repealed")),
        ]
        if row not in STOCKS or None in terms:
            return False
        stock, in_force, issued, repealed = (int(one or 0) for one in terms)
        gaps.append(in_force - stock - issued + repealed)
    return gaps[0] != 0 and sum(gaps) == 0
