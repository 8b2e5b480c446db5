"""
Waivers: findings that someone has looked at and decided to silence or re-level.

A waiver file is TOML, one ``[[waiver]]`` table an entry::

    [[waiver]]
    rule = "CEL102"
    organ = "青石县发展和改革局"       # optional; and year = 2022
    cells = ["requests.received.*"]   # optional; * stands for any ending
    fingerprint = "CEL102-9f3c…"      # optional; lapses when a figure changes
    action = "silence"                # the default; or "info", "warning", "error"
    reason = "栏目合并，已核对台账"
    author = "张三"
    expires = 2025-03-31
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from os import PathLike
from pathlib import Path
from typing import Any, Literal, final, get_args

from attrs import evolve, field, frozen

from gov_disclosure.model import Report, cell_keys
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.registry import FAMILIES, registered
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.verdict import Severity
from gov_disclosure.text import Text, choice_of, nearest, perhaps, shown
from gov_disclosure.toml_files import NotTomlError, TomlFault, TomlFaultsError, load_toml, parse_toml

__all__ = [
    "Action",
    "TomlFault",
    "UnusedWaiver",
    "Waived",
    "Waiver",
    "WaiverError",
    "Waivers",
    "load_waivers",
    "parse_waivers",
]

Action = Literal["silence", "error", "warning", "info"]
"""What a waiver does to a finding: silence it, or give it another severity."""

_ACTIONS: tuple[Action, ...] = get_args(Action)
_REQUIRED = ("rule", "reason", "author", "expires")


_KINDS: Mapping[str, tuple[type, Text]] = {
    "rule": (str, Text("规则代码或其开头", "a rule code or the beginning of one")),
    "action": (str, choice_of(_ACTIONS)),
    "reason": (str, Text("文字", "text")),
    "author": (str, Text("文字", "text")),
    "expires": (date, Text("不加引号的日期，如 2025-03-31", "a date such as 2025-03-31, without quotes")),
    "cells": (
        list,
        Text("统一格式单元格键的列表，* 代表任意结尾", "a list of the form's cell keys; * stands for any ending"),
    ),
    "organ": (str, Text("印出的机关名称", "the organ's name as printed")),
    "year": (int, Text("报告年度", "a report year")),
    "fingerprint": (str, Text("核对结果的编号", "the id of a finding")),
}


_THIS_KEY = Text("这个键", "this key")
_NOTHING = Text("缺失", "nothing")


class WaiverError(TomlFaultsError):
    """A waiver file is not valid; ``faults`` lists everything that is wrong with it."""


@final
@frozen(kw_only=True)
class Waiver:
    """
    One entry of a waiver file.

    ``rule`` is a code or the beginning of one. ``cells`` (patterns, empty for
    all), ``organ``, ``year`` and ``fingerprint`` narrow it; ``None`` means any.
    It holds up to and including ``expires``.
    """

    rule: str
    action: Action = "silence"
    reason: str
    author: str
    expires: date
    cells: tuple[str, ...] = ()
    organ: str | None = None
    year: int | None = None
    fingerprint: str | None = None

    def concerns(self, report: Report) -> bool:
        """Whether it is meant for this report."""
        return self.organ in {None, report.organ.name} and self.year in {None, report.year}

    def matches(self, finding: Finding) -> bool:
        """Whether it is meant for this finding; with ``cells``, every cell of the finding must be among them."""
        return (
            finding.rule.startswith(self.rule)
            and self.fingerprint in {None, finding.id}
            and (not self.cells or (bool(finding.cells) and all(map(self._covers, finding.cells))))
        )

    def _covers(self, key: str) -> bool:
        return any(fnmatchcase(key, pattern) for pattern in self.cells)


@final
@frozen(kw_only=True)
class Waived:
    """A finding that a waiver silenced or re-levelled, as it was before, and the waiver."""

    finding: Finding
    waiver: Waiver


@final
@frozen(kw_only=True)
class UnusedWaiver:
    """A waiver meant for the report that did nothing: expired, or no finding matched (any more)."""

    waiver: Waiver
    why: Literal["expired", "unmatched"]


@final
@frozen(kw_only=True)
class Waivers:
    """The entries of a waiver file and the day they are read by."""

    entries: tuple[Waiver, ...] = ()
    today: date = field(factory=date.today)

    def apply(
        self, findings: Iterable[Finding], report: Report
    ) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[UnusedWaiver, ...]]:
        """Return what is left of the findings, what was waived, and which waivers for this report did nothing."""
        meant = [entry for entry in self.entries if entry.concerns(report)]
        valid = [entry for entry in meant if self.today <= entry.expires]
        left: list[Finding] = []
        waived: list[Waived] = []
        for finding in findings:
            entry = next((entry for entry in valid if entry.matches(finding)), None)
            if entry is None:
                left.append(finding)
                continue
            waived.append(Waived(finding=finding, waiver=entry))
            if entry.action != "silence":
                left.append(evolve(finding, severity=Severity(entry.action)))
        used = [one.waiver for one in waived]
        unused = tuple(
            UnusedWaiver(waiver=entry, why="unmatched" if entry in valid else "expired")
            for entry in meant
            if entry not in used
        )
        return tuple(left), tuple(waived), unused


def load_waivers(
    source: str | PathLike[str], *, today: date | None = None, extra_rules: Iterable[Rule] = ()
) -> Waivers:
    """
    Read a waiver file.

    Args:
        source: path of a TOML file.
        today: the day to read it by; ``None`` for the day it is.
        extra_rules: rules besides those of this package and of installed ones
            that entries may name; see `check`.

    Raises:
        WaiverError: the file is no TOML or an entry is wrong; lists every fault.
        LimitError: the file is larger than any list of waivers.
        OSError: the file cannot be read.

    """
    try:
        document = load_toml(Path(source))
    except NotTomlError as error:
        raise WaiverError(str(source), (error.fault,)) from None
    return _waivers(document, str(source), today, extra_rules)


def parse_waivers(
    text: str, *, source: str = "waivers", today: date | None = None, extra_rules: Iterable[Rule] = ()
) -> Waivers:
    """
    Read waivers from TOML text; see `load_waivers`.

    Raises:
        WaiverError: the text is no TOML or an entry is wrong; lists every fault.

    """
    try:
        document = parse_toml(text)
    except NotTomlError as error:
        raise WaiverError(source, (error.fault,)) from None
    return _waivers(document, source, today, extra_rules)


def _waivers(document: Mapping[str, Any], source: str, today: date | None, extra_rules: Iterable[Rule]) -> Waivers:
    faults = [
        TomlFault(key, Text("仅有 [[waiver]] 表", "only [[waiver]] tables"), _THIS_KEY)
        for key in document
        if key != "waiver"
    ]
    tables = document.get("waiver", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(
            TomlFault("waiver", Text("[[waiver]] 表", "[[waiver]] tables"), Text("别的内容", "something else"))
        )
        tables = []
    known = (*FAMILIES, *(rule.code for rule in (*registered(), *extra_rules)))
    for number, table in enumerate(tables, start=1):
        faults += _faults(number, table, known)
    if faults:
        raise WaiverError(source, tuple(faults))
    entries = tuple(Waiver(**{**table, "cells": tuple(table.get("cells", ()))}) for table in tables)
    return Waivers(entries=entries, today=today or date.today())


def _faults(number: int, table: Mapping[str, Any], known: Sequence[str]) -> list[TomlFault]:
    """Return everything that is wrong with one entry."""
    faults = [TomlFault(key, _KINDS[key][1], _NOTHING, number) for key in _REQUIRED if key not in table]
    for key, value in table.items():
        if key not in _KINDS:
            faults.append(TomlFault(key, perhaps(choice_of(_KINDS), nearest(key, _KINDS)), _THIS_KEY, number))
        elif not _fits(key, value, known):
            faults.append(TomlFault(key, _expected(key, value, known), shown(value), number))
    return faults


def _expected(key: str, value: object, known: Sequence[str]) -> Text:
    """Return what is expected of an entry's *key*, with the cell or rule that may be meant by one that is none."""
    expected = _KINDS[key][1]
    if key == "rule":
        return perhaps(expected, nearest(value, known))
    if key == "cells" and isinstance(value, list):
        wrong = next((pattern for pattern in value if not _names_cells(pattern)), None)
        return perhaps(expected, nearest(wrong, cell_keys()))
    return expected


def _names_cells(pattern: object) -> bool:
    """Whether a cell of either form is meant: one misspelt would waive nothing, and nobody would know why."""
    return isinstance(pattern, str) and any(fnmatchcase(key, pattern) for key in cell_keys())


def _fits(key: str, value: object, known: Sequence[str]) -> bool:
    kind, _ = _KINDS[key]
    if not isinstance(value, kind) or isinstance(value, bool | datetime):
        return False
    if key == "rule":
        return bool(value) and any(name.startswith(str(value)) for name in known)
    if key == "action":
        return value in _ACTIONS
    if key == "cells":
        return bool(value) and all(map(_names_cells, value))  # type: ignore[call-overload]
    return bool(value)
