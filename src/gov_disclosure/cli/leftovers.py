"""Lines that tell what a reader could not place, and where it stands in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from gov_disclosure.cli.inputs import Input
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.reading import LEFTOVER_WORDS
from gov_disclosure.text import Count, Lang
from gov_disclosure.writing.checked import place_words
from gov_disclosure.writing.checks import Line

_HEADING = {
    "zh": "{source}：{count} 处内容在法定表格中印出而未能归入单元格：",
    "en": "{source}: {count:printed piece|printed pieces} of the statutory tables could not be placed in a cell:",
}


_CAPPED = {
    "zh": "  （{reason}：共{count}处，只列前{shown}处）",
    "en": "  ({reason}: {count} in all, the first {shown} shown)",
}


def leftover_lines(found: Input, lang: Lang, *, limit: int | None = None) -> Iterator[Line]:
    """
    Yield each leftover with its place and the reason; nothing where all was placed.

    *limit*: how many to list of each reason, ``None`` for all; the number of all is always said.
    """
    if not found.leftovers:
        return
    yield Line("")
    yield Line(_HEADING[lang].format(source=on_one_line(found.source), count=Count(len(found.leftovers))), "warning")
    for reason, many in Counter(leftover.reason for leftover in found.leftovers).items():
        for leftover in islice((one for one in found.leftovers if one.reason is reason), limit):
            place = place_words(leftover.place, lang) if leftover.place else ""
            yield Line(f"  {leftover.text!r}  {LEFTOVER_WORDS[reason][lang]}  {place}".rstrip())
        if limit is not None and many > limit:
            yield Line(_CAPPED[lang].format(reason=LEFTOVER_WORDS[reason][lang], count=many, shown=limit), "dim")
