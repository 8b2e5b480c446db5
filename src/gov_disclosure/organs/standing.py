"""
What kind of organ reports, recognised from its name, and what follows from it.

A name tells much and not everything: a city that no list has may be one with
districts, which may make rules, or one of county rank, which may not. So each
answer says whether it is sure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from attrs import frozen

from gov_disclosure.model import Level, Organ
from gov_disclosure.organs.cities import AUTONOMOUS_PREFECTURES, COUNTY_CITIES, PREFECTURE_CITIES
from gov_disclosure.organs.endings import (
    ANY_OFFICE,
    AREA,
    BODY,
    BRANCH,
    CORPS,
    DEPARTMENT,
    GOVERNMENT,
    GOVERNMENT_OFFICE,
    MAYBE_DEPARTMENT,
    NOT_BOUND,
    OF_A_STATE_BODY,
    OFFICE_DEPARTMENT,
    PARTY,
    PLACE,
    STATE,
    SUBDISTRICT,
    ZONE_DEPARTMENT,
)
from gov_disclosure.organs.names import MUNICIPALITIES, NO_DISTRICT
from gov_disclosure.organs.state_council import STATE_COUNCIL_BODIES
from gov_disclosure.script.traditional import simplified
from gov_disclosure.text import Text

Kind = Literal[
    "government",
    "office",
    "subdistrict",
    "area",
    "zone_department",
    "department",
    "state",
    "branch",
    "body",
    "not_bound",
    "unknown",
]
"""
A people's government; an office (办公厅, 办公室); 街道办事处; a zone or its
管委会; a department of such a committee; a department of a local government; a
body of the State Council; a branch (分局) or the local organ of a system led
from above; a body whose name leaves open whether it is a department (中心,
大队, 站, 所); one that article 49 does not bind (hospitals, schools,
enterprises, courts, people's organisations, the party).
"""

Power = Literal["yes", "no", "doubtful"]
"""Whether an organ may make rules (规章): Legislation Law (2023), articles 91 and 93."""


@frozen(kw_only=True)
class Standing:
    """
    What the name of an organ says of it.

    ``level`` is ``None`` where the name does not tell. ``power`` and ``why``:
    whether it may make rules, and the reason in words.
    """

    kind: Kind
    level: Level | None
    power: Power
    why: Text


_SUFFIX = re.compile(r"(政府信息公开.*|信息公开.*|[（(].*[)）])$")


def _before(last: str) -> str:
    """Return the characters before the *last* one of the names of cities that end in it: 盐 of 盐城."""
    return "".join(sorted({name[-2] for name in COUNTY_CITIES | PREFECTURE_CITIES if name.endswith(last)}))


_NOT_PLACES = re.compile(
    rf"市场|(?<![{_before('城')}])城市|(?<![{_before('都')}])都市|市政(?=公用|园林|工程|管理|设施|市容|和|局|处|所)|市容|超市"
    "|县域|区域|地区(?=协作|合作)|政区|区划|厂区|社区|州际|海关区"
)
"""Words in which 市, 县 and 区 name no place; 盐城市, 成都市 and 市政府 are none of them."""
_TOWN = re.compile(r"(?:镇|乡|苏木)(?:(?:人民)?政府)?(?:党政(?:综合)?)?(?:办公室|办)?$")
_ZONE_BODY = re.compile(r"(?:开发区|高新区|工业园区|产业园区|经开区|经济区|保税区|示范区|度假区)")
_CITIES = "|".join(MUNICIPALITIES)
_PROVINCE = re.compile(rf"^[^市县区州]{{0,8}}(?:省|自治区)|^(?:{_CITIES})|^新疆生产建设兵团(?!第)")
_MUNICIPALITY = re.compile(rf"^(?:{_CITIES})")
_AUTONOMOUS = re.compile(
    rf"自治州|^[^市县区]{{2,8}}州(?=人民政府|政府|$)|(?:{'|'.join(sorted(AUTONOMOUS_PREFECTURES))})(?!市)"
)
_COUNTY_CITY = re.compile(
    rf"(?:^|[省区市州盟]|{'|'.join(sorted(PREFECTURE_CITIES))})(?:{'|'.join(sorted(COUNTY_CITIES))})市"
)
_LEAGUE = re.compile(r"(?<!民航).地区(?!管理局)|盟")
_COUNTY = re.compile(
    r"(?<!自治)[县旗]|自治[县旗]|(?<=.)"
    + "".join(f"(?<!{word})" for word in NO_DISTRICT)
    + r"(?<!特)区(?!域|划)|林区|(?<!经济)特区|(?:浦东|滨海|沈北)新区|新区(?=人民政府)"
)

_WHY = {
    "township": Text("乡镇政府、街道没有规章制定权", "a town or subdistrict has no power to make rules"),
    "county": Text("县级机关没有规章制定权", "an organ of county rank has no power to make rules"),
    "league": Text(
        "地区、盟的行政公署及其部门没有规章制定权",
        "the administrative office of a prefecture (地区) or league (盟) has no power to make rules",
    ),
    "area": Text(
        "开发区、实验区等的管理机构本身没有规章制定权，仅凭名称看不出其级别和所报的是谁的规章",
        "the body of a zone makes no rules itself, but its name tells neither its rank nor whose rules it reports",
    ),
    "department": Text(
        "地方政府部门和国务院部门驻地方的机构没有规章制定权，所起草的规章由有权机关报告",
        "a local department or branch has no power to make rules; those it drafts are another's to report",
    ),
    "prefecture": Text(
        "省级、设区的市、自治州政府可以制定规章",
        "governments of provinces, cities with districts and autonomous prefectures may make rules",
    ),
    "state": Text("国务院部门可以制定规章", "bodies of the State Council may make rules"),
    "city": Text(
        "仅凭名称无法判断该市是否设区：设区的市可以制定规章，县级市不可以",
        "the name does not tell a city with districts, which may make rules, from a city of county rank",
    ),
    "not_bound": Text("这类机构没有规章制定权", "a body of this kind has no power to make rules"),
    "unknown": Text("仅凭名称无法判断机关类别", "the name does not tell what kind of organ it is"),
}


def standing(organ: Organ) -> Standing:
    """Return what the organ's name, and its level where it is given, say of it."""
    return _standing(organ.name, organ.level)


def of_a_government(organ: Organ) -> bool:
    """Whether an office (办公厅, 办公室) is that of a government, or a department of one (外事办公室), by its name."""
    name = _SUFFIX.sub("", simplified("".join(organ.name.split())))
    return GOVERNMENT_OFFICE.search(name) is not None or OFFICE_DEPARTMENT.search(name) is not None


_AREA = re.compile(r"[^省市县区州盟旗]{2,8}[省市县区州盟旗]")


def area(organ: Organ) -> str | None:
    """Return the last area that the organ's name begins with (云岭县 of 青松市云岭县教育局), ``None`` if with none."""
    name, found = _NOT_PLACES.sub("", simplified("".join(organ.name.split()))), None
    while (match := _AREA.match(name)) is not None:
        found, name = match[0], name[match.end() :]
    return found


@lru_cache(maxsize=1024)
def _standing(name: str, told: Level | None) -> Standing:
    name = _SUFFIX.sub("", simplified("".join(name.split())))
    kind = _kind(name)
    level = told or _level(name, kind)
    league = level == "prefecture" and _LEAGUE.search(name) and not _AUTONOMOUS.search(name)
    power, why = _power(kind, level, league=bool(league))
    return Standing(kind=kind, level=level, power=power, why=_WHY[why])


_BY_NAME: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("not_bound", PARTY),
    ("not_bound", NOT_BOUND),
    ("subdistrict", SUBDISTRICT),
    ("unknown", CORPS),
    ("government", GOVERNMENT),
    ("area", AREA),
    ("government", PLACE),
    ("state", STATE),
    ("branch", BRANCH),
    ("zone_department", ZONE_DEPARTMENT),
    ("body", MAYBE_DEPARTMENT),
    ("office", GOVERNMENT_OFFICE),
    ("office", ANY_OFFICE),
    ("branch", OF_A_STATE_BODY),
    ("department", DEPARTMENT),
    ("body", BODY),
)


def _kind(name: str) -> Kind:
    whole = name.removeprefix("中华人民共和国")
    if whole in STATE_COUNCIL_BODIES:
        return "state"
    if whole.startswith(_LOCAL_ORGANS_OF) and (whole.startswith(_CENTRAL_BANK) or not NOT_BOUND.search(whole)):
        return "branch"  # "财政部江苏监管局", "审计署驻南京特派员办事处", "中国人民银行江苏省分行"
    for kind, pattern in _BY_NAME:
        if pattern.search(name):
            return kind
    return "unknown"


_LOCAL_ORGANS_OF = tuple(sorted(STATE_COUNCIL_BODIES))
_CENTRAL_BANK = "中国人民银行"


def _level(name: str, kind: Kind) -> Level | None:
    if kind == "state":
        return "state"
    if kind == "subdistrict" or (_TOWN.search(name) and kind in {"government", "office"}):
        return "township"
    name = _NOT_PLACES.sub("", name)
    body = _ZONE_BODY.sub("", name)
    if _COUNTY.search(_PROVINCE.sub("", body)) or _COUNTY_CITY.search(name):
        return "county"
    if _MUNICIPALITY.search(name):
        return "province"
    city = re.match(r"(.+?)市", _PROVINCE.sub("", name))
    if _AUTONOMOUS.search(name) or _LEAGUE.search(name) or (city and city[1] in PREFECTURE_CITIES):
        # Of a county-rank city under it ("临沂市兰陵市…") the name would go on with another 市.
        return "prefecture" if name.count("市") - bool(_MUNICIPALITY.search(name)) <= 1 else None
    return "province" if _PROVINCE.search(name) and "市" not in name else None


def _power(kind: Kind, level: Level | None, *, league: bool) -> tuple[Power, str]:
    if league:
        return "no", "league"
    if level == "township":
        return "no", "township"
    if kind == "area":
        return "doubtful", "area"
    if kind == "not_bound":
        return "no", "not_bound"
    if level == "county":
        return "no", "county"
    if kind == "state":
        return "yes", "state"
    if kind in {"department", "zone_department", "branch", "body"}:
        return "no", "department"
    return _power_of_government(kind, level)


def _power_of_government(kind: Kind, level: Level | None) -> tuple[Power, str]:
    if kind not in {"government", "office"}:
        return "doubtful", "unknown"
    if level in {"province", "prefecture"}:
        # The office of a government reports for it in many places: its report may count the government's rules.
        return "yes", "prefecture"
    return "doubtful", "city"
