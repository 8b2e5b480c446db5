"""The READMEs' example calls with what they print, so that the text never falls behind the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(r"(```console\n\$ gov-disclosure (?P<call>[^\n]*)\n).*?```", re.DOTALL)


def readme(name: str) -> str:
    """Return the README *name* with the outputs of its example calls brought up to date."""

    def run(match: re.Match[str]) -> str:
        return f"{match[1]}{printed(match['call'])}```"

    return EXAMPLE.sub(run, (ROOT / name).read_text("utf-8"))


def printed(call: str) -> str:
    """Return what ``gov-disclosure CALL`` prints, run from the root of the repository."""
    ran = subprocess.run(
        [sys.executable, "-m", "gov_disclosure", *call.split()],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout
