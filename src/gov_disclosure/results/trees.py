"""What ``rollup`` of a folder finds as a plain document (``--format json``), and its schema."""

from __future__ import annotations

from typing import Any, get_args

from gov_disclosure.comparison import Basis, Branch, Mode, Reason, RollUpTree, RosterEntry
from gov_disclosure.model import Level
from gov_disclosure.results.comparisons import rollup_schema, rollup_to_plain, versions_schema, versions_to_plain
from gov_disclosure.results.schemas import BOTH, closed_object, document, list_of
from gov_disclosure.results.words import Words
from gov_disclosure.text import Text

VERSION = "1"
"""Version of the document, its key ``schema``."""


def rollup_tree_to_plain(tree: RollUpTree) -> dict[str, Any]:
    """Return the wholes of each year with their parts, what was counted nowhere and why, and who is missing."""
    return {
        "schema": VERSION,
        "mode": tree.mode,
        "roster": tree.roster,
        "branches": [_branch(one) for one in tree.branches],
        "left_out": [
            {
                "year": one.year,
                "organ": one.organ,
                "source": one.source,
                "reason": one.reason,
                "why": {"zh": one.message("zh"), "en": one.message("en")},
            }
            for one in tree.left_out
        ],
        "versions": versions_to_plain(tree.versions),
        "absent": [
            {"year": year, "organs": [_entry(one) for one in entries]}
            for year, entries in tree.missing.items()
            if tree.roster
        ],
    }


def _branch(one: Branch) -> dict[str, Any]:
    result = None
    if one.result is not None:
        result = rollup_to_plain(one.result)
        for key in ("schema", "mode"):
            result.pop(key)
    return {
        "year": one.year,
        "organ": one.whole,
        "level": one.level,
        "source": one.source,
        "parts": [{"organ": part.organ, "source": part.source, "by": part.by} for part in one.parts],
        "absent": [_entry(entry) for entry in one.missing],
        "result": result,
    }


def _entry(one: RosterEntry) -> dict[str, Any]:
    return {"name": one.name, "level": one.level, "division_code": one.division_code, "parent": one.parent}


_TEXT = {"type": "string"}
_OR_NULL = {"type": ["string", "null"]}
_INTEGER = {"type": "integer"}
_LEVEL = {"enum": [*get_args(Level), None]}


def rollup_tree_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `rollup_tree_to_plain` gives."""
    entry = closed_object({"name": _TEXT, "level": _LEVEL, "division_code": _OR_NULL, "parent": _OR_NULL})
    part = closed_object({"organ": _TEXT, "source": _TEXT, "by": {"enum": list(get_args(Basis))}})
    rolled_up = dict(rollup_schema()["properties"])
    for key in ("schema", "mode"):
        rolled_up.pop(key)
    branch = {
        "year": _INTEGER,
        "organ": _TEXT,
        "level": _LEVEL,
        "source": _OR_NULL,
        "parts": list_of({"$ref": "#/$defs/PartOf"}),
        "absent": list_of({"$ref": "#/$defs/RosterEntry"}),
        "result": {"anyOf": [{"$ref": "#/$defs/RolledUp"}, {"type": "null"}]},
    }
    left_out = {
        "year": _INTEGER,
        "organ": _TEXT,
        "source": _TEXT,
        "reason": {"enum": list(get_args(Reason))},
        "why": {"$ref": "#/$defs/Text"},
    }
    absent = {"year": _INTEGER, "organs": list_of({"$ref": "#/$defs/RosterEntry"})}
    about = Words(
        Text("逐级汇总", "Roll-ups of a folder"),
        Text("各年度的汇总报告与各部分之和。", "The wholes of each year beside the sums of their parts."),
    )
    whole = closed_object(
        {
            "schema": {"type": "string", "const": VERSION},
            "mode": {"enum": list(get_args(Mode))},
            "roster": {"type": "integer", "minimum": 0},
            "branches": list_of(closed_object(branch)),
            "left_out": list_of(closed_object(left_out)),
            "versions": list_of({"$ref": "#/$defs/Versions"}),
            "absent": list_of(closed_object(absent)),
        }
    )
    definitions = {
        "PartOf": part,
        "RolledUp": closed_object(rolled_up),
        "RosterEntry": entry,
        "Text": BOTH,
        "Versions": versions_schema(),
    }
    return document("rollup-tree", VERSION, about, whole, definitions)
