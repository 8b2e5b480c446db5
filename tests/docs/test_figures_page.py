"""The table of examples on the page about figures."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from gov_disclosure.figures import read_figure
from gov_disclosure.forms import CellKind

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "figures.md"
ROWS = re.findall(r"^\| `(.+?)` \| (\w+) \| (\S+) \| (\w*) ?\|$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("printed", "kind", "figure", "why"), ROWS)
def test_example(printed: str, kind: str, figure: str, why: str) -> None:
    """Each cell is read as the page says, and left over for the reason it gives."""
    found = read_figure(printed, cast("CellKind", kind), None, 30)

    assert found.value == (None if figure == "—" else Decimal(figure))
    assert (found.why or "") == why
    assert printed == (found.printed or str(found.value))


def test_there_are_examples() -> None:
    assert len(ROWS) > 25
