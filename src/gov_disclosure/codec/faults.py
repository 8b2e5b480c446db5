"""What is wrong with a document: every fault with its place, and the one error that carries them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

from attrs import field, frozen

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.text import Count, Lang, Text, as_text

THIS_KEY = Text("有这个键", "this key")
NO_SUCH_KEY = Text("没有这个键", "no such key")

SHOWN_FAULTS = 50
"""How many faults the text of a `DocumentError` lists; ``faults`` holds all of them."""


@final
@frozen
class Fault:
    """
    One thing wrong with a document.

    ``path`` is a JSON Pointer (RFC 6901), ``""`` for the document as a whole;
    ``expected`` what may stand there, ``found`` what does, as JSON, shortened;
    both in both languages.
    """

    path: str
    expected: Text = field(converter=as_text)
    found: Text = field(converter=as_text)

    def message(self, lang: Lang = "zh") -> str:
        """Return the fault as a line in *lang*."""
        where = _shown(self.path) or _WHOLE[lang]
        return _FAULT[lang].format(where=where, expected=self.expected[lang], found=self.found[lang])

    def __str__(self) -> str:
        return self.message("en")


def _shown(path: str) -> str:
    """Return *path* as a line of text can show it: short, with escapes for line ends, controls and surrogates."""
    if len(path) > _PATH_LENGTH:
        path = f"{path[: _PATH_LENGTH // 2]}…{path[-_PATH_LENGTH // 2 :]}"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in path)


_PATH_LENGTH = 200
_WHOLE = Text("（整个文档）", "(document)")
_DOCUMENT = Text("文档", "document")
_FAULT = Text("{where} 预期：{expected}；实际：{found}", "{where}: expected {expected}, found {found}")
_MANY = Text("{count:,} 处错误", "{count:,fault|faults}")
_MORE = Text("\n另有 {count:,} 处，见 DocumentError.faults", "\nand {count:,} more, see DocumentError.faults")


class DocumentError(GovDisclosureError, ValueError):
    """
    A document is not a report; ``faults`` lists everything that is wrong with it.

    ``source`` is the file it came from, ``None`` where it came from memory.
    """

    template = Text("{where}：{count}\n{lines}{more}", "{where}: {count}\n{lines}{more}")

    def __init__(self, faults: Iterable[Fault], source: str | None = None) -> None:
        self.faults, self.source = tuple(faults), source
        super().__init__(self.faults, source)

    def _facts(self, lang: Lang) -> dict[str, object]:
        count = len(self.faults)
        return {
            "where": self.source or _DOCUMENT[lang],
            "count": _MANY[lang].format(count=Count(count)),
            "lines": "\n".join(fault.message(lang) for fault in self.faults[:SHOWN_FAULTS]),
            "more": _MORE[lang].format(count=count - SHOWN_FAULTS) if count > SHOWN_FAULTS else "",
        }


def join(path: str, key: str | int) -> str:
    """Return the JSON Pointer of the member *key* below *path*."""
    return f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}"
