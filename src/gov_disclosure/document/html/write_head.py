"""The head of a page that is one file: its style and script inside it, and nothing else allowed to run or to load."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

LANGS: Mapping[str, str] = {"zh": "zh-Hans", "en": "en"}
"""The languages of this package as HTML names them."""


def head(title: str, lang: str, *, style: str, script: str | None = None, metadata: Iterable[str] = ()) -> list[str]:
    """
    Return the lines of a page up to its body.

    Args:
        title: as HTML, what would be markup escaped.
        lang: a language of this package, or one of the document's own.
        style: the one style sheet.
        script: the one script, which the body has at its end; ``None`` for none.
        metadata: elements of the document's own.

    """
    return [
        "<!DOCTYPE html>",
        f'<html lang="{LANGS.get(lang, lang)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *metadata,
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
    ]


def _policy(style: str, script: str | None) -> str:
    """Return a content security policy that allows nothing but this one style sheet and, if there is one, script."""
    run = "" if script is None else f" script-src '{_digest(script)}';"
    return f"default-src 'none'; style-src '{_digest(style)}';{run} base-uri 'none'; form-action 'none'"


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
