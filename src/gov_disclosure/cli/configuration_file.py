"""Where the configuration file is; a module of its own, as every call looks for it and few find one."""

from __future__ import annotations

from pathlib import Path

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.toml_files import NotTomlError, load_toml

FILE = "gov-disclosure.toml"
PROJECT = "pyproject.toml"
TABLE = "gov-disclosure"
"""The table of `PROJECT`, below ``tool``."""


def find(folder: Path) -> Path | None:
    """
    Return the configuration file that holds for a call from *folder*: the nearest one, there or in a folder above it.

    A `PROJECT` without our table is passed over. The search ends at the folder of a Git repository.
    """
    for one in (folder, *folder.parents):
        own, project = one / FILE, one / PROJECT
        try:
            if own.is_file():
                return own
            if project.is_file() and _has_table(project):
                return project
            if (one / ".git").exists():
                return None
        except OSError:  # a folder that may not be looked into
            return None
    return None


def _has_table(project: Path) -> bool:
    try:
        tools = load_toml(project).get("tool")
    except (NotTomlError, OSError, GovDisclosureError):  # the fault of another tool's file is not ours to tell
        return False
    return isinstance(tools, dict) and TABLE in tools
