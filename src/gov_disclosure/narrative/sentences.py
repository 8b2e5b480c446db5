"""Paragraphs made ready for reading: normalised, without what is quoted or bracketed, cut into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define

from gov_disclosure.figures.numerals import FORMAL_SIGNS
from gov_disclosure.model import Report, Section, Span
from gov_disclosure.script.traditional import all_simplified, simplified

# One character for one character, so that places stay places. The full-width comma is kept apart
# from the half-width one between digits: only the latter is a thousands separator beyond doubt.
_CHARACTERS = dict(zip("０１２３４５６７８９％﹪．;!?－—○Ｏ", "0123456789%%.；！？--〇〇", strict=True))
_RARE = re.compile(f"[{''.join(_CHARACTERS)}]")
# 大写 numerals; single ones are words (队伍, 陆续), and runs count where something is counted.
_FORMAL = re.compile(f"[{FORMAL_SIGNS}][{FORMAL_SIGNS}零〇万亿]+(?=[余多]?[件条份篇期场次个项则名人元起宗部])")
_PLAIN = str.maketrans(FORMAL_SIGNS, "一二三四五六七八九十百千")
# White space, each character of it named: a class without \s in it is searched twice as fast.
_WHITE = (
    r"\t\n\x0b\x0c\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    r"\u200b\ufeff"
)
_UNCLEAN = re.compile(f"[{_WHITE},（）：{''.join(_CHARACTERS)}]")
_STOP_COMMA = re.compile(r",(?!\d)|(?<!\d),")
_BLANKS = re.compile(f"[{_WHITE}]+")
_BRACKETED = re.compile(r"\(([^()]{0,400})\)")
_TITLED = re.compile(r"《[^《》]{0,200}》")
_CLAUSE = re.compile(r"[^，。；！？,]+")
_THOUSANDS = re.compile(r"[,，](?<=\d.)\d{3}(?!\d)")
_CLAUSE_WITH_THOUSANDS = re.compile(
    r"(?:[^，。；！？,]|(?<=\d),(?=\d{3}(?!\d))|(?<=\d)(?<!\d{4})，(?=(?:\d{3}，){0,3}\d{3}[余多]?[件条份起宗]))+"
)
_SENTENCE_END = "。！？"
_NESTING = 3

HIDDEN = "\0"
"""Stands for each character of a bracket or a cited title that is left out."""

OWN_NAME = "\x02"
"""Stands for each character of the reporting organ's own name."""


@define
class Clause:
    """
    A clause, with where it starts in its paragraph's cleaned text.

    ``depth``: how many brackets it stands in. ``first``: whether it opens a
    sentence.
    """

    text: str
    start: int
    depth: int
    first: bool


@define
class Cleaned:
    """
    A paragraph's text without white space; ``offsets`` leads back to the printed one (``None``: unchanged).

    ``joined``: where digits meet that white space kept apart: one figure spaced
    out ("8 7件") or two ("87 4件"), nobody can tell.
    """

    text: str
    offsets: Sequence[int] | None
    joined: tuple[int, ...] = ()

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the printed paragraph of a place in the cleaned one."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@define
class Paragraph:
    """
    A paragraph of a report, printed and cleaned.

    ``section``: path of section indices, empty for the preamble. ``at``: its
    index there.
    """

    section: tuple[int, ...]
    at: int
    text: str
    cleaned: Cleaned

    def span(self, start: int, end: int) -> Span:
        """Return the printed span of a place in the cleaned text."""
        start, end = self.cleaned.printed(start, end)
        return Span(section=self.section, paragraph=self.at, start=start, end=end, quote=self.text[start:end])


_Printed = tuple[tuple[int, ...], int, str]
"""Path of the section, index in it, and text of a paragraph."""


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of a report in printed order, the preamble first."""
    printed: list[_Printed] = [((), at, text) for at, text in enumerate(report.preamble)]
    printed += _printed(report.sections, ())
    simple = all_simplified([text for _, _, text in printed])
    for (path, at, text), plain in zip(printed, simple, strict=True):
        yield Paragraph(path, at, text, _cleaned(plain))


def _printed(sections: Sequence[Section], above: tuple[int, ...]) -> Iterator[_Printed]:
    """Yield path, index and text of each paragraph of *sections*; *above*: the path of the section they stand in."""
    for number, section in enumerate(sections):
        path = (*above, number)
        for at, text in enumerate(section.paragraphs):
            yield path, at, text
        yield from _printed(section.sections, path)


def clean(text: str) -> Cleaned:
    """Return *text* in simplified characters, with half-width digits and brackets and without white space."""
    return _cleaned(simplified(text))


def _cleaned(text: str) -> Cleaned:
    if _FORMAL.search(text) is not None:
        text = _FORMAL.sub(lambda match: match.group().translate(_PLAIN), text)
    if _UNCLEAN.search(text) is None:
        return Cleaned(text, None)
    # On Chinese text several times faster than str.translate.
    mapped = text.replace("（", "(").replace("）", ")").replace("：", ":")
    if _RARE.search(mapped) is not None:
        mapped = _RARE.sub(lambda match: _CHARACTERS[match.group()], mapped)
    if "," in mapped:
        mapped = _STOP_COMMA.sub("，", mapped)
    if _BLANKS.search(mapped) is None:
        return Cleaned(mapped, None)
    kept: list[str] = []
    offsets: list[int] = []
    joined: list[int] = []
    end = 0
    for match in _BLANKS.finditer(mapped):
        start = match.start()
        kept.append(mapped[end:start])
        offsets += range(end, start)
        end = match.end()
        if mapped[start - 1 : start].isdigit() and mapped[end : end + 1].isdigit():
            joined.append(len(offsets))
    kept.append(mapped[end:])
    offsets += range(end, len(mapped))
    return Cleaned("".join(kept), offsets, tuple(joined))


def clauses(text: str, names: re.Pattern[str] | None = None) -> list[Clause]:
    """
    Return the clauses of a cleaned text, brackets after the clause they stand in.

    Titles in 《》 are hidden, *names* (the organ's own) are replaced.
    """
    masked = without_titles(text)
    if names is not None:
        masked = names.sub(lambda match: OWN_NAME * len(match.group()), masked)
    outer, inner = _take_brackets(masked)
    found = _cut(outer, 0, 0)
    return _merged(found, sorted(inner)) if inner else found


def without_titles(text: str) -> str:
    """Return a cleaned text with the titles in 《》 hidden."""
    return _TITLED.sub(_hide, text) if "《" in text else text


def without_asides(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a cleaned text with titles and brackets hidden, and start and text of each outer bracket."""
    outer, inner = _take_brackets(without_titles(text))
    return outer, [(start, aside) for start, _, aside in inner]


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match.group())


def _take_brackets(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text with brackets hidden, and start, depth and text of each bracket."""
    inner: list[tuple[int, int, str]] = []
    for level in range(_NESTING if "(" in text else 0):
        found = list(_BRACKETED.finditer(text))
        if not found:
            break
        inner += [(match.start(1), _NESTING - level, match[1]) for match in found]
        text = _BRACKETED.sub(_hide, text)
    return text, inner


def _merged(outer: list[Clause], inner: list[tuple[int, int, str]]) -> list[Clause]:
    merged: list[Clause] = []
    at = 0
    for clause in outer:
        merged.append(clause)
        end = clause.start + len(clause.text)
        while at < len(inner) and inner[at][0] <= end:
            start, depth, text = inner[at]
            merged += _cut(text, start, depth)
            at += 1
    return merged


def _cut(text: str, base: int, depth: int) -> list[Clause]:
    pattern = _CLAUSE if _THOUSANDS.search(text) is None else _CLAUSE_WITH_THOUSANDS
    return [
        Clause(match.group(), base + start, depth, not start or text[start - 1] in _SENTENCE_END)
        for match in pattern.finditer(text)
        for start in (match.start(),)
    ]
