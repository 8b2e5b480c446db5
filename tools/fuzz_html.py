"""
Fuzz the HTML and text readers, the decoder and the sniffer: only errors of this package may come out.

    python tools/fuzz_html.py --seconds 300 [--seed 0] [PAGE…]

Mutilates a page in its own words and any real PAGE given. Prints executions
and the slowest input; stops with the input's seed on the first other error.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

from gov_disclosure.document.registry import open_document
from gov_disclosure.errors import GovDisclosureError

SLOW = 5.0
"""Seconds that no mutilated page of some kilobytes may take."""


def main() -> int:
    """Run until the time is up; 1 if something else than an error of ours came out, or something took too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("pages", nargs="*", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    mutants = import_module("mutant_pages")
    pages = [mutants.SEED_PAGE, *(path.read_bytes() for path in args.pages)]
    pages += [page.decode("utf-8", "replace").encode("gb18030") for page in pages]
    end = time.monotonic() + args.seconds
    runs = refused = 0
    slowest = (0.0, -1)
    while time.monotonic() < end:
        seed = args.seed + runs
        page = mutants.mutated(pages[seed % len(pages)], seed, 1 + seed % 60)
        start = time.perf_counter()
        try:
            open_document(page, format=(None, "html", "text")[seed % 3])
        except GovDisclosureError:
            refused += 1
        except Exception:
            print(f"seed {seed}: not an error of ours", file=sys.stderr)
            raise
        slowest = max(slowest, (time.perf_counter() - start, seed))
        runs += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{runs} executions, {refused} refused; slowest {slowest[0]:.2f} s (seed {slowest[1]}); peak {peak} MiB")
    return int(slowest[0] > SLOW)


if __name__ == "__main__":
    sys.exit(main())
