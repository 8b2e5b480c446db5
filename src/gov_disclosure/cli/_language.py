"""The language of what is said: ``--lang`` where it was given, the environment's else, and Chinese by default."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import TYPE_CHECKING

from gov_disclosure.text import Lang

if TYPE_CHECKING:
    import click

VARIABLE = "GOV_DISCLOSURE_LANG"
DEFAULT: Lang = "zh"
_KEY = "gov_disclosure.lang"


def preferred() -> Lang:
    """Return the language that the environment asks for."""
    return _known(os.environ.get(VARIABLE))


def stated() -> Lang:
    """Return the language that this process was called with, for errors before the call is understood."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", nargs="?", default=preferred())
    return _known(parser.parse_known_args()[0].lang)


def remember(ctx: click.Context, _: click.Parameter, lang: Lang) -> Lang:
    """Keep a command's ``--lang`` where the group finds it when the command fails."""
    ctx.meta[_KEY] = lang
    return lang


def current(ctx: click.Context) -> Lang:
    """Return the language of the command that ran in *ctx*; the environment's for one without ``--lang``."""
    return _known(ctx.meta.get(_KEY, preferred()))


def _known(asked: str | None) -> Lang:
    if asked == "en":
        return "en"
    return DEFAULT
