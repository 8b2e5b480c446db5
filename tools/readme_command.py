"""
Print one of the README's two set-up commands, so that the gate runs exactly what the reader does.

Usage: readme_command.py 1|2 [README]
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def commands(readme: Path) -> list[str]:
    """Return the shell commands of the first two console blocks, without prompts."""
    blocks = re.findall(r"```sh\n(.*?)```", readme.read_text("utf-8"), flags=re.DOTALL)
    return [block.strip() for block in blocks[:2]]


if __name__ == "__main__":
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "README.md"
    print(commands(path)[int(sys.argv[1]) - 1])
