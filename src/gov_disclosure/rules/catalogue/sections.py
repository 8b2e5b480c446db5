"""FRM: the six sections: that they are there, under their titles, in their order and with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.forms import Form, SectionForm
from gov_disclosure.model import Section
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import both
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.script.pinyin import without_pinyin
from gov_disclosure.script.traditional import simplified
from gov_disclosure.script.width import half_width
from gov_disclosure.text import Text

_HAN = ("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己庚辛壬癸")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDINAL = re.compile(rf"[\W_]*第?(\d{{1,2}}(?!\d)|[IVX]{{1,4}}|[{''.join(_HAN)}]{{1,2}})(?:部分|[章节篇编项])?[\W_]*")
"""The ordinal of a heading in half width, in which ①, ㈠ and Ⅰ are digits, characters and letters too."""
_LOOSE = re.compile(r"[\s、,，.。:：;；“”\"'《》()（）]+")


@lru_cache(maxsize=512)
def _bare(heading: str) -> str:
    """Return a heading without ordinal, white space, punctuation, width, script, and 拼音 that a mirror site adds."""
    text = _without_space(without_pinyin(heading))
    found = _ORDINAL.match(text)
    return _LOOSE.sub("", text[found.end() :] if found else text)


def _without_space(heading: str) -> str:
    return simplified("".join(half_width(heading).split()))


@lru_cache(maxsize=512)
def _is_titled(heading: str, section: SectionForm) -> bool:
    return _bare(heading) in {_bare(title) for title in (section.zh, *section.also)}


_FORM = Source(
    "notice",
    "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件",
    "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes",
)


@rule(
    "FRM301",
    severity=Severity.WARNING,
    source=_FORM,
    words=Words(
        title=Text("缺部分", "A section is missing"),
        failed=Text("报告没有“{official}”部分。", "The report has no section “{official}”."),
        checks=Text("报告是否有规定的六个部分。", "Whether the report has all six prescribed sections."),
        why=Text(
            "六个部分的内容由条例第五十条和统一格式规定，不能遗漏。",
            "Article 50 of the Regulations and the uniform form prescribe them.",
        ),
        fix=Text("补上该部分，没有内容的写明“无”。", "Add the section; where there is nothing to report, say so."),
    ),
)
def section_missing(context: Context) -> Iterator[Verdict]:
    """The six sections, one finding for each that is not there."""
    if not context.report.sections:
        yield NOT_APPLICABLE
        return
    there = {section.key for section in context.report.sections}
    for form in context.form.sections:
        if form.key not in there:
            yield Verdict(expected=form.key, facts={"official": both(f"{form.number}、{form.zh}", form.en)})


def form_number(form: SectionForm) -> Text:
    """Return a section's number as each language writes it."""
    return Text(form.number, str("一二三四五六".index(form.number) + 1))


@lru_cache(maxsize=128)
def _sections(form: Form) -> dict[str, SectionForm]:
    return {section.key: section for section in form.sections}


def _known(context: Context) -> Iterator[tuple[SectionForm, Section]]:
    by_key = _sections(context.form)
    for section in context.report.sections:
        if section.key is not None:
            yield by_key[section.key], section


@rule(
    "FRM302",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "国办公开办函〔2021〕30号附件（推断，非明文规定）",
        "notice 国办公开办函〔2021〕30号, annex (inferred, not its wording)",
    ),
    words=Words(
        title=Text("部分标题与统一格式不同", "A section's title differs from the form's"),
        failed=Text(
            "第{number}部分的标题印作“{printed}”，统一格式为“{official}”。",
            "The title of section {number} is printed “{printed}”, the form has “{official}”.",
        ),
        checks=Text(
            "六个部分的标题是否为统一格式或条例第五十条、通知正文的用语（编号、空格、标点、繁简不计）。",
            "Whether the six titles are those of the form, of article 50 or of the notice (ordinals, spaces, "
            "punctuation and script do not count).",
        ),
        why=Text(
            "标题不同，读者和程序不易对应到规定的部分；也可能是错字。",
            "Readers and programs may not recognise the section, or it is a slip.",
        ),
        fix=Text("改用统一格式的标题。", "Use the official title."),
    ),
)
def section_misnamed(context: Context) -> Iterator[Verdict]:
    """Titles that are neither the form's nor equally official."""
    if not context.report.sections:
        yield NOT_APPLICABLE
        return
    for form, section in _known(context):
        if not _is_titled(section.heading, form):
            yield Verdict(
                expected=form.zh,
                actual=section.heading,
                facts={
                    "number": form_number(form),
                    "official": both(form.zh, form.en),
                    "printed": section.heading.strip(),
                },
            )


@rule(
    "FRM303",
    severity=Severity.WARNING,
    source=_FORM,
    words=Words(
        title=Text("部分次序不对、重复或序号有误", "A section is out of order, repeated or misnumbered"),
        failed=Text("“{printed}”部分{fault}。", "The section “{printed}” {fault}."),
        checks=Text(
            "六个部分是否按统一格式的次序各出现一次，所印序号是否正确；因增删部分而顺延的序号不计。",
            "Whether the six sections stand in their order, each once, under the right number; numbers that follow "
            "from a section added or left out do not count.",
        ),
        why=Text(
            "次序、序号不对常因复制粘贴出错，内容可能放错了部分。",
            "It mostly comes from copying, and the content may stand in the wrong section.",
        ),
        fix=Text(
            "按统一格式的次序和序号调整，重复的只保留一处。",
            "Put the sections in order, keep each once and number them as the form does.",
        ),
    ),
)
def section_order(context: Context) -> Iterator[Verdict]:
    """Sections that come after a later one, or again, or under another's number."""
    if not context.report.sections:
        yield NOT_APPLICABLE
        return
    order = [form.key for form in context.form.sections]
    latest = -1
    for form, section in _known(context):
        at, fault = order.index(form.key), None
        if at <= latest:
            fault = _MISPLACED
        elif (number := _number(section.heading) or at + 1) != at + 1 and number != _place(context, section):
            fault = Text(f"的序号应为“{form.number}”", f"should be number {at + 1} ({form.number})")
        if fault is not None:
            yield Verdict(expected=form.key, facts={"printed": section.heading.strip() or form.zh, "fault": fault})
        latest = max(latest, at)


_MISPLACED = Text("的位置与统一格式不符，或出现不止一次", "is out of order or stands there more than once")


def _place(context: Context, section: Section) -> int:
    return context.report.sections.index(section) + 1


@lru_cache(maxsize=512)
def _number(heading: str) -> int | None:
    """Return the number before a section's title, ``None`` where none is printed."""
    found = _ORDINAL.match(_without_space(heading))
    if found is None:
        return None
    ordinal = found[1]
    if ordinal.isdigit():
        return int(ordinal)
    return next((list(one).index(ordinal) + 1 for one in (*_HAN, _ROMAN) if ordinal in [*one]), None)


RULES = (
    section_missing,
    section_misnamed,
    section_order,
)
"""The rules of this family, by code."""
