"""``check PATH…``: what holds in each report and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from gov_disclosure.cli import CLEAN, FAILED, FOUND
from gov_disclosure.cli.baseline import AUTHOR, BASELINE, EXPIRES, REASON, acceptance
from gov_disclosure.cli.help import (
    CONFIG,
    EXCLUDE,
    FILE,
    INCLUDE,
    LANG,
    NO_CONFIG,
    ORGAN,
    OUTPUT,
    YEAR,
    Command,
    Option,
    files_argument,
)
from gov_disclosure.cli.inputs import (
    CHECK_PATH,
    Choice,
    Hints,
    Input,
    open_input,
    open_inputs,
    unexpected_told,
    without_faulty,
)
from gov_disclosure.cli.leftovers import leftover_lines
from gov_disclosure.cli.output import (
    complain,
    emit,
    emit_text,
    json_bytes,
    named,
    on_terminal,
    refuse_terminal,
    say,
    why,
)
from gov_disclosure.document.characters import on_one_line, printable
from gov_disclosure.errors import GovDisclosureError, UnexpectedError, UnreadableError
from gov_disclosure.relations.linear import Blank
from gov_disclosure.results import run_to_plain
from gov_disclosure.rules import CheckResult, Severity, check
from gov_disclosure.rules.predecessor import comparable
from gov_disclosure.rules.waivers import Waivers, load_waivers
from gov_disclosure.text import Lang
from gov_disclosure.text import Text as Words
from gov_disclosure.writing import checks
from gov_disclosure.writing.checks import Checked, Line

_STYLES = {"title": "bold", "ok": "green", "error": "bold red", "warning": "yellow", "info": "cyan", "dim": "dim"}


@click.command(
    "check",
    cls=Command,
    words=Words(
        "读取年度报告，逐项核对，列出不符之处。\n\n"
        "退出码：0 未发现问题；1 有达到 --fail-on 级别的问题；2 有文件无法读取，或命令写法有误。",
        "Read reports and say what holds and what does not.\n\n"
        "Exit code 0: nothing failed; 1: findings at or above --fail-on; 2: something could not be read, or the call "
        "is wrong.",
    ),
)
@files_argument(
    "paths",
    words=Words(
        "报告文件，或文件夹（其中全部文件）；- 表示从标准输入读取。",
        "Reports: files, or folders for all files in them; - for what is piped in.",
    ),
)
@click.option(
    "--format",
    "style",
    cls=Option,
    type=click.Choice(["json", *checks.FORMATS]),
    default="text",
    show_default=True,
    words=Words("结果的格式。", "How to show the results."),
)
@click.option(
    "--previous",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=Words("同一机关上一年度的报告，用于核对年度衔接。", "The same organ's report of the year before."),
)
@click.option(
    "--waivers",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=Words("已核实、不再提示的问题清单（TOML 文件）。", "TOML file of accepted findings."),
)
@click.option(
    "--blank",
    cls=Option,
    type=click.Choice(["unknown", "zero"]),
    default="unknown",
    show_default=True,
    words=Words(
        "空白单元格的读法：unknown 按未知，zero 按 0。",
        "Read a cell without a figure as what it could be (unknown), or as zero.",
    ),
)
@click.option(
    "--select",
    cls=Option,
    metavar="CODES",
    words=Words(
        "只运行这些规则或规则类别，用逗号隔开，如 SUM,BAL301。",
        "Rules or families to run, separated by commas: SUM,BAL301.",
    ),
)
@click.option(
    "--ignore",
    cls=Option,
    metavar="CODES",
    words=Words("不运行这些规则或规则类别，用逗号隔开。", "Rules or families not to run, separated by commas."),
)
@click.option(
    "--fail-on",
    cls=Option,
    type=click.Choice([severity.value for severity in Severity]),
    default="error",
    show_default=True,
    words=Words(
        "达到这一级别的问题使退出码为 1：error 错误，warning 警告，info 提示。",
        "Least severity that makes the exit code 1.",
    ),
)
@click.option(
    "--limit",
    cls=Option,
    type=click.IntRange(min=0),
    metavar="N",
    default=5,
    show_default=True,
    words=Words(
        "文本格式中，每条规则最多列出的问题数、每种原因最多列出的未归位内容数；0 为全部列出。总数始终写明。",
        "Findings to list for each rule, and leftovers for each reason, in text; 0 for all. "
        "The number of all is always said.",
    ),
)
@YEAR
@ORGAN
@INCLUDE
@EXCLUDE
@BASELINE
@AUTHOR
@REASON
@EXPIRES
@CONFIG
@NO_CONFIG
@LANG
@OUTPUT
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    previous: Path | None,
    waivers: Path | None,
    blank: Blank,
    select: str | None,
    ignore: str | None,
    fail_on: str,
    limit: int,
    year: int | None,
    organ: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    write_baseline: Path | None,
    author: str | None,
    reason: str | None,
    expires: datetime | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Read reports and say what holds and what does not; a file that cannot be read does not stop the rest."""
    refuse_terminal(style, output)
    accept = acceptance(ctx, write_baseline, author, reason, expires, waivers)
    threshold = Severity(fail_on)
    last_year = open_input(previous) if previous else None
    checked = partial(
        _checked,
        previous=last_year.report if last_year else None,
        blank=blank,
        select=_codes(select) if select is not None else None,
        ignore=_codes(ignore) if ignore is not None else (),
        waivers=_accepted(waivers) if waivers else None,
    )
    done: list[Done] = []
    failed = False
    for found in open_inputs(paths, Hints(year, organ), Choice(include, exclude)):
        one = found if isinstance(found, GovDisclosureError) else checked(found)
        if isinstance(one, GovDisclosureError):
            complain(one, lang)
            failed = True
            continue
        if last_year and not comparable(one.found.report, last_year.report):
            say(_astray(last_year, one.found, lang))
            failed = True
        done.append(one)
    if accept is not None:
        say(accept.write([one.result for one in done])[lang])
        ctx.exit(FAILED if failed or any(one.result.crashes for one in done) else CLEAN)
    write = partial(_written, style=style, lang=lang, threshold=threshold, limit=limit or None)
    shown, faults = without_faulty(done, write, lambda one: one.found.source)
    for fault in faults:
        complain(fault, lang)
    if isinstance(shown, bytes):
        emit(shown, output)
    elif shown is not None:
        _emit_text(shown, output)
    results = [one.result for one in done]
    failed = failed or bool(faults) or any(result.crashes for result in results)
    ctx.exit(FAILED if failed else FOUND if any(result.failed(threshold) for result in results) else CLEAN)


def _codes(listed: str) -> list[str]:
    return [code.strip() for code in listed.split(",")]


@frozen
class Done:
    """A report as it was read and what checking it came to."""

    found: Input
    result: CheckResult


def _checked(found: Input, **how: Any) -> Done | GovDisclosureError:
    """Return what checking came to, or what kept this report, and it alone, from being checked."""
    try:
        with unexpected_told(found.source):
            return Done(found, check(found.report, notes=found.notes, places=found.places, **how))
    except UnexpectedError as error:
        return error


def _written(
    done: Sequence[Done], style: str, lang: Lang, threshold: Severity, limit: int | None
) -> bytes | list[Line] | None:
    """Return the results in the format *style*, lines for ``text``; nothing where there are none."""
    if not done:
        return None
    if style == "json":
        return json_bytes(run_to_plain((one.found.source, one.result, one.found.leftovers) for one in done))
    results = [Checked(report=one.found.report, result=one.result, source=one.found.source) for one in done]
    if style == "text":
        leftovers = (line for one in done for line in leftover_lines(one.found, lang, limit=limit))
        return [*checks.lines(results, lang, limit=limit), *leftovers]
    return checks.write_checks(results, style, lang, threshold=threshold)


def _accepted(path: Path) -> Waivers:
    try:
        return load_waivers(path)
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error


def _astray(previous: Input, found: Input, lang: Lang) -> str:
    report = previous.report
    return _ASTRAY[lang].format(path=previous.source, organ=report.organ.name, year=report.year, source=found.source)


_ASTRAY = {
    "zh": "gov-disclosure: {path}（{organ} {year}）不是同一机关、同一统计范围的上一年度报告，{source} 没有与上年比较。",
    "en": "gov-disclosure: {path} ({organ} {year}) is not last year's report of the same organ and scope; "
    "{source} was not compared with it.",
}


def _emit_text(shown: Sequence[Line], output: Path | None) -> None:
    """Colour the lines on a terminal; print them plain anywhere else."""
    if output is not None or not on_terminal():
        emit_text("".join(f"{line.text}\n" for line in shown), output)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in shown:
        console.print(Text(printable(line.text), style=_STYLES.get(line.style, "")))
