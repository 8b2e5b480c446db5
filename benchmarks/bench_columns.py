"""The identities of the form on columns, against adding up, pandera and a loop over pydantic models."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import reduce
from operator import add
from time import process_time
from typing import Any

import pandera.polars as pa
import polars as pl
import pydantic
from measure import at_least, smoke, times
from wide_sample import CELLS, FORM, made

from gov_disclosure import frames

REPORTS, LOOPED = 200_000, 1_000
RULES = ("SUM", "BAL")
"""The rules of all identities of the form."""


def merely_added(frame: pl.DataFrame) -> pl.DataFrame:
    """Add up all cells of each report."""
    return frame.select(pl.sum_horizontal(CELLS))


def added_one_by_one(frame: pl.DataFrame) -> pl.DataFrame:
    """Add up all cells of each report as ``a + b + c``."""
    return frame.select(reduce(add, map(pl.col, CELLS)))


def ours(frame: pl.DataFrame) -> pl.DataFrame:
    """Return how each rule ends: passed, failed, undetermined."""
    found: pl.DataFrame = frames.outcomes(frame, rules=RULES)
    return found


def compared(frame: pl.DataFrame) -> pl.DataFrame:
    """Compare the two sums of each identity and no more: what no way of judging them can do without."""
    sums = [[pl.sum_horizontal(side, ignore_nulls=False) for side in (one.left, one.right)] for one in FORM.identities]
    return frame.select((left != right).alias(str(number)) for number, (left, right) in enumerate(sums))


def _pandera() -> pa.DataFrameSchema:
    """The identities as pandera's checks of a frame: passed or failed; nulls are left out."""

    def check(left: tuple[str, ...], right: tuple[str, ...]) -> pa.Check:
        sums = [pl.sum_horizontal(side, ignore_nulls=False) for side in (left, right)]
        return pa.Check(lambda data: data.lazyframe.select((sums[0] == sums[1]).fill_null(True)))

    return pa.DataFrameSchema(checks=[check(one.left, one.right) for one in FORM.identities])


def _name(key: str) -> str:
    return key.replace(".", "_")


def _pydantic() -> type[pydantic.BaseModel]:
    """The cells as fields, and the identities as a validator after them: passed or failed; blanks are left out."""
    identities = [(list(map(_name, one.left)), list(map(_name, one.right))) for one in FORM.identities]

    def add_up(self: Any) -> Any:
        for left, right in identities:
            figures = [[getattr(self, key) for key in keys] for keys in (left, right)]
            if None not in figures[0] and None not in figures[1] and sum(figures[0]) != sum(figures[1]):
                raise ValueError(left)
        return self

    fields: dict[str, Any] = {_name(key): (int | None, None) for key in CELLS}
    validators: dict[str, Any] = {"add_up": pydantic.model_validator(mode="after")(add_up)}
    return pydantic.create_model("Figures", __validators__=validators, **fields)


def looped(model: type[pydantic.BaseModel], rows: list[Mapping[str, int | None]]) -> None:
    """Make a model of each row."""
    for row in rows:
        model.model_validate(row)


def measure(reports: int, blank: float, least: float, *, short: bool) -> None:
    """Print all comparisons for frames with so many blanks."""
    frame = made(reports, blank=blank)
    some = min(LOOPED, reports)
    rows: list[Any] = frame.head(some).select(pl.col(CELLS).name.map(_name)).to_dicts()
    schema, model = _pandera(), _pydantic()
    assert set(ours(frame)["SUM301"].unique()) <= {"passed", "undetermined"}
    candidates = {
        "all cells added up": lambda: merely_added(frame),
        "all cells added up, a + b + c": lambda: added_one_by_one(frame),
        "sums of the identities compared, no more": lambda: compared(frame),
        "all identities, three endings": lambda: ours(frame),
        "pandera, two endings": lambda: schema.validate(frame, lazy=True),
    }
    found = times(candidates, short=short, calls=1, rounds=15)
    loop = times({"loop": lambda: looped(model, rows)}, short=short, calls=1, rounds=3)["loop"] * reports / some
    found[f"pydantic, loop over {some:,}, scaled"] = loop
    sys.stdout.write(f"\n{reports:,} reports, {blank:.0%} of them with blanks\n")
    for name, seconds in found.items():
        sys.stdout.write(f"  {name:<40} {seconds * 1e3:>9.1f} ms {reports / seconds / 1e6:>8.2f} million reports/s\n")
    checked = found["all identities, three endings"]
    at_least("rate, of merely adding up", found["all cells added up"] / checked, least)
    busy = times(candidates, short=short, calls=1, rounds=15, clock=process_time)
    sys.stdout.write("  the same by the time of processors, which several threads spend at once:\n")
    for name, seconds in busy.items():
        share = busy["all cells added up"] / seconds
        sys.stdout.write(f"    {name:<40} {seconds * 1e3:>9.1f} ms {share:>6.2f} of the rate of adding up\n")
    named = sum(len(one.left) + len(one.right) for one in FORM.identities)
    each = found["all cells added up"] / len(CELLS) / (checked / named)
    sys.stdout.write(f"  the identities name {named} cells, of {len(CELLS)}; the rate for each cell: {each:.2f}\n")
    at_least("rate, times pandera", found["pandera, two endings"] / checked, 1)
    at_least("rate, times pydantic", loop / checked, 50)


if __name__ == "__main__":
    short = smoke()
    for share, bar in ((0.0, 0.8), (0.05, 0.25)):
        measure(5_000 if short else REPORTS, share, bar, short=short)
