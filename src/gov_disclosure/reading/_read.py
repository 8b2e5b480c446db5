"""The whole of reading: regions, tables, text, and the report they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gov_disclosure.document import DEFAULT_LIMITS, Document, Limits, Paragraph
from gov_disclosure.errors import UnreadableError
from gov_disclosure.model import Organ, Report
from gov_disclosure.model.report import FIRST_YEAR, LAST_YEAR
from gov_disclosure.reading._types import Places, Reading
from gov_disclosure.reading.dates import date_alone, iso_date, period_in, published_in
from gov_disclosure.reading.found import Found
from gov_disclosure.reading.match import Matcher
from gov_disclosure.reading.regions import regions
from gov_disclosure.reading.sections import Outline
from gov_disclosure.reading.title import Title, find_title, level_of, organ_in, signature, year_in

_ADVICE = (
    "Expected an annual report on government information disclosure (政府信息公开工作年度报告) in Chinese, "
    "with its title or at least one of its statutory tables as text."
)


def read_document(document: Document, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """
    Read the report that *document* holds.

    Args:
        document: what a format's reader delivered.
        limits: ``digits`` bounds the figures that are read.

    Raises:
        UnreadableError: neither a title nor a statutory table of such a report is in it, or no year.

    """
    outline, found = Outline(), Found(digits=limits.digits)
    matcher = Matcher(found)
    for region in regions(document):
        if isinstance(region, Paragraph):
            section = outline.add(region) if region.text.strip() else None
            if section is not None:
                matcher.enter(section)
        else:
            outline.add_table()
            matcher.add(region)
    title = find_title(outline.preamble, document.metadata)
    if title is None and not matcher.printings:
        raise UnreadableError(document.source or "input", _what_is_there(document), _ADVICE)
    return _reading(document, outline, matcher, title)


def _what_is_there(document: Document) -> str:
    if not document.blocks:
        return "nothing to read: no text in it"
    return "no such report in it: neither its title nor one of its tables was found"


def _reading(document: Document, outline: Outline, matcher: Matcher, title: Title | None) -> Reading:
    preamble = [paragraph.text for paragraph in outline.preamble]
    texts = outline.texts()
    period = period_in([*preamble, *texts])
    published = _published(document, preamble, texts)
    year = _year(document, title, period.end if period else None, published, [*preamble, *texts])
    tables = matcher.tables(year)
    found = matcher.found
    report = Report(
        form=tables.form.edition,  # type: ignore[arg-type]
        year=year,
        organ=_organ(document, title, preamble, texts),
        period=period,
        published=published,
        source=document.source,
        title=title.text if title else None,
        preamble=_without_title(outline.preamble, title),
        sections=outline.sections(),
        proactive_disclosure=tables.disclosure,
        requests=tables.requests,
        disputes=tables.disputes,
        as_printed=tables.as_printed,
    )
    return Reading(
        report=report,
        places=Places({key: found.spots[key] for key in tables.form.cells if key in found.spots}),
        leftovers=tuple(found.leftovers),
        notes=tuple(found.notes),
        document=document,
    )


def _organ(document: Document, title: Title | None, preamble: Sequence[str], texts: Sequence[str]) -> Organ:
    name = (
        (title.organ if title else "")
        or organ_in(preamble)
        or document.metadata.get("organ", "")
        or signature([*preamble, *texts])
    )
    return Organ(name=name, level=level_of(name))


def _published(document: Document, preamble: Sequence[str], texts: Sequence[str]) -> date | None:
    stated = published_in(preamble) or iso_date(document.metadata.get("published"))
    if stated is not None:
        return stated
    ends = [found for text in (*preamble[:6], *texts[-3:]) if (found := date_alone(text))]
    return ends[-1] if ends else None


def _year(
    document: Document, title: Title | None, end: date | None, published: date | None, texts: Sequence[str]
) -> int:
    year = (title.year if title else None) or (end.year if end else None) or year_in(texts)
    if year is None and published is not None:
        year = published.year - 1
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        found = "the report says nowhere which year it is for"
        raise UnreadableError(
            document.source or "input", found, "Add the year to its title (2024年政府信息公开工作年度报告)."
        )
    return year


def _without_title(paragraphs: Sequence[Paragraph], title: Title | None) -> tuple[str, ...]:
    """Return the text before section one without the lines of the title."""
    texts = [paragraph.text for paragraph in paragraphs]
    if title is None:
        return tuple(texts)
    bare = "".join(title.text.split())
    for at in range(len(texts)):
        for size in range(1, 5):
            if "".join("".join(texts[at : at + size]).split()) == bare:
                return (*texts[:at], *texts[at + size :])
    return tuple(texts)
