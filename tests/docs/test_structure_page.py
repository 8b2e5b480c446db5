"""The page on the structure, and the tool that breaks rules, name the parts that there are."""

from __future__ import annotations

import re
import tomllib

import mutate
import pytest

from pages import DOCS, ROOT


@pytest.mark.parametrize("page", ["explanation/structure.md", "zh/explanation/structure.md"])
def test_the_table_of_parts_names_every_layer(page: str) -> None:
    """Each part that an order is set for is explained, and no other."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    rows = re.findall(r"^\| (`[^|]+`) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)

    explained = [part for row in rows for part in re.findall(r"`(\w+)`", row)]

    assert set(explained) == {part.strip() for layer in layers for part in layer.split("|")}


def test_the_tests_that_mutants_run_against_are_there() -> None:
    """With fewer tests than the tool says, more mutants would survive than do."""
    assert mutate.missing() == []


def test_a_module_is_of_the_smallest_part() -> None:
    assert mutate.part_of(mutate.PACKAGE / "figures" / "prints.py") == "figures/prints.py"
    assert mutate.part_of(mutate.PACKAGE / "figures" / "cell.py") == "figures"
    assert mutate.part_of(mutate.PACKAGE / "rules" / "catalogue" / "fees.py") == "rules/catalogue"
