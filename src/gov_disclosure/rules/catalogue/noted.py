"""What makes a rule of the notes of one kind that a reader left."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.labels import cell_label
from gov_disclosure.model import Note, NoteKind
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Rule, Source, Words
from gov_disclosure.rules.verdict import Severity, Verdict
from gov_disclosure.text import Text


def name_of(note: Note) -> Fact:
    """Return what a note is about: the official label, the printed one, or the cell's."""
    if note.official or note.printed:
        return note.official or note.printed
    if note.cells:
        return Text(cell_label(note.cells[0], "zh"), cell_label(note.cells[0], "en"))
    return Text("（未注明）", "(not told)")


def _row_path(context: Context, note: Note) -> Text | None:
    """Return groups and label of a row that is not there: alone a label such as 3.其他 does not tell which."""
    if note.kind is not NoteKind.ROW_MISSING or not note.cells or note.cells[0] not in context.form.cells:
        return None
    row = context.form.cell(note.cells[0])
    return Text(" / ".join(row.row), " / ".join(row.row_en)) if row.row else None


def _linked(note: Note) -> Text:
    """Return a clause that names the files which the page links, the next step where a table is missing."""
    if note.kind is not NoteKind.TABLE_MISSING or not note.printed:
        return Text("", "")
    return Text(f"；网页附有文件：{note.printed}", f"; the page links these files: {note.printed}")


def noted(code: str, kind: NoteKind, *, severity: Severity, source: Source, words: Words) -> Rule:
    """Return the rule that reports the reader's notes of one kind."""

    def check(context: Context) -> Iterator[Verdict]:
        for note in context.notes_of(kind):
            name = name_of(note)
            official = _row_path(context, note) or note.official or name
            facts: dict[str, Fact] = {"official": official, "printed": note.printed or name, "linked": _linked(note)}
            yield Verdict(cells=note.cells, place=note.place, facts=facts)

    return Rule(code=code, severity=severity, source=source, words=words, check=check, needs=("notes",))
