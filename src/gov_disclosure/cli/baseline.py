"""``check --write-baseline``: today's findings are accepted and written as waivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import click
from attrs import frozen

from gov_disclosure.cli.help import FILE, Option
from gov_disclosure.cli.output import emit
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnreadableError
from gov_disclosure.files import CHECK_PATH, named, why
from gov_disclosure.rules import CheckResult
from gov_disclosure.rules.baseline import baseline, waivers_text
from gov_disclosure.text import Count, Text

_A_YEAR = timedelta(days=365)
"""How long a baseline holds unless said otherwise: until the next report is due."""


BASELINE = click.option(
    "--write-baseline",
    cls=Option,
    type=FILE,
    metavar="FILE",
    words=Text(
        "不显示结果，而把现有的全部发现作为豁免写入这个文件，以后只显示新的发现；须写明 --author 和 --reason。",
        "Instead of showing the findings accept them all: write them to this file as waivers, so that only new ones "
        "are told from now on; needs --author and --reason.",
    ),
)
AUTHOR = click.option(
    "--author",
    cls=Option,
    metavar="NAME",
    words=Text("由谁接受（--write-baseline）。", "Who accepts them (--write-baseline)."),
)
REASON = click.option(
    "--reason", cls=Option, metavar="TEXT", words=Text("为何接受（--write-baseline）。", "Why (--write-baseline).")
)
EXPIRES = click.option(
    "--expires",
    cls=Option,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    words=Text(
        "接受到哪一天为止；不写时为一年后（--write-baseline）。",
        "Last day on which they are accepted; a year from today unless said (--write-baseline).",
    ),
)


@frozen
class Acceptance:
    """Where findings are to be accepted, by whom, why and until when; ``kept``: what the file holds already."""

    file: Path
    author: str
    reason: str
    expires: date
    kept: str

    def makes(self, waivers: Path) -> bool:
        """Return whether *waivers*, which are not there yet, are the file that is about to be written."""
        return not waivers.exists() and waivers.resolve() == self.file.resolve()

    def part(self, result: CheckResult) -> list[str]:
        """Return the entries of one report, as they are written."""
        accepted = baseline([result], author=self.author, reason=self.reason, expires=self.expires)
        return [waivers_text([one]) for one in accepted]

    def write(self, parts: Iterable[Sequence[str]]) -> Text:
        """Write the entries of all reports, each once, behind what the file holds; return what to tell the person."""
        entries = list(dict.fromkeys(entry for part in parts for entry in part))
        emit("\n".join([self.kept, *entries] if self.kept else entries).encode(), self.file)
        count, name = len(entries), named(self.file)
        return Text(
            f"gov-disclosure: 已将 {count} 项发现作为豁免写入 {name}，有效期至 {self.expires.isoformat()}。",
            f"gov-disclosure: {Count(count):finding|findings} written to {name} as waivers, "
            f"valid until {self.expires.isoformat()}.",
        )


def acceptance(
    ctx: click.Context,
    file: Path | None,
    author: str | None,
    reason: str | None,
    expires: datetime | None,
    waivers: Path | None,
) -> Acceptance | None:
    """
    Return what is to be accepted, ``None`` without ``--write-baseline``.

    Raises:
        WrongCallError: author or reason are missing or stand alone, or the file is there and is not the waivers in use,
            whose entries would be lost.
        UnreadableError: the file is there and cannot be read.

    """
    if file is None:
        if author is not None or reason is not None or expires is not None:
            raise WrongCallError(_ALONE, ctx)
        return None
    if not (author or "").strip() or not (reason or "").strip():
        raise WrongCallError(_WHO_AND_WHY, ctx)
    assert author is not None and reason is not None  # noqa: S101, PT018  # seen to just above
    kept = ""
    try:
        if file.exists():
            if waivers is None or not waivers.exists() or not file.samefile(waivers):
                raise WrongCallError(_THERE, ctx)
            kept = file.read_text("utf-8-sig")
    except OSError as error:
        raise UnreadableError(on_one_line(named(file)), why(error), CHECK_PATH) from error
    return Acceptance(file, author, reason, expires.date() if expires else date.today() + _A_YEAR, kept)


_ALONE = Text(
    "--author、--reason、--expires 只与 --write-baseline 一起使用",
    "--author, --reason and --expires go with --write-baseline only",
)
_WHO_AND_WHY = Text("--write-baseline 须同时写明 --author 和 --reason", "--write-baseline needs --author and --reason")
_THERE = Text(
    "--write-baseline 的文件已存在；如要续写，请同时用 --waivers 指定它",
    "the file of --write-baseline is there already; to add to it, name it with --waivers too",
)
