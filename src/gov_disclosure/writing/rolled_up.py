"""The results of rolling up, as text for people and as CSV for worksheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from gov_disclosure.comparison import Branch, Gap, RollUp, RollUpTree, RosterEntry
from gov_disclosure.comparison.placing import Basis
from gov_disclosure.comparison.trees import LeftOut
from gov_disclosure.document.characters import harmless, on_one_line
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Level
from gov_disclosure.rules import fact_text
from gov_disclosure.text import Lang, Text

_COLUMNS = {"zh": ("单元格", "汇总", "各部分之和", "差额"), "en": ("cell", "whole", "sum of parts", "gap")}
_LEVELS: Mapping[Level | None, Text] = {
    "state": Text("国家级", "state"),
    "province": Text("省级", "province"),
    "prefecture": Text("设区的市级", "prefecture"),
    "county": Text("县级", "county"),
    "township": Text("乡级", "township"),
    None: Text("级别不明", "level not told"),
}
_BASES: Mapping[Basis, Text] = {"roster": Text("依名册", "by the roster"), "folder": Text("依文件夹", "by folders")}
_COMMA, _COLON = Text("、", ", "), Text("：", ": ")

_YEAR = Text("{year}年", "{year}")
_WHOLE = Text("{whole}（{level}，{source}）", "{whole} ({level}; {source})")
_NO_REPORT = Text("没有可用的报告", "no report that can be used")
_COUNTED = Text("  计入 {count} 份（{by}）：{names}", "  counted: {count} ({by}): {names}")
_NO_PARTS = Text("  没有下级报告可计入。", "  No reports of parts.")
_NOT_COMPARED = Text("  没有汇总报告，各部分没有可比的整体。", "  No report of the whole to hold the parts against.")
_MISSING = Text("  缺 {count} 份：{names}", "  missing: {count}: {names}")
_ELSEWHERE = Text(
    "名册中其他没有报告的机关 {count} 个：{names}", "others of the roster without a report: {count}: {names}"
)
_NO_ROSTER = Text(
    "没有名册（--roster），无从知道缺哪些机关的报告。", "Without a roster (--roster) nothing tells who is missing."
)
_LEFT_OUT = Text("没有计入任何汇总的报告 {count} 份：", "Counted in no whole: {count}")
_SHOWN = 5
"""Lines of a list that are shown; there can be as many as there are reports."""
_MORE = Text("（另有 {count} 项；用 --format json 可得全部）", "({count} more; --format json has them all)")
_TWICE = Text("同一机关同一年度的报告不止一份：", "More than one report of one organ and year:")
_NOTHING = Text("没有政府的报告可作汇总。", "No government's report to roll up to.")


def rollup_text(result: RollUp, lang: Lang) -> Iterator[str]:
    """Yield the summary of one whole, then a line for each cell in which whole and parts differ, tab-separated."""
    yield result.message(lang)
    differing = [gap for gap in result.gaps if gap.state in ("short", "exceeds")]
    if differing:
        yield ""
        yield "\t".join(_COLUMNS[lang])
        yield from (_line(gap, lang) for gap in differing)


def _line(gap: Gap, lang: Lang) -> str:
    return "\t".join([cell_label(gap.cell, lang), *_figures(gap, lang)])


def _figures(gap: Gap, lang: Lang) -> list[str]:
    return ["" if figure is None else fact_text(figure, lang) for figure in (gap.whole, gap.parts, gap.gap)]


def tree_text(tree: RollUpTree, lang: Lang) -> Iterator[str]:
    """
    Yield the lines of a tree: each year's wholes with what was counted in them, what differs and who is missing.

    Then what was counted nowhere and why, and reports of which there are several.
    """
    if not tree.branches:
        yield _NOTHING[lang]
    for year in tree.missing:
        branches = [one for one in tree.branches if one.year == year]
        yield from _year(tree, year, branches, lang)
    if tree.left_out:
        yield from ("", _LEFT_OUT[lang].format(count=len(tree.left_out)))
        yield from _left_out(tree.left_out, lang)
    if tree.versions:
        yield from ("", _TWICE[lang])
        yield from _first([f"  {on_one_line(one.message(lang))}" for one in tree.versions], lang)
    if not tree.roster:
        yield from ("", _NO_ROSTER[lang])


def _left_out(reports: Iterable[LeftOut], lang: Lang) -> Iterator[str]:
    """Yield for each reason how many reports it left out, and the first of them."""
    by_reason: dict[str, list[str]] = {}
    for one in reports:
        named = f"    {one.year} {on_one_line(one.organ)} ({on_one_line(one.source)})"
        by_reason.setdefault(one.message(lang), []).append(named)
    for reason, lines in by_reason.items():
        yield f"  {reason}{_COLON[lang]}{len(lines)}"
        yield from _first(lines, lang)


def _first(lines: Sequence[str], lang: Lang) -> Iterator[str]:
    """Yield the first lines, and where there are more how many and what shows them."""
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        margin = " " * (len(lines[0]) - len(lines[0].lstrip()))
        yield margin + _MORE[lang].format(count=len(lines) - _SHOWN)


def _year(tree: RollUpTree, year: int, branches: list[Branch], lang: Lang) -> Iterator[str]:
    below = {id(entry) for one in branches for entry in one.missing}
    others = [entry for entry in tree.missing[year] if id(entry) not in below]
    if not branches and not others:
        return
    yield from ("", f"== {_YEAR[lang].format(year=year)} ==")
    for one in branches:
        yield ""
        yield from _branch(one, lang)
    if others:
        yield from ("", _ELSEWHERE[lang].format(count=len(others), names=_names(others, lang)))


def _branch(one: Branch, lang: Lang) -> Iterator[str]:
    source = _NO_REPORT[lang] if one.source is None else on_one_line(one.source)
    yield _WHOLE[lang].format(whole=on_one_line(one.whole), level=_LEVELS[one.level][lang], source=source)
    for by, words in _BASES.items():
        names = [on_one_line(part.organ) for part in one.parts if part.by == by]
        if names:
            yield _COUNTED[lang].format(count=len(names), by=words[lang], names=_COMMA[lang].join(names))
    if one.missing:
        yield _MISSING[lang].format(count=len(one.missing), names=_names(one.missing, lang))
    if one.result is not None:
        yield from (f"  {line}" if line else "" for line in rollup_text(one.result, lang))
    else:
        yield _NOT_COMPARED[lang] if one.parts else _NO_PARTS[lang]


def _names(entries: tuple[RosterEntry, ...] | list[RosterEntry], lang: Lang) -> str:
    return _COMMA[lang].join(on_one_line(one.name) for one in entries)


_HEADS = {
    "zh": (
        "年度",
        "汇总机关",
        "汇总报告",
        "计入份数",
        "缺报份数",
        "单元格",
        "标签",
        "结果",
        "汇总",
        "各部分之和",
        "差额",
    ),
    "en": ("year", "whole", "file", "parts", "missing", "cell", "label", "state", "figure", "sum of parts", "gap"),
}
_STATES = {
    "agrees": Text("一致", "agrees"),
    "short": Text("不足", "short"),
    "exceeds": Text("超出", "exceeds"),
    "unknown": Text("无法判断", "unknown"),
}


def tree_csv(tree: RollUpTree, lang: Lang) -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark: a row for each cell of each whole that has parts."""
    file = StringIO()
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(_HEADS[lang])
    for one in tree.branches:
        about = (
            one.year,
            harmless(one.whole),
            harmless(on_one_line(one.source or "")),
            len(one.parts),
            len(one.missing),
        )
        for gap in one.result.gaps if one.result is not None else ():
            label = harmless(cell_label(gap.cell, lang))
            table.writerow((*about, gap.cell, label, _STATES[gap.state][lang], *_figures(gap, lang)))
    return file.getvalue().encode("utf-8-sig")
