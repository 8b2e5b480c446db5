"""What the README prints is what the program prints."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
EXAMPLE = re.compile(r"```console\n\$ gov-disclosure (?P<call>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_example_output(readme: Path) -> None:
    """Each example call of the README prints exactly what stands below it."""
    shown = list(EXAMPLE.finditer(readme.read_text("utf-8")))
    assert shown
    for example in shown:
        run = subprocess.run(
            [sys.executable, "-m", "gov_disclosure", *example["call"].split()],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={"PATH": "", "PYTHONUTF8": "1", "COLUMNS": "100"},
        )
        assert run.stdout == example["output"], run.stderr


def test_same_commands() -> None:
    """Both languages set up with the same two commands, each of which speaks the language of its page."""
    blocks = [re.findall(r"```sh\n(.*?)```", path.read_text("utf-8"), re.DOTALL) for path in READMES]
    assert len(blocks[0]) >= 2
    assert [block.replace("--lang en", "--lang zh") for block in blocks[0]] == blocks[1]
    assert all("--lang en" not in block for block in blocks[1])


def test_changelog_names_this_version() -> None:
    """The newest entry of the changelog is the version installed."""
    from gov_disclosure import __version__

    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == __version__ == version("gov-disclosure")
