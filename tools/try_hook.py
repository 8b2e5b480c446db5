"""
Try the hook for pre-commit as its users have it: this repository as the hook's, in a repository with reports.

Usage: try_hook.py [PRE-COMMIT]

Needs the program ``pre-commit``. The configuration is the one that
``docs/how-to/pre-commit.md`` shows, with this checkout's last commit
in place of the published one. A clean report passes; a file that is no report
and stands outside ``files`` is not looked at; a report with errors stops the commit.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-to" / "pre-commit.md"


def main() -> int:
    """Run the hook on a clean report, then on one with errors; return 0 if both ends are as they must be."""
    program = sys.argv[1] if len(sys.argv) > 1 else "pre-commit"
    with tempfile.TemporaryDirectory() as folder:
        hook, reports = Path(folder, "hook"), Path(folder, "reports-of-an-office")
        _git(Path(folder), "clone", "-q", "--no-hardlinks", str(ROOT), str(hook))
        (reports / "reports").mkdir(parents=True)
        _git(reports, "init", "-q")
        (reports / ".pre-commit-config.yaml").write_text(_configuration(hook), "utf-8")
        (reports / "notes.txt").write_text("no report\n")
        _example("hedong_2022.txt", reports)
        clean = _run(program, reports)
        _example("planted_errors_2022.txt", reports)
        wrong = _run(program, reports)
    if clean.returncode or not wrong.returncode or "SUM301" not in wrong.stdout:
        print(clean.stdout, clean.stderr, wrong.stdout, wrong.stderr, sep="\n")
        return 1
    print("pre-commit: a clean report passes, one with errors does not")
    return 0


def _configuration(hook: Path) -> str:
    """Return the configuration of the page, for the hook in *hook*."""
    found = re.search(r"```yaml\n(repos:.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    head = _git(hook, "rev-parse", "HEAD").strip()
    text = re.sub(r"repo: \S+", f"repo: {hook}", found[1])
    return re.sub(r"rev: \S+", f"rev: {head}", text)


def _example(name: str, reports: Path) -> None:
    (reports / "reports" / name).write_bytes((ROOT / "examples" / name).read_bytes())


def _run(program: str, reports: Path) -> subprocess.CompletedProcess[str]:
    _git(reports, "add", "-A")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(reports.parent / "home")}
    command = [program, "run", "--all-files", "--verbose"]
    return subprocess.run(command, cwd=reports, env=environment, capture_output=True, text=True, check=False)


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
