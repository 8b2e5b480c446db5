"""
The queries on a real PostgreSQL, started for the test with a folder and a socket of its own.

Run with ``pytest -m postgresql``. Without PostgreSQL these tests are skipped,
unless ``GOV_DISCLOSURE_POSTGRESQL=1`` says that there must be one: then they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framed_reports import FRAME, MADE
from gov_disclosure import check, frames
from gov_disclosure.rules import rules as registered

pytestmark = pytest.mark.postgresql

LINEAR = [rule.code for rule in registered() if rule.relations is not None]
DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs; Debian has them outside the path."""
    found = shutil.which("initdb")
    return Path(found).parent if found else next(iter(sorted(DEBIAN.glob("*/bin"))), None)


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    """A connection to a server of our own, which takes no connection but by its socket."""
    if os.environ.get("GOV_DISCLOSURE_POSTGRESQL") != "1":
        pytest.skip("GOV_DISCLOSURE_POSTGRESQL=1 is not set")
    place = programs()
    if place is None:
        pytest.fail("GOV_DISCLOSURE_POSTGRESQL=1, but there is no initdb")
    import psycopg

    with tempfile.TemporaryDirectory(dir="/tmp") as scratch:  # the path of a socket must be short
        data, user = Path(scratch) / "data", "nobody" if os.geteuid() == 0 else None
        if user:
            shutil.chown(scratch, user)

        def run(*command: str | Path) -> None:
            subprocess.run(command, check=True, cwd=scratch, user=user, stdout=subprocess.DEVNULL)

        run(place / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={scratch} -c fsync=off"
        control: list[str | Path] = [place / "pg_ctl", "-D", data, "-w", "-l", f"{scratch}/log"]
        run(*control, "-o", options, "start")
        try:
            with psycopg.connect(host=scratch, user="tester", dbname="postgres", autocommit=True) as opened:
                yield opened
        finally:
            run(*control, "-m", "immediate", "stop")


@pytest.fixture(scope="module")
def table(connection: Any) -> str:
    """The made reports in a table created as `table_as_sql` says."""
    connection.execute(frames.table_as_sql("postgres", table="made"))
    with connection.cursor() as cursor, cursor.copy("COPY made FROM STDIN") as copy:
        for row in FRAME.iter_rows():
            copy.write_row(row)
    return "made"


@pytest.mark.parametrize("blank", ["unknown", "zero"])
def test_checks(connection: Any, table: str, blank: Any) -> None:
    """Every rule ends on every row as it does on the report."""
    cursor = connection.execute(frames.checks_as_sql("postgres", table=table, blank=blank))
    names = [column.name for column in cursor.description]
    by_id = {row[0]: dict(zip(names, row, strict=True)) for row in cursor}
    for name, report in zip(FRAME["report_id"], MADE, strict=True):
        expected = check(report, select=LINEAR, blank=blank).outcomes
        assert {code: by_id[name][code] for code in LINEAR} == {code: one.value for code, one in expected.items()}


def test_indicators(connection: Any, table: str) -> None:
    """The indicators are those of frames."""
    cursor = connection.execute(frames.indicators_as_sql("postgres", table=table))
    names = [column.name for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    expected = {row["report_id"]: row["share_granted"] for row in frames.indicators(FRAME).to_dicts()}
    got = {row["report_id"]: row["share_granted"] for row in found}
    assert got == {name: None if value is None else pytest.approx(value) for name, value in expected.items()}
