"""The whole of reading: regions, tables, text, and the report they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from gov_disclosure.document import DEFAULT_LIMITS, Attachment, Document, Limits, Paragraph
from gov_disclosure.document.table_csv.columns import long_table
from gov_disclosure.errors import UnreadableError, require
from gov_disclosure.model import Note, NoteKind, Organ, Report
from gov_disclosure.model.report import FIRST_YEAR, LAST_YEAR
from gov_disclosure.organs.levels import level_of
from gov_disclosure.reading.about.dates import (
    date_alone,
    drawn_up_in,
    iso_date,
    period_in,
    published_in,
    year_named,
    year_of_period,
    year_reported,
)
from gov_disclosure.reading.about.furniture import without_furniture
from gov_disclosure.reading.about.hints import Hints, hints_of, with_hints
from gov_disclosure.reading.about.kind import KIND_WORDS, Paper, kind_of
from gov_disclosure.reading.about.organ import completed, organ_in, signature, source_in
from gov_disclosure.reading.about.sections import Outline
from gov_disclosure.reading.about.several import Part as OtherReport
from gov_disclosure.reading.about.several import left_over, reports_in
from gov_disclosure.reading.about.title import LONGEST_LINE, MOST_LINES, Title, find_title, parse_title
from gov_disclosure.reading.locating.captions import unit_above
from gov_disclosure.reading.locating.regions import Region, regions
from gov_disclosure.reading.repairs.headings import whole_headings
from gov_disclosure.reading.repairs.radicals import with_plain_han
from gov_disclosure.reading.result import Reading
from gov_disclosure.reading.tables.built import Tables
from gov_disclosure.reading.tables.match import Caption, Part, match
from gov_disclosure.reading.unruled.stretch import without_words
from gov_disclosure.reading.words.normalise import flat
from gov_disclosure.text import Text

_INPUT = Text("输入", "input")
_ADVICE = Text(
    "应为中文的政府信息公开工作年度报告，其标题或至少一张法定表格须为文字。",
    "Expected an annual report on government information disclosure (政府信息公开工作年度报告) in Chinese, "
    "with its title or at least one of its statutory tables as text.",
)
_ADD_YEAR = Text(
    "请用 --year（或 read 的 year=）指明年度，或在标题中写明（如“2024年政府信息公开工作年度报告”）。",
    "Name the year with --year (year= of read), or add it to the title (2024年政府信息公开工作年度报告).",
)


def read_document(
    document: Document,
    *,
    limits: Limits = DEFAULT_LIMITS,
    year: int | None = None,
    organ: Organ | str | None = None,
) -> Reading:
    """
    Read the report that *document* holds.

    Args:
        document: what a format's reader delivered.
        limits: ``digits`` bounds the figures that are read.
        year: the report year, for a document that does not say it. Where it
            says another, that one stands and a note tells.
        organ: likewise the organ that reports, by name or as an `Organ`.

    Raises:
        UnreadableError: neither a title nor a statutory table of such a report is in it, or no year.
        WrongTypeError: an argument is of another type.
        FieldValueError: no report can have such a *year* or *organ*.

    """
    require(document, Document, "document")
    require(limits, Limits, "limits")
    hints = hints_of(year, organ)
    return with_hints(_read(document, limits, hints), hints)


def _read(document: Document, limits: Limits, hints: Hints) -> Reading:
    if (table := long_table(document)) is not None:
        # It is this package's own, and says of itself what all else has to be found out about a published file.
        from gov_disclosure.reading.long_table import read_long

        return read_long(document, table, limits)
    plain = with_plain_han(evolve(document, blocks=tuple(without_words(document.blocks))))
    plain = evolve(plain, blocks=tuple(whole_headings(plain.flow)))
    first, *others = reports_in(list(regions(plain)))
    outline, parts = _sorted(first.regions)
    said = _Said(outline, plain)
    title = find_title(outline.preamble, plain.metadata, said.year_of_period)
    year = _year(said, title, hints.year)
    matched = match(parts, year)
    if not matched.any_printed:
        _refuse_other_papers(said, outline, title, document)
        if title is None and not outline.is_whole:
            raise UnreadableError(document.source or _INPUT, _what_is_there(document), _ADVICE)
    if year is None:
        found = Text("报告没有写明是哪一年的", "the report says nowhere which year it is for")
        raise UnreadableError(document.source or _INPUT, found, _ADD_YEAR)
    reading = _reading(said, outline, matched.tables(year, limits.digits), title, year)
    for other in others:
        reading = _with_other(reading, other, limits.digits)
    return evolve(reading, document=document)


def _sorted(regions: Sequence[Region]) -> tuple[Outline, list[Part]]:
    """Sort what a report is made of: its text by sections, and the parts of its tables in order."""
    outline = Outline()
    parts: list[Part] = []
    above: Region | None = None
    for region in regions:
        if isinstance(region, Paragraph):
            section = outline.add(region) if region.text.strip() else None
            if section is not None:
                parts.append(section)
            parts.append(Caption(region.text, region.origin.sheet if region.origin else None))
        else:
            outline.add_table()
            parts += [unit_above(above)] if isinstance(above, Paragraph) else []
            parts.append(region)
        above = region
    return outline, parts


def _with_other(reading: Reading, other: OtherReport, digits: int) -> Reading:
    """Return *reading* with a note of another report in its file, whose figures are left over."""
    year = other.title.year if other.title and other.title.year else reading.report.year
    matched = match(_sorted(other.regions)[1], year)
    note = Note(kind=NoteKind.OTHER_REPORT, printed=other.title.text if other.title else None)
    left = left_over(matched, matched.tables(year, digits))
    return evolve(reading, notes=(*reading.notes, note), leftovers=(*reading.leftovers, *left))


def _refuse_other_papers(said: _Said, outline: Outline, title: Title | None, document: Document) -> None:
    """
    Refuse a document without a statutory table that is another kind of paper.

    Raises:
        UnreadableError: it is; ``kind`` says which.

    """
    years = [year for year in (title.year if title else None, said.year_of_period) if year]
    years = years or [year for year in (year_reported(said.opening),) if year]
    paper = Paper(document=said.document, title=title, years=years, opening=said.opening, whole=outline.is_whole)
    kind = kind_of(paper)
    if kind is not None:
        found, advice = KIND_WORDS[kind]
        raise UnreadableError(document.source or _INPUT, found, advice, kind)


def _what_is_there(document: Document) -> Text:
    if not document.blocks:
        return Text("没有可读的内容：其中没有文字", "nothing to read: no text in it")
    return Text(
        "其中没有这样的报告：既没有标题，也没有任何一张法定表格",
        "no such report in it: neither its title nor one of its tables was found",
    )


def _reading(said: _Said, outline: Outline, tables: Tables, title: Title | None, year: int) -> Reading:
    document = said.document
    report = Report(
        form=tables.form.edition,
        year=year,
        organ=_organ(said, title),
        period=said.period,
        published=said.published,
        source=document.source,
        title=title.text if title else None,
        preamble=_preamble(outline.preamble, title),
        sections=outline.sections(),
        proactive_disclosure=tables.disclosure,
        requests=tables.requests,
        disputes=tables.disputes,
        as_printed=tables.as_printed,
    )
    return Reading(
        report=report,
        places=tables.places,
        leftovers=tables.leftovers,
        notes=tuple(_with_files(note, document.attachments) for note in tables.notes),
        document=document,
    )


def _with_files(note: Note, attachments: Sequence[Attachment]) -> Note:
    """Return the *note* of a missing table with the names of the files that the page links: it may stand there."""
    if note.kind is not NoteKind.TABLE_MISSING or not attachments:
        return note
    names = [one.text or one.address.rpartition("/")[2] for one in attachments[:_MOST_FILES]]
    return evolve(note, printed="、".join(dict.fromkeys(names)))


_MOST_FILES = 5
"""Names of linked files in one note."""


class _Said:
    """What a document says of its report outside title and tables."""

    def __init__(self, outline: Outline, document: Document) -> None:
        self.document = document
        self.preamble = [paragraph.text for paragraph in outline.preamble]
        self.texts = outline.texts()
        self.opening = [*self.preamble, *outline.texts(first=1)]
        everything = [*self.preamble, *self.texts]
        self.period = period_in(everything)
        self.year_of_period = self.period.end.year if self.period else year_of_period(everything)
        self.published = self._published()
        self.dated = self.published or self._drawn_up()

    def _published(self) -> date | None:
        """Return the day of publication; the day under a signature, of drafting or of the last update is none."""
        stated = published_in(self.preamble) or iso_date(self.document.metadata.get("published"))
        if stated is None and self.document.format not in _PAPERS:  # a page prints it alone below its title
            stated = next((found for text in self.preamble[:6] if (found := date_alone(text))), None)
        return stated

    def _drawn_up(self) -> date | None:
        """Return the day that the paper itself bears, which tells the year but not when it was published."""
        ends = [found for text in (*self.preamble[:6], *self.texts[-3:]) if (found := date_alone(text))]
        drawn_up = drawn_up_in(self.preamble) or iso_date(self.document.metadata.get("drawn_up"))
        return drawn_up or (ends[-1] if ends else None)


_PAPERS = frozenset(("docx", "pdf"))
"""Formats of papers: a day alone at their head is that of the paper, as under a signature."""


def _organ(said: _Said, title: Title | None) -> Organ:
    """Name the organ: as the title does, as a sentence that names the report does, or as a signature or the page."""
    texts = [*said.preamble, *said.texts]
    page = said.document.metadata.get("organ", "") or source_in(said.preamble)
    name = (
        (title.organ if title else "")
        or organ_in(said.opening, _organ_of_title)
        or signature(texts, dated=True)
        or page
        or signature(texts, dated=False)
    )
    name = completed(name, (page, *texts))
    return Organ(name=name, level=level_of(name))


def _organ_of_title(text: str) -> str:
    title = parse_title(text)
    return title.organ if title and title.year else ""


def _year(said: _Said, title: Title | None, given: int | None) -> int | None:
    """Return the report year: as the report says, or as *given*, or the one that its text names most; or ``None``."""
    year = (
        (title.year if title else None)
        or said.year_of_period
        or year_reported(said.opening)
        or given
        or year_named(said.opening)
        or year_named(said.texts)
    )
    if year is None and said.dated is not None and said.dated.month <= _LAST_MONTH:
        year = said.dated.year - 1
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


_LAST_MONTH = 6
"""Reports are due by the end of January or March; one published in the second half of a year may be for any."""


def _preamble(paragraphs: Sequence[Paragraph], title: Title | None) -> tuple[str, ...]:
    """Return the text before section one without the title, however often it is printed, and what a page adds."""
    texts = [paragraph.text for paragraph in paragraphs]
    if title is None:
        return tuple(without_furniture(texts))
    above = 0
    for _ in range(_MOST_PRINTINGS):
        if (lines := _lines_of(title, texts)) is None:
            break
        above = above or lines.start
        del texts[lines.start : lines.stop]
    return tuple(without_furniture(texts, above))


_MOST_PRINTINGS = 6
"""How often a page prints its title; looking for it is linear each time."""


def _lines_of(title: Title, texts: Sequence[str]) -> range | None:
    """Return which of *texts* print the *title*, as it is or in other words; ``None`` where none does."""
    bare = "".join(title.text.split())
    lines = ["".join(text.split()) for text in texts]
    for size in range(MOST_LINES, 0, -1):
        for at in range(len(lines) - size + 1):
            joined = "".join(lines[at : at + size])
            if joined == bare or (len(joined) <= LONGEST_LINE and _is_again(title, parse_title(joined))):
                return range(at, at + size)
    return None


def _is_again(title: Title, other: Title | None) -> bool:
    """Whether *other* is the *title* in other words, or without its organ."""
    return other is not None and other.year == title.year and flat(other.organ) in ("", flat(title.organ))
