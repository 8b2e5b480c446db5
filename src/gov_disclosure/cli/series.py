"""``series DIR``: the reports of each organ in a folder, year to year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import (
    Command,
    Option,
    files_argument,
    options_of_files,
)
from gov_disclosure.cli.inputs import Choice
from gov_disclosure.cli.many.filed import filed_in
from gov_disclosure.cli.many.options import JOBS
from gov_disclosure.cli.output import emit, emit_json, emit_text, refuse_terminal, say
from gov_disclosure.comparison import Panels, Series, panels
from gov_disclosure.results import series_to_plain
from gov_disclosure.rules import Severity
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.panels import panels_csv, panels_html, panels_xlsx


@click.command(
    "series",
    cls=Command,
    words=Text(
        "把每个机关的各年报告与上一年比较，指出可能有误的年份。",
        "Hold each organ's reports against the year before, and name the culprit year.",
    ),
)
@files_argument(
    "paths",
    words=Text(
        "各年的报告文件，或文件夹（其中全部文件）。",
        "Reports of several years: files, or folders for all files in them.",
    ),
)
@click.option(
    "--format",
    "style",
    cls=Option,
    type=click.Choice(["text", "json", "csv", "xlsx", "html"]),
    default="text",
    show_default=True,
    words=Text(
        "结果的格式；csv、xlsx 和 html 列出各单元格的逐年数据，标出不一致之处。",
        "How to show the results; csv, xlsx and html have the cells year by year, with what does not agree marked.",
    ),
)
@options_of_files(JOBS)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Hold each organ's reports (files, or all files in folders) against the year before, and name the culprit year."""
    refuse_terminal(style, output)
    filed, failed = filed_in(paths, lang, Choice(include, exclude), jobs)
    compared = panels(filed)
    for versions in compared.versions:
        say(f"gov-disclosure: {versions.message(lang)}")
        failed |= versions.used is None
    _write(compared, style, lang, output)
    # A hint, such as repeated wording, is shown but is no disagreement of figures.
    results = [panel.series for panel in compared.panels]
    graver = any(found.finding.severity is not Severity.INFO for one in results for found in one.disagreements)
    ctx.exit(FAILED if failed else FOUND if graver else CLEAN)


def _write(compared: Panels, style: str, lang: Lang, output: Path | None) -> None:
    results = [panel.series for panel in compared.panels]
    if style == "json":
        emit_json(series_to_plain(results, compared.versions), output)
    elif style == "csv":
        emit(panels_csv(compared, lang), output)
    elif style == "xlsx":
        emit(panels_xlsx(compared, lang), output)
    elif style == "html":
        emit(panels_html(compared, lang), output)
    else:
        emit_text(_text(results, lang), output)


_FEW = 2
"""Organs that are shown without a total."""
_TOTAL = Text(
    "合计：{organs}个机关，{compared}个有相邻年度可比，{found}个有需要查看之处。",
    "Total: {organs:organ|organs}, {compared} with years to compare, {found} with something to look at.",
)
_HEADING = {"zh": "{organ}：{years}", "en": "{organ}: {years}"}
_MISSING = {"zh": "  缺：{years}", "en": "  missing: {years}"}
_AGREES = {"zh": "  各年相互衔接，没有发现不一致。", "en": "  The years agree with each other."}
_NOTHING = {"zh": "  没有相邻两年的报告，无从比较。", "en": "  No two adjacent years: nothing to compare."}
_UNJUDGED = {"zh": "  {rule} {year}年：{message}", "en": "  {rule} {year}: {message}"}
_CULPRIT = {"zh": "（可能有误的年份：{year}）", "en": " (likelier wrong: {year})"}


def _text(results: list[Series], lang: Lang) -> str:
    lines: list[str] = []
    for one in results:
        lines.append(_HEADING[lang].format(organ=one.organ, years=_years(one.years)))
        if one.missing:
            lines.append(_MISSING[lang].format(years=_years(one.missing)))
        lines += _compared(one, lang)
    if len(results) > _FEW:
        compared = sum(bool(one.results) for one in results)
        found = sum(bool(one.disagreements or one.undetermined) for one in results)
        lines += ["", _TOTAL[lang].format(organs=Count(len(results)), compared=compared, found=found)]
    return "".join(f"{line}\n" for line in lines)


def _compared(one: Series, lang: Lang) -> Iterator[str]:
    """Yield what comparing came to; that nothing could be compared, or not all, never looks like agreement."""
    if not one.results:
        yield _NOTHING[lang]
        return
    for disagreement in one.disagreements:
        culprit = _CULPRIT[lang].format(year=disagreement.culprit) if disagreement.culprit else ""
        yield f"  {disagreement.finding.rule} {disagreement.message(lang)}{culprit}"
    for year, found in one.undetermined:
        yield _UNJUDGED[lang].format(rule=found.rule, year=year, message=found.message(lang))
    if not one.disagreements and not one.undetermined:
        yield _AGREES[lang]


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years))
