"""Facts that messages quote, and how they are put into words: figures as digits, cells under their printed labels."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from gov_disclosure.forms import Form
from gov_disclosure.labels import cell_label
from gov_disclosure.text import Count, Lang, Text

Fact = int | Decimal | str | Text | tuple[str, ...] | None
"""What a message may quote: figures, printed text, words in both languages, cell keys."""

SHOWN = 3
"""How many cells a sentence names before it gives the number of all."""


def cells_counted(count: int) -> Text:
    """Return a number of cells in words."""
    return Text(f"{count} 格", f"{Count(count):cell|cells}")


def both(zh: str, en: str) -> Text:
    """Return a printed label: in English with its translation behind it, so that a reader finds it on the page."""
    return Text(zh, f"{zh} ({en})")


def listed(items: Iterable[Text]) -> Text:
    """Return words as a list, with the separator of each language."""
    given = tuple(items)
    return Text("、".join(one.zh for one in given), ", ".join(one.en for one in given))


def figure(value: Decimal | None) -> Fact:
    """Return a figure as a fact, whole numbers as ``int``."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value


def figure_or_range(low: Decimal | None, high: Decimal | None) -> Fact:
    """Return what a sentence gives as a fact: one figure, or a range, without upper bound where *high* is ``None``."""
    if low == high:
        return figure(low)
    if high is None:
        return Text(f"{low:f} 以上", f"{low:f} or more")
    return f"{low:f}–{high:f}"


_BLANK = Text("空白", "blank")
AND_MORE = Text("{shown}等 {count} 格", "{shown} and others, {count} cells in all")
SEPARATOR = Text("；", "; ")


def fact_text(fact: Fact, lang: Lang, form: Form | None = None) -> str:
    """Return a fact as words: figures in plain digits, blanks named, at most `SHOWN` cells by their label in *form*."""
    if fact is None:
        return _BLANK[lang]
    if isinstance(fact, Text):
        return fact[lang]
    if isinstance(fact, Decimal):
        return f"{fact:f}"
    if isinstance(fact, tuple):
        return _listed(fact, lang, form)
    return str(fact)


def _listed(items: tuple[str, ...], lang: Lang, form: Form | None) -> str:
    shown = SEPARATOR[lang].join(cell_label(item, lang, form) for item in items[:SHOWN])
    if len(items) <= SHOWN:
        return shown
    return AND_MORE[lang].format(shown=shown, count=len(items))
