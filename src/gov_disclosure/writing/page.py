"""A page of HTML that is one file: its style and script inside it, and nothing else allowed to run or to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from gov_disclosure.document.characters import for_terminal
from gov_disclosure.document.html.write_head import head
from gov_disclosure.text import Lang


def page(title: str, lang: Lang, *, styles: Iterable[str], script: str, body: Iterable[str]) -> Iterator[str]:
    """
    Yield the lines of a page.

    Args:
        title: Of the page, and its first heading.
        lang: Its language.
        styles: Names of style sheets of this package, in order.
        script: Name of a script of this package.
        body: What follows the heading, as HTML.

    """
    style, run = "".join(map(_part, styles)), _part(script)
    yield from head(title, lang, style=style, script=run)
    yield f"<h1>{title}</h1>"
    yield from body
    yield from (f"<script>{run}</script>", "</body>", "</html>", "")


def text(value: object) -> str:
    """Return *value* as it may stand between tags and in quoted attributes."""
    return escape(for_terminal(str(value)))


def _part(name: str) -> str:
    return files("gov_disclosure.writing").joinpath(name).read_text(encoding="utf-8")
