"""No two modules and no two packages import each other, by however many steps."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src"
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.glob("gov_disclosure/**/*.py"))
}


def imported(module: str) -> Iterator[str]:
    """Yield the modules of this package that *module* imports, also inside functions and for type checkers."""
    for node in ast.walk(ast.parse(FILES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in FILES)
        elif isinstance(node, ast.ImportFrom) and node.module in FILES:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in FILES else node.module for name in whole)


IMPORTS = {module: set(imported(module)) - {module} for module in FILES}
PACKAGES = sorted(name for name, path in FILES.items() if path.name == "__init__.py")


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """Return names that lead back to the first of them, none where there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_modules() -> None:
    """A module that a chain of imports leads back to could not be understood by itself."""
    assert len(IMPORTS) > 250
    # The package itself hands out names of many modules, which load on first use.
    graph = {module: needs - {"gov_disclosure"} for module, needs in IMPORTS.items() if module != "gov_disclosure"}
    assert circle(graph) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_siblings(package: str) -> None:
    """The modules and packages that stand side by side in a package, each with all that is in it, import one way."""
    depth = package.count(".") + 2

    def sibling(module: str) -> str | None:
        inside = module.startswith(f"{package}.")
        return ".".join(module.split(".")[:depth]) if inside else None

    graph: dict[str, set[str]] = {}
    for module, needs in IMPORTS.items():
        if (one := sibling(module)) is not None:
            graph.setdefault(one, set()).update(other for need in needs if (other := sibling(need)) not in {None, one})
    assert circle(graph) == []
