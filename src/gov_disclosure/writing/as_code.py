"""A report as the call that makes it: what a counter-example and an interactive session show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gov_disclosure import forms
from gov_disclosure.cells import Value, by_key, form_of, from_figures
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import Report

_ASIDE = ("scope", "period", "published", "source", "title", "preamble", "sections")
_NOTHING = (None, ())


def arguments(report: Report) -> Mapping[str, Any] | None:
    """
    Return the arguments with which `from_figures` makes *report*, cells that hold 0 left out.

    ``None`` where it cannot be made so: where a printed text does not give its figure.
    """
    known = by_key(report)
    blank = 0 if any(value is not None for value in known.values()) else None
    figures: dict[str, Value | str] = {key: value for key, value in known.items() if value != blank}
    figures |= {key: text for key, text in report.as_printed.items() if text is not None}
    found: dict[str, Any] = {"year": report.year, "organ": report.organ, "figures": figures}
    if blank is not None:
        found["blank"] = blank
    form = form_of(report)
    if form is not _due(report.year):
        found["form"] = report.form if form is forms.for_edition(report.form) else form
    found |= {name: value for name in _ASIDE if (value := getattr(report, name)) not in _NOTHING}
    try:
        return found if from_figures(**found) == report else None
    except GovDisclosureError:
        return None


def _due(year: int) -> forms.Form | None:
    try:
        return forms.for_year(year)
    except GovDisclosureError:
        return None


def _mixture(form: forms.Form) -> str:
    """Return the call that gives a mixture of editions."""
    whole = forms.for_edition(form.edition).blocks
    blocks = {key: form.blocks.get(key) for key in (*whole, *form.blocks) if form.blocks.get(key) != form.edition}
    return f"forms.mixed({form.edition!r}, {blocks!r})"


def pretty(report: Report, printer: Any, cycle: bool) -> None:
    """Write *report* to a *printer* of IPython or Hypothesis, as the call that makes it where there is one."""
    given = arguments(report)
    if given is None or cycle:
        printer.text(repr(report))
        return
    with printer.group(4, "from_figures(", ")"):
        for name, value in given.items():
            printer.break_()
            printer.text(f"{name}=")
            if isinstance(value, forms.Form):
                printer.text(_mixture(value))
            else:
                printer.pretty(value)
            printer.text(",")
