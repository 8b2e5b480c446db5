"""
Whose report counts whose: by the roster where it says so, else by folders.

A government counts its departments and the governments directly below it: a province its prefectures, a prefecture its
counties, a county its townships and subdistricts. So a township's figures are in its county's report and are not
counted again in the prefecture's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Literal, get_args

from attrs import frozen

from gov_disclosure.comparison.roster import RosterEntry
from gov_disclosure.comparison.versions import Filed
from gov_disclosure.model import Level, Organ
from gov_disclosure.organs.names import MUNICIPALITIES
from gov_disclosure.organs.same import same_organ
from gov_disclosure.organs.standing import area, standing

Basis = Literal["roster", "folder"]
"""What tells whose report counts another: the roster's parents, or the folders."""

Reason = Literal[
    "no_whole", "several_wholes", "several_entries", "not_named", "unknown_kind", "other_level", "other_area"
]
"""
Why a report is counted in no other.

``no_whole``: no government's report in its folder or above. ``several_wholes``:
several that may be it. ``several_entries``: several organs of the roster may be
it. ``not_named``: an organ that the notices do not have rolled up.
``unknown_kind``: its name does not tell what it is. ``other_level``: not
directly below the government. ``other_area``: its name begins with another
place.
"""

LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, highest first."""

_DEPARTMENTS = ("office", "department")
_GOVERNMENTS = ("government", "subdistrict")
_BELOW: Mapping[Level | None, tuple[Level, ...]] = {
    "province": ("prefecture",),
    "prefecture": ("county",),
    "county": ("township",),
    None: ("county", "township"),
}
"""The level of the governments that a government counts; of a city of untold rank, either of two."""


@frozen(kw_only=True)
class Placed:
    """
    A report in the tree of one year.

    ``whole``: the name of the organ whose report counts it, ``None`` for none. ``by``: what tells. ``reason``: why it
    is counted in none, ``None`` also for what stands at the top.
    """

    filed: Filed
    entry: RosterEntry | None = None
    whole: str | None = None
    by: Basis = "folder"
    reason: Reason | None = None

    @property
    def organ(self) -> Organ:
        """The organ that reports."""
        return self.filed.report.organ

    @property
    def level(self) -> Level | None:
        """The level of the organ: of the roster, of the report, or by its name; ``None`` where nothing tells."""
        return (self.entry.level if self.entry else None) or standing(self.organ).level

    @property
    def name(self) -> str:
        """What the organ is called as a whole: as in the roster, else as printed."""
        return self.entry.name if self.entry else "".join(self.organ.name.split())


def place(filed: Sequence[Filed], roster: Sequence[RosterEntry]) -> tuple[list[Placed], Mapping[str, Level | None]]:
    """Return the reports of one year, each with the organ whose report counts it; and what each organ was taken for."""
    known = [_matched(one, roster) for one in filed]
    folders = _Folders([one for one in known if one.reason is None])
    found = [one if one.reason else _placed(one, folders) for one in known]
    levels = _levels(found)
    return [_if_counted(one, levels) for one in found], levels


def _matched(filed: Filed, roster: Sequence[RosterEntry]) -> Placed:
    """Return the report with its line of the roster; where several lines fit, the place in its name or path tells."""
    organ = filed.report.organ
    fits = [one for one in roster if same_organ(Organ(name=one.name, division_code=one.division_code), organ)]
    for tells in (
        lambda one: one.name == "".join(organ.name.split()),
        lambda one: one.parent is not None and (_place(one.parent) in organ.name or _place(one.parent) in filed.source),
    ):
        fits = [one for one in fits if tells(one)] or fits if len(fits) > 1 else fits
    if len(fits) > 1:
        return Placed(filed=filed, reason="several_entries")
    return Placed(filed=filed, entry=fits[0] if fits else None)


def _place(government: str) -> str:
    return government.removesuffix("政府").removesuffix("人民")


def _placed(one: Placed, folders: _Folders) -> Placed:
    if one.entry is not None and one.entry.parent is not None:
        return _with(one, whole=one.entry.parent, by="roster")
    for folder in _above(one.filed):
        wholes = folders.wholes(folder)
        if not wholes or any(_same(one, other) for other in wholes):
            continue
        if not all(_same(wholes[0], other) for other in wholes):
            return _with(one, reason="several_wholes")
        if not (standing(one.organ).kind == "government" and _rank(one) <= _rank(wholes[0])):
            return _with(one, whole=wholes[0].name)
    at_top = standing(one.organ).kind == "government" and one.level not in ("township", "state")
    return one if at_top else _with(one, reason="no_whole")


def _with(one: Placed, *, whole: str | None = None, by: Basis = "folder", reason: Reason | None = None) -> Placed:
    return Placed(filed=one.filed, entry=one.entry, whole=whole, by=by, reason=reason)


def _same(one: Placed, other: Placed) -> bool:
    return same_organ(one.organ, other.organ)


def _rank(one: Placed) -> float:
    """Return how low the organ stands; a city of untold rank between a prefecture and a county."""
    return LEVELS.index(one.level) if one.level else LEVELS.index("prefecture") + 0.5


def _above(filed: Filed) -> Iterable[PurePath]:
    return PurePath(filed.source).parents


class _Folders:
    """Which governments may be the whole of what lies in a folder and below it."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        self._inside: dict[PurePath, list[Placed]] = {}
        self._below: dict[PurePath, dict[PurePath, list[Placed]]] = {}
        for one in placed:
            folder, *higher = _above(one.filed)
            self._inside.setdefault(folder, []).append(one)
            for lower, above in zip([folder, *higher], higher, strict=False):
                self._below.setdefault(above, {}).setdefault(lower, []).append(one)
        self.wholes: Callable[[PurePath], list[Placed]] = cache(self._wholes)

    def _wholes(self, folder: PurePath) -> list[Placed]:
        """
        Return the reports of the highest government in the folder; of several, where they may each be the highest.

        A folder without reports of its own may hold one for each organ: theirs are taken for its own.
        """
        own = self._inside.get(folder) or [
            one
            for inside in self._below.get(folder, {}).values()
            if all(_same(inside[0], other) for other in inside)
            for one in inside
        ]
        governments = [one for one in own if standing(one.organ).kind == "government"]
        untold = [one for one in governments if one.level is None]
        told = [one for one in governments if one.level is not None]
        highest = min(map(_rank, told), default=len(LEVELS))
        if untold and highest > LEVELS.index("province"):
            # A city of untold rank may stand above a county or beside it, above a township in any case.
            return [*untold, *(one for one in told if one.level in ("prefecture", "county"))]
        return [one for one in told if _rank(one) == highest and one.level != "township"]


def _levels(placed: Sequence[Placed]) -> dict[str, Level | None]:
    """Return the level of each whole; a city of untold rank that counts counties is a prefecture, else a county."""
    levels: dict[str, Level | None] = {}
    for one in placed:
        levels[one.name] = levels.get(one.name) or one.level
    for name in {one.whole for one in placed if one.whole is not None and levels.get(one.whole) is None}:
        below = {one.level for one in placed if one.whole == name and standing(one.organ).kind in _GOVERNMENTS}
        levels[name] = "prefecture" if "county" in below else "county" if "township" in below else None
    return levels


def _if_counted(one: Placed, levels: Mapping[str, Level | None]) -> Placed:
    """Return the report, out of the whole that its folder puts it in where the notices do not count it there."""
    if one.whole is None or one.by == "roster":
        return one
    reason = _against(one, one.whole, levels.get(one.whole))
    return _with(one, reason=reason) if reason else one


def _against(one: Placed, whole: str, level: Level | None) -> Reason | None:
    kind = standing(one.organ).kind
    if kind in _GOVERNMENTS:
        below = ("county",) if whole.startswith(MUNICIPALITIES) and level == "province" else _BELOW.get(level, ())
        return "other_level" if one.level is not None and one.level not in below else None
    if kind in _DEPARTMENTS:
        own, its = area(one.organ), area(Organ(name=whole))
        if own is not None and its is not None and own != its:
            return "other_area"
        return "other_level" if None not in (one.level, level) and one.level != level else None
    return "unknown_kind" if kind == "unknown" else "not_named"
