"""AGG: a report that sums up others, held against them; `rollup` tells what is missing cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.errors import GovDisclosureError, require
from gov_disclosure.forms import Form
from gov_disclosure.labels import cell_label, fact_text
from gov_disclosure.model import Report
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.registry import rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict, Words
from gov_disclosure.text import Lang, Text

__all__ = ["Gap", "Mode", "RollUp", "RollUpYearError", "parts_of_whole", "rollup"]

Mode = Literal["strict", "blank_is_zero", "only_stated"]
"""
How a blank cell of a child is treated.

``strict``: the sum is not known. ``blank_is_zero``: it counts as 0.
``only_stated``: it is left out, and the sum is what is stated at least.
"""

State = Literal["agrees", "short", "exceeds", "unknown"]

AGGREGATES = ("whole_area", "whole_system")


class RollUpYearError(GovDisclosureError, ValueError):
    """A child's report is of another year than the report it should be part of."""

    template = Text(
        "{child}：报告年度为 {child_year} 年，应为 {year} 年；请略去它，或换用该年度的报告。",
        "{child}: report year {child_year}, expected {year}; leave it out or give that year's.",
    )

    def __init__(self, year: int, child: str, child_year: int) -> None:
        super().__init__(year, child, child_year)
        self.year, self.child, self.child_year = year, child, child_year


@frozen(kw_only=True)
class Gap:
    """
    One cell of the whole beside its parts.

    ``whole``: the figure of the whole, ``None`` blank. ``parts``: sum of the
    parts' figures, ``None`` where it is not known. ``gap``: what is left for
    reports that were not given (``whole - parts``; negative where the parts
    exceed the whole), ``None`` where it is not known. ``unstated``: indices of
    the children that leave the cell blank or whose form lacks it. ``exceeding``: indices
    of the children that alone exceed the whole.
    """

    cell: str
    state: State
    whole: Value
    parts: Value
    gap: Value
    unstated: tuple[int, ...] = ()
    exceeding: tuple[int, ...] = ()


@frozen(kw_only=True)
class RollUp:
    """
    A report beside the reports it sums up.

    ``declared``: whether the whole says that it counts its area or system; only
    then must no part exceed it. ``gaps``: every cell that is summed, in printed
    order. ``children``: the names of the parts, in the order given.
    """

    mode: Mode
    declared: bool
    children: tuple[str, ...]
    gaps: tuple[Gap, ...]

    def of(self, state: State) -> tuple[Gap, ...]:
        """Return the cells in this state."""
        return tuple(one for one in self.gaps if one.state == state)

    @property
    def missing(self) -> Mapping[str, Value]:
        """What one missing child would have to report, by cell key; empty where the parts make up the whole."""
        return {one.cell: one.gap for one in self.of("short")}

    @property
    def complete(self) -> bool:
        """Whether the parts make up the whole in every cell."""
        return all(one.state == "agrees" for one in self.gaps)

    @property
    def stated(self) -> tuple[int, int]:
        """Coverage: how many of the children's cells hold a figure, and how many there are."""
        due = len(self.gaps) * len(self.children)
        return due - sum(len(one.unstated) for one in self.gaps), due

    def summary(self, lang: Lang = "zh") -> str:
        """Return in *lang* how far the parts make up the whole."""
        stated, due = self.stated
        counts = {state: len(self.of(state)) for state in ("agrees", "short", "exceeds", "unknown")}
        words = _SUMMARY[lang].format(children=len(self.children), stated=stated, due=due, **counts)
        widest = max(self.of("short"), key=lambda one: one.gap or 0, default=None)
        if widest is not None:
            words += _WIDEST[lang].format(cell=cell_label(widest.cell, lang), gap=fact_text(widest.gap, lang))
        return words if self.declared else words + _UNDECLARED[lang]


_SUMMARY: Mapping[Lang, str] = {
    "zh": "{children}份下级报告，应有{due}格、已填{stated}格；各格合计与汇总一致{agrees}、不足{short}、"
    "超出{exceeds}、无法判断{unknown}。",
    "en": "Parts: {children}, which state {stated} of {due} cells; their sums agree with the whole in {agrees} cells, "
    "fall short in {short}, exceed it in {exceeds}, cannot be judged in {unknown}.",
}
_WIDEST: Mapping[Lang, str] = {
    "zh": "如缺一份报告，其“{cell}”应为{gap}。",
    "en": " If one report is missing, its “{cell}” would have to be {gap}.",
}
_UNDECLARED: Mapping[Lang, str] = {
    "zh": "汇总报告没有声明统计范围，超出不一定是错误。",
    "en": " The whole declares no scope, so that parts exceeding it need not be an error.",
}


def rollup(parent: Report, children: Sequence[Report], mode: Mode = "strict") -> RollUp:
    """
    Hold *parent* against the sum of *children*, cell by cell.

    Summed are tables three and four and, of table two in the 2021 form, items
    5, 6 and 8. 规章 are made by the government alone and are no sum.

    Args:
        parent: the report of the whole.
        children: the reports of its parts, of the same year; the parent's own
            office is one of them.
        mode: how blanks of the children are treated. A blank of the parent is
            never filled: its cell is unknown.

    Raises:
        RollUpYearError: a child's report is of another year.
        WrongTypeError: *parent* or a child is no `Report`.

    """
    require(parent, Report, "parent")
    for child in children:
        require(child, Report, "children")
        if child.year != parent.year:
            raise RollUpYearError(parent.year, child.organ.name, child.year)
    figures = [cells.by_key(child) for child in children]
    whole = cells.by_key(parent)
    return RollUp(
        mode=mode,
        declared=parent.scope in AGGREGATES,
        children=tuple(child.organ.name for child in children),
        gaps=tuple(_gap(key, whole[key], figures, mode) for key in summed_cells(cells.form_of(parent))),
    )


def summed_cells(form: Form) -> tuple[str, ...]:
    """Return the cells that a whole is the sum of its parts in (A-1, A-2)."""
    disclosed = {
        f"proactive_disclosure.{row.key}.{column.key}"
        for block in form.disclosure_blocks
        if block.edition == "2021" and block.key != "documents"
        for row in block.rows
        for column in block.columns
    }
    return tuple(k for k, cell in form.cells.items() if cell.table != "proactive_disclosure" or k in disclosed)


def _gap(key: str, whole: Value, figures: Sequence[Mapping[str, Value]], mode: Mode) -> Gap:
    stated = [found for one in figures if (found := one.get(key)) is not None]
    unstated = tuple(at for at, one in enumerate(figures) if one.get(key) is None)
    parts: Value = sum(stated, start=Decimal(0)) if any(isinstance(one, Decimal) for one in stated) else sum(stated)
    known = whole is not None
    exceeding = tuple(at for at, one in enumerate(figures) if known and (one.get(key) or 0) > whole)  # type: ignore[operator]
    gap = whole - parts if whole is not None and parts is not None else None
    # What is stated already exceeds the whole: no filling of the blanks mends that.
    exceeds = gap is not None and gap < 0
    open_sum = mode != "blank_is_zero" and bool(unstated)
    if exceeds:
        state: State = "exceeds"
    elif gap is None or (open_sum and mode == "strict"):
        state = "unknown"
    elif gap == 0:
        state = "agrees"
    else:
        state = "short"
    if open_sum and mode == "strict" and not exceeds:
        gap = None
    shown = None if open_sum and mode == "strict" else parts
    return Gap(cell=key, state=state, whole=whole, parts=shown, gap=gap, unstated=unstated, exceeding=exceeding)


def parts_of_whole(case: Case) -> RollUp | None:
    """Return the roll-up of a case, children of other years left out; ``None`` if none is left."""
    same = [child for child in case.children or () if child.year == case.report.year]
    if not same:
        return None
    return rollup(case.report, same, "blank_is_zero" if case.blank == "zero" else "strict")


_NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
_SOURCE = "条例第四十九条（主管部门汇总）；部分不大于整体（推断，以声明汇总范围为前提）"
_SCOPE = Text(
    "报告没有声明统计范围，也可能只计本机关",
    "the report declares no scope and may count its own office alone",
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
    found = parts_of_whole(case)
    if found is None:
        yield _NOT_APPLICABLE
        return
    for at, child in enumerate(found.children):
        over = [one for one in found.gaps if at in one.exceeding]
        if over:
            figures = cells.by_key(_children(case)[at])
            yield Verdict(
                cells=tuple(one.cell for one in over),
                expected=over[0].whole,
                actual=figures[over[0].cell],
                severity=None if found.declared else Severity.WARNING,
                facts={"child": child, "count": len(over), "scope": _declared(case, found)},
            )
    blank = tuple(one.cell for one in found.gaps if one.whole is None)
    if blank:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=blank)


def _children(case: Case) -> list[Report]:
    return [child for child in case.children or () if child.year == case.report.year]


def _declared(case: Case, found: RollUp) -> Text:
    if not found.declared:
        return _SCOPE
    area = case.report.scope == "whole_area"
    return Text(
        f"报告声明统计范围为{'本行政区域' if area else '本系统'}",
        f"the report declares that it counts its whole {'area' if area else 'system'}",
    )


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
    found = parts_of_whole(case)
    if found is None:
        yield _NOT_APPLICABLE
        return
    over = found.of("exceeds")
    if over:
        total = sum(child.get(over[0].cell) or 0 for child in map(cells.by_key, _children(case)))
        yield Verdict(
            cells=tuple(one.cell for one in over),
            expected=over[0].whole,
            actual=total,
            severity=None if found.declared else Severity.INFO,
            facts={"children": len(found.children), "count": len(over), "scope": _declared(case, found)},
        )
    open_cells = tuple(one.cell for one in found.of("unknown"))
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
    found = parts_of_whole(case)
    if found is None or not found.declared:
        yield _NOT_APPLICABLE
        return
    short = found.of("short")
    if short:
        yield Verdict(
            cells=tuple(one.cell for one in short),
            expected=short[0].parts,
            actual=short[0].whole,
            facts={"children": len(found.children), "count": len(short), "gap": short[0].gap},
        )
    open_cells = tuple(one.cell for one in found.of("unknown"))
    if open_cells:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=open_cells, facts={"count": len(open_cells)})
