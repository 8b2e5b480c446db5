"""``check PATH…``: what holds in each report and what does not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from gov_disclosure.cli.baseline import AUTHOR, BASELINE, EXPIRES, REASON, acceptance
from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import (
    FILE,
    ORGAN,
    PROFILES,
    REPORTS,
    YEAR,
    Command,
    Option,
    options_of_files,
)
from gov_disclosure.cli.inputs import Choice, Hints, find, open_input, profiles_in
from gov_disclosure.cli.many.job import Job
from gov_disclosure.cli.many.options import JOBS, ONLY_FAILED, QUIET, RESUME, STATISTICS, TOP
from gov_disclosure.cli.many.pool import processes_for
from gov_disclosure.cli.many.progress import FEW
from gov_disclosure.cli.many.run import Run
from gov_disclosure.cli.output import refuse_terminal, say
from gov_disclosure.cli.pieces import holds_many
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnreadableError
from gov_disclosure.files import CHECK_PATH, named, why
from gov_disclosure.relations.linear import Blank
from gov_disclosure.rules import Severity
from gov_disclosure.rules.registry import chosen, registered
from gov_disclosure.rules.waivers import Waivers, load_waivers
from gov_disclosure.text import Lang
from gov_disclosure.text import Text as Words
from gov_disclosure.writing import checks
from gov_disclosure.writing.findings_text import Line


@click.command(
    "check",
    cls=Command,
    words=Words(
        "读取年度报告，逐项核对，列出不符之处。\n\n"
        "退出码：0 没有严重程度达到 --fail-on 的发现；1 有这样的发现；2 有文件无法读取，或命令写法有误。",
        "Read reports and say what holds and what does not.\n\n"
        "Exit code 0: nothing failed; 1: findings at or above --fail-on; 2: something could not be read, or the call "
        "is wrong.",
    ),
)
@REPORTS
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
    words=Words("已核实并豁免的发现（TOML 文件）。", "TOML file of accepted findings."),
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
        "发现达到这一严重程度时，退出码为 1：error 错误，warning 警告，info 提示。",
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
        "文本格式中，每条规则最多列出的发现数、每种原因最多列出的未归位内容数；0 为全部列出。总数始终写明。",
        "Findings to list for each rule, and leftovers for each reason, in text; 0 for all. "
        "The number of all is always said.",
    ),
)
@PROFILES
@YEAR
@ORGAN
@options_of_files(BASELINE, AUTHOR, REASON, EXPIRES, JOBS, RESUME, QUIET, ONLY_FAILED, STATISTICS, TOP)
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
    profiles: Path | None,
    year: int | None,
    organ: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    write_baseline: Path | None,
    author: str | None,
    reason: str | None,
    expires: datetime | None,
    jobs: int | None,
    resume: bool,
    quiet: bool,
    only_failed: bool,
    statistics: bool,
    top: int,
    lang: Lang,
    output: Path | None,
) -> None:
    """Read reports and say what holds and what does not; a file that cannot be read does not stop the rest."""
    refuse_terminal(style, output)
    wanted = _codes(select) if select is not None else None
    unwanted = _codes(ignore) if ignore is not None else ()
    chosen(registered(), wanted, unwanted)  # a misspelt code is told here, not again for every file
    accept = acceptance(ctx, write_baseline, author, reason, expires, waivers)
    found = find(paths, Choice(include, exclude), Hints(year, organ))
    several = len(found.files) > FEW or any(map(holds_many, found.files))
    job = Job(
        style=style,
        lang=lang,
        threshold=Severity(fail_on),
        limit=limit or None,
        previous=open_input(previous) if previous else None,
        blank=blank,
        select=wanted,
        ignore=unwanted,
        waivers=None if waivers is None or (accept and accept.makes(waivers)) else _accepted(waivers),
        profiles=profiles_in(profiles),
        hints=Hints(year, organ),
        acceptance=accept,
        several=several or len(found.files) > 1,
        pages=several and output is not None,
        only_failed=only_failed,
        silent=accept is None and style == "text" and (quiet or statistics),
    )
    if resume and output is None:
        raise WrongCallError(_RESUME_WHAT, ctx)
    for line in strays_told(found.strays, lang):
        say(line)
    processes = processes_for([file for file in found.files if isinstance(file, Path)], jobs)
    run = Run(job, found.files, output, processes=processes, several=several, resume=resume)
    with run.finished():
        if accept is not None:
            say(accept.write(run.spool.parts())[lang])
        else:
            run.write(_closing(run, lang, top=top, statistics=statistics, whole=several or quiet or statistics))
    if accept is not None:
        ctx.exit(FAILED if run.failed else CLEAN)
    ctx.exit(FAILED if run.failed else FOUND if run.found else CLEAN)


_RESUME_WHAT = Words("--resume 须与 -o 一起使用", "--resume goes with -o")


def _closing(run: Run, lang: Lang, *, top: int, statistics: bool, whole: bool) -> list[Line]:
    """Return the lines that close the output: the summary of many, the total of two, nothing of one."""
    if whole:
        return list(run.summary.lines(lang, unread=run.unread, top=top, all_rules=statistics))
    return [run.summary.total(lang)] if run.summary.reports > 1 else []


def _codes(listed: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in listed.split(","))


def _accepted(path: Path) -> Waivers:
    try:
        return load_waivers(path)
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error
