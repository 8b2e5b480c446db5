"""Constructing an impossible object raises at once and says which field, what was expected, what came."""

import pickle
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model import (
    ApplicantCounts,
    ChargedAmount,
    Decisions,
    DocumentOutput,
    DocumentStock,
    Note,
    NoteKind,
    Organ,
    OtherwiseHandled,
    Period,
    Place,
    ProactiveDisclosure,
    Report,
    ReviewOutcomes,
    Section,
    ServiceItems,
)
from varied_reports import varied_reports

NOT_COUNTS: list[Any] = [True, False, 3.0, "3", -1, Decimal(3), [3], 2**53, 10**600]
ROW = dict.fromkeys((field.name for field in attrs.fields(ApplicantCounts)), 0)
BLANK = ApplicantCounts(**dict.fromkeys(ROW))


class TestCounts:
    """A count is a whole number >= 0 or None; True, 3.0 and "3" are not counts."""

    @pytest.mark.parametrize("value", [0, 1, 2**53 - 1, None])
    @pytest.mark.parametrize("name", ROW)
    def test_accepted(self, name: str, value: int | None) -> None:
        """Whole numbers of any size, and None for a cell without a figure."""
        assert getattr(ApplicantCounts(**{**ROW, name: value}), name) == value

    @pytest.mark.parametrize("value", NOT_COUNTS)
    @pytest.mark.parametrize("name", ROW)
    def test_refused(self, name: str, value: Any) -> None:
        """Each field of a row is checked; the error carries field, expectation and value."""
        with pytest.raises(FieldValueError) as caught:
            ApplicantCounts(**{**ROW, name: value})
        assert (caught.value.owner, caught.value.field, caught.value.value) == ("ApplicantCounts", name, value)
        assert repr(value)[:100] in str(caught.value)

    @pytest.mark.parametrize("value", NOT_COUNTS)
    def test_other_tables(self, value: Any) -> None:
        """Tables two and four have the same idea of a count."""
        with pytest.raises(FieldValueError, match="pending"):
            ReviewOutcomes(upheld=0, corrected=0, other=0, pending=value, total=0)
        with pytest.raises(FieldValueError, match="issued"):
            DocumentStock(issued=value, repealed=0, in_force=0)

    def test_change_is_signed(self) -> None:
        """本年增/减 of the 2019 form may be negative, and is still no bool and no text."""
        assert ServiceItems(prior_items=3, change=-8, decisions=0).change == -8
        assert ServiceItems(prior_items=3, change=1 - 2**53, decisions=0).change == 1 - 2**53
        for value in (True, "-8", 1.5, 2**53, -(2**53)):
            with pytest.raises(FieldValueError, match="change"):
                ServiceItems(prior_items=3, change=value, decisions=0)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "value",
        [13.39, 13, "13.39", Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal("1e-13"), Decimal(10**16)],
    )
    def test_amounts(self, value: Any) -> None:
        """Amounts are exact decimals of 万元 within bounds."""
        assert ChargedAmount(amount=Decimal("13.39")).amount == Decimal("13.39")
        with pytest.raises(FieldValueError, match="amount"):
            ChargedAmount(amount=value)


class TestShapes:
    """Parts that cannot stand together are refused."""

    def test_otherwise_handled(self) -> None:
        """（六）其他处理 is one undivided row or three rows."""
        OtherwiseHandled(undivided=BLANK)
        OtherwiseHandled(not_corrected=BLANK, fee_unpaid=BLANK, other=BLANK)
        for rows in ({}, {"not_corrected": BLANK}, {"undivided": BLANK, "other": BLANK}):
            with pytest.raises(FieldValueError, match="undivided"):
                OtherwiseHandled(**rows)

    def test_blocks_follow_one_edition(self) -> None:
        """Rows of one block of table two follow one edition; blocks may differ."""
        stock = DocumentStock(issued=0, repealed=0, in_force=0)
        output = DocumentOutput(produced=0, disclosed=0, total_disclosed=0)
        made = Decisions(decisions=0)
        charged = ChargedAmount(amount=None)
        same: dict[str, Any] = {"licenses": made, "penalties": made, "compulsion": made, "charges": charged}
        ProactiveDisclosure(rules=output, normative_documents=output, **same)
        with pytest.raises(FieldValueError, match="normative_documents"):
            ProactiveDisclosure(rules=stock, normative_documents=output, **same)
        with pytest.raises(FieldValueError, match="other_services"):
            ProactiveDisclosure(
                rules=stock,
                normative_documents=stock,
                other_services=ServiceItems(prior_items=0, change=0, decisions=0),
                **same,
            )

    def test_periods(self) -> None:
        """A period ends no earlier than it starts, and its ends are days."""
        Period(start=date(2022, 1, 1), end=date(2022, 12, 31))
        with pytest.raises(FieldValueError, match="end"):
            Period(start=date(2022, 1, 2), end=date(2022, 1, 1))
        with pytest.raises(FieldValueError, match="start"):
            Period(start=datetime(2022, 1, 1), end=date(2022, 12, 31))
        with pytest.raises(FieldValueError, match=r"Period.end: expected a datetime.date, got None"):
            Period(start=date(2022, 1, 1), end=None)  # type: ignore[arg-type]

    def test_organs(self) -> None:
        """Codes have the shape of their standards."""
        Organ(name="河东区统计局", level="county", division_code="371312", credit_code="11371312MB2812715W")
        for wrong in ({"level": "city"}, {"division_code": "37131"}, {"credit_code": "IO"}, {"name": "\ud800"},
                      {"credit_code": "11" + "A" * 16}):  # fmt: skip
            with pytest.raises(FieldValueError):
                Organ(**{"name": "河东区统计局", **wrong})  # type: ignore[arg-type]

    def test_sections(self) -> None:
        """Sections nest to any depth and hold only text."""
        inner = Section(heading="（一）主动公开", paragraphs=("依法公开。",))
        assert Section(key="overview", heading="一、总体情况", sections=(inner,)).sections[0] is inner
        for wrong in ({"key": "seventh"}, {"paragraphs": ["x"]}, {"sections": ("x",)}, {"heading": None}):
            with pytest.raises(FieldValueError):
                Section(**{"heading": "一、总体情况", **wrong})  # type: ignore[arg-type]


class TestNotes:
    """What readers say of the printed form."""

    def test_cells(self) -> None:
        """The cells of a note are cells of a form; the error quotes the one that is not."""
        Note(kind=NoteKind.ROW_CUT, cells=("requests.received.total",), place=Place(page=1))
        for cells in (("requests.received.total", "requests.nope"), ("requests.nope",)):
            with pytest.raises(FieldValueError) as caught:
                Note(kind=NoteKind.ROW_CUT, cells=cells)
            assert caught.value.value == "requests.nope"
            assert caught.value.message("zh") == "Note.cells 预期：任一版统一格式的单元格键；实际：'requests.nope'。"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"kind": "row_cut"}, {"cells": ["requests.received.total"]}, {"cells": "requests.received.total"},
            {"cells": ([],)}, {"official": 3}, {"printed": "\ud800"}, {"place": "page 1"},
        ],
    )  # fmt: skip
    def test_refusals(self, wrong: dict[str, Any]) -> None:
        """Each part of a note is of its type."""
        with pytest.raises(FieldValueError, match=f"Note.{next(iter(wrong))}"):
            Note(**{"kind": NoteKind.ROW_CUT, **wrong})


class TestReports:
    """The report as a value."""

    @given(report=varied_reports(blanks=True))
    def test_value(self, report: Report) -> None:
        """Reports are values: equal to their copies, hashable, picklable, read-only."""
        again = pickle.loads(pickle.dumps(report))
        assert again == report
        assert hash(again) == hash(report)
        with pytest.raises(TypeError, match="read-only"):
            report.as_printed["requests.received.total"] = "3"  # type: ignore[index]

    @given(report=varied_reports(edition="2021"))
    def test_refusals(self, report: Report) -> None:
        """Top-level fields are checked like all others."""
        wrong: dict[str, Any] = {
            "form": "2014",
            "year": "2022",
            "organ": "河东区",
            "scope": "everything",
            "period": date(2022, 1, 1),
            "published": datetime(2022, 1, 1),
            "source": 3,
            "preamble": ["x"],
            "sections": [],
            "requests": None,
            "disputes": {},
            "as_printed": {"requests.received.total": 3},
        }
        for name, value in wrong.items():
            with pytest.raises(FieldValueError, match=f"Report.{name}"):
                attrs.evolve(report, **{name: value})

    @given(report=varied_reports(edition="2021"))
    def test_as_printed_is_sorted(self, report: Report) -> None:
        """Equal reports print equal bytes, whatever order the texts came in."""
        keys = ["disputes.reconsideration.total", "requests.received.total"]
        assert list(attrs.evolve(report, as_printed={keys[1]: "/", keys[0]: None}).as_printed) == keys


class _Unprintable:
    def __repr__(self) -> str:
        raise RuntimeError("no")


@pytest.mark.parametrize(
    ("value", "said"),
    [(-(10**5000), "<int>"), (_Unprintable(), "<_Unprintable>"), ([0] * 999, "…")],
    ids=("long", "unprintable", "large"),
)
def test_errors_can_always_be_said(value: object, said: str) -> None:
    """A value that Python cannot show, or only at great length, does not keep the error from being told."""
    with pytest.raises(FieldValueError) as caught:
        ApplicantCounts(**{**ROW, "total": value})  # type: ignore[arg-type]
    for lang in ("zh", "en"):
        assert said in caught.value.message(lang)
        assert len(caught.value.message(lang)) < 400


@pytest.mark.parametrize(
    "error",
    [FieldValueError("Owner", "field", "a count", "3")],
)
def test_errors_pickle(error: FieldValueError) -> None:
    """Errors travel between processes with their facts."""
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert again.value == "3"
