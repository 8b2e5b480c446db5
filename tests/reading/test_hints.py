"""What a caller says of a report: it fills what the file does not say, and never stands against it."""

from __future__ import annotations

import pickle
from io import StringIO
from typing import Any

import pytest

import dialects
from gov_disclosure import check, forms
from gov_disclosure.document import Document, Paragraph
from gov_disclosure.document.registry import open_document
from gov_disclosure.errors import (
    FieldValueError,
    GovDisclosureError,
    UnknownFormatError,
    UnreadableError,
    WrongTypeError,
)
from gov_disclosure.model import NoteKind, Organ
from gov_disclosure.reading import read, read_document
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
WHOLE = dialects.report_text(FORM, distinct_figures(FORM), dialects.dialect_tabs)
TABLES = WHOLE[WHOLE.index("二、主动公开") :]


def page(title: str) -> bytes:
    return f"{title}\n\n一、总体情况\n本机关依法公开信息。\n\n{TABLES}".encode()


def test_hints_fill_what_the_file_does_not_say() -> None:
    """A file without year or organ has those that were given, and nothing is noted."""
    reading = read(page("政府信息公开工作年度报告"), year=2022, organ="青松县水务局")

    assert (reading.report.year, reading.report.organ) == (2022, Organ(name="青松县水务局", level="county"))
    assert not [note for note in reading.notes if note.kind is NoteKind.HINT_CONTRADICTED]


def test_an_organ_given_whole_is_taken_over_whole() -> None:
    """Level and codes of an `Organ` come along, also where the file names the organ itself."""
    given = Organ(name="青松县水务局", level="county", division_code="350128")

    assert read(page("政府信息公开工作年度报告"), year=2022, organ=given).report.organ == given
    assert read(page("青松县水务局2022年政府信息公开工作年度报告"), organ=given).report.organ == given
    assert read(page("水务局2022年政府信息公开工作年度报告"), organ=given).report.organ == given


def test_the_file_stands_against_hints_and_a_note_tells() -> None:
    """Another year or organ than the title's changes nothing but the notes; FRM219 reports each."""
    reading = read(page("青松县水务局2023年政府信息公开工作年度报告"), year=2022, organ="白石县水务局")

    assert (reading.report.year, reading.report.organ.name) == (2023, "青松县水务局")
    noted = [note for note in reading.notes if note.kind is NoteKind.HINT_CONTRADICTED]
    assert [(note.official, note.printed) for note in noted] == [("2022", "2023"), ("白石县水务局", "青松县水务局")]
    found = [finding for finding in check(reading.report, notes=reading.notes).findings if finding.rule == "FRM219"]
    said = " ".join(one.message("en") + one.message("zh") for one in found)
    assert len(found) == 2
    assert all(word in said for word in ("2022", "2023", "白石县水务局", "青松县水务局"))


@pytest.mark.parametrize("organ", ["水务局", "青松縣水務局", "青松县水务局"])
def test_a_shorter_name_or_other_script_is_no_contradiction(organ: str) -> None:
    """The printed name stays, and nothing is noted."""
    reading = read(page("青松县水务局2023年政府信息公开工作年度报告"), organ=organ)

    assert reading.report.organ.name == "青松县水务局"
    assert not [note for note in reading.notes if note.kind is NoteKind.HINT_CONTRADICTED]


def test_an_unknown_year_is_refused_with_the_way_to_name_it() -> None:
    """The message names --year and year=, in both languages."""
    with pytest.raises(UnreadableError) as caught:
        read(page("青松县水务局政府信息公开工作年度报告"))

    for message in (caught.value.message("zh"), caught.value.message("en")):
        assert "--year" in message
        assert "year=" in message
    assert read(page("青松县水务局政府信息公开工作年度报告"), year=2024).report.year == 2024


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"year": True}, WrongTypeError),
        ({"year": "2024"}, WrongTypeError),
        ({"year": 2024.0}, WrongTypeError),
        ({"year": 24}, FieldValueError),
        ({"organ": 5}, WrongTypeError),
        ({"organ": "\ud800"}, FieldValueError),
        ({"limits": None}, WrongTypeError),
        ({"limits": 5}, WrongTypeError),
        ({"source": 5}, WrongTypeError),
        ({"format": 5}, WrongTypeError),
        ({"format": "odt"}, UnknownFormatError),
    ],
)
def test_wrong_arguments_are_own_errors(arguments: dict[str, Any], error: type[GovDisclosureError]) -> None:
    """The error names the argument."""
    with pytest.raises(error) as caught:
        read(page("青松县水务局2023年政府信息公开工作年度报告"), **arguments)

    assert next(iter(arguments)) in str(caught.value).lower()


@pytest.mark.parametrize("file", [5, None, ["a"], StringIO("text")])
def test_what_is_no_file_is_an_own_error(file: Any) -> None:
    """Neither a number nor a file open for text is read."""
    with pytest.raises(WrongTypeError):
        read(file)


def test_a_path_that_no_file_can_have_is_an_own_error() -> None:
    """A NUL character in a path is told as a wrong path."""
    with pytest.raises(FieldValueError):
        read("a\0b")


@pytest.mark.parametrize("arguments", [{"document": 5}, {"limits": None}, {"year": "2024"}, {"organ": b""}])
def test_wrong_arguments_of_read_document(arguments: dict[str, Any]) -> None:
    """Also the step after a format's reader says which argument is wrong."""
    given: dict[str, Any] = {"document": Document(blocks=(Paragraph(text="x"),), format="text"), **arguments}
    with pytest.raises(WrongTypeError):
        read_document(given.pop("document"), **given)


@pytest.mark.parametrize("arguments", [{"data": "text"}, {"limits": None}, {"source": 5}, {"format": 5}])
def test_wrong_arguments_of_open_document(arguments: dict[str, Any]) -> None:
    """The registry of formats says which argument is wrong."""
    given: dict[str, Any] = {"data": b"x", **arguments}
    with pytest.raises(WrongTypeError):
        open_document(given.pop("data"), **given)


def test_the_kind_of_an_unreadable_file_survives_pickling() -> None:
    """Like every fact of an error, and ``None`` where nothing is known."""
    error = UnreadableError("a.html", "x", "y", "links")

    assert pickle.loads(pickle.dumps(error)).kind == "links"
    assert UnreadableError("a.html", "x", "y").kind is None
