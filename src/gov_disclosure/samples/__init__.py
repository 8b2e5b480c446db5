"""Made-up reports that come with the package, for the tutorial and for first attempts."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from gov_disclosure.errors import UnknownNameError

__all__ = ["NAMES", "path"]

NAMES: tuple[str, ...] = ("hedong_2022.txt", "planted_errors_2022.txt")
"""The samples: a report as it might be published, and the same with errors planted in it."""


def path(name: str = NAMES[0]) -> Path:
    """
    Return where the sample *name* stands, to be given to `read`.

    Raises:
        UnknownNameError: there is no such sample; names those there are.

    """
    if name not in NAMES:
        raise UnknownNameError(name, NAMES)
    return Path(str(files(__name__).joinpath(name)))
