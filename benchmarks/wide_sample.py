"""Wide frames of made reports, in columns from the start: figures that add up, of the size that reports have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from gov_disclosure import forms

FORM = forms.for_edition("2021")
CELLS: tuple[str, ...] = tuple(FORM.cells)

Column = npt.NDArray[np.int32]


def made(reports: int, *, blank: float = 0.0, seed: int = 0) -> pl.DataFrame:
    """
    Return *reports* rows on the 2021 form, cells as int32, in which every identity holds.

    A share *blank* of the rows has three blank cells each, anywhere.
    """
    dice = np.random.default_rng(seed)
    cells = _adding_up({key: dice.integers(0, 50, reports, dtype=np.int32) for key in CELLS})
    series = [pl.Series(key, column) for key, column in cells.items()]
    rows = dice.choice(reports, int(reports * blank), replace=False)
    frame = pl.DataFrame(_with_blanks(series, rows, dice) if len(rows) else series)
    return frame.select(*_facts(reports), *CELLS).rechunk()


def _adding_up(cells: dict[str, Column]) -> dict[str, Column]:
    kinds: Sequence[forms.IdentityKind] = ("outcome_total", "dispute_total", "balance", "row_total")
    for identity in (one for kind in kinds for one in FORM.identities if one.kind == kind):
        if identity.kind == "balance":  # what came in is what went out
            for left, right in zip(identity.left, identity.right, strict=True):
                cells[left] = cells[right]
        else:
            (total,) = identity.left
            cells[total] = np.sum([cells[key] for key in identity.right], axis=0, dtype=np.int32)
    return cells


def _with_blanks(series: list[pl.Series], rows: npt.NDArray[np.int64], dice: np.random.Generator) -> list[pl.Series]:
    blank: dict[int, list[int]] = {}
    for row in rows:
        for number in dice.choice(len(series), 3, replace=False):
            blank.setdefault(int(number), []).append(int(row))
    return [one.scatter(blank[number], None) if number in blank else one for number, one in enumerate(series)]


def _facts(reports: int) -> list[pl.Expr]:
    return [
        pl.int_range(reports).cast(pl.String).alias("report_id"),
        pl.lit(2022, pl.Int32).alias("year"),
        pl.lit("青石县行政审批局").alias("organ"),
        pl.lit("county").alias("level"),
        pl.lit("2021").alias("form"),
        *(pl.lit(FORM.blocks.get(block), pl.String).alias(f"layout_{block}") for block in forms.BLOCK_KEYS),
    ]
