"""``statements FILE…``: what the prose of reports counts beside their tables, and what of it was not understood."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from gov_disclosure.cli.exit_codes import CLEAN, FAILED
from gov_disclosure.cli.help import (
    ORGAN,
    PROFILES,
    REPORTS,
    YEAR,
    Command,
    Option,
    options_of_files,
)
from gov_disclosure.cli.inputs import Choice, Hints, Input, find, profiles_in
from gov_disclosure.cli.many.options import JOBS
from gov_disclosure.cli.many.reports import Reports
from gov_disclosure.cli.output import emit, say
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.document.characters import for_terminal, on_one_line
from gov_disclosure.model import Report
from gov_disclosure.results.plain import figure_to_plain
from gov_disclosure.results.prose import prose_entry, prose_to_plain
from gov_disclosure.statements import Profile, Prose, Statement, channels, headings, prose, sentence_of, vocabulary
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.json_lists import indented, with_items


@frozen
class _Told:
    """A report with what its prose states."""

    source: str
    report: Report
    prose: Prose


@click.command(
    "statements",
    cls=Command,
    words=Text(
        "列出正文所说而表格没有的数：公开了多少条、通过什么渠道、解读、培训、来信、收费等。\n\n"
        "已知的小标题先列出，各有其键。"
        "正文的每一个数都有归属；未能识别的逐一列出原句。退出码：0 全部读取；2 有文件无法读取，或命令写法有误。",
        "Print what the prose counts and no table has: items published by channel, interpretations, trainings, "
        "letters, fees.\n\n"
        "Sub-headings that are known come first, each with its key. "
        "Every numeral of the prose is accounted for; those not understood are listed with their sentences. "
        "Exit code 0: all was read; 2: something could not be read, or the call is wrong.",
    ),
)
@REPORTS
@click.option(
    "--format",
    "style",
    cls=Option,
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    words=Text("结果的格式。", "How to show the results."),
)
@PROFILES
@YEAR
@ORGAN
@options_of_files(JOBS)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    style: str,
    profiles: Path | None,
    year: int | None,
    organ: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Print what the prose of reports states; a file that cannot be read does not stop the rest."""
    chosen = find(paths, Choice(include, exclude), Hints(year, organ))
    for line in strays_told(chosen.strays, lang):
        say(line)
    work = partial(_part, style, profiles_in(profiles), lang)
    parts = Reports(chosen.files, work, lang, jobs=jobs, hints=Hints(year, organ), shown=output is None)
    emit(_whole(style, parts), output)
    ctx.exit(FAILED if parts.failed else CLEAN)


def _part(style: str, extra: Sequence[Profile], lang: Lang, found: Input) -> Any:
    """Return what the output says of a report: text, or the rows of a table."""
    stated = prose(found.report)
    if style == "json":
        return indented(prose_entry(found.source, found.report, stated, extra))
    one = _Told(found.source, found.report, stated)
    if style == "csv":
        return [_row(one, statement, lang) for statement in stated.statements]
    return list(_lines(one, extra, lang))


def _whole(style: str, parts: Iterable[Any]) -> Iterator[bytes]:
    """Yield the output, piece by piece."""
    if style == "json":
        yield from with_items(prose_to_plain(()), "reports", parts)
    elif style == "csv":
        yield _csv([_COLUMNS]).encode("utf-8-sig")
        yield from (_csv(rows).encode() for rows in parts)
    else:
        yield from (for_terminal("".join(f"{line}\n" for line in lines)).encode() for lines in parts)


_HEADING = {"zh": "{source}：{organ} {year}", "en": "{source}: {organ} {year}"}
_KNOWN = {"zh": "  小标题 {key}：{text}", "en": "  heading {key}: {text}"}
_COUNTS = {
    "zh": "  正文中的数 {all} 个：说法 {claim}，陈述 {statement}，其他 {other}，未能识别 {unknown}（{share:.1%}）",
    "en": "  {all} numerals in the prose: {claim} in claims, {statement} in statements, {other} of other kinds, "
    "{unknown} not understood ({share:.1%})",
}
_UNKNOWN = {"zh": "  未能识别 {quote}：{sentence}", "en": "  not understood {quote}: {sentence}"}


def _lines(one: _Told, extra: Sequence[Profile], lang: Lang) -> Iterator[str]:
    report, found = one.report, one.prose
    yield _HEADING[lang].format(source=on_one_line(one.source), organ=report.organ.name, year=report.year)
    for heading in headings(report, extra).found:
        yield _KNOWN[lang].format(key=heading.key, text=on_one_line(heading.text))
    for statement in found.statements:
        yield f"  {'  ' if statement.part_of is not None else ''}{_line(statement, lang)}"
    accounts = [numeral.account for numeral in found.numerals]
    yield _COUNTS[lang].format(
        all=len(accounts),
        claim=accounts.count("claim"),
        statement=accounts.count("statement"),
        other=accounts.count("other"),
        unknown=accounts.count("not_understood"),
        share=found.share_not_understood,
    )
    for numeral in found.not_understood:
        yield _UNKNOWN[lang].format(
            quote=on_one_line(numeral.span.quote), sentence=on_one_line(sentence_of(report, numeral.span))
        )


def _line(one: Statement, lang: Lang) -> str:
    name = vocabulary()[one.key].name[lang]
    through = "、".join(channels()[key].name[lang] for key in one.channels)
    facts = [one.key, name, f"{_figure(one)}{'' if lang == 'zh' else ' '}{one.unit}", through, one.span.quote]
    return "\t".join(on_one_line(fact) for fact in facts)


def _figure(one: Statement) -> str:
    """Return the figure as written, with its range where that is open."""
    if one.low == one.high:
        return str(figure_to_plain(one.low))
    high = "" if one.high is None else figure_to_plain(one.high)
    return f"{figure_to_plain(one.low)}–{high}"


_COLUMNS = (
    *("source", "organ", "report", "key", "name", "figure", "low", "high", "unit", "year", "period", "scope"),
    *("channels", "subject", "part_of", "quote"),
)


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _row(one: _Told, statement: Statement, lang: Lang) -> list[str | int | float | None]:
    return [
        on_one_line(one.source),
        one.report.organ.name,
        one.report.year,
        statement.key,
        vocabulary()[statement.key].name[lang],
        figure_to_plain(statement.figure),
        figure_to_plain(statement.low),
        figure_to_plain(statement.high),
        statement.unit,
        statement.year,
        statement.period,
        statement.scope,
        " ".join(statement.channels),
        statement.subject,
        statement.part_of,
        on_one_line(statement.span.quote),
    ]
