"""A report beside the reports it sums up: what is missing, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import final, get_args

from attrs import frozen

from gov_disclosure.cells import Value
from gov_disclosure.errors import GovDisclosureError, require, require_all, require_choice
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Report
from gov_disclosure.relations.parts import Gap, Mode, State, declared, gaps
from gov_disclosure.rules.facts import fact_text
from gov_disclosure.text import Count, Lang, Text


class RollUpYearError(GovDisclosureError, ValueError):
    """A child's report is of another year than the report it should be part of."""

    template = Text(
        "{child}：报告年度为 {child_year} 年，应为 {year} 年；请略去它，或换用该年度的报告。",
        "{child}: report year {child_year}, expected {year}; leave it out or give that year's.",
    )

    def __init__(self, year: int, child: str, child_year: int) -> None:
        super().__init__(year, child, child_year)
        self.year, self.child, self.child_year = year, child, child_year


@final
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

    @property
    def untold(self) -> Mapping[int, int]:
        """Children of another form, by their indices: how many of the cells their figures do not tell."""
        counts = Counter(at for one in self.gaps for at in one.untold)
        return dict(sorted(counts.items()))

    def message(self, lang: Lang = "zh") -> str:
        """Return in *lang* how far the parts make up the whole."""
        stated, due = self.stated
        counts = {state: Count(len(self.of(state))) for state in ("agrees", "short", "exceeds", "unknown")}
        words = _SUMMARY[lang].format(children=len(self.children), stated=stated, due=Count(due), **counts)
        widest = max(self.of("short"), key=lambda one: one.gap or 0, default=None)
        if widest is not None:
            words += _WIDEST[lang].format(cell=cell_label(widest.cell, lang), gap=fact_text(widest.gap, lang))
        if self.untold:
            children = _COMMA[lang].join(
                _CHILD[lang].format(child=self.children[at], count=Count(count)) for at, count in self.untold.items()
            )
            words += _UNTOLD[lang].format(children=children)
        return words if self.declared else words + _UNDECLARED[lang]

    def __str__(self) -> str:
        return self.message("en")


_SUMMARY = Text(
    "{children}份下级报告，应有{due}格、已填{stated}格；各单元格合计与汇总一致{agrees}、不足{short}、"
    "超出{exceeds}、无法判断{unknown}。",
    "Parts: {children}, which state {stated} of {due:cell|cells}; their sums agree with the whole in "
    "{agrees:cell|cells}, fall short in {short}, exceed it in {exceeds}, cannot be judged in {unknown}.",
)
_WIDEST = Text("如缺一份报告，其“{cell}”应为{gap}。", " If one report is missing, its “{cell}” would have to be {gap}.")
_COMMA = Text("、", ", ")
_CHILD = Text("{child}（{count}格）", "{child} ({count:cell|cells})")
_UNTOLD = Text(
    "按另一版本格式填报、有单元格无从得知的：{children}。",
    " Of another edition of the form, whose figures do not tell all cells: {children}.",
)
_UNDECLARED = Text(
    "汇总报告没有声明统计范围，超出不一定是错误。",
    " The whole declares no scope, so that parts exceeding it need not be an error.",
)


def rollup(parent: Report, children: Sequence[Report], mode: Mode = "strict") -> RollUp:
    """
    Hold *parent* against the sum of *children*, cell by cell.

    Summed are tables three and four and, of table two in the 2021 form, items
    5, 6 and 8. 规章 are made by the government alone and are no sum.
    Children of the other edition count in the cells of the parent's form that
    their figures tell, see `gov_disclosure.forms.counterparts`; the rest is
    said to be untold.

    Args:
        parent: the report of the whole.
        children: the reports of its parts, of the same year; the parent's own
            office is one of them.
        mode: how blanks of the children are treated. A blank of the parent is
            never filled: its cell is unknown.

    Raises:
        RollUpYearError: a child's report is of another year.
        FieldValueError: there is no such *mode*.
        WrongTypeError: *parent* or a child is no `Report`.

    """
    require(parent, Report, "parent")
    require_choice(mode, get_args(Mode), "rollup", "mode")
    given = require_all(children, Report, "children")
    for child in given:
        if child.year != parent.year:
            raise RollUpYearError(parent.year, child.organ.name, child.year)
    return RollUp(
        mode=mode,
        declared=declared(parent),
        children=tuple(child.organ.name for child in given),
        gaps=gaps(parent, given, mode),
    )
