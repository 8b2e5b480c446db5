"""Text in the drawings over a worksheet: text boxes and shapes with their rows, as far as it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from gov_disclosure.document.office.package import Package, child, local

__all__ = ["Drawn", "drawn_on"]


class Drawn(NamedTuple):
    """A line of text in a drawing, with the row, counted from 1, over which the drawing begins."""

    row: int
    text: str


def drawn_on(package: Package, part: str) -> list[Drawn]:
    """Return the text in the drawings over the sheet *part*, from top to bottom; hidden shapes show none."""
    found: list[Drawn] = []
    for kind, name in package.related(part).values():
        root = package.xml(name) if kind == "drawing" else None
        for anchor in root if root is not None else ():
            row = _row_of(anchor)
            found += (Drawn(row, text) for text in _lines(anchor))
    return sorted(found, key=lambda drawn: drawn.row)


def _row_of(anchor: Element) -> int:
    """Return the row over which *anchor* begins; one that is placed by measures alone begins over the first."""
    start = child(anchor, "from")
    row = child(start, "row") if start is not None else None
    said = (row.text or "").strip() if row is not None else ""
    return int(said) + 1 if said.isascii() and said.isdigit() and len(said) < _DIGITS else 1


_DIGITS = 8
"""More digits than the number of any row has."""


def _lines(anchor: Element) -> Iterator[str]:
    """Yield the paragraphs of the shapes in *anchor*; of alternatives the first counts, as programs show it."""
    waiting = [anchor]
    while waiting:
        element = waiting.pop()
        name = local(element.tag)
        if name == "txBody":
            yield from filter(None, (_text_of(one).strip() for one in element if local(one.tag) == "p"))
        elif name != "Fallback" and not _is_hidden(element):
            waiting += reversed(element)


def _is_hidden(shape: Element) -> bool:
    return any(local(one.tag) == "cNvPr" and one.get("hidden") in ("1", "true") for part in shape for one in part)


def _text_of(paragraph: Element) -> str:
    """Return the text of *paragraph* without runs that are struck out."""
    found: list[str] = []
    for run in paragraph:
        kind, look = local(run.tag), child(run, "rPr")
        struck = look is not None and look.get("strike", "noStrike") != "noStrike"
        text = child(run, "t")
        if kind == "br":
            found.append(" ")
        elif kind in ("r", "fld") and text is not None and not struck:
            found.append(text.text or "")
    return "".join(found)
