"""Reports of many organs, in folders or on a roster, rolled up as the notices prescribe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import final, get_args

import attrs
from attrs import frozen

from gov_disclosure.comparison.parts import RollUp, rollup
from gov_disclosure.comparison.placing import Basis, Placed, Reason, place
from gov_disclosure.comparison.roster import RosterEntry
from gov_disclosure.comparison.versions import Filed, Versions, by_year, version_used
from gov_disclosure.comparison.years import by_organ
from gov_disclosure.errors import require, require_all, require_choice
from gov_disclosure.model import Level, Report, Scope
from gov_disclosure.organs.standing import standing
from gov_disclosure.relations.parts import Mode
from gov_disclosure.text import Lang, Text


@final
@frozen(kw_only=True)
class Part:
    """A report that is counted in a whole; ``by``: what tells that it is."""

    organ: str
    source: str
    by: Basis


@final
@frozen(kw_only=True)
class Branch:
    """
    A whole of one year with the parts that it counts.

    ``source``: its file, ``None`` where it has no report or none that is used. ``level``: what it was taken for,
    ``None`` where nothing tells. ``result``: the whole beside the sum of its parts, ``None`` where one of both is not
    there. ``missing``: the organs that the roster has below it and that have no report of this year.
    """

    year: int
    whole: str
    level: Level | None
    source: str | None
    parts: tuple[Part, ...]
    missing: tuple[RosterEntry, ...]
    result: RollUp | None


@final
@frozen(kw_only=True)
class LeftOut:
    """A report that is counted in no other, and why."""

    year: int
    organ: str
    source: str
    reason: Reason

    def message(self, lang: Lang = "zh") -> str:
        """Return the reason as words in *lang*."""
        return _REASONS[self.reason][lang]

    def __str__(self) -> str:
        return self.message("en")


_REASONS: Mapping[Reason, Text] = {
    "no_whole": Text(
        "所在文件夹及其上级文件夹中没有可作汇总的政府报告", "no government's report in its folder or in one above it"
    ),
    "several_wholes": Text(
        "所在文件夹中可作汇总的政府不止一个，无从分辨（可用 --roster 写明）",
        "several governments in its folder may count it, and nothing tells which (a roster can say)",
    ),
    "several_entries": Text("名册中有几个机关与之相符", "several organs of the roster may be it"),
    "not_named": Text(
        "通知没有要求汇总这类机构（确属汇总范围的可用 --roster 写明）",
        "the notices do not have organs of this kind rolled up (a roster can say otherwise)",
    ),
    "unknown_kind": Text(
        "仅凭名称看不出是哪类机关（可用 --roster 写明）", "its name does not tell what it is (a roster can say)"
    ),
    "other_level": Text(
        "不是所在文件夹的政府直接汇总的一级", "not of the level that the government of its folder counts directly"
    ),
    "other_area": Text(
        "名称中的地方与所在文件夹的政府不同", "its name is of another place than its folder's government"
    ),
}


@final
@frozen(kw_only=True)
class RollUpTree:
    """
    Reports rolled up, year by year.

    ``branches``: the wholes with their parts. ``left_out``: what is counted in no whole and is none itself.
    ``versions``: reports of one organ and year of which there are several. ``missing``: by year, the organs of the
    roster without a report, those below a whole among them; empty without a roster, which says nothing of who is
    missing: see ``roster``, the number of its organs.
    """

    mode: Mode
    roster: int
    branches: tuple[Branch, ...]
    left_out: tuple[LeftOut, ...]
    versions: tuple[Versions, ...]
    missing: Mapping[int, tuple[RosterEntry, ...]]


def rollup_tree(
    filed: Iterable[Filed],
    roster: Sequence[RosterEntry] = (),
    mode: Mode = "strict",
    scope: Scope | None = None,
) -> RollUpTree:
    """
    Roll up reports as the notices prescribe, each year by itself.

    A government counts its departments and the governments directly below it: a
    province its prefectures, a prefecture its counties, a county its townships
    and subdistricts. Whose report counts whose is told by the parents in the
    roster. Where it says nothing, folders tell: a report is counted by the
    highest government that has a report in its folder or in the nearest folder
    above it. What cannot be told is left out and said so.

    Of two reports of one organ and year never both are counted: see `Versions`.

    Args:
        filed: Reports of any years with their files.
        roster: The organs that are to report; see `read_roster`.
        mode: How blanks of the parts are treated.
        scope: What wholes count whose reports do not say.

    Raises:
        WrongTypeError: a report is no `Report`, or an entry of the roster none.
        FieldValueError: there is no such *mode*.

    """
    require_choice(mode, get_args(Mode), "rollup_tree", "mode")
    years = by_year(_required(filed))
    roster = require_all(roster, RosterEntry, "roster")
    branches: list[Branch] = []
    left: list[LeftOut] = []
    versions: list[Versions] = []
    missing: dict[int, tuple[RosterEntry, ...]] = {}
    for year, reports in years.items():
        placed, levels = place(reports, roster)
        used, twice = _used(placed)
        there = {one.entry for one in placed if one.entry is not None}
        missing[year] = tuple(one for one in roster if one not in there)
        counted = [one for one in placed if id(one.filed) in used]
        branches += [
            _branch(year, whole, counted, missing[year], levels, partial(_result, mode, scope))
            for whole in _wholes(placed, missing[year])
        ]
        left += [_left_out(one, one.reason) for one in placed if one.reason is not None]
        versions += twice
    return RollUpTree(
        mode=mode,
        roster=len(roster),
        branches=tuple(branches),
        left_out=tuple(left),
        versions=tuple(versions),
        missing=missing,
    )


def _required(filed: Iterable[Filed]) -> Sequence[Filed]:
    found = require_all(filed, Filed, "filed")
    for one in found:
        require(one.report, Report, "filed")
    return found


def _left_out(one: Placed, reason: Reason) -> LeftOut:
    return LeftOut(year=one.filed.report.year, organ=one.organ.name, source=one.filed.source, reason=reason)


def _used(placed: Sequence[Placed]) -> tuple[set[int], list[Versions]]:
    """Return the ids of the `Filed` that are used, and what is told of reports of which there are several."""
    groups: dict[object, list[Placed]] = {}
    for key, one in _organs(placed):
        groups.setdefault(key, []).append(one)
    used: set[int] = set()
    told: list[Versions] = []
    for group in groups.values():
        # Of copies that are the same, the one that is counted somewhere.
        ordered = sorted(group, key=lambda one: (one.whole is None, one.filed.source))
        chosen, twice = version_used([each.filed for each in ordered])
        if chosen is not None:
            used.add(id(chosen))
        if twice is not None:
            told.append(twice)
    return used, told


def _organs(placed: Sequence[Placed]) -> Iterable[tuple[object, Placed]]:
    """
    Yield each report with what is the same for all reports of its organ.

    A name that tells its place (云岭县教育局) is one organ's wherever it is filed. A short one (教育局) is that of
    the same name below the same whole.
    """
    below: dict[object, list[Placed]] = {}
    for one in placed:
        if one.entry is not None:
            yield one.entry, one
        else:
            below.setdefault(one.whole, []).append(one)
    for whole, group in below.items():
        at: dict[int, list[Placed]] = {}
        for one in group:
            at.setdefault(id(one.filed.report), []).append(one)
        for reports in by_organ([one.filed.report for one in group]):
            names = {"".join(report.organ.name.split()) for report in reports}
            longest = max(names, key=lambda name: (len(name), name))
            of_place = whole is None or any(standing(report.organ).level is not None for report in reports)
            for report in reports:
                yield (longest, None if of_place else whole), at[id(report)].pop()


def _wholes(placed: Sequence[Placed], missing: Sequence[RosterEntry]) -> Iterable[str]:
    """Return the names of the organs that count others, in the order in which the first of these stand."""
    named = [*(one.whole for one in placed), *(one.parent for one in missing)]
    return dict.fromkeys(name for name in named if name is not None)


def _branch(
    year: int,
    whole: str,
    counted: Sequence[Placed],
    missing: Sequence[RosterEntry],
    levels: Mapping[str, Level | None],
    rolled_up: Callable[[Placed, Sequence[Placed]], RollUp],
) -> Branch:
    itself = next((one for one in counted if one.name == whole), None)
    parts = [one for one in counted if one.whole == whole]
    return Branch(
        year=year,
        whole=whole,
        level=levels.get(whole) or next((one.level for one in missing if one.name == whole), None),
        source=itself.filed.source if itself else None,
        parts=tuple(Part(organ=one.organ.name, source=one.filed.source, by=one.by) for one in parts),
        missing=tuple(one for one in missing if one.parent == whole),
        result=rolled_up(itself, parts) if itself and parts else None,
    )


def _result(mode: Mode, scope: Scope | None, itself: Placed, parts: Sequence[Placed]) -> RollUp:
    whole = itself.filed.report
    if whole.scope is None and scope is not None:
        whole = attrs.evolve(whole, scope=scope)
    return rollup(whole, [one.filed.report for one in parts], mode)
