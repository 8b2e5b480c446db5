"""
What one printed cell says: a figure, a blank, a placeholder, or something that is left over.

One grammar for every format. In this order, each step on what the one before left:

1. **Marks of notes** are told from the figure while they can be told: before digits, widths and superscripts are
   made one (NFKC turns ``1011²`` into 10112). Superscripts, subscripts, circled and bracketed numbers, ※ and * at
   either end are marks; inside a figure they leave the cell unread. A format that knows more, such as a footnote's
   reference or text that is raised, leaves the mark out of a cell or puts it in square brackets: ``1011[1]``.
   No other sign for a mark is agreed on with the formats.
2. **Width**: digits and signs of every width become ASCII; white space at the ends goes.
3. **Words**: placeholders (/ — 无) and words for "unchanged" (持平) stand for a figure and are none.
4. **The figure**: a sign or its word, digits with or without separators, decimals, a unit, a remark in brackets.
5. **Chinese numerals**, only here: a cell that is due a count says 十二; anywhere else that is a word.

What is not certain is no figure: the cell is ``None``, its text is kept, and left over where a number stands in it.
``docs/explanation/figures.md`` has a table of examples.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from gov_disclosure.figures.numerals import SIGNS, parse_with_units
from gov_disclosure.figures.units import AMOUNT_UNITS, COUNT_UNITS, UNCERTAIN_UNIT, amount_unit
from gov_disclosure.forms import CellKind
from gov_disclosure.model.counts import AMOUNT_DECIMALS, AMOUNT_MAXIMUM, LARGEST_COUNT

__all__ = [
    "PLACEHOLDERS",
    "UNCHANGED",
    "Figure",
    "has_digit",
    "is_blank",
    "is_unit",
    "read_figure",
    "value_like",
    "without_marks",
]

PLACEHOLDERS = frozenset(
    [
        "/", "//", "/ /", "\\", "-", "--", "---", "----", "―", "—", "——", "–", "−", "－", "─", "一一",
        "无", "無", "暂无", "没有", "不适用", "不涉及", "未发生", "N/A", "n/a", "空", "〇",
    ]
)  # fmt: skip
"""Marks and words that stand where a figure is due; they are no figures, and no zeros."""

UNCHANGED = frozenset(
    [
        "未增未减", "不增不减", "无增无减", "未增减", "无增减", "没有增减", "未增/未减", "无增/减", "持平", "基本持平",
        "与上年持平", "与去年持平", "与上一年持平", "同比持平", "较上年持平", "不变", "保持不变", "未变", "无变",
        "无变化", "没有变化", "未变化", "未有变化", "未发生变化", "未变动", "无变动", "没有变动",
    ]
)  # fmt: skip
"""What the form of 2019 has under 本年增/减 where nothing changed: a word, from which no figure is made."""

_COUNTED = "|".join(COUNT_UNITS)
_YUAN = "|".join(AMOUNT_UNITS)
_NEGATIVE = frozenset("-−–—↓减減") | {"减少", "減少", "下降"}
_SIGN = r"[+\-−–—↑↓]|(?:增加|增长|增長|增|减少|減少|减|減|下降) ?"

_RAISED = "¹²³\u2070\u2071\u2074-\u2079\u207f-\u2089\u2090-\u209c"
_CIRCLED = "\u2460-\u2487\u24b6-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289\u3251-\u325f\u32b1-\u32bf"
_MARK = (
    rf"[{_RAISED}{_CIRCLED}*＊※†‡]|[\[［〔【](?:注[:：]?)?\d{{0,2}}[\]］〕】]|[(（]注\d{{0,2}}[)）]|注\d{{0,2}}(?=$)"
)
_MARKS_BEFORE = re.compile(rf"(?:\s*(?:{_MARK}))+\s*")
_MARKS_BEHIND = re.compile(rf"\s*(?:{_MARK})(?:\s*(?:{_MARK}))*$")
_LONGEST_MARKS = 40
_INSIDE = re.compile(f"[{_RAISED}{_CIRCLED}\u207a-\u207e\u208a-\u208e\u2488-\u249b]")

_SPACES = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")
_INVISIBLE = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ENDS = " \t\r\n\u00a0\u3000\u200b\ufeff"
_TEXT_SIGNS = "'‘’`"
"""What spreadsheets put before a figure that is kept as text, and filling systems export with it."""
_DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)"
_FIGURE = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<whole>{_DIGITS})(?:\.(?P<decimals>\d+))?"
    rf" ?(?P<unit>{_YUAN}|{_COUNTED})?(?P<note> ?[(\[].*[)\]])?"
)
_UNIT_ALONE = re.compile(rf"(?:单位[:：]?)?[(（]?(?:{_COUNTED}|{_YUAN})[)）]?")
_ZERO_PAIR = re.compile(r"[+\-()/增减,、; ]*0[+\-()/增减,、; ]*0[()]*")
_NUMERAL = re.compile(rf"(?P<sign>增加|增|减少|减)?(?P<numeral>[{SIGNS}]+)(?P<unit>{_COUNTED})?")
_CHINESE = re.compile(f"[{SIGNS}]+")
_HAS_DIGIT = re.compile(r"\d")

_LONGEST_VALUE = 60
_LOOSE = re.compile(
    rf"[?？+\-−–—↑↓ ]*(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?[?？]? ?(?:{_YUAN}|{_COUNTED})?(?:[(（].*[)）])?"
    r"|[/\\\-−–—]+(?:元|万元|萬元)|(?:增加|增长|增|减少|减) ?\d*|\d+/\d+|[+\-]?\(?\d+\)?[ /,，][+\-]?\(?\d+\)?"
    rf"|(?:增加|增长|增|减少|减) ?\d+ ?(?:{_COUNTED})?"
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


def has_digit(text: str) -> bool:
    """Whether a figure, in whatever digits, stands in *text*."""
    return _HAS_DIGIT.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether nothing but the unit of a figure stands in *text*, as in a column of units beside the figures."""
    return len(text) <= _LONGEST_VALUE and _UNIT_ALONE.fullmatch("".join(text.split())) is not None


def is_blank(text: str) -> bool:
    """Whether nothing visible stands in *text*."""
    return not text or text.isspace() or (text[0] in _INVISIBLE and not _SPACES.sub("", text))


def without_marks(text: str) -> str:
    """Return *text* without the marks of notes before and behind it; a mark that stands alone is kept."""
    if text.isascii() and text.isalnum():
        return text
    before = _MARKS_BEFORE.match(text)
    bare = text[before.end() :] if before else text
    tail = bare[-_LONGEST_MARKS:]
    behind = _MARKS_BEHIND.search(tail)
    if behind:
        bare = bare[: len(bare) - len(tail) + behind.start()]
    return bare or text


def value_like(text: str) -> bool:
    """Whether *text* looks like the content of a figure's cell rather than a label; a blank does not."""
    text = text.strip().lstrip(_TEXT_SIGNS)
    if text.isdigit() or text in PLACEHOLDERS:
        return True
    if not text or len(text) > _LONGEST_VALUE:
        return False
    bare = without_marks(text)
    plain = unicodedata.normalize("NFKC", bare)
    if _stands_for_a_figure(plain):
        return True
    return (_LOOSE.fullmatch(_SPACES.sub(" ", plain).strip()) or _PIECES.fullmatch(plain)) is not None


def _stands_for_a_figure(plain: str) -> bool:
    bare = _SPACES.sub("", plain)
    return bare in PLACEHOLDERS or bare in UNCHANGED


_FEW_DIGITS = 15
"""Digits of figures that are less than `LARGEST_COUNT` whatever they are."""


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
    printed = text.strip(_ENDS)
    if is_blank(printed):
        return Figure(None, "")
    if kind != "amount" and len(printed) <= min(digits, _FEW_DIGITS) and printed.isascii() and printed.isdigit():
        value = int(printed)
        return Figure(value, None if str(value) == printed else printed)
    bare = without_marks(printed)
    if _INSIDE.search(bare):
        # A mark inside a figure, or nothing but marks: whatever normal form makes of it is not what is printed.
        return Figure(None, printed, printed, "not_a_figure") if has_digit(bare) else Figure(None, printed)
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", bare)).strip().lstrip(_TEXT_SIGNS)
    if _stands_for_a_figure(plain):
        return Figure(None, printed)
    found = _FIGURE.fullmatch(plain)
    if found is None:
        return _unread(printed, plain, kind)
    if len(found["whole"]) + len(found["decimals"] or "") > digits:
        return Figure(None, printed, printed, "too_long")
    figure = _amount(found, printed, unit) if kind == "amount" else _count(found, printed, kind)
    note = found["note"]
    if figure.value is not None and note and has_digit(note):
        return figure._replace(rest=note.strip(), why="note_in_cell")
    return figure


def _unread(printed: str, plain: str, kind: CellKind) -> Figure:
    if kind == "change" and _ZERO_PAIR.fullmatch(plain):
        return Figure(0, printed)
    numeral = _NUMERAL.fullmatch(plain) if kind != "amount" else None
    value = _value_of(numeral["numeral"], alone=not numeral["unit"]) if numeral else None
    if numeral and value is not None and (kind == "change" or not numeral["sign"]):
        return Figure(-value if numeral["sign"] in _NEGATIVE else value, printed)
    if has_digit(plain) or numeral or _CHINESE.fullmatch(plain):
        return Figure(None, printed, printed, "not_a_figure")
    return Figure(None, printed)


def _value_of(numeral: str, *, alone: bool) -> int | None:
    """Return the value of a numeral, ``None`` where it is none; 一 and 两 *alone* may be a dash and a word."""
    return None if alone and numeral in ("一", "两") else parse_with_units(numeral)


def _count(found: re.Match[str], printed: str, kind: CellKind) -> Figure:
    decimals, unit, sign = found["decimals"], found["unit"], (found["sign"] or "").strip()
    value = int(found["whole"].replace(",", ""))
    if (decimals and decimals.strip("0")) or unit in AMOUNT_UNITS:
        return Figure(None, printed, printed, "not_a_figure")
    if value > LARGEST_COUNT:
        return Figure(None, printed, printed, "too_long")
    if sign in _NEGATIVE:
        if kind != "change":
            # A count is never negative: the sign may be a dash or a slip.
            return Figure(None, printed, printed, "not_a_figure")
        value = -value
    return Figure(value, None if str(value) == printed else printed)


def _amount(found: re.Match[str], printed: str, unit: str | None) -> Figure:
    whole = found["whole"].replace(",", "")
    decimals, printed_unit, sign = found["decimals"], found["unit"], found["sign"]
    number = f"{whole}.{decimals}" if decimals else whole
    figure = Decimal(number)
    plain = printed == number and (whole == "0" or whole[0] != "0")
    if (sign and sign != "+") or (printed_unit and printed_unit not in AMOUNT_UNITS):
        return Figure(None, printed, printed, "not_a_figure")
    units = {one for one in (printed_unit, amount_unit(found["note"] or "")) if one is not None} or {unit}
    said = units.pop() if len(units) == 1 else UNCERTAIN_UNIT
    if said in (None, UNCERTAIN_UNIT) and figure:
        return Figure(None, printed, printed, "unit_unknown")
    value = figure * AMOUNT_UNITS.get(said or "万元", Decimal(1))
    if said in ("元", "亿元", "億元"):
        value = Decimal(0) if not value else Decimal(format(value.normalize(), "f"))
    if value > AMOUNT_MAXIMUM or -_exponent(value) > AMOUNT_DECIMALS:
        return Figure(None, printed, printed, "too_long")
    return Figure(value, None if plain and said != "元" else printed)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
