"""Build the report's text: preamble, the six sections and whatever else is printed, to any depth."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from gov_disclosure.document import Paragraph
from gov_disclosure.model import Section, SectionKey
from gov_disclosure.reading.about.dates import date_alone
from gov_disclosure.reading.about.furniture import is_furniture, is_sentence
from gov_disclosure.reading.about.title import parse_title
from gov_disclosure.reading.locating.captions import is_caption
from gov_disclosure.reading.words.headings import (
    LONGEST_HEADING,
    has_official_number,
    heading_depth,
    is_official,
    section_headed,
    with_usual_ordinal,
)
from gov_disclosure.reading.words.normalise import name_of


@define(eq=False)
class _Open:
    """A section while its text is being gathered."""

    heading: str
    depth: int
    key: SectionKey | None = None
    number: int = 0
    paragraphs: list[str] = field(factory=list)
    sections: list[_Open] = field(factory=list)
    has_table: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands below its heading."""
        return not (self.paragraphs or self.sections or self.has_table)

    def closed(self) -> Section:
        """Return it as it stands in the report."""
        return Section(
            key=self.key,
            heading=self.heading,
            paragraphs=tuple(self.paragraphs),
            sections=tuple(section.closed() for section in self.sections),
        )


@define
class Outline:
    """Takes paragraphs in order and sorts them into sections by what their headings say."""

    preamble: list[Paragraph] = field(factory=list)
    _sections: list[_Open] = field(factory=list)
    _stack: list[_Open] = field(factory=list)
    _above: int = 0
    """Levels above that of the sections: one where the title is a heading of level 1, -1 where all are titles."""
    _second: _Open | None = None
    """A second report in the same file, if it has begun."""
    _footer: list[Paragraph] = field(factory=list)
    """What may be the page's footer: text again once more of the report follows."""

    @property
    def begun(self) -> bool:
        """Whether a section was opened."""
        return bool(self._sections)

    @property
    def is_whole(self) -> bool:
        """Whether most of the statutory headings stand there in their order, so that it is a report."""
        there = [_STATUTORY.index(section.key) for section in self._sections if section.key]
        return len(there) >= _LEAST_WHOLE and there == sorted(there)

    def add(self, paragraph: Paragraph) -> SectionKey | None:
        """Take in the next paragraph; return the statutory section that it opens, if it opens one."""
        if self._stack and self._second is None and (self._footer or is_furniture(paragraph.text)):
            if not _goes_on(paragraph):
                self._footer.append(paragraph)
                return None
            self._take_back()
        return self._add(paragraph)

    def _take_back(self) -> None:
        """Take what was held for a footer as text after all, but for what is furniture by its form."""
        footer, self._footer = self._footer, []
        for paragraph in footer:
            if not is_furniture(paragraph.text):
                self._add(paragraph)

    def _add(self, paragraph: Paragraph) -> SectionKey | None:
        text = paragraph.text
        key = section_headed(text, paragraph.level) if len(text) <= LONGEST_HEADING else None
        paragraph = self._levelled(paragraph, key)
        if self._second is not None or self._begins_second(key, paragraph):
            self._add_to_second(text)
            return key
        if key is not None and self._may_open(key, paragraph):
            self._open(_Open(text, 1, key, name_of(with_usual_ordinal(text)).number))
            return key
        depth = None if is_caption(text) else self._depth(paragraph)
        if depth is None or (not self._stack and (depth > 1 or self._stands_before(paragraph))):
            self._write(paragraph)
        elif depth == 1:
            self._open(_Open(text, 1, None, name_of(text).number))
        else:
            self._open_below(_Open(text, depth))
        return None

    def _begins_second(self, key: SectionKey | None, paragraph: Paragraph) -> bool:
        """Whether this is section one once more, after a whole report."""
        if key is None or key != _STATUTORY[0] or not self._may_open(key, paragraph):
            return False
        there = {section.key for section in self._sections if not section.empty}
        return key in there and len(there.intersection(_STATUTORY)) > _MOST_OTHERS

    def _add_to_second(self, text: str) -> None:
        """Keep what belongs to a second report together, from its title on, apart from the sections of the first."""
        if self._second is None:
            self._second = _Open(text, 1)
            last = self._stack[-1].paragraphs
            recent = range(max(0, len(last) - _LONGEST_PREAMBLE), len(last))
            start = next((at for at in reversed(recent) if parse_title(last[at])), len(last))
            self._second.paragraphs += [*last[start:], text]
            self._second.heading = self._second.paragraphs.pop(0)
            del last[start:]
        else:
            self._second.paragraphs.append(text)

    def add_table(self) -> None:
        """Remember that a statutory table stands here."""
        self._take_back()
        if self._sections:
            self._sections[-1].has_table = True

    def _levelled(self, paragraph: Paragraph, key: SectionKey | None) -> Paragraph:
        """Return *paragraph* with its level counted from the first statutory heading, which is 1; text has none."""
        if paragraph.level is None or (paragraph.level == 0 and key is None):
            return paragraph
        if paragraph.text.endswith(_SENTENCE_ENDS):
            return evolve(paragraph, level=None)
        if key is not None and not self._sections:
            self._above = paragraph.level - 1
        level = max(1, paragraph.level - self._above)
        return evolve(paragraph, level=level) if level != paragraph.level else paragraph

    def _may_open(self, key: SectionKey, paragraph: Paragraph) -> bool:
        """Whether a text with a section's wording is its heading; a list of contents and a repeat are told apart."""
        known = next((section for section in self._sections if section.key == key), None)
        if paragraph.level is not None:
            return paragraph.level <= 1 or (known is None and has_official_number(paragraph.text, key))
        if known is None:
            return True
        return known.empty or name_of(with_usual_ordinal(paragraph.text)).kind == "一、"

    def _open(self, section: _Open) -> None:
        known = next((other for other in self._sections if section.key and other.key == section.key), None)
        if known is not None and section.key and is_official(section.heading, section.key):
            known = self._unmasked(known)
        if known is not None:
            if not known.empty:
                # The same section once more: its text belongs to the first.
                known.paragraphs.append(section.heading)
                self._stack = [known]
                return
            self._sections.remove(known)
            self.preamble.append(Paragraph(text=known.heading))
        self._sections.append(section)
        self._stack = [section]

    def _unmasked(self, known: _Open) -> _Open | None:
        """Take the key from a section that only sounded like the one now come; the first is the overview then."""
        if known.key is None or is_official(known.heading, known.key) or has_official_number(known.heading, known.key):
            return known
        known.key = _STATUTORY[0] if known.number == 1 and self._sections[0] is known else None
        return None

    def _open_below(self, section: _Open) -> None:
        while len(self._stack) > 1 and self._stack[-1].depth >= section.depth:
            self._stack.pop()
        self._stack[-1].sections.append(section)
        self._stack.append(section)

    def _depth(self, paragraph: Paragraph) -> int | None:
        if paragraph.level is not None:
            if paragraph.level == 1 and self._stack and self._stack[0].key:
                return heading_depth(paragraph.text) or 1  # "（一）" in the style of "一、" is below it all the same
            return paragraph.level if paragraph.level >= 1 else None
        depth = heading_depth(paragraph.text)
        if depth != 1:
            return depth
        last = max((section.number for section in self._sections), default=0)
        follows = name_of(paragraph.text).number == last + 1 and last >= len(_STATUTORY)
        return 1 if follows else (2 if self._stack else None)

    def _stands_before(self, paragraph: Paragraph) -> bool:
        """Whether a heading stands above the report: its title, or a headline of the page before the title."""
        if parse_title(paragraph.text):
            return True
        return not name_of(paragraph.text).kind and not any(parse_title(line.text) for line in self.preamble)

    def _write(self, paragraph: Paragraph) -> None:
        if self._stack:
            self._stack[-1].paragraphs.append(paragraph.text)
        else:
            self.preamble.append(paragraph)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections as printed; a second report is one more."""
        return tuple(section.closed() for section in (*self._sections, *filter(None, (self._second,))))

    def texts(self, first: int | None = None) -> list[str]:
        """Return every paragraph of the report's sections, or of the *first* of them, in order."""
        found: list[str] = []
        for section in self._sections[:first]:
            _collect(section, found)
        return found


_SENTENCE_ENDS = ("。", "；")
"""A paragraph that ends so is running text, also in the style of a heading."""
_STATUTORY: Sequence[SectionKey] = (
    "overview", "proactive_disclosure", "requests", "disputes", "problems_and_improvements", "other_matters",
)  # fmt: skip


_LEAST_WHOLE = 4
"""Statutory headings that make a report without title and tables."""
_MOST_OTHERS = 4
"""Sections besides the first that a report has, or lacks one of them."""
_LONGEST_PREAMBLE = 20
"""Paragraphs between a report's title and its first section."""


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether *paragraph*, below what may be a footer, is more of the report: a sentence, a heading, a day."""
    text = paragraph.text
    if is_furniture(text):
        return False
    numbered = bool(name_of(with_usual_ordinal(text)).kind)
    return (
        numbered
        or is_sentence(text)
        or date_alone(text) is not None
        or section_headed(text, paragraph.level) is not None
    )


def _collect(section: _Open, found: list[str]) -> None:
    found += section.paragraphs
    for below in section.sections:
        _collect(below, found)
