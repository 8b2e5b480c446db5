"""Who reports, and what a text calls it: the full name, the name without the place, the usual short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from attrs import frozen

from gov_disclosure.organs.names import AREA_LETTERS, BODIES, OFFICES, SCHOOLS, ZONE_BODIES, ZONES
from gov_disclosure.script.traditional import simplified

Kind = Literal["government", "town", "office"]

# A name of an area alone ("临溪市") stands for its government.
_GOVERNMENT = re.compile(rf"(?P<letter>[{AREA_LETTERS}])(?:人民政府|政府)?$|[区园港](?:管理委员会|管委会)$")
_ZONE = re.compile("园区|园$|管委会$|管理委员会$")
_TOWN = re.compile(r"[镇乡](?:人民)?政府$|街道|办事处$|民族乡|苏木|[镇乡]$")
_PLACE = re.compile(rf"^.{{1,12}}?(?:特别行政区|自治[区州县旗]|[{AREA_LETTERS}])")
# The second place of a name ("杭州市余杭区…"); a 市 there may be a word (城市管理局).
_INNER_PLACE = re.compile(r"^.{1,6}?(?:[^市]区|[县旗])(?!管理|管委)")
_TOWN_OFFICE = re.compile("(?<=[镇乡道木])(?:人民政府|政府|办事处)$")
_OFFICE_OF_GOVERNMENT = re.compile("^(?:人民)?政府办公[室厅]$")
_SHORTEST = 3  # characters of a name that can only be the organ's
_ZONES = f"(?:(?:{'|'.join(ZONES)})区)?"
_ALONE = "(?:(?<![一-鿿])|(?<=年)|(?<=年度)|(?<=全年)|(?<=期间)|(?<=[我本]))"
_LONGEST_ABBREVIATION = 4
_NO_DEPARTMENT = "(?![一-鿿]{1,10}[局委办厅镇乡所院])"
_ANOTHER_AREA = f"(?<![{AREA_LETTERS}镇乡])"


@frozen
class Organ:
    """
    Who reports: ``kind``, the letter of its area (市 for 全市), and a pattern of its own names.

    ``mark``: each of these names has one of its characters.
    ``area``: whether the name is that of the area alone, whose whole is reported.
    ``office``: whether it is an office (办公室, 办公厅), which calls itself 我办.
    ``zone``: whether it is a zone or what runs one (园区, 管委会).
    """

    kind: Kind
    letter: str
    names: re.Pattern[str] | None
    mark: re.Pattern[str] | None
    office: bool = False
    area: bool = False
    zone: bool = False

    def names_in(self, text: str) -> re.Pattern[str] | None:
        """Return the pattern of its own names, ``None`` where *text* cannot have any of them."""
        return None if self.mark is None or self.mark.search(text) is None else self.names


@lru_cache(maxsize=256)
def organ_of(name: str, scope: str | None) -> Organ:
    """
    Work out who reports from the organ's name.

    ``scope`` is the report's own statement and wins: "whole_area" makes any
    organ a government, "own_office" none.
    """
    name = simplified(re.sub(r"\s", "", name))
    match = _GOVERNMENT.search(name)
    if _TOWN.search(name):
        kind: Kind = "town"
    elif match is not None or scope in ("whole_area", "whole_system"):
        kind = "government" if scope != "own_office" else "office"
    else:
        kind = "office"
    letter = (match["letter"] or "") if match is not None else ""
    office = kind == "office" and name.endswith(("办公室", "办公厅", "办"))
    area = kind == "government" and name[-1:] in AREA_LETTERS
    forms = _forms(name, kind) if len(name) >= _SHORTEST else []
    names = re.compile("|".join(form for _, form in forms)) if forms else None
    mark = re.compile("|".join(sorted({re.escape(sign) for sign, _ in forms}))) if forms else None
    return Organ(kind, letter, names, mark, office=office, area=area, zone=_ZONE.search(name) is not None)


def _forms(name: str, kind: Kind) -> list[tuple[str, str]]:
    """Return patterns of what a text calls the organ, each with a character that all its matches have."""
    place, rest = _split(name)
    last = name[-1]
    # 人民政府 alone is everybody's name, and the name of an area begins those of its departments.
    forms = [(last, re.escape(name) + (_NO_DEPARTMENT if last in AREA_LETTERS else ""))]
    if rest and not re.fullmatch(r"(?:人民)?政府", rest):
        forms += [(last, re.escape(place + rest)), (last, f"{_ANOTHER_AREA}{place[-1:]}{re.escape(rest)}")]
        forms.append((last, _ANOTHER_AREA + re.escape(rest)))
    if kind == "town":
        forms += [
            (short[-1], re.escape(short))
            for short in {_TOWN_OFFICE.sub("", form) for form in (name, rest)}
            if len(short) >= _SHORTEST
        ]
    elif kind == "office":
        forms += [(sign, f"{_ANOTHER_AREA}(?:{place}|{place[-1:]})?{short}") for sign, short in _short(rest or name)]
    forms += _generic(name, kind)
    return forms


def _generic(name: str, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield patterns of what the organ calls itself without its name, and of the words its short name stands for."""
    if kind == "town":
        last = "苏木" if "苏木" in name else "街道" if "街道" in name else "乡" if "乡" in name else "镇"
        yield last[0], f"{_ALONE}{last}(?:人民政府|政府|办事处|办)"
    elif kind == "office" or name.endswith(ZONE_BODIES):
        yield from ((word[-1], _ALONE + word) for word in BODIES if kind == "office" and word[:2] in name)
        yield from ((word[-1], _ALONE + word) for word in OFFICES if name.endswith(word))
        if name.endswith(ZONE_BODIES):
            yield from ((word[-1], f"{_ALONE}{_ZONES}{word}") for word in ZONE_BODIES)
            yield "区", f"{_ALONE}(?:{'|'.join(ZONES)})区(?!域|内|属|直|各|[一-鿿]{{1,10}}[局委办厅镇乡所院])"
        if kind == "office" and name.endswith(SCHOOLS):
            yield "校", f"{_ALONE}(?:学校|高校|全校)"
    if kind == "office" and len(name) <= _LONGEST_ABBREVIATION and name[-1] in "局委厅办":
        between = "[一-鿿]{0,4}"
        yield name[-1], f"{_ANOTHER_AREA}[{AREA_LETTERS}]?{between.join(map(re.escape, name))}(?:员会|公室)?"


def _split(name: str) -> tuple[str, str]:
    """Return the innermost place of a name and what follows it, both empty where no place is named."""
    place = rest = ""
    match = _PLACE.match(name)
    while match is not None and len(name) - match.end() >= _SHORTEST:
        place, rest = match.group(), name[match.end() :]
        name, match = rest, _INNER_PLACE.match(rest)
    return place, rest


def _short(rest: str) -> Iterator[tuple[str, str]]:
    """Yield patterns of the short forms that drop characters of a name: 住建局 for 住房和城乡建设局."""
    if rest.endswith("分局"):
        yield "局", "(?<![一-鿿])分局"
        yield from (("局", re.escape(found[1])) for found in [re.search(r"局([^局]{2,6}分局)$", rest)] if found)
    if _OFFICE_OF_GOVERNMENT.match(rest) is not None:
        yield "办", "政府办(?:公[室厅])?"
        return
    body, last = (rest[:-3], "委(?:员会)?") if rest.endswith("委员会") else (rest[:-1], rest[-1:])
    if len(body) > 2 and re.search("[省区县州盟旗]", body) is None and last[0] in "局厅委办":
        inner = "".join(f"{re.escape(char)}?" for char in body[1:])
        yield last[0], f"{re.escape(body[0])}(?=[{re.escape(body[1:])}]){inner}{last}"
