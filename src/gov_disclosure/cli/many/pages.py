"""Many reports as HTML: a small index, and a page for each beside it."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from gov_disclosure.cli.many.job import Part, Row
from gov_disclosure.cli.output import emit
from gov_disclosure.errors import UnwritableError
from gov_disclosure.files import named, why
from gov_disclosure.text import Lang
from gov_disclosure.writing.checks import whole
from gov_disclosure.writing.findings_index import Entry, Index, index_page

_NAME = 60
"""Characters of a report's name that the name of its page takes over."""


def write_pages(output: Path, reports: Iterable[Part], lang: Lang, unread: Sequence[str] = ()) -> None:
    """
    Write the index to *output*, and the pages into the folder of its name beside it (``check.html``: ``check_pages``).

    A folder of that name is replaced as a whole. *unread*: what is to be told of each file that went wrong.

    Raises:
        UnwritableError: there is no writing there.

    """
    folder = output.with_name(f"{output.stem}_pages")
    try:
        with tempfile.TemporaryDirectory(dir=output.resolve().parent, prefix=".gov-disclosure.") as scratch:
            fresh = Path(scratch) / "pages"
            fresh.mkdir()
            index = Index(unread=list(unread))
            for one in reports:
                name = _page(one, len(index.entries) + 1, fresh, lang, output.name)
                index.entries.append(_entry(one["row"], None if name is None else f"{folder.name}/{name}"))
            if folder.exists():
                folder.replace(Path(scratch) / "old")
            fresh.replace(folder)
            shutil.rmtree(Path(scratch) / "old", ignore_errors=True)
    except OSError as error:
        raise UnwritableError(named(folder), why(error)) from error
    emit(index_page(index, lang), output)


def _page(one: Part, number: int, folder: Path, lang: Lang, index: str) -> str | None:
    """Write the page of a report, if there is to be one, with a link back to the *index*, and return its name."""
    if one["part"] is None:
        return None
    name = f"{number:05}-{_safe(one['row']['source'])}.html"
    pieces = whole([one["part"]], "html", lang, index=f"../{quote(os.fsencode(index))}")
    (folder / name).write_bytes(b"".join(pieces))
    return name


def _entry(row: Row, page: str | None) -> Entry:
    return Entry(
        page=page,
        source=row["source"],
        organ=row["organ"],
        year=row["year"],
        ok=row["ok"],
        levels=tuple(row["levels"]),
        rules=row["rules"],
        waived=row["waived"],
    )


def _safe(source: str) -> str:
    """Return the name of a file without what addresses and file systems take amiss."""
    return re.sub(r"[^\w.-]+", "_", Path(source).stem)[:_NAME] or "report"
