"""
``check`` of a folder of made reports: HTML, DOCX, XLSX and PDF, mixed.

Two processes against one; the rate beside that of the readers alone; peak memory, children included, of a thousand
files and of ten times as many; a run that is killed in the middle and taken up again beside one that was not.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import attrs
from measure import TESTS, at_least, bar
from sample import sample

from gov_disclosure import cells, forms, read, render
from gov_disclosure.model import Organ, Report

sys.path.insert(0, str(TESTS))
from pdf_pages import paragraphs, pdf, table, text  # type: ignore[import-not-found,unused-ignore]

FORMATS = ("html", "docx", "xlsx", "pdf")
PLACES = ("青石", "云岭", "柳川", "白塔", "松溪", "石桥", "长亭", "南屏", "北川", "东林")
BODIES = ("教育局", "财政局", "水务局", "审计局", "统计局", "医疗保障局", "应急管理局", "行政审批局")
EVERY = 0.1
"""Seconds between two looks at the memory."""


def report(number: int) -> Report:
    """Return the report of this number: its own organ, year and figures, a wrong total in every fifth."""
    chance = random.Random(number)
    new = chance.randint(1, 90)
    base = cells.by_key(SAMPLE)
    changed: dict[str, cells.Value] = {}
    for key in ("requests.received", "requests.outcomes.granted", "requests.outcomes.total"):
        for column in ("natural_person", "total"):
            changed[f"{key}.{column}"] = int(base[f"{key}.{column}"] or 0) + new
    if number % 5 == 0:
        changed["requests.outcomes.total.total"] = new
    year = 2021 + number // (len(PLACES) * len(BODIES)) % 5
    name = f"{PLACES[number % 10]}县{BODIES[number // 10 % 8]}"
    return attrs.evolve(
        cells.replace(SAMPLE, changed),
        organ=Organ(name=name, level="county"),
        year=year,
        period=None,
        published=None,
        title=f"{name}{year}年政府信息公开工作年度报告",
    )


SAMPLE = sample()


def as_pdf(made: Report) -> bytes:
    """Return the report as a PDF of four pages."""
    form = forms.for_edition("2021")
    printed = {key: "" if value is None else str(value) for key, value in cells.by_key(made).items()}
    disclosure, requests, disputes = form.tables.values()
    heading = [text(80, 40, section.zh, 16) for section in form.sections]
    paged: bytes = pdf(
        [
            text(100, 60, made.title or "", 18)
            + text(80, 110, form.sections[0].zh, 16)
            + paragraphs(made.preamble, 150),
            heading[1] + table(disclosure, printed, rows=range(14), top=80),
            heading[2] + table(requests, printed, rows=range(17), top=80),
            table(requests, printed, rows=range(17, 28), top=80)
            + text(80, 400, form.sections[3].zh, 16)
            + table(disputes, printed, rows=range(4), top=440),
        ],
        packed=True,
    )
    return paged


@attrs.frozen
class Made:
    """Made reports: ``root`` holds folders of ``size`` files each."""

    root: Path
    size: int

    def make(self, count: int) -> None:
        """Write the first *count* reports; those that are there already stay."""
        for number in range(count):
            style = FORMATS[number % len(FORMATS)]
            path = self.root / f"{number // self.size:03}" / f"{number:06}.{style}"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                made = report(number)
                path.write_bytes(as_pdf(made) if style == "pdf" else render(made, style))

    def folders(self, count: int) -> list[Path]:
        """Return the folders that hold the first *count* reports."""
        return [self.root / f"{at:03}" for at in range(-(-count // self.size))]


class Ran(NamedTuple):
    """
    What a run took.

    Seconds by the clock; the most memory of all its processes together in MiB, 0 where that is not known; seconds of
    processors in all, and of those the ones of the process that was called, 0 where the system does not say.
    """

    seconds: float
    memory: float
    busy: float
    called: float


def command(paths: Sequence[Path], output: Path, jobs: int, *more: str) -> list[str]:
    """Return the call of ``check``."""
    words = ["check", *map(str, paths), "--format", "json", "--jobs", str(jobs), "-o", str(output), "--no-config"]
    return [sys.executable, "-m", "gov_disclosure", *words, *more]


def check(paths: Sequence[Path], output: Path, jobs: int, *more: str, watch: bool = False) -> Ran:
    """Run ``check`` to its end."""
    started = time.perf_counter()
    process = subprocess.Popen(command(paths, output, jobs, *more), stderr=subprocess.DEVNULL)
    before = busy_below()
    peak = called = 0.0
    while process.poll() is None:
        if watch:
            peak = max(peak, memory(process.pid))
        called = max(called, busy(process.pid))
        time.sleep(EVERY if watch else 0.01)
    if process.returncode not in (0, 1):
        raise SystemExit(f"check ended with {process.returncode}")
    return Ran(time.perf_counter() - started, peak, busy_below() - before, called)


def busy_below() -> float:
    """Return the seconds of processors that the processes took which this one has started and which have ended."""
    times = os.times()
    return times.children_user + times.children_system


def busy(pid: int) -> float:
    """Return the seconds of processors that a process has taken itself; 0 where the system does not say."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Return the memory in MiB that a process and all below it hold for themselves; 0 where the system does not say."""
    return sum(_own(one) for one in _tree(pid)) / 1024


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _own(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def readers_alone(files: Sequence[Path]) -> float:
    """Return the seconds that reading the files takes in one process."""
    read(files[0])
    started = time.perf_counter()
    for path in files:
        read(path)
    return time.perf_counter() - started


def all_files(paths: Sequence[Path]) -> list[Path]:
    """Return the files in the folders, in order."""
    return sorted(file for folder in paths for file in folder.iterdir())


def speed(made: Made, count: int, scratch: Path, rounds: int) -> None:
    """Print the rates of the readers alone, of one process and of two, in turns."""
    paths = made.folders(count)
    files = all_files(paths)
    best = {"readers alone": 1e9, "one process": 1e9, "two processes": 1e9}
    least = {"one process": 1e9, "two processes": 1e9}
    called = 0.0
    for _ in range(rounds):
        best["readers alone"] = min(best["readers alone"], readers_alone(files))
        for jobs, name in enumerate(least, start=1):
            ran = check(paths, scratch / f"{jobs}.json", jobs)
            best[name], least[name] = min(best[name], ran.seconds), min(least[name], ran.busy)
            called = ran.called
    sys.stdout.write(f"\n{len(files):,} files, a quarter each {', '.join(FORMATS)}\n")
    for name, seconds in best.items():
        sys.stdout.write(f"  {name:<34} {seconds:>8.1f} s {len(files) / seconds:>8.1f} files/s\n")
    at_least("two processes, times as fast as one", best["one process"] / best["two processes"], 1.7)
    sys.stdout.write(
        f"  seconds of processors: {least['one process']:.1f} with one process, {least['two processes']:.1f} with two, "
        f"{called:.1f} of them of the process that was called\n"
    )
    bar("the same, two processes times one", least["two processes"] / least["one process"], 2 / 1.7)
    share = best["readers alone"] / best["two processes"] / 2
    at_least("share of the readers' rate x processes", share, 0.6)
    same = (scratch / "1.json").read_bytes() == (scratch / "2.json").read_bytes()
    sys.stdout.write(f"  the same output: {'yes' if same else 'NO'}\n")


def flat(made: Made, few: int, many: int, scratch: Path) -> None:
    """Print the peak memory of a run over *few* files and of one over *many*."""
    peaks = []
    for count in (few, many):
        ran = check(made.folders(count), scratch / "memory.json", 2, watch=True)
        peaks.append(ran.memory)
        sys.stdout.write(f"\n{count:,} files, two processes: {ran.seconds:.1f} s, peak memory {ran.memory:.0f} MiB\n")
    if peaks[0]:
        bar(f"memory of {many:,} files, times that of {few:,}", peaks[1] / peaks[0], 1.1)


def killed(made: Made, count: int, scratch: Path) -> None:
    """Print whether a run that was killed in the middle and taken up again gives what an undisturbed one gives."""
    paths = made.folders(count)
    whole, again = scratch / "whole.json", scratch / "again.json"
    seconds = check(paths, whole, 2).seconds
    process = subprocess.Popen(command(paths, again, 2), stderr=subprocess.DEVNULL, start_new_session=True)
    partial = again.with_name(f"{again.name}.partial")
    until = time.perf_counter() + 4 * seconds
    while _lines(partial) < count // 2 and process.poll() is None and time.perf_counter() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = _lines(partial)
    if again.exists():
        raise SystemExit("the run that was killed has left an output")
    resumed = check(paths, again, 2, "--resume").seconds
    same = whole.read_bytes() == again.read_bytes()
    sys.stdout.write(
        f"\n{count:,} files, killed after {done:,}, taken up again: {resumed:.1f} s beside {seconds:.1f} s "
        f"undisturbed; the same output: {'yes' if same else 'NO'}\n"
    )
    if not same:
        raise SystemExit(1)


def _lines(path: Path) -> int:
    try:
        return path.read_bytes().count(b"\n")
    except OSError:
        return 0


def main() -> None:
    """Make the reports and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="few files, once: for the gate")
    parser.add_argument("--folder", type=Path, help="where the made reports are kept; made anew unless given")
    parser.add_argument("--only", choices=["make", "speed", "memory", "killed"], help="one of the measurements")
    parser.add_argument("--files", type=int, default=1_000, help="how many for speed and the kill")
    parser.add_argument("--many", type=int, default=10_000, help="how many for the memory, beside --files")
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    few, many, rounds = (8, 16, 1) if asked.smoke else (asked.files, asked.many, asked.rounds)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        made = Made(asked.folder or scratch / "reports", few if asked.smoke else 100)
        made.make(many if asked.only in (None, "make", "memory") else few)
        if asked.only in (None, "speed"):
            speed(made, few, scratch, rounds)
        if asked.only in (None, "memory"):
            flat(made, few, many, scratch)
        if asked.only in (None, "killed"):
            killed(made, few, scratch)


if __name__ == "__main__":
    main()
