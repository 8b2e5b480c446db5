"""What a report says of itself: the year it is for, and how many parts it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from attrs import frozen

from gov_disclosure.figures.numerals import parse_numeral
from gov_disclosure.model import Report, Span
from gov_disclosure.narrative.sentences import Paragraph, clean

_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)年?(?:度)?(?!\d)")
# In the preamble a report names itself; notices that it cites stand in 《》 or end in 通知.
_SELF_YEAR = re.compile(
    r"(?<![\d《第])(20\d\d)年度?(?:的)?(?:政府|政务)信息公开(?:工作)?(?:的)?(?:年度)?(?:报告|年报)(?!编制|工作|格式|有关|的通知|的要求)"
)
_CITED = re.compile(r"《[^《》]{0,200}》|[“\"][^“”\"]{0,200}[”\"]")
_OPENING_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?:度)?(?=[，,、]?(?:全年|我|本|在|全[市区县省镇乡]))")
_PARTS = re.compile(
    r"(?:共|等|由|包括|包含|分为|分|以下|上述|其他需要报告的事项)(?:[^。，,；]{0,4})(?P<number>[一二三四五六七八九十]|\d{1,2})个?(?:大)?(?:部分|方面|章节|个章)"
    r"(?:的?内容)?"
)
_LISTS_PARTS = re.compile(r"总体情况|概述|组成|全文|本报告|本年度报告")
_ORDINAL = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．，]")
_PART_WORDS = ("部分", "方面", "章")
_OPENING = 3  # paragraphs of section one in which a report may still name its parts


@frozen
class Stated:
    """Something that a report says of itself, and where."""

    value: int
    span: Span


def stated_years(report: Report, texts: Iterable[Paragraph]) -> Iterator[Stated]:
    """Yield the years that the title and the preamble give the report; *texts*: its paragraphs in printed order."""
    title = Paragraph((), -1, report.title or "", clean(report.title or ""))
    years = {int(match[1]): match for match in _TITLE_YEAR.finditer(title.cleaned.text)}
    # "2022年度…（2023年1月发布）": a title with several years is no plain statement.
    if len(years) == 1:
        ((year, match),) = years.items()
        yield Stated(year, title.span(*match.span()))
    for one in takewhile(_in_preamble, texts):
        if "信息公开" in one.cleaned.text:
            bare = _CITED.sub(lambda match: "\0" * len(match.group()), one.cleaned.text)
            for match in _SELF_YEAR.finditer(bare):
                yield Stated(int(match[1]), one.span(*match.span()))


def opening_year(report: Report, texts: Iterable[Paragraph]) -> Stated | None:
    """Return the year that section one opens with, if the section never names the report's own year."""
    own = [one for one in texts if one.section and report.sections[one.section[0]].key == "overview"]
    year = str(report.year)
    if any(year in one.cleaned.text for one in own):
        return None
    for one in own:
        if one.at == 0 and len(one.section) == 1:
            match = _OPENING_YEAR.match(one.cleaned.text)
            if match is not None:
                return Stated(int(match[1]), one.span(*match.span()))
    return None


def stated_parts(texts: Iterable[Paragraph]) -> Iterator[Stated]:
    """Yield how many parts the preamble, or the opening of section one, says the report has."""
    for one in takewhile(_in_opening, texts):
        text = one.cleaned.text
        if (one.section and one.at >= _OPENING) or not any(word in text for word in _PART_WORDS):
            continue
        for match in _PARTS.finditer(text):
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end()]
            number = match["number"]
            value = int(number) if number.isdigit() else parse_numeral(number)
            if value is not None and _LISTS_PARTS.search(sentence) and sentence.count("情况") > 1:
                yield Stated(value, one.span(*match.span()))


def printed_parts(report: Report) -> frozenset[int]:
    """Return how many parts the report can be said to have: all sections, those numbered, the statutory ones."""
    sections = report.sections
    numbered = sum(_ORDINAL.match(section.heading) is not None for section in sections)
    statutory = len({section.key for section in sections if section.key is not None})
    return frozenset((len(sections), numbered, statutory))


def _in_preamble(one: Paragraph) -> bool:
    return not one.section


def _in_opening(one: Paragraph) -> bool:
    return one.section in ((), (0,))
