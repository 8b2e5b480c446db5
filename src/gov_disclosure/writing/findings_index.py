"""The index of many checked reports as HTML: worst first, to be sorted and filtered, with rules against organs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from attrs import frozen

from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnknownRuleError
from gov_disclosure.rules import find_rule
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.checked import LEVELS
from gov_disclosure.writing.page import page
from gov_disclosure.writing.page import text as _text


@frozen(kw_only=True)
class Entry:
    """One report of the index; ``levels`` as `level_counts` orders them, ``rules``: findings that failed, by code."""

    page: str
    source: str
    organ: str
    year: int
    ok: bool
    levels: tuple[int, ...]
    rules: Mapping[str, int]


_TITLE = Text("政府信息公开工作年度报告核对结果", "Findings on annual reports on government information disclosure")
_TOTAL = Text("{reports}份报告，{bad}份未通过。", "{reports} reports, {bad} not passed.")
_FILTER = Text("筛选文件、机关或年度", "Filter by file, organ or year")
_ONLY_BAD = Text("只看未通过的", "not passed only")
_COLUMNS = (Text("文件", "File"), Text("机关", "Organ"), Text("年度", "Year"), Text("结论", "Result"))
_OK, _NOT_OK = Text("通过", "passed"), Text("未通过", "not passed")
_YEARS = Text("各年度", "By year")
_YEAR_COLUMNS = (Text("年度", "Year"), Text("报告", "Reports"), Text("未通过", "Not passed"))
_HEAT = Text("规则与机关（未通过的次数）", "Rules against organs (findings that failed)")
_HEAT_ROWS, _HEAT_COLUMNS = 40, 20
_HEAT_CAPPED = Text(
    "只列发现最多的{rows}个机关和{columns}条规则。", "The {rows} organs and {columns} rules with most findings."
)
_SHADES = (1, 2, 4, 8, 16)


def index_page(entries: Sequence[Entry], lang: Lang) -> bytes:
    """Return the index in UTF-8: one page without any other file but the reports' pages that it links to."""
    bad = sum(not one.ok for one in entries)
    body = (
        f"<p>{_TOTAL[lang].format(reports=len(entries), bad=bad)}</p>",
        *_years(entries, lang),
        *_list(entries, lang),
        *_heat(entries, lang),
    )
    return "\n".join(page(_TITLE[lang], lang, styles=("index.css",), script="index.js", body=body)).encode()


def _list(entries: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """Yield the table of reports, the worst first."""
    yield (
        f'<p class="filter"><label>{_FILTER[lang]} <input type="search" id="filter"></label> '
        f'<label><input type="checkbox" id="bad"> {_ONLY_BAD[lang]}</label></p>'
    )
    heads = [*(head[lang] for head in _COLUMNS), *(name[lang] for name in LEVELS.values())]
    cells = "".join(f'<th scope="col"><button type="button">{head}</button></th>' for head in heads)
    yield f'<div class="sheet"><table id="reports"><thead><tr>{cells}</tr></thead><tbody>'
    for one in sorted(entries, key=lambda entry: [-count for count in entry.levels]):
        said = (_OK if one.ok else _NOT_OK)[lang]
        counts = "".join(f'<td class="n">{count}</td>' for count in one.levels)
        kind, link = "ok" if one.ok else "bad", f'<a href="{quote(one.page)}">{_text(on_one_line(one.source))}</a>'
        facts = f'<td>{_text(on_one_line(one.organ))}</td><td class="n">{one.year}</td><td>{said}</td>{counts}'
        yield f'<tr class="{kind}"><th scope="row">{link}</th>{facts}</tr>'
    yield "</tbody></table></div>"


def _years(entries: Sequence[Entry], lang: Lang) -> Iterator[str]:
    years = Counter(one.year for one in entries)
    if len(years) < 2:
        return
    bad = Counter(one.year for one in entries if not one.ok)
    yield f"<h2>{_YEARS[lang]}</h2>"
    heads = "".join(f'<th scope="col">{head[lang]}</th>' for head in _YEAR_COLUMNS)
    yield f'<table class="years"><thead><tr>{heads}</tr></thead><tbody>'
    for year, count in sorted(years.items()):
        yield f'<tr><th scope="row">{year}</th><td class="n">{count}</td><td class="n">{bad[year]}</td></tr>'
    yield "</tbody></table>"


def _heat(entries: Sequence[Entry], lang: Lang) -> Iterator[str]:
    """Yield the map of rules against organs: how often each rule failed in the reports of each organ."""
    counts: dict[str, Counter[str]] = {}
    rules: Counter[str] = Counter()
    for one in entries:
        if one.rules:
            counts.setdefault(on_one_line(one.organ or one.source), Counter()).update(one.rules)
            rules.update(one.rules)
    if not rules:
        return
    columns = sorted(sorted(rules, key=lambda code: (-rules[code], code))[:_HEAT_COLUMNS])
    rows = sorted(counts, key=lambda organ: (-counts[organ].total(), organ))[:_HEAT_ROWS]
    yield f"<h2>{_HEAT[lang]}</h2>"
    if len(rows) < len(counts) or len(columns) < len(rules):
        yield f"<p>{_HEAT_CAPPED[lang].format(rows=len(rows), columns=len(columns))}</p>"
    heads = "".join(f'<th scope="col" title="{_text(_title(code, lang))}">{_text(code)}</th>' for code in columns)
    yield f'<div class="sheet"><table class="heat"><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for organ in rows:
        found = "".join(_heat_cell(counts[organ][code]) for code in columns)
        yield f'<tr><th scope="row">{_text(organ)}</th>{found}</tr>'
    yield "</tbody></table></div>"


def _title(code: str, lang: Lang) -> str:
    """Return what a rule says of itself, ``""`` for one of a package that is not installed here."""
    try:
        return find_rule(code).title(lang)
    except UnknownRuleError:
        return ""


def _heat_cell(count: int) -> str:
    shade = sum(count >= least for least in _SHADES)
    return f'<td class="h{shade}">{count or ""}</td>'
