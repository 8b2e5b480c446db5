"""
What reading a PDF costs: ``pytest benchmarks/test_bench_pdf.py``.

Budget: a report read to the end (drawn, reflowed, its tables recognised and
every figure placed) takes at most 1.15 times what pdfplumber's
``extract_tables`` over all pages of the same file takes.
"""

from __future__ import annotations

import io
from statistics import median
from time import perf_counter
from typing import Any

import pdfplumber
import pytest

from gov_disclosure import forms
from gov_disclosure.document import pdf as reader
from gov_disclosure.reading import read
from pdf_pages import paragraphs, pdf, table, text

BUDGET = 1.15
ROUNDS = 7
SAID = "本机关认真执行条例规定，全年公开各类信息一千二百余条，受理申请八十七件，均在法定期限之内办结并答复申请人。" * 3


@pytest.fixture(scope="module")
def report() -> bytes:
    """Return a report of seven pages: four of text, and the three tables with a break in the second."""
    form = forms.for_edition("2021")
    figures = {cell.key: str(i % 40) for grid in form.tables.values() for i, cell in enumerate(grid.grid) if cell.key}
    disclosure, requests, disputes = form.tables.values()
    title = text(100, 60, "丙县数据局2023年政府信息公开工作年度报告", 18)
    heading = {row: text(80, 40, form.sections[row].zh, 16) for row in (1, 2, 3)}
    return pdf(
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


def extract_tables(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            page.extract_tables()


@pytest.mark.benchmark(group="pdf")
def test_pdfplumber(benchmark: Any, report: bytes) -> None:
    """The measure: untyped grids."""
    benchmark(extract_tables, report)


@pytest.mark.benchmark(group="pdf")
def test_document(benchmark: Any, report: bytes) -> None:
    """Blocks with their places."""
    benchmark(reader.read, report)


@pytest.mark.benchmark(group="pdf")
def test_report(benchmark: Any, report: bytes) -> None:
    """The whole way to a report."""
    assert len(benchmark(read, report).places) == 200


def test_budget(report: bytes) -> None:
    """Both are timed in turn, so that a busy machine slows them alike."""
    times: dict[Any, list[float]] = {read: [], extract_tables: []}
    for _ in range(ROUNDS):
        for work, taken in times.items():
            start = perf_counter()
            work(report)
            taken.append(perf_counter() - start)
    ratio = median(times[read]) / median(times[extract_tables])
    assert ratio <= BUDGET, f"{ratio:.2f}"
