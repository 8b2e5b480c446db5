"""``statements FILE…``: what the prose of reports counts beside their tables, and what of it was not understood."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

import click
from attrs import frozen

from gov_disclosure.cli.exit_codes import CLEAN, FAILED
from gov_disclosure.cli.help import (
    CONFIG,
    EXCLUDE,
    INCLUDE,
    LANG,
    NO_CONFIG,
    ORGAN,
    OUTPUT,
    PROFILES,
    YEAR,
    Command,
    Option,
    files_argument,
)
from gov_disclosure.cli.inputs import Choice, Hints, Input, find, open_each, profiles_in, unexpected_told
from gov_disclosure.cli.output import complain, emit, emit_json, emit_text, say
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import GovDisclosureError, UnexpectedError
from gov_disclosure.model import Report
from gov_disclosure.results import prose_to_plain
from gov_disclosure.results.plain import figure_to_plain
from gov_disclosure.statements import Profile, Prose, Statement, channels, headings, prose, sentence_of, vocabulary
from gov_disclosure.text import Lang, Text


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
@files_argument(
    "paths",
    words=Text(
        "报告文件，或文件夹（其中全部文件）；- 表示从标准输入读取。",
        "Reports: files, or folders for all files in them; - for what is piped in.",
    ),
)
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
@INCLUDE
@EXCLUDE
@CONFIG
@NO_CONFIG
@LANG
@OUTPUT
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
    lang: Lang,
    output: Path | None,
) -> None:
    """Print what the prose of reports states; a file that cannot be read does not stop the rest."""
    told: list[_Told] = []
    failed = False
    extra = profiles_in(profiles)
    chosen = find(paths, Choice(include, exclude), Hints(year, organ))
    for line in strays_told(chosen.strays, lang):
        say(line)
    for found in (one for path in chosen.files for one in _opened(path, Hints(year, organ))):
        try:
            if isinstance(found, GovDisclosureError):
                raise found
            with unexpected_told(found.source):
                told.append(_Told(found.source, found.report, prose(found.report)))
        except (GovDisclosureError, UnexpectedError) as error:
            complain(error, lang)
            failed = True
    if style == "json":
        emit_json(prose_to_plain(((one.source, one.report, one.prose) for one in told), extra), output)
    elif style == "csv":
        emit(_csv(told, lang), output)
    else:
        emit_text("".join(f"{line}\n" for one in told for line in _lines(one, extra, lang)), output)
    ctx.exit(FAILED if failed else CLEAN)


def _opened(path: Path | GovDisclosureError, hints: Hints) -> Iterator[Input | GovDisclosureError]:
    if isinstance(path, GovDisclosureError):
        yield path
    else:
        yield from open_each(path, hints)


_HEADING = {"zh": "{source}：{organ} {year}", "en": "{source}: {organ} {year}"}
_KNOWN = {"zh": "  小标题 {key}：{text}", "en": "  heading {key}: {text}"}
_COUNTS = {
    "zh": "  正文中的数 {all} 个：主张 {claim}，陈述 {statement}，其他 {other}，未能识别 {unknown}（{share:.1%}）",
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


def _csv(told: Iterable[_Told], lang: Lang) -> bytes:
    """Return one row a statement, with a byte order mark, so that spreadsheets know the encoding."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for one in told:
        for statement in one.prose.statements:
            rows.writerow(_row(one, statement, lang))
    return text.getvalue().encode("utf-8-sig")


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
