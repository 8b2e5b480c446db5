"""Checking a report against reading the same report from JSON: the form's own families, all rules, prose, a slip."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from attrs import evolve
from measure import FOUR_PAGES, bar, show, smoke, times

from gov_disclosure import cells, rules
from gov_disclosure.codec import dumps, loads
from gov_disclosure.model import Report
from gov_disclosure.reading import read

SOURCE = Path(__file__).parents[1] / "examples" / "hedong_2022.txt"
FORM_FAMILIES = ("SUM", "BAL", "CEL", "FRM")
ALL_RULES = 1e-3
"""Seconds that all rules may take on a clean report."""
ALL_RULES_PROSE = 3e-3
"""Seconds that they may take on one with four pages of prose."""

PROSE = {
    "overview": (
        "本机关认真落实条例要求，把公开工作与审批服务同部署、同检查，全年召开专题会议两次，安排专人负责信息的采集、审核与发布。",
        "全年通过门户网站发布各类信息326条，其中办事指南58条、工作动态193条、政策文件及解读75条；政务新媒体推送信息412条。",
        "依申请公开方面，畅通当面、信函和网上三种渠道，做到有登记、有审核、有答复、有归档，疑难件由法律顾问提出意见后再行答复。",
        "全年共收到政府信息公开申请3件，均在法定期限内答复，其中予以公开2件；没有收到行政复议和行政诉讼案件。",
        "信息管理方面，修订审查制度一项，对历年发布的信息逐条复核，更正错漏17处，撤下失效信息9条，并补齐文件的有效性标注。",
        "平台建设方面，改版公开专栏，新增检索、导航两项功能，页面响应时间缩短约30%，老年人与残疾人均可使用无障碍工具浏览。",
        "监督保障方面，组织业务培训3次，参训人员126人次，将公开工作纳入年度考核，占比4%，全年没有发生责任追究的情形。",
    ),
    "proactive_disclosure": (
        "权责清单、许可事项目录和收费依据随调整随公开，群众关心的办理时限、所需材料和咨询电话均在办事大厅和网站同步公布。",
        "对涉及面广的文件，起草时即征求公众意见，共收到意见建议43条，采纳情况在文件印发后的15个工作日内向社会反馈。",
        "全年作出行政许可决定90025件，没有作出行政处罚决定；办理结果自作出之日起7个工作日内在网站公示。",
    ),
    "requests": (
        "全年新收政府信息公开申请3件，上年没有结转；答复时注意说明理由和救济渠道，对内容不明确的一次性告知需要补正的事项。",
        "对可以主动公开的内容，答复申请人的同时转入主动公开栏目，减少重复申请；对需要征求第三方意见的，按规定书面征求。",
    ),
    "disputes": (
        "收到复议和诉讼材料后，由法制机构牵头会商，先行自查答复是否合法适当，能够自行纠正的及时纠正，并在全局通报。",
        "全年没有因政府信息公开工作被申请行政复议，也没有被提起行政诉讼，与上年持平。",
    ),
    "problems_and_improvements": (
        "存在的主要问题：一是解读形式较为单一，图解和视频偏少；二是个别栏目更新不够及时；三是基层人员变动较多，业务不熟。",
        "下一步，将丰富解读形式，重要文件的解读材料与文件同步起草、同步发布；建立栏目更新台账，每月抽查一次；编印办理手册。",
    ),
    "other_matters": ("报告的电子版可从门户网站下载，对内容有疑问的，请在工作时间来电咨询，我们将在5个工作日内答复。",),
}
"""Sentences as reports have them, by section: some have cells in the tables, most have none."""


def report() -> Report:
    """Return a clean report of usual size: every figure there and right, six sections of text."""
    found = read(SOURCE).report
    checked = rules.check(found, select=FORM_FAMILIES)
    assert checked.ok
    assert not checked.findings
    return found


def with_prose(clean: Report, size: int) -> Report:
    """Return the report with *size* characters of prose or a few more, over its six sections."""
    of_section: dict[str, list[str]] = {one.key or "": list(one.paragraphs) for one in clean.sections}
    added = cycle([(key, text) for key, texts in PROSE.items() for text in texts])
    while sum(len(text) for texts in of_section.values() for text in texts) < size:
        key, text = next(added)
        of_section[key].append(text)
    sections = [evolve(one, paragraphs=tuple(of_section[one.key or ""])) for one in clean.sections]
    return evolve(clean, sections=tuple(sections))


def measure(short: bool) -> None:
    """Print all comparisons."""
    clean = report()
    long, twice = with_prose(clean, FOUR_PAGES), with_prose(clean, 2 * FOUR_PAGES)
    data = dumps(clean)
    bad = cells.replace(clean, {"requests.received.natural_person": 30})
    assert len(rules.check(bad, select=FORM_FAMILIES).findings) == 2
    found = times(
        {
            "loads": lambda: loads(data),
            "SUM, BAL, CEL and FRM": lambda: rules.check(clean, select=FORM_FAMILIES),
            "all rules": lambda: rules.check(clean),
            "all rules, four pages of prose": lambda: rules.check(long),
            "all rules, eight pages": lambda: rules.check(twice),
            "one wrong cell, explained": lambda: rules.check(bad, select=FORM_FAMILIES),
        },
        short=short,
        calls=5,
    )
    show(f"a report checked; four pages have {FOUR_PAGES:,} characters", found, "loads")
    bar("the form's families, times loads", found["SUM, BAL, CEL and FRM"] / found["loads"], 1)
    bar("all rules, ms", found["all rules"] * 1e3, ALL_RULES * 1e3)
    bar("all rules, four pages of prose, ms", found["all rules, four pages of prose"] * 1e3, ALL_RULES_PROSE * 1e3)


if __name__ == "__main__":
    measure(smoke())
