"""Table two in HTML, with a fee block of the test's choice."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure import cells
from gov_disclosure.reading import Reading, read

FEE = "proactive_disclosure.charges.amount"
TITLE = "一、总体情况</h2><p>按要求编制。</p><h2>二、主动公开政府信息情况</h2>"


def html_report(body: str) -> bytes:
    """Return a page whose section two is *body*."""
    head = "<meta charset=utf-8><h1>东河县人民政府2023年政府信息公开工作年度报告</h1><h2>"
    return f"<!doctype html>{head}{TITLE}{body}".encode()


def table(*rows: Sequence[str]) -> str:
    """Return a table; a text with ``|3`` behind it spans three columns."""
    lines = ("".join(map(_cell, row)) for row in rows)
    return "<table border=1>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _cell(text: str) -> str:
    bare, _, span = text.partition("|")
    return f"<td colspan={span}>{bare}</td>" if span else f"<td>{bare}</td>"


DOCUMENTS = (
    ("第二十条第（一）项|4",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "2", "1", "31"),
    ("行政规范性文件", "7", "5", "64"),
)


def fees(header: str, figure: str, label: str = "行政事业性收费") -> tuple[tuple[str, ...], ...]:
    """Return the rows of the fee block."""
    return (("第二十条第（八）项|4",), ("信息内容", f"{header}|3"), (label, f"{figure}|3"))


def read_fees(*rows: Sequence[str], above: str = "") -> Reading:
    """Read a page whose table two has the documents, and then *rows*; *above* stands before it."""
    return read(html_report(above + table(*DOCUMENTS, *rows)))


def fee_of(reading: Reading) -> str | None:
    """Return the fee as read, ``None`` where it was not."""
    value = cells.by_key(reading.report)[FEE]
    return None if value is None else str(value)


def left_over(reading: Reading) -> list[str]:
    """Return the texts that were placed nowhere."""
    return [leftover.text for leftover in reading.leftovers]
