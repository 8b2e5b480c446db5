"""Roll-up: a report beside the reports it sums up."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from decimal import Decimal

import attrs
import pytest

from gov_disclosure import cells, forms
from gov_disclosure.comparison import Gap, Mode, RollUpYearError, rollup
from gov_disclosure.model import Organ, Report, Scope
from gov_disclosure.relations.parts import summed_cells
from gov_disclosure.rules import Outcome, Severity, check
from rule_examples import build

LICENSES = "proactive_disclosure.licenses.decisions"
AMOUNT = "proactive_disclosure.charges.amount"
CHILD = build({})
NO_CHANGE: Mapping[str, cells.Value] = {}


def _whole(times: int, scope: Scope | None = "whole_area", figures: Mapping[str, cells.Value] = NO_CHANGE) -> Report:
    """Return a report with *times* the figures of the child in the cells that are summed."""
    found: dict[str, cells.Value] = {
        key: times * value for key, value in cells.by_key(CHILD).items() if value is not None
    }
    return attrs.evolve(cells.replace(CHILD, {**found, **figures}), scope=scope)


def _county(figures: Mapping[str, cells.Value]) -> Report:
    """Return the report of a county that declares its whole area."""
    return attrs.evolve(_whole(1, figures=figures), organ=Organ(name="青石县人民政府"))


class TestCells:
    """Summed are tables three and four and items 5, 6 and 8 of table two in the 2021 form; 规章 are not."""

    def test_2021(self) -> None:
        form = forms.for_edition("2021")
        disclosed = [key for key in summed_cells(form) if key.startswith("proactive_disclosure")]
        assert disclosed == [
            LICENSES,
            "proactive_disclosure.penalties.decisions",
            "proactive_disclosure.compulsion.decisions",
            AMOUNT,
        ]
        assert len(summed_cells(form)) == 4 + 175 + 15

    def test_2019(self) -> None:
        form = forms.for_edition("2019")
        assert {form.cell(key).table for key in summed_cells(form)} == {"requests", "disputes"}


class TestGaps:
    """What a missing child would have to fill."""

    def test_amounts_add_up_exactly(self) -> None:
        """Amounts of money are decimals: parts of 0.1 and 0.2 make 0.3, and nothing is left."""
        parts = [cells.replace(CHILD, {AMOUNT: Decimal(amount)}) for amount in ("0.1", "0.2")]
        found = rollup(_whole(2, figures={AMOUNT: Decimal("0.3")}), parts)
        (gap,) = [one for one in found.gaps if one.cell == AMOUNT]
        assert (gap.state, gap.parts, gap.gap) == ("agrees", Decimal("0.3"), 0)

    def test_all_parts(self) -> None:
        found = rollup(_whole(2), [CHILD, CHILD])
        assert found.complete
        assert found.missing == {}
        assert found.stated == (2 * 194, 2 * 194)
        assert "194" in found.message()

    def test_a_missing_part_is_the_gap(self) -> None:
        found = rollup(_whole(3), [CHILD, CHILD])
        child = cells.by_key(CHILD)
        assert found.missing == {key: child[key] for key in summed_cells(cells.form_of(CHILD)) if child[key]}
        assert found.missing[AMOUNT] == Decimal("1.25")
        assert "应为340" in found.message()
        assert "would have to be 340" in found.message("en")

    def test_parts_that_exceed(self) -> None:
        found = rollup(_whole(1, None), [CHILD, CHILD])
        (one,) = (gap for gap in found.of("exceeds") if gap.cell == LICENSES)
        assert (one.gap, one.parts, one.exceeding) == (-340, 680, ())
        assert "没有声明统计范围" in found.message()
        assert "need not be an error" in found.message("en")

    def test_another_year_is_refused(self) -> None:
        with pytest.raises(RollUpYearError) as caught:
            rollup(_whole(1), [attrs.evolve(CHILD, year=2020)])
        assert "2020" in str(pickle.loads(pickle.dumps(caught.value)))


class TestOtherEdition:
    """A child of the other edition counts where its figures tell the cells of the whole's form."""

    OLD = attrs.evolve(build({"base": "2019"}), year=CHILD.year)
    ROW = "requests.outcomes.otherwise_handled"
    COLUMN = "enterprise"

    def _gap(self, whole: Report, child: Report, row: str, mode: Mode = "strict") -> Gap:
        found = rollup(whole, [child], mode)
        return next(one for one in found.gaps if one.cell == f"{self.ROW}.{row}.{self.COLUMN}")

    def _old(self, figure: int | None) -> Report:
        return cells.replace(self.OLD, {f"{self.ROW}.undivided.{self.COLUMN}": figure})

    def _new(self, *figures: int | None) -> Report:
        rows = ("not_corrected", "fee_unpaid", "other")
        return cells.replace(
            CHILD, {f"{self.ROW}.{row}.{self.COLUMN}": one for row, one in zip(rows, figures, strict=True)}
        )

    @pytest.mark.parametrize(
        ("figures", "state", "parts"),
        [((1, 2, 4), "agrees", 7), ((1, 2, 3), "short", 6), ((9, 0, 0), "exceeds", 9), ((1, None, 2), "unknown", None)],
    )
    def test_three_rows_are_one_in_the_old_form(
        self, figures: tuple[int | None, ...], state: str, parts: int | None
    ) -> None:
        """Their sum is held against the one row; with a blank among them it is not known."""
        one = self._gap(self._old(7), self._new(*figures), "undivided")
        assert (one.state, one.parts) == (state, parts)
        assert one.untold == ((0,) if None in figures else ())

    @pytest.mark.parametrize("mode", ["strict", "blank_is_zero"])
    def test_one_row_is_not_divided(self, mode: Mode) -> None:
        """Of one row only 0 tells the three; else the cell is unknown, and never counted as 0."""
        assert self._gap(self._new(0, 1, 0), self._old(0), "not_corrected", mode).state == "agrees"
        one = self._gap(self._new(5, 0, 0), self._old(5), "not_corrected", mode)
        assert (one.state, one.parts, one.gap, one.untold) == ("unknown", None, None, (0,))

    def test_it_is_said(self) -> None:
        """The words name the child and how many cells its form does not tell; one of the same form is not named."""
        old = attrs.evolve(self._old(5), organ=Organ(name="云岭县教育局"))
        found = rollup(_whole(2), [CHILD, old])
        assert list(found.untold) == [1]
        count = found.untold[1]
        assert f"云岭县教育局（{count}格）" in found.message()
        assert f"云岭县教育局 ({count} cells)" in found.message("en")
        assert "another edition" not in rollup(_whole(1), [CHILD]).message("en")

    def test_rule(self) -> None:
        """AGG101 holds the sum of the three rows against the one of the whole."""
        result = check(attrs.evolve(self._old(7), scope="whole_area"), children=[self._new(9, 0, 0)], select=["AGG101"])
        (finding,) = result.findings
        assert finding.cells == (f"{self.ROW}.undivided.{self.COLUMN}",)
        assert (finding.actual, finding.expected) == (9, 7)


class TestBlanks:
    """The named ways to treat what is missing."""

    BLANK = cells.replace(CHILD, {LICENSES: None})

    @pytest.mark.parametrize(
        ("mode", "state", "parts", "gap"),
        [
            ("strict", "unknown", None, None),
            ("blank_is_zero", "short", 340, 340),
            ("only_stated", "short", 340, 340),
        ],
    )
    def test_a_child_leaves_a_cell_blank(self, mode: Mode, state: str, parts: int | None, gap: int | None) -> None:
        found = rollup(_whole(2), [CHILD, self.BLANK], mode)
        (one,) = (one for one in found.gaps if one.cell == LICENSES)
        assert (one.state, one.parts, one.gap, one.unstated) == (state, parts, gap, (1,))

    def test_what_is_stated_can_exceed_whatever_is_not(self) -> None:
        found = rollup(_whole(1, figures={LICENSES: 300}), [CHILD, self.BLANK], "strict")
        (one,) = (one for one in found.gaps if one.cell == LICENSES)
        assert (one.state, one.exceeding) == ("exceeds", (0,))

    def test_a_blank_whole_is_unknown(self) -> None:
        found = rollup(cells.replace(_whole(1), {LICENSES: None}), [CHILD], "blank_is_zero")
        assert [one.cell for one in found.of("unknown")] == [LICENSES]


class TestRules:
    """A part never exceeds the whole: an error only where the scope is declared."""

    @pytest.mark.parametrize(
        ("scope", "severity"),
        [
            ("whole_area", Severity.ERROR),
            ("whole_system", Severity.ERROR),
            (None, Severity.WARNING),
        ],
    )
    def test_force(self, scope: Scope | None, severity: Severity) -> None:
        result = check(_whole(1, scope, {LICENSES: 300}), children=[CHILD], select=["AGG101"])
        assert [one.severity for one in result.findings] == [severity]

    @pytest.mark.parametrize(
        ("organ", "severity"),
        [
            ("青石县公安局", Severity.ERROR),
            ("青石县柳溪镇人民政府", Severity.ERROR),
            ("柳林街道办事处", Severity.WARNING),
            ("青石县经济开发区管理委员会", Severity.WARNING),
            ("青石县人民政府办公室", Severity.WARNING),
            ("青石县公共资源交易中心", Severity.WARNING),
            ("青石县消防救援大队", Severity.WARNING),
        ],
    )
    def test_an_error_only_for_organs_that_the_notice_has_rolled_up(self, organ: str, severity: Severity) -> None:
        """A government rolls up its departments and the governments below it; of others the notice says nothing."""
        child = attrs.evolve(CHILD, organ=Organ(name=organ))
        result = check(_county({LICENSES: 300}), children=[child], select=["AGG101"])
        assert [one.severity for one in result.findings] == [severity]

    @pytest.mark.parametrize(
        "organ",
        [
            "国家税务总局青石县税务局",
            "青石海关",
            "青石县气象局",
            "云溪市公安局青石分局",
            "青石县人民医院",
            "青石县城市建设投资有限公司",
            "青石县供销合作社联合社",
            "中共青石县委宣传部",
        ],
    )
    def test_organs_apart_are_no_parts_of_an_area(self, organ: str) -> None:
        """Their figures are in another report or in none, so that nothing is held against the government's."""
        child = attrs.evolve(CHILD, organ=Organ(name=organ))
        result = check(_county({LICENSES: 300}), children=[child], select=["AGG"])
        assert {one.rule: one.outcome for one in result.findings} == {"AGG101": Outcome.UNDETERMINED}
        assert result.outcomes["AGG201"] == result.outcomes["AGG301"] == Outcome.NOT_APPLICABLE

    def test_blanks_without_parts_are_not_judged(self) -> None:
        """A whole with a blank, and only organs apart beside it, has no sum to fall short of or to exceed."""
        child = attrs.evolve(CHILD, organ=Organ(name="青石县人民医院"))
        result = check(_county({LICENSES: None}), children=[child], select=["AGG201", "AGG301"])
        assert set(result.outcomes.values()) == {Outcome.NOT_APPLICABLE}

    def test_local_organs_are_parts_of_their_system(self) -> None:
        """A department that leads its system from above rolls up what would be no part of an area."""
        child = attrs.evolve(CHILD, organ=Organ(name="国家税务总局青石县税务局"))
        whole = attrs.evolve(_whole(1, "whole_system", {LICENSES: 300}), organ=Organ(name="国家税务总局云溪市税务局"))
        result = check(whole, children=[child], select=["AGG101"])
        assert [one.severity for one in result.findings] == [Severity.ERROR]

    @pytest.mark.parametrize("scope", [None, "whole_system", "whole_area"])
    @pytest.mark.parametrize(
        ("whole", "part"),
        [
            ("国家税务总局江苏省税务局", "国家税务总局南京市税务局"),
            ("江苏省税务局", "南京市税务局"),
            ("国家税务总局", "国家税务总局江苏省税务局"),
            ("江苏省气象局", "南京市气象局"),
            ("南京市公安局", "南京市公安局玄武分局"),
            ("南京市公安局", "玄武分局"),
            ("南京市生态环境局", "南京市玄武生态环境局"),
        ],
    )
    def test_a_departments_local_organs_are_parts_of_it(self, scope: Scope | None, whole: str, part: str) -> None:
        """Whatever scope it declares: local organs led from above are no part of a government's area only."""
        child = attrs.evolve(CHILD, organ=Organ(name=part))
        above = attrs.evolve(_whole(1, scope, {LICENSES: 300}), organ=Organ(name=whole))
        result = check(above, children=[child], select=["AGG101", "AGG201"])
        assert set(result.outcomes.values()) == {Outcome.FAILED}

    def test_local_organs_of_another_system_are_no_parts_of_a_department(self) -> None:
        """A bureau of education has no tax office in it."""
        child = attrs.evolve(CHILD, organ=Organ(name="国家税务总局青石县税务局"))
        above = attrs.evolve(_whole(1, None, {LICENSES: 300}), organ=Organ(name="青石县教育局"))
        result = check(above, children=[child], select=["AGG101"])
        assert result.outcomes["AGG101"] is Outcome.UNDETERMINED

    @pytest.mark.parametrize(
        ("part", "outside"),
        [("云溪市公安局青石分局", False), ("云溪市青石生态环境局", False), ("国家税务总局云溪市税务局青石分局", True)],
    )
    def test_a_departments_branch_is_not_said_to_be_outside(self, part: str, outside: bool) -> None:
        """A branch of a city's department comes to the city through it; a tax office does not."""
        child = attrs.evolve(CHILD, organ=Organ(name=part))
        (found,) = check(_county({LICENSES: 300}), children=[child], select=["AGG101"]).findings
        assert found.outcome is Outcome.UNDETERMINED
        assert ("不在这份汇总之内" in found.message("zh"), "not in this roll-up" in found.message("en")) == (
            outside,
            outside,
        )

    def test_a_report_of_its_own_office_sums_up_nobody(self) -> None:
        result = check(_whole(1, "own_office", {LICENSES: 300}), children=[CHILD], select=["AGG"])
        assert set(result.outcomes.values()) == {Outcome.NOT_APPLICABLE}

    def test_children_of_other_years_are_no_parts(self) -> None:
        result = check(_whole(1), children=[attrs.evolve(CHILD, year=2020)], select=["AGG"])
        assert set(result.outcomes.values()) == {Outcome.NOT_APPLICABLE}
