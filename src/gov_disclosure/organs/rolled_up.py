"""
Whose figures a report that sums up others has in it.

By article 49(2) of the Regulations and the notice 国办公开办函〔2021〕30号.

A government rolls up its departments and the governments below it; a
department that leads its system from above rolls up the system's organs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from gov_disclosure.model import Organ, Scope
from gov_disclosure.organs.standing import Kind, standing
from gov_disclosure.script.traditional import simplified

Counted = Literal["named", "not_named", "through", "apart"]
"""
Whether an organ's figures are in the report that sums others up.

``named``: the notice has them rolled up. ``not_named``: it says nothing of
organs of this kind (subdistricts, zones, 中心, 大队), and offices may report for
their government. ``through``: a branch of a department of the area, which comes
to the area's figures through that department. ``apart``: they are in another report or in none: organs of a
system led from above, hospitals, schools, enterprises, courts, the party.
"""

_OF_AN_AREA: Mapping[Kind, Counted] = {
    "government": "named",
    "department": "named",
    "branch": "apart",
    "state": "apart",
    "not_bound": "apart",
}
_OF_A_SYSTEM: Mapping[Kind, Counted] = {
    "state": "named",
    "department": "named",
    "branch": "named",
    "government": "apart",
    "not_bound": "apart",
}


_LED = frozenset({"branch", "state"})
_LEADS = frozenset({"department", "branch", "state", "body"})
_BUSINESS = re.compile(r"(?P<word>..)(?:监督|管理)*(?:总局|分局|局|厅|委员会|委|署)$|(?P<customs>海关)(?:总署)?$")
"""The last two characters of what a system is for: 税务 of 南京市税务局, 市场 of 市场监督管理局."""
_BRANCH_ALONE = re.compile("^[^局]+分局$")
_LED_FROM_ABOVE = re.compile(
    "税务|海关|海事|海警|气象|地震|烟草|邮政|通信|能源|消防救援|铁路|航|河务|监管|证监|金融监督|外汇|支局|办事处|特派|专员|边检|边防|水利委员会|调查|煤矿安全"
)


def counted_in(scope: Scope | None, whole: Organ, organ: Organ) -> Counted:
    """
    Return whether *organ*'s figures are in the report of *whole*, by its *scope* and by what kind of organ it is.

    Local organs and branches are parts of their own system whatever scope it declares; they are apart from an area.
    """
    kind = standing(organ).kind
    if scope == "whole_system":
        return _OF_A_SYSTEM.get(kind, "not_named")
    if kind in _LED and standing(whole).kind in _LEADS:
        return "named" if _of_its_system(_name(whole), _name(organ)) else "apart"
    if kind == "branch" and _LED_FROM_ABOVE.search(_name(organ)) is None:
        return "through"
    return _OF_AN_AREA.get(kind, "not_named")


def _of_its_system(whole: str, part: str) -> bool:
    """Whether *part* has the whole's business in its name, or is a branch that names none (玄武分局)."""
    business = _BUSINESS.search(whole)
    named = business is not None and (business["word"] or business["customs"]) in part
    return named or _BRANCH_ALONE.search(part) is not None


def _name(organ: Organ) -> str:
    return simplified("".join(organ.name.split()))
