"""What one printed cell says: a figure, a blank, a placeholder, or something that is left over."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.forms import CellKind
from gov_disclosure.model._counts import AMOUNT_DECIMALS, AMOUNT_MAXIMUM

PLACEHOLDERS = frozenset(
    [
        "/",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "−",
        "－",
        "一一",
        "无",
        "無",
        "不适用",
        "N/A",
        "n/a",
        "空",
        "〇",
        "/ /",
    ]
)
"""Marks that stand where a figure is due; they are no figures, and no zeros."""

PLAIN_COUNTS = {str(count): count for count in range(1000)}
"""What most cells hold, to be looked up all at once."""

_COUNT_UNITS = "件|项|項|个|個|次|批次|条|條|份|宗|起|批|部"
_SPACES = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")
_INVISIBLE = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)"
_FIGURE = re.compile(
    rf"(?P<sign>[+\-−–—]|增加|增长|增|减少|减|↑|↓)?(?P<whole>{_DIGITS})(?:\.(?P<decimals>\d+))?"
    rf"(?P<unit>元|万元|萬元|亿元|億元|{_COUNT_UNITS})?(?P<note>[(\[（].*[)\]）])?"
)
_UNIT_ALONE = re.compile(rf"(?:单位[:：]?)?[(（]?(?:{_COUNT_UNITS}|元|万元|萬元|亿元|億元)[)）]?")
_ZERO_PAIR = re.compile(r"[+\-()/增减,，、;； ]*0[+\-()/增减,，、;； ]*0[()]*")
_MARKS_OF_TEXT = "'‘’`"
"""What spreadsheets put before a figure that is kept as text, and filling systems export with it."""
_YUAN = {
    "元": Decimal("0.0001"),
    "万元": Decimal(1),
    "萬元": Decimal(1),
    "亿元": Decimal(10_000),
    "億元": Decimal(10_000),
}
_NEGATIVE = frozenset("-−–—↓减") | {"减少"}
_CHINESE_FIGURE = re.compile(r"[零〇一二三四五六七八九十百千万两]+")
_HAS_DIGIT = re.compile(r"\d")
_LOOSE = re.compile(
    rf"[?？+\-−–—↑↓ ]*{_DIGITS}(?:\.\d+)?[?？]?(?:元|万元|萬元|亿元|億元|{_COUNT_UNITS})?(?:[(（].*[)）])?"
    r"|[/\\\-−–—]+(?:元|万元|萬元)|(?:增加|增长|增|减少|减)\d*|\d+/\d+|[+\-]?\(?\d+\)?[ /,，][+\-]?\(?\d+\)?"
)
_PIECES = re.compile(r"(?=[^\d]*\d)(?=[^\u200b\n\ufffd]*[\u200b\n\ufffd])[\d.,/\\\-−–—\u200b\n\ufffd]+")
"""Pieces of figures under one another, as readers of pages leave them in doubt, and figures known to be cut."""


class Figure(NamedTuple):
    """
    A cell as read.

    ``value``: the figure, amounts in 万元, ``None`` where there is none.
    ``printed``: the printed text, ``None`` where it is the plain figure.
    ``rest``: what of the text holds figures that went into no cell, ``None``
    where nothing is left over; ``why`` names the reason then.
    """

    value: int | Decimal | None
    printed: str | None = None
    rest: str | None = None
    why: str | None = None


_BLANK = Figure(None, "")


def has_digit(text: str) -> bool:
    """Whether a figure, in whatever digits, stands in *text*."""
    return _HAS_DIGIT.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether nothing but the unit of a figure stands in *text*, as in a column of units beside the figures."""
    return _UNIT_ALONE.fullmatch("".join(text.split())) is not None


def is_blank(text: str) -> bool:
    """Whether nothing visible stands in *text*."""
    return not text or text.isspace() or (text[0] in _INVISIBLE and not _SPACES.sub("", text))


@lru_cache(maxsize=8192)
def value_like(text: str) -> bool:
    """Whether *text* looks like the content of a figure's cell rather than a label; a blank does not."""
    text = text.strip().lstrip(_MARKS_OF_TEXT)
    if text.isdigit() or text in PLACEHOLDERS:
        return True
    if not text or len(text) > 60:
        return False
    plain = unicodedata.normalize("NFKC", text)
    return (_LOOSE.fullmatch(_SPACES.sub(" ", plain).strip()) or _PIECES.fullmatch(plain)) is not None


@lru_cache(maxsize=16384)
def read_figure(text: str, kind: CellKind, unit: str | None, digits: int) -> Figure:
    """
    Read one cell.

    Args:
        text: as printed.
        kind: what the form has there; an ``"amount"`` is returned in 万元.
        unit: the unit of an amount as far as form or header say it ("万元",
            "元"), ``None`` where nobody says; then a bare figure other than
            zero is not guessed.
        digits: longest figure that is read.

    """
    if (
        text.isascii()
        and text.isdigit()
        and (text == "0" or text[0] != "0")
        and kind != "amount"
        and len(text) <= digits
    ):
        return Figure(int(text))
    bare = text.strip(" \t\r\n\u00a0\u3000\u200b\ufeff")
    if is_blank(bare):
        return _BLANK
    if bare in PLACEHOLDERS:
        return Figure(None, bare)
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", bare)).strip().lstrip(_MARKS_OF_TEXT)
    found = _FIGURE.fullmatch(plain)
    if found is None:
        return _unread(bare, plain, kind)
    if len(found["whole"]) + len(found["decimals"] or "") > digits:
        return Figure(None, bare, bare, "too_long")
    figure = _amount(found, bare, unit) if kind == "amount" else _count(found, bare, kind)
    note = found["note"]
    if figure.value is not None and note and has_digit(note):
        return figure._replace(rest=note, why="note_in_cell")
    return figure


def _unread(bare: str, plain: str, kind: CellKind) -> Figure:
    if kind == "change" and _ZERO_PAIR.fullmatch(plain):
        return Figure(0, bare)
    if has_digit(plain) or _CHINESE_FIGURE.fullmatch(plain):
        return Figure(None, bare, bare, "not_a_figure")
    return Figure(None, bare)


def _count(found: re.Match[str], bare: str, kind: CellKind) -> Figure:
    decimals, unit, sign = found["decimals"], found["unit"], found["sign"]
    value = int(found["whole"].replace(",", "").replace("，", ""))
    if (decimals and decimals.strip("0")) or unit in _YUAN:
        return Figure(None, bare, bare, "not_a_figure")
    if sign in _NEGATIVE:
        if kind != "change":
            # A count is never negative: the sign may be a dash or a slip.
            return Figure(None, bare, bare, "not_a_figure")
        value = -value
    plain = str(value) == bare
    return Figure(value, None if plain else bare)


def _amount(found: re.Match[str], bare: str, unit: str | None) -> Figure:
    whole = found["whole"].replace(",", "").replace("，", "")
    decimals, printed_unit, sign = found["decimals"], found["unit"], found["sign"]
    figure = Decimal(f"{whole}.{decimals}" if decimals else whole)
    plain = bare == (f"{whole}.{decimals}" if decimals else whole) and (whole == "0" or whole[0] != "0")
    if sign and sign != "+":
        return Figure(None, bare, bare, "not_a_figure")
    if printed_unit and printed_unit not in _YUAN:
        return Figure(None, bare, bare, "not_a_figure")
    said = printed_unit or unit
    if said is None and figure:
        return Figure(None, bare, bare, "unit_unknown")
    value = figure * _YUAN.get(said or "万元", Decimal(1))
    if said in ("元", "亿元", "億元"):
        value = Decimal(0) if not value else Decimal(format(value.normalize(), "f"))
    if value > AMOUNT_MAXIMUM or -_exponent(value) > AMOUNT_DECIMALS:
        return Figure(None, bare, bare, "too_long")
    return Figure(value, None if plain and said != "元" else bare)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
