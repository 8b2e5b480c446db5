"""The administrative level that the name of an organ shows, as a reader of its report may take it."""

from __future__ import annotations

import re

from gov_disclosure.model import Level
from gov_disclosure.organs.names import MUNICIPALITIES, NO_DISTRICT
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width

_STATE = re.compile(
    r"^国务院.*|^(?:中华人民共和国|国家)(?!.*(?:海关|海事局)$)[^省市县区州盟旗级]*?(?:总局|局|委员会|委|署|部|办公室)"
    r"|^(?:海关总署|审计署|中国人民银行|中国气象局|中国地震局|中国证监会|外交部|教育部|科学技术部|工业和信息化部|公安部|民政部"
    r"|司法部|财政部|人力资源和?社会保障部|自然资源部|生态环境部|住房和?城乡建设部|交通运输部|水利部|农业农村部|商务部"
    r"|文化和旅游部|国家卫生健康委|退役军人事务部|应急管理部)(?:机关)?"
)
"""Organs of the State Council; behind the name of one stands that of its branch (国家税务总局青松市税务局)."""
_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(r"(?:镇|乡|苏木|街道)(?:(?:人民)?政府|办事处|党工委|便民服务中心)?(?:党政(?:综合)?办公室)?$|街道办"),
        "township",
    ),
    (
        re.compile(f"{''.join(f'(?<!{kind})' for kind in NO_DISTRICT)}(?:县|区|旗)(?!域)"),
        "county",
    ),
    (re.compile(r"^.{2,4}(?:自治州|地区|盟)"), "prefecture"),
    (re.compile(r"^(?:.{2,3}省|.{2,6}自治区)(?!.*(?:市|州|盟|地区|县|中学|小学|幼儿园))"), "province"),
)


def level_of(organ: str) -> Level | None:
    """
    Return the administrative level that an organ's name shows, ``None`` where it is not certain.

    A city (市) may be a prefecture or a county, so that its organs are left
    open; the four municipalities under the central government are provinces.
    """
    name = re.sub(r"\(.*\)$", "", half_width(simplified(organ)))
    if state := _STATE.match(name):
        name = name[state.end() :]
        if not name:
            return "state"
    for pattern, level in _LEVELS:
        if pattern.search(name):
            return level
    return "province" if name.startswith(MUNICIPALITIES) else None
