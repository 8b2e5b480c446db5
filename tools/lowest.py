"""
Print the lowest version of every library that users install, as constraints for pip.

``python tools/lowest.py > lowest.txt; pip install -c lowest.txt '.[all]'`` installs what ``pyproject.toml``
promises to work with at the least; ``.ci/run`` runs the tests on it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"
NOT_FOR_USERS = ("docs", "dev", "bench")
"""Extras for work on the project; they may be as new as they like."""

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>[0-9.]+)")


def lowest(project: dict[str, object]) -> Iterator[str]:
    """Yield ``name==version`` for each requirement of the *project* table; one without a lowest version is an error."""
    extras: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[assignment]
    groups: list[list[str]] = [project["dependencies"]]  # type: ignore[list-item]
    groups += [requirements for name, requirements in extras.items() if name not in NOT_FOR_USERS]
    for requirement in (one for group in groups for one in group if not one.startswith(f"{project['name']}[")):
        match = _REQUIREMENT.fullmatch(requirement)
        if match is None:
            raise SystemExit(f"pyproject.toml: {requirement!r} names no lowest version")
        yield f"{match['name']}=={match['version']}"


if __name__ == "__main__":
    print(*lowest(tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]), sep="\n")
