"""PDF to a report, against pdfplumber's tables over all pages of the same file."""

from __future__ import annotations

import io
import sys

import pdfplumber
from measure import TESTS, bar, show, smoke_and_files, times

from gov_disclosure import forms
from gov_disclosure.document.pdf import read as reader
from gov_disclosure.reading import read

sys.path.insert(0, str(TESTS))
from pdf_pages import paragraphs, pdf, table, text  # type: ignore[import-not-found,unused-ignore]

SAID = "本机关认真执行条例规定，全年公开各类信息一千二百余条，受理申请八十七件，均在法定期限之内办结并答复申请人。" * 3
ROUNDS = 7


def report() -> bytes:
    """Return a report of seven pages: four of text, and the three tables with a break in the second."""
    form = forms.for_edition("2021")
    figures = {cell.key: str(i % 40) for grid in form.tables.values() for i, cell in enumerate(grid.grid) if cell.key}
    disclosure, requests, disputes = form.tables.values()
    title = text(100, 60, "丙县数据局2023年政府信息公开工作年度报告", 18)
    heading = {row: text(80, 40, form.sections[row].zh, 16) for row in (1, 2, 3)}
    made: bytes = pdf(
        [
            title + text(112, 110, form.sections[0].zh, 16) + paragraphs([SAID] * 3, 150),
            *(paragraphs([SAID] * 4, 80) for _ in range(3)),
            heading[1] + table(disclosure, figures, rows=range(14), top=80),
            heading[2] + table(requests, figures, rows=range(17), top=80),
            table(requests, figures, rows=range(17, 28), top=80)
            + text(80, 400, form.sections[3].zh, 16)
            + table(disputes, figures, rows=range(4), top=440),
        ],
        packed=True,
    )
    return made


def extract_tables(data: bytes) -> None:
    """Take untyped grids out of all pages."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            page.extract_tables()


def measure() -> None:
    """Print all comparisons; files named on the command line are measured as well."""
    short, files = smoke_and_files("PDF files to measure besides the one made here")
    made = report()
    assert len(read(made).places) == 200
    for name, data in {"made here": made, **{path.name: path.read_bytes() for path in files}}.items():
        found = times(
            {
                "pdfplumber, extract_tables": lambda data=data: extract_tables(data),  # type: ignore[misc]
                "gov_disclosure, blocks only": lambda data=data: reader.read(data),  # type: ignore[misc]
                "gov_disclosure.read": lambda data=data: read(data),  # type: ignore[misc]
            },
            short=short,
            calls=1,
            rounds=ROUNDS,
        )
        show(f"{name}, {len(data):,} bytes", found, "pdfplumber, extract_tables")
        ratio = found["gov_disclosure.read"] / found["pdfplumber, extract_tables"]
        bar("a report, times pdfplumber's extract_tables", ratio, 1.15)


if __name__ == "__main__":
    measure()
