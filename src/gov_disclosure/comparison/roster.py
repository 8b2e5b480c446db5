"""A roster of organs: who is to report, and whose report counts whose."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import final

from attrs import frozen

from gov_disclosure.document.encoding import decode
from gov_disclosure.errors import GovDisclosureError, require
from gov_disclosure.model import Level
from gov_disclosure.model.organ import DIVISION_CODE
from gov_disclosure.text import Lang, Text, shown


@final
@frozen(kw_only=True)
class RosterEntry:
    """
    An organ that is to report.

    ``name``: as its reports print it, or in short. ``level`` and ``division_code`` (GB/T 2260): ``None`` where the
    roster does not say. ``parent``: the name of the organ whose report counts this one's, ``None`` where the roster
    does not say. ``line``: of the file, the header being line 1.
    """

    name: str
    level: Level | None = None
    division_code: str | None = None
    parent: str | None = None
    line: int = 0


@final
@frozen(kw_only=True)
class RosterFault:
    """What is wrong with a line of a roster; the header is line 1."""

    line: int
    problem: Text


class RosterError(GovDisclosureError, ValueError):
    """A roster cannot be used; ``faults``: everything that is wrong with it."""

    template = Text("名册 {source} 有误：{listed}", "The roster {source} is wrong: {listed}")

    def __init__(self, source: str, faults: tuple[RosterFault, ...]) -> None:
        super().__init__(source, faults)
        self.source, self.faults = source, faults

    def _facts(self, lang: Lang) -> dict[str, object]:
        listed = _STOP[lang].join(_FAULT[lang].format(one.line, one.problem[lang]) for one in self.faults)
        return {**super()._facts(lang), "listed": listed + _END[lang]}


_FAULT = Text("第{}行，{}", "line {}, {}")
_STOP = Text("；", "; ")
_END = Text("。", ".")

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "organ", "organ name", "名称", "机关", "机关名称", "单位", "单位名称"),
    "level": ("level", "级别", "层级", "行政级别"),
    "division_code": ("division code", "code", "行政区划代码", "区划代码", "代码"),
    "parent": ("parent", "上级", "上级机关", "上级名称", "汇总机关"),
}
"""The columns of a roster under the headings that they may have."""

_LEVELS: Mapping[str, Level] = {
    **dict.fromkeys(("state", "国家", "国家级"), "state"),
    **dict.fromkeys(("province", "省", "省级"), "province"),
    **dict.fromkeys(("prefecture", "市", "市级", "地级", "地级市", "设区的市", "地市级"), "prefecture"),
    **dict.fromkeys(("county", "县", "县级", "区", "区级", "区县", "县区"), "county"),
    **dict.fromkeys(("township", "乡镇", "乡级", "乡镇级", "镇", "乡", "街道", "乡镇街道"), "township"),
}
_CODE = re.compile(DIVISION_CODE)

_NO_NAME = Text("没有名称", "it has no name")
_NO_COLUMN = Text("表头没有“名称”（name）一列", "the header has no column “name” (名称)")
_COLUMN_TWICE = Text("表头有两列都是“{}”", "the header has the column “{}” twice")
_TOO_LONG = Text("比表头多出列", "it has more columns than the header")
_WRONG_LEVEL = Text(
    "级别 {} 不是国家、省、市、县、乡镇之一", "the level {} is none of state, province, prefecture, county, township"
)
_WRONG_CODE = Text("区划代码 {} 不是 6、9 或 12 位数字", "the division code {} has not 6, 9 or 12 digits")
_TWICE = Text("{}与第{}行重复", "{} is in line {} already")
_NO_PARENT = Text("上级“{}”在名册中没有自己的一行", "the parent “{}” has no line of its own")
_PARENTS = Text("上级“{}”在名册中有几行，无从分辨", "the parent “{}” has several lines")
_CIRCLE = Text("上级关系首尾相连：{}", "the parents lead in a circle: {}")


def read_roster(data: bytes, source: str = "CSV") -> tuple[RosterEntry, ...]:
    """
    Return the organs of a roster, a CSV file, in its order.

    The first line names the columns, in Chinese or English and any order: ``name`` (名称), ``level`` (级别),
    ``division code`` (行政区划代码), ``parent`` (上级). Only the name is needed; other columns are passed over. A
    parent is given by its name or its division code and has a line of its own. UTF-8, with or without a byte order
    mark, and GBK are read.

    Args:
        data: The file.
        source: What errors call it.

    Raises:
        RosterError: something is wrong with it; every wrong line is told at once.
        WrongTypeError: *data* are no bytes.

    """
    require(data, bytes, "data")
    text, _ = decode(data)
    rows = list(csv.reader(StringIO(text), delimiter=_delimiter(text)))
    faults: list[RosterFault] = []
    columns = _columns(rows[0] if rows else [], faults)
    entries = [] if faults else list(_entries(rows, columns, faults))
    entries = _with_parents(entries, faults)
    if faults:
        raise RosterError(source, tuple(sorted(faults, key=lambda one: one.line)))
    return tuple(entries)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t，", key=header.count)


def _columns(header: Sequence[str], faults: list[RosterFault]) -> dict[str, int]:
    """Return at which position each column stands."""
    found: dict[str, int] = {}
    for at, heading in enumerate(header):
        said = " ".join(heading.strip().lower().replace("_", " ").split())
        for name, headings in _COLUMNS.items():
            if said in headings:
                if name in found:
                    faults.append(_fault(1, _COLUMN_TWICE, heading.strip()))
                found[name] = at
    if "name" not in found:
        faults.append(_fault(1, _NO_COLUMN))
    return found


def _fault(line: int, problem: Text, *facts: object) -> RosterFault:
    return RosterFault(line=line, problem=Text(problem.zh.format(*facts), problem.en.format(*facts)))


def _entries(
    rows: Sequence[Sequence[str]], columns: Mapping[str, int], faults: list[RosterFault]
) -> Iterator[RosterEntry]:
    width = len(rows[0])
    for line, row in enumerate(rows[1:], start=2):
        if not any(value.strip() for value in row):
            continue
        values = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        name, level, code = (values.get(one, "") for one in ("name", "level", "division_code"))
        if any(value.strip() for value in row[width:]):
            faults.append(_fault(line, _TOO_LONG))
        if level and level.lower() not in _LEVELS:
            faults.append(_fault(line, _WRONG_LEVEL, shown(level)))
        if code and not _CODE.fullmatch(code):
            faults.append(_fault(line, _WRONG_CODE, shown(code)))
        if not name:
            faults.append(_fault(line, _NO_NAME))
            continue
        yield RosterEntry(
            name=name,
            level=_LEVELS.get(level.lower()),
            division_code=code or None,
            parent=values.get("parent") or None,
            line=line,
        )


def _with_parents(entries: Sequence[RosterEntry], faults: list[RosterFault]) -> list[RosterEntry]:
    """Return the entries with their parents by name, and tell what is wrong with these."""
    known: dict[tuple[str, str | None], int] = {}
    by_name: dict[str, list[RosterEntry]] = {}
    by_code: dict[str, list[RosterEntry]] = {}
    for one in entries:
        by_name.setdefault(one.name, []).append(one)
        if one.division_code:
            by_code.setdefault(one.division_code, []).append(one)
        if (one.name, one.parent) in known:
            faults.append(_fault(one.line, _TWICE, one.name, known[one.name, one.parent]))
        known.setdefault((one.name, one.parent), one.line)
    found = [_with_parent(one, by_name, by_code, faults) for one in entries]
    _tell_circles(found, faults)
    return found


def _with_parent(
    entry: RosterEntry,
    by_name: Mapping[str, Sequence[RosterEntry]],
    by_code: Mapping[str, Sequence[RosterEntry]],
    faults: list[RosterFault],
) -> RosterEntry:
    if entry.parent is None:
        return entry
    # A county and its departments share a code: its government is the one of them that is higher than the others.
    fits = by_name.get(entry.parent) or _highest(by_code.get(entry.parent, ()))
    if len(fits) != 1:
        faults.append(_fault(entry.line, _PARENTS if fits else _NO_PARENT, entry.parent))
        return entry
    return RosterEntry(
        name=entry.name,
        level=entry.level,
        division_code=entry.division_code,
        parent=fits[0].name,
        line=entry.line,
    )


def _highest(entries: Sequence[RosterEntry]) -> Sequence[RosterEntry]:
    """Return, of organs of one division code, those that are not below another of them."""
    codes = {one.division_code for one in entries}
    names = {one.name for one in entries}
    return [one for one in entries if one.parent not in codes | names]


def _tell_circles(entries: Sequence[RosterEntry], faults: list[RosterFault]) -> None:
    parents = {one.name: one.parent for one in entries}
    told: set[str] = set()
    for one in entries:
        way = [one.name]
        while (above := parents.get(way[-1])) is not None and above not in way:
            way.append(above)
        if above is not None and not told.intersection(way):
            circle = [*way[way.index(above) :], above]
            faults.append(_fault(one.line, _CIRCLE, " → ".join(circle)))
        if above is not None:
            told.update(way)
