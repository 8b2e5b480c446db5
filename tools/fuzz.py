"""
Fuzz reading: from the bytes of every format to placed figures, only errors of this package may come out.

    python tools/fuzz.py --seconds 300 [--seed 0] [--format html] [FILE…]

Mutilates the example report written in each format, and any real FILE given.
Containers (DOCX, XLSX) are mutilated inside and packed again, or as they are.
Prints executions, refusals and the slowest input of each format; stops at the
first other error with the seed that repeats it.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import zipfile
from pathlib import Path

from gov_disclosure import read, render
from gov_disclosure.errors import GovDisclosureError

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "hedong_2022.txt"
FORMATS = ("html", "txt", "md", "csv", "docx", "xlsx", "pdf")
SLOW = 20.0
"""Seconds that no mutilated file of some kilobytes may take."""

# Pieces that break parsers: spans, nesting, entities, references, huge figures, odd characters.
PIECES = (
    b"<table>", b"</td></tr>", b'colspan="999999999"', b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"<![CDATA[",
    b"\0", b"\xff\xfe", b"\r", b"\t\t\t\t", b"|" * 40, b"9" * 400, b"1e999", "（三）不予公开".encode(), "总计".encode(),
    b"stream", b"endobj", b"<< /Length 9999999 >>", b"/Kids [1 0 R]", b'<w:gridSpan w:val="-3"/>', b"<w:tbl>" * 50,
    b'r="XFD1048576"', b"../../../etc/passwd",
)  # fmt: skip


def mutilated(data: bytes, seed: int) -> bytes:
    """Return *data* with some places cut, repeated, swapped or spoilt; the same for the same *seed*."""
    rng = random.Random(seed)
    if data[:2] == b"PK" and rng.random() < 0.8:
        return _repacked(data, rng)
    return _spoilt(data, rng)


def _spoilt(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(1 + rng.randrange(30)):
        at = rng.randrange(len(found) + 1)
        length = rng.randrange(1, 400)
        kind = rng.randrange(5)
        if kind == 0:
            del found[at : at + length]
        elif kind == 1:
            found[at:at] = found[at : at + length]
        elif kind == 2:
            found[at:at] = rng.choice(PIECES)
        elif kind == 3 and at < len(found):
            found[at] = rng.randrange(256)
        else:
            other = rng.randrange(len(found) + 1)
            found[at : at + length] = found[other : other + length]
    return bytes(found)


def _repacked(data: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        spoilt = rng.sample(names, min(len(names), 1 + rng.randrange(2)))
        for name in names:
            member = old.read(name)
            if name in spoilt:
                if rng.random() < 0.1:
                    continue
                member = _spoilt(member, rng)
            new.writestr(name, member)
    return out.getvalue()


def seeds(files: list[Path], wanted: tuple[str, ...]) -> dict[str, list[bytes]]:
    """Return the files to mutilate, by format."""
    report = read(EXAMPLE).report
    found: dict[str, list[bytes]] = {}
    for name in wanted:
        found[name] = [_pdf()] if name == "pdf" else [render(report, name)]
    if "html" in found:
        found["html"].append(found["html"][0].decode().encode("gb18030", "replace"))
    for file in files:
        found.setdefault(file.suffix.lstrip("."), []).append(file.read_bytes())
    return found


def _pdf() -> bytes:
    """Return a report as a PDF made by hand (there is no writer for PDF)."""
    sys.path.insert(0, str(ROOT / "tests" / "support"))
    from pdf_pages import report_pdf

    made: bytes = report_pdf()
    return made


def main() -> int:
    """Run until the time is up; 1 if something took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", action="append", choices=FORMATS, help="only these formats")
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args()
    found = seeds(args.files, tuple(args.format or FORMATS))
    late = False
    for name, files in found.items():
        late |= _run(name, files, args.seed, args.seconds / len(found))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory {peak} MiB")
    return int(late)


def _run(name: str, files: list[bytes], first: int, seconds: float) -> bool:
    """Mutilate the files of one format for some seconds and print what came of it; whether one took too long."""
    end = time.monotonic() + seconds
    runs = refused = 0
    slowest, worst = 0.0, first
    while time.monotonic() < end:
        seed = first + runs
        data = mutilated(files[seed % len(files)], seed)
        start = time.perf_counter()
        try:
            read(data)
        except GovDisclosureError:
            refused += 1
        except Exception:
            print(f"{name}, seed {seed}: not an error of ours", file=sys.stderr)
            raise
        took = time.perf_counter() - start
        if took > slowest:
            slowest, worst = took, seed
        runs += 1
    print(f"{name}: {runs} executions, {refused} refused; slowest {slowest:.2f} s (seed {worst})")
    return slowest > SLOW


if __name__ == "__main__":
    sys.exit(main())
