"""What two pages of the documentation in two languages have in common: their outline, code, links, pictures, tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ENGLISH_ONLY = {"reference/api.md"}
"""Made from docstrings, which are English."""
PUBLISHED = "https://gov-disclosure.readthedocs.io/en/latest/"

FENCE = re.compile(r"^(?P<fence>```+|:::+)(?P<kind>[^\n]*)\n(?P<body>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r'"[^"\n]*"')


def english_pages() -> list[str]:
    """Return the English pages by their paths in ``docs``."""
    return sorted(path for path in _paths(DOCS) if not path.startswith("zh/"))


def chinese_pages() -> list[str]:
    """Return the Chinese pages by their paths in ``docs/zh``."""
    return sorted(_paths(DOCS / "zh"))


def _paths(folder: Path) -> Iterator[str]:
    for file in folder.rglob("*.md"):
        path = file.relative_to(folder).as_posix()
        if not path.startswith("_build/"):
            yield path


def differences(english: str, chinese: str) -> list[str]:
    """Return in words what an English page and its Chinese counterpart do not share."""
    found = []
    for name, facts in _FACTS.items():
        here, there = facts(english), facts(chinese)
        if here != there:
            missing = [fact for fact in here if fact not in there]
            more = [fact for fact in there if fact not in here]
            found.append(
                f"{name}: only in English {missing}, only in Chinese {more}, {len(here)} and {len(there)} in all"
            )
    return [*found, *_different_code(english, chinese)]


def _different_code(english: str, chinese: str) -> Iterator[str]:
    """Yield each block that is not the same in both languages, or that only one of them has."""
    for here, there in zip_longest(_code(english), _code(chinese), fillvalue=""):
        if _QUOTED.split(here) != _QUOTED.split(there) or any(
            one != other and not (_HAN.search(other) and not _HAN.search(one))
            for one, other in zip(_QUOTED.findall(here), _QUOTED.findall(there), strict=True)
        ):
            yield f"code: in English\n{here}\nin Chinese\n{there}"


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: what they are (``python``, ``{image} x.png``), and their text."""
    return [(found["kind"], found["body"]) for found in FENCE.finditer(page)]


def _prose(page: str) -> str:
    return FENCE.sub("", page)


def _headings(page: str) -> list[str]:
    """Return the levels of the headings, and of each what stands in it as code, which no language changes."""
    return [
        f"{marks} {' '.join(re.findall('`[^`]+`', words))}".strip()
        for marks, words in re.findall(r"^(#+) (.*)$", _prose(page), re.MULTILINE)
    ]


def _code(page: str) -> list[str]:
    return [f"{kind}\n{_same_code(kind, body)}" for kind, body in blocks(page) if not kind.startswith("{")]


def _same_code(kind: str, body: str) -> str:
    """Return code without what is said in the language of the page: comments, outputs, the language asked for."""
    if kind == "python":
        body = ast.unparse(ast.parse(body))
    elif kind == "console":
        body = "".join(f"{line}\n" for line in body.splitlines() if line.startswith("$ "))
    elif kind == "text":
        return body
    body = re.sub(r"(^|\s+)(#|//) .*$|/\*.*?\*/", "", body, flags=re.MULTILINE)
    return re.sub(r"(--lang |\.|\")zh\b", r"\1en", body.replace("'", '"'))


def _links(page: str) -> list[str]:
    """Return where the links of a page lead; that to a page which is English only is the same as that to the page."""
    found = re.findall(r"\]\(([^)\s]+)\)", _prose(page))
    return sorted(re.sub(r"^(?:\.\./)*", "", link.replace(PUBLISHED, "").replace(".html", ".md")) for link in found)


def _pictures(page: str) -> list[str]:
    """Return the names of the pictures; some are there in both languages."""
    pictures = (kind.split()[1] for kind, _ in blocks(page) if kind.startswith("{image}"))
    return [re.sub(r"-(zh|en)\b", "", picture.rpartition("/")[2]) for picture in pictures]


def _tables(page: str) -> list[int]:
    """Return the number of cells of each line of each table."""
    return [len(re.findall(r"(?<!\\)\|", line)) - 1 for line in _prose(page).splitlines() if line.startswith("|")]


def _items(page: str) -> list[str]:
    return re.findall(r"^ *(?:-|\d+\.)(?= )", _prose(page), re.MULTILINE)


_FACTS: Mapping[str, Callable[[str], Sequence[object]]] = {
    "headings": _headings,
    "links": _links,
    "pictures": _pictures,
    "cells of tables": _tables,
    "items of lists": _items,
}
