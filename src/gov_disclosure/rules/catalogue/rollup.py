"""AGG: a report that sums up others, held against them."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure import cells
from gov_disclosure.cells.told import told
from gov_disclosure.model import Report
from gov_disclosure.organs.rolled_up import Counted, counted_in
from gov_disclosure.relations.parts import Gap, State, declared, gaps
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact, cells_counted
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_SCOPE = Text(
    "报告没有声明统计范围，也可能只计本机关", "the report declares no scope and may count its own office alone"
)


def _parts(context: Context) -> list[Report]:
    """Return the reports that this one sums up, those of other years left out; none if it counts its own office."""
    if context.report.scope == "own_office":
        return []
    return [child for child in context.children or () if child.year == context.report.year]


def _counted(context: Context) -> list[Report]:
    """Return the parts whose figures the whole has in it, or may have."""
    return [child for child in _parts(context) if _how(context, child) not in {"apart", "through"}]


def _how(context: Context, child: Report) -> Counted:
    return counted_in(context.report.scope, context.report.organ, child.organ)


def _gaps(context: Context, parts: list[Report]) -> tuple[Gap, ...]:
    return gaps(context.report, parts, "blank_is_zero" if context.blank == "zero" else "strict")


def _of(state: State, found: tuple[Gap, ...]) -> tuple[Gap, ...]:
    return tuple(one for one in found if one.state == state)


def _scope(context: Context) -> Text:
    if not declared(context.report):
        return _SCOPE
    area = context.report.scope == "whole_area"
    return Text(
        f"报告声明统计范围为{'本行政区域' if area else '本系统'}",
        f"the report declares that it counts its whole {'area' if area else 'system'}",
    )


_NOT_NAMED = Text(
    "；通知没有写明这类机构计入汇总", "; the notice does not name organs of its kind among those rolled up"
)
_BLANK = Text("汇总报告有空白，无法与下级比较", "The whole has blanks and cannot be held against its parts")
_NO_SUM = Text("有空白，无法合计比较，共 {count} 格：{cells}。", "Blanks leave {counted} without a sum: {cells}.")


def _left_open(found: tuple[Gap, ...]) -> Iterator[Verdict]:
    """Yield what blanks leave without a sum, all cells in one verdict."""
    left = tuple(one.cell for one in _of("unknown", found))
    if left:
        facts: dict[str, Fact] = {"count": len(left), "counted": cells_counted(len(left))}
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=left, facts=facts)


@rule(
    "AGG101",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "部分不大于整体（以报告声明汇总范围为前提）",
        "a part never exceeds the whole, once the report declares that it sums up others",
    ),
    needs=("children",),
    words=Words(
        title=Text("下级报告的数字大于汇总报告", "A part exceeds the whole"),
        failed=Text(
            "{cell}：{child}一家为 {actual}，汇总报告只有 {expected}（共 {count} 格如此；{scope}{named}）。",
            "{cell}: {child} alone reports {actual}, the whole only {expected} (so in {counted}; {scope}{named}).",
        ),
        undetermined=Text("{why}：{cells}。", "{why}: {cells}."),
        checks=Text(
            "表三、表四和表二第（五）（六）（八）项：任何一份下级报告的数字都不大于汇总报告的同一格。声明只计本机关的报告不适用。"
            "通知没有写明计入汇总的机构（街道办事处、开发区、中心、大队等），只作警告；"
            "政府汇总的，垂直管理系统的驻地机构和医院、学校、企业等不在其中，部门的分局经由部门计入，都不与之比较；"
            "部门汇总的，本系统的驻地机构和分局计入比较。",
            "Tables three and four and items 5, 6, 8 of table two: no part's figure exceeds the whole's. Not for a "
            "report that declares that it counts its own office alone. A warning for organs that the notice does not "
            "name among those rolled up (subdistrict offices, zones, 中心, 大队); local organs of systems led from "
            "above, hospitals, schools and enterprises are not in a government's roll-up, branches (分局) of "
            "departments come to it through these, and neither is held against it; a department's own local organs and "
            "branches are.",
        ),
        why=Text(
            "部分不会大于整体；出现时不是口径不同就是漏汇总或填错。",
            "A part never exceeds the whole; where it does, scopes differ, or a figure was left out or mistyped.",
        ),
        fix=Text(
            "核对汇总口径和下级数据；在报告中写明统计范围。", "Check scope and figures; state the scope in the report."
        ),
    ),
)
def part_exceeds(context: Context) -> Iterator[Verdict]:
    """An error once the whole declares its scope and the notice has the part rolled up, else a warning."""
    parts = _parts(context)
    if not parts:
        yield NOT_APPLICABLE
        return
    found = _gaps(context, parts)
    for at, child in enumerate(parts):
        over = [one for one in found if at in one.exceeding]
        if not over:
            continue
        above, counted = tuple(one.cell for one in over), _how(context, child)
        if counted in {"apart", "through"}:
            facts: dict[str, Fact] = {"why": _apart(child) if counted == "apart" else _through(child)}
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=above, facts=facts)
            continue
        certain = declared(context.report) and counted == "named"
        yield Verdict(
            cells=above,
            expected=over[0].whole,
            actual=told(over[0].cell, cells.by_key(child)),
            severity=None if certain else Severity.WARNING,
            facts={
                "child": child.organ.name,
                "count": len(over),
                "counted": cells_counted(len(over)),
                "scope": _scope(context),
                "named": Text("", "") if counted == "named" else _NOT_NAMED,
            },
        )
    blank = tuple(one.cell for one in found if one.whole is None)
    if blank:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=blank, facts={"why": _BLANK})


def _apart(child: Report) -> Text:
    name = child.organ.name
    return Text(
        f"{name}的数字不在这份汇总之内，不作比较",
        f"The figures of {name} are not in this roll-up and are not held against it",
    )


def _through(child: Report) -> Text:
    name = child.organ.name
    return Text(
        f"{name}的数字可能经由其所属部门计入汇总，不作比较",
        f"The figures of {name} may come to this report through its department and are not held against it",
    )


@rule(
    "AGG201",
    severity=Severity.WARNING,
    source=Source(
        "practice",
        "条例第四十九条由主管部门汇总；汇总口径由各地自定",
        "departments in charge sum up reports (Regulations, article 49); each place sets its own scope",
    ),
    needs=("children",),
    words=Words(
        title=Text("下级报告合计大于汇总报告", "The parts together exceed the whole"),
        failed=Text(
            "{cell}：{children} 份下级报告合计 {actual}，汇总报告只有 {expected}（共 {count} 格如此；{scope}）。",
            "{cell}: the parts ({children}) add up to {actual}, the whole has only {expected} (so in {counted}; "
            "{scope}).",
        ),
        undetermined=_NO_SUM,
        checks=Text(
            "表三、表四和表二第（五）（六）（八）项：下级报告合计不大于汇总报告；规章不参与合计，"
            "不在汇总之内或经由部门计入的机构（见 AGG101）也不参与。声明只计本机关的报告不适用。",
            "Tables three and four and items 5, 6, 8 of table two: the parts do not add up to more than the whole; "
            "规章 are not summed, nor organs that are not in the roll-up or come to it through their department "
            "(see AGG101). Not for a report that declares "
            "that it counts its own office alone.",
        ),
        why=Text(
            "合计超出说明汇总漏了单位、重复计算或口径不同。",
            "A sum that exceeds the whole means an office left out, a case counted twice, or another scope.",
        ),
        fix=Text(
            "逐份核对下级报告和汇总口径；共同被告案件只在原行为机关计一次。",
            "Check each part and the scope; a case with co-defendants counts once, at the original organ.",
        ),
    ),
)
def parts_exceed(context: Context) -> Iterator[Verdict]:
    """Parts that add up to more; a hint where the whole declares no scope, as it may count its own office alone."""
    parts = _counted(context)
    if not parts:
        yield NOT_APPLICABLE
        return
    found = _gaps(context, parts)
    over = _of("exceeds", found)
    if over:
        total = sum(child.get(over[0].cell) or 0 for child in map(cells.by_key, parts))
        yield Verdict(
            cells=tuple(one.cell for one in over),
            expected=over[0].whole,
            actual=total,
            severity=None if declared(context.report) else Severity.INFO,
            facts={
                "children": len(parts),
                "count": len(over),
                "counted": cells_counted(len(over)),
                "scope": _scope(context),
            },
        )
    yield from _left_open(found)


@rule(
    "AGG301",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "条例第四十九条由主管部门汇总；汇总口径由各地自定（推断）",
        "departments in charge sum up reports (Regulations, article 49); each place sets its own scope (inferred)",
    ),
    needs=("children",),
    words=Words(
        title=Text("下级报告合计不足汇总数", "The parts do not make up the whole"),
        failed=Text(
            "声明汇总的报告比 {children} 份下级报告合计多，共 {count} 格，例如{cell}多 {gap}："
            "可能还有未提供的报告，缺的一份在这些单元格应为相差之数。",
            "The whole exceeds the sum of its parts ({children}) in {counted}, for instance {cell} by {gap}: reports "
            "may be missing, and these differences are what a missing one would have to hold.",
        ),
        undetermined=_NO_SUM,
        checks=Text(
            "报告声明了汇总范围时，下级报告合计等于汇总报告；不计入或经由部门计入汇总的机构（见 AGG101）不参与合计。",
            "Where a report declares that it sums up others, its parts add up to it; organs that are not in the "
            "roll-up, or come to it through their department (see AGG101), are not summed.",
        ),
        why=Text(
            "差额就是尚未提供的报告应有的数字，可据此找到漏报或未收集的单位。",
            "The difference is what reports not given would hold; it leads to the office that was left out.",
        ),
        fix=Text(
            "补齐下级报告后再比较；仍有差额的，核对各单位数据。",
            "Compare again with all parts; if a difference stays, check each part.",
        ),
    ),
)
def parts_fall_short(context: Context) -> Iterator[Verdict]:
    """The gap a missing child would have to fill, where the scope is declared."""
    parts = _counted(context)
    if not parts or not declared(context.report):
        yield NOT_APPLICABLE
        return
    found = _gaps(context, parts)
    short = _of("short", found)
    if short:
        yield Verdict(
            cells=tuple(one.cell for one in short),
            expected=short[0].parts,
            actual=short[0].whole,
            facts={
                "children": len(parts),
                "count": len(short),
                "counted": cells_counted(len(short)),
                "gap": short[0].gap,
            },
        )
    yield from _left_open(found)


RULES = (
    part_exceeds,
    parts_exceed,
    parts_fall_short,
)
"""The rules of this family, by code."""
