"""Organs with names as they are printed, of every level."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice, product

from hypothesis import strategies as st

from gov_disclosure.model import LEVELS, Level, Organ
from gov_disclosure.strategies.arguments import require_level

_DEPARTMENTS = (
    "教育局", "民政局", "财政局", "统计局", "司法局", "审计局", "交通运输局", "水利局", "农业农村局", "应急管理局",
    "市场监督管理局", "自然资源局", "卫生健康局", "行政审批服务局", "住房和城乡建设局", "人力资源和社会保障局",
    "发展和改革委员会",
)  # fmt: skip
_OFFICES = ("人民政府", "人民政府办公室")
# Rank shows in the names: provinces, cities that are known to have districts, counties and districts, towns.
_PROVINCES = ("浙江省", "湖南省", "四川省", "广西壮族自治区")
_CITIES = ("杭州市", "株洲市", "绵阳市", "柳州市", "凉山彝族自治州")
_COUNTIES = ("云岭县", "青石县", "河东区", "白河自治县", "杭州市河东区")
_TOWNS = ("青川镇", "白马乡", "临江镇")

_NAMES: Mapping[Level, tuple[str, ...]] = {
    "state": ("财政部", "教育部", "国家统计局", "国家医疗保障局", "国家市场监督管理总局"),
    "province": (
        *(f"{place}人民政府" for place in _PROVINCES),
        *(f"{place}人民政府办公厅" for place in _PROVINCES),
        *(f"{place}{name.replace('局', '厅')}" for place, name in product(_PROVINCES, _DEPARTMENTS[:9])),
    ),
    "prefecture": tuple(f"{place}{name}" for place, name in product(_CITIES, (*_OFFICES, *_DEPARTMENTS))),
    "county": tuple(f"{place}{name}" for place, name in product(_COUNTIES, (*_OFFICES, *_DEPARTMENTS))),
    "township": (
        *(f"{place}{town}人民政府" for place, town in product(_COUNTIES, _TOWNS)),
        *(f"{place}长安街道办事处" for place in _COUNTIES[2:3]),
    ),
}
_ORGANS: Mapping[Level, tuple[Organ, ...]] = {
    level: tuple(Organ(name=name, level=level) for name in _NAMES[level]) for level in LEVELS
}
_ANY = tuple(organ for level in ("county", "prefecture", "township", "province", "state") for organ in _ORGANS[level])


_GOVERNMENTS: Mapping[Level, tuple[Organ, ...]] = {
    level: found
    for level, of in _ORGANS.items()
    if (found := tuple(organ for organ in of if organ.name.endswith("人民政府")))
}


@cache
def organs(level: Level | None = None) -> st.SearchStrategy[Organ]:
    """
    Return organs with names as they are printed: governments, their offices and departments, towns, state bodies.

    Args:
        level: The administrative level, ``None`` for any.

    Raises:
        FieldValueError: there is no such level.

    """
    if level is not None:
        require_level(level, LEVELS)
    return st.sampled_from(_ANY if level is None else _ORGANS[level])


@cache
def governments(level: Level = "county") -> st.SearchStrategy[Organ]:
    """
    Return people's governments of one *level*, which sum up the reports of others.

    Raises:
        FieldValueError: there is no people's government of that level.

    """
    require_level(level, _GOVERNMENTS)
    return st.sampled_from(_GOVERNMENTS[level])


def departments_of(government: Organ, count: int) -> tuple[Organ, ...]:
    """Return so many different organs of the area of a *government*, its own office first."""
    place = government.name.removesuffix("人民政府")
    names = ("人民政府办公厅" if government.level == "province" else "人民政府办公室", *_DEPARTMENTS)
    rounds = (f"{'' if not at else f'第{at}分区'}{name}" for at in range(count) for name in names)
    return tuple(Organ(name=f"{place}{name}", level=government.level) for name in islice(rounds, count))
