"""``convert PATH --to FORMAT``: one report in, one document out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from gov_disclosure.cli.help import LANG, ORGAN, OUTPUT, YEAR, Command, Option, file_argument
from gov_disclosure.cli.inputs import Hints, Input, open_input, unexpected_told
from gov_disclosure.cli.leftovers import leftover_lines
from gov_disclosure.cli.output import emit, refuse_terminal, say
from gov_disclosure.codec import dumps
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.model import Report
from gov_disclosure.rules import check, rules
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing import FORMATS, render


@click.command(
    "convert",
    cls=Command,
    words=Text(
        "把一份报告写成 JSON 或法定格式的文件。\n\n标准输出上只有这一个文件。",
        "Write one report as JSON or as the statutory form.\n\nExactly one document goes to stdout.",
    ),
)
@file_argument(
    "path",
    words=Text("报告文件；- 表示从标准输入读取。", "The report; - for what is piped in."),
)
@click.option(
    "--to",
    cls=Option,
    type=click.Choice(FORMATS),
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
@LANG
@OUTPUT
def command(
    path: Path,
    to: str,
    fill: str | None,
    indent: bool,
    year: int | None,
    organ: str | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Write one report as JSON or as the statutory form; exactly one document on stdout."""
    refuse_terminal(to, output)
    found = open_input(path, Hints(year, organ))
    with unexpected_told(found.source):
        for line in _departures(found, lang):
            say(line)
        report = _filled(found.report, lang) if fill else found.report
        data = dumps(report, indent=2 if indent else None) if to == "json" else render(report, to, lang=lang)
    emit(data, output)


def _filled(report: Report, lang: Lang) -> Report:
    """Return the report with its forced blanks filled, and say on stderr which they were and why."""
    from gov_disclosure.localisation.completion import apply, complete

    completion = complete(report)
    for derivation in completion.derivations:
        say(derivation.message(lang))
    return apply(report, completion)


_WANTING = ("FRM201", "FRM202", "FRM208", "FRM210", "FRM214", "FRM216", "FRM218", "FRM219")
"""The rules that tell what is missing, could not be placed, or is not what the call says."""

_LIMIT = 5
_CAPPED = {
    "zh": "（共{count}项，只列前{shown}项，详见 check）",
    "en": "({count} in all, the first {shown} shown; see check)",
}


def _departures(found: Input, lang: Lang) -> Iterator[str]:
    """Yield what the file lacks and what of it could not be placed, as `check` says it."""
    codes = [rule.code for rule in rules() if rule.code in _WANTING]
    result = check(found.report, notes=found.notes, places=found.places, select=codes)
    for code in codes:
        findings = [one for one in result.findings if one.rule == code]
        for one in findings[:_LIMIT]:
            yield on_one_line(f"{found.source}: {one.message(lang)}")
        if len(findings) > _LIMIT:
            yield "  " + _CAPPED[lang].format(count=len(findings), shown=_LIMIT)
    yield from (line.text for line in leftover_lines(found, lang, limit=_LIMIT) if line.text)
