"""Reports, their tables, readings and results as pieces of HTML for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import islice

import attrs

from gov_disclosure import forms
from gov_disclosure.cells import from_figures
from gov_disclosure.document import Grid
from gov_disclosure.document.html.write_marks import html_text
from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.model import Disputes, Organ, ProactiveDisclosure, Report, Requests, Section
from gov_disclosure.reading import Reading
from gov_disclosure.reading.result import LEFTOVER_WORDS
from gov_disclosure.rules import CheckResult
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing import narrative
from gov_disclosure.writing.checked import Checked
from gov_disclosure.writing.findings_text import Style, lines
from gov_disclosure.writing.tables import table_grid

_LANG: Lang = "zh"
"""Notebooks have no switch of language: labels stand as the form prints them."""

_MOST = 20
"""Leftovers and notes that are listed, and findings of each rule."""

# Greys that can be seen through, so that light and dark notebooks both stay readable.
_STYLE = (
    "<style>"
    ".gov-disclosure table{border-collapse:collapse;font-size:12px;line-height:1.35;margin:.4em 0;border:none}"
    ".gov-disclosure :is(th,td){border:1px solid #8888;padding:2px 6px;text-align:center;font-weight:normal;"
    "vertical-align:middle;white-space:normal;max-width:16em}"
    ".gov-disclosure th{background:#8882}"
    ".gov-disclosure td{font-variant-numeric:tabular-nums;background:none}"
    ".gov-disclosure summary{cursor:pointer;margin:.4em 0}"
    ".gov-disclosure p{margin:.2em 0}"
    ".gov-disclosure pre{line-height:1.5;white-space:pre-wrap;overflow-x:auto;background:none}"
    ".gov-disclosure .error{color:#c0392b;font-weight:bold}.gov-disclosure .warning{color:#b9770e;font-weight:bold}"
    ".gov-disclosure .ok{color:#1e8449;font-weight:bold}.gov-disclosure .title{font-weight:bold}"
    ".gov-disclosure .dim{opacity:.7}"
    "</style>"
)

_LEFT = Text("未归位的内容 {} 处", "Leftovers: {}")
_NOTES = Text("阅读记录 {} 条", "Notes: {}")
_MORE = Text("另有 {} 项", "{} more")
_TEXT_OF = Text("各部分正文", "Text of the sections")


@singledispatch
def html(thing: object) -> str:
    """Return *thing* as a piece of HTML: a report, one of its tables, a reading, or the result of a check."""
    return html_text(repr(thing))


@html.register
def _(report: Report) -> str:
    return _piece(_report(report))


@html.register
def _(reading: Reading) -> str:
    return _piece((*_report(reading.report), *_found(reading)))


@html.register
def _(result: CheckResult) -> str:
    return _piece(_result(result))


@html.register
def _(table: ProactiveDisclosure) -> str:
    return _piece(_table(attrs.evolve(_blank("2021"), proactive_disclosure=table), "proactive_disclosure"))


@html.register
def _(table: Requests) -> str:
    edition = "2021" if table.outcomes.otherwise_handled.undivided is None else "2019"
    return _piece(_table(attrs.evolve(_blank(edition), requests=table), "requests"))


@html.register
def _(table: Disputes) -> str:
    return _piece(_table(attrs.evolve(_blank("2021"), disputes=table), "disputes"))


def _piece(parts: Iterable[str]) -> str:
    return f'<div class="gov-disclosure">{_STYLE}{"".join(parts)}</div>'


def _blank(edition: str) -> Report:
    """Return a report without figures, to lay out one table with."""
    form = forms.for_edition(edition)
    return from_figures(year=form.years[0], organ=Organ(name=""), figures={}, form=form)


def _report(report: Report) -> Iterator[str]:
    yield f"<p><strong>{html_text(narrative.title(report, _LANG))}</strong></p>"
    about = (report.organ.name, str(report.year), forms.for_edition(report.form).notice, report.source)
    yield f'<p class="dim">{html_text(" · ".join(filter(None, about)))}</p>'
    for key in TABLE_KEYS:
        yield from _table(report, key)
    if report.sections:
        text = "".join(map(_section, report.sections))
        yield f"<details><summary>{_TEXT_OF[_LANG]}</summary>{text}</details>"


def _section(section: Section) -> str:
    paragraphs = "".join(f"<p>{html_text(text)}</p>" for text in section.paragraphs)
    return f"<p><strong>{html_text(section.heading)}</strong></p>{paragraphs}{''.join(map(_section, section.sections))}"


def _table(report: Report, key: TableKey) -> Iterator[str]:
    grid = table_grid(report, key, number=1, lang=_LANG)
    if grid is not None:
        yield f"<details open><summary>{html_text(grid.title or key)}</summary>{''.join(_rows(grid))}</details>"


def _rows(grid: Grid) -> Iterator[str]:
    yield "<table>"
    for row in grid.rows():
        yield "<tr>"
        for cell in row:
            tag = "th" if cell.header else "td"
            yield f'<{tag} rowspan="{cell.rowspan}" colspan="{cell.colspan}">{html_text(cell.text)}</{tag}>'
        yield "</tr>"
    yield "</table>"


def _found(reading: Reading) -> Iterator[str]:
    left = [
        f"{one.text}：{LEFTOVER_WORDS[one.reason][_LANG]}" + (f"（{one.detail}）" if one.detail else "")
        for one in reading.leftovers
    ]
    yield from _list(_LEFT, left)
    yield from _list(_NOTES, [" · ".join(filter(None, (one.kind, one.official, one.printed))) for one in reading.notes])


def _list(heading: Text, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"<details><summary>{heading[_LANG].format(len(items))}</summary><ul>"
        yield from (f"<li>{html_text(item)}</li>" for item in islice(items, _MOST))
        if len(items) > _MOST:
            yield f"<li>{_MORE[_LANG].format(len(items) - _MOST)}</li>"
        yield "</ul></details>"


def _result(result: CheckResult) -> Iterator[str]:
    yield "<pre>"
    for line in lines([Checked(report=result.report, result=result)], _LANG, limit=_MOST):
        yield f'<span class="{_CLASS[line.style]}">{html_text(line.text)}</span>\n'
    yield "</pre>"


_CLASS: dict[Style, str] = {
    "title": "title", "ok": "ok", "error": "error", "warning": "warning", "info": "title", "dim": "dim", "plain": "",
}  # fmt: skip
