"""
What kind of organ reports, recognised from its name, and what follows from it.

A name tells much and not everything: "临江市" may be a city with districts,
which may make rules, or a city of county rank, which may not. So each answer
says whether it is sure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from attrs import frozen

from gov_disclosure.model import Level, Organ
from gov_disclosure.organs.cities import PREFECTURE_CITIES
from gov_disclosure.organs.state_council import STATE_COUNCIL_BODIES
from gov_disclosure.text import Text

Kind = Literal[
    "government", "office", "subdistrict", "area", "department", "state", "branch", "body", "not_bound", "unknown"
]
"""
A people's government; an office (办公厅, 办公室); 街道办事处; the 管委会 of a
zone; a department of a local government; a body of the State Council; a branch
(分局) or the local organ of a system led from above; a body that is no
department by its name (中心, 大队, 站, 所); one that article 49 does not bind
(hospitals, schools, enterprises, courts, people's organisations, the party).
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


_SUFFIX = re.compile(
    r"(政府信息公开.*|信息公开.*|[（(].*[)）])$",
)
_TOWN = re.compile(r"(?:镇|乡|苏木)(?:人民政府|政府)$")
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署|行署)$")
_PLACE = re.compile(
    r"^(?:[^局委办厅院所站]{2,10}?[省市州盟区])?[^局委办厅院所站]{2,10}?"
    r"(?:[省市县州盟旗镇乡]|自治区|(?<![社景园新发务库灌学校小片矿港税范作验业])(?<!海关关)区)$"
)
"""A title often names the place alone ("淮安市2024年…"): that report is the government's."""
_OFFICE = re.compile(r"(?:人民政府|行政公署|行署|[省市县区州盟旗])(?:办公厅|办公室|办)$|政府办(?:公室|公厅)?$")
_SUBDISTRICT = re.compile(r"(?:街道(?:办事处)?|区公所)$")
_AREA = re.compile(
    r"(?:开发区|新区|高新区|园区|保税区|示范区|度假区|风景名胜区|管理区|实验区|合作区|试验区|工业园)"
    r"(?:管理委员会|管委会|党工委管委会)$|管委会$|管理委员会$"
)
_ZONE_BODY = re.compile(r"(?:开发区|高新区|工业园区|产业园区|经开区|经济区|保税区|示范区|度假区)")
_STATE = re.compile(
    r"^(?:中华人民共和国(?!.*(?:海关$|海事局$))[^省市县区]*(?:部|委员会|署|局|总局|银行)"
    r"|国家(?:市场监督管理总局|[^省市县区局]*(?:局|总局|委员会|署|办公室|部))"
    r"|国务院.*|中国人民银行|中国证券监督管理委员会|中国银行保险监督管理委员会|海关总署|审计署"
    r"|[^省市县区州盟旗]{1,8}部)$"
)
_PROVINCE = re.compile(r"^[^市县区州]{2,8}(?:省|自治区)|^(?:北京|天津|上海|重庆)市|^新疆生产建设兵团")
_MUNICIPALITY = re.compile(r"^(?:北京|天津|上海|重庆)市")
_AUTONOMOUS = re.compile(r"自治州|^[^市县区]{2,8}州(?=人民政府|政府|$)")
_LEAGUE = re.compile(r"地区|盟")
_COUNTY = re.compile(
    r"(?<!自治)[县旗]|自治[县旗]|(?<=.)(?<!自治)(?<!开发)(?<!新)(?<!园)(?<!地)(?<!海关关)(?<!保护)(?<!社)(?<!景)(?<!实验)(?<!试验)(?<!合作)(?<!示范)(?<!度假)(?<!名胜)(?<!管理)(?<!产业)(?<!保税)(?<!保护)区(?!域|划)|林区|(?<!经济)特区|新区(?=人民政府)"
)
_DEPARTMENT = re.compile(r"(?:局|委|委员会|厅|部)$")
"""How the departments of governments are named; see the notice of 2021 and article 49."""
_ANY_OFFICE = re.compile(r"(?:办公厅|办公室|办)$")
_BODY = re.compile(r"(?:大队|支队|总队|中队|中心|站|所|处|队|馆|室|社)$")
_BRANCH = re.compile(
    r"分局$|总局.+局$|(?:税务|海事|气象|烟草专卖|邮政管理|证监|通信管理|能源监管)局$|(?<!地方)金融监(?:督管理|管)局$|"
    r"(?:海关|边检站|边防检查站)$|国家统计局.*调查(?:队|总队)$"
)
"""Branches, and local organs of systems that are led from above."""
_NOT_BOUND = re.compile(
    r"(?:医院|卫生院|保健院|学校|小学|中学|大学|学院|幼儿园|公司|集团|银行|信用社|法院|检察院|"
    r"总工会|工会|妇联|妇女联合会|团委|共青团.*委员会|残联|残疾人联合会|科协|科学技术协会|文联|工商联|联合会|联合社|"
    r"红十字会|协会|学会|商会|侨联|台联|供销社|供销合作社|报社|电视台|电台|出版社)$"
    r"|(?:市|县|区|省|旗|州)委(?:办公?[室厅]?|组织部|宣传部|统战部|政法委(?:员会)?|编办|党校|网信办)$|党委$|纪委|纪律检查委员会|"
    r"监察委员会$|人大常委会|人民代表大会|政协|(?:组织部|宣传部|统战部|党校)$"
)
"""Hospitals, schools, enterprises, courts, people's organisations, bodies of the party: article 49 does not bind "
"them."""

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
        "地方政府部门和国务院部门驻地方的机构没有规章制定权（所起草的规章由有权机关报告）",
        "a local department or branch has no power to make rules (those it drafts are another's to report)",
    ),
    "prefecture": Text(
        "省级、设区的市、自治州政府可以制定规章",
        "governments of provinces, cities with districts and autonomous prefectures may make rules",
    ),
    "state": Text("国务院部门可以制定规章", "bodies of the State Council may make rules"),
    "city": Text(
        "仅凭名称无法判断该市是否设区（设区的市可以制定规章，县级市不可以）",
        "the name does not tell a city with districts, which may make rules, from a city of county rank",
    ),
    "not_bound": Text("这类机构没有规章制定权", "a body of this kind has no power to make rules"),
    "unknown": Text("仅凭名称无法判断机关类别", "the name does not tell what kind of organ it is"),
}


def standing(organ: Organ) -> Standing:
    """Return what the organ's name, and its level where it is given, say of it."""
    return _standing(organ.name, organ.level)


@lru_cache(maxsize=1024)
def _standing(name: str, told: Level | None) -> Standing:
    name = _SUFFIX.sub("", "".join(name.split()))
    kind = _kind(name)
    level = told or _level(name, kind)
    league = level == "prefecture" and _LEAGUE.search(name) and not _AUTONOMOUS.search(name)
    power, why = _power(kind, level, league=bool(league))
    return Standing(kind=kind, level=level, power=power, why=_WHY[why])


def _kind(name: str) -> Kind:
    if name in STATE_COUNCIL_BODIES or _STATE.search(name):
        return "state"
    if _NOT_BOUND.search(name):
        return "not_bound"
    if _SUBDISTRICT.search(name):
        return "subdistrict"
    if _GOVERNMENT.search(name) or _PLACE.search(name):
        return "government"
    if _OFFICE.search(name):
        return "office"
    if _AREA.search(name):
        return "area"
    if _BRANCH.search(name):
        return "branch"
    if _ANY_OFFICE.search(name):
        return "office"
    if _DEPARTMENT.search(name):
        return "department"
    return "body" if _BODY.search(name) else "unknown"


def _level(name: str, kind: Kind) -> Level | None:
    if kind == "state":
        return "state"
    if kind == "subdistrict" or _TOWN.search(name) or re.search(r"(?:镇|乡|苏木)$", name):
        return "township"
    body = _ZONE_BODY.sub("", name)
    if _COUNTY.search(_PROVINCE.sub("", body)):
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
    if kind in {"department", "branch", "body"}:
        return "no", "department"
    return _power_of_government(kind, level)


def _power_of_government(kind: Kind, level: Level | None) -> tuple[Power, str]:
    if kind not in {"government", "office"}:
        return "doubtful", "unknown"
    if level in {"province", "prefecture"}:
        # The office of a government reports for it in many places: its report may count the government's rules.
        return "yes", "prefecture"
    return "doubtful", "city"
