"""Tables flattened to text in every way seen in print are read back cell by cell."""

from __future__ import annotations

from collections import Counter

import pytest

import dialects
from gov_disclosure import cells, forms
from gov_disclosure.document.text.read import read as read_text
from gov_disclosure.model import NoteKind
from gov_disclosure.reading import LeftoverReason, Reading, read_document

FORMS: dict[str, forms.Form] = {edition: forms.for_edition(edition) for edition in forms.EDITIONS}


def printed_figures(edition: str) -> dict[str, str]:
    """A figure of its own for every cell, amounts with decimals and, where the form prints none, a unit."""
    form = FORMS[edition]
    figures = {key: str(at) for at, key in enumerate(form.cells)}
    for key, cell in form.cells.items():
        if cell.kind == "amount":
            figures[key] = "13.39万元" if "procurement" in key else "13.39"
        elif cell.kind == "change" and key.endswith("penalties.change"):
            figures[key] = "-4"
    return figures


def read(text: str, encoding: str = "utf-8") -> Reading:
    return read_document(read_text(text.encode(encoding)))


def figures_of(reading: Reading) -> dict[str, str]:
    return {key: str(value) for key, value in cells.by_key(reading.report).items() if value is not None}


def bare(printed: dict[str, str]) -> dict[str, str]:
    return {key: text.removesuffix("万元") for key, text in printed.items() if text}


@pytest.mark.parametrize("edition", forms.EDITIONS)
@pytest.mark.parametrize("width", ["full", "half"])
@pytest.mark.parametrize("name", dialects.DIALECTS)
def test_every_cell_right(edition: str, width: str, name: str) -> None:
    """Every dialect, full-width and ASCII punctuation: all cells right, nothing left over, nothing to note."""
    printed = printed_figures(edition)
    label = str if width == "full" else lambda text: text.translate(dialects.HALF_WIDTH)
    reading = read(dialects.report_text(FORMS[edition], printed, dialects.DIALECTS[name], label=label))

    assert figures_of(reading) == bare(printed)
    assert (reading.leftovers, reading.notes) == ((), ())
    assert (reading.report.form, reading.report.year, reading.report.organ.name) == (edition, 2023, "青松县水务局")
    assert [section.key for section in reading.report.sections] == [s.key for s in FORMS[edition].sections]


@pytest.mark.parametrize("edition", forms.EDITIONS)
@pytest.mark.parametrize("name", dialects.EXPANDED)
def test_full_grids(edition: str, name: str) -> None:
    """Tables in which merged cells leave empty ones: the figures' own columns are found."""
    printed = printed_figures(edition)
    text = dialects.report_text(FORMS[edition], printed, dialects.EXPANDED[name], table_rows=dialects.expanded_rows)

    assert figures_of(read(text)) == bare(printed)


@pytest.mark.parametrize("edition", forms.EDITIONS)
@pytest.mark.parametrize("names", [("A", "C", "B3"), ("tabs", "A", "C3"), ("B", "tabs", "D"), ("raw", "B5", "A")])
def test_mixed_dialects(edition: str, names: tuple[str, str, str]) -> None:
    """Each table of one report in another dialect."""
    printed = printed_figures(edition)
    drawn = {key: dialects.DIALECTS[name] for key, name in zip(forms.TABLE_KEYS, names, strict=True)}

    assert figures_of(read(dialects.report_text(FORMS[edition], printed, drawn))) == bare(printed)


@pytest.mark.parametrize("name", dialects.DIALECTS)
def test_blanks_are_never_filled(name: str) -> None:
    """Only natural persons and totals printed: what the dialect keeps is placed, the rest is left over."""
    printed = printed_figures("2021")
    for key in printed:
        if key.startswith("requests.") and not key.endswith((".natural_person", ".total")):
            printed[key] = ""
    reading = read(dialects.report_text(FORMS["2021"], printed, dialects.DIALECTS[name]))
    found = figures_of(reading)

    assert found.items() <= bare(printed).items()
    lost = Counter(text for key, text in bare(printed).items() if key not in found)
    assert lost == Counter(leftover.text for leftover in reading.leftovers)
    if name in ("A", "D", "raw"):
        assert {leftover.reason for leftover in reading.leftovers} == {LeftoverReason.POSITIONS_LOST}
    elif name != "B3f":
        assert not lost


class TestPositionsDestroyed:
    """Where the page lost which cell a figure stood in, nothing is guessed."""

    def test_glued_cells(self) -> None:
        """规章000: the label is known, the figures are not cut apart."""
        printed = printed_figures("2021")
        reading = read(dialects.report_text(FORMS["2021"], printed, dialects.dialect_e))

        assert figures_of(reading) == {}
        assert {leftover.reason for leftover in reading.leftovers} == {LeftoverReason.POSITIONS_LOST}
        digits = "".join(leftover.text for leftover in reading.leftovers)
        assert all(text in digits for text in bare(printed).values())

    @pytest.mark.parametrize("edition", forms.EDITIONS)
    def test_repeated_strings_removed(self, edition: str) -> None:
        """Every string printed once only: a row short of figures is left over, a whole one is placed."""
        printed = {key: str(at % 9) for at, key in enumerate(FORMS[edition].cells)}
        reading = read(dialects.d2(dialects.report_text(FORMS[edition], printed, dialects.dialect_d)))

        assert figures_of(reading).items() <= printed.items()
        assert NoteKind.POSITIONS_LOST in {note.kind for note in reading.notes}


def test_places_name_line_and_columns() -> None:
    """`Reading.places` says for each cell the line and the columns it came from, blanks included."""
    printed = printed_figures("2021")
    for name, draw in dialects.DIALECTS.items():
        text = dialects.report_text(FORMS["2021"], printed, draw)
        lines = text.split("\n")
        reading = read(text)
        for key, place in reading.places.items():
            assert place.line is not None, name
            assert place.start is not None, name
            assert place.end is not None, name
            assert lines[place.line - 1][place.start - 1 : place.end] == printed[key], (name, key)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("gb18030", ""), ("utf-16", "")])
def test_bytes_of_all_kinds(newline: str, encoding: str, mark: str) -> None:
    """Line ends, encodings, a byte order mark: the same reading."""
    printed = printed_figures("2021")
    text = mark + dialects.report_text(FORMS["2021"], printed, dialects.dialect_tabs).replace("\n", newline)

    assert figures_of(read(text, encoding)) == bare(printed)


def test_nul_bytes() -> None:
    """NUL bytes between the characters do not matter."""
    printed = printed_figures("2021")
    text = dialects.report_text(FORMS["2021"], printed, dialects.dialect_tabs).replace("规章", "规\x00章")

    assert figures_of(read(text)) == bare(printed)
