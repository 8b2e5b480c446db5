"""Which cells are wrong: all smallest explanations, named faults, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.localisation.displacement import swap_cost
from gov_disclosure.localisation.explain import CauseKind, SlipKind, explain
from gov_disclosure.localisation.network import network_of
from gov_disclosure.localisation.slips import cost_of, slip_between
from planted import (
    Counts,
    Figures,
    consistent,
    rows,
    shifted,
    wrong_cells,
)

FORMS = (
    forms.for_edition("2021"),
    forms.for_edition("2019"),
    forms.mixed("2021", {"otherwise_handled": "2019", "documents": "2019"}),
)
FORM = FORMS[0]
RECEIVED = "requests.received.natural_person"
ROWS = rows(FORM)
SEEDS = st.integers(min_value=0, max_value=2**32)


def test_a_figure_below_zero_is_wrong_by_itself() -> None:
    """Though all sums hold with it; where nothing is wrong, nothing is explained."""
    figures: dict[str, cells.Value] = dict.fromkeys(FORM.cells, 0)
    assert explain(FORM, figures).parts == ()
    figures |= {"disputes.reconsideration.upheld": -1, "disputes.reconsideration.corrected": 1}
    (part,) = explain(FORM, figures).parts
    assert all(
        "disputes.reconsideration.upheld" in {one.key for one in found.corrections} for found in part.explanations
    )


def _truth(seed: int, form: forms.Form = FORM) -> tuple[Counts, Random]:
    rng = Random(seed)
    return consistent(form, rng), rng


class TestNetwork:
    """The identities of every edition form a network: each cell in at most two, once for and once against."""

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
    def test_every_edition_is_one(self, form: forms.Form) -> None:
        network = network_of(form)
        assert set(network.keys) == set(form.identities_of)
        assert [one.id for one in network.implied] == ["row_total:outcomes.total"]
        assert len(network.identities) == len(form.identities) - 1 + 3  # the outside of the three dispute totals

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
    def test_excess_is_what_the_identities_say(self, form: forms.Form) -> None:
        """One more in a cell shows, with opposite signs, in the two nodes it runs between, and nowhere else."""
        network = network_of(form)
        for arc, key in enumerate(network.keys):
            figures = network.figures({**dict.fromkeys(network.keys, 0), key: 1})
            surplus = network.excess(tuple(figure for figure in figures if figure is not None))
            assert {at: one for at, one in enumerate(surplus) if one} == {
                network.heads[arc]: 1,
                network.tails[arc]: -1,
            }


class TestSmallestSets:
    """Given the failed identities, return all smallest sets of cells that explain them."""

    def test_nothing_wrong(self) -> None:
        figures, _ = _truth(1)
        found = explain(FORM, figures)
        assert (found.status, found.size, found.parts, found.explanations, found.total) == ("proved", 0, (), (), 0)

    @given(seed=SEEDS, count=st.integers(1, 5))
    def test_every_explanation_makes_every_identity_hold(self, seed: int, count: int) -> None:
        truth, rng = _truth(seed)
        printed = wrong_cells(FORM, truth, rng, count)
        found = explain(FORM, printed)
        failed = {one.id for one in FORM.identities if _gap(one, printed)}
        assert set(found.parts[0].identities) == failed
        for one in found.explanations:
            assert min(one.needed.values()) >= 0
            assert not any(_gap(identity, {**printed, **one.needed}) for identity in FORM.identities)
            assert set(one.identities) == failed

    def test_large_figures_are_exact(self) -> None:
        truth, _ = _truth(2)
        big = {key: figure * 10**30 for key, figure in truth.items()}
        assert explain(FORM, big | {RECEIVED: big[RECEIVED] + 1}).explanations[0].needed == {RECEIVED: big[RECEIVED]}

    def test_a_negative_figure_is_part_of_every_explanation(self) -> None:
        truth, _ = _truth(3)
        key = next(key for key in truth if key.startswith("requests.received") and truth[key])
        (one,) = explain(FORM, {**truth, key: -truth[key]}).explanations
        assert one.needed == {key: truth[key]}
        assert one.corrections[0].slip is SlipKind.SIGN

    def test_a_dispute_total_names_the_cells_of_its_group_and_ranks_them(self) -> None:
        """Table four has distance two: one of these five, or those of them that could give what is missing."""
        truth = dict.fromkeys(FORM.cells, 0)
        group = {"upheld": 12, "corrected": 3, "other": 2, "pending": 4, "total": 12}
        truth |= {f"disputes.reconsideration.{name}": figure for name, figure in group.items()}
        found = explain(FORM, truth)
        keys = [one.cells[0].rpartition(".")[2] for one in found.explanations]
        assert keys == ["total", "upheld"]  # 21 for 12, then 3 for 12; the others would have to be negative
        assert found.explanations[0].corrections[0].slip is SlipKind.DIGITS_SWAPPED
        assert found.parts[0].identities == ("dispute_total:reconsideration",)

    def test_a_dispute_total_over_nothing_comes_first(self) -> None:
        """Any of four parts may have been left out, none likelier than the next; the total is one cell."""
        printed = dict.fromkeys(FORM.cells, 0) | {"disputes.reconsideration.total": 1}
        keys = [one.cells[0].rpartition(".")[2] for one in explain(FORM, printed).explanations]
        assert keys == ["total", "upheld", "corrected", "other", "pending"]

    def test_independent_faults_are_parts(self) -> None:
        truth, _ = _truth(4)
        printed = {**truth, RECEIVED: truth[RECEIVED] + 7}
        printed["disputes.direct_litigation.total"] += 1
        found = explain(FORM, printed)
        assert [part.size for part in found.parts] == [1, 1]
        assert found.size == 2
        assert found.total == len(found.parts[0].explanations) * len(found.parts[1].explanations)
        assert len(found.explanations) == found.total
        assert found.explanations[0].needed[RECEIVED] == truth[RECEIVED]
        assert found.part_of("dispute_total:direct_litigation") == 1
        assert found.part_of("balance:total") is None

    def test_a_spent_budget_says_so(self) -> None:
        truth, rng = _truth(5)
        printed = wrong_cells(FORM, truth, rng, 12)
        found = explain(FORM, printed, budget=20)
        assert found.status == "budget"
        assert not found.parts[0].proved
        assert found.parts[0].size >= 4  # smaller ones are ruled out

    def test_the_order_does_not_depend_on_the_order_of_the_figures(self) -> None:
        truth, rng = _truth(6)
        printed = wrong_cells(FORM, truth, rng, 4)
        assert explain(FORM, printed) == explain(FORM, dict(reversed(printed.items())))


def _gap(identity: forms.Identity, figures: Mapping[str, int]) -> int:
    return sum(figures[key] for key in identity.left) - sum(figures[key] for key in identity.right)


class TestBlanks:
    """A blank cell is not a wrong cell; it may be any whole number from 0."""

    def test_blanks_that_can_be_filled_need_no_explanation(self) -> None:
        truth, rng = _truth(7)
        printed: Figures = {**truth, **dict.fromkeys(rng.sample(list(truth), 60))}
        assert explain(FORM, printed).parts == ()

    def test_an_identity_that_no_filling_helps_is_explained(self) -> None:
        figures: Figures = {**dict.fromkeys(FORM.cells, 0), "disputes.reconsideration.upheld": 5}
        figures |= {"disputes.reconsideration.total": 3, "disputes.reconsideration.pending": None}
        found = explain(FORM, figures)
        assert [one.cells[0].rpartition(".")[2] for one in found.explanations] == ["total", "upheld"]
        total = found.explanations[0].corrections[0]
        assert (total.needed, total.low, total.high) == (None, 5, None)
        upheld = found.explanations[1].corrections[0]
        assert (upheld.needed, upheld.low, upheld.high) == (None, 0, 3)
        assert "5" in found.explanations[0].message()
        assert "0 to 3" in found.explanations[1].message("en")

    def test_two_identities_that_one_blank_cannot_serve(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0) | {"requests.outcomes.granted.enterprise": None}
        figures |= {
            "requests.outcomes.granted.total": 5,
            "requests.outcomes.total.total": 5,
            "requests.received.total": 5,
        }
        found = explain(FORM, figures)
        assert found.status == "proved"
        assert found.size == 2

    def test_a_swap_is_named_beside_blanks(self) -> None:
        """A blank elsewhere does not hide it; where the blank could make up for it, there is nothing to explain."""
        keys = ROWS[GRANTED]
        printed: Figures = {**_with_a_row((4, 0, 5, 0, 0, 0, 9)), keys[0]: 5, keys[2]: 4}
        for blank in ("requests.outcomes.denied.third_party_rights.enterprise", "disputes.reconsideration.upheld"):
            (one, *_) = explain(FORM, {**printed, blank: None}).explanations
            assert one.cause is CauseKind.CELLS_SWAPPED
            assert one.needed == {keys[0]: 4, keys[2]: 5}

    def test_no_fault_is_named_that_the_blanks_cannot_go_with(self) -> None:
        """Undoing a shift must leave sums that the blanks can fill with figures from 0, not only blanks beside them."""
        keys = ROWS[GRANTED]
        printed: Figures = {
            **_with_a_row((0, 0, 5, 0, 0, 0, 5)),
            **dict(zip(keys, (0, 0, 0, 5, 0, 0, 0), strict=True)),
        }
        printed |= dict.fromkeys(ROWS["requests.outcomes.denied.third_party_rights"][1:3])
        assert explain(FORM, printed).explanations[0].cause is CauseKind.ROW_SHIFTED_RIGHT
        for row in ("requests.received", "requests.outcomes.total"):
            printed |= dict(zip(ROWS[row], (0, 1, 4, 0, 0, 0, 5), strict=True))
        assert CauseKind.ROW_SHIFTED_RIGHT not in {one.cause for one in explain(FORM, printed).explanations}

    def test_reading_blanks_as_zero(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0) | {RECEIVED: None, "requests.received.total": 3}
        figures |= {"requests.outcomes.granted.natural_person": 3, "requests.outcomes.granted.total": 3}
        figures |= {"requests.outcomes.total.natural_person": 3, "requests.outcomes.total.total": 3}
        assert explain(FORM, figures).parts == ()
        assert explain(FORM, figures, blank="zero").explanations[0].needed == {RECEIVED: 3}

    def test_cells_not_named_are_blank(self) -> None:
        assert explain(FORM, {}).parts == ()


GRANTED = "requests.outcomes.granted"


def _with_a_row(row: tuple[int, ...]) -> Counts:
    """Return a table that adds up in which all requests were granted."""
    figures = dict.fromkeys(FORM.cells, 0)
    for keys in (ROWS[GRANTED], ROWS["requests.outcomes.total"], ROWS["requests.received"]):
        figures.update(zip(keys, row, strict=True))
    return figures


class TestNamedFaults:
    """One operation on the table that explains everything is named, and put first."""

    def test_a_row_worked_out_again_gives_back_the_figure_that_fell_off(self) -> None:
        figures = dict.fromkeys(FORM.cells, 0)
        row = "requests.outcomes.granted"
        for at, keys in enumerate(ROWS[one] for one in (row, "requests.outcomes.total", "requests.received")):
            figures.update(zip(keys, (4, 2, 0, 0, 1, 0, 7) if at else (0, 4, 2, 0, 0, 1, 0), strict=True))
        (one, *_) = explain(FORM, figures).explanations
        assert one.cause is CauseKind.ROW_SHIFTED_RIGHT
        assert one.needed[f"{row}.total"] == 7
        assert one.needed[f"{row}.natural_person"] == 4

    def test_a_shift_that_changed_one_cell_is_told_with_that_cell(self) -> None:
        """The cell comes first and alone; that the whole row may have moved is told with it."""
        printed = _with_a_row((0, 0, 0, 0, 0, 5, 5)) | {f"{GRANTED}.other_organization": 0}
        (one,) = explain(FORM, printed).explanations
        assert one.needed == {f"{GRANTED}.other_organization": 5}
        assert (one.cause, one.also, one.causes) == (None, *((CauseKind.ROW_SHIFTED_RIGHT,),) * 2)
        assert one.message().endswith("应为5（应有数字处填为0）。也可能是整行数字右移一列，数字相同。")
        assert one.message("en").endswith(
            "It may also be that a row is shifted right by a column: the figures are the same."
        )

    @pytest.mark.parametrize(
        ("row", "lost"),
        [
            ((5, 0, 0, 0, 0, 0, 5), "natural_person"),  # nothing is left of it that could have moved
            ((0, 0, 5, 0, 0, 0, 5), "research_institution"),
            ((0, 0, 0, 0, 2, 3, 5), "other_organization"),
        ],
    )
    def test_a_figure_that_is_only_lost_is_no_shift(self, row: tuple[int, ...], lost: str) -> None:
        (one,) = explain(FORM, _with_a_row(row) | {f"{GRANTED}.{lost}": 0}).explanations
        assert one.causes == ()

    def test_causes_with_one_outcome_are_one_explanation(self) -> None:
        """A figure one column too far right: the two cells swapped, or the row's parts moved. One story, both told."""
        keys = ROWS[GRANTED]
        printed = _with_a_row((0, 0, 5, 0, 0, 0, 5)) | dict(zip(keys, (0, 0, 0, 5, 0, 0, 5), strict=True))
        found = [one for one in explain(FORM, printed).explanations if one.causes]
        assert [one.causes for one in found] == [(CauseKind.CELLS_SWAPPED, CauseKind.ROW_SHIFTED_RIGHT)]
        assert found[0].cause is CauseKind.CELLS_SWAPPED
        assert found[0].needed == {keys[2]: 5, keys[3]: 0}

    def test_parts_moved_with_the_last_one_fallen_off(self) -> None:
        """Two cells change, and no swap gives back what fell off."""
        keys = ROWS[GRANTED]
        printed = _with_a_row((0, 0, 0, 0, 2, 5, 7)) | dict(zip(keys, (0, 0, 0, 0, 0, 2, 7), strict=True))
        (one, *others) = explain(FORM, printed).explanations
        assert one.causes == (CauseKind.ROW_SHIFTED_RIGHT,)
        assert one.needed == {keys[4]: 2, keys[5]: 5}
        assert not any(other.causes for other in others)

    def test_two_outcomes_swapped_leave_no_trace(self) -> None:
        truth, _ = _truth(13)
        one, other = (ROWS[f"requests.outcomes.{row}"] for row in ("granted", "partially_granted"))
        printed = truth | {a: truth[b] for a, b in zip((*one, *other), (*other, *one), strict=True)}
        assert explain(FORM, printed).parts == ()


PARTS: Mapping[str, tuple[int, ...]] = {
    "granted": (31, 2, 13, 5, 17, 11),
    "partially_granted": (3, 1, 4, 1, 5, 9),
    "unavailable.not_held": (23, 7, 0, 6, 41, 8),
}


def _full(parts: Mapping[str, tuple[int, ...]] = PARTS) -> Counts:
    """Return a table that adds up, all received this year and settled, with these figures for some outcomes."""
    figures = dict.fromkeys(FORM.cells, 0)
    total = tuple(map(sum, zip(*parts.values(), strict=True)))
    rows_of = {**{f"outcomes.{row}": found for row, found in parts.items()}, "outcomes.total": total, "received": total}
    for row, found in rows_of.items():
        figures.update(zip(ROWS[f"requests.{row}"], (*found, sum(found)), strict=True))
    return figures


class TestShiftedRows:
    """A row moved by a column, whole or its parts alone, right or left, with what it left behind."""

    RIGHT, LEFT = CauseKind.ROW_SHIFTED_RIGHT, CauseKind.ROW_SHIFTED_LEFT

    @staticmethod
    def _moved(row: list[int], kind: CauseKind, whole: bool, behind: int | None) -> tuple[list[int | None], int]:
        """Return the row as printed, with *behind* in the cell left empty, and the figure that fell off."""
        moving: list[int | None] = [*(row if whole else row[:-1])]
        rest = [] if whole else row[-1:]
        if kind is CauseKind.ROW_SHIFTED_RIGHT:
            return [behind, *moving[:-1], *rest], moving[-1] or 0
        return [*moving[1:], behind, *rest], moving[0] or 0

    @pytest.mark.parametrize("kind", [RIGHT, LEFT])
    @pytest.mark.parametrize("whole", [True, False])
    @pytest.mark.parametrize("name", ["received", "outcomes.granted", "outcomes.unavailable.not_held"])
    def test_is_named_with_the_figure_that_fell_off(self, name: str, whole: bool, kind: CauseKind) -> None:
        """The cell left empty is blank, 0, or holds what fell off; any other figure there is no shift."""
        keys, truth = ROWS[f"requests.{name}"], _full()
        row = [truth[key] for key in keys]
        _, fallen = self._moved(row, kind, whole, 0)
        for behind in (None, 0, fallen, fallen + 1):
            printed: Figures = {**truth, **dict(zip(keys, self._moved(row, kind, whole, behind)[0], strict=True))}
            (one, *_) = explain(FORM, printed).explanations
            assert one.needed == {key: truth[key] for key in keys if truth[key] != printed[key]}
            assert one.cause is (None if behind == fallen + 1 else kind)

    def test_is_not_named_where_the_figure_that_fell_off_would_be_negative(self) -> None:
        """Everything would add up with -1 in the last cell, but no cell can have held it."""
        truth = _full({**PARTS, "granted": (31, 2, 13, 5, 17, -1), "partially_granted": (3, 1, 4, 1, 5, 9)})
        keys = ROWS["requests.outcomes.granted"]
        row = [truth[key] for key in keys]
        printed, _ = self._moved(row, self.RIGHT, False, 0)
        found = explain(FORM, {**truth, **dict(zip(keys, printed, strict=True))})
        assert self.RIGHT not in {cause for one in found.explanations for cause in one.causes}

    def test_is_named_where_zero_fell_off(self) -> None:
        keys, truth = ROWS[GRANTED], _full({**PARTS, "granted": (31, 2, 13, 5, 17, 0)})
        row = [truth[key] for key in keys]
        printed, _ = self._moved(row, self.RIGHT, True, 0)
        (one, *_) = explain(FORM, {**truth, **dict(zip(keys, printed, strict=True))}).explanations
        assert one.cause is self.RIGHT

    def test_a_figure_lost_beside_a_blank_is_no_shift(self) -> None:
        """One cell is wrong, whatever blank stands elsewhere; no row is said to have moved."""
        printed: Figures = {**_with_a_row((0, 0, 0, 0, 0, 5, 5)), f"{GRANTED}.other_organization": 0}
        printed["disputes.reconsideration.upheld"] = None
        printed["requests.outcomes.denied.third_party_rights.enterprise"] = None
        (one, *_) = explain(FORM, printed).explanations
        assert one.needed == {f"{GRANTED}.other_organization": 5}
        assert one.causes == ()

    @pytest.mark.parametrize("name", ["brought_forward", "outcomes.partially_granted", "carried_forward"])
    def test_a_row_that_repeats_the_one_above_is_worked_out_again(self, name: str) -> None:
        """From its columns, whichever sums they stand in."""
        truth, keys = _full(), ROWS[f"requests.{name}"]
        above = list(ROWS.values())[list(ROWS.values()).index(keys) - 1]
        printed = {**truth, **dict(zip(keys, (truth[key] for key in above), strict=True))}
        (one, *_) = explain(FORM, printed).explanations
        assert one.cause is CauseKind.ROW_REPEATED
        assert one.needed == {key: truth[key] for key in keys if truth[key] != printed[key]}


def test_how_likely_slips_are_in_parts_and_totals() -> None:
    """From likely to unlikely: slips of a typist before those of a calculation, and in a total before a part."""
    order: dict[int, set[str]] = {}
    for slip in SlipKind:
        for total in (True, False):
            order.setdefault(cost_of(slip, total=total), set()).add(f"{slip}{' total' if total else ''}")
    assert sorted(order.items()) == [
        (6, {"digits_swapped total", "sign total"}),
        (8, {"digit_doubled total", "unit total"}),
        (10, {"digits_swapped", "sign", "digit_lost total", "digit_added total"}),
        (12, {"digit_doubled", "unit", "off_by_one total"}),
        (14, {"digit_lost", "digit_added", "like_digit total"}),
        (16, {"off_by_one"}),
        (18, {"like_digit", "one_digit total"}),
        (20, {"left_zero total", "made_up total"}),
        (22, {"one_digit"}),
        (24, {"left_zero"}),
        (36, {"made_up", "other total"}),
        (40, {"other"}),
    ]


@pytest.mark.parametrize(
    ("printed", "needed", "slip"),
    [
        (21, 12, "digits_swapped"),
        (112, 12, "digit_doubled"),
        (122, 12, "digit_doubled"),
        (412, 12, "digit_added"),
        (142, 12, "digit_added"),
        (1, 12, "digit_lost"),
        (2, 12, "digit_lost"),
        (3, 12, "other"),
        (123, 7, "other"),
        (34, 912, "other"),
        (345, 91, "other"),
        (13, 12, "like_digit"),
        (18, 13, "like_digit"),
        (14, 12, "one_digit"),
        (16, 12, "one_digit"),
        (100, 99, "off_by_one"),
        (199, 200, "off_by_one"),
        (198, 200, "other"),
        (102, 100, "one_digit"),
        (120000, 12, "unit"),
        (12, 120000, "unit"),
        (12, 0, "made_up"),
        (0, 12, "left_zero"),
        (-12, 12, "sign"),
        (-12, 13, "other"),
        (231, 123, "other"),
        (321, 123, "digits_swapped"),
    ],
)
def test_what_slip_turns_one_figure_into_another(printed: int, needed: int, slip: str) -> None:
    assert slip_between(printed, needed) == slip


@pytest.mark.parametrize("pair", ["17", "38", "06", "56", "08", "49", "35"])
def test_digits_that_look_alike(pair: str) -> None:
    """Either way round, however far they stand apart."""
    one, other = (int(f"2{digit}") for digit in pair)
    assert slip_between(one, other) == slip_between(other, one) == SlipKind.LIKE_DIGIT


def test_how_far_apart_two_cells_stand() -> None:
    """A column each in a row and in table four, a row each below one another, which is farther than any column."""
    network = network_of(FORM)

    def cost(one: str, other: str) -> int:
        return swap_cost(network, {network.index[f"requests.{key}"]: 0 for key in (one, other)})

    assert cost("received.natural_person", "received.enterprise") == 1
    assert cost("received.total", "received.natural_person") == 6
    assert cost("received.natural_person", "brought_forward.natural_person") == 8
    assert cost("received.natural_person", "outcomes.granted.natural_person") == 9
    disputes = {network.index[f"disputes.reconsideration.{name}"]: 0 for name in ("upheld", "other")}
    assert swap_cost(network, disputes) == 2


def _disputes(group: str, figures: Mapping[str, int]) -> Counts:
    return {f"disputes.{group}.{name}": figure for name, figure in figures.items()}


def test_a_cause_of_one_part_is_none_of_the_whole() -> None:
    """A shifted row and a wrong total in table four are two stories; told together they have no one cause."""
    printed = _with_a_row((0, 0, 0, 0, 2, 5, 7)) | dict(zip(ROWS[GRANTED], (0, 0, 0, 0, 0, 2, 7), strict=True))
    assert explain(FORM, printed).explanations[0].cause is CauseKind.ROW_SHIFTED_RIGHT
    both = explain(FORM, printed | _disputes("direct_litigation", {"upheld": 1, "corrected": 1}))
    assert both.parts[0].explanations[0].cause is CauseKind.ROW_SHIFTED_RIGHT
    assert both.explanations[0].cause is None


def test_two_hundred_explanations_are_listed_and_all_counted() -> None:
    """Five cells in each of the three groups of table four, and more in table three, multiply."""
    printed = _full()
    printed[f"{GRANTED}.natural_person"] += 1
    printed[f"{GRANTED}.enterprise"] -= 1
    for group in ("reconsideration", "direct_litigation", "litigation_after_reconsideration"):
        printed[f"disputes.{group}.total"] = 1
    found = explain(FORM, printed)
    assert found.total > 200
    assert len(found.explanations) == 200


@pytest.mark.parametrize("seed", range(60))
def test_no_explanation_needs_less_than_nothing(seed: int) -> None:
    """In a table of 0 with a few 1, most sets of cells would need -1 somewhere, and none of those is told."""
    printed = dict.fromkeys(FORM.cells, 0)
    keys = [key for key in network_of(FORM).keys if key.startswith("requests.")]
    printed |= dict.fromkeys(Random(seed).sample(keys, 3), 1)
    found = explain(FORM, printed).explanations
    assert found
    assert min(figure for one in found for figure in one.needed.values()) >= 0


class TestWords:
    """An explanation is a sentence with the printed labels."""

    def test_a_wrong_cell(self) -> None:
        truth = dict.fromkeys(FORM.cells, 0)
        for row in ("received", "outcomes.granted", "outcomes.total"):
            truth |= {f"requests.{row}.natural_person": 12, f"requests.{row}.total": 12}
        (one,) = explain(FORM, {**truth, RECEIVED: 21}).explanations
        label = FORM.cell(RECEIVED)
        assert one.message() == f"“{label.zh}”印为21，应为12（两位数字颠倒）。"
        assert one.message("en") == f"“{label.en}” reads 21 and would need 12 (two digits swapped)."

    def test_a_cause(self) -> None:
        truth, rng = _truth(14)
        printed = shifted(FORM, truth, rng, 1, 0)
        (one, *_) = explain(FORM, printed).explanations
        assert one.message().startswith("整行数字右移一列：")
        assert one.message("en").startswith("It looks as if a row is shifted right by a column: ")
