"""What section six says of fees, and what tells that an organ was founded or ended in the year."""

from __future__ import annotations

import attrs
import pytest

from gov_disclosure import rules
from gov_disclosure.model import Report
from rule_examples import examples

# Yuan collected in 2022 ("-": none was) and the words of section six.
FEES = """
3000|依据收费管理办法收取信息处理费3000元。
3000|本年度共收取政府信息公开信息处理费3000元整。
3000|收取信息处理费共计3000元。
3000|收取信息处理费三千元。
23500|本年度收取信息处理费二万三千五百元整。
120000|收取信息处理费十二万元。
-|未收取一元信息处理费，信息处理费为零元。
-|信息处理费收取金额（万元）见下表。
-|收取信息处理费若干千元。
3000|信息处理费收取金额为3,000元。
3000|本年度收取信息处理费0.3万元。
3000|收取信息处理费３０００元。
3000|按标准收取信息处理费3000元。
3000|本年度发出收费通知2件，收取信息处理费3000元。
3000|本年度发出收费通知2件，实际收取信息处理费3000元。
3000|应收信息处理费3000元，实收信息处理费3000元。
-|应收信息处理费3000元，实收0元。
-|本年度免收信息处理费3000元。
-|减免信息处理费3000元。
-|本年度依法免除信息处理费共3000元。
-|退还信息处理费3000元。
-|本年度信息处理费应收3000元，申请人均未缴纳。
-|发出收费通知1件，信息处理费3000元，申请人逾期未缴费。
-|发出收费通知1件，涉及信息处理费3000元，申请人未缴纳，未实际收取。
-|未收取信息处理费。
-|不收取信息处理费，收取标准为100元/件。
-|本年度没有收取信息处理费。
-|信息处理费按件收费标准：11至30件每件100元。
-|上年收取信息处理费500元。
-|2021年收取信息处理费500元。
-|累计收取信息处理费5000元。
-|自2021年以来共收取信息处理费5000元。
-|历年累计收取信息处理费5000元。
3000|2022年收取信息处理费3000元。
3000|2022年度，本机关按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取信息处理费3000元。
3000|根据《政府信息公开信息处理费管理办法》，2022年，我局共收取信息处理费3000元，已全部上缴国库。
-|收取信息处理费0元。
-|信息处理费收取0元，退还0元。
3000|本年度信息处理费收入3000元，较上年增加500元。
3000|较上年相比，本年收取信息处理费3000元。
3000|除免收的2件外，收取信息处理费3000元。
-|计收信息处理费3000元，后予以减免。
-|拟收取信息处理费3000元，申请人撤回申请。
-|向申请人发出信息处理费3000元的缴费通知，申请人撤回申请。
3000|上年未收取信息处理费，本年收取信息处理费3000元。
-|本年未收取信息处理费，上年收取信息处理费3000元。
3000|收取信息处理费（按件）3000元。
3000|信息处理费：3000元。
3000|按量收取信息处理费，共计3000元。
3000|收取信息处理费3000元较上年减少500元。
3000|收取信息处理费3000元，无欠缴。
-|信息处理费3000元，申请人欠缴。
-|信息处理费3000元，申请人至今欠费。
-|收取信息处理费3000元，后已退费。
-|信息处理费3000元，经批准免缴。
"""

FOUNDED = """
本局于2022年3月15日挂牌成立。
根据机构改革方案，我局于2022年5月组建。
2022年6月因职能划转，不再承担审批。
我乡2022年合并入青石镇。
本单位2022年8月更名为青石县数据局。
2022年7月撤镇设街道。
因机构改革，本机关自2022年4月起单独统计。
青石县数据局于2022年3月成立。
青石县数据局为2022年3月新组建的部门。
2022年3月我中心由原信息中心、大数据中心合并成立。
经批准撤销青石乡，设立青石街道。
2022年5月，本局由县教育体育局分设而来。
2022年4月底，青石县数据局从县政府办公室转隶。
2022年5月，我中心升格为县政府工作部门。
我镇于2022年4月由青石乡改设。
因行政区划变更，本街道自2022年5月起履职。
我局于2022年5月正式运行。
我局自2022年5月起独立办公。
本机关2022年5月新挂牌。
青石县数据局自2022年5月组建以来，认真落实条例。
2022年10月，我局职能整体移交县商务局。
2022年5月起，我局开始履行职责。
2022年5月，我局开始独立运作。
2022年5月，我局单独挂牌。
2022年5月起我局正式履职。
青石县数据局于2022年5月12日挂牌。
2022年5月我局正式挂牌。
我局于2022年5月起承担政府信息公开职责。
自2022年5月起，我局作为县政府工作部门开展工作。
2022年5月，我单位由县水利局下属单位调整为县政府工作部门。
我局2022年5月由事业单位转为行政机关。
2022年5月，将我局列为县政府工作部门。
"""

NOT_FOUNDED = """
我局成立政务公开领导小组。
组建政务公开工作专班。
对栏目进行合并，撤销过时栏目。
对重点信访件挂牌督办。
我局组建信息员队伍。
我局设立政务公开专区。
网站栏目更名为政府信息公开。
我局严格落实公开制度。
我局政务公开平台于2022年5月正式运行。
我局网站分设三个专栏。
我局向档案馆移交公开文件。
对重点事项自2022年5月起挂牌督办。
我局于2021年5月正式运行。
2021年5月起，我局开始履行职责。
2022年5月，我局揭牌成立政务公开体验馆。
2022年5月，我局联合成立节水协会。
我局下属事业单位2022年5月更名。
我局直属单位2022年5月更名。
我局所属中心2022年5月更名。
2022年5月，新组建的领导班子到岗。
机构改革以来，我局严格履行职责。
2022年5月起，我局正式运行新版申请系统。
2022年5月起，我局认真履行职责范围内的公开义务。
我局将信息公开列为全局工作部门职责。
我局将信息公开列为各工作部门的职责。
全年公开机构改革信息12条。
及时发布机构改革方案。
"""


def _with(code: str, section: str, said: str) -> Report:
    """Return the report of the example that fails *code*, with other words in a section."""
    report = next(one for one in examples(code) if one.kind == "fail").check().report
    sections = tuple(
        attrs.evolve(one, paragraphs=(said,), sections=()) if one.key == section else one for one in report.sections
    )
    return attrs.evolve(report, sections=sections)


@pytest.mark.parametrize("case", FEES.split())
def test_a_fee_is_what_was_collected_in_the_year(case: str) -> None:
    """Neither what was waived, due, refunded or unpaid, nor another year's; table two has 0 beside it."""
    yuan, said = case.split("|")
    findings = rules.check(_with("LOG405", "other_matters", said), select=("LOG405",)).failed()

    assert [found.facts["yuan"] for found in findings] == ([] if yuan == "-" else [int(yuan)])


@pytest.mark.parametrize("said", FOUNDED.split())
def test_an_organ_founded_or_ended_in_the_year_may_count_a_shorter_period(said: str) -> None:
    """What the overview says of the organ makes a period within the year undetermined."""
    assert _with_short_period(said) == "undetermined"


@pytest.mark.parametrize("said", NOT_FOUNDED.split())
def test_groups_columns_and_sites_are_no_organ(said: str) -> None:
    """A steering group that was set up shortens no period."""
    assert _with_short_period(said) == "failed"


def _with_short_period(said: str) -> str:
    example = next(one for one in examples("LAW103") if one.path.stem == "fail_not_founded")
    report = example.check().report
    sections = tuple(
        attrs.evolve(one, paragraphs=(said,), sections=()) if one.key == "overview" else one for one in report.sections
    )
    result = rules.check(attrs.evolve(report, sections=sections, preamble=()), select=("LAW103",))
    return str(result.outcomes["LAW103"])


# Beside "收取信息处理费0元" in words: another figure that contradicts it, or none.
NO_FEE = """
1|共收取信息处理费300元。
1|依据信息处理费管理办法，发出收费通知1件，实收320元。
-|不动产登记收费1.2万元。
-|停车场收费12万元。
-|水资源费征收费用3200万元。
-|罚没收入实收125万元。
-|组织培训，培训费用3万元。
-|减免信息处理费300元。
-|免收信息处理费300元。
-|2021年收取信息处理费300元。
-|上年收取信息处理费300元。
-|发出收费通知1件，涉及信息处理费3000元，申请人逾期未缴费。
"""


@pytest.mark.parametrize("case", NO_FEE.split())
def test_no_fee_and_a_fee(case: str) -> None:
    """Only a fee for information that was collected in the year contradicts that there was none."""
    told, said = case.split("|")
    report = _with("LOG405", "other_matters", "本年度没有收取信息处理费。" + said)

    assert len(rules.check(report, select=("TXT305",)).failed()) == (told == "1")
