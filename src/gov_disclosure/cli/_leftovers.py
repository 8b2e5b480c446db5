"""What a reader could not place, told to the person who has the file."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.cli._inputs import Input
from gov_disclosure.reading import LEFTOVER_WORDS
from gov_disclosure.text import Lang
from gov_disclosure.writing.checked import place_words
from gov_disclosure.writing.checks import Line

_HEADING = {
    "zh": "{source}：{count} 处内容在法定表格中印出而未能归入单元格：",
    "en": "{source}: {count} printed pieces of the statutory tables could not be placed in a cell:",
}


def leftover_lines(found: Input, lang: Lang) -> Iterator[Line]:
    """Yield each leftover with its place and the reason; nothing where all was placed."""
    if not found.leftovers:
        return
    yield Line("")
    yield Line(_HEADING[lang].format(source=found.source, count=len(found.leftovers)), "warning")
    for leftover in found.leftovers:
        place = place_words(leftover.place, lang) if leftover.place else ""
        yield Line(f"  {leftover.text!r}  {LEFTOVER_WORDS[leftover.reason][lang]}  {place}".rstrip())
