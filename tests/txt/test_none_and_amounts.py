"""Words for none, a bare 0, and amounts in the prose, over the busy report and over one in which nothing happened."""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import quiet_report, report

NONE = (
    ("（二）依申请公开", "全年未收到书面政府信息公开申请。"),
    ("（二）依申请公开", "2022年依申请公开数量为0。"),
    ("（二）依申请公开", "2022年，依申请公开、行政复议、行政诉讼数量均为0。"),
    ("（二）依申请公开", "2022年度未发生依申请公开情况。"),
    ("（二）依申请公开", "本年度无依申请公开事项办理。"),
    ("四、政府信息公开行政复议、行政诉讼情况", "行政复议、行政诉讼均为0。"),
    ("（一）主动公开", "本年度无规范性文件制发。"),
    ("（一）主动公开", "全年没有出台行政规范性文件。"),
)


def _contradicted(text: str, heading: str) -> list[str]:
    return [claim.span.quote for claim in claims(report(text, heading=heading)) if claim.verdict == "contradicts"]


@pytest.mark.parametrize(("heading", "text"), NONE)
def test_none_is_told_over_tables_that_have_some_and_not_over_zeros(heading: str, text: str) -> None:
    """“数量均为0” is a count though no unit follows; written requests are requests."""
    quiet = claims(quiet_report(text, heading=heading))

    assert _contradicted(text, heading)
    assert [claim.verdict for claim in quiet] == ["matches"] * len(quiet)


def test_no_written_request_leaves_others() -> None:
    """Where the paragraph names another way to ask, none in writing is not none."""
    assert _contradicted("未收到书面政府信息公开申请，通过网站收到申请120件。", "（二）依申请公开") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年收取行政事业性收费25.1万元。", False),
        ("全年收取行政事业性收费251000元。", False),
        ("全年行政事业性收费约25万元。", False),
        ("全年行政事业性收费25万元。", False),
        ("全年行政事业性收费25.0999万元。", False),
        ("减免行政事业性收费30万元。", False),
        ("全年行政事业性收费30万元未收取。", False),
        ("全年行政事业性收费30万元，已全额退还。", False),
        ("全年行政事业性收费30万元（已退还）。", False),
        ("全年行政事业性收费30万元，欠缴5万元。", False),
        ("全年行政事业性收费30万元，申请人均欠缴。", False),
        ("全年行政事业性收费30万元，其中退还5万元。", False),
        ("全年行政事业性收费30万元，均已上缴。", True),
        ("全年行政事业性收费30万元，比上年降低5%。", True),
        ("全年行政事业性收费251000万元。", False),  # one unit is wrong: LOG408 tells
        ("全年行政事业性收费240000万元。", True),
        ("全年收取行政事业性收费26.2万元。", True),
        ("全年收取行政事业性收费261000元。", True),
        ("无行政事业性收费。", True),
        ("全年未作出行政许可、行政处罚决定。", True),
    ],
)
def test_charges_are_held_against_the_table(text: str, told: bool) -> None:
    """An amount in 元 or 万元 differs where it is off by a unit of the last digit that text or table print."""
    assert bool(_contradicted(text, "（一）主动公开")) is told


@pytest.mark.parametrize(
    ("organ", "text", "verdict"),
    [
        ("青石县人民政府", "全县各乡镇均未收到政府信息公开申请，县直部门收到的申请均已答复。", "not_judged"),
        ("青石县人民政府", "全县各街道未发生政府信息公开行政诉讼。", "not_judged"),
        ("青石县青石镇人民政府", "我镇各村未收到政府信息公开申请。", "not_judged"),
        ("青石县青石镇人民政府", "各村未收到依申请公开。", "not_judged"),
        ("青石县教育局", "局机关未收到政府信息公开申请，下属学校收到的申请均已答复。", "not_judged"),
        ("青石县人民政府", "全县未收到政府信息公开申请。", "contradicts"),
        ("青石县人民政府", "全县各级行政机关均未收到政府信息公开申请。", "contradicts"),
        ("青石县人民政府", "全县各乡镇、各部门均未收到政府信息公开申请。", "contradicts"),
        ("青石县青石镇人民政府", "我镇未收到政府信息公开申请。", "contradicts"),
        ("青石县教育局", "我局未收到政府信息公开申请。", "contradicts"),
        ("青石县教育局", "本机关未收到政府信息公开申请。", "contradicts"),
    ],
)
def test_none_at_a_part_leaves_the_others(organ: str, text: str, verdict: str) -> None:
    """Villages, towns or the office itself that received none are a part of what the tables count."""
    found = claims(report(text, organ=organ, heading="（二）依申请公开"))

    assert found[0].verdict == verdict
