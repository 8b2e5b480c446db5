"""AGG: a report that sums up others, held against them."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure import cells
from gov_disclosure.model import Report
from gov_disclosure.relations.parts import Gap, State, declared, gaps
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.registry import rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict, Words
from gov_disclosure.text import Text

_NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
_SOURCE = "条例第四十九条（主管部门汇总）；部分不大于整体（推断，以声明汇总范围为前提）"
_SCOPE = Text(
    "报告没有声明统计范围，也可能只计本机关",
    "the report declares no scope and may count its own office alone",
)


def _parts(case: Case) -> list[Report]:
    """Return the reports that this one sums up, those of other years left out."""
    return [child for child in case.children or () if child.year == case.report.year]


def _gaps(case: Case, parts: list[Report]) -> tuple[Gap, ...]:
    return gaps(case.report, parts, "blank_is_zero" if case.blank == "zero" else "strict")


def _of(state: State, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(one for one in found if one.state == state)


def _scope(case: Case) -> Text:
    if not declared(case.report):
        return _SCOPE
    area = case.report.scope == "whole_area"
    return Text(
        f"报告声明统计范围为{'本行政区域' if area else '本系统'}",
        f"the report declares that it counts its whole {'area' if area else 'system'}",
    )


@rule(
    "AGG101",
    severity=Severity.ERROR,
    source=_SOURCE,
    needs=("children",),
    zh=Words(
        title="下级报告的数字大于汇总报告",
        failed="{cell}：{child}一家为 {actual}，汇总报告只有 {expected}（共 {count} 格如此；{scope}）。",
        undetermined="汇总报告有空白，无法与下级比较：{cells}。",
        checks="表三、表四和表二第（五）（六）（八）项：任何一份下级报告的数字都不大于汇总报告的同一格。",
        why="部分不会大于整体；出现时不是口径不同就是漏汇总或填错。",
        fix="核对汇总口径和下级数据；在报告中写明统计范围。",
    ),
    en=Words(
        title="A part exceeds the whole",
        failed="{cell}: {child} alone reports {actual}, the whole only {expected} (so in {count} cells; {scope}).",
        undetermined="The whole has blanks and cannot be held against its parts: {cells}.",
        checks="Tables three and four and items 5, 6, 8 of table two: no part's figure exceeds the whole's.",
        why="A part never exceeds the whole; where it does, scopes differ, or a figure was left out or mistyped.",
        fix="Check scope and figures; state the scope in the report.",
    ),
)
def part_exceeds(case: Case) -> Iterator[Verdict]:
    """A-3: an error once the whole declares its scope, a warning before."""
    parts = _parts(case)
    if not parts:
        yield _NOT_APPLICABLE
        return
    found = _gaps(case, parts)
    for at, child in enumerate(parts):
        over = [one for one in found if at in one.exceeding]
        if over:
            figures = cells.by_key(child)
            yield Verdict(
                cells=tuple(one.cell for one in over),
                expected=over[0].whole,
                actual=figures[over[0].cell],
                severity=None if declared(case.report) else Severity.WARNING,
                facts={"child": child.organ.name, "count": len(over), "scope": _scope(case)},
            )
    blank = tuple(one.cell for one in found if one.whole is None)
    if blank:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=blank)


@rule(
    "AGG201",
    severity=Severity.WARNING,
    source="条例第四十九条（主管部门汇总）；汇总口径由各地自定",
    needs=("children",),
    zh=Words(
        title="下级报告合计大于汇总报告",
        failed="{cell}：{children} 份下级报告合计 {actual}，汇总报告只有 {expected}（共 {count} 格如此；{scope}）。",
        undetermined="有空白，无法合计比较，共 {count} 格：{cells}。",
        checks="表三、表四和表二第（五）（六）（八）项：下级报告合计不大于汇总报告；规章不参与合计。",
        why="合计超出说明汇总漏了单位、重复计算或口径不同。",
        fix="逐份核对下级报告和汇总口径；共同被告案件只在原行为机关计一次。",
    ),
    en=Words(
        title="The parts together exceed the whole",
        failed="{cell}: {children} parts add up to {actual}, the whole has only {expected} (so in {count} cells; "
        "{scope}).",
        undetermined="Blanks leave {count} cells without a sum: {cells}.",
        checks="Tables three and four and items 5, 6, 8 of table two: the parts do not add up to more than the whole; "
        "规章 are not summed.",
        why="A sum that exceeds the whole means an office left out, a case counted twice, or another scope.",
        fix="Check each part and the scope; a case with co-defendants counts once, at the original organ.",
    ),
)
def parts_exceed(case: Case) -> Iterator[Verdict]:
    """A-1: sums; only a hint where the whole declares no scope, as it may count its own office alone."""
    parts = _parts(case)
    if not parts:
        yield _NOT_APPLICABLE
        return
    found = _gaps(case, parts)
    over = _of("exceeds", found)
    if over:
        total = sum(child.get(over[0].cell) or 0 for child in map(cells.by_key, parts))
        yield Verdict(
            cells=tuple(one.cell for one in over),
            expected=over[0].whole,
            actual=total,
            severity=None if declared(case.report) else Severity.INFO,
            facts={"children": len(parts), "count": len(over), "scope": _scope(case)},
        )
    open_cells = tuple(one.cell for one in _of("unknown", found))
    if open_cells:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=open_cells, facts={"count": len(open_cells)})


@rule(
    "AGG301",
    severity=Severity.INFO,
    source="条例第四十九条（主管部门汇总）；汇总口径由各地自定",
    needs=("children",),
    zh=Words(
        title="下级报告合计不足汇总数",
        failed="声明汇总的报告比 {children} 份下级报告合计多，共 {count} 格，例如{cell}多 {gap}："
        "可能还有未提供的报告，缺的一份在这些格应为相差之数。",
        undetermined="有空白，无法合计比较，共 {count} 格：{cells}。",
        checks="报告声明了汇总范围时，下级报告合计等于汇总报告。",
        why="差额就是尚未提供的报告应有的数字，可据此找到漏报或未收集的单位。",
        fix="补齐下级报告后再比较；仍有差额的，核对各单位数据。",
    ),
    en=Words(
        title="The parts do not make up the whole",
        failed="The whole exceeds the sum of {children} parts in {count} cells, for instance {cell} by {gap}: reports "
        "may be missing, and these differences are what a missing one would have to hold.",
        undetermined="Blanks leave {count} cells without a sum: {cells}.",
        checks="Where a report declares that it sums up others, its parts add up to it.",
        why="The difference is what reports not given would hold; it leads to the office that was left out.",
        fix="Compare again with all parts; if a difference stays, check each part.",
    ),
)
def parts_fall_short(case: Case) -> Iterator[Verdict]:
    """A-1: the gap a missing child would have to fill, where the scope is declared."""
    parts = _parts(case)
    if not parts or not declared(case.report):
        yield _NOT_APPLICABLE
        return
    found = _gaps(case, parts)
    short = _of("short", found)
    if short:
        yield Verdict(
            cells=tuple(one.cell for one in short),
            expected=short[0].parts,
            actual=short[0].whole,
            facts={"children": len(parts), "count": len(short), "gap": short[0].gap},
        )
    open_cells = tuple(one.cell for one in _of("unknown", found))
    if open_cells:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=open_cells, facts={"count": len(open_cells)})
