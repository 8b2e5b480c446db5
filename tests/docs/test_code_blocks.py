"""Every Python block of the documentation runs, in order, one namespace a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts),
    *ROOT.glob("README*.md"),
]
WITH_CODE = [page for page in PAGES if "```python" in page.read_text("utf-8")]


@pytest.fixture(autouse=True)
def no_tables_of_django() -> Iterator[None]:
    """What a page keeps with Django is gone for the page in the other language: there is one Django in a process."""
    yield
    if settings.configured:
        apps.all_models.pop("filed", None)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS filed_filedreport")


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks run as they stand, from the root of the repository."""
    monkeypatch.chdir(ROOT)
    document = Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT)).parse(page)
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()
