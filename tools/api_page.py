"""The API page, made from the public modules' ``__all__``."""

from __future__ import annotations

import ast
import json
from importlib import import_module
from pathlib import Path
from typing import Literal, get_args, get_origin

from field_tables import fields, table

PUBLIC = (
    ("gov_disclosure", "What most programs need"),
    ("gov_disclosure.model", "The report"),
    ("gov_disclosure.forms", "The forms"),
    ("gov_disclosure.cells", "Figures by cell key"),
    ("gov_disclosure.text", "Words in two languages"),
    ("gov_disclosure.labels", "Cells and identities in words"),
    ("gov_disclosure.codec", "JSON"),
    ("gov_disclosure.reading", "Reading"),
    ("gov_disclosure.document", "Documents and limits"),
    ("gov_disclosure.document.registry", "Formats and plug-ins"),
    ("gov_disclosure.rules", "Checking"),
    ("gov_disclosure.localisation.explain", "Which cell is wrong"),
    ("gov_disclosure.localisation.coverage", "What the rules cannot see"),
    ("gov_disclosure.localisation.completion", "Filling blanks that are forced"),
    ("gov_disclosure.comparison", "Year to year, parts and the whole"),
    ("gov_disclosure.results", "Results as plain data"),
    ("gov_disclosure.rules.waivers", "Waivers"),
    ("gov_disclosure.narrative", "What the narrative claims"),
    ("gov_disclosure.statements", "What the prose states"),
    ("gov_disclosure.writing", "Writing reports"),
    ("gov_disclosure.writing.checks", "Writing results of checks"),
    ("gov_disclosure.spark", "Documents on a Spark cluster"),
    ("gov_disclosure.strategies", "Hypothesis strategies"),
    ("gov_disclosure.frames", "Many reports as columns"),
    ("gov_disclosure.samples", "Samples"),
    ("gov_disclosure.errors", "Errors"),
)


def api_page() -> str:
    """Return the page: every public name of every public module, once, where it is at home."""
    lines = [
        "# API",
        "",
        "<!-- Made by tools/generate.py from the modules' __all__; do not edit. -->",
        "",
    ]
    documented: set[object] = set()
    for name, heading in PUBLIC[1:]:
        module = import_module(name)
        summary = (module.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        lines += [f"## {heading}", "", f"`{name}`: {summary}", ""]
        for public in names(name):
            value = getattr(module, public)
            if hasattr(value, "__name__"):
                if value in documented:
                    continue
                documented.add(value)
            lines += _directive(name, public, value)
    return "\n".join(lines)


def names(module: str) -> list[str]:
    """Return the public names of *module*."""
    return sorted(import_module(module).__all__)


def _directive(module: str, name: str, value: object) -> list[str]:
    if isinstance(value, type):
        # Sphinx shows the fields by their names alone: what they mean is in the table.
        own = [name for name, _ in fields(value)]
        hidden = [f":exclude-members: {', '.join(own)}"] if own else []
        kind, options, below = "autoclass", [":members:", ":member-order: bysource", *hidden], table(value)
    elif callable(value) and getattr(value, "__doc__", None) and hasattr(value, "__name__"):
        kind, options, below = "autofunction", [], []
    else:
        # Sphinx would show the documentation of the value's own class.
        said = [said_of(module, name), _shown(value)]
        return [f"`{module}.{name}`", f": {' '.join(filter(None, said))}", ""]
    return ["```{eval-rst}", f".. {kind}:: {module}.{name}", *(f"   {option}" for option in options), "```", "", *below]


def said_of(module: str, name: str) -> str:
    """
    Return the string below the assignment of *name*, wherever *module* has it from.

    Raises:
        UndocumentedError: there is none.

    """
    body = ast.parse(Path(import_module(module).__file__ or "").read_text("utf-8")).body
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.ImportFrom) and statement.module:
            for alias in statement.names:
                if name == (alias.asname or alias.name):
                    return said_of(statement.module, alias.name)
        if name in _assigned(statement):
            if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
                return " ".join(str(after.value.value).split())
            break
    raise UndocumentedError(module, name)


class UndocumentedError(Exception):
    """A public value has no string below its assignment that says what it is."""

    def __str__(self) -> str:
        return "{}.{}: write a string below its assignment that says what it is".format(*self.args)


def _assigned(statement: ast.stmt) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _shown(value: object) -> str:
    """Return a short value as it is written, the choices of a literal type, and nothing for others."""
    choices = get_args(value) if get_origin(value) is Literal else value if isinstance(value, tuple) else ()
    if choices and all(isinstance(choice, str) for choice in choices):
        return ", ".join(f"`{json.dumps(choice)}`" for choice in choices) + "."
    return f"{value:,}." if isinstance(value, int) else ""
