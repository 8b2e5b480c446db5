"""
Results of checking as a workbook for an office that checks many reports.

One worksheet counts findings by report and rule family; then each family has a
worksheet with one row a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gov_disclosure.document.xlsx.write_lists import Sheet, write_sheets
from gov_disclosure.rules import FAMILIES, Fact, Finding, fact_text
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.checked import LEVELS, Checked, finding_place, level, level_counts, where
from gov_disclosure.writing.culprits import cause

_SUMMARY = Text("汇总", "Summary")
_TITLE = Text("政府信息公开工作年度报告核对结果", "Findings on annual reports on government information disclosure")
_SUMMARY_COLUMNS = (
    (Text("报告", "Report"), 36), (Text("机关", "Organ"), 28), (Text("年度", "Year"), 8), (Text("结果", "Result"), 10),
)  # fmt: skip
_COLUMNS = (
    (Text("报告", "Report"), 28), (Text("机关", "Organ"), 24), (Text("年度", "Year"), 7), (Text("规则", "Rule"), 10),
    (Text("级别", "Level"), 10), (Text("单元格", "Cell"), 44), (Text("印作", "Printed"), 12),
    (Text("应为", "Expected"), 12), (Text("说明", "Message"), 70), (Text("原因", "Cause"), 50),
    (Text("位置", "Place"), 22), (Text("编号", "Id"), 22), (Text("键", "Key"), 44),
)  # fmt: skip
_OK, _NOT_OK = Text("通过", "passed"), Text("未通过", "not passed")
_OURS = Text("程序缺陷", "Crashes")


def xlsx(checked: Sequence[Checked], lang: Lang = "zh") -> bytes:
    """
    Return the results as an XLSX file; the same results give the same bytes.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    sheets = [_summary(checked, lang)]
    for family in _families(checked):
        rows = [_row(one, finding, lang) for one, finding in _of_family(checked, family)]
        if rows:
            sheets.append(Sheet(name=family, columns=_heads(_COLUMNS, lang), rows=tuple(rows)))
    crashes = [(one.name, crash.rule, crash.error) for one in checked for crash in one.result.crashes]
    if crashes:
        heads = _heads((_COLUMNS[0], _COLUMNS[3], _COLUMNS[8]), lang)
        sheets.append(Sheet(name=_OURS[lang], columns=heads, rows=tuple(crashes)))
    return write_sheets(sheets, title=_TITLE[lang])


def _heads(columns: Sequence[tuple[Text, int]], lang: Lang) -> tuple[tuple[str, int], ...]:
    return tuple((head[lang], width) for head, width in columns)


def _families(checked: Sequence[Checked]) -> tuple[str, ...]:
    """Return the families of this package, then those of rules from outside that found something."""
    found = {finding.rule[:3] for one in checked for finding in one.result.findings}
    return (*FAMILIES, *sorted(found.difference(FAMILIES)))


def _of_family(checked: Sequence[Checked], family: str) -> Iterator[tuple[Checked, Finding]]:
    for one in checked:
        for finding in one.result.findings:
            if finding.rule[:3] == family:
                yield one, finding


def _summary(checked: Sequence[Checked], lang: Lang) -> Sheet:
    levels = tuple((name[lang], 10) for name in LEVELS.values())
    families = _families(checked)
    rows: list[tuple[str | int, ...]] = []
    for one in checked:
        counts = level_counts(one.result.findings)
        codes = [finding.rule[:3] for finding in one.result.findings]
        rows.append(
            (
                one.name,
                one.report.organ.name,
                one.report.year,
                (_OK if one.result.ok else _NOT_OK)[lang],
                *counts.values(),
                *(codes.count(family) for family in families),
            )
        )
    return Sheet(
        name=_SUMMARY[lang],
        columns=(*_heads(_SUMMARY_COLUMNS, lang), *levels, *((family, 8) for family in families)),
        rows=tuple(rows),
    )


def _row(one: Checked, finding: Finding, lang: Lang) -> tuple[str | int, ...]:
    return (
        one.name,
        one.report.organ.name,
        one.report.year,
        finding.rule,
        LEVELS[level(finding)][lang],
        where(finding, lang),
        _fact(finding.actual, lang),
        _fact(finding.expected, lang),
        finding.message(lang),
        cause(one.result, finding, lang),
        finding_place(finding, lang),
        finding.id,
        finding.cells[0] if finding.cells else "",
    )


def _fact(fact: Fact, lang: Lang) -> str | int:
    if fact is None:
        return ""
    return fact if type(fact) is int else fact_text(fact, lang)
