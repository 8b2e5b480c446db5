"""The reference pages of the forms, in both languages, made from the layouts themselves."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gov_disclosure import forms
from gov_disclosure.forms import Form, GridCell, TableForm
from gov_disclosure.text import Lang, Text

_TITLE = Text("统一格式", "The forms")
_ABOUT = Text(
    "行列名称照原样印出。应填数处写的是单元格的键，省去表名：表三“予以公开”一行“自然人”一列的键是 "
    "`requests.outcomes.granted.natural_person`，下面写作 `natural_person`。",
    "Labels stand as printed, with their English below. Where a figure stands, its cell key is given without "
    "the name of "
    "the table: `natural_person` in the row （一）予以公开 of table three is "
    "`requests.outcomes.granted.natural_person`.",
)
_EDITION = Text("{edition} 年版", "Edition {edition}")
_FROM_TO = Text(
    "{notice}《{title}》，用于 {first}—{last} 年度的报告。", "{notice} 《{title}》, report years {first} to {last}."
)
_FROM = Text("{notice}《{title}》，用于 {first} 年度起的报告。", "{notice} 《{title}》, report years from {first}.")
_SECTIONS = Text("| 序号 | 部分 | 也印作 |", "| number | section | also printed as |")
_IDENTITIES = Text("恒等式 {count} 条：", "{count} identities:")
_KINDS = {
    "row_total": Text(
        "{count} 条表三的行合计：“总计”等于六类申请人之和",
        "{count} row totals of table three: 总计 is the sum of the six kinds of applicant",
    ),
    "outcome_total": Text(
        "{count} 条办理结果的合计：“（七）总计”等于（一）至（六）各项之和",
        "{count} outcome totals: （七）总计 is the sum of the rows of （一） to （六）",
    ),
    "balance": Text(
        "{count} 条印明的勾稽关系，逐列成立：第一项加第二项之和，等于第三项加第四项之和",
        "{count} of the printed balance: item 1 + item 2 = item 3 + item 4, column by column",
    ),
    "dispute_total": Text(
        "{count} 条表四的合计：“总计”等于四种结果之和",
        "{count} totals of table four: 总计 is the sum of the four outcomes",
    ),
}
_TABLE = Text("{edition} 年版：{name}（`{key}`），{count} 个数", "{edition}: {name} (`{key}`), {count} figures")
_NAMES = {
    "proactive_disclosure": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
}
_ROWS = Text("| 行 | 名称 | 单位 | 依据 |", "| row | label | unit | rests on |")


def page(lang: Lang) -> str:
    """Return the page of all editions."""
    lines = [
        f"# {_TITLE[lang]}",
        "",
        "<!-- Made by tools/generate.py from gov_disclosure.forms; do not edit. -->",
        "",
        _ABOUT[lang],
        "",
    ]
    for edition in reversed(forms.EDITIONS):
        lines += _edition(forms.for_edition(edition), lang)
    return "\n".join(lines)


def _edition(form: Form, lang: Lang) -> Iterator[str]:
    first, last = form.years
    yield f"## {_EDITION[lang].format(edition=form.edition)}"
    yield ""
    words = _FROM_TO if last else _FROM
    yield words[lang].format(notice=form.notice, title=form.title, first=first, last=last)
    yield ""
    yield _SECTIONS[lang]
    yield "| --- | --- | --- |"
    for section in form.sections:
        english = f" ({section.en})" if lang == "en" else ""
        yield f"| {section.number} | {section.zh}{english} | {'、'.join(section.also)} |"
    yield ""
    yield _IDENTITIES[lang].format(count=len(form.identities))
    yield ""
    for kind, meaning in _KINDS.items():
        yield f"- {meaning[lang].format(count=sum(identity.kind == kind for identity in form.identities))}"
    yield ""
    for table in form.tables.values():
        facts = {"edition": form.edition, "name": _NAMES[table.key][lang], "key": table.key}
        yield f"### {_TABLE[lang].format(**facts, count=len(table.cells))}"
        yield ""
        yield from _grid(table, lang)
        yield ""
        yield from _cells(table, lang)
        yield ""


def _grid(table: TableForm, lang: Lang) -> Iterator[str]:
    """Yield the table as HTML with its spans, each figure named by the end of its key."""
    yield "```{raw} html"
    yield '<div class="form-scroll"><table class="form">'
    rows: dict[int, list[GridCell]] = {}
    for cell in table.grid:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        cells = sorted(rows[row], key=lambda cell: cell.column)
        yield "<tr>" + "".join(_cell(cell, lang) for cell in cells) + "</tr>"
    yield "</table></div>"
    yield "```"


def _cell(cell: GridCell, lang: Lang) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if span > 1
    )
    if cell.key:
        return f"<td{spans}><code>{escape(cell.key.rsplit('.', 1)[1])}</code></td>"
    english = f"<small>{escape(cell.en)}</small>" if lang == "en" else ""
    return f"<th{spans}>{escape(cell.zh)}{english}</th>"


def _cells(table: TableForm, lang: Lang) -> Iterator[str]:
    """Yield one line a row of figures: key, label path, units, source."""
    yield _ROWS[lang]
    yield "| --- | --- | --- | --- |"
    seen: dict[str, list[str]] = {}
    rests = {}
    labels = {}
    for cell in table.cells:
        row = cell.key.rpartition(".")[0].partition(".")[2]
        seen.setdefault(row, []).append(cell.unit)
        rests[row] = cell.law or ""
        labels[row] = " / ".join(cell.row or cell.column[:-1])
    for row, units in seen.items():
        yield f"| `{row}` | {labels[row]} | {', '.join(dict.fromkeys(units))} | {rests[row]} |"
