"""Words in both languages: the bottom layer, for whatever speaks to a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

__all__ = ["Lang", "Text", "as_text", "choice_of", "shown"]

Lang = Literal["zh", "en"]
"""Languages of messages and labels."""


@frozen
class Text:
    """The same words in both languages; as a plain string, the English ones."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        if lang == "zh":
            return self.zh
        if lang == "en":
            return self.en
        # Without this, `in` and `for` would take a text for a sequence that never ends.
        raise KeyError(lang)

    def __str__(self) -> str:
        return self.en


def as_text(words: Text | str) -> Text:
    """Return *words* in both languages; a plain string (a name, a code, a foreign message) is the same in both."""
    return words if isinstance(words, Text) else Text(words, words)


def choice_of(names: Iterable[str]) -> Text:
    """Return words for a choice among *names*."""
    listed = tuple(names)
    return Text(f"{'、'.join(listed)} 之一", f"one of {', '.join(listed)}")


def shown(value: object) -> str:
    """Return *value* the way Python shows it, cut to a line; its type where it cannot be shown."""
    try:
        text = repr(value)
    except Exception:  # an int of thousands of digits, or any object of a caller
        text = f"<{type(value).__name__}>"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


_SHOWN = 200
