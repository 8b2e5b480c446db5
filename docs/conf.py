"""
Sphinx configuration of both languages; warnings are errors, code blocks are run by the tests.

The English pages stand in this folder, the Chinese ones under the same names in
``zh``. Each language is a build of its own, so that navigation, search and the
words of the theme are in that language: ``tools/build_docs.py`` makes both.
"""

import re
from importlib.metadata import version as installed_version
from typing import Any

import attrs

project = "gov_disclosure"
author = "The gov_disclosure authors"
project_copyright = f"2026, {author}. Apache-2.0"
version = release = installed_version("gov-disclosure")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "zh"]
html_theme = "furo"
html_title = f"gov_disclosure {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
# Pages without a Chinese counterpart: the API page is made from docstrings, which are English.
html_context = {"english_only": ["reference/api"]}
html_show_sourcelink = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
# Signatures give classes by their short names, and several modules have a `Part`.
suppress_warnings = ["ref.python"]

_BOUNDED = re.compile(r"(?:typing\.)?Annotated\[(\w+), (?:msgspec\.)?Meta\((?:[^()']|'[^']*')*\)\]")


def _in_short(*facts: Any) -> tuple[str | None, str | None]:
    """Return a signature with plain types (``int | None``); none for a class whose fields are listed in a table."""
    _, what, _, value, _, signature, returned = facts
    if what == "class" and (attrs.has(value) or hasattr(value, "_fields")):
        return "", None
    plain = [text and _BOUNDED.sub(r"\1", text) for text in (signature, returned)]
    return plain[0], plain[1]


def setup(app: Any) -> None:
    """Have signatures shown in short."""
    app.connect("autodoc-process-signature", _in_short)
