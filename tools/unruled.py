"""
Read made PDFs whose tables have few lines or none, and account for every figure.

    python tools/unruled.py --cases 300 --seed 1

Prints for each trait of the pages how many figures were printed, which share
was placed, and how many were wrong and lost, and the first such cases.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from pdf_layouts import report_pdf
from unruled_oracle import made, read_back


def one(seed: int) -> tuple[int, list[str], Counter[str], str]:
    """Read the report of *seed* back; return its traits, its counts and what is wrong or lost in it."""
    report = made(seed)
    found = read_back(report)
    filled = sum(any(map(str.isdigit, text)) for text in report.printed.values())
    counts = Counter(cases=1, cells=len(report.printed), figures=filled, placed=found.placed)
    counts.update(wrong=len(found.wrong), lost=len(found.lost), twice=found.twice.total())
    bad = {**{key: f"read {value}" for key, value in found.wrong.items()}, **dict.fromkeys(found.lost, "lost")}
    bad |= {f"({number})": "told twice" for number in found.twice}
    return seed, report.traits, counts, ", ".join(f"{key} {said}" for key, said in list(bad.items())[:4])


def main() -> int:
    """Read the cases and print the counts."""
    arguments = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    arguments.add_argument("--cases", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--show", type=int, default=10)
    arguments.add_argument("--keep", type=Path, help="folder for the files in which a figure is wrong or lost")
    arguments.add_argument("--each", action="store_true", help="print the share placed in each case")
    given = arguments.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shown, began = 0, time.perf_counter()
    seeds = range(given.seed, given.seed + given.cases)
    with Pool(given.jobs) as pool:
        for seed, traits, found, bad in pool.imap(one, seeds):
            for name in (*traits, "all"):
                counts[name] += found
            if given.each:
                print(seed, f"{found['placed']}/{found['figures']}", *traits, sep=" | ")
            if bad:
                shown += 1
                if shown <= given.show:
                    print(seed, "|", *traits, "|", bad)
                if given.keep:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    report = made(seed)
                    (given.keep / f"{seed}.pdf").write_bytes(report_pdf(report.form, report.printed, report.look))
    print(f"{'':24}  cases   cells  figures  placed  share  wrong  lost  twice")
    for name in sorted(counts):
        all_of = counts[name]
        share = all_of["placed"] / max(1, all_of["figures"])
        print(
            f"{name:24} {all_of['cases']:6} {all_of['cells']:7} {all_of['figures']:8} {all_of['placed']:7}"
            f" {share:6.3f} {all_of['wrong']:6} {all_of['lost']:5} {all_of['twice']:6}"
        )
    print(f"{time.perf_counter() - began:.0f} s")
    return 1 if counts["all"]["wrong"] or counts["all"]["lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
