"""Makes the rules that report what a reader noted, one rule for each kind of note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure.forms import Form
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Note, NoteKind
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact, both, listed
from gov_disclosure.rules.rule import Rule, Source, Words
from gov_disclosure.rules.verdict import Severity, Verdict
from gov_disclosure.text import Text


@lru_cache(maxsize=128)
def _english(form: Form) -> dict[str, str]:
    """Return the labels that the form prints, with their English."""
    known: dict[str, str] = {}
    for cell in form.cells.values():
        known.update(zip((*cell.row, *cell.column), (*cell.row_en, *cell.column_en), strict=True))
    known.update((section.zh, section.en) for section in form.sections)
    return known


def _label(form: Form, printed: str) -> Text:
    """Return an official label in both languages, also several; what the form does not know stays as printed."""
    english = _english(form)
    parts = (printed,) if printed in english else tuple(printed.split("、"))
    return listed(both(one, english[one]) if one in english else Text(one, one) for one in parts)


def name_of(context: Context, note: Note) -> Fact:
    """Return what a note is about: the official label, the printed one, or the cell's."""
    if note.official or note.printed:
        return _label(context.form, note.official) if note.official else note.printed
    if note.cells:
        return Text(cell_label(note.cells[0], "zh"), cell_label(note.cells[0], "en"))
    return Text("（未注明）", "(not told)")


def _row_path(context: Context, note: Note) -> Text | None:
    """Return groups and label of a row that is not there: alone a label such as 3.其他 does not tell which."""
    if note.kind is not NoteKind.ROW_MISSING or not note.cells or note.cells[0] not in context.form.cells:
        return None
    row = context.form.cell(note.cells[0])
    return both(" / ".join(row.row), " / ".join(row.row_en)) if row.row else None


def _linked(note: Note) -> Text:
    """Return a clause that names the files which the page links, the next step where a table is missing."""
    if note.kind is not NoteKind.TABLE_MISSING or not note.printed:
        return Text("", "")
    return Text(f"；网页附有文件：{note.printed}", f"; the page links these files: {note.printed}")


def noted(code: str, kind: NoteKind, *, severity: Severity, source: Source, words: Words) -> Rule:
    """Return the rule that reports the reader's notes of one kind."""

    def check(context: Context) -> Iterator[Verdict]:
        for note in context.notes_of(kind):
            name = name_of(context, note)
            official = _row_path(context, note) or name
            facts: dict[str, Fact] = {"official": official, "printed": note.printed or name, "linked": _linked(note)}
            yield Verdict(cells=note.cells, place=note.place, facts=facts)

    return Rule(code=code, severity=severity, source=source, words=words, check=check, needs=("notes",))
