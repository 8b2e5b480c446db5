"""Number formats of a workbook: what a cell shows of the number stored in it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element

from attrs import frozen

from gov_disclosure.document.office.package import attribute, children

__all__ = ["GENERAL", "NumberFormat", "formats_of", "plain"]

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN_PERCENTS = frozenset({9, 10})
_ACCOUNTING = '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '
_BUILT_IN_CODES = dict.fromkeys(range(41, 45), _ACCOUNTING)
_GENERAL = re.compile(r"general|standard", re.IGNORECASE)
"""A format of no form; its letters are no date."""
_LITERALS = re.compile(r'"[^"]*"|[!\\].|\[[^\]]*\]|_.|\*.')
_SECTION = re.compile(r'(?:"[^"]*"|[!\\].|\[[^\]]*\]|[^;])*')
_DATE_LETTERS = re.compile(r"[ymdhse]", re.IGNORECASE)
_NO_PLACES = re.compile(r"[-+/()—?\s]*")
"""Of the signs of a format, those that show no digit; a blank's place (?) shows none of a zero."""
_CONDITION = re.compile(r"\[[<>=]")
_MOST_PLACES = 12
_LAST_DAY = 2_958_465
"""31 December 9999, the last day the format knows."""
_DRAWN_POINT = re.compile(r"""[0#?](?:[!\\]\.|"\.")([0#?]+)""")
"""A point put in as an ornament shows 元 as 万元, which no format of its own does: 0!.0000, or 0!.0, in thousands."""
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_UNIT = re.compile(r'(?<=[0#?,"!\\ ])(万元|亿元|元)"?\s*$')
_LONGEST_CODE = 1_000
_LONGEST_WHOLE = 10**15
"""Whole numbers from here on are not exact in the file."""

Kind = Literal["number", "date", "percent"]


@frozen(kw_only=True)
class NumberFormat:
    """
    What a style makes of a number.

    ``divisor``: what it is divided by before it is shown, 1 where it is shown
    as stored. ``unit``: the unit of money printed behind it. ``positive``,
    ``negative``, ``zero``: what is shown in the place of such a number, ``None``
    for the number itself. ``text``: whether a text is shown.
    """

    kind: Kind = "number"
    divisor: int = 1
    unit: str = ""
    positive: str | None = None
    negative: str | None = None
    zero: str | None = None
    text: bool = True

    def shown(self, number: Decimal, epoch: datetime) -> str:
        """Return *number* as a cell with this format shows it; days are counted from *epoch*."""
        instead = self.zero if not number else self.positive if number > 0 else self.negative
        if instead is not None:
            return instead
        if self.kind == "date" and 0 <= number <= _LAST_DAY:
            moment = epoch + timedelta(days=float(number))
            return moment.strftime("%Y-%m-%d" if number == int(number) else "%Y-%m-%d %H:%M:%S")
        return f"{plain(number * 100)}%" if self.kind == "percent" else plain(number / self.divisor) + self.unit


GENERAL = NumberFormat()


def plain(number: Decimal) -> str:
    """Return *number* without exponent and without zeros behind its last decimal."""
    if abs(number) < _LONGEST_WHOLE and number == number.to_integral_value():
        return str(int(number))
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def formats_of(root: Element | None) -> tuple[NumberFormat, ...]:
    """Return for each cell style what it makes of a number."""
    own = {attribute(each, "numFmtId"): each.get("formatCode", "") for each in children(root, "numFmts")}
    known: dict[str, NumberFormat] = {}
    found: list[NumberFormat] = []
    for style in children(root, "cellXfs"):
        number = style.get("numFmtId", "0")
        if number not in known:
            known[number] = _numbered(number, own)
        found.append(known[number])
    return tuple(found)


def _numbered(number: str, own: dict[str | None, str]) -> NumberFormat:
    if number in own:
        return _coded(own[number][:_LONGEST_CODE])
    known = int(number) if number.isdecimal() and len(number) < 4 else 0
    if known in _BUILT_IN_CODES:
        return _coded(_BUILT_IN_CODES[known])
    return NumberFormat(
        kind="date" if known in _BUILT_IN_DATES else "percent" if known in _BUILT_IN_PERCENTS else "number"
    )


def _coded(code: str) -> NumberFormat:
    """Return what a format *code* makes of numbers; its sections are for positive ones, negative ones, zero, text."""
    first, *rest = _sections(code)
    kind = _kind(first)
    if _CONDITION.search(code):
        return NumberFormat(kind=kind)
    divisor, unit = _money(first) if kind == "number" else (1, "")
    zero = rest[1] if len(rest) > 1 else first
    return NumberFormat(
        kind=kind,
        divisor=divisor,
        unit=unit,
        positive=_instead(first) if rest else None,
        negative=_instead(rest[0]) if rest and (rest[0] or len(rest) > 1) else None,
        zero="" if _drops_zero(zero) else _instead(zero) if rest else None,
        text=len(rest) < 3 or rest[2] != "",
    )


def _sections(code: str) -> list[str]:
    sections = [""]
    at = 0
    while at < len(code):
        found = _SECTION.match(code, at)
        end = found.end() if found is not None else at
        sections[-1] += code[at:end]
        if end < len(code):  # a semicolon
            sections.append("")
        at = end + 1
    return sections


def _instead(section: str) -> str | None:
    """Return what a *section* without a digit shows whatever the number, ``None`` where it shows the number."""
    if not _NO_PLACES.fullmatch(_LITERALS.sub("", section)):
        return None
    texts = re.findall(r'"([^"]*)"|[!\\](.)|(?:\[[^\]]*\]|[_*].)|([^?\s])', section)
    return "".join("".join(parts) for parts in texts).strip()


def _drops_zero(section: str) -> bool:
    """Whether a *section* has places only for digits that count."""
    code = _LITERALS.sub("", section)
    return "#" in code and not re.search("[0?%]", code)


def _money(section: str) -> tuple[int, str]:
    unit = _UNIT.search(section)
    point, thousands = _DRAWN_POINT.search(section), _THOUSANDS.search(section)
    places = (len(point[1]) if point else 0) + (3 * len(thousands[1]) if thousands else 0)
    return 10 ** min(places, _MOST_PLACES), unit[1] if unit else ""


def _kind(section: str) -> Kind:
    code = _GENERAL.sub("", _LITERALS.sub("", section))
    if "%" in code:
        return "percent"
    return "date" if _DATE_LETTERS.search(code) and not re.search(r"[0#?]", code.partition(".")[0]) else "number"
