"""The TXT rules: what they yield for a report's narrative."""

from __future__ import annotations

import attrs
import pytest

from gov_disclosure import rules
from gov_disclosure.model import Report, Section
from gov_disclosure.rules import Outcome
from txt_narratives import GOVERNMENT, report

PARTS = (
    "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项{}。"
)
KEYS = ("overview", "proactive_disclosure", "requests", "disputes", "problems_and_improvements", "other_matters")


def six_sections(built: Report) -> Report:
    rest = tuple(
        Section(key=key, heading=f"{number}、{key}")  # type: ignore[arg-type]
        for number, key in zip("二三四五六", KEYS[1:], strict=True)
    )
    return attrs.evolve(built, sections=(*built.sections, *rest))


def codes(built: Report, **context: object) -> list[str]:
    found = rules.check(built, select=["TXT"], **context)  # type: ignore[arg-type]
    assert found.crashes == ()
    return [finding.rule for finding in found.findings]


def test_a_contradiction_quotes_text_and_table() -> None:
    """The finding has the span, the figure claimed, the figure of the table, and its cells."""
    (finding,) = rules.check(report("全年共收到政府信息公开申请210件。"), select=["TXT"]).findings

    assert (finding.rule, finding.expected, finding.actual) == ("TXT101", 120, 210)
    assert finding.cells == ("requests.received.total",)
    assert finding.span is not None
    assert "210件" in finding.message("zh")
    assert "210" in finding.message("en")


def test_nothing_is_said_of_what_is_not_judged() -> None:
    """A wall of "not judged" would hide what matters."""
    assert codes(report("上半年收到政府信息公开申请64件，下半年收到56件，行政许可1530件。")) == []


def test_another_scope_is_said_once() -> None:
    built = report("市政府办公室共收到政府信息公开申请41件，予以公开12件，部分公开6件。", organ=GOVERNMENT)
    (finding,) = rules.check(built, select=["TXT101"]).findings

    assert finding.outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("title", "preamble", "expected"),
    [
        ("云溪市水务局2022年政府信息公开工作年度报告", "", []),
        ("云溪市水务局二〇二二年政府信息公开工作年度报告", "", []),
        ("云溪市水务局2021年政府信息公开工作年度报告", "", ["TXT107"]),
        ("2022年度报告（2023年1月发布）", "", []),
        (None, "现公布云溪市水务局2021年度政府信息公开工作年度报告。", ["TXT107"]),
        (None, "根据《关于做好2021年政府信息公开工作年度报告编制工作的通知》编制本报告。", []),
        (None, "根据市政府办关于2023年政府信息公开工作年度报告编制的通知，编制本报告。", []),
        (None, "本报告所列数据的统计期限为2022年1月1日至2022年12月31日。", []),
    ],
)
def test_years_of_title_and_preamble(title: str | None, preamble: str, expected: list[str]) -> None:
    built = report(title=title, preamble=(preamble,) if preamble else ())

    assert codes(built) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("2022年，我局扎实推进政务公开。", []),
        ("2021年，我局扎实推进政务公开。", ["TXT107"]),
        ("2021年，我局完成改革。2022年，公开平台上线。", []),
        ("2019年《条例》修订以来，我局扎实推进政务公开。", []),
        ("我局扎实推进政务公开。", []),
    ],
)
def test_the_year_section_one_opens_with(opening: str, expected: list[str]) -> None:
    built = attrs.evolve(report(), sections=(Section(key="overview", heading="一", paragraphs=(opening,)),))

    assert codes(built) == expected


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("等六个部分", []),
        ("等6部分", []),
        ("共六个部分组成", []),
        ("", []),
        ("等七个部分", ["TXT108"]),
        ("等五个方面", ["TXT108"]),
        ("，并配有四个方面的图表", []),
    ],
)
def test_the_number_of_parts(ending: str, expected: list[str]) -> None:
    built = six_sections(attrs.evolve(report(), preamble=(PARTS.format(ending),)))

    assert codes(built) == expected


def test_last_years_report_decides_a_comparison() -> None:
    text = "2022年共收到政府信息公开申请120件，同比增长20%。"
    previous = report(changes={"requests.received.total": 110, "requests.brought_forward.total": 0})
    alone = rules.check(report(text), select=["TXT106"])
    along = rules.check(report(text), previous=previous, select=["TXT106"])

    assert [(finding.outcome, finding.actual) for finding in alone.findings] == [(Outcome.UNDETERMINED, 100)]
    assert [(finding.outcome, finding.expected) for finding in along.findings] == [(Outcome.FAILED, 110)]
