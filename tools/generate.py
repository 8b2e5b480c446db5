"""
Write every file that is made from something else in this repository, or check that none has fallen behind.

Usage: generate.py [--check | --release] [PATH...]

    (nothing)   write the files that differ
    --check     write nothing; name the files that differ and exit 1 if any does
    --release   record the schemas that start with PATH in schemas/released.json; from then on they never change

With PATH, only the targets that start with one of them. A target is one line
in `TARGETS`: the path, and the function that returns its text, as
``module:function`` with the arguments after it. A path that ends with ``/`` is
a folder; its function returns the text of each file by name, and files of the
same endings that it does not name are removed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parent.parent

Target: TypeAlias = tuple[str, str, *tuple[str, ...]]


def in_both(path: str, maker: str) -> tuple[Target, Target]:
    """Return the targets of a page of the documentation that is made in both languages."""
    return (f"docs/{path}", maker, "en"), (f"docs/zh/{path}", maker, "zh")


TARGETS: tuple[Target, ...] = (
    ("schemas/report-1.schema.json", "schema_files:report"),
    ("schemas/cells-1.json", "schema_files:cells"),
    ("schemas/cells-1.schema.json", "schema_files:cells_schema"),
    ("schemas/check-result-1.schema.json", "schema_files:check_result"),
    ("schemas/check-run-1.schema.json", "schema_files:check_run"),
    ("schemas/diff-1.schema.json", "schema_files:diff"),
    ("schemas/series-1.schema.json", "schema_files:series"),
    ("schemas/rollup-1.schema.json", "schema_files:rollup"),
    ("schemas/rollup-tree-1.schema.json", "schema_files:rollup_tree"),
    ("schemas/statements-1.schema.json", "schema_files:statements"),
    ("schemas/configuration-1.schema.json", "schema_files:configuration"),
    ("schemas/validation-1.schema.json", "schema_files:validation"),
    ("schemas/rules.json", "rule_pages:rules_file"),
    ("schemas/conformance/", "conformance:files"),
    ("schemas/rules-1.schema.json", "rule_pages:rules_schema_file"),
    ("src/gov_disclosure/rules/_examples.json", "rule_pages:examples_file"),
    *in_both("reference/rules/", "rule_pages:pages"),
    *in_both("reference/command-line.md", "command_page:page"),
    *in_both("reference/configuration.md", "configuration_page:page"),
    *in_both("reference/forms.md", "form_pages:page"),
    *in_both("reference/columns.md", "columns_page:dictionary"),
    *in_both("reference/counterparts.md", "columns_page:counterparts"),
    *in_both("reference/indicators.md", "columns_page:indicators"),
    *in_both("reference/statements.md", "vocabulary_page:page"),
    *in_both("gallery/index.md", "gallery_page:page"),
    ("docs/reference/api.md", "api_page:api_page"),
    ("src/gov_disclosure/samples/hedong_2022.txt", "sample_files:sample", "hedong_2022.txt"),
    ("src/gov_disclosure/samples/planted_errors_2022.txt", "sample_files:sample", "planted_errors_2022.txt"),
    ("tests/public/names.txt", "public_names:names_file"),
    ("README.md", "readme_examples:readme", "README.md"),
    ("README.zh-CN.md", "readme_examples:readme", "README.zh-CN.md"),
)

RELEASED = "schemas/released.json"


class ReleasedFileError(Exception):
    """A schema file that was released is about to change, or has changed."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path} was released and never changes; make the new schema a new version in a file of its own"


def texts(path: str, maker: str, *arguments: str) -> dict[str, str]:
    """Return the text of each file of one target, by path."""
    module, _, function = maker.partition(":")
    made = getattr(import_module(module), function)(*arguments)
    if not path.endswith("/"):
        return {path: made}
    return {f"{path}{name}": text for name, text in made.items()}


def strays(root: Path, path: str, wanted: dict[str, str]) -> Iterator[str]:
    """Yield the files in a folder target that its function no longer names."""
    if not path.endswith("/"):
        return
    endings = {Path(name).suffix for name in wanted}
    for file in sorted((root / path).glob("*")):
        name = f"{path}{file.name}"
        if file.suffix in endings and name not in wanted:
            yield name


def released(root: Path) -> dict[str, str]:
    """Return the SHA-256 of each released schema file, by path."""
    recorded: dict[str, str] = json.loads((root / RELEASED).read_text("utf-8"))
    return recorded


def digest(data: bytes) -> str:
    """Return the SHA-256 of *data* in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def outdated(root: Path, target: Target) -> Iterator[tuple[str, str | None]]:
    """
    Yield each file of *target* that differs from what it should be, with the text it should have.

    Raises:
        ReleasedFileError: the file that would change was released.

    """
    wanted = texts(*target)
    frozen = released(root)
    for path, text in wanted.items():
        file = root / path
        if file.exists() and file.read_bytes() == text.encode():
            continue
        if path in frozen:
            raise ReleasedFileError(path)
        yield path, text
    for path in strays(root, target[0], wanted):
        if path in frozen:
            raise ReleasedFileError(path)
        yield path, None


def changed_after_release(root: Path) -> list[str]:
    """Return the released files that are gone or are not what was released."""
    return [
        path
        for path, recorded in released(root).items()
        if not (root / path).exists() or digest((root / path).read_bytes()) != recorded
    ]


def write(file: Path, text: str | None) -> None:
    """Write *text* to *file*, or remove the file where there is none to write."""
    if text is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def release(root: Path, chosen: tuple[str, ...]) -> list[str]:
    """Record every schema that starts with one of *chosen* and is not recorded yet, and return the paths."""
    recorded = released(root)
    found = (file.relative_to(root).as_posix() for file in sorted((root / "schemas").rglob("*.json")))
    new = [path for path in found if path.startswith(chosen) and path not in {*recorded, RELEASED}]
    recorded |= {path: digest((root / path).read_bytes()) for path in new}
    write(root / RELEASED, json.dumps(dict(sorted(recorded.items())), indent=2) + "\n")
    return new


def run(root: Path, targets: list[Target], *, check: bool) -> int:
    """Write or check the *targets*, say what differs, and return the exit code."""
    wrong = 0
    for path in changed_after_release(root):
        print(ReleasedFileError(path), file=sys.stderr)
        wrong += 1
    for target in targets:
        try:
            for path, text in outdated(root, target):
                if check:
                    wrong += 1
                else:
                    write(root / path, text)
                print(f"{'differs' if check else 'removed' if text is None else 'written'}: {path}")
        except ReleasedFileError as error:
            print(error, file=sys.stderr)
            wrong += 1
    return 1 if wrong else 0


def main() -> int:
    """Run the command line and return its exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    mode.add_argument("--release", action="store_true", help="record the files that start with PATH as released")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="only the targets that start with one of these")
    arguments = parser.parse_args()
    chosen = tuple(arguments.paths)
    targets = [target for target in TARGETS if not chosen or target[0].startswith(chosen)]
    if arguments.release and not chosen:
        parser.error("say which files are released: --release PATH...")
    if arguments.release:
        code = run(ROOT, [target for target in TARGETS if target[0].startswith("schemas/")], check=True)
        if code == 0:
            print("\n".join(f"released: {path}" for path in release(ROOT, chosen)))
        return code
    return run(ROOT, targets, check=arguments.check)


if __name__ == "__main__":
    sys.exit(main())
