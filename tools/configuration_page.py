"""The reference page of the configuration file, made from its keys."""

from __future__ import annotations

from gov_disclosure.cli.configuration import KEYS
from gov_disclosure.cli.configuration_file import FILE, PROJECT, TABLE


def page() -> str:
    """Return ``docs/reference/configuration.md``."""
    rows = "\n".join(
        f"| `{name}` | {key.about.en} | {key.about.zh} | {key.expected.en} |" for name, key in KEYS.items()
    )
    return f"""# Configuration file

`{FILE}`, or the table `[tool.{TABLE}]` of `{PROJECT}`: in the folder of the call or the nearest folder above it, up
to the one of the Git repository. `--config FILE` names another, `--no-config` reads none. Its values are defaults: an
option of the call goes before them. A file with a fault is refused with all its faults, and the exit code is 2.

| key | what it is for | 用途 | value |
| --- | --- | --- | --- |
{rows}

Patterns are held against the name of a file and against its path within the folder that was given; a file that is
named in the call is read whatever they say. `gov-disclosure schema configuration` prints the JSON Schema, for editors
that know schemas of TOML files.
"""
