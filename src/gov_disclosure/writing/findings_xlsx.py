"""
Results of checking as a workbook for an office that checks many reports.

One worksheet counts findings by report and rule family; then each family has a
worksheet with one row a finding. Others list the waivers, one row for each
waived finding and each waiver that did nothing, and what the prose states
beside the tables, one row a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from gov_disclosure.document.characters import on_one_line
from gov_disclosure.document.xlsx.write_lists import List, Lists, Sheet
from gov_disclosure.rules import FAMILIES, Fact, Finding, Severity, fact_text
from gov_disclosure.rules.waivers import Waiver
from gov_disclosure.statements import Statement, channels, statements, vocabulary
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.checked import (
    LEVELS,
    NOT_OK,
    OK,
    TITLE,
    WAIVED,
    Checked,
    finding_place,
    level,
    level_counts,
    several_of_one_year,
    silenced,
    where,
)
from gov_disclosure.writing.culprits import cause

_SUMMARY = Text("汇总", "Summary")
_SUMMARY_COLUMNS = (
    (Text("报告", "Report"), 36), (Text("机关", "Organ"), 28), (Text("年度", "Year"), 8), (Text("结果", "Result"), 16),
)  # fmt: skip
_LEVEL = 15
"""Width of the column of a level: its longest name is “undetermined”."""
_COLUMNS = (
    (Text("报告", "Report"), 28), (Text("机关", "Organ"), 24), (Text("年度", "Year"), 7), (Text("规则", "Rule"), 10),
    (Text("级别", "Level"), 10), (Text("单元格", "Cell"), 44), (Text("印作", "Printed"), 12),
    (Text("应为", "Expected"), 12), (Text("说明", "Message"), 70), (Text("原因", "Cause"), 50),
    (Text("位置", "Place"), 22), (Text("编号", "Id"), 22), (Text("键", "Key"), 44),
)  # fmt: skip
_STATEMENTS = Text("正文陈述", "Statements")
_STATED = (
    *_COLUMNS[:3],
    (Text("键", "Key"), 26), (Text("名称", "Name"), 26), (Text("数", "Figure"), 12), (Text("下限", "Lowest"), 12),
    (Text("上限", "Highest"), 12), (Text("单位", "Unit"), 8), (Text("所指年度", "Year meant"), 10),
    (Text("渠道", "Channels"), 24), (Text("对象", "Subject"), 30), (Text("原文", "Quote"), 60),
)  # fmt: skip
_WAIVERS = Text("豁免", "Waivers")
_WAIVER_COLUMNS = (
    *_COLUMNS[:4], (Text("状态", "State"), 24), _COLUMNS[8], (Text("理由", "Reason"), 40),
    (Text("接受人", "Author"), 14), (Text("有效期至", "Until"), 12), (Text("编号", "Id"), 22),
)  # fmt: skip
_CHANGED = Text("已改列为{level}", "taken as {level}")
_UNUSED = {"expired": Text("已过期", "expired"), "unmatched": Text("没有对应的核对结果", "matches no finding")}
_TOTAL = Text("合计：{reports}份报告", "Total: {reports:report|reports}")
_BAD = Text("{bad}份未通过", "{bad} not passed")
_OURS = Text("程序缺陷", "Crashes")
_UNREAD = Text("有误的文件", "Files that went wrong")
_TWICE = Text("同年多份报告", "Several of one year")


def xlsx(checked: Sequence[Checked], lang: Lang = "zh") -> bytes:
    """
    Return the results as an XLSX file; the same results give the same bytes.

    The summary has the worst reports first, and the totals of many below its heads.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    return b"".join(whole([part(one, lang) for one in checked], lang))


def part(one: Checked, lang: Lang) -> dict[str, Any]:
    """Return the rows of one report, as plain data: summary, findings by family, statements, waivers, crashes."""
    rows: dict[str, list[list[str | int]]] = {}
    for finding in one.result.findings:
        rows.setdefault(finding.rule[:3], []).append(_row(one, finding, lang))
    return {
        "summary": [
            on_one_line(one.name),
            one.report.organ.name,
            one.report.year,
            (OK if one.result.ok else NOT_OK)[lang],
            *level_counts(one.result.findings).values(),
            len(silenced(one.result)),
        ],
        "rows": rows,
        "statements": [_statement(one, statement, lang) for statement in statements(one.report)],
        "waivers": list(_waivers(one, lang)),
        "crashes": [[on_one_line(one.name), crash.rule, crash.error] for crash in one.result.crashes],
    }


def whole(parts: Iterable[Mapping[str, Any]], lang: Lang, unread: Sequence[str] = ()) -> Iterator[bytes]:
    """
    Yield the workbook that *parts* make up, piece by piece.

    They are gone through twice; only their lines of the summary are in memory. *unread*: what is to be said of files
    that went wrong.
    """
    summary: list[tuple[list[str | int], dict[str, int]]] = []
    stated = crashed = waived = False
    for one in parts:
        summary.append((one["summary"], {family: len(found) for family, found in one["rows"].items()}))
        stated |= bool(one["statements"])
        waived |= bool(one["waivers"])
        crashed |= bool(one["crashes"])
    found = {family for _, counts in summary for family in counts}
    families = (*FAMILIES, *sorted(found.difference(FAMILIES)))
    book = Lists(title=TITLE[lang])
    _summary(book, summary, families, lang)
    _lists_of_files(book, [row for row, _ in summary], unread, lang)
    lists = {
        family: book.add(Sheet(name=family, columns=_heads(_COLUMNS, lang))) for family in families if family in found
    }
    waivers = book.add(Sheet(name=_WAIVERS[lang], columns=_heads(_WAIVER_COLUMNS, lang))) if waived else None
    statements_list = book.add(Sheet(name=_STATEMENTS[lang], columns=_heads(_STATED, lang))) if stated else None
    heads = _heads((_COLUMNS[0], _COLUMNS[3], _COLUMNS[8]), lang)
    crashes = book.add(Sheet(name=_OURS[lang], columns=heads)) if crashed else None
    for one in parts:
        for family, rows in one["rows"].items():
            _append(lists[family], rows)
        _append(waivers, one["waivers"])
        _append(statements_list, one["statements"])
        _append(crashes, one["crashes"])
    return book.pieces()


def _lists_of_files(book: Lists, summary: Sequence[Sequence[str | int]], unread: Sequence[str], lang: Lang) -> None:
    """Write the files that went wrong, and the reports of which there are several for one organ and year."""
    if unread:
        told = book.add(Sheet(name=_UNREAD[lang], columns=((_COLUMNS[8][0][lang], 100),)))
        _append(told, [[words] for words in unread])
    if twice := several_of_one_year(summary, lambda row: (str(row[1]), int(row[2]))):
        listed = book.add(Sheet(name=_TWICE[lang], columns=_heads([_SUMMARY_COLUMNS[at] for at in (1, 2, 0)], lang)))
        _append(listed, [(row[1], row[2], row[0]) for group in twice for row in group])


def _append(target: List | None, rows: Iterable[Sequence[str | int]]) -> None:
    if target is not None:
        for row in rows:
            target.append(row)


def _heads(columns: Sequence[tuple[Text, int]], lang: Lang) -> tuple[tuple[str, int], ...]:
    return tuple((head[lang], width) for head, width in columns)


def _summary(
    book: Lists, found: Sequence[tuple[list[str | int], dict[str, int]]], families: Sequence[str], lang: Lang
) -> None:
    """Write the sheet of all reports, the worst first: by errors, then warnings, then hints."""
    about = len(_SUMMARY_COLUMNS)
    levels = tuple((name[lang], _LEVEL) for name in (*LEVELS.values(), WAIVED))
    columns = (*_heads(_SUMMARY_COLUMNS, lang), *levels, *((family, 8) for family in families))
    target = book.add(Sheet(name=_SUMMARY[lang], columns=columns, kept=1))
    rows = [(*row, *(counts.get(family, 0) for family in families)) for row, counts in found]
    rows.sort(key=lambda row: [-int(count) for count in row[about : about + len(LEVELS)]])
    if len(rows) > 1:
        sums = (sum(int(row[at]) for row in rows) for at in range(about, about + len(levels) + len(families)))
        bad = sum(row[about - 1] == NOT_OK[lang] for row in rows)
        target.append((_TOTAL[lang].format(reports=Count(len(rows))), "", "", _BAD[lang].format(bad=bad), *sums))
    _append(target, rows)


def _row(one: Checked, finding: Finding, lang: Lang) -> list[str | int]:
    return [
        on_one_line(one.name),
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
    ]


def _waivers(one: Checked, lang: Lang) -> Iterator[list[str | int]]:
    about: list[str | int] = [on_one_line(one.name), one.report.organ.name, one.report.year]
    for waived in one.result.waived:
        action, finding = waived.waiver.action, waived.finding
        state = WAIVED[lang] if action == "silence" else _CHANGED[lang].format(level=LEVELS[Severity(action)][lang])
        yield [*about, finding.rule, state, finding.message(lang), *_why(waived.waiver), finding.id]
    for unused in one.result.unused:
        yield [*about, unused.waiver.rule, _UNUSED[unused.why][lang], "", *_why(unused.waiver), ""]


def _why(waiver: Waiver) -> list[str | int]:
    return [waiver.reason, waiver.author, waiver.expires.isoformat()]


def _statement(one: Checked, statement: Statement, lang: Lang) -> list[str | int]:
    return [
        on_one_line(one.name),
        one.report.organ.name,
        one.report.year,
        statement.key,
        vocabulary()[statement.key].name[lang],
        *(_number(value) for value in (statement.figure, statement.low, statement.high)),
        statement.unit,
        statement.year,
        "、".join(channels()[key].name[lang] for key in statement.channels),
        statement.subject,
        statement.span.quote,
    ]


def _number(value: Decimal | None) -> str | int:
    if value is None:
        return ""
    return int(value) if value == value.to_integral_value() else f"{value:f}"


def _fact(fact: Fact, lang: Lang) -> str | int:
    if fact is None:
        return ""
    return fact if type(fact) is int else fact_text(fact, lang)
