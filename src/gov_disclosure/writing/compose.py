"""From a report to the blocks of a document: title, preamble, sections, and each table in its section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gov_disclosure import cells
from gov_disclosure.document import Block, Document, Grid, Mark, MarkTarget, Paragraph
from gov_disclosure.forms import TABLE_KEYS
from gov_disclosure.model import SECTION_KEYS, Report, Section
from gov_disclosure.writing import narrative, tables


def compose(
    report: Report,
    *,
    lang: str = "zh",
    marks: Sequence[Mark] = (),
    stated: Sequence[MarkTarget] = (),
    remarks: Iterable[str] = (),
) -> Document:
    """Return *report* as a document in the order of the form, labels in *lang*."""
    title = narrative.title(report, lang)
    metadata = {"title": title, "organ": report.organ.name}
    if report.published is not None:
        metadata["published"] = report.published.isoformat()
    return Document(
        blocks=(
            Paragraph(text=title, level=0, key="title"),
            *narrative.preamble(report, lang),
            *_sections(report, lang),
        ),
        format="report",
        source=report.source,
        metadata=metadata,
        lang=lang,
        marks=tuple(marks),
        stated=tuple(stated),
        remarks=tuple(remarks),
    )


def _sections(report: Report, lang: str) -> Iterator[Block]:
    grids = _grids(report, lang)
    for section, path in _in_order(report, grids):
        if path is None:
            yield from _bare_section(report, section, grids, lang)
        else:
            yield from _section(report, report.sections[path], path, grids, lang)


def _grids(report: Report, lang: str) -> dict[str, Grid]:
    """Return the tables that were printed, by section key, numbered as they will stand."""
    found: dict[str, Grid] = {}
    for key in TABLE_KEYS:
        grid = tables.table_grid(report, key, number=len(found) + 1, lang=lang)
        if grid is not None:
            found[key] = grid
    return found


def _in_order(report: Report, grids: Mapping[str, Grid]) -> list[tuple[str, int | None]]:
    """
    List what is to be written: the report's sections as they stand, and sections it lacks but whose table it has.

    Each entry is a section key and the index of the section, ``None`` for one
    that is only a heading for its table. Such a heading goes before the first
    section that the form puts after it.
    """
    order: list[tuple[str, int | None]] = [(section.key or "", index) for index, section in enumerate(report.sections)]
    present = {key for key, _ in order}
    for key in (key for key in TABLE_KEYS if key in grids and key not in present):
        later = set(SECTION_KEYS[SECTION_KEYS.index(key) + 1 :])
        at = next((at for at, (other, _) in enumerate(order) if other in later), len(order))
        order.insert(at, (key, None))
    return order


def _bare_section(report: Report, key: str, grids: Mapping[str, Grid], lang: str) -> Iterator[Block]:
    for index, form in enumerate(cells.form_of(report).sections, start=1):
        if form.key == key:
            yield Paragraph(text=narrative.missing_heading(form, index, lang), level=1)
            yield grids[key]


def _section(report: Report, section: Section, index: int, grids: dict[str, Grid], lang: str) -> Iterator[Block]:
    path = (index,)
    heading = narrative.section_heading(section, report, lang)
    yield Paragraph(text=heading, level=1, key=narrative.section_key(path))
    # A report that prints a section twice has its table once, in the first of them.
    grid = grids.pop(section.key, None) if section.key is not None else None
    before = narrative.texts_before_table(section) if grid is not None else 0
    yield from narrative.paragraphs(section, path, 0, before)
    if grid is not None:
        yield grid
    yield from narrative.paragraphs(section, path, before)
    yield from narrative.body(section, path, report, lang)
