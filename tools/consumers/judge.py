"""
Verdicts of Python's validators on documents given as texts, and a round trip of the right ones through pydantic models.

Runs in an environment that has the pinned tools and not this package:
``judge.py SCHEMAS WORK`` reads ``WORK/documents.json`` and the generated
``WORK/models.py``, and prints verdicts and what did not come back as JSON.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs


def refuse(constant: str) -> None:
    """Refuse what only Python takes for a number."""
    raise ValueError(constant)


def accepted(text: str, judge: Callable[[Any], bool]) -> bool:
    """Return whether a validator accepts what a parser makes of a document."""
    try:
        return judge(json.loads(text, parse_constant=refuse))
    except ValueError:  # no JSON; or text that UTF-8 cannot hold
        return False


def main(schemas: Path, work: Path) -> None:
    """Print verdicts as JSON."""
    schema = json.loads((schemas / "report-1.schema.json").read_text("utf-8"))
    texts = json.loads((work / "documents.json").read_text("utf-8"))
    judges = {
        "jsonschema": jsonschema.Draft202012Validator(schema).is_valid,
        "jsonschema-rs": jsonschema_rs.Draft202012Validator(schema).is_valid,
    }
    found: dict[str, Any] = {name: [accepted(text, judge) for text in texts] for name, judge in judges.items()}
    spec = importlib.util.spec_from_file_location("models", work / "models.py")
    assert spec is not None
    assert spec.loader is not None
    models = importlib.util.module_from_spec(spec)
    sys.modules["models"] = models
    spec.loader.exec_module(models)
    found["lost"] = []
    for text in json.loads((work / "right.json").read_text("utf-8")):
        again = models.Report.model_validate_json(text).model_dump_json(by_alias=True, exclude_unset=True)
        if json.loads(again) != json.loads(text):
            found["lost"].append(text)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
