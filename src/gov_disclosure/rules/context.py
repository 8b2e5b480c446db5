"""What a rule is given: one report, its form, and whatever else the caller has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, final

from attrs import field, frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.errors import UnknownCellError
from gov_disclosure.figures.prints import Print, classify
from gov_disclosure.forms import Form
from gov_disclosure.forms.subheadings import Profile
from gov_disclosure.model import Note, NoteKind, Place, Report, Section, SectionKey
from gov_disclosure.relations.linear import Blank
from gov_disclosure.text import nearest

if TYPE_CHECKING:
    from gov_disclosure.localisation.explain import Localisation
    from gov_disclosure.narrative import Claim
    from gov_disclosure.narrative.sentences import Paragraph
    from gov_disclosure.statements import Prose
    from gov_disclosure.statements.account import Accounts


class _Figures(dict[str, Value]):
    """Figures by cell key of one form; a key that is misspelt gets a suggestion."""

    def __init__(self, form: Form, figures: Iterable[tuple[str, Value]]) -> None:
        super().__init__(figures)
        self._form = form

    def __missing__(self, key: str) -> Value:
        raise UnknownCellError(key, self._form.name, nearest(key, self._form.cells))


@final
@frozen(kw_only=True, slots=False)
class Context:
    """
    One report to be checked.

    ``notes`` is ``None`` where nobody read the printed form (the report came
    as JSON); an empty tuple means that it was read and nothing departed.
    ``previous``: the report of the year before. ``children``: the reports that
    this one sums up. ``profiles``: those of sub-headings besides the package's.
    """

    report: Report
    notes: tuple[Note, ...] | None = None
    places: Mapping[str, Place] = field(factory=dict)
    previous: Report | None = None
    children: tuple[Report, ...] | None = None
    profiles: tuple[Profile, ...] = ()
    blank: Blank = "unknown"

    @cached_property
    def form(self) -> Form:
        """The form whose cells the report has."""
        return cells.form_of(self.report)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every figure in printed order, as ``form.cells`` lists the keys."""
        return cells.values(self.report)

    @cached_property
    def figures(self) -> dict[str, Value]:
        """Every figure by cell key; `UnknownCellError` for a key that the form has not."""
        return _Figures(self.form, zip(self.form.cells, self.values, strict=True))

    @cached_property
    def prints(self) -> Mapping[Print, tuple[str, ...]]:
        """The cells printed in some unusual way, by what is unusual, in printed order; empty for most reports."""
        printed = self.report.as_printed
        found: dict[Print, list[str]] = {}
        for key, value in self.figures.items():
            if key in printed:
                kinds = classify(printed[key], value, self.form.cell(key).kind)
            elif value is None:
                kinds = frozenset({Print.BLANK})
            else:
                continue
            for kind in kinds:
                found.setdefault(kind, []).append(key)
        return {kind: tuple(keys) for kind, keys in found.items()}

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the report, printed and cleaned, in printed order."""
        from gov_disclosure.narrative.sentences import paragraphs

        return tuple(paragraphs(self.report))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the narrative claims, each claim held against the tables."""
        from gov_disclosure.narrative.judge import claims_in

        zero = self.blank == "zero"
        return claims_in(self.paragraphs, self.report, self.previous, zero=zero, figures=self.figures)

    @cached_property
    def stated(self) -> Accounts:
        """What the prose states beside the tables, paragraph by paragraph, each read when it is asked for."""
        from gov_disclosure.statements.account import Accounts

        return Accounts(self.paragraphs, self.report, self.claims)

    @cached_property
    def prose(self) -> Prose:
        """All that the prose states beside the tables, and what each of its numerals is."""
        return self.stated.prose()

    @cached_property
    def previous_prose(self) -> Prose | None:
        """The same of last year's report, ``None`` where there is none."""
        from gov_disclosure.statements import prose

        return None if self.previous is None else prose(self.previous)

    @cached_property
    def localisation(self) -> Localisation:
        """Which cells would explain the identities that do not hold; see `localisation.explain`."""
        from gov_disclosure.localisation.explain import explain  # most reports need no search: keep the import light

        return explain(self.form, self.figures, blank=self.blank)

    def section(self, key: SectionKey) -> Section | None:
        """Return the statutory section *key*, ``None`` where the report has none."""
        return next((section for section in self.report.sections if section.key == key), None)

    def notes_of(self, *kinds: NoteKind) -> tuple[Note, ...]:
        """Return the reader's notes of these kinds, in reading order."""
        return tuple(note for note in self.notes or () if note.kind in kinds)


def text_of(section: Section) -> str:
    """Return all text of a section and its sub-sections, headings included, one paragraph a line."""
    parts = [section.heading, *section.paragraphs, *(text_of(part) for part in section.sections)]
    return "\n".join(parts)
