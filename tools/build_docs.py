"""
Build the pages of both languages, as they are published, and see that they lead to each other.

    python tools/build_docs.py [docs/_build/html]

English in the folder, Chinese in ``zh`` below it: a build each, so that
navigation, search and the words of the theme are in the language. Ends with 1
if a page has no counterpart where its link to the other language leads, or a
finding's ``helpUri`` leads nowhere.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from gov_disclosure.rules import rules
from gov_disclosure.writing.findings_sarif import SITE, help_uri

ROOT = Path(__file__).resolve().parent.parent
_OTHER = re.compile(r'<div class="sidebar-language">\s*<a href="([^"]+)"')


def build(target: Path) -> None:
    """Build both languages into *target*; warnings are errors."""
    sphinx = [sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html"]
    english = [*sphinx, "docs", str(target)]
    chinese = [*sphinx, "-c", "docs", "-D", "language=zh_CN", "docs/zh", str(target / "zh")]
    for command in (english, chinese):
        subprocess.run(command, cwd=ROOT, check=True)


def astray(target: Path) -> Iterator[str]:
    """Yield what leads nowhere among the pages in *target*."""
    for rule in rules():
        for address in (help_uri(rule, "zh"), help_uri(rule, "en")):
            if not (target / address.removeprefix(SITE)).is_file():
                yield f"{rule.code}: there is no page at {address}"
    for page in sorted(target.rglob("*.html")):
        found = _OTHER.search(page.read_text("utf-8"))
        if found and not (page.parent / unquote(found[1])).resolve().is_file():
            yield f"{page.relative_to(target)}: {found[1]} is not there"


def main() -> int:
    """Build, and tell what leads nowhere."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs/_build/html").resolve()
    build(target)
    wrong = [*astray(target)]
    print("\n".join(wrong) or f"built: {target}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
