"""``convert PATH… --to FORMAT``: one report as a document, or many as one table."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from gov_disclosure.cli.departures import departures
from gov_disclosure.cli.help import (
    ORGAN,
    REPORTS,
    YEAR,
    Command,
    Option,
    options_of_files,
)
from gov_disclosure.cli.inputs import Choice, Hints, find, open_input, unexpected_told
from gov_disclosure.cli.many.options import JOBS
from gov_disclosure.cli.output import emit, refuse_terminal, say
from gov_disclosure.cli.pieces import holds_many
from gov_disclosure.cli.strays import strays_told
from gov_disclosure.cli.tables import TABLES, write_table
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.codec import dumps
from gov_disclosure.document.characters import escaped_json
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing import FORMATS, render


@click.command(
    "convert",
    cls=Command,
    words=Text(
        "把一份报告写成 JSON 或法定格式的文件，或把多份报告写成一张表。\n\n"
        "ndjson、parquet 和 csv 可包括多份报告：ndjson 每行一份完整的报告；parquet 每份一行、每个单元格一列，"
        "csv 在有多份报告时也是如此。标准输出上只有这一个文件。\n\n"
        "法定格式的文件用中文写成，可以再读；只有写明 --lang en 才写成英文译本，译本不能再读。",
        "Write one report as JSON or as the statutory form, or many as one table.\n\n"
        "ndjson, parquet and csv take many reports: ndjson has a whole report on each line; parquet has a row a report "
        "and a column a cell, and so has csv of many. Exactly one document goes to stdout.\n\n"
        "The statutory form is written in Chinese and can be read again; only where the call itself says --lang en is "
        "it an English translation, which is not read again.",
    ),
)
@REPORTS
@click.option(
    "--to",
    cls=Option,
    type=click.Choice([*FORMATS, *TABLES]),
    required=True,
    words=Text("写成哪种格式。", "Format to write."),
)
@click.option(
    "--fill",
    cls=Option,
    type=click.Choice(["forced"]),
    words=Text(
        "填上可由恒等式唯一推出的空白单元格，并说明依据。",
        "Fill the blanks that the identities force, and say why.",
    ),
)
@click.option("--indent", cls=Option, is_flag=True, words=Text("JSON 分行缩进，便于阅读。", "Indent JSON for reading."))
@YEAR
@ORGAN
@options_of_files(JOBS)
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    to: str,
    fill: str | None,
    indent: bool,
    year: int | None,
    organ: str | None,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Write one report as JSON or as the statutory form, or many as one table; exactly one document on stdout."""
    refuse_terminal(to, output)
    meant = find(paths, Choice(include, exclude), Hints(year, organ))
    for line in strays_told(meant.strays, lang):
        say(line)
    many = len(meant.files) > 1 or any(map(holds_many, meant.files))
    if to in TABLES or (to == "csv" and many):
        if fill:
            raise WrongCallError(_NO_FILL, ctx)
        ctx.exit(write_table(ctx, meant.files, Hints(year, organ), to, lang, output, jobs))
    if many:
        raise WrongCallError(_ONE, ctx)
    (path,) = meant.files
    if isinstance(path, GovDisclosureError):
        raise path
    found = open_input(path, Hints(year, organ))
    with unexpected_told(found.source):
        for line in departures(found, lang):
            say(line)
        report = _filled(found.report, lang) if fill else found.report
        if to == "json":
            data = escaped_json(dumps(report, indent=2 if indent else None).decode()).encode()
        else:
            data = render(report, to, lang=_language_of_the_form(ctx, to, lang))
    emit(data, output)


def _language_of_the_form(ctx: click.Context, to: str, lang: Lang) -> Lang:
    """Return Chinese, which readers read again, unless the call itself asks for English; the translation is told."""
    calls = (ctx, ctx.parent)
    asked = any(call is not None and call.get_parameter_source("lang") is ParameterSource.COMMANDLINE for call in calls)
    if not asked or lang == "zh":
        return "zh"
    if to != "csv":
        say(_TRANSLATION[lang])
    return lang


_TRANSLATION = Text(
    "gov-disclosure: 写成的是英文译本，不能再读；可再读的是中文格式（--lang zh）。",
    "gov-disclosure: this form is a translation and is not read again; the Chinese form is (--lang zh).",
)
_ONE = Text(
    "这一格式一次只写一份报告；多份报告请用 ndjson、parquet 或 csv",
    "this format is of one report; for many there are ndjson, parquet and csv",
)
_NO_FILL = Text("--fill 不用于多份报告", "--fill is not for many reports")


def _filled(report: Report, lang: Lang) -> Report:
    """Return the report with its forced blanks filled, and say on stderr which they were and why."""
    from gov_disclosure.localisation.completion import apply, complete

    completion = complete(report)
    for derivation in completion.derivations:
        say(derivation.message(lang))
    return apply(report, completion)
