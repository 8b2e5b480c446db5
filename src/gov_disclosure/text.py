"""Words in both languages: the bottom layer, for whatever speaks to a person."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

__all__ = ["Lang", "Text", "in_lang"]

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


def in_lang(words: Text | str, lang: Lang) -> str:
    """Return *words* in *lang*; a plain string (a name, a code, a foreign message) is the same in both."""
    return words[lang] if isinstance(words, Text) else words
