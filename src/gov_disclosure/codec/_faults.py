"""What is wrong with a document: every fault with its place, and the one error that carries them all."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from gov_disclosure.errors import GovDisclosureError

SHOWN_FAULTS = 50
"""How many faults the text of a `DocumentError` lists; ``faults`` holds all of them."""


@frozen
class Fault:
    """
    One thing wrong with a document.

    ``path`` is a JSON Pointer (RFC 6901), ``""`` for the document as a whole;
    ``expected`` what may stand there, ``found`` what does, as JSON, shortened.
    """

    path: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.path or '(document)'}: expected {self.expected}, found {self.found}"


class DocumentError(GovDisclosureError, ValueError):
    """
    A document is not a report; ``faults`` lists everything that is wrong with it.

    ``source`` is the file it came from, ``None`` where it came from memory.
    """

    def __init__(self, faults: Iterable[Fault], source: str | None = None) -> None:
        self.faults, self.source = tuple(faults), source
        super().__init__(self.faults, source)

    def __str__(self) -> str:
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults):,} faults"
        lines = [f"{self.source or 'document'}: {count}", *map(str, self.faults[:SHOWN_FAULTS])]
        if len(self.faults) > SHOWN_FAULTS:
            lines.append(f"and {len(self.faults) - SHOWN_FAULTS:,} more, see DocumentError.faults")
        return "\n".join(lines)


def join(path: str, key: str | int) -> str:
    """Return the JSON Pointer of the member *key* below *path*."""
    return f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}"
