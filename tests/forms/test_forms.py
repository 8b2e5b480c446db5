"""The layouts are data; what is worked out from them is the printed form."""

from itertools import product

import pytest

from gov_disclosure import forms
from gov_disclosure.errors import UnknownCellError, UnknownFormError
from gov_disclosure.forms import Form

PURE = [forms.for_edition(edition) for edition in forms.EDITIONS]
MIXED = [
    forms.mixed("2021", {"documents": "2019"}),
    forms.mixed("2021", {"otherwise_handled": "2019"}),
    forms.mixed("2019", {"enforcement": "2021", "procuring": None}),
]


class TestEditions:
    """国办公开办函〔2019〕60号 for the reports of 2019 and 2020, 〔2021〕30号 from 2021 on."""

    @pytest.mark.parametrize(
        ("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2022, "2021"), (2040, "2021")]
    )
    def test_for_year(self, year: int, edition: str) -> None:
        """A report year has one form."""
        assert forms.for_year(year).edition == edition

    def test_before_the_forms(self) -> None:
        """The reports of 2018 had another table; the error names what is known."""
        with pytest.raises(UnknownFormError, match="report year 2018"):
            forms.for_year(2018)

    def test_unknown_names(self) -> None:
        """Editions and blocks that do not exist are refused by name."""
        with pytest.raises(UnknownFormError, match="2014"):
            forms.for_edition("2014")
        with pytest.raises(UnknownFormError, match="no_such"):
            forms.mixed("2021", {"no_such": "2019"})

    def test_one_object_each(self) -> None:
        """Forms compare by identity, so the same mixture is the same object."""
        assert forms.for_year(2022) is forms.for_edition("2021")
        assert forms.mixed("2021", {"documents": "2021"}) is forms.for_edition("2021")
        assert forms.mixed("2021", {"documents": "2019"}) is forms.mixed("2021", {"documents": "2019"})


class TestGrids:
    """Grids cover their rectangle: no gap, no overlap."""

    @pytest.mark.parametrize("form", [*PURE, *MIXED], ids=lambda form: form.name)
    def test_cover(self, form: Form) -> None:
        """Every grid position belongs to exactly one cell."""
        for table in form.tables.values():
            rows = max(cell.row + cell.rowspan for cell in table.grid)
            taken = [
                (row, column)
                for cell in table.grid
                for row in range(cell.row, cell.row + cell.rowspan)
                for column in range(cell.column, cell.column + cell.colspan)
            ]
            assert sorted(taken) == list(product(range(rows), range(table.columns)))

    @pytest.mark.parametrize(
        ("edition", "shapes"),
        [("2021", [(14, 4), (28, 10), (4, 15)]), ("2019", [(18, 5), (26, 10), (4, 15)])],
    )
    def test_shapes(self, edition: str, shapes: list[tuple[int, int]]) -> None:
        """Rows and columns as in the published templates."""
        found = [
            (max(cell.row for cell in table.grid) + 1, table.columns)
            for table in forms.for_edition(edition).tables.values()
        ]
        assert found == shapes

    def test_outcomes_span(self) -> None:
        """三、本年度办理结果 spans 22 rows in the 2021 form and 20 in the 2019 form."""
        spans = {
            form.edition: cell.rowspan
            for form in PURE
            for cell in form.tables["requests"].grid
            if cell.zh == "三、本年度办理结果"
        }
        assert spans == {"2019": 20, "2021": 22}

    @pytest.mark.parametrize("form", [*PURE, *MIXED], ids=lambda form: form.name)
    def test_figures(self, form: Form) -> None:
        """Each cell key stands at exactly one place of the grid, in printed order."""
        keys = [cell.key for table in form.tables.values() for cell in table.grid if cell.key]
        assert keys == list(form.cells)


class TestCells:
    """What the form says of one figure."""

    def test_numbers(self) -> None:
        """200 figures in the 2021 form, 198 in the 2019 form."""
        assert {form.edition: len(form.cells) for form in PURE} == {"2019": 198, "2021": 200}

    def test_label_path(self) -> None:
        """The label path goes from the outermost group to the row, then the column."""
        cell = forms.for_year(2022).cell("requests.outcomes.denied.state_secret.natural_person")
        assert cell.zh == "三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 · 自然人"
        assert cell.en == "3. Outcomes this year / (3) Not disclosed / 1. State secret · Natural persons"

    def test_unknown_cell(self) -> None:
        """A key that the form lacks is refused by name."""
        with pytest.raises(UnknownCellError, match="nowhere"):
            forms.for_year(2022).cell("requests.nowhere")

    @pytest.mark.parametrize("form", [*PURE, *MIXED], ids=lambda form: form.name)
    def test_both_languages(self, form: Form) -> None:
        """Every label has an English name, and it is not the Chinese one."""
        for table in form.tables.values():
            for cell in table.grid:
                assert cell.key or (cell.zh and cell.en and cell.en.isascii())


class TestIdentities:
    """Sums are declared once, in the form."""

    @pytest.mark.parametrize(
        ("edition", "kinds"),
        [
            ("2021", {"row_total": 25, "outcome_total": 7, "balance": 7, "dispute_total": 3}),
            ("2019", {"row_total": 23, "outcome_total": 7, "balance": 7, "dispute_total": 3}),
        ],
    )
    def test_numbers(self, edition: str, kinds: dict[str, int]) -> None:
        """42 identities in the 2021 form, 40 in the 2019 form."""
        found = [identity.kind for identity in forms.for_edition(edition).identities]
        assert {kind: found.count(kind) for kind in dict.fromkeys(found)} == kinds

    @pytest.mark.parametrize("form", [*PURE, *MIXED], ids=lambda form: form.name)
    def test_made_of_cells(self, form: Form) -> None:
        """Identities are over cells of the form, each at most once, under a name of their own."""
        assert len({identity.id for identity in form.identities}) == len(form.identities)
        for identity in form.identities:
            keys = (*identity.left, *identity.right)
            assert set(keys) <= set(form.cells)
            assert len(set(keys)) == len(keys)

    def test_every_outcome_counts_once(self) -> None:
        """（七）总计 adds up every row of 三、本年度办理结果 but itself."""
        form = forms.for_year(2022)
        (identity,) = (i for i in form.identities if i.id == "outcome_total:total")
        rows = {key for key in form.cells if key.startswith("requests.outcomes.") and key.endswith(".total")}
        assert set(identity.right) == {key for key in rows if key.count(".") > 2 and key not in identity.left}
