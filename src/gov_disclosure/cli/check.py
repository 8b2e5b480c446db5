"""``check PATH…``: what holds in each report and what does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from gov_disclosure.cli import CLEAN, FAILED, FOUND
from gov_disclosure.cli._inputs import LANG, Input, open_input, open_inputs
from gov_disclosure.cli._leftovers import leftover_lines
from gov_disclosure.cli._output import OUTPUT, complain, emit, say
from gov_disclosure.cli._results import results_json
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.rules import Blank, Lang, Severity, check
from gov_disclosure.rules._years import comparable
from gov_disclosure.rules.waivers import load_waivers
from gov_disclosure.writing import checks
from gov_disclosure.writing.checks import Checked, Line

_STYLES = {"title": "bold", "ok": "green", "error": "bold red", "warning": "yellow", "info": "cyan", "dim": "dim"}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["json", *checks.FORMATS]),
    default="text",
    show_default=True,
    help="How to show the results.",
)
@click.option("--previous", type=click.Path(path_type=Path), help="The same organ's report of the year before.")
@click.option(
    "--waivers", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="TOML file of accepted findings."
)
@click.option(
    "--blank",
    type=click.Choice(["unknown", "zero"]),
    default="unknown",
    show_default=True,
    help="Read a cell without a figure as what it could be, or as zero.",
)
@click.option("--select", metavar="CODES", help="Rules or families to run, separated by commas: SUM,BAL301.")
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default="error",
    show_default=True,
    help="Least severity that makes the exit code 1.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="Findings to list for each rule, and leftovers for each reason, in text; 0 for all. "
    "The number of all is always said.",
)
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
    fail_on: str,
    limit: int,
    lang: Lang,
    output: Path | None,
) -> None:
    """
    Read reports (files, or all files in folders) and say what holds and what does not.

    Exit code 0: nothing failed; 1: findings at or above --fail-on; 2: something could not be read.
    """
    threshold = Severity(fail_on)
    last_year = open_input(previous) if previous else None
    accepted = load_waivers(waivers) if waivers else None
    inputs: list[Input] = []
    results: list[Checked] = []
    unreadable = 0
    astray = False
    for found in open_inputs(paths):
        if isinstance(found, GovDisclosureError):
            complain(found, lang)
            unreadable += 1
            continue
        if last_year and not comparable(found.report, last_year.report):
            say(_astray(last_year, found, lang))
            astray = True
        result = check(
            found.report,
            previous=last_year.report if last_year else None,
            notes=found.notes,
            places=found.places,
            blank=blank,
            select=[code.strip() for code in select.split(",")] if select else None,
            waivers=accepted,
        )
        inputs.append(found)
        results.append(Checked(report=found.report, result=result, source=found.source))
    if results:
        if style == "text":
            _emit_text(_text(inputs, results, lang, limit or None), output)
        elif style == "json":
            emit(results_json(inputs, results), output)
        else:
            emit(checks.write_checks(results, style, lang, threshold=threshold), output)
    crashed = any(one.result.crashes for one in results)
    failed = any(one.result.failed(threshold) for one in results)
    ctx.exit(FAILED if unreadable or astray or crashed else FOUND if failed else CLEAN)


def _astray(previous: Input, found: Input, lang: Lang) -> str:
    report = previous.report
    return _ASTRAY[lang].format(path=previous.source, organ=report.organ.name, year=report.year, source=found.source)


_ASTRAY = {
    "zh": "gov-disclosure: {path}（{organ} {year}）不是同一机关、同一统计范围的上一年度报告，{source} 没有与上年比较。",
    "en": "gov-disclosure: {path} ({organ} {year}) is not last year's report of the same organ and scope; "
    "{source} was not compared with it.",
}


def _text(inputs: list[Input], results: list[Checked], lang: Lang, limit: int | None) -> Iterator[Line]:
    yield from checks.lines(results, lang, limit=limit)
    for found in inputs:
        yield from leftover_lines(found, lang, limit=limit)


def _emit_text(shown: Iterator[Line], output: Path | None) -> None:
    """Colour the lines on a terminal; print them plain anywhere else."""
    if output is not None or not sys.stdout.isatty():
        emit("".join(f"{line.text}\n" for line in shown).encode(), output)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in shown:
        console.print(Text(line.text, style=_STYLES.get(line.style, "")))
