"""
Break the rules on purpose: change one thing in the source, and see whether a test goes red.

    python tools/mutate.py [--sample 100] [--seed 0] [--jobs 2] [--only narrative/settle.py] [--limit 90]

Constants move by one, comparisons and boolean operators turn round, `not` and
statements disappear, words drop out of sets and patterns, reaches in patterns grow, severities change.
Each mutant runs in a copy of the tree, with the tests that belong to its
module. Prints every survivor with its place and change, then the figures by
package. Ends with 1 if the tests are red before anything is changed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/gov_disclosure")
EXAMPLES = "tests/rules/test_rule_examples.py"
SEVERITY = "tests/rules/test_rule_engine.py::test_severity_follows_the_source"
BOUNDS = ("tests/rules/test_bounds.py", "tests/rules/test_organ_and_prints.py")

# Part of the package: the tests that run first, and those that run if these stay green.
TESTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "rules/catalogue": (
        (EXAMPLES, *BOUNDS, "tests/txt/test_txt_rules.py", "tests/rules/test_form_departures.py", SEVERITY),
        ("tests/yoy_agg", "tests/txt/test_mutations.py", "tests/writers/test_findings_outputs.py"),
    ),
    "rules": (
        ("tests/rules/test_waivers.py", "tests/rules/test_rules_from_outside.py"),
        ("tests/rules/test_rule_engine.py", "tests/writers/test_findings_outputs.py", "tests/cli/test_commands.py"),
    ),
    "narrative": (
        (
            "tests/txt/test_narrative_bounds.py",
            "tests/txt/test_reading_of_prose.py",
            "tests/txt/test_heard.py",
            "tests/txt/test_txt_rules.py",
            "tests/txt/test_published_grammar.py",
            "tests/txt/test_numerals.py",
        ),
        ("tests/txt",),
    ),
    "statements": (("tests/statements", "tests/txt/test_numerals.py"), (EXAMPLES,)),
    "figures": (
        ("tests/txt/test_numerals.py", "tests/txt/test_narrative_bounds.py", "tests/reading/test_figures_in_cells.py"),
        ("tests/docs/test_figures_page.py", "tests/rules/test_fees_and_foundings.py", "tests/txt/test_paragraphs.py"),
    ),
    "comparison": (("tests/yoy_agg",), ()),
    "localisation": (
        (
            "tests/localisation/test_localisation.py",
            "tests/localisation/test_completion.py",
            "tests/localisation/test_identities_coverage.py",
        ),
        ("tests/localisation/test_planted_faults.py", "tests/localisation/test_against_programme.py"),
    ),
    "organs": (
        (*BOUNDS, "tests/organs", "tests/rules/test_standing_of_names.py", "tests/reading/test_names_of_organs.py"),
        ("tests/yoy_agg", EXAMPLES),
    ),
    "relations": (
        (*BOUNDS, "tests/localisation/test_identities_coverage.py", "tests/rules/test_rules_as_data.py"),
        ("tests/yoy_agg", "tests/rules/test_rule_engine.py", EXAMPLES),
    ),
    "figures/prints.py": (BOUNDS, (EXAMPLES, "tests/rules/test_rule_engine.py")),
}

TURNED: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
OTHER_SEVERITY = {"ERROR": "WARNING", "WARNING": "INFO", "INFO": "WARNING"}
IGNORED = {"Text", "Words", "Source", "lru_cache"}
WORD = re.compile(r"\|[\u4e00-\u9fff]+(?=[|)\]]|$)")
"""A word that a pattern may do without."""
SHOWN = 90
REACH = re.compile(r",(\d+)\}")
"""How often something may stand in a pattern."""


@dataclass(frozen=True)
class Mutant:
    """One change: the bytes from *start* to *end* of *path* become *new*."""

    path: Path
    line: int
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        both = enumerate(zip(self.old, self.new, strict=False))
        at = next((at for at, (old, new) in both if old != new), 0) if len(self.old) > SHOWN else 0
        old, new = (" ".join(text[max(0, at - SHOWN // 2) :].split())[:SHOWN] for text in (self.old, self.new))
        return f"{self.path.relative_to(PACKAGE)}:{self.line}  {old}  ->  {new}"


def changes(node: ast.AST) -> Iterator[ast.AST | str]:
    """Yield what may stand in the place of *node*."""
    match node:
        case ast.Constant(value=value):
            yield from map(ast.Constant, _other_constants(value))
        case ast.Compare(left=left, ops=[op], comparators=rest) if type(op) in TURNED:
            yield ast.Compare(left, [TURNED[type(op)]()], rest)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(TURNED[type(op)](), values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in TURNED:
            yield ast.BinOp(left, TURNED[type(op)](), right)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.If(test=ast.Call() | ast.Name() | ast.Attribute() as test):
            yield ast.UnaryOp(ast.Not(), test)
        case _:
            yield from _other_words(node)


def _other_words(node: ast.AST) -> Iterator[ast.AST | str]:
    match node:
        case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str())]):
            yield f"({ast.unparse(node)} * 2)"
        case ast.Attribute(value=ast.Name(id="Severity"), attr=attr):
            yield f"Severity.{OTHER_SEVERITY[attr]}"
        case ast.Set(elts=words) | ast.Tuple(elts=words) if len(words) > 1 and all(map(_is_word, words)):
            left = [one for at, one in enumerate(words) if at != node.lineno % len(words)]
            yield ast.Set(left) if isinstance(node, ast.Set) else ast.Tuple(left)
        case ast.Continue() | ast.Break() | ast.AugAssign() | ast.Raise() | ast.Return(value=None):
            yield "pass"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "pass"
        case _:
            pass


def _other_constants(value: object) -> Iterator[int]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)


def other_strings(source: str) -> Iterator[str]:
    """Yield the string literal *source* without one of its words, and with a longer reach."""
    for pattern in (WORD, REACH):
        found = list(pattern.finditer(source))
        if found:
            one = found[len(source) % len(found)]
            new = f",{int(one[1]) + 1}}}" if pattern is REACH else ""
            yield source[: one.start()] + new + source[one.end() :]


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that a program runs: no annotations, no prose."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_params", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in IGNORED:
                continue
            if isinstance(node, ast.JoinedStr) or not isinstance(child, ast.AST) or _says_nothing(child):
                continue
            if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
                yield from _walk(child)


def _says_nothing(node: ast.AST) -> bool:
    """Whether a change there changes no behaviour: what only guards (``strict``, ``kw_only``), names of a `Literal`."""
    if isinstance(node, ast.keyword):
        return node.arg in {"strict", "kw_only"}
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change to the module at *path*."""
    source = (ROOT / path).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _walk(ast.parse(source)):
        literal = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for change in ("",) if literal else changes(node):
            spot = node.test if isinstance(node, ast.If) else node
            start = starts[spot.lineno - 1] + spot.col_offset  # type: ignore[attr-defined]
            end = starts[spot.end_lineno - 1] + spot.end_col_offset  # type: ignore[attr-defined]
            old = source[start:end].decode()
            for new in other_strings(old) if literal else [_source(change)]:
                if new != old:
                    yield Mutant(path, spot.lineno, start, end, old, new)  # type: ignore[attr-defined]


def _source(change: ast.AST | str) -> str:
    if isinstance(change, str):
        return change
    new = ast.unparse(ast.fix_missing_locations(change))
    return new if isinstance(change, (ast.Constant, ast.Set, ast.Tuple)) else f"({new})"


def part_of(path: Path) -> str:
    """Return the part of the package, a key of `TESTS`, that *path* is in: the smallest one."""
    inner = path.relative_to(PACKAGE).as_posix()
    return max((part for part in TESTS if inner.startswith(part)), key=len)


def modules(only: str) -> list[Path]:
    """Return the modules to change whose path has *only* in it."""
    found = (path.relative_to(ROOT) for path in sorted((ROOT / PACKAGE).rglob("*.py")))
    parts = tuple((PACKAGE / part).as_posix() for part in TESTS)
    return [path for path in found if path.as_posix().startswith(parts) and only in path.as_posix()]


def missing() -> list[str]:
    """Return what `TESTS` names that is not there: with fewer tests than it says, more mutants would survive."""
    named = {test.partition("::")[0] for stages in TESTS.values() for tests in stages for test in tests}
    named |= {(PACKAGE / part).as_posix() for part in TESTS}
    return sorted(name for name in named if not (ROOT / name).exists())


@cache
def stages(path: Path) -> tuple[tuple[str, ...], ...]:
    """Return the arguments for pytest, the fast tests first; the examples are those of the module's own rules."""
    codes = re.findall(r'"([A-Z]{3}\d{3})"', (ROOT / path).read_text(encoding="utf-8"))
    found: list[tuple[str, ...]] = []
    for tests in TESTS[part_of(path)]:
        others = tuple(test for test in tests if not (codes and test == EXAMPLES))
        if codes and EXAMPLES in tests:
            found.append((EXAMPLES, "-k", " or ".join(codes)))
        if others:
            found.append(others)
    return tuple(found)


def copy_tree(target: Path) -> None:
    """Copy what git knows, and what is new, to *target*."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def run(tree: Path, arguments: tuple[str, ...], limit: float) -> str:
    """Run pytest in *tree*: "green", "red", or "timeout"."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "HYPOTHESIS_PROFILE": "dev", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", *arguments]
    with subprocess.Popen(
        command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return "timeout"
    if process.returncode not in (0, 1, 2):  # 5: no tests collected, 3 and 4: pytest itself failed
        raise RuntimeError(f"pytest {arguments} ended with {process.returncode}:\n{said.decode()[-2000:]}")
    return "red" if process.returncode else "green"


def verdict(mutant: Mutant, tree: Path, limit: float) -> str:
    """Change the copy, run the tests stage by stage, and change it back."""
    target = tree / mutant.path
    source = target.read_bytes()
    target.write_bytes(source[: mutant.start] + mutant.new.encode() + source[mutant.end :])
    for cached in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
        cached.unlink()  # a change of equal length within one second would not be noticed
    try:
        ends = (run(tree, arguments, limit) for arguments in stages(mutant.path))
        return {"red": "killed", "timeout": "timeout", None: "survived"}[
            next((end for end in ends if end != "green"), None)
        ]
    finally:
        target.write_bytes(source)
        for cached in target.parent.glob(f"__pycache__/{target.stem}.*.pyc"):
            cached.unlink()


def main() -> int:
    """Break, count, and tell what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=100, help="mutants to try; 0: all of them")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=90, help="seconds for one stage of one mutant's tests")
    parser.add_argument("--only", default="", help="part of a path: only modules that have it")
    options = parser.parse_args()
    if gone := missing():
        parser.error(f"not there any more: {', '.join(gone)}")

    every = [mutant for path in modules(options.only) for mutant in mutants(path)]
    chosen = every
    if 0 < options.sample < len(every):
        chosen = random.Random(options.seed).sample(every, options.sample)
    print(f"{len(chosen)} of {len(every)} mutants", flush=True)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(options.jobs) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for job in range(options.jobs):
            copy_tree(Path(scratch, str(job)))
            trees.put(Path(scratch, str(job)))

        def judge(mutant: Mutant) -> str:
            tree = trees.get()
            try:
                return verdict(mutant, tree, options.limit)
            finally:
                trees.put(tree)

        needed = sorted({name for mutant in chosen for tests in stages(mutant.path) for name in tests if "/" in name})
        if run(Path(scratch, "0"), tuple(needed), 1800) != "green":
            print("red before any change, one of:", *needed)
            return 1
        figures: dict[str, Counter[str]] = {part: Counter() for part in TESTS}
        for mutant, end in zip(chosen, pool.map(judge, chosen), strict=True):
            figures[part_of(mutant.path)][end] += 1
            if end != "killed":
                print(f"{end}  {mutant}", flush=True)
    for part, counts in figures.items():
        if counts:
            print(
                f"{part:16} {counts.total():4} mutants",
                *(f"{counts[end]:4} {end}" for end in ("killed", "survived", "timeout")),
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
