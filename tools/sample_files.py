"""The samples in the package, which are the examples of the repository."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def sample(name: str) -> str:
    """Return the text of the example *name*."""
    return (_ROOT / "examples" / name).read_text("utf-8")
