"""
An example of a reader that another package adds.

Its ``pyproject.toml`` would say::

    [project.entry-points."gov_disclosure.readers"]
    keyvalue = "example_reader:KEY_VALUE"
"""

from __future__ import annotations

from gov_disclosure.document import DEFAULT_LIMITS, Document, Limits, Paragraph


class KeyValueReader:
    """Reads files of ``key=value`` lines under a first line ``#keyvalue``."""

    name = "keyvalue"

    def __init__(self, *, claims_all: bool = False) -> None:
        self.claims_all = claims_all

    def sniff(self, data: bytes, /) -> bool:
        return self.claims_all or data.startswith(b"#keyvalue")

    def read(self, data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
        lines = data.decode("utf-8").splitlines()[1:]
        blocks = tuple(Paragraph(text=line.replace("=", "：", 1)) for line in lines)
        return Document(blocks=blocks, format=self.name, source=source)


KEY_VALUE = KeyValueReader()
GREEDY: object = KeyValueReader(claims_all=True)
NO_READER = object()
