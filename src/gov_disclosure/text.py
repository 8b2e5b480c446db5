"""
Words in both languages: the bottom layer, for whatever speaks to a person.

The base of all errors stands here too: errors speak, and a language that
nobody speaks is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal, final, get_args

from attrs import frozen

__all__ = ["Lang", "Text", "as_text", "choice_of", "nearest", "perhaps", "shown"]

Lang = Literal["zh", "en"]
"""Languages of messages and labels."""


@final
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
        raise UnknownLanguageError(lang)

    def __str__(self) -> str:
        return self.en


class Count(int):
    """
    A number in a message, with its noun: ``"{count:file|files}"`` prints "1 file" or "2 files".

    A comma before the nouns groups the digits ("1,286 files"); without nouns
    it prints as any whole number.
    """

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return format(int(self), spec)
        grouping = "," if spec.startswith(",") else ""
        one, many = spec.removeprefix(",").split("|")
        return f"{int(self):{grouping}} {one if self == 1 else many}"


class GovDisclosureError(Exception):
    """
    Base of every error raised on purpose by this package.

    Subclasses pass all their facts to ``super().__init__`` so that they
    survive pickling, keep them as attributes, and say with ``template``, over
    those attributes, what went wrong and what to do. One without a template
    (of another package) says what it says, in one language.
    """

    template: ClassVar[Text | None] = None
    """The message, for `str.format` over the attributes."""

    def message(self, lang: Lang = "zh") -> str:
        """Return what went wrong, and what to do about it, in *lang*."""
        if self.template is None:
            return str(self)
        return self.template[lang].format_map(self._facts(lang))

    def _facts(self, lang: Lang) -> dict[str, object]:
        """Return what the template quotes: the attributes, words among them in *lang*."""
        return {name: value[lang] if isinstance(value, Text) else value for name, value in vars(self).items()}

    def __str__(self) -> str:
        return super().__str__() if self.template is None else self.message("en")


class UnknownLanguageError(GovDisclosureError, KeyError):
    """Words were asked for in a language that this package does not speak; ``known`` lists those it does."""

    template = Text("没有语言 {asked}；现有：{listed}。", "there is no language {asked}; known: {listed}.")

    def __init__(self, asked: object) -> None:
        super().__init__(asked)
        self.asked, self.known = asked, get_args(Lang)

    def _facts(self, lang: Lang) -> dict[str, object]:
        listed = Text("、", ", ")[lang].join(self.known)
        return {"asked": shown(self.asked), "listed": listed}


def as_text(words: Text | str) -> Text:
    """Return *words* in both languages; a plain string (a name, a code, a foreign message) is the same in both."""
    return words if isinstance(words, Text) else Text(words, words)


def choice_of(names: Iterable[str]) -> Text:
    """Return words for a choice among *names*."""
    listed = tuple(names)
    return Text(f"{'、'.join(listed)} 之一", f"one of {', '.join(listed)}")


def nearest(name: object, known: Iterable[str]) -> str | None:
    """Return the one of *known* that *name* may be a slip of, ``None`` where none is near or *name* is overlong."""
    if not isinstance(name, str) or len(name) > _LONGEST_NAME:
        return None
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


_LONGEST_NAME, _NEAR = 200, 75


def perhaps(words: Text, near: str | None) -> Text:
    """Return *words* with the name that may be meant, where there is one."""
    return Text(f"{words.zh}（是否为 {near}？）", f"{words.en} (perhaps {near}?)") if near else words


def shown(value: object) -> str:
    """Return *value* the way Python shows it, cut to a line; its type where it cannot be shown."""
    try:
        text = repr(value)
    except Exception:  # an int of thousands of digits, or any object of a caller
        text = f"<{type(value).__name__}>"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


_SHOWN = 200
