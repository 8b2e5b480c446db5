"""A file with several reports: the first is read and the others are told; one report twice is one."""

from __future__ import annotations

from io import BytesIO

import attrs
import pytest

from gov_disclosure import cells, check, render
from gov_disclosure.model import NoteKind, Organ, Report
from gov_disclosure.reading import LeftoverReason, Reading, read
from written_reports import sample, sections

FIRST = sample()
OTHER = sample(
    organ=Organ(name="白石县水务局"),
    figures={"requests.received.natural_person": 59977, "requests.received.total": 59977},
    sections=sections("本县共收到政府信息公开申请59977件。"),
)
EARLIER = attrs.evolve(FIRST, year=2021, period=None)


def joined(fmt: str, *reports: Report) -> bytes:
    """The reports one below the other in one file of the format, on a sheet each in a workbook."""
    files = [render(report, fmt) for report in reports]
    if fmt in ("txt", "md"):
        return b"\n\n".join(files)
    if fmt == "html":
        bodies = [file.decode().partition("<main")[2] or file.decode() for file in files]
        return (
            "".join(f"<main{body.partition('</main>')[0]}</main>" for body in bodies)
            .join(("<html><body>", "</body></html>"))
            .encode()
        )
    return _docx(files)


def _docx(files: list[bytes]) -> bytes:
    from docx import Document

    whole = Document(BytesIO(files[0]))
    last = whole.element.body[-1]
    for file in files[1:]:
        for element in list(Document(BytesIO(file)).element.body)[:-1]:
            last.addprevious(element)
    target = BytesIO()
    whole.save(target)
    return target.getvalue()


def workbook(*reports: Report) -> bytes:
    """Each report on a sheet of its own: title and the rows of its tables."""
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for number, report in enumerate(reports):
        sheet = book.create_sheet(f"{number}")
        source = load_workbook(BytesIO(render(report, "xlsx")))
        top = 0
        for other in source.worksheets[:5]:
            for merged in other.merged_cells.ranges:
                sheet.merge_cells(
                    start_row=merged.min_row + top, end_row=merged.max_row + top,
                    start_column=merged.min_col, end_column=merged.max_col,
                )  # fmt: skip
            for row in other.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        sheet.cell(cell.row + top, cell.column, cell.value)
            top += other.max_row + 1
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def noted(reading: Reading, kind: NoteKind) -> list[str | None]:
    return [note.printed for note in reading.notes if note.kind is kind]


@pytest.mark.parametrize("fmt", ["txt", "md", "html", "docx"])
@pytest.mark.parametrize("second", [OTHER, EARLIER], ids=["organ", "year"])
def test_another_report_below(fmt: str, second: Report) -> None:
    """Read as the first alone, its figures left over, no rule held against it, and FRM218 tells."""
    alone, both = read(joined(fmt, FIRST)), read(joined(fmt, FIRST, second))

    assert cells.by_key(both.report) == cells.by_key(alone.report)
    assert both.report.sections == alone.report.sections
    assert both.report.preamble == alone.report.preamble
    (title,) = noted(both, NoteKind.OTHER_REPORT)
    assert title is not None
    assert second.organ.name in title
    assert str(second.year) in title
    assert noted(both, NoteKind.TABLE_REPEATED) == []
    left = [one for one in both.leftovers if one.reason is LeftoverReason.OTHER_REPORT]
    figures = [figure for figure in cells.by_key(second).values() if figure is not None]
    assert len(left) == len(figures)
    result = check(both.report, notes=both.notes)
    assert [one.rule for one in result.findings if one.rule in ("FRM215", "FRM218")] == ["FRM218"]
    assert not [one for one in result.findings if one.rule.startswith("TXT")]


def test_three_reports_are_told_one_by_one() -> None:
    """Each other report has a note of its own."""
    both = read(joined("txt", FIRST, OTHER, EARLIER))

    assert len(noted(both, NoteKind.OTHER_REPORT)) == 2
    assert cells.by_key(both.report) == cells.by_key(FIRST)


def test_a_report_on_each_sheet() -> None:
    """Workbooks have a report a sheet."""
    alone, both = read(workbook(FIRST)), read(workbook(FIRST, OTHER))

    assert alone.report.organ.name == FIRST.organ.name
    assert cells.by_key(both.report) == cells.by_key(alone.report)
    (title,) = noted(both, NoteKind.OTHER_REPORT)
    assert title is not None
    assert "白石县水务局" in title
    assert "59977" in [one.text for one in both.leftovers]


def test_a_title_printed_twice_begins_no_other_report() -> None:
    """Nor does one in other words, nor one without its organ."""
    text = render(FIRST, "txt").decode()
    title, _, rest = text.partition("\n")
    for again in (title, title.replace("年政府", "年度政府"), title.removeprefix(FIRST.organ.name)):
        reading = read(f"{title}\n\n{again}\n{rest}\n\n附件：{again}\n".encode())

        assert noted(reading, NoteKind.OTHER_REPORT) == []
        assert reading.report.sections == read(text.encode()).report.sections


def test_an_attachment_that_repeats_the_report_is_one_report() -> None:
    """Its tables are a second printing (FRM215)."""
    reading = read(joined("txt", FIRST, FIRST))

    assert noted(reading, NoteKind.OTHER_REPORT) == []
    assert len([note for note in reading.notes if note.kind is NoteKind.TABLE_REPEATED]) == 3
    assert cells.by_key(reading.report) == cells.by_key(FIRST)


def test_titles_of_neighbours_begin_no_report() -> None:
    """A list of other reports above or below, and one quoted before the next section, are no reports."""
    text = render(FIRST, "txt").decode()
    others = "\n\n".join(f"云岭县行政审批服务局{year}年政府信息公开工作年度报告" for year in (2019, 2020, 2021))
    at = text.index("五、")
    for page in (f"{others}\n\n{text}", f"{text}\n\n{others}", f"{text[:at]}{others}\n\n{text[at:]}"):
        reading = read(page.encode())

        assert noted(reading, NoteKind.OTHER_REPORT) == []
        assert cells.by_key(reading.report) == cells.by_key(FIRST)
        assert reading.report.year == FIRST.year
