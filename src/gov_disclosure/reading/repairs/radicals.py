"""Radicals that a page prints for characters, put back in every text of a document."""

from __future__ import annotations

from attrs import evolve

from gov_disclosure.document import Block, Document, Paragraph
from gov_disclosure.script.radicals import plain_han


def with_plain_han(document: Document) -> Document:
    """Return *document* with ordinary characters for radicals in its text, its tables and what it says of itself."""
    metadata = {key: plain_han(value) for key, value in document.metadata.items()}
    return evolve(document, blocks=tuple(map(_plain, document.flow)), metadata=metadata)


def _plain(block: Block) -> Block:
    if isinstance(block, Paragraph):
        text = plain_han(block.text)
        return block if text is block.text or text == block.text else evolve(block, text=text)
    texts = [cell.text for cell in block.cells]
    joined = "\n".join(texts)
    if plain_han(joined) == joined:
        return block
    return evolve(block, cells=tuple(cell._replace(text=plain_han(cell.text)) for cell in block.cells))
