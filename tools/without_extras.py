"""
Check the bare package, in an environment that has none of the extras.

The core reads text, checks, and speaks JSON. Everything else fails with one
clear error that names the extra to install.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gov_disclosure import GovDisclosureError, check, dumps, frames, loads, read, render, spark
from gov_disclosure.errors import MissingExtraError

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "hedong_2022.txt"
PDF = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def missing(extra: str, call: Callable[[], object]) -> None:
    """Fail unless *call* says that *extra* is missing."""
    try:
        call()
    except MissingExtraError as error:
        if error.extra != extra or f"gov-disclosure[{extra}]" not in str(error):
            sys.exit(f"{extra}: the error names another extra: {error}")
    else:
        sys.exit(f"{extra}: worked without its library, so nothing was tested")


def strategies() -> object:
    """Import what needs Hypothesis."""
    import gov_disclosure.strategies

    return gov_disclosure.strategies


def main() -> None:
    """Run the core, then ask for each extra."""
    reading = read(EXAMPLE)
    result = check(reading.report, notes=reading.notes, places=reading.places)
    if not result.ok or loads(dumps(reading.report)) != reading.report or reading.leftovers:
        sys.exit("the core does not read, check and write its own example")
    page = render(reading.report, "html")
    missing("html", lambda: read(page))
    missing("pdf", lambda: read(PDF))
    missing("docx", lambda: render(reading.report, "docx"))
    missing("xlsx", lambda: render(reading.report, "xlsx"))
    missing("testing", strategies)
    missing("frames", lambda: frames.wide([reading.report]))
    no_session: Any = None
    missing("spark", lambda: spark.read_reports(no_session, "reports"))
    program = subprocess.run([sys.executable, "-m", "gov_disclosure", "rules"], capture_output=True, text=True)
    if program.returncode != 2 or "gov-disclosure[cli]" not in program.stderr:
        sys.exit(f"cli: {program.stderr}")
    if not issubclass(MissingExtraError, GovDisclosureError):
        sys.exit("errors share one base")
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
