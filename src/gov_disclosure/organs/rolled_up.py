"""
Whose figures a report that sums up others has in it.

By article 49(2) of the Regulations and the notice 国办公开办函〔2021〕30号.

A government rolls up its departments and the governments below it; a
department that leads its system from above rolls up the system's organs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gov_disclosure.model import Organ, Scope
from gov_disclosure.organs.standing import Kind, standing

Counted = Literal["named", "not_named", "apart"]
"""
Whether an organ's figures are in the report that sums others up.

``named``: the notice has them rolled up. ``not_named``: it says nothing of
organs of this kind (subdistricts, zones, 中心, 大队), and offices may report for
their government. ``apart``: they are in another report or in none: organs of a
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


def counted_in(scope: Scope | None, organ: Organ) -> Counted:
    """Return whether *organ*'s figures are in a report that counts its area, or its system, by its *scope*."""
    kinds = _OF_A_SYSTEM if scope == "whole_system" else _OF_AN_AREA
    return kinds.get(standing(organ).kind, "not_named")
