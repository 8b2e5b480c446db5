"""The index of many checked reports as HTML: worst first, to be sorted and filtered, with rules against organs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from attrs import field, frozen

from gov_disclosure.document.characters import on_one_line
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.checked import LEVELS, NOT_OK, OK, TITLE, WAIVED, rule_title, several_of_one_year
from gov_disclosure.writing.page import page
from gov_disclosure.writing.page import text as _text


@frozen(kw_only=True)
class Entry:
    """
    One report of the index.

    ``page``: where its page is, ``None`` for a report that is only counted. ``levels`` as `level_counts` orders them,
    ``rules``: findings that failed, by code. ``waived``: how many findings waivers silenced.
    """

    page: str | None
    source: str
    organ: str
    year: int
    ok: bool
    levels: tuple[int, ...]
    rules: Mapping[str, int]
    waived: int = 0


@frozen(kw_only=True)
class Index:
    """What the index is about: reports, and for each file that went wrong what is to be said of it."""

    entries: list[Entry] = field(factory=list)
    unread: list[str] = field(factory=list)

    @property
    def folder(self) -> str:
        """The folder that all reports are in, ``""`` for none that is worth saying."""
        try:
            return os.path.commonpath({str(Path(one.source).parent) for one in self.entries}).rstrip("/\\")
        except ValueError:  # there are none, or they are on several drives
            return ""


_TOTAL = Text("{reports}份报告，{bad}份未通过。", "{reports:report|reports}, {bad} not passed.")
_UNREAD = Text("有误的文件：{count}个", "Files that went wrong: {count}")
_TWICE = Text("同一机关同一年度不止一份报告：{count}组", "More than one report of one organ and year: {count}")
_VERSIONS = Text("{organ} {year}：{sources}", "{organ} {year}: {sources}")
_COMMA = Text("、", ", ")
_FOLDER = Text("所在文件夹：{folder}", "Folder: {folder}")
_OPEN = 10
"""Entries up to which a list above the table is shown open."""
_FILTER = Text("筛选文件、机关或年度", "Filter by file, organ or year")
_ONLY_BAD = Text("只看未通过的", "not passed only")
_COLUMNS = (Text("文件", "File"), Text("机关", "Organ"), Text("年度", "Year"), Text("结论", "Result"))
_COUNTED = (*LEVELS.values(), WAIVED)
_YEARS = Text("各年度", "By year")
_YEAR_COLUMNS = (Text("年度", "Year"), Text("报告", "Reports"), Text("未通过", "Not passed"))
_HEAT = Text("规则与机关（未通过的次数）", "Rules against organs (findings that failed)")
_HEAT_ROWS, _HEAT_COLUMNS = 40, 20
_HEAT_CAPPED = Text(
    "只列发现最多的{rows}个机关和{columns}条规则。", "The {rows} organs and {columns} rules with most findings."
)
_SHADES = (1, 2, 4, 8, 16)


def index_page(index: Index, lang: Lang) -> bytes:
    """Return the index in UTF-8: one page without any other file but the reports' pages that it links to."""
    entries, folder = index.entries, index.folder
    bad = sum(not one.ok for one in entries)
    twice = several_of_one_year(entries, lambda one: (one.organ, one.year))
    body = (
        f"<p>{_TOTAL[lang].format(reports=Count(len(entries)), bad=bad)}</p>",
        *([f"<p>{_FOLDER[lang].format(folder=_text(on_one_line(folder)))}</p>"] if folder else []),
        *_told("unread", _UNREAD[lang], [_text(_inside(one, folder)) for one in index.unread]),
        *_told("twice", _TWICE[lang], [_versions(group, folder, lang) for group in twice]),
        *_years(entries, lang),
        *_list([one for one in entries if one.page is not None], folder, lang),
        *_heat(entries, lang),
    )
    return "\n".join(page(TITLE[lang], lang, styles=("index.css",), script="index.js", body=body)).encode()


def _told(name: str, words: str, items: Sequence[str]) -> Iterator[str]:
    """Yield a list to be folded, of *items* as HTML; nothing where there are none."""
    if items:
        opened = " open" if len(items) <= _OPEN else ""
        yield f'<details id="{name}"{opened}><summary>{words.format(count=len(items))}</summary><ul>'
        yield from (f"<li>{item}</li>" for item in items)
        yield "</ul></details>"


def _inside(words: str, folder: str) -> str:
    """Return *words* with the paths in them from *folder* on."""
    return words.replace(f"{folder}{os.sep}", "") if folder else words


def _versions(group: Sequence[Entry], folder: str, lang: Lang) -> str:
    sources = _COMMA[lang].join(_linked(one, _inside(one.source, folder)) for one in group)
    return _VERSIONS[lang].format(organ=_text(on_one_line(group[0].organ)), year=group[0].year, sources=sources)


def _linked(one: Entry, name: str) -> str:
    words = _text(on_one_line(name))
    return words if one.page is None else f'<a href="{quote(os.fsencode(one.page))}">{words}</a>'


def _list(entries: Sequence[Entry], folder: str, lang: Lang) -> Iterator[str]:
    """Yield the table of reports, the worst first."""
    yield (
        f'<p class="filter"><label>{_FILTER[lang]} <input type="search" id="filter"></label> '
        f'<label><input type="checkbox" id="bad"> {_ONLY_BAD[lang]}</label> <output id="shown"></output></p>'
    )
    heads = [*(head[lang] for head in _COLUMNS), *(name[lang] for name in _COUNTED)]
    cells = "".join(f'<th scope="col"><button type="button">{head}</button></th>' for head in heads)
    yield f'<table id="reports"><thead><tr>{cells}</tr></thead><tbody>'
    counted = [name[lang] for name in _COUNTED]
    for one in sorted(entries, key=lambda entry: [-count for count in entry.levels]):
        said = (OK if one.ok else NOT_OK)[lang]
        counts = "".join(
            f'<td class="n" data-head="{head}">{count}</td>'
            for head, count in zip(counted, (*one.levels, one.waived), strict=True)
        )
        facts = f'<td>{_text(on_one_line(one.organ))}</td><td class="n">{one.year}</td><td>{said}</td>{counts}'
        kind = "ok" if one.ok else "bad"
        yield f'<tr class="{kind}"><th scope="row">{_file(one, folder)}</th>{facts}</tr>'
    yield "</tbody></table>"


def _file(one: Entry, folder: str) -> str:
    """Return the name of a report's file as a link, with the folder in *folder* that it lies in below it."""
    within, name = os.path.split(_inside(one.source, folder))
    return _linked(one, name) + (f"<small>{_text(on_one_line(within))}</small>" if within else "")


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
    heads = "".join(f'<th scope="col" title="{_text(rule_title(code, lang))}">{_text(code)}</th>' for code in columns)
    yield f'<div class="sheet"><table class="heat"><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for organ in rows:
        found = "".join(_heat_cell(counts[organ][code]) for code in columns)
        yield f'<tr><th scope="row">{_text(organ)}</th>{found}</tr>'
    yield "</tbody></table></div>"


def _heat_cell(count: int) -> str:
    shade = sum(count >= least for least in _SHADES)
    return f'<td class="h{shade}">{count or ""}</td>'
