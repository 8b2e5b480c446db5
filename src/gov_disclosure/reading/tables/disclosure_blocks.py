"""The blocks of table two in every edition, and which edition one follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gov_disclosure import forms
from gov_disclosure.forms import Block
from gov_disclosure.reading.tables.rows import Label
from gov_disclosure.reading.words.normalise import name_of

BLOCKS: dict[tuple[str, str], Block] = {
    (block.key, edition): block for edition in forms.EDITIONS for block in forms.for_edition(edition).disclosure_blocks
}
ROWS_OF = {key: {row.key: row for row in block.rows} for key, block in BLOCKS.items()}
BLOCK_OF = {row.key: block.key for block in BLOCKS.values() for row in block.rows}
BLOCK_KEYS = list(dict.fromkeys(key for key, _ in BLOCKS))
COLUMNS = {column.zh: f"{edition}:{column.key}" for (_, edition), block in BLOCKS.items() for column in block.columns}
_NAMES = {row.key: name_of(row.zh).core for block in BLOCKS.values() for row in block.rows}


def begins_another(label: Label, key: str) -> bool:
    """Whether *label* is the first part of the name of another row than *key*, whose other part is printed below."""
    part = name_of(label[0]).core
    return len(part) > 1 and any(name.startswith(part) for other, name in _NAMES.items() if other != key)


OF_2019 = {"other_services", "procurement"}
"""Rows of table two that only the edition of 2019 has."""
EDITIONS_OF = {key: [edition for edition in forms.EDITIONS if (key, edition) in BLOCKS] for key in BLOCK_KEYS}
ROW_LABELS = {
    key: {row.zh: row.key for edition in editions for row in BLOCKS[key, edition].rows}
    for key, editions in EDITIONS_OF.items()
}


_LABELS_OF = {
    key: {f"{edition}:{column.key}": column.key for edition in editions for column in BLOCKS[key, edition].columns}
    for key, editions in EDITIONS_OF.items()
}
"""The keys of the labels of each block's columns in either edition, each with the key of its column."""


def columns_named(block: Block) -> dict[str, str]:
    """
    Return the keys of the labels that name the columns of *block*, each with the key of its column.

    A label of the other edition names a column too where the block has it in
    both; one of another block does not, though its column be called the same.
    """
    own = {column.key for column in block.columns}
    return {label: key for label, key in _LABELS_OF[block.key].items() if key in own}


def said_by_columns(block: str, labels: Sequence[str]) -> str | None:
    """
    Return the edition that a header follows, ``None`` where it fits none or both.

    *labels*: the keys of its labels, those of other blocks among them.
    """
    names = [_LABELS_OF[block][label] for label in labels if label in _LABELS_OF[block]]
    if block in ("licensing", "enforcement") and names:
        if any(name in ("prior_items", "change") for name in names):
            return "2019"
        return "2021" if "decisions" in names else None
    fitting = Counter(
        edition
        for edition in EDITIONS_OF[block]
        for name in names
        if name in {column.key for column in BLOCKS[block, edition].columns}
    )
    best = fitting.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def usual_edition(editions: dict[str, str]) -> str:
    """Return the edition that most blocks follow; procurement has but one."""
    blocks = [edition for block, edition in editions.items() if block != "procuring"]
    return Counter(blocks).most_common(1)[0][0]
