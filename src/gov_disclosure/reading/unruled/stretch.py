"""Positioned words of a document turned into grids and paragraphs, stretch by stretch between headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from gov_disclosure.document import Block, Grid, Paragraph, WordLine, Words
from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.reading.unruled.table import place
from gov_disclosure.reading.words.headings import section_headed
from gov_disclosure.reading.words.labels import find

_FEWEST_LABELS = 3
"""So many labels, each on one line, say which table it is where no heading does."""
_MOST_WORDS = 5_000
"""Words of a document of which more are text: a report has some hundreds in its tables."""


def without_words(blocks: Sequence[Block | Words]) -> list[Block]:
    """Return *blocks* with the tables that positioned words form as grids, and other words as paragraphs."""
    if not any(isinstance(block, Words) for block in blocks):
        return [block for block in blocks if not isinstance(block, Words)]
    words = sum(len(line.words) for block in blocks if isinstance(block, Words) for line in block.lines)
    found = list(_placed(blocks, few=words <= _MOST_WORDS))
    grids = {id(block): number for number, block in enumerate((one for one in found if isinstance(one, Grid)), 1)}
    return [evolve(block, number=grids[id(block)]) if isinstance(block, Grid) else block for block in found]


def _placed(blocks: Iterable[Block | Words], *, few: bool) -> Iterator[Block]:
    table: TableKey | None = None
    for block in blocks:
        stretch: list[WordLine] = []
        for part in block.lines if isinstance(block, Words) else (block,):
            one = part.paragraph() if isinstance(part, WordLine) else part
            # A piece of a label beside the figures of its row can be like a heading.
            of_a_row = isinstance(part, WordLine) and part.figures > 1
            heads = (
                not of_a_row
                and isinstance(one, Paragraph)
                and not find(one.text)
                and section_headed(one.text, one.level)
            )
            if isinstance(part, WordLine) and not heads:
                stretch.append(part)
                continue
            yield from _tables(stretch, table, few=few)
            stretch = []
            table = next((key for key in TABLE_KEYS if key == heads), None) if heads else table
            yield one
        yield from _tables(stretch, table, few=few)


def _tables(lines: Sequence[WordLine], table: TableKey | None, *, few: bool) -> Iterator[Paragraph | Grid]:
    """Yield the lines between two headings as text and, in its place, the table among them."""
    key = table or _table_of(lines)
    rows, first, last = (place(lines, key) if key and few else None) or ([], len(lines), len(lines))
    yield from (line.paragraph() for line in lines[:first])
    if rows:
        yield Grid(cells=tuple(cell for row in rows for cell in row))
    yield from (line.paragraph() for line in lines[last + 1 :])


def _table_of(lines: Iterable[WordLine]) -> TableKey | None:
    said = (find(word.text) for line in lines for word in line.words)
    tables = ({meaning.table for meaning in meanings if meaning.strong} for meanings in said)
    counted = Counter(next(iter(one)) for one in tables if len(one) == 1)
    most = max(TABLE_KEYS, key=lambda key: counted[key])
    return most if counted[most] >= _FEWEST_LABELS else None
