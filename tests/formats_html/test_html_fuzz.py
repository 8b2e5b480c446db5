"""A short fuzz of the HTML and text readers; ``tools/fuzz_html.py`` runs the long one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Document, Grid
from gov_disclosure.document.registry import open_document
from gov_disclosure.errors import GovDisclosureError
from mutant_pages import SEED_PAGE, mutated
from profiles import at_least


def opened(data: bytes, name: str | None) -> Document | None:
    try:
        return open_document(data, format=name)
    except GovDisclosureError:
        return None


def check(document: Document) -> None:
    """Hold a document against what every reader promises of grids."""
    for block in document.blocks:
        if isinstance(block, Grid) and document.format == "html":
            taken: set[tuple[int, int]] = set()
            for cell in block.cells:
                own = {(cell.row + r, cell.column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
                assert not taken & own
                taken |= own


@at_least(150)
@given(
    seed=st.integers(0, 2**32),
    changes=st.integers(0, 60),
    encoding=st.sampled_from(["utf-8", "gb18030"]),
    name=st.sampled_from([None, "html", "text"]),
)
def test_mutilated_pages(seed: int, changes: int, encoding: str, name: str | None) -> None:
    """Only errors of ours come out, soon, and no two cells overlap."""
    page = mutated(SEED_PAGE.decode().encode(encoding), seed, changes)
    start = time.perf_counter()

    document = opened(page, name)

    assert time.perf_counter() - start < 5
    if document is not None:
        check(document)


@at_least(150)
@given(data=st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    """Bytes of no format are refused or read, never crash."""
    for name in (None, "html", "text"):
        document = opened(data, name)
        assert document is None or document.format


@pytest.mark.parametrize("seed", [3114])
def test_found_by_fuzzing(seed: int) -> None:
    """Inputs that once crashed: a control character in a form field's value."""
    page = mutated(SEED_PAGE, seed, 1 + seed % 60)

    assert opened(page, "html") is not None
    assert opened(b"<p><input value='5\x0b'><div role=cell aria-colspan='\x0b2'>x", "html") is not None
