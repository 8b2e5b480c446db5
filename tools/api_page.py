"""The API page, made from the public modules' ``__all__``."""

from __future__ import annotations

from importlib import import_module

PUBLIC = (
    ("gov_disclosure", "What most programs need"),
    ("gov_disclosure.model", "The report"),
    ("gov_disclosure.forms", "The forms"),
    ("gov_disclosure.cells", "Figures by cell key"),
    ("gov_disclosure.codec", "JSON"),
    ("gov_disclosure.reading", "Reading"),
    ("gov_disclosure.document", "Documents and limits"),
    ("gov_disclosure.document.registry", "Formats and plug-ins"),
    ("gov_disclosure.rules", "Checking"),
    ("gov_disclosure.rules.localisation", "Which cell is wrong"),
    ("gov_disclosure.rules.coverage", "What the rules cannot see"),
    ("gov_disclosure.rules.completion", "What blanks must be"),
    ("gov_disclosure.rules.series", "Year to year"),
    ("gov_disclosure.rules.agg", "Parts and the whole"),
    ("gov_disclosure.rules.waivers", "Waivers"),
    ("gov_disclosure.writing", "Writing reports"),
    ("gov_disclosure.writing.checks", "Writing results of checks"),
    ("gov_disclosure.strategies", "Hypothesis strategies"),
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
    documented: set[int] = set()
    for name, heading in PUBLIC[1:]:
        module = import_module(name)
        summary = (module.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        lines += [f"## {heading}", "", f"`{name}`: {summary}", ""]
        for public in names(name):
            value = getattr(module, public)
            if id(value) in documented:
                continue
            documented.add(id(value))
            lines += _directive(name, public, value)
    return "\n".join(lines)


def names(module: str) -> list[str]:
    """Return the public names of *module*: its ``__all__``, or what it defines itself."""
    loaded = import_module(module)
    listed = getattr(loaded, "__all__", None)
    if listed is not None:
        return sorted(listed)
    return sorted(
        name
        for name, value in vars(loaded).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module
    )


def _directive(module: str, name: str, value: object) -> list[str]:
    if isinstance(value, type):
        kind, options = "autoclass", [":members:", ":member-order: bysource"]
    elif callable(value) and getattr(value, "__doc__", None) and hasattr(value, "__name__"):
        kind, options = "autofunction", []
    else:
        # Sphinx would show the documentation of the value's own class.
        return [f"`{module}.{name}`", f": A value of type `{type(value).__name__}`; see the source.", ""]
    return ["```{eval-rst}", f".. {kind}:: {module}.{name}", *(f"   {option}" for option in options), "```", ""]
