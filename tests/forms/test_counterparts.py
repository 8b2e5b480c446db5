"""What a cell of one edition is in the other, and reports converted by it."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings

from gov_disclosure import cells, forms
from gov_disclosure.comparison import Conversion, to_edition
from gov_disclosure.editions import Edition
from gov_disclosure.errors import UnknownFormError, WrongTypeError
from gov_disclosure.forms.counterparts import DIVIDED
from gov_disclosure.model import Report
from gov_disclosure.relations.linear import judge, of_identity
from gov_disclosure.strategies import reports

OTHER = {"2019": "2021", "2021": "2019"}
some = settings(max_examples=60, deadline=None)
UNDIVIDED = "requests.outcomes.otherwise_handled.undivided"


class TestCounterparts:
    """Every cell of both editions is in exactly one entry a direction."""

    @pytest.mark.parametrize("edition", forms.EDITIONS)
    def test_every_cell(self, edition: str) -> None:
        """In printed order, with cells of the other form, a reason and a source in both languages."""
        there = forms.for_edition(OTHER[edition]).cells
        entries = forms.counterparts(edition)
        assert list(entries) == list(forms.for_edition(edition).cells)
        for key, one in entries.items():
            assert one.cell == key
            assert set(one.cells) <= there.keys()
            assert {"exact": 1, "merged": 1, "split": 3, "dropped": 0}[one.kind] == len(one.cells)
            assert all((one.reason.zh, one.reason.en, one.source.zh, one.source.en))

    @pytest.mark.parametrize("edition", forms.EDITIONS)
    def test_both_ways(self, edition: str) -> None:
        """Exact both ways, split one way and merged the other; what is dropped is reached from nowhere."""
        back = forms.counterparts(OTHER[edition])
        reached = {cell for one in back.values() for cell in one.cells}
        turned = {"exact": "exact", "split": "merged", "merged": "split"}
        for key, one in forms.counterparts(edition).items():
            assert all(back[cell].kind == turned[one.kind] and key in back[cell].cells for cell in one.cells)
            assert (key in reached) is (one.kind != "dropped")

    def test_exact_cells_are_alike(self) -> None:
        """The same kind of figure in the same unit and table."""
        old, new = (forms.for_edition(edition).cells for edition in forms.EDITIONS)
        for key, one in forms.counterparts("2019").items():
            if one.kind == "exact":
                assert (old[key].kind, old[key].unit, old[key].table) == (new[key].kind, new[key].unit, new[key].table)
            for part in one.cells if one.kind == "split" else ():
                assert (old[key].kind, old[key].unit) == (new[part].kind, new[part].unit)

    def test_unknown(self) -> None:
        """An edition that there is not is refused."""
        with pytest.raises(UnknownFormError):
            forms.counterparts("2014")


class TestConversion:
    """A report in the terms of the other edition, with what was lost."""

    @some
    @given(reports())
    def test_there_and_back(self, report: Report) -> None:
        """What is exact both ways comes back, with its printed texts; what does not come back was listed."""
        for edition in forms.EDITIONS:
            there = to_edition(report, edition)
            back = to_edition(there.report, cells.form_of(report).edition)
            lost = {one.cell for one in there.lost}
            before, after = cells.by_key(report), cells.by_key(back.report)
            for key in before.keys() & after.keys():
                if key in forms.for_edition(edition).cells:
                    assert after[key] == before[key]
                    assert back.report.as_printed.get(key) == report.as_printed.get(key)
                elif before[key] is not None:
                    assert (key in lost) is (after[key] != before[key])

    @some
    @given(reports())
    def test_whole(self, report: Report) -> None:
        """The report is of the edition, with the same words; what is lost is listed, no figure is invented."""
        for edition in forms.EDITIONS:
            converted = to_edition(report, edition)
            assert cells.form_of(converted.report) is forms.for_edition(edition)
            assert (
                attrs.evolve(
                    converted.report,
                    form=report.form,
                    as_printed=report.as_printed,
                    **cells.build_tables(cells.form_of(report), cells.by_key(report))._asdict(),
                )
                == report
            )
            _accounted(report, converted)

    @some
    @given(reports())
    def test_sums_are_kept(self, report: Report) -> None:
        """An identity that holds in the one form does not fail in the other."""
        before = {one.id: judge(of_identity(one), cells.by_key(report)) for one in cells.form_of(report).identities}
        for edition in forms.EDITIONS:
            converted = to_edition(report, edition).report
            for one in cells.form_of(converted).identities:
                judged = judge(of_identity(one), cells.by_key(converted))
                if judged.holds is False:
                    kept = before.get(one.id)
                    assert kept is None or kept.holds is not True

    def test_divided(self) -> None:
        """A figure that is three there stays blank and is listed, 0 is three times 0; three are one sum."""
        old = _report("2019", {f"{UNDIVIDED}.total": 7, f"{UNDIVIDED}.enterprise": 0})
        new = to_edition(old, "2021")
        parts = [f"{row}.total" for row in DIVIDED[UNDIVIDED]]
        assert [cells.value(new.report, key) for key in parts] == [None, None, None]
        assert [new.report.as_printed[key] for key in parts] == [None, None, None]
        assert [cells.value(new.report, f"{row}.enterprise") for row in DIVIDED[UNDIVIDED]] == [0, 0, 0]
        assert [(one.cell, one.figure, one.counterpart.kind) for one in new.lost] == [
            (f"{UNDIVIDED}.total", 7, "split")
        ]
        assert new.lost[0].message("en").startswith("7 in “")
        assert "2019 年版一行" in new.lost[0].message()
        filled = _report("2021", dict(zip(parts, (1, 2, 4), strict=True)))
        assert cells.value(to_edition(filled, "2019").report, f"{UNDIVIDED}.total") == 7
        assert [one.counterpart.kind for one in to_edition(filled, "2019").lost] == ["merged"] * 3
        gap = to_edition(_report("2021", {parts[0]: 1, parts[1]: 2}), "2019")
        assert cells.value(gap.report, f"{UNDIVIDED}.total") is None
        assert f"{UNDIVIDED}.total" in gap.unknown
        assert [one.cell for one in gap.lost] == parts[:2]

    def test_printed_texts(self) -> None:
        """What is printed in a cell that both forms have is kept; what was printed in another is gone with it."""
        key = f"{UNDIVIDED}.total"
        old = attrs.evolve(_report("2019", {}), as_printed={"requests.received.total": "/", key: "-"})
        printed = to_edition(old, "2021").report.as_printed
        assert printed["requests.received.total"] == "/"
        assert key not in printed

    def test_nothing_to_do(self) -> None:
        """A report of the edition stays the same object."""
        report = _report("2021", {})
        assert to_edition(report, "2021") == Conversion(report=report, lost=(), unknown=())

    def test_refused(self) -> None:
        """What is no report, and an edition that there is not."""
        with pytest.raises(WrongTypeError):
            to_edition("report", "2021")  # type: ignore[arg-type]
        with pytest.raises(UnknownFormError):
            to_edition(_report("2021", {}), "2014")


def _report(edition: Edition, figures: dict[str, int]) -> Report:
    return cells.from_figures(form=edition, year=2021, organ="青石县统计局", figures=figures)


def _accounted(report: Report, converted: Conversion) -> None:
    """Assert that every figure is either there, in a sum, or listed, and that what is new is a sum or 0."""
    before, after = cells.by_key(report), cells.by_key(converted.report)
    lost = {one.cell: one.figure for one in converted.lost}
    assert set(converted.unknown) == {key for key in after if after[key] is None and key not in before}
    for key, figure in before.items():
        assert lost.get(key, figure) == figure
        assert key not in lost or key not in after
        if key not in after and figure is not None and key not in lost:
            there = forms.counterparts("2019" if converted.report.form == "2021" else "2021")[key].cells
            assert there
            assert all(after[one] == 0 for one in there)
    for key in after.keys() - before.keys():
        parts = forms.counterparts(converted.report.form)[key].cells
        assert after[key] is None or after[key] == sum(before[one] or 0 for one in parts)
