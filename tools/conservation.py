"""
Read thousands of made and mutilated reports back, and account for every figure.

    python tools/conservation.py --cases 10000 --seed 1

Prints for each format and each mutation how many figures were placed, left
over, wrong and lost, and the first cases in which one was wrong or lost.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from conservation_oracle import FIRST, FORMATS, case

COUNTS = ("cases", "placed", "left over", "wrong", "lost")


def main() -> int:
    """Run the cases and print the counts."""
    arguments = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    arguments.add_argument("--cases", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--formats", nargs="*", choices=list(FORMATS), default=FIRST)
    arguments.add_argument("--keep", type=Path, help="folder for the files in which a figure is wrong or lost")
    arguments.add_argument("--show", type=int, default=20)
    given = arguments.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shown, began = 0, time.perf_counter()
    for seed in range(given.seed, given.seed + given.cases):
        one = case(seed, given.formats)
        for name in (f"[{one.format}]", *(one.mutations or ["(none)"]), "all"):
            counts[name].update(
                {
                    "cases": 1,
                    "placed": one.placed,
                    "left over": one.left_over,
                    "wrong": len(one.wrong),
                    "lost": len(one.lost),
                }
            )
        if one.wrong or one.lost:
            shown += 1
            if shown <= given.show:
                print(seed, one.format, *one.mutations, "| wrong:", *one.wrong[:3], "| lost:", *one.lost[:3])
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{seed}.{one.format.split(',')[0].replace(' ', '_')}").write_bytes(one.data)
    print(f"{'':24}", *(f"{count:>10}" for count in COUNTS))
    for name in sorted(counts):
        print(f"{name:24}", *(f"{counts[name][count]:10}" for count in COUNTS))
    print(f"{time.perf_counter() - began:.0f} s")
    return 1 if counts["all"]["wrong"] or counts["all"]["lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
