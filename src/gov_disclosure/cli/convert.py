"""``convert PATH --to FORMAT``: one report in, one document out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from gov_disclosure.cli._help import LANG, Command, Option, file_argument
from gov_disclosure.cli._inputs import Input, open_input
from gov_disclosure.cli._output import OUTPUT, emit, say
from gov_disclosure.codec import dumps
from gov_disclosure.model import Report
from gov_disclosure.text import Text
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
        "填上可由勾稽关系唯一推出的空白格，并说明依据。",
        "Fill the blanks that the identities force, and say why.",
    ),
)
@click.option("--indent", cls=Option, is_flag=True, words=Text("JSON 分行缩进，便于阅读。", "Indent JSON for reading."))
@LANG
@OUTPUT
def command(
    path: Path, to: str, fill: str | None, indent: bool, lang: Literal["zh", "en"], output: Path | None
) -> None:
    """Write one report as JSON or as the statutory form; exactly one document on stdout."""
    found = open_input(path)
    report = _filled(found.report, lang) if fill else found.report
    _tell_leftovers(found, lang)
    emit(dumps(report, indent=2 if indent else None) if to == "json" else render(report, to, lang=lang), output)


def _filled(report: Report, lang: Literal["zh", "en"]) -> Report:
    """Return the report with its forced blanks filled, and say on stderr which they were and why."""
    from gov_disclosure.localisation.completion import apply, complete

    completion = complete(report)
    for derivation in completion.derivations:
        say(derivation.message(lang))
    return apply(report, completion)


def _tell_leftovers(found: Input, lang: str) -> None:
    """Say on stderr how many figures could not be placed; `check` lists them."""
    if found.leftovers:
        said = {
            "zh": f"{found.source}：{len(found.leftovers)} 处内容未能归入表格，详见 check。",
            "en": f"{found.source}: {len(found.leftovers)} printed pieces could not be placed; see check.",
        }
        say(said[lang])
