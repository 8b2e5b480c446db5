"""The text of a report: sections to any depth, nothing dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, final, get_args

import attrs
from attrs import field, frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.text import Text, choice_of

SectionKey = Literal[
    "overview", "proactive_disclosure", "requests", "disputes", "problems_and_improvements", "other_matters"
]
"""The six sections of the form (Regulations, article 50), in their printed order."""

SECTION_KEYS: tuple[SectionKey, ...] = get_args(SectionKey)
"""The sections in their printed order."""

TEXT = Text("不含孤立代理码的文字（str）", "text (str) without lone surrogates")


def none_or_one_of(names: Iterable[str]) -> Text:
    """Return words for an optional choice among *names*."""
    choice = choice_of(names)
    return Text(f"None 或 {choice.zh}", f"None or {choice.en}")


def is_text(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept ``str`` without lone surrogates, which no JSON file can hold."""
    if type(value) is str:
        try:
            value.encode()
        except UnicodeEncodeError:
            pass
        else:
            return
    raise FieldValueError(type(owner).__name__, attribute.name, TEXT, value)


def is_optional_text(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept what `is_text` accepts, or ``None``."""
    if value is not None:
        is_text(owner, attribute, value)


def are_texts(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a tuple of texts."""
    if type(value) is not tuple:
        raise FieldValueError(type(owner).__name__, attribute.name, Text("str 的元组", "a tuple of str"), value)
    for text in value:
        is_text(owner, attribute, text)


def are_sections(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a tuple of sections."""
    if type(value) is not tuple or not all(isinstance(item, Section) for item in value):
        raise FieldValueError(type(owner).__name__, attribute.name, Text("Section 的元组", "a tuple of Section"), value)


def is_section_key(owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept one of the six section keys, or ``None``."""
    if value is not None and not (type(value) is str and value in SECTION_KEYS):
        raise FieldValueError(type(owner).__name__, attribute.name, none_or_one_of(SECTION_KEYS), value)


@final
@frozen(kw_only=True)
class Section:
    """
    A section or sub-section as printed.

    ``key`` says which of the six statutory sections it is, ``None`` for
    sub-sections and for sections the form does not know. ``heading`` keeps the
    printed ordinal ("（一）主动公开"); ``paragraphs`` is all text below it that
    stands in no sub-section, before and after the section's table.
    """

    key: SectionKey | None = field(default=None, validator=is_section_key)
    heading: str = field(validator=is_text)
    paragraphs: tuple[str, ...] = field(default=(), validator=are_texts)
    sections: tuple[Section, ...] = field(default=(), validator=are_sections)


@final
@frozen(kw_only=True)
class Span:
    """A stretch of the narrative: path of section indices, paragraph index, start and end character."""

    section: tuple[int, ...]
    paragraph: int
    start: int
    end: int
    quote: str
