"""A report from figures by cell key: what is taken, and everything that is wrong at once."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from gov_disclosure import cells, dumps, forms, from_figures, loads
from gov_disclosure.errors import FieldValueError, FiguresError, UnknownCellError, UnknownFormError, WrongTypeError
from gov_disclosure.model import Note, NoteKind, Organ, Report
from varied_reports import varied_reports

ROW = "requests.received"
AMOUNT = "proactive_disclosure.charges.amount"


def made(figures: Any, **other: Any) -> Report:
    return from_figures(**{"year": 2022, "organ": "云岭县教育局", "figures": figures, **other})


def faults(figures: Any, **other: Any) -> dict[str, str]:
    """What is said to be wrong, by cell key."""
    with pytest.raises(FiguresError) as caught:
        made(figures, **other)
    return {fault.key: fault.problem.en for fault in caught.value.faults}


@given(report=varied_reports(consistent=False, narrative=False))
def test_figures_of_a_report_make_it_again(report: Report) -> None:
    """What `by_key` gives is what `from_figures` takes."""
    again = from_figures(
        year=report.year,
        organ=report.organ,
        figures=cells.by_key(report),
        form=cells.form_of(report),
        period=report.period,
    )
    assert again == report


class TestTaken:
    """Ints, strings as printed, whole floats, NumPy ints, Decimals."""

    @pytest.mark.parametrize("seven", [7, "7", 7.0, Decimal(7), Decimal("7.0"), "７"])
    def test_a_count(self, seven: Any) -> None:
        """Each becomes a plain whole number."""
        found = made({f"{ROW}.total": seven}).requests.received.total
        assert found == 7
        assert type(found) is int

    @pytest.mark.parametrize("amount", [25, "25", Decimal(25), 25.0, "250000元", "25万元"])
    def test_an_amount(self, amount: Any) -> None:
        """An amount is in 万元, unless its text says another unit."""
        found = cells.value(made({AMOUNT: amount}), AMOUNT)
        assert found == 25
        assert type(found) is Decimal

    def test_printed_texts_are_kept(self) -> None:
        """What a text says beyond its figure stays with the report; a plain figure says nothing more."""
        report = made({ROW: ["1,113", "/", "", "3件", "4", None, 0]})
        assert report.requests.received.natural_person == 1113
        assert report.requests.received.enterprise is None
        assert report.as_printed == {
            f"{ROW}.natural_person": "1,113",
            f"{ROW}.enterprise": "/",
            f"{ROW}.research_institution": "",
            f"{ROW}.public_welfare": "3件",
        }

    @pytest.mark.parametrize("kind", ["int64", "uint8", "float32", "float64"])
    def test_of_numpy(self, kind: str) -> None:
        """Whole numbers of NumPy are whole numbers; its NaN is none."""
        numpy = pytest.importorskip("numpy")
        report = made({f"{ROW}.total": getattr(numpy, kind)(7), AMOUNT: getattr(numpy, kind)(25)})
        assert (report.requests.received.total, cells.value(report, AMOUNT)) == (7, 25)
        assert type(report.requests.received.total) is int
        assert made({ROW: numpy.array([1, 0, 0, 0, 0, 0, 1])}) == made({ROW: [1, 0, 0, 0, 0, 0, 1]})
        assert faults({AMOUNT: numpy.float32("nan"), f"{ROW}.total": numpy.bool_(1)}).keys() == {AMOUNT, f"{ROW}.total"}

    def test_a_year_of_numpy(self) -> None:
        """The year of a data frame is a whole number too."""
        numpy = pytest.importorskip("numpy")
        report = made({}, year=numpy.int64(2020))
        assert (report.year, report.form) == (2020, "2019")
        assert type(report.year) is int


class TestParts:
    """A row, a table or any part between stands for its cells."""

    def test_as_mapping_or_list(self) -> None:
        """All of these say the same."""
        whole = made({f"{ROW}.natural_person": 1, f"{ROW}.total": 1, "proactive_disclosure.licenses.decisions": 5})
        nested = {"requests": {"received.natural_person": 1, "received": {"total": 1}}}
        assert whole == made({**nested, "proactive_disclosure.licenses": 5})
        assert whole == made({ROW: [1, None, None, None, None, None, 1], "proactive_disclosure": {"licenses": [5]}})

    def test_rows_of_databases_and_frames(self) -> None:
        """Rows of `sqlite3` and pandas are mappings in all but name."""
        with closing(sqlite3.connect(":memory:")) as database:
            database.row_factory = sqlite3.Row
            row = database.execute("select 4 as natural_person, 4 as total").fetchone()
        assert made({ROW: row}) == made({ROW: {"natural_person": 4, "total": 4}})
        pandas = pytest.importorskip("pandas")
        assert made({ROW: pandas.Series({"natural_person": 4, "total": 4})}) == made({ROW: row})

    def test_a_row_of_the_wrong_length(self) -> None:
        """A list that is too short is refused, not filled; so is a list for a part that is no row."""
        assert "list of its 7 figures" in faults({ROW: [1, 2]})[ROW]
        assert faults({"disputes": [0] * 15}) == {
            "disputes": "expected a mapping of the cells below it, got [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"
        }
        assert faults({ROW: "3"}).keys() == {ROW}


class TestMissing:
    """Missing cells as asked."""

    @pytest.mark.parametrize("edition", forms.EDITIONS)
    def test_zero_or_none(self, edition: Any) -> None:
        """What is not named is blank, or 0; what is named as ``None`` is blank either way."""
        blank = made({f"{ROW}.total": 3}, form=edition)
        zero = made({f"{ROW}.total": 3, f"{ROW}.enterprise": None}, form=edition, blank=0)
        assert set(cells.by_key(blank).values()) == {None, 3}
        assert set(cells.by_key(zero).values()) == {None, 0, 3}
        assert zero.requests.received.enterprise is None
        assert loads(dumps(zero)) == zero


class TestFaults:
    """All faults at once, by cell key."""

    def test_all_at_once(self) -> None:
        """One error names everything that is wrong, each under its key, in both languages; it survives pickling."""
        wrong = {
            f"{ROW}.natural_persons": 1,
            "request.carried_forward": {"total": 1},
            f"{ROW}.total": -3,
            "requests.carried_forward": {"total": True, "enterprise": 1.5, "legal_service": float("nan"), 3: 4},
            "disputes.reconsideration.total": "约3",
            "disputes.direct_litigation": {"total": object(), "pending": b"3"},
            AMOUNT: Decimal("0.0000000000001"),
        }
        found = faults(wrong)
        assert found[f"{ROW}.natural_persons"].endswith(f"(perhaps {ROW}.natural_person?)")
        assert found["request.carried_forward"].endswith("(perhaps requests.carried_forward?)")
        assert "got -3" in found[f"{ROW}.total"]
        assert "got True" in found["requests.carried_forward.total"]
        assert "Decimal or as text" in found["requests.carried_forward.enterprise"]
        assert "give None" in found["requests.carried_forward.legal_service"]
        assert "no figure can be read" in found["disputes.reconsideration.total"]
        assert "12 decimals" in found[AMOUNT]
        assert len(found) == 11
        with pytest.raises(FiguresError) as caught:
            made(wrong)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
        for key in found:
            assert key in str(caught.value)
            assert key in caught.value.message("zh")

    def test_many(self) -> None:
        """The message stays readable; the attribute has them all."""
        with pytest.raises(FiguresError) as caught:
            made({f"x{at}" * 200: 1 for at in range(500)})
        assert len(caught.value.faults) == 500
        assert "and 480 more" in str(caught.value)

    def test_twice(self) -> None:
        """A cell that is given in two ways is not decided by the order."""
        assert "given twice" in faults({f"{ROW}.total": 1, ROW: {"total": 2}})[f"{ROW}.total"]

    def test_another_edition(self) -> None:
        """A cell of the other edition is told from a misspelt one."""
        key = "proactive_disclosure.rules.produced"
        assert faults({key: 1}) == {key: "a cell of form 2019, not of form 2021"}
        assert made({key: 1}, form="2019").form == "2019"
        assert made({key: 1}, form=forms.mixed("2021", {"documents": "2019"})).form == "2021"

    def test_an_amount_without_unit(self) -> None:
        """The 2019 form prints no unit of procurement: a text has to, a number is in 万元."""
        key = "proactive_disclosure.procurement.amount"
        assert "元 or 万元" in faults({key: "25"}, form="2019")[key]
        assert cells.value(made({key: 25}, form="2019"), key) == 25

    def test_other_arguments(self) -> None:
        """What is no figure has the errors it has everywhere."""
        with pytest.raises(WrongTypeError, match="figures must be Mapping"):
            made([1, 2])
        with pytest.raises(WrongTypeError, match="year must be int"):
            made({}, year="2022")
        with pytest.raises(UnknownFormError):
            made({}, form="2014")
        with pytest.raises(UnknownFormError):
            made({}, year=2016)
        with pytest.raises(WrongTypeError, match="organ must be str or Organ, not NoneType"):
            made({}, organ=None)
        with pytest.raises(FieldValueError, match=r"from_figures\.organ: expected a name, got ' '"):
            made({}, organ=" ")
        for wrong in (5, "", False):
            with pytest.raises(FieldValueError, match=r"from_figures\.blank: expected 0 or None"):
                made({}, blank=wrong)
        assert made({}, organ=Organ(name="海州省教育厅", level="province")).organ.level == "province"


class TestSuggestions:
    """A misspelt cell key gets a suggestion."""

    def test_wherever_a_key_is_taken(self) -> None:
        """Form, figures, replaced cells, printed texts and notes name the key that may be meant."""
        report = made({})
        near = r"perhaps requests\.received\.total\?"
        with pytest.raises(UnknownCellError, match=near) as caught:
            forms.for_edition("2021").cell("requests.recieved.total")
        assert caught.value.nearest == "requests.received.total"
        with pytest.raises(UnknownCellError, match=near):
            cells.value(report, "requests.received.totel")
        with pytest.raises(UnknownCellError, match=near):
            cells.replace(report, {"received.total": 1})
        with pytest.raises(FieldValueError, match=near):
            Note(kind=NoteKind.ROW_CUT, cells=("requests.received.toal",))
        with pytest.raises(UnknownCellError) as nothing:
            cells.value(report, "x" * 10**6)
        assert nothing.value.nearest is None
