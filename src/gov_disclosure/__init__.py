"""
Chinese annual reports on government information disclosure, as typed and checked objects.

政府信息公开工作年度报告: six sections, three statutory tables, one printed
reconciliation. In English-language literature the field is also called open
government information (OGI).

The names below are the public surface; they load on first use, so that
importing the package costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_disclosure import cells, forms, model, samples, statements
    from gov_disclosure.cells import from_figures
    from gov_disclosure.codec import (
        DocumentError,
        dump,
        dumps,
        load,
        loads,
        register_hooks,
        report_schema,
        structure,
        unstructure,
        validate,
    )
    from gov_disclosure.comparison import by_organ, rollup, series
    from gov_disclosure.errors import GovDisclosureError
    from gov_disclosure.model import Report
    from gov_disclosure.reading import Reading, read
    from gov_disclosure.rules import CheckResult, Finding, check
    from gov_disclosure.statements import prose
    from gov_disclosure.writing import render

__version__ = "0.1.0"

__all__ = [
    "CheckResult",
    "DocumentError",
    "Finding",
    "GovDisclosureError",
    "Reading",
    "Report",
    "__version__",
    "by_organ",
    "cells",
    "check",
    "dump",
    "dumps",
    "forms",
    "from_figures",
    "load",
    "loads",
    "model",
    "prose",
    "read",
    "register_hooks",
    "render",
    "report_schema",
    "rollup",
    "samples",
    "series",
    "statements",
    "structure",
    "unstructure",
    "validate",
]

_HOMES = {
    "cells": ("from_figures",),
    "codec": (
        "DocumentError", "dump", "dumps", "load", "loads", "register_hooks", "report_schema", "structure",
        "unstructure", "validate",
    ),
    "comparison": ("by_organ", "rollup", "series"),
    "errors": ("GovDisclosureError",),
    "model": ("Report",),
    "reading": ("Reading", "read"),
    "rules": ("CheckResult", "Finding", "check"),
    "statements": ("prose",),
    "writing": ("render",),
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in ("cells", "forms", "model", "samples", "statements"):
        return import_module(f"gov_disclosure.{name}")
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"gov_disclosure.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
