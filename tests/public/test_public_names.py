"""Public names are promised: removing one turns this red."""

from __future__ import annotations

from importlib import import_module

import attrs
import public_names
import pytest
from api_page import PUBLIC

import gov_disclosure
from gov_disclosure import errors, rules
from gov_disclosure.rules import registry


def missing() -> list[str]:
    """The names on the list that are gone."""
    return sorted({*public_names.recorded()} - {*public_names.current()})


def test_no_name_is_gone() -> None:
    """
    Every name on the list exists.

    One that is to go is announced first (docs/explanation/compatibility.md);
    when its time is up, its line is taken off tests/public/names.txt by hand.
    """
    assert missing() == []
    assert len(public_names.recorded()) > 1000


@pytest.mark.parametrize(
    ("where", "name", "line"),
    [
        (gov_disclosure, "from_figures", "gov_disclosure.from_figures"),
        (errors, "LimitError", "gov_disclosure.errors.LimitError"),
        (rules, "fact_text", "gov_disclosure.rules.fact_text"),
    ],
)
def test_removal_is_noticed(where: object, name: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leaves `__all__` is missed, with what stood below it."""
    monkeypatch.setattr(where, "__all__", [one for one in where.__all__ if one != name])  # type: ignore[attr-defined]
    assert line in missing()


def test_removed_rules_and_arguments_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """So are a rule's code and a function's argument."""
    kept = tuple(rule for rule in registry.registered() if rule.code != "SUM301")
    monkeypatch.setattr(registry, "registered", lambda: kept)

    def check(report: object) -> None:
        """A check without options."""

    monkeypatch.setattr(rules, "check", check)
    gone = missing()
    assert "rule SUM301" in gone
    assert "gov_disclosure.rules.check(blank)" in gone


def test_classes_that_are_final_say_so() -> None:
    """A subclass of a public attrs class would lose its own fields in `dumps`: type checkers refuse it."""
    classes = {
        value
        for module, _ in PUBLIC
        for name in import_module(module).__all__
        if isinstance(value := getattr(import_module(module), name), type) and attrs.has(value)
    }
    assert len(classes) > 60
    assert [one.__name__ for one in classes if not getattr(one, "__final__", False)] == []
