"""Reports of both editions and mixtures of them, as frames of every engine."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import attrs
import duckdb
import narwhals as nw
import polars as pl

from gov_disclosure import cells, forms, frames, read, samples
from gov_disclosure.model import Report

EXAMPLE = read(samples.path()).report
ENGINES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars, lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": lambda frame: duckdb.from_arrow(frame.to_arrow()),
}


def made(number: int) -> Report:
    """Return a report of either edition or a mixture, with cells changed and blank by the dice of *number*."""
    dice = Random(number)
    report = (EXAMPLE, of_2019(EXAMPLE), mixture(EXAMPLE))[number % 3]
    kinds = {key: cell.kind for key, cell in cells.form_of(report).cells.items()}
    counts = sorted(key for key, kind in kinds.items() if kind != "amount")
    changed = dice.sample(counts, dice.choice([0, 1, 2, 3]))
    year = attrs.evolve(report, year=2019 + number % 5)
    return cells.replace(year, {key: dice.choice([None, 0, 1, 5, 30]) for key in changed})


def of_2019(report: Report) -> Report:
    """Return a report on the 2019 form with the figures that it shares."""
    form = forms.for_edition("2019")
    kept = {key: figure for key, figure in cells.by_key(report).items() if key in form.cells}
    return attrs.evolve(report, form="2019", as_printed={}, **cells.build_tables(form, kept)._asdict())


def mixture(report: Report) -> Report:
    """Return a report with the same requests and disputes whose table two mixes the editions."""
    form = forms.mixed(report.form, {"documents": "2019", "licensing": "2021", "charging": "2019"})
    kept = {key: figure for key, figure in cells.by_key(report).items() if key in form.cells}
    return attrs.evolve(report, as_printed={}, **cells.build_tables(form, kept)._asdict())


MADE = [made(number) for number in range(45)]
FRAME = frames.wide(MADE)


def rows_of(native: Any) -> list[dict[str, Any]]:
    """Return the rows of a frame of any engine."""
    found = nw.from_native(native)
    if isinstance(found, nw.LazyFrame):
        found = found.collect()
    return list(found.iter_rows(named=True))
