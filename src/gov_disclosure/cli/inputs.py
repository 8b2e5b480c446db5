"""From paths on the command line to reports, one bad file never stopping the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click
from attrs import field, frozen

from gov_disclosure.cli.strays import kind_of
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.codec import load
from gov_disclosure.document import DEFAULT_LIMITS
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.document.sniff import sniff
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.files import CHECK_PATH, CLOSED, named, unexpected, why
from gov_disclosure.forms.subheadings import Profile, load_profiles
from gov_disclosure.model import Note, Place, Report
from gov_disclosure.reading import Leftover, read
from gov_disclosure.text import Text


@frozen(kw_only=True)
class Input:
    """A report and what its reader knew; ``notes`` is ``None`` where it came as JSON."""

    source: str
    report: Report
    notes: tuple[Note, ...] | None = None
    places: Mapping[str, Place] = field(factory=dict)
    leftovers: tuple[Leftover, ...] = ()


STDIN = Path("-")
"""The path that stands for what is piped in."""


@frozen
class Hints:
    """What the person who calls knows of a report that its file may not say."""

    year: int | None = None
    organ: str | None = None

    def __bool__(self) -> bool:
        return self.year is not None or self.organ is not None


NO_HINTS = Hints()


def open_input(path: Path, hints: Hints = NO_HINTS) -> Input:
    """
    Read one published report, or one JSON report, from a file or, as ``-``, from what is piped in.

    Raises:
        GovDisclosureError: it cannot be read; says why and what to do.
    """
    name = named(path)
    with unexpected_told(name), _path_told(path):
        try:
            if path == STDIN:
                return _piped_in(name, hints)
            with path.open("rb") as file:
                return _input(name, file, on_one_line(named(Path(path.name))), hints)
        except OSError as error:
            raise UnreadableError(on_one_line(name), why(error), CHECK_PATH) from error


@contextmanager
def _path_told(path: Path) -> Iterator[None]:
    """Have errors name the whole path: readers know the name of the file only, which many folders may hold."""
    try:
        yield
    except (UnreadableError, LimitError) as error:
        if error.source == on_one_line(named(Path(path.name))):
            error.source = on_one_line(named(path))
        raise


def _piped_in(name: str, hints: Hints) -> Input:
    if sys.stdin is None:
        raise UnreadableError("stdin", CLOSED, CHECK_PATH)
    return _input(name, sys.stdin.buffer, "stdin", hints)


def _input(path: str, file: BinaryIO, name: str, hints: Hints) -> Input:
    if not file.seekable():  # a pipe
        file = BytesIO(file.read(DEFAULT_LIMITS.file_bytes + 1))
    head = file.read(64)
    file.seek(0)
    if sniff(head) == "json":
        if hints:
            raise UnreadableError(on_one_line(path), _IS_JSON, _NO_HINTS)
        return Input(source=path, report=load(file))
    reading = read(file, source=name, year=hints.year, organ=hints.organ)
    return Input(
        source=path,
        report=reading.report,
        notes=reading.notes,
        places=reading.places,
        leftovers=reading.leftovers,
    )


@contextmanager
def unexpected_told(source: str) -> Iterator[None]:
    """
    Turn what should never happen with one file into a failure of that file, so that the others go on.

    Raises:
        UnexpectedError: something of this package failed; says what and where.

    """
    try:
        yield
    except (GovDisclosureError, click.exceptions.Exit, click.ClickException, BrokenPipeError):
        raise
    except Exception as error:
        raise unexpected(on_one_line(source), error) from error


@frozen
class Choice:
    """
    Which files of a folder are meant: those that match one of *include*, all if there is none, and none of *exclude*.

    A pattern (``*.html``, ``drafts/*``) is held against the name of the file and against its path in the folder.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __contains__(self, inside: Path) -> bool:
        return (not self.include or _matches(inside, self.include)) and not _matches(inside, self.exclude)


def _matches(inside: Path, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for name in (inside.name, inside.as_posix()) for pattern in patterns)


ALL = Choice()


def files(path: Path, choice: Choice = ALL) -> tuple[list[Path], list[Path]]:
    """
    Return the file, or those in the folder that are meant, in name order; and those of the folder that are no reports.

    Left out are hidden files and folders, the locks of open office files
    (``~$report.docx``), waivers and configuration (TOML).

    Raises:
        UnreadableError: the folder holds none.
    """
    try:
        if not path.is_dir():
            return [path], []
        inside = [file.relative_to(path) for file in path.rglob("*") if file.is_file()]
        there = [one for one in inside if not _aside(one)]
        found = sorted(path / one for one in there if one in choice)
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error
    strays = [file for file in found if kind_of(file) is not None]
    reports = [file for file in found if kind_of(file) is None]
    if not there:
        raise UnreadableError(on_one_line(named(path)), _NO_FILES, CHECK_PATH)
    if not found:
        raise UnreadableError(on_one_line(named(path)), _NONE_MEANT, _CHECK_PATTERNS)
    return reports, strays


def _aside(inside: Path) -> bool:
    return (
        inside.name.startswith("~$") or inside.suffix == ".toml" or any(part.startswith(".") for part in inside.parts)
    )


_IS_JSON = Text("JSON 报告自带年度和机关", "A report in JSON says its year and organ itself")
_NO_HINTS = Text("请去掉 --year 和 --organ。", "Leave out --year and --organ.")
_NO_FILES = Text("文件夹中没有文件", "no files in this folder")
_NONE_MEANT = Text(
    "按 include、exclude（参数或配置文件），文件夹中没有可读的文件",
    "include and exclude, of the call or the configuration file, leave none of the files in this folder",
)
_CHECK_PATTERNS = Text("请核对写法（如 '*.html'）。", "Check the patterns ('*.html').")


@frozen
class Found:
    """What paths on the command line stand for: files or what kept a folder from being read, and what is no report."""

    files: list[Path | GovDisclosureError]
    strays: list[Path]


def find(paths: Sequence[Path], choice: Choice = ALL, hints: Hints = NO_HINTS) -> Found:
    """
    Return the files that *paths* stand for.

    Raises:
        WrongCallError: there are *hints*, and more than one file that they could be meant for.

    """
    found = Found([], [])
    for given in paths:
        try:
            reports, strays = files(given, choice)
            found.files.extend(reports)
            found.strays.extend(strays)
        except GovDisclosureError as error:
            found.files.append(error)
    if hints and len(found.files) > 1:
        raise WrongCallError(_ONE_FILE, click.get_current_context())
    return found


def profiles_in(path: Path | None) -> tuple[Profile, ...]:
    """
    Return the profiles of sub-headings in a user's file, none without one.

    Raises:
        GovDisclosureError: it cannot be read or is wrong.

    """
    if path is None:
        return ()
    try:
        return load_profiles(path)
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error


_ONE_FILE = Text("--year 和 --organ 只用于一个文件", "--year and --organ are for one file only")
