"""What the outputs of checking work on: reports with their results, and words for places and levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, final, get_args

from attrs import frozen

from gov_disclosure.errors import UnknownLanguageError, UnknownRuleError
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Place, Report
from gov_disclosure.rules import CheckResult, Finding, Outcome, Severity, find_rule
from gov_disclosure.rules.waivers import Waived
from gov_disclosure.text import Lang, Text

_Report = TypeVar("_Report")


def known_language(lang: object) -> None:
    """
    Hold that *lang* is a language of outputs.

    Raises:
        UnknownLanguageError: it is not.

    """
    if lang not in get_args(Lang):
        raise UnknownLanguageError(lang)


@final
@frozen(kw_only=True)
class Checked:
    """
    One report that was checked.

    ``source``: file name or address it was read from, ``None`` if unknown;
    the report's own ``source`` stands in for it.
    """

    report: Report
    result: CheckResult
    source: str | None = None

    @property
    def name(self) -> str:
        """What the report is called in outputs: its file, else organ and year."""
        return self.source or self.report.source or f"{self.report.organ.name} {self.report.year}"


LEVELS: Mapping[Severity | None, Text] = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "hint"),
    None: Text("无法判断", "undetermined"),
}
"""What the levels of findings are called; ``None`` is for what could not be judged."""


def level(finding: Finding) -> Severity | None:
    """Return the severity of what failed, ``None`` for what could not be judged."""
    return None if finding.outcome is Outcome.UNDETERMINED else finding.severity


def level_counts(findings: Iterable[Finding]) -> dict[Severity | None, int]:
    """Return how many findings there are of each level, all levels named, gravest first."""
    counts = dict.fromkeys(LEVELS, 0)
    for finding in findings:
        counts[level(finding)] += 1
    return counts


TITLE = Text("政府信息公开工作年度报告核对结果", "Findings on annual reports on government information disclosure")
OK, NOT_OK = Text("通过", "passed"), Text("未通过", "not passed")
"""Whether a report passed, as every output says it."""
WAIVED = Text("已豁免", "waived")
"""What findings are called that a waiver silenced, where they are counted beside the levels."""

_PLACE_WORDS: Mapping[Lang, tuple[tuple[str, str], ...]] = {
    "zh": (
        ("page", "第{}页"), ("sheet", "工作表“{}”"), ("ref", "{}"), ("line", "第{}行"), ("start", "第{}字起"),
        ("table", "第{}个表格"), ("row", "行{}"), ("column", "列{}"),
    ),
    "en": (
        ("page", "page {}"), ("sheet", "sheet {}"), ("ref", "{}"), ("line", "line {}"), ("start", "from character {}"),
        ("table", "table {}"), ("row", "row {}"), ("column", "column {}"),
    ),
}  # fmt: skip


def place_words(place: Place, lang: Lang) -> str:
    """Return where something stood in the file as a person says it, ``""`` where nothing is known."""
    # A line says more than the n-th table does, and an A1 reference more than row and column.
    skipped = {"table", "row", "column"} if place.line or place.ref else set()
    words = (
        template.format(getattr(place, part))
        for part, template in _PLACE_WORDS[lang]
        if part not in skipped and getattr(place, part) is not None
    )
    return ("，" if lang == "zh" else ", ").join(words)


def silenced(result: CheckResult) -> tuple[Waived, ...]:
    """Return what a waiver took out of the findings; what it only re-levelled is still among them."""
    return tuple(waived for waived in result.waived if waived.waiver.action == "silence")


def first_place(finding: Finding) -> Place | None:
    """Return where the first cell of *finding* stood in the file, ``None`` if that is not known."""
    return next(iter(finding.places), None)


_IN_TABLE = Text("表中：{}", "in the table: {}")


def finding_place(finding: Finding, lang: Lang) -> str:
    """Return where the first cell of *finding* stood, in words; for one on the narrative, said to be in the table."""
    place = first_place(finding)
    words = place_words(place, lang) if place is not None else ""
    return _IN_TABLE[lang].format(words) if words and finding.span is not None else words


def where(finding: Finding, lang: Lang) -> str:
    """Return what a finding is about: the label path of its first cell, else the quoted words, else ``""``."""
    if finding.cells:
        return cell_label(finding.cells[0], lang)
    return finding.span.quote if finding.span else ""


def rule_title(code: str, lang: Lang) -> str:
    """Return the title of the rule *code*, ``""`` for one of a package that is not installed here."""
    try:
        return find_rule(code).title(lang)
    except UnknownRuleError:
        return ""


def several_of_one_year(reports: Iterable[_Report], about: Callable[[_Report], tuple[str, int]]) -> list[list[_Report]]:
    """
    Return the reports of one organ and year, where there are several; those that name no organ are left out.

    Args:
        reports: the reports, in whatever shape.
        about: gives the name of a report's organ, and its year.

    """
    groups: dict[tuple[str, int], list[_Report]] = {}
    for one in reports:
        if (key := about(one))[0]:
            groups.setdefault(key, []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def by_rule(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Yield rule codes with their findings, in the order in which the rules first appear."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    yield from groups.items()
