"""Characters that a format cannot hold or that a program would act on, made visible or harmless."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0, production [2] Char; HTML parsers drop or replace the same ones.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """
    Return *text* with every character that XML or HTML forbids replaced by one that shows.

    Control characters become their pictures (U+2400 to U+2421), anything else
    the replacement character, so that a reader sees that something stood there.
    """
    return _ILLEGAL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that turn the direction of writing: what follows them is shown in another order than it is written in."""
_TURNING = re.compile(f"[\r\x85{_TURNS}]")
_BREAKS = re.compile(f"[\t\n\r\x85\u2028\u2029{_TURNS}]")
_RAW_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029{_TURNS}]")


def for_terminal(text: str) -> str:
    """Return *text* as `printable` does, what sets the cursor back or turns the direction of writing shown as well."""
    return printable(_TURNING.sub(_picture, text))


def on_one_line(name: str) -> str:
    """Return *name* as `for_terminal` does, line breaks and tabs shown as well."""
    return printable(_BREAKS.sub(_picture, name))


def escaped_json(text: str) -> str:
    r"""
    Return the JSON *text* with what a terminal would act on written as ``\\u`` and four digits; it means the same.

    JSON has such characters within strings only, and itself asks no more than U+0000 to U+001F to be escaped.
    """
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def starts_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take *text* for a formula; plain numbers, signed or not, are none."""
    return text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text)


def harmless(value: str) -> str:
    """Return *value* with an apostrophe in front if a spreadsheet would act on it; `as_meant` takes it off again."""
    shown = printable(value)
    return f"'{shown}" if starts_formula(shown.lstrip("'")) else shown


def as_meant(value: str) -> str:
    """Return what `harmless` was given."""
    return value[1:] if value.startswith("'") and starts_formula(value.lstrip("'")) else value


def display_width(text: str, *, ambiguous: int = 1) -> int:
    """
    Return how many columns *text* takes where a Chinese character takes two and a Latin one takes one.

    *ambiguous*: columns of the characters that both scripts use, as the
    quotation marks “”; Chinese fonts draw them in two, terminals in one.
    """
    return sum(0 if unicodedata.combining(sign) else 1 if sign < "\x80" else _width(sign, ambiguous) for sign in text)


def _width(character: str, ambiguous: int) -> int:
    kind = unicodedata.east_asian_width(character)
    return 2 if kind in "WF" else ambiguous if kind == "A" else 1
