"""Every Python and every console block of the documentation runs, in order, one namespace and one folder a page."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps  # type: ignore[import-untyped]
from django.conf import settings  # type: ignore[import-untyped]
from django.db import connection  # type: ignore[import-untyped]
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from console_blocks import Console, make_files, matches
from gov_disclosure.text import Lang
from pages import DOCS, FENCE, ROOT, blocks

PAGES = [
    *(path for path in sorted(DOCS.rglob("*.md")) if "_build" not in path.parts),
    *ROOT.glob("README*.md"),
]
RUN = {"python", "console"}
NOT_RUN = {
    "text": "an example of a file, or a picture in letters; each is shown only, or has a test of its own",
    "toml": "`test_toml_blocks` parses them; those of waivers and of the configuration are used by the console blocks",
    "yaml": "workflows of other services; the hook of pre-commit is tried by tools/try_hook.py",
    "sh": "the set-up commands of the README: `.ci/run`",
    "py": "needs a cluster: tests/cluster runs those of Spark; those of Dask and Ray were tried by hand",
    "javascript": "tools/consumers/try_all.py",
    "typescript": "tools/consumers/try_all.py",
}
BARE = re.compile(r"\b[A-Z]\w+\(\w+=.*")
"""An object of a class as Python shows it to those who look for faults."""
INSTALLS = "pip install 'gov-disclosure[cli]' ."
"""What follows needs a package of the reader's own; tests/rules/test_rules_from_outside.py installs one."""


@pytest.fixture(autouse=True)
def no_tables_of_django() -> Iterator[None]:
    """What a page keeps with Django is gone for the page in the other language: there is one Django in a process."""
    yield
    if settings.configured:
        apps.all_models.pop("filed", None)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS filed_filedreport")


def of_kind(kind: str) -> list[Path]:
    """Return the pages that have a block of that kind."""
    return [page for page in PAGES if any(one == kind for one, _ in blocks(page.read_text("utf-8")))]


def name_of(page: Path) -> str:
    """Return the path of a page in the repository."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", of_kind("python"), ids=name_of)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The blocks run as they stand, from the root of the repository, and print what a person reads: no bare objects."""
    monkeypatch.chdir(ROOT)
    document = Sybil(parsers=[PythonCodeBlockParser()], path=str(ROOT)).parse(page)
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()
    assert not BARE.findall(capsys.readouterr().out)


@pytest.mark.parametrize("page", [page for page in of_kind("console") if page.is_relative_to(DOCS)], ids=name_of)
def test_console_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call ends well in a folder with the files that the pages name, and prints what stands below it."""
    monkeypatch.chdir(tmp_path)
    make_files(tmp_path)
    for kind, body in blocks(page.read_text("utf-8")):
        if kind == "toml" and "[[waiver]]" in body:
            (tmp_path / "waivers.toml").write_text(body, "utf-8")
        elif kind == "toml" and "[[profile]]" in body:
            (tmp_path / "profiles.toml").write_text(body, "utf-8")
        elif kind == "toml" and body.startswith("language ="):
            (tmp_path / "gov-disclosure.toml").write_text(body, "utf-8")
    lang: Lang = "zh" if page.is_relative_to(DOCS / "zh") else "en"
    if (tmp_path / "gov-disclosure.toml").exists():
        text = (tmp_path / "gov-disclosure.toml").read_text("utf-8")
        (tmp_path / "gov-disclosure.toml").write_text(text.replace('"zh"', f'"{lang}"'), "utf-8")
    parser = CodeBlockParser(language="console", evaluator=Console(tmp_path, lang))
    for example in Sybil(parsers=[parser], path=str(ROOT)).parse(page).examples():
        if INSTALLS not in str(example.parsed):
            example.evaluate()


@pytest.mark.parametrize("page", of_kind("toml"), ids=name_of)
def test_toml_blocks(page: Path) -> None:
    """Each is TOML; an entry point of this package is in a group that there is."""
    for kind, body in blocks(page.read_text("utf-8")):
        if kind == "toml":
            groups = tomllib.loads(body).get("project", {}).get("entry-points", {})
            assert set(groups) <= {"gov_disclosure.readers", "gov_disclosure.rules"}


def test_every_kind_of_block_is_run_somewhere() -> None:
    """A block of a kind that nothing runs would rot unseen."""
    kinds = {
        (kind, name_of(page))
        for page in PAGES
        for kind, _ in blocks(page.read_text("utf-8"))
        if not kind.startswith("{")
    }
    assert [one for one in sorted(kinds) if one[0] not in {*RUN, *NOT_RUN}] == []


def test_all_blocks_are_seen() -> None:
    """Each fence that opens is one of a block."""
    for page in PAGES:
        text = page.read_text("utf-8")
        assert FENCE.sub("", text).count("```") == 0, page


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [("a\n...\nc", "a\nb\nb\nc\n", True), ("a ... c", "a b c", True), ("a", "a\nb", False), ("a\n...", "b", False)],
)
def test_what_an_ellipsis_stands_for(shown: str, printed: str, same: bool) -> None:
    """``...`` stands for any text, and nothing else is left out."""
    assert matches(shown, printed) is same
