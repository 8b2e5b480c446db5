"""The blocks of the documentation in JavaScript and TypeScript are run and compiled as a reader would do it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tools" / "consumers"
sys.path.insert(0, str(ROOT / "tests" / "support"))

from gov_disclosure import dumps, read, samples  # noqa: E402
from pages import DOCS, blocks  # noqa: E402

ENDINGS = {"javascript": "mjs", "typescript": "ts"}


def run_pages(work: Path) -> None:
    """
    Run every block of both languages in *work*, a folder in which the pinned tools are installed.

    A call of ``npx`` in a console block is made first, without the network.

    Raises:
        CalledProcessError: a block does not run, or does not compile with ``--strict``.

    """
    (work / "node_modules").symlink_to(HERE / "node_modules")
    schema = "report-1.schema.json"
    (work / schema).write_bytes((ROOT / "schemas" / schema).read_bytes())
    (work / "report.json").write_bytes(dumps(read(samples.path()).report))
    for page in sorted(DOCS.rglob("*.md")):
        found = blocks(page.read_text("utf-8"))
        if not any(kind in ENDINGS for kind, _ in found):
            continue
        for number, (kind, body) in enumerate(found):
            if kind == "console":
                for call in re.findall(r"^\$ npx (.*)$", body, re.MULTILINE):
                    _run(work, "npx", "--no-install", *call.split())
            elif kind in ENDINGS:
                block = work / f"{page.stem}-{page.parts[-3]}-{number}.{ENDINGS[kind]}"
                block.write_text(body, "utf-8")
                said = _javascript(block) if kind == "javascript" else _typescript(block)
                print(f"{page.relative_to(ROOT)}: {kind} {said}")


def _javascript(block: Path) -> str:
    said = _run(block.parent, "node", block.name).strip()
    if said != "valid":
        raise SystemExit(f"{block.name}: {said}")
    return f"says {said}"


def _typescript(block: Path) -> str:
    _run(block.parent, "npx", "--no-install", "tsc", "--strict", "--noEmit", "--target", "es2022", block.name)
    return "compiles"


def _run(work: Path, *command: str) -> str:
    return subprocess.run(command, cwd=work, check=True, stdout=subprocess.PIPE, text=True).stdout
