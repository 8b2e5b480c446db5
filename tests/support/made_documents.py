"""Published reports in every format, made here, for tests of what comes after reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from random import Random

import dialects
import page_styles
import pdf_pages
import planted
from gov_disclosure import forms
from gov_disclosure.writing import FORMATS, render
from written_reports import EXAMPLES, faulty, sample

FORM_EDITIONS = (forms.for_edition("2019"), forms.for_edition("2021"))


def made_documents() -> Iterator[tuple[str, bytes]]:
    """Yield file names with what is in them."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        yield path.name, path.read_bytes()
    for (name, draw), form in zip(dialects.all_dialects(), cycle(FORM_EDITIONS), strict=False):
        yield f"{name}.txt", dialects.report_text(form, _figures(form), draw).encode()
    for form, name in product(FORM_EDITIONS, ("/", "", "无")):
        printed = _figures(form) | {key: name for key in form.cells if key.startswith("proactive_disclosure.")}
        text = dialects.report_text(form, printed, dialects.dialect_tabs)
        yield f"{form.edition}_{ord(name or ' ')}.txt", text.encode()
    style = page_styles.Style(
        grid="spanned", labels="plain", figures="thousands", blank="", around="navigation", encoding="utf-8",
        cut=9, seed=1,
    )  # fmt: skip
    yield "page.html", page_styles.as_html(sample(), style)
    yield "page.docx", page_styles.as_docx(faulty(), style)
    yield "page.xlsx", page_styles.as_xlsx(sample("2019"), style)
    yield "pages.pdf", pdf_pages.report_pdf()
    for to in FORMATS:
        yield f"written.{to}", render(faulty(), to)


def _figures(form: forms.Form) -> dict[str, str]:
    """Return figures that add up, for every cell."""
    found = planted.consistent(form, Random(form.edition))
    return {key: str(found.get(key, 0)) for key in form.cells}


def write_all(folder: Path) -> None:
    """Write all of them into *folder*."""
    for name, data in made_documents():
        (folder / name).write_bytes(data)
