"""``diff A B``: the cells in which two reports differ, or those of one organ and year in two files of many."""

from __future__ import annotations

from pathlib import Path

import click

from gov_disclosure.cells import Difference, diff
from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import FORMAT, LANG, OUTPUT, Command, file_argument
from gov_disclosure.cli.inputs import Input, open_input
from gov_disclosure.cli.many.reports import Reports
from gov_disclosure.cli.output import emit_json, emit_text, say
from gov_disclosure.cli.pieces import holds_many
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.comparison import Filed
from gov_disclosure.comparison.versions import version_used
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.files import named
from gov_disclosure.model import Report
from gov_disclosure.results import diff_to_plain
from gov_disclosure.text import Lang, Text

_Key = tuple[str, int, str]
"""Organ, year and scope."""


@click.command(
    "diff",
    cls=Command,
    words=Text(
        "列出两份报告数字不同的单元格。\n\n"
        "每个单元格一行：键、名称、第一份的数字、第二份的数字。"
        "含多份报告的文件（NDJSON、Parquet、宽表 CSV），按机关和年度逐份比较。退出码：0 没有不同；1 有不同。",
        "Print the cells in which two reports differ.\n\n"
        "One a line: key, label, first figure, second figure. In files of many "
        "reports (NDJSON, Parquet, wide CSV) those of one organ and year are compared. "
        "Exit code 0: none differs; 1: some do.",
    ),
)
@file_argument(
    "first",
    words=Text("第一份报告。", "The first report."),
)
@file_argument(
    "second",
    words=Text("第二份报告。", "The second report."),
)
@FORMAT
@LANG
@OUTPUT
@click.pass_context
def command(ctx: click.Context, first: Path, second: Path, style: str, lang: Lang, output: Path | None) -> None:
    """Print the cells in which two reports differ."""
    if any(map(holds_many, (first, second))):
        sides = Side(first, lang), Side(second, lang)
        if any(len(side.reports) != 1 or side.failed for side in sides):
            if style == "json":
                raise WrongCallError(_ONE_EACH, ctx)
            ctx.exit(_of_many(*sides, lang, output))
        left, right = (side.reports[0] for side in sides)
    else:
        left, right = (open_input(path) for path in (first, second))
    found = diff(left.report, right.report)
    if style == "json":
        emit_json(diff_to_plain((left.source, left.report), (right.source, right.report), found), output)
    else:
        emit_text("".join(_line(one, lang) for one in found), output)
    ctx.exit(FOUND if found else CLEAN)


class Side:
    """The reports of one of the two files; what cannot be read of it is told."""

    def __init__(self, path: Path, lang: Lang) -> None:
        reports = Reports([path], _as_it_is, lang, jobs=1)
        self.name = on_one_line(named(path))
        self.reports: list[Input] = list(reports)
        self.failed = reports.failed
        self.untold: set[_Key] = set()

    def used(self, lang: Lang) -> dict[_Key, Report]:
        """Return the report of each organ and year; where several differ, they are told and there is none."""
        found: dict[_Key, list[Filed]] = {}
        for one in self.reports:
            key: _Key = one.report.organ.name, one.report.year, one.report.scope or ""
            found.setdefault(key, []).append(Filed(report=one.report, source=one.source))
        used: dict[_Key, Report] = {}
        for key, versions in found.items():
            chosen, told = version_used(versions)
            if told is not None:
                say(f"gov-disclosure: {told.message(lang)}")
                self.failed |= chosen is None
            if chosen is None:
                self.untold.add(key)
            else:
                used[key] = chosen.report
        return used


def _as_it_is(found: Input) -> Input:
    return found


def _of_many(first: Side, second: Side, lang: Lang, output: Path | None) -> int:
    """Write what differs between the reports of one organ and year, then what is in one file only."""
    left, right = first.used(lang), second.used(lang)
    lines: list[str] = []
    for key in sorted(left.keys() & right.keys()):
        found = diff(left[key], right[key])
        lines += [_name(key) + "\n", *(_line(one, lang) for one in found)] if found else []
    for side, alone, other in (
        (first, left.keys() - right.keys(), second),
        (second, right.keys() - left.keys(), first),
    ):
        lines += [_ONLY[lang].format(file=side.name, report=_name(key)) for key in sorted(alone - other.untold)]
    emit_text("".join(lines), output)
    return FAILED if first.failed or second.failed else FOUND if lines else CLEAN


def _name(key: _Key) -> str:
    return " · ".join(str(part) for part in key if part)


_ONLY = Text("只在 {file} 中：{report}\n", "Only in {file}: {report}\n")
_ONE_EACH = Text("JSON 只用于各含一份报告的两个文件", "JSON is for two files of one report each")


def _line(one: Difference, lang: Lang) -> str:
    """Return key, label and both figures: nothing where a cell is blank, ``×`` where the form has no such cell."""
    figures = (
        "×" if one.lacks == side else "" if figure is None else str(figure)
        for side, figure in (("first", one.first), ("second", one.second))
    )
    return "\t".join([one.cell.key, one.cell.zh if lang == "zh" else one.cell.en, *figures]) + "\n"
