"""The cells of each organ over the years as CSV, XLSX and HTML, with what does not agree marked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from gov_disclosure.cells import Value
from gov_disclosure.comparison import Disagreement, Panel, Panels
from gov_disclosure.document.characters import harmless
from gov_disclosure.document.xlsx.write_lists import Lists, Marked, Sheet
from gov_disclosure.document.xlsx.write_lists import Value as SheetValue
from gov_disclosure.labels import cell_label
from gov_disclosure.rules import Finding
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.checked import LEVELS
from gov_disclosure.writing.page import page
from gov_disclosure.writing.page import text as _text

_TITLE = Text("政府信息公开工作年度报告逐年数据", "Annual reports on government information disclosure, year by year")
_ORGAN, _CELL, _LABEL = Text("机关", "Organ"), Text("键", "Key"), Text("单元格", "Cell")
_MARKED, _RULE, _LEVEL = Text("不一致", "Does not agree"), Text("规则", "Rule"), Text("级别", "Level")
_YEARS, _SAID = Text("年度", "Years"), Text("说明", "Message")
_CULPRIT = Text("可能有误的年度", "Likelier wrong")
_FIGURES = Text("逐年数据", "Year by year")
_TWICE = Text("不止一份的报告", "Several of one year")
_REPORTS = Text("报告", "Reports")
_LACKS = "–"


def panels_csv(found: Panels, lang: Lang) -> Iterator[bytes]:
    """
    Yield a CSV file in UTF-8 with a byte order mark: a row for each cell of each organ, a column for each year.

    A figure is empty where the cell is blank, where that year's form lacks it and where there is no report. The last
    column names the rules that failed in the cell, with the year.
    """
    years = _all_years(found)
    yield "\ufeff".encode()
    yield _row(_ORGAN[lang], _CELL[lang], _LABEL[lang], *years, _MARKED[lang])
    for panel in found.panels:
        for key in panel.cells:
            figures = (_plain(panel.figures.get(year, {}).get(key)) for year in years)
            label = harmless(cell_label(key, lang))
            yield _row(harmless(panel.series.organ), key, label, *figures, _marks(panel, key))


def _row(*values: object) -> bytes:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue().encode()


def _plain(value: Value) -> str:
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)


def _all_years(found: Panels) -> list[int]:
    return sorted({year for panel in found.panels for year in panel.series.years})


def _marks(panel: Panel, key: str) -> str:
    """Return which rules failed in a cell: ``2023 YOY101; 2024 YOY101``."""
    return "; ".join(
        f"{year} {rule}" for year in panel.series.years for rule in sorted(_rules(panel.marks.get((key, year), ())))
    )


def _rules(findings: Iterable[Finding]) -> set[str]:
    return {one.rule for one in findings}


def panels_xlsx(found: Panels, lang: Lang) -> Iterator[bytes]:
    """
    Yield an XLSX file: what does not agree, then the cells × years with its cells marked, then reports told twice.

    A cell that the form of a year lacks is a dash, a blank one is empty.

    Raises:
        MissingExtraError: openpyxl is not installed (extra ``xlsx``).

    """
    book = Lists(title=_TITLE[lang])
    heads = ((_ORGAN, 28), (_YEARS, 12), (_RULE, 10), (_LEVEL, 10), (_LABEL, 44), (_SAID, 80), (_CULPRIT, 16))
    wrong = book.add(Sheet(name=_MARKED[lang], columns=tuple((head[lang], width) for head, width in heads)))
    for panel in found.panels:
        for one in panel.series.disagreements:
            wrong.append(_disagreement(panel, one, lang))
    years = _all_years(found)
    columns = ((_ORGAN[lang], 24), (_LABEL[lang], 48), *((str(year), 12) for year in years))
    about = ((_MARKED[lang], 24), (_CELL[lang], 44))
    sheet = book.add(Sheet(name=_FIGURES[lang], columns=(*columns, *about), kept=2))
    for panel in found.panels:
        for key in panel.cells:
            figures = (_figure(panel, key, year) for year in years)
            sheet.append((panel.series.organ, cell_label(key, lang), *figures, _marks(panel, key), key))
    if found.versions:
        twice = book.add(Sheet(name=_TWICE[lang], columns=((_SAID[lang], 120),)))
        for versions in found.versions:
            twice.append((versions.message(lang),))
    return book.pieces()


def _disagreement(panel: Panel, one: Disagreement, lang: Lang) -> tuple[SheetValue, ...]:
    before, now = one.years
    label = cell_label(one.finding.cells[0], lang) if one.finding.cells else ""
    level = LEVELS[one.finding.severity][lang]
    culprit = one.culprit if one.culprit is not None else ""
    return panel.series.organ, f"{before}–{now}", one.finding.rule, level, label, one.message(lang), culprit


def _figure(panel: Panel, key: str, year: int) -> SheetValue:
    figures = panel.figures.get(year)
    if figures is None:
        return ""
    if key not in figures:
        return _LACKS
    value = figures[key]
    shown = "" if value is None else value
    return Marked(shown) if (key, year) in panel.marks else shown


_TOTAL = Text(
    "{organs}个机关，{bad}个机关有不一致的数字。", "{organs:organ|organs}, {bad} with figures that do not agree."
)
_LEGEND = Text(
    "有底色并带“≠”的数字与上年或下年不一致，点击可见原因；“–”表示该年的表格没有这一格，空白表示没有填。",
    "Shaded figures with ≠ do not agree with the year before or after; follow the link for the reason. – is a cell "
    "that the form of that year lacks; an empty one is blank.",
)
_FILTER, _ONLY = Text("筛选机关", "Filter by organ"), Text("只看有不一致的", "only those that do not agree")
_LEFT = Text(
    "另有{count}格各年均为 0 或空白，没有列出。", "{count:more cell is|more cells are} 0 or blank in every year."
)
_AGREES = Text("各年相互衔接，没有发现不一致。", "The years agree with each other.")
_NOTHING = Text("没有相邻两年的报告，无从比较。", "No two adjacent years: nothing to compare.")
_UNJUDGED = Text("{rule} {year}年：{message}", "{rule} {year}: {message}")
_GAPS = Text("缺：{years}", "Missing: {years}")
_COUNT = Text("数字有{count}处不一致", "figures do not agree in {count} places")
_LIKELY = Text("（可能有误的年份：{year}）", " (likelier wrong: {year})")
_COMMA = Text("、", ", ")


def panels_html(found: Panels, lang: Lang) -> Iterator[bytes]:
    """
    Yield a page: each organ with what does not agree, and its cells × years, those that do not agree first.

    Cells that are 0 or blank in every year are counted and left out.
    """
    body = _body(found, lang)
    lines = page(_TITLE[lang], lang, styles=("index.css", "panels.css"), script="panels.js", body=body)
    yield from (f"{line}\n".encode() for line in lines)


def _body(found: Panels, lang: Lang) -> Iterator[str]:
    bad = sum(_wrong(panel) > 0 for panel in found.panels)
    yield f"<p>{_TOTAL[lang].format(organs=Count(len(found.panels)), bad=bad)}</p>"
    yield f"<p>{_LEGEND[lang]}</p>"
    if found.versions:
        yield f"<h2>{_TWICE[lang]}</h2><ul>"
        yield from (f"<li>{_text(one.message(lang))}</li>" for one in found.versions)
        yield "</ul>"
    if len(found.panels) > 1:
        yield (
            f'<p class="filter"><label>{_FILTER[lang]} <input type="search" id="filter"></label> '
            f'<label><input type="checkbox" id="bad"> {_ONLY[lang]}</label></p>'
        )
    ordered = sorted(found.panels, key=lambda panel: (-_wrong(panel), -len(panel.series.disagreements)))
    for number, panel in enumerate(ordered, start=1):
        yield from _organ(panel, number, len(ordered) == 1, lang)


def _wrong(panel: Panel) -> int:
    """Return in how many places figures disagree; repeated wording is none of them."""
    return sum(bool(one.finding.cells) for one in panel.series.disagreements)


def _organ(panel: Panel, number: int, alone: bool, lang: Lang) -> Iterator[str]:
    series = panel.series
    count = _wrong(panel)
    said = f' <span class="count">{_COUNT[lang].format(count=count)}</span>' if count else ""
    kind, shown = ("bad" if count else "ok"), " open" if alone else ""
    yield f'<details class="organ {kind}"{shown}>'
    yield f"<summary><h2>{_text(series.organ)}</h2> {_text(_COMMA[lang].join(map(str, series.years)))}{said}</summary>"
    if series.missing:
        yield f"<p>{_GAPS[lang].format(years=_COMMA[lang].join(map(str, series.missing)))}</p>"
    if not series.results:
        yield f"<p>{_NOTHING[lang]}</p>"
    elif not series.disagreements and not series.undetermined:
        yield f"<p>{_AGREES[lang]}</p>"
    yield "<ol>"
    for at, one in enumerate(_listed(panel), start=1):
        culprit = _LIKELY[lang].format(year=one.culprit) if one.culprit else ""
        words = f"{one.finding.rule} {one.message(lang)}{culprit}"
        yield f'<li id="d{number}-{at}">{_text(words)}</li>'
    for year, finding in series.undetermined:
        yield f"<li>{_text(_UNJUDGED[lang].format(rule=finding.rule, year=year, message=finding.message(lang)))}</li>"
    yield "</ol>"
    yield from _table(panel, number, lang)
    yield "</details>"


def _listed(panel: Panel) -> list[Disagreement]:
    """Return the disagreements, those of figures first."""
    return sorted(panel.series.disagreements, key=lambda one: not one.finding.cells)


def _table(panel: Panel, number: int, lang: Lang) -> Iterator[str]:
    years = panel.series.years
    shown = [key for key in panel.cells if _telling(panel, key)]
    links = {one.finding.id: at for at, one in enumerate(_listed(panel), start=1)}
    heads = "".join(f'<th scope="col" title="{_text(panel.sources[year])}">{year}</th>' for year in years)
    yield f'<div class="sheet"><table class="panel"><thead><tr><td></td>{heads}</tr></thead><tbody>'
    for key in shown:
        figures = "".join(_html_figure(panel, key, year, number, links) for year in years)
        yield f'<tr><th scope="row">{_text(cell_label(key, lang))}</th>{figures}</tr>'
    yield "</tbody></table></div>"
    if len(shown) < len(panel.cells):
        yield f"<p>{_LEFT[lang].format(count=Count(len(panel.cells) - len(shown)))}</p>"


def _telling(panel: Panel, key: str) -> bool:
    """Whether a cell is more than 0 and blanks in every year, or marked."""
    figures: Sequence[Value] = [one.get(key) for one in panel.figures.values()]
    return any(figures) or any((key, year) in panel.marks for year in panel.series.years)


def _html_figure(panel: Panel, key: str, year: int, number: int, links: Mapping[str, int]) -> str:
    figures = panel.figures[year]
    shown = _text(_plain(figures[key])) if key in figures else _LACKS
    findings = panel.marks.get((key, year), ())
    if not findings:
        return f'<td class="n">{shown}</td>'
    signs = "".join(
        f' <a href="#d{number}-{links[one.id]}" title="{_text(one.rule)}">≠</a>' for one in findings if one.id in links
    )
    return f'<td class="n marked">{shown}{signs}</td>'
