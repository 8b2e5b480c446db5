"""Reports that are told apart by what stands before their tables."""

from __future__ import annotations

import dialects
from gov_disclosure import forms
from gov_disclosure.document.text.read import read
from gov_disclosure.model import Report
from gov_disclosure.reading import read_document
from reports_as_grids import distinct_figures

OVERVIEW = "一、总体情况\n\n"
_FORM = forms.for_edition("2021")
_WHOLE = dialects.report_text(_FORM, distinct_figures(_FORM), dialects.dialect_tabs)
_TABLES = _WHOLE[_WHOLE.index("二、主动公开") :]


def report_that_begins(head: str) -> Report:
    """The report with *head* before its section two."""
    return read_document(read(f"{head}\n\n{_TABLES}".encode())).report
