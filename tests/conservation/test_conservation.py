"""No figure in a wrong cell and none lost, over made and mutilated reports in all formats (`tools/conservation.py`)."""

from __future__ import annotations

import pytest

from conservation_oracle import FORMATS, case
from report_mutations import MUTATIONS


@pytest.mark.parametrize("printed", FORMATS)
@pytest.mark.parametrize("start", [1, 60_000])
def test_every_figure_is_accounted_for(printed: str, start: int) -> None:
    """Each figure is in the cell that it is printed for, or in the leftovers; the seeds from *start* on."""
    for seed in range(start, start + 7):
        one = case(seed, [printed])
        assert (one.wrong, one.lost) == ([], []), f"seed {seed}, {printed}, {one.mutations}"


@pytest.mark.parametrize(
    "seed",
    [1171, 1300, 1422, 1853, 2129, 2900, 7466, 7647, 100635, 300801, 400405, 401241, 500447, 502884, 901721],
)
def test_seeds_that_once_failed(seed: int) -> None:
    """Added columns read line by line, words at the end of a line, blanks before and after, mistyped headers."""
    one = case(seed, more=False)
    assert (one.wrong, one.lost) == ([], []), f"{one.format}, {one.mutations}"


@pytest.mark.parametrize("printed", FORMATS)
def test_whole_reports_are_read_whole(printed: str) -> None:
    """Undamaged, nothing is left over."""
    seed = next(n for n in range(1000) if not case(n, [printed]).mutations)
    one = case(seed, [printed])
    assert (one.wrong, one.lost, one.left_over) == ([], [], 0)
    assert one.placed > 180


def test_mutations_change_reports() -> None:
    assert len(MUTATIONS) >= 20
