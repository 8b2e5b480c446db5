"""JSON Schema (2020-12) of the documents of this package: check results and the rules as data."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.codec.schema import DATE, DIALECT, title
from gov_disclosure.model import Place
from gov_disclosure.results.plain import VERSION
from gov_disclosure.results.words import COMMON, Words
from gov_disclosure.results.words_of_prose import OF_PROSE
from gov_disclosure.results.words_of_trees import OF_TREES
from gov_disclosure.rules.verdict import Outcome, Severity
from gov_disclosure.text import Text

Json = dict[str, Any]

WORDS = {**COMMON, **OF_PROSE, **OF_TREES}
"""By key, or by the key or definition the object belongs to and the key, where a key means different things."""


def closed_object(properties: Json, *, required: tuple[str, ...] | None = None, **more: Any) -> Json:
    """Return the schema of an object that has these properties, all of them unless told, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties) if required is None else sorted(required),
        "additionalProperties": False,
        **more,
    }


def list_of(items: Json, **more: Any) -> Json:
    """Return the schema of a list of *items*."""
    return {"type": "array", "items": items, **more}


def described(schema: Json, owner: str = "") -> Json:
    """
    Return *schema* with what there is to say of every key, in Chinese and English.

    A key that refers to a definition says nothing beside it: generators of
    types would make a copy for each. Definitions get their name as title.
    """
    found = dict(schema)
    if "properties" in schema:
        found["properties"] = {
            key: member if "$ref" in member else {**said(_words(owner, key)), **described(member, key)}
            for key, member in schema["properties"].items()
        }
    if "items" in schema:
        found["items"] = described(schema["items"], owner)
    if "$defs" in schema:
        found["$defs"] = {
            name: {"title": title(name), **said(WORDS[name]), **described(member, name)}
            for name, member in schema["$defs"].items()
        }
    return found


def _words(owner: str, key: str) -> Words:
    return WORDS.get(f"{owner}.{key}") or WORDS[key]


def said(words: Words) -> Json:
    """Return the annotation that gives *words*."""
    title, about = words
    zh = f"{title.zh}：{about.zh}" if about else f"{title.zh}。"
    en = f"{title.en}: {about.en}" if about else f"{title.en}."
    return {"description": f"{zh}\n{en}"}


def document(name: str, version: str, words: Words, schema: Json, definitions: Json) -> Json:
    """Return the schema of a whole document: its address, what it is, what is in it."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:gov-disclosure:schema:{name}:{version}",
        "title": words.title.en,
        **said(words),
        **described({**schema, "$defs": definitions}, name),
    }


BOTH = closed_object({"zh": {"type": "string"}, "en": {"type": "string"}})
FIGURE = {"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "null"}]}
_CODE = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
_POINTER = {"type": "string", "pattern": "^(/[a-z_]+)+$"}
_COUNT = {"type": "integer", "minimum": 0}
SPAN = closed_object(
    {
        "section": list_of(_COUNT),
        "paragraph": {"type": "integer"},
        "start": _COUNT,
        "end": _COUNT,
        "quote": {"type": "string"},
    }
)
"""The schema of a stretch of the narrative."""


def _finding() -> Json:
    return closed_object(
        {
            "id": {"type": "string"},
            "rule": {"$ref": "#/$defs/RuleCode"},
            "outcome": {"enum": [Outcome.FAILED.value, Outcome.UNDETERMINED.value]},
            "severity": {"$ref": "#/$defs/Severity"},
            "message": {"$ref": "#/$defs/Text"},
            "cells": list_of(
                closed_object(
                    {
                        "cell": {"type": ["string", "null"]},
                        "figure": FIGURE,
                        "place": {"anyOf": [{"$ref": "#/$defs/Place"}, {"type": "null"}]},
                    }
                )
            ),
            "expected": {"$ref": "#/$defs/Fact"},
            "actual": {"$ref": "#/$defs/Fact"},
            "facts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Fact"}},
            "span": {"anyOf": [{"$ref": "#/$defs/Span"}, {"type": "null"}]},
            "explanation": {"type": ["integer", "null"]},
        }
    )


def _place() -> Json:
    numbers = {"page", "table", "row", "column", "line", "start", "end"}
    kinds: Json = {name: {"type": "integer", "minimum": 0} for name in numbers}
    kinds |= {"sheet": {"type": "string"}, "ref": {"type": "string"}, "box": list_of({"type": "number"})}
    return closed_object({field.name: kinds[field.name] for field in attrs.fields(Place)}, required=())


def _explanation() -> Json:
    number = {"type": ["integer", "null"]}
    cell = closed_object(
        {
            "cell": {"type": "string"},
            "printed": number,
            "needed": number,
            "low": {"type": "integer"},
            "high": number,
            "slip": {"type": ["string", "null"]},
        }
    )
    return closed_object(
        {
            "cause": {"type": ["string", "null"]},
            "also": list_of({"type": "string"}),
            "message": {"$ref": "#/$defs/Text"},
            "cells": list_of(cell),
        }
    )


def _coverage() -> Json:
    keys = list_of({"type": "string"})
    return closed_object(
        {
            "pinned": _COUNT,
            "grouped": list_of(keys),
            "unseen": keys,
            "undecided": keys,
            "summary": {"$ref": "#/$defs/Text"},
        }
    )


def _waiver() -> Json:
    return closed_object(
        {
            "rule": {"type": "string"},
            "action": {"enum": ["silence", *(severity.value for severity in Severity)]},
            "reason": {"type": "string"},
            "author": {"type": "string"},
            "expires": {"type": "string", **DATE},
            "cells": list_of({"type": "string"}),
            "organ": {"type": ["string", "null"]},
            "year": {"type": ["integer", "null"]},
            "fingerprint": {"type": ["string", "null"]},
        }
    )


def check_result_schema() -> Json:
    """
    Return the JSON Schema of what `result_to_plain` gives.

    The published copy is ``schemas/check-result-1.schema.json``. The dict is
    the caller's own.
    """
    part = closed_object(
        {
            "identities": list_of({"type": "string"}),
            "size": _COUNT,
            "status": {"enum": ["proved", "budget"]},
            "total": _COUNT,
            "explanations": list_of({"$ref": "#/$defs/Explanation"}),
        }
    )
    whole = closed_object(
        {
            "schema": {"type": "string", "const": VERSION},
            "ok": {"type": "boolean"},
            "counts": closed_object({outcome.value: _COUNT for outcome in Outcome}),
            "outcomes": {
                "type": "object",
                "propertyNames": {"$ref": "#/$defs/RuleCode"},
                "additionalProperties": {"enum": [outcome.value for outcome in Outcome]},
            },
            "findings": list_of({"$ref": "#/$defs/Finding"}),
            "explanations": list_of(part),
            "coverage": _coverage(),
            "waived": list_of(
                closed_object({"finding": {"$ref": "#/$defs/Finding"}, "waiver": {"$ref": "#/$defs/Waiver"}})
            ),
            "unused_waivers": list_of(
                closed_object({"why": {"enum": ["expired", "unmatched"]}, "waiver": {"$ref": "#/$defs/Waiver"}})
            ),
            "crashes": list_of(closed_object({"rule": {"$ref": "#/$defs/RuleCode"}, "error": {"type": "string"}})),
        }
    )
    about = Words(Text("核对结果", "Check result"), Text("一份报告的核对结果。", "What checking one report came to."))
    return document("check-result", VERSION, about, whole, {**finding_definitions(), **_other_definitions()})


def finding_definitions() -> Json:
    """Return the definitions that a finding takes, for every document that has findings."""
    fact = [
        {"type": "number"},
        {"type": "string"},
        {"type": "null"},
        list_of({"type": "string"}),
        {"$ref": "#/$defs/Text"},
    ]
    return {
        "Fact": {"anyOf": fact},
        "Finding": _finding(),
        "Place": _place(),
        "RuleCode": _CODE,
        "Severity": {"enum": [severity.value for severity in Severity]},
        "Span": SPAN,
        "Text": BOTH,
    }


def _other_definitions() -> Json:
    return {"Explanation": _explanation(), "Waiver": _waiver()}


def rules_schema() -> Json:
    """
    Return the JSON Schema of ``schemas/rules.json``, the rules as data.

    The published copy is ``schemas/rules-1.schema.json``. The dict is the
    caller's own.
    """
    words = closed_object(
        {"title": {"type": "string"}, "failed": {"type": "string"}, "undetermined": {"type": "string"}}
    )
    relation = closed_object(
        {
            "id": {"type": "string"},
            "left": list_of(_POINTER),
            "sign": {"enum": ["==", "<="]},
            "right": list_of(_POINTER),
            "signed": list_of(_POINTER),
            "editions": list_of({"type": "string"}, minItems=1),
        }
    )
    rule = closed_object(
        {
            "code": {"$ref": "#/$defs/RuleCode"},
            "severity": {"enum": [severity.value for severity in Severity]},
            "source": {"$ref": "#/$defs/Text"},
            "since": {"type": "string"},
            "zh": words,
            "en": words,
            "relations": list_of(relation, minItems=1),
        }
    )
    about = Words(
        Text("规则数据", "Rules as data"), Text("可写成线性算式的规则。", "Every rule that is linear arithmetic.")
    )
    whole = closed_object(
        {
            "schema": {"type": "string", "const": VERSION},
            "about": {"$ref": "#/$defs/Text"},
            "applies": {"$ref": "#/$defs/Text"},
            "blank": {"$ref": "#/$defs/Text"},
            "placeholders": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Text"}},
            "phrases": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Text"}},
            "rules": list_of(rule),
        }
    )
    return document("rules", VERSION, about, whole, {"RuleCode": _CODE, "Text": BOTH})
