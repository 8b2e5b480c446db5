"""
Example documents of the rules, found by folder: ``tests/examples/rules/<CODE>/<kind>*.json``.

The format is described in ``tests/examples/rules/README.md``. The tests run
these files and the rule pages show them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure import cells, forms, rules
from gov_disclosure.model import Note, NoteKind, Organ, Period, Report, Section
from gov_disclosure.rules import CheckResult, Outcome, engine

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1] / "examples" / "rules"

KINDS: Mapping[str, Outcome] = {
    "pass": Outcome.PASSED,
    "fail": Outcome.FAILED,
    "undetermined": Outcome.UNDETERMINED,
}
"""Beginning of a file's name to the outcome it stands for; ``expect`` in the file may say otherwise."""

_DOCUMENT_KEYS = {"base", "blocks", "set", "set_all", "as_printed", "report"}
_KEYS = _DOCUMENT_KEYS | {"about", "notes", "previous", "children", "blank", "expect", "findings", "cells", "severity"}
_REPORT_KEYS = {"year", "organ", "scope", "period", "published", "source", "title", "preamble", "sections", "form"}


@attrs.frozen
class Example:
    """One example file: what it shows, what it expects of its rule, and how to check it."""

    code: str
    kind: str
    path: Path
    data: Mapping[str, Any]

    @property
    def expected(self) -> Outcome:
        """How the rule must end on it."""
        return Outcome(self.data.get("expect", KINDS[self.kind]))

    def report(self) -> Report:
        """Build the report it describes."""
        return build(self.data)

    def check(self, *select: str) -> CheckResult:
        """Check it with the rules *select*, by default its own."""
        return self._check(select or (self.code,))

    def check_all(self) -> CheckResult:
        """Check it with every rule."""
        return self._check(None)

    def _check(self, select: tuple[str, ...] | None) -> CheckResult:
        previous, children = self.data.get("previous"), self.data.get("children")
        notes = self.data.get("notes")
        return rules.check(
            self.report(),
            previous=None if previous is None else build(previous),
            children=None if children is None else [build(child) for child in children],
            notes=None if notes is None else [_note(note) for note in notes],
            blank=self.data.get("blank", "unknown"),
            select=select,
        )


def examples(code: str | None = None) -> Iterator[Example]:
    """Yield the examples of a rule, or of all rules, by path."""
    for path in sorted(ROOT.glob(f"{code or '[A-Z]*'}/*.json")):
        kind = next((kind for kind in KINDS if path.stem.startswith(kind)), None)
        if kind is None:
            raise ValueError(f"{path}: the name begins with none of {', '.join(KINDS)}")
        data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        unknown = data.keys() - _KEYS
        if unknown or set(data.get("about", ())) != {"zh", "en"}:
            raise ValueError(f"{path}: 'about' needs zh and en; unknown keys: {sorted(unknown)}")
        yield Example(path.parent.name, kind, path, data)


def run_instead(patch: pytest.MonkeyPatch, rule: rules.Rule) -> None:
    """Let `check` run *rule* in the place of the rule of its code."""
    others = {one.code: one for one in rules.rules()}
    patch.setattr(engine, "registered", lambda: tuple({**others, rule.code: rule}.values()))


@cache
def _base(edition: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((ROOT / "base" / f"{edition}.json").read_text(encoding="utf-8"))
    return found


def build(data: Mapping[str, Any]) -> Report:
    """Build a report from an example's document: the base with what the example changes."""
    base = _base(data.get("base", "2021"))
    form = forms.mixed(base["form"], data.get("blocks", {}))
    figures: dict[str, Any] = {key: base["figures"].get(key, 0) for key in form.cells}
    if "set_all" in data:
        figures = dict.fromkeys(figures, data["set_all"])
    figures |= data.get("set", {})
    disclosure, requests, disputes = cells.build_tables(form, {k: _figure(form, k, v) for k, v in figures.items()})
    told = data.get("report", {})
    if unknown := told.keys() - _REPORT_KEYS:
        raise ValueError(f"unknown report keys: {sorted(unknown)}")
    told = {**base, **told}
    organ = told["organ"] if isinstance(told["organ"], dict) else {"name": told["organ"]}
    return Report(
        form=told["form"],
        year=told["year"],
        organ=Organ(**organ),
        scope=told.get("scope"),
        period=told["period"] and Period(**dict(zip(("start", "end"), map(_day, told["period"]), strict=True))),
        published=told["published"] and _day(told["published"]),
        source=told.get("source"),
        title=told["title"],
        preamble=tuple(told.get("preamble", ())),
        sections=_sections(base["sections"], data.get("report", {}).get("sections", {})),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
        as_printed=_printed(form, data.get("as_printed", {})),
    )


def _figure(form: forms.Form, key: str, value: Any) -> Any:
    if value is None or form.cell(key).kind != "amount":
        return value
    return Decimal(value)


def _printed(form: forms.Form, told: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the printed texts; the key ``*`` stands for every cell of the form."""
    named = {key: text for key, text in told.items() if key != "*"}
    return {**(dict.fromkeys(form.cells, told["*"]) if "*" in told else {}), **named}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _note(data: Mapping[str, Any]) -> Note:
    return Note(**{**data, "kind": NoteKind(data["kind"]), "cells": tuple(data.get("cells", ()))})


def _sections(base: Mapping[str, Any], told: Any) -> tuple[Section, ...]:
    """Return the base's sections with the told ones in their place, or the told list alone."""
    if isinstance(told, list):
        return tuple(_section(None, item) for item in told)
    merged = {**base, **told}
    return tuple(_section(key, item) for key, item in merged.items() if item is not None)


def _section(key: Any, item: Any) -> Section:
    if isinstance(item, list):
        item = {"paragraphs": item}
    official = {form.key: f"{form.number}、{form.zh}" for form in forms.for_edition("2021").sections}
    key = item.get("key", key)
    return Section(
        key=key,
        heading=item.get("heading", official.get(key, "")),
        paragraphs=tuple(item.get("paragraphs", ())),
        sections=tuple(_section(None, part) for part in item.get("sections", ())),
    )
