"""How a cell is printed, where that is not the plain figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from gov_disclosure.figures.cell import read_figure
from gov_disclosure.figures.numerals import FORMAL_SIGNS, SIGNS
from gov_disclosure.figures.units import AMOUNT_UNITS, COUNT_UNITS
from gov_disclosure.forms import CellKind

Value = int | Decimal | None
"""What is read of a cell."""


class Print(StrEnum):
    """What is unusual in how a cell is printed; a cell can be several at once."""

    LACKING = "lacking"
    """The published form has no such cell."""
    BLANK = "blank"
    """Nothing but white space."""
    PLACEHOLDER = "placeholder"
    """A mark in place of a figure: "/", "—", "无"."""
    WORDS = "words"
    """Words from which no figure was read."""
    UNIT = "unit"
    """A figure with its unit."""
    UNIT_LACKING = "unit_lacking"
    """An amount whose unit is printed nowhere."""
    SEPARATOR = "separator"
    """Digits grouped: "1,113"."""
    SIGN = "sign"
    """A sign as a word, doubled, where none is due, or two figures: "增10", "+3", "0/0"."""
    DIGITS = "digits"
    """Full-width digits or Chinese numerals."""
    FRACTION = "fraction"
    """A decimal point where whole numbers are counted: "3.0"."""
    REMARK = "remark"
    """A figure with further words: "22（其中修订16件）"."""
    NEGATIVE = "negative"
    """A figure below zero where things are counted."""
    OTHER_FIGURE = "other_figure"
    """The printed text says another figure, or none, than the report has: one of them was changed without the other."""


_PLACEHOLDER = re.compile(
    r"[-‐‑‒–—―−─_/\\|·.*…～~]+|无|空|空白|没有|暂无|不适用|不涉及|未发生|N\.?/?A\.?|NULL|NONE|NIL", re.IGNORECASE
)
_NUMBER = r"\d+(?:\.\d+)?"
_GROUPED = r"\d{1,3}(?:[,\u00a0' ]\d{3})+(?:\.\d+)?"
_UNITS = "|".join(sorted((*AMOUNT_UNITS, "千元", *COUNT_UNITS, "人"), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?P<sign>[-+−]+|增加|减少|增|减|新增|\+\(|负|正)?\s*(?P<number>{_GROUPED}|{_NUMBER})\s*(?P<unit>{_UNITS})?"
)
_FULL_WIDTH = re.compile(r"[\uff10-\uff19]")
_NUMERALS = re.compile(f"[{SIGNS}{FORMAL_SIGNS}]+")
_SIGN_WORDS = re.compile(r"[+\-−]?\(?\d+\)?\s*[/／\s]\s*[+\-−]?\(?\d+\)?|\+\(\d+\)\s*-\(\d+\)|[增减]\s*\d*")


@lru_cache(maxsize=4096)
def classify(text: str | None, value: Value, kind: CellKind) -> frozenset[Print]:
    """
    Return what is unusual in *text*, printed in a cell of this *kind* and read as *value*; empty if plain.

    *text* is ``None`` where the published form lacks the cell: no figure can come from there.
    """
    if text is None:
        return frozenset({Print.LACKING if value is None else Print.OTHER_FIGURE})
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return frozenset({Print.BLANK if value is None else Print.OTHER_FIGURE})
    if not says(text, value, kind):
        return frozenset({Print.OTHER_FIGURE})
    if value is not None and not _reads(text, value, kind):
        plain = "".join(plain.split())  # broken over lines, of which FRM221 speaks
    found = _unread(plain, kind) if value is None else _read(plain, kind)
    return frozenset((*found, Print.DIGITS)) if _FULL_WIDTH.search(text) else frozenset(found)


_UNITS_OF_MONEY = ("万元", "元")
_MOST_DIGITS = 600  # digits of a figure that is compared, noughts in front of it included


def says(text: str, value: Value, kind: CellKind) -> bool:
    """
    Whether *text*, printed in a cell of this *kind*, can be the figure *value*.

    Where the report has no figure it can: a reader leaves open what is not
    certain. An amount is read in either unit, as the header's is not known here;
    a figure that a narrow cell or the page broke over lines as one.
    """
    if value is None:
        return True
    if _NUMERALS.fullmatch(unicodedata.normalize("NFKC", text).strip()):
        return read_figure(text, "count", None, _MOST_DIGITS).value in {None, value}  # 壹拾贰 is not read
    return _reads(text, value, kind) or _reads("".join(text.split()), value, kind)


def _reads(text: str, value: Value, kind: CellKind) -> bool:
    units = _UNITS_OF_MONEY if kind == "amount" else (None,)
    return any(read_figure(text, kind, unit, _MOST_DIGITS).value == value for unit in units)


def _unread(plain: str, kind: CellKind) -> Iterator[Print]:
    """Say why no figure was read."""
    if _PLACEHOLDER.fullmatch(plain):
        yield Print.PLACEHOLDER
    elif re.fullmatch(rf"{_GROUPED}|{_NUMBER}", plain):
        yield Print.UNIT_LACKING if kind == "amount" else Print.FRACTION
    elif kind != "change" and re.fullmatch(rf"[-−]\s*{_NUMBER}", plain):
        yield Print.NEGATIVE if re.search("[1-9]", plain) else Print.SIGN  # -0 is not below zero
    elif _SIGN_WORDS.fullmatch(plain) or re.fullmatch(rf"[-+−]+{_NUMBER}", plain):
        yield Print.SIGN
    else:
        yield Print.WORDS


def _read(plain: str, kind: CellKind) -> Iterator[Print]:
    """Say how the figure that was read departs from plain digits."""
    if _NUMERALS.fullmatch(plain):
        yield Print.DIGITS
        return
    figure = _FIGURE.search(plain)
    if figure is None:
        yield Print.REMARK
        return
    sign, number, unit = figure["sign"], figure["number"], figure["unit"]
    if sign and not (sign in "-−" and kind == "change"):
        yield Print.SIGN
    if re.search(r"[^\d.]", number):
        yield Print.SEPARATOR
    if "." in number and kind != "amount":
        yield Print.FRACTION
    if unit:
        yield Print.UNIT
    rest = plain[: figure.start()] + plain[figure.end() :]
    if rest.strip(" ()[]。.,;:"):
        yield Print.REMARK
