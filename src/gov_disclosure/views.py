"""
How an object looks in a line of text and in a notebook.

The classes of the model know no labels: what lays them out stands far above,
in `gov_disclosure.writing`, and is asked for only when an object is shown.
"""

from collections.abc import Mapping
from importlib import import_module


def in_short(name: str, counts: Mapping[str, int | None]) -> str:
    """Return the *name* of an object with its main *counts* in one line; a cell without a figure is ``blank``."""
    said = (f"{key} {'blank' if count is None else count}" for key, count in counts.items())
    return f"{name}({', '.join(said)})"


def view(thing: object) -> str:
    """Return *thing* as a piece of HTML for a notebook."""
    html: str = import_module("gov_disclosure.writing.notebook").html(thing)
    return html


def pretty(thing: object, printer: object, *, cycle: bool) -> None:
    """Write *thing* to a *printer* of IPython or Hypothesis, shorter than its ``repr``."""
    import_module("gov_disclosure.writing.as_code").pretty(thing, printer, cycle)
