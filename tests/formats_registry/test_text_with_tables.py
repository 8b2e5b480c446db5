"""Text in which tables stand as HTML, and worksheets saved as CSV."""

from __future__ import annotations

import csv
from io import StringIO
from time import process_time

import pytest
from attrs import evolve

import dialects
from gov_disclosure import cells, forms, read
from gov_disclosure.document.limits import DEFAULT_LIMITS
from gov_disclosure.document.sniff import sniff
from gov_disclosure.errors import LimitError
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import Place
from gov_disclosure.reading import Reading
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
PRINTED = distinct_figures(FORM)
TITLE = "青松县水务局2024年政府信息公开工作年度报告"


def values_of(reading: Reading) -> dict[str, str]:
    return {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}


def table(key: forms.TableKey) -> str:
    rows: dict[int, str] = {}
    for cell in FORM.tables[key].grid:
        text = PRINTED[cell.key] if cell.key else cell.zh
        rows[cell.row] = rows.get(cell.row, "") + f'<td colspan="{cell.colspan}" rowspan="{cell.rowspan}">{text}</td>'
    return f"<table>{''.join(f'<tr>{rows[at]}</tr>' for at in sorted(rows))}</table>"


def scanned(frame: str = "{}") -> str:
    """A report as programs for recognising pages write it: Markdown with tables in HTML."""
    parts = [f"# {TITLE}"]
    for section in FORM.sections:
        parts.append(f"# {section.number}、{section.zh}")
        is_table = section.key in TABLE_KEYS
        parts.append(frame.format(table(section.key)) if is_table else "第一行。\n\n第二行，共3条。")  # type: ignore[arg-type]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("frame", ["{}", "<html><body>{}</body></html>", "<HTML>\n<BODY>\n{}\n</BODY>\n</HTML>"])
def test_markdown_with_tables_in_html(frame: str) -> None:
    reading = read(scanned(frame).encode())

    assert values_of(reading) == PRINTED
    assert (reading.leftovers, reading.document.format) == ((), "text")
    assert reading.report.title == TITLE
    assert [(section.key, section.paragraphs) for section in reading.report.sections] == [
        (section.key, () if section.key in TABLE_KEYS else ("第一行。", "第二行，共3条。")) for section in FORM.sections
    ]


def test_lines_and_tables_are_counted_through_the_text() -> None:
    reading = read(scanned().encode("gb18030"))
    lines = scanned().split("\n")
    place = reading.places["requests.received.natural_person"]
    begins = next(at for at, line in enumerate(lines, 1) if "商业企业" in line)

    assert place == Place(table=2, row=4, column=4, line=begins)
    assert reading.document.flow[-1].origin == Place(line=len(lines) - 1, start=1, end=8)


def test_together_they_are_within_the_limits() -> None:
    data = scanned().encode()
    for name, value in (("grids", 2), ("cells", 150), ("blocks", 10), ("file_bytes", 100)):
        with pytest.raises(LimitError) as caught:
            read(data, limits=evolve(DEFAULT_LIMITS, **{name: value}))
        assert caught.value.limit == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("某市\n\n<table><tr><td>1</td></tr></table>\n\n某县", "text"),
        ("某市<br><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "html"),
        ("某市\n<table><tr><td><table></table></td><td>1</td></tr><tr><td>2</td></tr></table>", "html"),
        ("某市 <table>", "text"),
        ("a,b,c,d\n" * 6, "csv"),
        ("a,b,c,d\n" * 5, "text"),
        ("a,b,c\n" * 9, "text"),
        ("a,b,c,d\n" * 9 + "a,b,c\n", "text"),
        ('a,"b\n,",c,d\n' * 9, "csv"),
    ],
)
def test_told_by_content(text: str, name: str) -> None:
    assert sniff(text.encode()) == name


@pytest.mark.parametrize("text", ["<table", "<table>", "<html><body><table>", "a,b,c,d\n", '"a,b', "x <a"])
def test_hostile_text_is_told_in_time(text: str) -> None:
    data = (text * (2**20 // len(text))).encode()
    began = process_time()
    sniff(b"\xe5\xb8\x82 " + data)

    assert process_time() - began < 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
@pytest.mark.parametrize("width", [0, 15])
def test_a_worksheet_saved_as_csv(encoding: str, width: int) -> None:
    """Headings, text and tables in one, every line with as many fields or as many as it needs."""
    lines: list[list[str]] = [[TITLE], []]
    for section in FORM.sections:
        lines.append([f"{section.number}、{section.zh}"])
        if section.key not in TABLE_KEYS:
            lines.append(["第一行,共3条。"])
            continue
        lines += dialects.expanded_rows(FORM.tables[section.key], PRINTED)
    out = StringIO()
    csv.writer(out).writerows([*line, *[""] * (width - len(line))] for line in lines)
    reading = read(out.getvalue().encode(encoding))

    assert values_of(reading) == PRINTED
    assert (reading.leftovers, reading.document.format, reading.report.title) == ((), "csv", TITLE)
    assert [section.key for section in reading.report.sections] == [section.key for section in FORM.sections]


@pytest.mark.parametrize(
    "line",
    [
        "我局高度重视,认真组织,不断完善,全面落实\n",
        "规章 | 1,013 | 2,020 | 3,027\n",
        "一、本年新收\t1,083\t1,090\t1,097\n",
        "1,234,567\n\n",
    ],
)
def test_commas_of_sentences_and_thousands(line: str) -> None:
    """Lines with commas that part no fields stay text."""
    assert sniff((TITLE + "\n" + line * 30).encode()) == "text"
