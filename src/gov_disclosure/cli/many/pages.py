"""Many reports as HTML: a small index, and a page for each beside it."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from gov_disclosure.cli.many.job import Part
from gov_disclosure.cli.output import emit
from gov_disclosure.errors import UnwritableError
from gov_disclosure.files import named, why
from gov_disclosure.text import Lang
from gov_disclosure.writing.checks import whole
from gov_disclosure.writing.findings_index import Entry, index_page

_NAME = 60
"""Characters of a report's name that the name of its page takes over."""


def write_pages(output: Path, reports: Iterable[Part], lang: Lang) -> None:
    """
    Write the index to *output*, and the pages into the folder of its name beside it (``check.html``: ``check_pages``).

    A folder of that name is replaced as a whole.

    Raises:
        UnwritableError: there is no writing there.

    """
    folder = output.with_name(f"{output.stem}_pages")
    try:
        with tempfile.TemporaryDirectory(dir=output.resolve().parent, prefix=".gov-disclosure.") as scratch:
            fresh = Path(scratch) / "pages"
            fresh.mkdir()
            entries: list[Entry] = []
            for number, one in enumerate(reports, start=1):
                row = one["row"]
                name = f"{number:05}-{_safe(row['source'])}.html"
                (fresh / name).write_bytes(b"".join(whole([one["part"]], "html", lang)))
                entries.append(
                    Entry(
                        page=f"{folder.name}/{name}",
                        source=row["source"],
                        organ=row["organ"],
                        year=row["year"],
                        ok=row["ok"],
                        levels=tuple(row["levels"]),
                        rules=row["rules"],
                    )
                )
            if folder.exists():
                folder.replace(Path(scratch) / "old")
            fresh.replace(folder)
            shutil.rmtree(Path(scratch) / "old", ignore_errors=True)
    except OSError as error:
        raise UnwritableError(named(folder), why(error)) from error
    emit(index_page(entries, lang), output)


def _safe(source: str) -> str:
    """Return the name of a file without what addresses and file systems take amiss."""
    return re.sub(r"[^\w.-]+", "_", Path(source).stem)[:_NAME] or "report"
