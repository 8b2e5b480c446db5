"""How the time of reading grows with the input: n, 2n, 4n and 8n of everything that pages repeat, in every format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from math import log
from time import process_time

from growth_shapes import ROWS, WRITERS, Blocks, Shape, plain, shapes

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.reading import read

STEPS = (1, 2, 4, 8)
LINEAR = 1.5
"""An exponent above it is clearly none of linear time; what happens once in a file and full caches make up to 1.3."""
LEAST = 0.3
"""Seconds below which the longest run says nothing of growth."""
LONGEST = 20.0
"""Seconds after which a shape is not made longer."""


def seconds(data: bytes) -> tuple[float, str]:
    """Return how long the processor reads *data*, and how that ends."""
    started = process_time()
    ending = "read"
    try:
        read(data)
    except GovDisclosureError as error:
        ending = type(error).__name__
    return process_time() - started, ending


def grown(n: int, shape: Shape, write: Callable[[Blocks], bytes], steps: Sequence[int]) -> tuple[list[float], str]:
    """Return how long each step takes beyond a report without the shape, and how the last one ends."""
    base, _ = min(seconds(write(plain())) for _ in range(3))
    found: list[float] = []
    ending = ""
    for step in steps:
        taken, ending = seconds(write(shape(n * step)))
        found.append(max(taken - base, 1e-4))
        if taken > LONGEST:
            break
    return found, ending


def exponent(times: Sequence[float], steps: Sequence[int]) -> float:
    """Return the power of n with which the time grows over the whole range; infinite where it did not end in time."""
    if len(times) < len(steps):
        return float("inf")
    return log(times[-1] / times[0]) / log(steps[-1] / steps[0])


def _in_smoke(number: int) -> bool:
    """Whether the shape of this number is one of the smoke run: of what is printed in five places, one of the five."""
    run, place = divmod(number - len(ROWS), 5)
    return run < 0 or place == run % 5


def main() -> int:
    """Print one line a shape and format; the status is 1 where one grows clearly faster than its input."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--smoke", action="store_true", help="each shape once, in one format and two sizes; fail on growth"
    )
    parser.add_argument("--only", default="", help="shapes whose names hold this")
    parser.add_argument("--formats", default=",".join(WRITERS), help="which of them")
    found = parser.parse_args()
    formats = found.formats.split(",")
    steps = (1, 4) if found.smoke else STEPS
    worst: list[str] = []
    for number, (name, (n, shape)) in enumerate(shapes().items()):
        if found.only not in name or (found.smoke and not _in_smoke(number)):
            continue
        for to in [formats[number % len(formats)]] if found.smoke else formats:
            times, ending = grown(n, shape, WRITERS[to], steps)
            power = exponent(times, steps)
            if power > LINEAR and times[-1] > LEAST:  # once more: the machine may have been busy
                times, ending = grown(n, shape, WRITERS[to], steps)
                power = min(power, exponent(times, steps))
            slow = power > LINEAR and times[-1] > LEAST
            line = f"{name:<40} {to:<11} {' '.join(f'{taken:8.3f}' for taken in times)}  n^{power:4.2f} {ending}"
            if slow:
                worst.append(line)
            if slow or not found.smoke:
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{len(worst)} grow faster than n^{LINEAR}\n")
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
