"""Sphinx configuration; warnings are errors, code blocks are run by the tests."""

from importlib.metadata import version as installed_version

project = "gov_disclosure"
author = "The gov_disclosure authors"
version = release = installed_version("gov-disclosure")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.intersphinx"]
intersphinx_mapping: dict[str, tuple[str, None]] = {}
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"gov_disclosure {release}"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
