"""``rollup PARENT CHILD…``: the sum of the parts beside the whole."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import FORMAT, LANG, OUTPUT, Command, Option, file_argument, files_argument
from gov_disclosure.cli.inputs import open_input, open_inputs
from gov_disclosure.cli.output import complain, emit_json, emit_text
from gov_disclosure.comparison import Gap, Mode, RollUp, rollup
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.labels import cell_label
from gov_disclosure.model import SCOPES, Report, Scope
from gov_disclosure.results import rollup_to_plain
from gov_disclosure.rules import fact_text
from gov_disclosure.text import Lang, Text


@click.command(
    "rollup",
    cls=Command,
    words=Text(
        "把汇总报告与下级报告之和比较；任何一部分都不应大于整体。",
        "Hold a report against the sum of the reports it counts; a part never exceeds the whole.",
    ),
)
@file_argument(
    "parent",
    words=Text("汇总报告。", "The report of the whole."),
)
@files_argument(
    "children",
    words=Text(
        "下级报告文件，或文件夹（其中全部文件）。", "Reports of the parts: files, or folders for all files in them."
    ),
)
@click.option(
    "--missing",
    cls=Option,
    type=click.Choice(["strict", "blank_is_zero", "only_stated"]),
    default="strict",
    show_default=True,
    words=Text(
        "下级报告的空白单元格：strict 不比较该单元格，blank_is_zero 按 0，only_stated 只加已填的数。",
        "A part's cell without a figure: leave the sum unknown (strict), count it as 0, or add up what is stated.",
    ),
)
@click.option(
    "--scope",
    cls=Option,
    type=click.Choice(SCOPES),
    words=Text(
        "汇总报告没有写明统计范围时在此指定：own_office 本机关，whole_system 本系统，whole_area 本地区。",
        "What the whole counts, where its report does not say.",
    ),
)
@FORMAT
@LANG
@OUTPUT
@click.pass_context
def command(
    ctx: click.Context,
    parent: Path,
    children: tuple[Path, ...],
    missing: Mode,
    scope: Scope | None,
    style: str,
    lang: Lang,
    output: Path | None,
) -> None:
    """Hold a report against the sum of the reports it counts; a part never exceeds the whole."""
    whole = open_input(parent).report
    if scope:
        whole = attrs.evolve(whole, scope=scope)
    parts: list[Report] = []
    failed = False
    for found in open_inputs(children, lang):
        if isinstance(found, GovDisclosureError):
            complain(found, lang)
            failed = True
        else:
            parts.append(found.report)
    if not parts:
        ctx.exit(FAILED)
    result = rollup(whole, parts, missing)
    if style == "json":
        emit_json(rollup_to_plain(result), output)
    else:
        emit_text(_text(result, lang), output)
    exceeds = result.declared and bool(result.of("exceeds"))
    ctx.exit(FAILED if failed else FOUND if exceeds else CLEAN)


_COLUMNS = {"zh": ("单元格", "汇总", "各部分之和", "差额"), "en": ("cell", "whole", "sum of parts", "gap")}


def _text(result: RollUp, lang: Lang) -> str:
    """Return the summary, then one line a cell in which whole and parts differ, tab-separated."""
    differing = [gap for gap in result.gaps if gap.state in ("short", "exceeds")]
    lines = [result.message(lang)]
    if differing:
        lines += ["", "\t".join(_COLUMNS[lang])]
        lines += [_line(gap, lang) for gap in differing]
    return "".join(f"{line}\n" for line in lines)


def _line(gap: Gap, lang: Lang) -> str:
    figures = ("" if figure is None else fact_text(figure, lang) for figure in (gap.whole, gap.parts, gap.gap))
    return "\t".join([cell_label(gap.cell, lang), *figures])
