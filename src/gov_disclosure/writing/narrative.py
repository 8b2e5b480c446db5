"""A report's title, preamble and sections as paragraphs, each under a key that marks can point to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure import cells
from gov_disclosure.document import Paragraph
from gov_disclosure.forms import SectionForm
from gov_disclosure.model import Period, Report, Section

_CHINESE = "zh"


def title(report: Report, lang: str) -> str:
    """Return the report's title as printed, else the statutory one."""
    if lang == "en":
        return f"{report.organ.name}: Annual report on government information disclosure, {report.year}"
    return report.title or f"{report.organ.name}{report.year}年政府信息公开工作年度报告"


def preamble(report: Report, lang: str) -> Iterator[Paragraph]:
    """Yield the text before section one, with a sentence for the statistical period if it lacks one."""
    for index, text in enumerate(report.preamble):
        yield Paragraph(text=text, key=paragraph_key((), index), lang=_CHINESE)
    if report.period is not None and not _states(report.preamble, report.period):
        yield Paragraph(text=_period_sentence(report.period, lang), lang=lang)


def _states(texts: Sequence[str], period: Period) -> bool:
    """Tell whether *texts* name both days of *period*, the year of the second possibly left out."""
    bare = re.sub(r"\s", "", "".join(texts))
    start, end = period.start, period.end
    first = f"{start.year}年{start.month}月{start.day}日"
    last = f"{end.month}月{end.day}日"
    return re.search(rf"{first}.{{0,3}}(?:{end.year}年)?{last}", bare) is not None


def _period_sentence(period: Period, lang: str) -> str:
    if lang == "en":
        return f"The figures in this report cover the period from {period.start} to {period.end}."
    start, end = (f"{day.year}年{day.month}月{day.day}日" for day in (period.start, period.end))
    return f"本报告所列数据的统计期限为{start}至{end}。"


def section_heading(section: Section, report: Report, lang: str) -> str:
    """Return the heading as printed; in English the statutory sections go by their English names."""
    if lang == "en" and section.key is not None:
        for index, form in enumerate(cells.form_of(report).sections, start=1):
            if form.key == section.key:
                return f"{index}. {form.en}"
    return section.heading


def missing_heading(form: SectionForm, index: int, lang: str) -> str:
    """Return the statutory heading of a section that the report lacks."""
    return f"{index}. {form.en}" if lang == "en" else f"{form.number}、{form.zh}"


def paragraph_key(path: tuple[int, ...], index: int) -> str:
    """Return the key of a paragraph of the section at *path*, of the preamble where that is empty; -1 is the title."""
    if not path and index < 0:
        return "title"
    return f"{section_key(path)}.paragraphs.{index}" if path else f"preamble.{index}"


def section_key(path: tuple[int, ...]) -> str:
    """Return the key of the section at *path*, for its heading."""
    return ".".join(f"sections.{index}" for index in path)


def texts_before_table(section: Section) -> int:
    """
    Return how many leading paragraphs of *section* announce its table and stand before it.

    The model keeps one list of paragraphs for a section; those that end with a
    colon ("该部分以表格形式报告：") speak of what follows.
    """
    leading = [text.rstrip().endswith(("：", ":")) for text in section.paragraphs]
    return leading.index(False) if False in leading else len(leading)


def body(section: Section, path: tuple[int, ...], report: Report, lang: str) -> Iterator[Paragraph]:
    """Yield the sub-sections of *section* at any depth, headings and texts."""
    for index, child in enumerate(section.sections):
        at = (*path, index)
        level = len(at)
        heading = section_heading(child, report, lang)
        yield Paragraph(text=heading, level=level, key=section_key(at), lang=_CHINESE)
        yield from paragraphs(child, at)
        yield from body(child, at, report, lang)


def paragraphs(section: Section, path: tuple[int, ...], first: int = 0, last: int | None = None) -> Iterator[Paragraph]:
    """Yield the texts of *section* itself, from the *first* to before the *last*."""
    for index, text in list(enumerate(section.paragraphs))[first:last]:
        yield Paragraph(text=text, key=paragraph_key(path, index), lang=_CHINESE)
