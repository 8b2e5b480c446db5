"""HTML to a report, against lxml's parse and pandas' untyped grids on the same page; memory for a large page."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped,unused-ignore]
from lxml import html as lxml_html
from measure import bar, show, smoke_and_files, times

from gov_disclosure import forms
from gov_disclosure.document.html import read as reader
from gov_disclosure.errors import LimitError
from gov_disclosure.forms import GridCell
from gov_disclosure.reading import read

SAID = "本机关认真执行条例规定，全年公开各类信息一千二百余条，受理申请八十七件，均在法定期限之内办结并答复申请人。"


def cell(found: GridCell, figure: int) -> str:
    """Return a cell as content systems make them: with styles, a paragraph and a span."""
    text = found.zh if found.key is None else str(figure % 40)
    spans = f'rowspan="{found.rowspan}" colspan="{found.colspan}"'
    return (
        f'<td {spans} width="142" valign="center"><p style="text-align: justify" align=""><span>{text}</span></p></td>'
    )


def page() -> bytes:
    """Return a page made from the form of 2021."""
    form = forms.for_edition("2021")
    sections = [f"{section.number}、{section.zh}" for section in form.sections]
    tables = []
    for grid in form.tables.values():
        rows: dict[int, list[str]] = {}
        for number, found in enumerate(grid.grid):
            rows.setdefault(found.row, []).append(cell(found, number))
        tables.append("<table border=1>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows.values()) + "</table>")
    said = f'<p style="text-indent: 2em"><span style="font-family: 仿宋">{SAID * 3}</span></p>' * 3
    body = "".join(
        f"<p><span>{title}</span></p>" + (tables[number - 1] if 1 <= number <= len(tables) else said)
        for number, title in enumerate(sections)
    )
    title = "丙县数据局2023年政府信息公开工作年度报告"
    return f"<!doctype html><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{body}".encode()


def large(megabytes: int, kind: str) -> bytes:
    """Return a page of so many megabytes: *kind* "paragraphs", or "cells" for a long table of small ones."""
    head = page()
    if kind == "cells":
        head += b"<table>"
        more = b"<tr>" + b'<td width="142" valign="center"><p align=""><span>17</span></p></td>' * 8 + b"</tr>"
    else:
        more = f'<p style="text-indent: 2em"><span>{SAID * 3}</span></p>'.encode()
    return b"".join([head, *[more] * (megabytes * 2**20 // len(more))])


def peak(megabytes: int, kind: str) -> None:
    """Print how many times its size a large page takes, or that it is refused; for a process of its own."""
    read(page())
    data = large(megabytes, kind)
    before = most_used()
    try:
        read(data)
        ending = "read"
    except LimitError as error:
        ending = f"refused ({error.limit})"
    size = len(data)
    sys.stdout.write(f"{size / 2**20:>6.1f} MB {(most_used() - before + size) / size:>6.1f} x its size, {ending}\n")


def most_used() -> int:
    """Return the most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def memory(short: bool) -> None:
    """Print the peak memory for large pages, each in a fresh interpreter."""
    sys.stdout.write("\npeak memory, the page itself included (aim at 100 MB: at most 12 x, or refused)\n")
    for megabytes in (100,) if short else (2, 8, 30, 100):
        for kind in ("paragraphs", "cells"):
            statement = f"import bench_html; bench_html.peak({megabytes}, {kind!r})"
            ran = subprocess.run(
                [sys.executable, "-c", statement], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
            )
            sys.stdout.write(f"  {kind:<12} {ran.stdout}")


def measure() -> None:
    """Print all comparisons; files named on the command line are measured as well."""
    short, files = smoke_and_files("HTML pages to measure besides the one made from the form")
    pages = {"made from the form": page(), **{path.name: path.read_bytes() for path in files}}
    for name, data in pages.items():
        found = times(
            {
                "lxml.html.fromstring": lambda data=data: lxml_html.fromstring(data),  # type: ignore[misc]
                "gov_disclosure, blocks only": lambda data=data: reader.read(data),  # type: ignore[misc]
                "gov_disclosure.read": lambda data=data: read(data),  # type: ignore[misc]
                "pandas.read_html": lambda data=data: pd.read_html(io.BytesIO(data)),  # type: ignore[misc]
            },
            short=short,
            calls=5,
        )
        show(f"{name}, {len(data):,} bytes", found, "lxml.html.fromstring")
        bar("a report, times pandas.read_html", found["gov_disclosure.read"] / found["pandas.read_html"], 2.5)
    memory(short)


if __name__ == "__main__":
    measure()
