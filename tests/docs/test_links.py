"""Links of the documentation lead to pages that are there; those that leave it are few, and listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages import DOCS, FENCE, PUBLISHED, ROOT

PAGES = [*(page for page in sorted(DOCS.rglob("*.md")) if "_build" not in page.parts), *sorted(ROOT.glob("*.md"))]
OUTSIDE = {
    "https://hypothesis.readthedocs.io/",
    "https://ajv.js.org/",
    "https://pre-commit.com/",
}
"""What the pages link to beyond this project; nothing in the tests asks whether it is still there."""


def links(page: Path) -> list[str]:
    """Return where the links and pictures of a page lead."""
    text = page.read_text("utf-8")
    pictures = re.findall(r"^```\{image\} (\S+)$", text, re.MULTILINE)
    return [*pictures, *re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", FENCE.sub("", text)))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """A link within the project is a file of it, one to the published pages has its source here."""
    for link in links(page):
        path = link.partition("#")[0]
        if link.startswith(PUBLISHED):
            assert (DOCS / path.removeprefix(PUBLISHED)).with_suffix(".md").exists(), link
        elif link.startswith("http"):
            assert link in OUTSIDE, link
        elif path:
            assert (page.parent / path).exists(), link


def test_listed_links_are_used() -> None:
    """What is listed as linked to is linked to."""
    assert {link for page in PAGES for link in links(page)} >= OUTSIDE
