"""JSON Schema (2020-12) of the documents of this package: check results and the rules as data."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.model import Place
from gov_disclosure.rules._plain import VERSION
from gov_disclosure.rules._types import Outcome, Severity

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


def _text(zh: str, en: str, **more: Any) -> Json:
    return {"type": "string", "description": zh, "x-en": en, **more}


_BOTH = closed_object({"zh": {"type": "string"}, "en": {"type": "string"}})
_CODE = {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
_POINTER = {"type": "string", "pattern": "^(/[a-z_]+)+$"}
_COUNT = {"type": "integer", "minimum": 0}


def _finding() -> Json:
    return closed_object(
        {
            "id": _text("规则、单元格和数的指纹，数改变则指纹改变", "Fingerprint over rule, cells and figures."),
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
                ),
                description="所涉单元格，所疑者在前",
                **{"x-en": "The cells it is about, the culprit first where one is known."},
            ),
            "expected": {"$ref": "#/$defs/fact"},
            "actual": {"$ref": "#/$defs/fact"},
            "facts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/fact"}},
            "span": {"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}]},
            "explanation": {
                "type": ["integer", "null"],
                "description": "在 explanations 中的序号，从 0 起",
                "x-en": "Index into explanations, from 0.",
            },
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
    also = _list(
        {"type": "string"},
        description="结果完全相同的其他原因",
        **{"x-en": "Other causes that would have left the very same figures."},
    )
    return closed_object(
        {
            "cause": {"type": ["string", "null"]},
            "also": also,
            "message": {"$ref": "#/$defs/both"},
            "cells": _list(cell),
        }
    )


def _coverage() -> Json:
    keys = _list({"type": "string"})
    return closed_object(
        {
            "pinned": {
                **_COUNT,
                "description": "单独出错时可以发现并定位的格数",
                "x-en": "Number of cells in which a single wrong figure would be found and located.",
            },
            "grouped": _list(keys, description="可以发现、只能定位到组的格", **{"x-en": "Found, but one of a group."}),
            "unseen": {**keys, "description": "单独出错时发现不了的格", "x-en": "Cells in which it could pass unseen."},
            "undecided": {
                **keys,
                "description": "因空白无法判定的恒等式",
                "x-en": "Identities left open by blanks.",
            },
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
    return {
        "$schema": _DIALECT,
        "$id": f"urn:gov-disclosure:schema:check-result:{VERSION}",
        "title": "检查结果",
        "x-en": "What checking one report came to.",
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
            "span": closed_object(
                {
                    "section": _list(_COUNT),
                    "paragraph": {"type": "integer"},
                    "start": _COUNT,
                    "end": _COUNT,
                    "quote": {"type": "string"},
                }
            ),
            "waiver": _waiver(),
        },
    }


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
            "signed": _list(_POINTER, description="可为负数的格", **{"x-en": "Cells that may hold a negative figure."}),
            "editions": _list({"type": "string"}, minItems=1),
        }
    )
    rule = closed_object(
        {
            "code": {"$ref": "#/$defs/code"},
            "severity": {"enum": [severity.value for severity in Severity]},
            "source": {"type": "string"},
            "since": {"type": "string"},
            "zh": words,
            "en": words,
            "relations": _list(relation, minItems=1),
        }
    )
    return {
        "$schema": _DIALECT,
        "$id": f"urn:gov-disclosure:schema:rules:{VERSION}",
        "title": "以数据表示的规则",
        "x-en": "Every rule that is linear arithmetic, as data.",
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
