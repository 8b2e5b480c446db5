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
TURNS = 5
"""How often all steps of a shape are measured that seems to grow too fast: other programs slow one run, not all."""


def seconds(data: bytes, reads: Callable[[bytes], object] = read) -> tuple[float, str]:
    """Return how long the processor reads *data*, and how that ends."""
    started = process_time()
    ending = "read"
    try:
        reads(data)
    except GovDisclosureError as error:
        ending = type(error).__name__
    return process_time() - started, ending


def grown(
    n: int,
    shape: Shape,
    write: Callable[[Blocks], bytes],
    steps: Sequence[int],
    reads: Callable[[bytes], object] = read,
    turns: int = TURNS,
) -> tuple[list[float], str]:
    """
    Return how long each step takes beyond a report without the shape, and how the last one ends.

    Each step is measured once, and the plain report before it; where times
    seem to grow too fast, in several turns, of which the shortest counts.
    """
    base = float("inf")
    least: list[float] = []
    ending = ""
    beyond: list[float] = []
    for _ in range(turns):
        base = min(base, seconds(write(plain()), reads)[0])
        for at, step in enumerate(steps):
            taken, ending = seconds(write(shape(n * step)), reads)
            if at == len(least):
                least.append(taken)
            least[at] = min(least[at], taken)
            if taken > LONGEST:
                break
        beyond = [max(taken - base, 1e-4) for taken in least]
        if not too_fast(beyond, steps):
            break
    return beyond, ending


def too_fast(times: Sequence[float], steps: Sequence[int]) -> bool:
    """Whether times grow clearly faster than the input; very short times cannot say."""
    return times[-1] > LEAST and exponent(times, steps) > LINEAR


def exponent(times: Sequence[float], steps: Sequence[int]) -> float:
    """Return the power of n with which the time grows over the whole range; infinite where it did not end in time."""
    if len(times) < len(steps):
        return float("inf")
    return log(times[-1] / times[0]) / log(steps[-1] / steps[0])


def quadratic(data: bytes) -> None:
    """Read *data* and hold each line against each other, as a reader does that the gate must not let pass."""
    read(data)
    lines = data.splitlines()
    sum(left is not right and left[1:] == right[1:] for left in lines for right in lines)


def planted() -> str:
    """Return what is found of a reader in quadratic time, which takes as long as the true one on the first step."""
    n, shape = shapes()["page numbers"]
    times, ending = grown(n, shape, WRITERS["raw text"], (1, 8), quadratic, turns=2)
    if not too_fast(times, (1, 8)):
        raise AssertionError(times)
    return _line("quadratic on purpose", "raw text", times, exponent(times, (1, 8)), ending)


def _line(name: str, to: str, times: Sequence[float], power: float, ending: str) -> str:
    return f"{name:<40} {to:<11} {' '.join(f'{taken:8.3f}' for taken in times)}  n^{power:4.2f} {ending}\n"


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
    steps = (STEPS[0], STEPS[-1]) if found.smoke else STEPS
    if found.smoke:
        sys.stdout.write(f"told, as it must be:\n{planted()}")
    worst = 0
    for number, (name, (n, shape)) in enumerate(shapes().items()):
        if found.only not in name or (found.smoke and not _in_smoke(number)):
            continue
        for to in [formats[number % len(formats)]] if found.smoke else formats:
            times, ending = grown(n, shape, WRITERS[to], steps)
            slow = too_fast(times, steps)
            worst += slow
            if slow or not found.smoke:
                sys.stdout.write(_line(name, to, times, exponent(times, steps), ending))
                sys.stdout.flush()
    sys.stdout.write(f"{worst} grow faster than n^{LINEAR}\n")
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
