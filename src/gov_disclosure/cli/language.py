"""The language of what is said: ``--lang`` where it was given, the environment's else, and Chinese by default."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gov_disclosure.text import Lang

if TYPE_CHECKING:
    import click

VARIABLE = "GOV_DISCLOSURE_LANG"
DEFAULT: Lang = "zh"
_KEY = "gov_disclosure.lang"


def preferred() -> Lang:
    """Return the language that the environment asks for."""
    return "en" if os.environ.get(VARIABLE) == "en" else DEFAULT


def stated(words: Sequence[str] | None = None) -> Lang:
    """
    Return the language that this process was called with, for help and errors before the call is understood.

    *words*: those of the call; ``None`` for the process's own.
    """
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?")
    asked = parser.parse_known_args(words)[0].lang
    return asked if asked in ("zh", "en") else preferred()


def remember(ctx: click.Context, words: Sequence[str]) -> None:
    """Keep the language that the call *words* asks for, where the group and its commands find it."""
    ctx.meta[_KEY] = stated(words)


def current(ctx: click.Context) -> Lang:
    """Return the language of the call that *ctx* belongs to."""
    lang: Lang = ctx.meta.get(_KEY) or preferred()
    return lang
