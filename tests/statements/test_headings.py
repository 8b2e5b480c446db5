"""Sub-headings by key, profiles of section six, and the points of section five."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from gov_disclosure.forms.subheadings import profiles_of
from gov_disclosure.model import Report, Section
from gov_disclosure.rules import check
from gov_disclosure.statements import ProfilesError, headings, load_profiles, points
from gov_disclosure.toml_files import parse_toml
from prose_texts import prose_report

FIVE = ("（一）主动公开", "（二）依申请公开工作", "（三）政府信息管理", "（四）平台建设", "（五）监督保障方面")
SHANDONG = (
    *("（一）收取信息处理费的情况", "（二）落实上级年度政务公开工作要点情况", "（三）建议提案办理结果公开情况"),
    *(
        "（四）工作创新情况",
        "（五）数据统计需要说明的事项",
        "（六）本机关认为需要报告的其他事项",
        "（七）有关文件专门要求报告的事项",
    ),
)


def sections(key: str, heading: str, below: tuple[str, ...]) -> Report:
    section = Section(
        key=key,  # type: ignore[arg-type]
        heading=heading,
        sections=tuple(Section(heading=one, paragraphs=("无",)) for one in below),
    )
    return evolve(prose_report(), sections=(section,))


def test_the_five_of_section_one() -> None:
    """As the notice names them, with the words that offices add."""
    found = headings(sections("overview", "一、总体情况", FIVE))

    assert [one.key for one in found.found] == [
        *("overview.proactive", "overview.requests", "overview.information_management"),
        *("overview.platforms", "overview.oversight"),
    ]
    assert found.profile is None


def test_headings_that_open_paragraphs() -> None:
    """Many reports print them so; traditional script is read too."""
    found = headings(prose_report("(一)主動公開情況。全年公開信息3條。", "(二)依申請公開。未收到申請。"))

    assert [(one.key, one.paragraph) for one in found.found] == [("overview.proactive", 0), ("overview.requests", 1)]


def test_a_profile_is_recognised_and_never_assumed() -> None:
    """Seven items are Shandong's; fees alone are everybody's; no headings, no profile."""
    assert headings(sections("other_matters", "六、其他需要报告的事项", SHANDONG)).profile == "shandong"
    assert headings(sections("other_matters", "六、其他需要报告的事项", SHANDONG[:1])).profile == "national"
    assert headings(sections("other_matters", "六、其他需要报告的事项", ())).profile is None


def test_what_a_report_lacks_of_its_profile_is_told_where_it_is_asked_for() -> None:
    """A hint, and off unless its rule is named."""
    report = sections("other_matters", "六、其他需要报告的事项", SHANDONG[:3])

    assert headings(report).missing[0] == "other_matters.innovation"
    assert "FRM401" not in check(report).outcomes
    assert check(report, select=["FRM401"]).outcomes["FRM401"] == "failed"


PROFILE = """
[[profile]]
id = "澄湖"
section = "other_matters"
first_year = 2022
certainty = "unverified"
region = { zh = "澄湖县", en = "Chenghu" }
source = { zh = "县里的通知", en = "a notice of the county" }
items = [
    { key = "other_matters.schools", zh = "学校信息公开", en = "Schools", words = [["学校"]] },
    { key = "other_matters.hospitals", zh = "医院信息公开", en = "Hospitals", words = [["医院"]] },
]
"""


def test_profiles_of_users(tmp_path: Path) -> None:
    """A TOML file adds one."""
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, "utf-8")
    report = sections("other_matters", "六、其他需要报告的事项", ("（一）学校信息公开情况", "（二）医院信息公开情况"))

    found = headings(report, load_profiles(path))

    assert (found.profile, [one.key for one in found.found]) == (
        "澄湖",
        ["other_matters.schools", "other_matters.hospitals"],
    )


def test_what_a_profile_of_users_lacks_is_a_finding() -> None:
    """The rule on section six knows the profiles that it is given."""
    known = profiles_of(parse_toml(f"{PROFILE.rstrip().removesuffix(']')}{PARKS}]"), "p.toml")
    report = sections("other_matters", "六、其他需要报告的事项", ("（一）学校信息公开情况", "（二）医院信息公开情况"))

    assert check(report, select=["FRM401"]).outcomes["FRM401"] == "not_applicable"
    (finding,) = check(report, select=["FRM401"], profiles=known).findings
    assert finding.message("zh") == "第六部分按澄湖县的项目编写，缺少：公园信息公开。"


PARKS = '    { key = "other_matters.parks", zh = "公园信息公开", en = "Parks", words = [["公园"]] },\n'


def test_the_key_of_a_section() -> None:
    """Asked for by the path of its indices; a heading that opens a paragraph is no section."""
    found = headings(sections("overview", "一、总体情况", FIVE))

    assert [found.key(0, at) for at in range(5)] == [one.key for one in found.found]
    assert found.key(0, 1) == "overview.requests"
    assert (found.key(0), found.key(0, 9)) == (None, None)


BROKEN: tuple[tuple[str, str, list[tuple[int, str]]], ...] = (
    ("unverified", "sure", [(1, "certainty")]),
    ('id = "澄湖"\n', "", [(1, "id")]),
    ("2022", '"2022"', [(1, "first_year")]),
    ("other_matters", "else", [(1, "section")]),
    ('[["学校"]]', '["学校"]', [(1, "items[1].words")]),
    ("[[profile]]", "[[profil]]", [(0, "profil"), (0, "profile")]),
    ("region = {", "region = 3 # {", [(1, "region")]),
    ("source", "sourse", [(1, "source"), (1, "sourse")]),
    ('id = "澄湖"', "id", [(0, "TOML")]),
)


@pytest.mark.parametrize(("old", "new", "faults"), BROKEN)
def test_a_broken_profile_says_all_that_is_wrong(
    tmp_path: Path, old: str, new: str, faults: list[tuple[int, str]]
) -> None:
    """Which value of which profile, what was expected, what came."""
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE.replace(old, new, 1), "utf-8")

    with pytest.raises(ProfilesError) as caught:
        load_profiles(path)
    assert [(fault.entry, fault.key) for fault in caught.value.faults] == faults


POINTS: tuple[tuple[str, list[str]], ...] = (
    ("存在一些不足：一是解读不够，二是更新不及时。", ["problem", "problem"]),
    ("针对存在的问题，下一步将做好以下工作：一是加强培训；二是加大解读力度。", ["improvement", "improvement"]),
    ("还有需要加强和改进的地方。主要表现在：一是解读形式单一；二是队伍不稳。", ["problem", "problem"]),
    ("（一）存在的主要问题。公开不够主动，解读较少。", ["problem"]),
    ("总体情况良好。", []),
)


@pytest.mark.parametrize(("text", "kinds"), POINTS)
def test_problems_and_improvements(text: str, kinds: list[str]) -> None:
    """Told apart by the words before their numbers; spans, not new text."""
    section = Section(key="problems_and_improvements", heading="五、存在的主要问题及改进情况", paragraphs=(text,))
    report = evolve(prose_report(), sections=(section,))

    found = points(report)

    assert [one.kind for one in found] == kinds
    assert all(text[one.span.start : one.span.end] == one.span.quote for one in found)


def test_numbered_points_are_whole() -> None:
    """Each has its words up to the next one, without the sign between."""
    section = Section(
        key="problems_and_improvements",
        heading="五、存在的主要问题及改进情况",
        paragraphs=("存在一些不足：一是解读不够，二是更新不及时。",),
    )

    found = points(evolve(prose_report(), sections=(section,)))

    assert [one.span.quote for one in found] == ["一是解读不够", "二是更新不及时"]


def test_a_paragraph_of_its_own() -> None:
    """What a paragraph without numbers says, behind words that announce it, is a point from its first character."""
    texts = ("还存在以下不足。", "解读形式单一。")
    section = Section(key="problems_and_improvements", heading="五、存在的主要问题及改进情况", paragraphs=texts)

    assert [one.span.quote for one in points(evolve(prose_report(), sections=(section,)))][-1] == "解读形式单一。"


def test_improvements_follow_problems() -> None:
    """Numbers that begin again with what to do."""
    texts = ("存在不足。一是解读不深入。", "一是加强信息公开力度。及时解读企业关切的问题；二是提高解读深度。")
    section = Section(key="problems_and_improvements", heading="五、存在的主要问题及改进情况", paragraphs=texts)

    found = points(evolve(prose_report(), sections=(section,)))

    assert [one.kind for one in found] == ["problem", "improvement", "improvement"]
