"""What ``validate --format json`` prints, and its schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gov_disclosure.codec import Fault
from gov_disclosure.results.schemas import BOTH, closed_object, document, list_of
from gov_disclosure.results.words import Words
from gov_disclosure.text import Text

VERSION = "1"
"""Version of the document, its key ``schema``."""


def validation_to_plain(documents: Iterable[tuple[str, Iterable[Fault]]]) -> dict[str, Any]:
    """Return the faults of documents, each given with where it came from."""
    return {"schema": VERSION, "documents": [_document(source, [*faults]) for source, faults in documents]}


def _document(source: str, faults: list[Fault]) -> dict[str, Any]:
    listed = [
        {"path": _shown(fault.path), "expected": _both(fault.expected), "found": _both(fault.found)} for fault in faults
    ]
    return {"source": source, "valid": not faults, "faults": listed}


def _shown(path: str) -> str:
    """Return a path as UTF-8 can hold it: keys may have lone surrogates."""
    return path.encode(errors="backslashreplace").decode()


def _both(words: Text) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


def validation_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `validation_to_plain` gives."""
    text = {"$ref": "#/$defs/Text"}
    fault = closed_object({"path": {"type": "string"}, "expected": text, "found": text})
    of = closed_object(
        {
            "source": {"type": "string"},
            "valid": {"type": "boolean"},
            "faults": list_of({"$ref": "#/$defs/Fault"}),
        }
    )
    whole = {"schema": {"type": "string", "const": VERSION}, "documents": list_of(of)}
    about = Words(Text("格式核对结果", "Validation"), Text("各份 JSON 文档的错误。", "The faults of JSON documents."))
    return document("validation", VERSION, about, closed_object(whole), {"Fault": fault, "Text": BOTH})
