"""Makes the values of the configuration file the defaults of a call's options."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gov_disclosure.cli.configuration_file import find
from gov_disclosure.cli.language import remember, stated
from gov_disclosure.errors import GovDisclosureError

if TYPE_CHECKING:
    from gov_disclosure.cli.configuration import Configuration

_WRONG = "gov_disclosure.configuration"


def configure(ctx: click.Context, words: Sequence[str]) -> None:
    """
    Read the configuration file that the call *words* is to follow: its values become the defaults of the options.

    One that is wrong is kept for `refuse_wrong`, as the page of help is to be had in any case.
    """
    found: Configuration | None = None
    try:
        path = _file(words)
        if path is not None:
            # With the rules, whose codes a file may name: not for calls without a file, such as that for help.
            from gov_disclosure.cli.configuration import load

            found = load(path)
    except GovDisclosureError as error:
        ctx.meta[_WRONG] = error
    remember(ctx, stated(words, found.language if found else None))
    ctx.default_map = _defaults(found) if found else {}


def refuse_wrong(ctx: click.Context) -> None:
    """
    Raise the error of the configuration file.

    Raises:
        GovDisclosureError: it is wrong or cannot be read; see `configuration.load`.

    """
    error = ctx.meta.get(_WRONG)
    if error is not None:
        raise error


def _file(words: Sequence[str]) -> Path | None:
    """Return the configuration file: the one that is named, or the nearest."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--config", nargs="?")
    parser.add_argument("--no-config", action="store_true")
    asked, _ = parser.parse_known_args(list(words))
    if asked.no_config:
        return None
    if asked.config:
        return Path(asked.config)
    try:
        return find(Path.cwd())
    except OSError:  # the folder that the call comes from is gone
        return None


def _defaults(found: Configuration) -> dict[str, Any]:
    files = {"include": list(found.include), "exclude": list(found.exclude)}
    headings = {} if found.profiles is None else {"profiles": str(found.profiles)}
    check: dict[str, Any] = {
        "select": None if found.select is None else ",".join(found.select),
        "ignore": ",".join(found.ignore) or None,
        "fail_on": found.fail_on,
        "waivers": None if found.waivers is None else str(found.waivers),
    }
    return {
        **dict.fromkeys(("convert", "rollup", "series"), files),
        "check": {**files, **headings, **{name: value for name, value in check.items() if value is not None}},
        "statements": {**files, **headings},
    }
