"""
The language of help, messages and labels.

``--lang`` where it was given; else the environment's variable, the configuration file, the locale; else Chinese.
"""

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


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_NO_LOCALE = ("", "C", "POSIX")


def preferred(configured: Lang | None = None) -> Lang:
    """Return the language that the environment asks for, *configured* or the locale's where it does not."""
    asked = os.environ.get(VARIABLE)
    return "zh" if asked == "zh" else "en" if asked == "en" else configured or _of_locale()


def _of_locale() -> Lang:
    """Return Chinese for a Chinese locale and for none, English for any other."""
    stated = next((value for name in _LOCALE if (value := os.environ.get(name))), "")
    name = stated.partition(".")[0]
    return DEFAULT if name in _NO_LOCALE or name.lower().startswith("zh") else "en"


def stated(words: Sequence[str] | None = None, configured: Lang | None = None) -> Lang:
    """
    Return the language that this process was called with, for help and errors before the call is understood.

    *words*: those of the call; ``None`` for the process's own. *configured*: what the configuration file asks for.
    """
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?")
    asked = parser.parse_known_args(words)[0].lang
    return asked if asked in ("zh", "en") else preferred(configured)


def remember(ctx: click.Context, lang: Lang) -> None:
    """Keep the language of the call where the group and its commands find it."""
    ctx.meta[_KEY] = lang


def current(ctx: click.Context) -> Lang:
    """Return the language of the call that *ctx* belongs to."""
    lang: Lang = ctx.meta.get(_KEY) or preferred()
    return lang
