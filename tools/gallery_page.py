"""The gallery's page, in both languages, made from one list of its pictures; `gallery.py` draws these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gov_disclosure.text import Lang, Text

_MADE = "<!-- Made by tools/generate.py from tools/gallery_page.py; do not edit. -->"
_TITLE = Text("图例", "Gallery")
_ABOUT = Text(
    "各种输出的样子，由 `tools/gallery.py` 用 `examples/` 中的两份报告画成。报告的文字和其中的错误都是为此编写的。",
    "What the outputs look like, drawn from the two reports in `examples/` by `tools/gallery.py`. The words "
    "and the mistakes in "
    "them were made for this purpose.",
)


class Picture(NamedTuple):
    """One picture: file name without ending (``{lang}`` for the language), what is said above it, what it shows."""

    name: str
    words: Text
    shows: Text


PARTS: tuple[tuple[Text, tuple[Picture, ...]], ...] = (
    (
        Text("发现", "Findings"),
        (
            Picture(
                "html-marked-{lang}",
                Text(
                    "标在表格上：`gov-disclosure check examples/planted_errors_2022.txt --format html`。列表"
                    "中的每项发现都连到它的"
                    "单元格，标出的单元格也连回列表。能说明两处合计不符的单元格（1 印成了 11）加框标出；合计"
                    "本身没有错，只画斜线。"
                    "列表在此截短。",
                    "Marked in the form: "
                    "`gov-disclosure check examples/planted_errors_2022.txt --format html`. Each finding in "
                    "the "
                    "list links to its cell, each marked cell back to the list. The cell that explains the "
                    "two failed totals, 11 in "
                    "place of 1, is framed; the totals themselves are only hatched, for they are right. The "
                    "list is cut short here.",
                ),
                Text(
                    "网页：上面是发现列表，下面是表格，有关单元格用红色、黄色框标出",
                    "Web page: a list of findings, below it the form with cells framed in red and amber",
                ),
            ),
            Picture(
                "check-text-{lang}",
                Text(
                    "文本：`gov-disclosure check examples/planted_errors_2022.txt`，这里没有颜色。",
                    "As text: `gov-disclosure check examples/planted_errors_2022.txt`, here without colour.",
                ),
                Text(
                    "文本输出：结论、原因，按规则列出的发现，各附有关的一行",
                    "Text output: verdict, causes, and findings by rule, each with the row of the form it is about",
                ),
            ),
            Picture(
                "xlsx-findings-{lang}",
                Text(
                    "工作簿，供核对多份报告的机关使用：`gov-disclosure check examples/*.txt --format xlsx`。"
                    "先是汇总，然后每类规则一张工作表。",
                    "As a workbook, for an office that checks many reports: "
                    "`gov-disclosure check examples/*.txt --format xlsx`. A "
                    "summary first, then one worksheet for each family of rules.",
                ),
                Text("工作表：每份报告一行，每项发现一行", "Worksheets with one row a report and one row a finding"),
            ),
            Picture(
                "check-sarif",
                Text(
                    "供其他程序使用的 `--format sarif`，开头几行：",
                    "For other programs, the first lines of `--format sarif`:",
                ),
                Text("SARIF 文件（JSON）的开头", "The beginning of a SARIF log in JSON"),
            ),
            Picture(
                "check-junit",
                Text("和 `--format junit`：", "and of `--format junit`:"),
                Text("JUnit 文件（XML）的开头", "The beginning of a JUnit report in XML"),
            ),
        ),
    ),
    (
        Text("法定表格", "The statutory form"),
        (
            Picture(
                "html-form",
                Text(
                    'HTML（`convert --to html`，或 `render(report, "html")`）：',
                    'As HTML (`convert --to html`, or `render(report, "html")`):',
                ),
                Text("网页形式的报告，含三张法定表格", "The report as a web page with its three statutory tables"),
            ),
            Picture(
                "docx-form",
                Text(
                    "DOCX，由办公软件印出；电脑上没有公文字体的，用替代字体：",
                    "As DOCX, printed by an office program; without the official fonts on the machine, their "
                    "stand-ins are used:",
                ),
                Text("公文样式的报告", "Pages of the report in the look of an official document"),
            ),
            Picture(
                "docx-marked",
                Text("带发现的 DOCX：", "As DOCX with findings:"),
                Text("报告的页面，存疑的单元格加底色和框", "Pages of the report, doubtful cells shaded and framed"),
            ),
            Picture(
                "xlsx-form",
                Text("带发现的 XLSX：", "As XLSX with findings:"),
                Text(
                    "工作表：正文和法定表格，存疑的单元格加底色和框",
                    "Worksheets with the text and the statutory tables, doubtful cells filled and framed",
                ),
            ),
            Picture(
                "txt-form",
                Text(
                    "文本（列间用制表符）；在汉字占两个字母宽度的地方，列是对齐的：",
                    "As text, columns parted by tabs; they stand in columns where a Chinese character is "
                    "twice as wide as a Latin one:",
                ),
                Text("纯文本的报告，表格对齐", "The report as plain text with aligned tables"),
            ),
            Picture(
                "md-form",
                Text("Markdown，同样对齐：", "As Markdown, aligned alike:"),
                Text("Markdown 的报告，表格对齐", "The report as Markdown with aligned tables"),
            ),
        ),
    ),
    (
        Text("数据", "Data"),
        (
            Picture(
                "csv-form",
                Text(
                    "CSV，每项事实、每段文字、每个单元格一行；开头几行，长的截短：",
                    "As CSV, a row for each fact, paragraph and cell; the first lines, long ones cut:",
                ),
                Text(
                    "CSV：单元格的键、中英文名称、单位、数和印出的文字",
                    "CSV with cell keys, labels in both languages, units, figures and printed texts",
                ),
            ),
            Picture(
                "json-form",
                Text("JSON，开头几行：", "As JSON, the first lines:"),
                Text("JSON 文件的开头", "The beginning of the JSON document"),
            ),
        ),
    ),
)


def page(lang: Lang) -> str:
    """Return the page in *lang*."""
    lines = [f"# {_TITLE[lang]}", "", _MADE, "", _ABOUT[lang], ""]
    for heading, pictures in PARTS:
        lines += [f"## {heading[lang]}", ""]
        for picture in pictures:
            lines += _shown(picture, lang)
    return "\n".join(lines)


def _shown(picture: Picture, lang: Lang) -> Iterator[str]:
    yield picture.words[lang]
    yield ""
    yield f"```{{image}} {'../../gallery/' if lang == 'zh' else ''}{picture.name.format(lang=lang)}.png"
    yield f":alt: {picture.shows[lang]}"
    yield "```"
    yield ""
