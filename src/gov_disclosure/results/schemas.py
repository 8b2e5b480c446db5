"""JSON Schema (2020-12) of the documents of this package: check results and the rules as data."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.model import Place
from gov_disclosure.results.plain import VERSION
from gov_disclosure.results.words import WORDS, Words
from gov_disclosure.rules.verdict import Outcome, Severity

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]


def closed_object(properties: Json, *, required: tuple[str, ...] | None = None, **more: Any) -> Json:
    """Return the schema of an object that has these properties, all of them unless told, and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties) if required is None else sorted(required),
        "additionalProperties": False,
        **more,
    }


def _list(items: Json, **more: Any) -> Json:
    return {"type": "array", "items": items, **more}


def described(schema: Json, owner: str = "") -> Json:
    """Return *schema* with what there is to say of every key: in Chinese, and in English under ``x-about``."""
    found = dict(schema)
    if "properties" in schema:
        found["properties"] = {
            key: said(WORDS.get(f"{owner}.{key}") or WORDS[key]) | described(member, key)
            for key, member in schema["properties"].items()
        }
    if "items" in schema:
        found["items"] = described(schema["items"], owner)
    if "$defs" in schema:
        found["$defs"] = {name: described(member, name) for name, member in schema["$defs"].items()}
    return found


def said(words: Words) -> Json:
    """Return the annotations that give *words*."""
    zh, en = (
        {"title": title} | ({"description": about} if about else {}) for title, about in (words[::2], words[1::2])
    )
    return {**zh, "x-about": {"en": en}}


_BOTH = closed_object({"zh": {"type": "string"}, "en": {"type": "string"}})
_CODE = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
_POINTER = {"type": "string", "pattern": "^(/[a-z_]+)+$"}
_COUNT = {"type": "integer", "minimum": 0}


SPAN = closed_object(
    {
        "section": _list(_COUNT),
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
            "rule": {"$ref": "#/$defs/code"},
            "outcome": {"enum": [Outcome.FAILED.value, Outcome.UNDETERMINED.value]},
            "severity": {"$ref": "#/$defs/severity"},
            "message": {"$ref": "#/$defs/both"},
            "cells": _list(
                closed_object(
                    {
                        "cell": {"type": ["string", "null"]},
                        "figure": {"type": ["number", "string", "null"]},
                        "place": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]},
                    }
                )
            ),
            "expected": {"$ref": "#/$defs/fact"},
            "actual": {"$ref": "#/$defs/fact"},
            "facts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/fact"}},
            "span": {"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]},
            "explanation": {"type": ["integer", "null"]},
        }
    )


def _place() -> Json:
    numbers = {"page", "table", "row", "column", "line", "start", "end"}
    kinds: Json = {name: {"type": "integer", "minimum": 0} for name in numbers}
    kinds |= {"sheet": {"type": "string"}, "ref": {"type": "string"}, "box": _list({"type": "number"})}
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
            "also": _list({"type": "string"}),
            "message": {"$ref": "#/$defs/both"},
            "cells": _list(cell),
        }
    )


def _coverage() -> Json:
    keys = _list({"type": "string"})
    return closed_object(
        {
            "pinned": _COUNT,
            "grouped": _list(keys),
            "unseen": keys,
            "undecided": keys,
            "summary": {"$ref": "#/$defs/both"},
        }
    )


def _waiver() -> Json:
    return closed_object(
        {
            "rule": {"type": "string"},
            "action": {"enum": ["silence", *(severity.value for severity in Severity)]},
            "reason": {"type": "string"},
            "author": {"type": "string"},
            "expires": {"type": "string", "format": "date"},
            "cells": _list({"type": "string"}),
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
            "identities": _list({"type": "string"}),
            "size": _COUNT,
            "status": {"enum": ["proved", "budget"]},
            "total": _COUNT,
            "explanations": _list({"$ref": "#/$defs/explanation"}),
        }
    )
    return described(
        {
            "$schema": _DIALECT,
            "$id": f"urn:gov-disclosure:schema:check-result:{VERSION}",
            **said(Words("核对结果", "Result of a check", "一份报告的核对结果。", "What checking one report came to.")),
            **closed_object(
                {
                    "schema": {"const": VERSION},
                    "ok": {"type": "boolean"},
                    "counts": closed_object({outcome.value: _COUNT for outcome in Outcome}),
                    "outcomes": {
                        "type": "object",
                        "propertyNames": {"$ref": "#/$defs/code"},
                        "additionalProperties": {"enum": [outcome.value for outcome in Outcome]},
                    },
                    "findings": _list({"$ref": "#/$defs/finding"}),
                    "explanations": _list(part),
                    "coverage": _coverage(),
                    "waived": _list(
                        closed_object({"finding": {"$ref": "#/$defs/finding"}, "waiver": {"$ref": "#/$defs/waiver"}})
                    ),
                    "unused_waivers": _list(
                        closed_object({"why": {"enum": ["expired", "unmatched"]}, "waiver": {"$ref": "#/$defs/waiver"}})
                    ),
                    "crashes": _list(closed_object({"rule": {"$ref": "#/$defs/code"}, "error": {"type": "string"}})),
                }
            ),
            "$defs": {
                "both": _BOTH,
                "code": _CODE,
                "explanation": _explanation(),
                "fact": {
                    "type": ["number", "string", "array", "object", "null"],
                    "items": {"type": "string"},
                    "additionalProperties": {"type": "string"},
                },
                "finding": _finding(),
                "place": _place(),
                "severity": {"enum": [severity.value for severity in Severity]},
                "span": SPAN,
                "waiver": _waiver(),
            },
        }
    )


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
            "left": _list(_POINTER),
            "sign": {"enum": ["==", "<="]},
            "right": _list(_POINTER),
            "signed": _list(_POINTER),
            "editions": _list({"type": "string"}, minItems=1),
        }
    )
    rule = closed_object(
        {
            "code": {"$ref": "#/$defs/code"},
            "severity": {"enum": [severity.value for severity in Severity]},
            "source": {"$ref": "#/$defs/both"},
            "since": {"type": "string"},
            "zh": words,
            "en": words,
            "relations": _list(relation, minItems=1),
        }
    )
    return described(
        {
            "$schema": _DIALECT,
            "$id": f"urn:gov-disclosure:schema:rules:{VERSION}",
            **said(
                Words("规则数据", "Rules as data", "可写成线性算式的规则。", "Every rule that is linear arithmetic.")
            ),
            **closed_object(
                {
                    "schema": {"const": VERSION},
                    "about": {"$ref": "#/$defs/both"},
                    "applies": {"$ref": "#/$defs/both"},
                    "blank": {"$ref": "#/$defs/both"},
                    "rules": _list(rule),
                }
            ),
            "$defs": {"both": _BOTH, "code": _CODE},
        }
    )
