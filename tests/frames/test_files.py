"""Every file that frames are written to is read again without loss, and JSON lines become the same frame either way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure import cells, dumps, forms, frames, read, samples
from gov_disclosure.codec.plain_read import read_plain
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.model import Period, Report
from gov_disclosure.strategies import reports

few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SOME = st.lists(reports(), min_size=1, max_size=3)
EXAMPLE = read(samples.path()).report
KINDS: dict[str, tuple[Callable[[Path, Iterable[Report]], None], Callable[[Path], Iterable[Report]]]] = {
    "parquet": (frames.write_parquet, frames.read_parquet),
    "arrow": (frames.write_ipc, frames.read_ipc),
    "csv": (frames.write_csv, frames.read_csv),
}


def bare(report: Report) -> Report:
    """Return the report without its narrative, which no column holds."""
    return attrs.evolve(report, preamble=(), sections=())


class TestThereAndBack:
    """Parquet, Arrow IPC and CSV hold everything that columns hold; JSON lines the narrative too."""

    @pytest.mark.parametrize("kind", KINDS)
    @few
    @given(given=SOME)
    def test_columns(self, kind: str, tmp_path: Path, given: list[Report]) -> None:
        """Figures, amounts, identity and printed texts come back as they were."""
        write, back = KINDS[kind]
        write(tmp_path / f"reports.{kind}", given)
        assert list(back(tmp_path / f"reports.{kind}")) == [bare(one) for one in given]

    @few
    @given(given=SOME)
    def test_lines(self, tmp_path: Path, given: list[Report]) -> None:
        """Whole reports."""
        frames.write_ndjson(tmp_path / "reports.ndjson", given)
        assert list(frames.read_ndjson(tmp_path / "reports.ndjson")) == given

    @pytest.mark.parametrize("kind", KINDS)
    def test_no_reports(self, kind: str, tmp_path: Path) -> None:
        """A file without rows is one."""
        write, back = KINDS[kind]
        write(tmp_path / "none", [])
        assert list(back(tmp_path / "none")) == []

    @pytest.mark.parametrize("kind", ["parquet", "arrow"])
    def test_no_table(self, kind: str, tmp_path: Path) -> None:
        """What is no such file is an error of the file."""
        (tmp_path / "wrong").write_bytes(b"PAR0" * 10)
        with pytest.raises(OSError, match=r"\w"):
            list(KINDS[kind][1](tmp_path / "wrong"))

    def test_csv_from_excel(self, tmp_path: Path) -> None:
        """With the mark that Excel writes or without, an amount is exact."""
        report = cells.replace(EXAMPLE, {"proactive_disclosure.charges.amount": Decimal("0.1")})
        frames.write_csv(tmp_path / "a.csv", [report])
        data = (tmp_path / "a.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        (tmp_path / "b.csv").write_bytes(data[3:].replace(b"\n", b"\r\n"))
        for name in ("a.csv", "b.csv"):
            (again,) = frames.read_csv(tmp_path / name)
            assert again == bare(report)


class TestLinesAsFrames:
    """`wide_ndjson` gives the frame that the reports give, and refuses what `loads` refuses."""

    @few
    @given(given=SOME)
    def test_same_frame(self, tmp_path: Path, given: list[Report]) -> None:
        """Column by column; documents in other words (spaces, another order of keys) too."""
        lines = [dumps(one) if at % 2 else dumps(one).replace(b'":', b'": ') for at, one in enumerate(given)]
        (tmp_path / "a.ndjson").write_bytes(b"\n\n".join(lines))
        expected = frames.wide(given)
        assert frames.wide_ndjson(tmp_path / "a.ndjson").equals(expected)
        frames.ndjson_to_parquet(tmp_path / "a.ndjson", tmp_path / "a.parquet")
        assert pl.read_parquet(tmp_path / "a.parquet").equals(expected)

    def test_mixtures(self, tmp_path: Path) -> None:
        """Editions, and mixtures of them, side by side."""
        form = forms.mixed("2021", {"documents": "2019", "procuring": "2019", "otherwise_handled": "2019"})
        mixed = attrs.evolve(EXAMPLE, as_printed={}, **cells.build_tables(form, {})._asdict())
        old = attrs.evolve(
            EXAMPLE, form="2019", as_printed={}, **cells.build_tables(forms.for_edition("2019"), {})._asdict()
        )
        frames.write_ndjson(tmp_path / "a.ndjson", [EXAMPLE, mixed, old, EXAMPLE])
        assert frames.wide_ndjson(tmp_path / "a.ndjson").equals(frames.wide([EXAMPLE, mixed, old, EXAMPLE]))

    WRONG: tuple[Callable[[bytes], bytes], ...] = (
        lambda data: data[:-1],
        lambda data: data.replace(b'"year":2022', b'"year":2022,"year":2021'),
        lambda data: data.replace(b'"year":2022', b'"year":"2022"'),
        lambda data: data.replace(b'"year":2022', b'"year":2022,"years":1'),
        lambda data: data.replace(b'"amount":', b'"amount":"13.39","a":'),
    )

    @pytest.mark.parametrize("spoil", WRONG)
    def test_refused(self, spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
        """A line that is no report is named by its number; nothing is written of it."""
        data = spoil(dumps(EXAMPLE))
        assert data != dumps(EXAMPLE)
        (tmp_path / "a.ndjson").write_bytes(dumps(EXAMPLE) + b"\n" + data + b"\n")
        with pytest.raises(GovDisclosureError, match=r"a\.ndjson:2"):
            frames.wide_ndjson(tmp_path / "a.ndjson")
        with pytest.raises(GovDisclosureError):
            frames.ndjson_to_parquet(tmp_path / "a.ndjson", tmp_path / "a.parquet")
        assert not (tmp_path / "a.parquet").exists()

    @settings(max_examples=100, deadline=None)
    @given(reports())
    def test_plainly_read(self, report: Report) -> None:
        """What `dumps` wrote is read without the model, with the same values."""
        plain = read_plain(dumps(report))
        if plain is not None:
            form = cells.form_of(report)
            assert cells.join.values_by(form, plain.report) == cells.values(report)
            assert dict(plain.report.as_printed) == dict(report.as_printed)

    def test_left_to_the_strict_way(self) -> None:
        """What types do not say is not taken here: a period that ends before it starts, an amount out of bounds."""
        whole = attrs.evolve(EXAMPLE, period=Period(start=_day(1), end=_day(2)))
        assert read_plain(dumps(whole)) is not None
        assert read_plain(dumps(whole).replace(b'"end":"2022-01-02"', b'"end":"2021-01-02"')) is None
        charged = cells.replace(EXAMPLE, {"proactive_disclosure.charges.amount": Decimal("13.5")})
        assert read_plain(dumps(charged)) is not None
        assert read_plain(dumps(charged).replace(b"13.5", b"13.50")) is not None
        assert read_plain(dumps(charged).replace(b"13.5", b"-13.5")) is None
        assert read_plain(dumps(charged).replace(b"13.5", b"1" + b"0" * 17)) is None


def _day(day: int) -> Any:
    from datetime import date

    return date(2022, 1, day)
