"""
Try the published schemas with the tools of other projects: validators, generators of types, the rules as data.

Usage: try_all.py [--documents N]

Needs Node 20 and npm; installs the pinned tools (``npm ci``, and an environment
of Python in a temporary folder). Every validator must give one verdict on the
conformance suite and on N documents made at random, right and broken, and that
of the library, but for the kinds that schemas/README.md lists. Generated types
must compile, and lose nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tools" / "consumers"
SCHEMAS = ROOT / "schemas"
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT / "tools")]

from conformance import findings  # noqa: E402
from doc_blocks import run_pages  # noqa: E402

from gov_disclosure import codec  # noqa: E402
from gov_disclosure.codec.words import NO_SURROGATES  # noqa: E402
from made_json import documents  # noqa: E402


def made(count: int) -> list[str]:
    """Return documents made at random, the same in every run, as texts."""
    texts: list[str] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(document=documents())
    def make(document: dict[str, Any]) -> None:
        texts.append(json.dumps(document))

    make()
    return texts


def kind_of(text: str) -> str:
    """Return what the library says of a document: right, broken, or broken in what no schema can say."""
    faults = codec.validate(text)
    if not faults:
        return "right"
    beyond = all(fault.path == "/period/end" or fault.expected == NO_SURROGATES for fault in faults)
    return "beyond" if beyond and isinstance(json.loads(text).get("period", {}), dict | None) else "broken"


def suite() -> list[tuple[str, str]]:
    """Return the documents of the conformance suite with what they are."""
    folder = SCHEMAS / "conformance"
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    kinds = {(True, True): "right", (False, False): "broken", (False, True): "beyond"}
    listed = [
        (kinds[one["valid"], one["schema"]], (folder / one["file"]).read_text("utf-8")) for one in manifest["documents"]
    ]
    listed += [("right", (folder / one["file"]).read_text("utf-8")) for one in manifest["findings"]]
    return listed


def run(*command: str | Path) -> str:
    """Run a command and return what it prints; what goes wrong is told by the command itself."""
    return subprocess.run([*map(str, command)], cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout


def python_with_tools(folder: Path) -> Path:
    """Return a Python that has the pinned tools."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", HERE / "requirements.txt")
    return python


def types(work: Path, python: Path) -> None:
    """Generate types and models of the schemas, and compile a small program against them."""
    print(run("node", "types.mjs", SCHEMAS, work), end="")
    (work / "example.ts").write_text((HERE / "example.ts").read_text("utf-8"), "utf-8")
    tsc = HERE / "node_modules" / "typescript" / "bin" / "tsc"
    run("node", tsc, "--strict", "--noEmit", "--target", "es2022", *sorted(work.glob("*.ts")))
    print("tsc --strict: compiled")
    options = (
        "--input-file-type",
        "jsonschema",
        "--output-model-type",
        "pydantic_v2.BaseModel",
        "--formatters",
        "builtin",
    )
    command = (python, "-m", "datamodel_code_generator", "--input", SCHEMAS / "report-1.schema.json")
    run(*command, "--output", work / "models.py", *options, "--enum-field-as-literal", "all", "--disable-timestamp")
    names = re.findall(r"^class (\w+)", (work / "models.py").read_text("utf-8"), re.MULTILINE)
    wrong = re.findall(r"\bAny\b|^class \w*\d\(", (work / "models.py").read_text("utf-8"), re.MULTILINE)
    if wrong:
        raise SystemExit(f"datamodel-code-generator: {wrong}")
    print(f"datamodel-code-generator: {len(names)} models")


def table(found: dict[str, list[bool]], kinds: list[tuple[str, str]]) -> int:
    """Print how many documents of each kind each consumer accepts, and return how many verdicts are wrong."""
    columns = sorted(set(kinds))
    counts = Counter(kinds)
    print("accepted by".ljust(16) + "".join(f"{origin}, {kind}".rjust(22) for origin, kind in columns))
    wrong = 0
    for name, verdicts in found.items():
        accepted = Counter(kind for kind, verdict in zip(kinds, verdicts, strict=True) if verdict)
        print(name.ljust(16) + "".join(f"{accepted[one]} of {counts[one]}".rjust(22) for one in columns))
        free = name != "library"
        wrong += sum(
            verdict is not (kind == "right")
            for (_, kind), verdict in zip(kinds, verdicts, strict=True)
            if not (free and kind == "beyond")
        )
    return wrong


def main() -> int:
    """Run all and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--documents", type=int, default=300, help="how many documents to make")
    count = parser.parse_args().documents
    node_tools = subprocess.Popen(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE)
    listed = suite()
    random = [(kind_of(text), text) for text in made(count)]
    kinds = [("suite", kind) for kind, _ in listed] + [("made", kind) for kind, _ in random]
    texts = [text for _, text in (*listed, *random)]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        python = python_with_tools(work / "python")
        right = [text for (_, kind), text in zip(kinds, texts, strict=True) if kind == "right"]
        for name, content in (("documents", texts), ("rules", right), ("right", right)):
            (work / f"{name}.json").write_text(json.dumps(content), "utf-8")
        if node_tools.wait():
            return 1
        types(work, python)
        run_pages(Path(tempfile.mkdtemp(dir=work)))
        by_node = json.loads(run("node", "judge.mjs", SCHEMAS, work))
        by_python = json.loads(run(python, "judge.py", SCHEMAS, work))
    print(f"Ajv with strict: true, Hyperjump: {len(by_node['compiled'])} schemas compiled")
    found = {"library": [not codec.validate(text) for text in texts]}
    found |= {name: by_node[name] for name in ("ajv", "hyperjump")}
    found |= {name: by_python[name] for name in ("jsonschema", "jsonschema-rs")}
    wrong = table(found, kinds)
    lost = len(by_python["lost"])
    print(f"pydantic models: {len(right) - lost} of {len(right)} right documents come back as they were")
    due = [findings(codec.loads(text)) for text in right]
    same = sum(comparable(one) == comparable(other) for one, other in zip(due, by_node["findings"], strict=True))
    total = sum(len(one["findings"]) for one in due)
    print(f"rules in JavaScript: the library's findings on {same} of {len(due)} reports, {total} findings")
    bad = wrong + lost + len(due) - same
    print(f"{bad} differences")
    return 1 if bad else 0


def comparable(found: dict[str, Any]) -> Any:
    """Return outcomes and findings in one order, figures as text."""
    listed = [
        {**one, "cells": sorted(one["cells"]), "expected": _figure(one["expected"]), "actual": _figure(one["actual"])}
        for one in found["findings"]
    ]
    return found["outcomes"], sorted(json.dumps(one, sort_keys=True) for one in listed)


def _figure(value: int | str | None) -> str:
    return "" if value is None else str(value)


if __name__ == "__main__":
    sys.exit(main())
