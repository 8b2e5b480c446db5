"""A report to write about, and sentences about it as annual reports phrase them, in words of our own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from gov_disclosure import cells, forms
from gov_disclosure.model import Organ, Report, Section

BUREAU = "云溪市水务局"
GOVERNMENT = "云溪市人民政府"
TOWN = "松岭县石桥镇人民政府"
YEAR = 2022

_OUTCOMES = {
    "granted": 48,
    "partially_granted": 17,
    "denied.state_secret": 1,
    "denied.third_party_rights": 3,
    "denied.internal_affairs": 2,
    "denied.deliberative_process": 4,
    "denied.enforcement_file": 2,
    "denied.administrative_query": 1,
    "unavailable.not_held": 25,
    "unavailable.needs_creation": 4,
    "unavailable.still_unclear": 2,
    "not_processed.petition": 3,
    "not_processed.duplicate": 2,
    "not_processed.publication": 1,
    "otherwise_handled.not_corrected": 2,
    "otherwise_handled.other": 1,
}
_ROWS = {
    "received": (96, 15, 0, 1, 6, 2, 120),
    "brought_forward": (5, 0, 0, 0, 0, 0, 5),
    "outcomes.total": (94, 15, 0, 1, 6, 2, 118),
    "carried_forward": (7, 0, 0, 0, 0, 0, 7),
}
_DISPUTES = {
    "reconsideration": (4, 1, 2, 1, 8),
    "direct_litigation": (2, 0, 1, 0, 3),
    "litigation_after_reconsideration": (1, 0, 0, 1, 2),
}
_TABLE_TWO: Mapping[str, int | Decimal] = {
    "normative_documents.issued": 4,
    "normative_documents.repealed": 2,
    "normative_documents.in_force": 37,
    "licenses.decisions": 1523,
    "penalties.decisions": 86,
    "compulsion.decisions": 12,
    "charges.amount": Decimal("25.1"),
}
_COLUMNS = (
    "natural_person",
    "enterprise",
    "research_institution",
    "public_welfare",
    "legal_service",
    "other_organization",
    "total",
)
_RESULTS = ("upheld", "corrected", "other", "pending", "total")


def figures() -> dict[str, int | Decimal | None]:
    """Return the figures of a busy bureau: 120 received, 5 brought forward, 118 processed, 7 carried over."""
    form = forms.for_edition("2021")
    found: dict[str, int | Decimal | None] = {
        key: Decimal(0) if cell.kind == "amount" else 0 for key, cell in form.cells.items()
    }
    for row, counts in _ROWS.items():
        found |= {f"requests.{row}.{column}": count for column, count in zip(_COLUMNS, counts, strict=True)}
    for row, count in _OUTCOMES.items():
        found |= {f"requests.outcomes.{row}.{column}": count for column in ("natural_person", "total")}
    for row, results in _DISPUTES.items():
        found |= {f"disputes.{row}.{column}": count for column, count in zip(_RESULTS, results, strict=True)}
    found |= {f"proactive_disclosure.{key}": value for key, value in _TABLE_TWO.items()}
    return found


def report(
    *paragraphs: str,
    heading: str = "（二）依申请公开",
    organ: str = BUREAU,
    changes: Mapping[str, int | Decimal | None] | None = None,
    **fields: object,
) -> Report:
    """Build the busy report, with *paragraphs* in a sub-section of its overview and some figures changed."""
    form = forms.for_edition("2021")
    disclosure, requests, disputes = cells.build_tables(form, figures() | dict(changes or {}))
    inner = Section(heading=heading, paragraphs=paragraphs)
    built = Report(
        form="2021",
        year=YEAR,
        organ=Organ(name=organ),
        sections=(Section(key="overview", heading="一、总体情况", sections=(inner,)),),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )
    return attrs.evolve(built, **fields)


def quiet_report(*paragraphs: str, organ: str = TOWN, heading: str = "（二）依申请公开", **fields: object) -> Report:
    """Build a report in which nothing happened: every figure of tables three and four is 0."""
    zeros: dict[str, int | Decimal | None] = {
        key: 0 for key in figures() if key.startswith(("requests.", "disputes.")) or "normative" in key
    }
    return report(*paragraphs, organ=organ, heading=heading, changes=zeros, **fields)


TRUE_OF_BUREAU: tuple[str, ...] = (
    # The main figures in many orders and with many objects.
    "2022年，我局共收到政府信息公开申请120件，上年结转5件，办结118件，结转下年度7件。",
    "全年受理公民、法人和其他组织提出的政府信息公开申请120件，均在法定期限内答复。",
    "本年度新收政府信息公开申请数量120件，上年结转政府信息公开申请数量5件，结转下年度继续办理7件。",
    "2022年度云溪市水务局收到依申请公开120件，加上2021年结转的5件，共需办理125件，已办结118件，其余7件结转至2023年。",
    "我局2022年共接收申请书125份（含上年结转5份），全部按程序办理。",
    "全年共办理依申请公开事项125件，其中本年新收120件、上年结转5件。",
    "收到120份政府信息公开申请，答复113份，其余7份在法定期限内办理。",
    "今年以来，共收到各类政府信息公开申请120件，同比增长20%。",
    "共收到依申请公开信息120条，回复率100%。",
    "年内接到信息公开申请１２０件，按期办结率１００％。",
    "全年受理申请一百二十件，答复一百一十八件。",
    "2022年新增政府信息公开申请120余件。",
    "全年共收到申请近130件，答复约120件。",
    "本单位全年收到申请超过100件，无一逾期。",
    "共收到政府信息公开申请120件次，月均10件。",
    "2022年1月1日至2022年12月31日，我局共收到政府信息公开申请120件。",
    "截至2022年11月底，共收到政府信息公开申请111件。",
    "上半年收到政府信息公开申请64件，下半年收到56件。",
    "一季度受理申请28件，二季度受理申请36件，三季度受理申请30件，四季度受理申请26件。",
    # Outcomes.
    "已答复的118件中，予以公开48件，部分公开17件，不予公开13件，无法提供31件，不予处理6件，其他处理3件。",
    "予以公开48件，占40.7%；部分公开17件，占14.4%；不予公开13件，占11%；无法提供31件，占26.3%。",
    "答复118件，其中，同意公开65件（含部分公开17件），其余依法告知。",
    "公开及部分公开65件，占55.1%。",
    "其中，属于国家秘密不予公开的1件，涉及第三方合法权益不予公开3件，因属于内部事务信息不予公开2件。",
    "不予公开的13件中，过程性信息4件，行政执法案卷2件，行政查询事项1件。",
    "本机关不掌握相关政府信息25件，没有现成信息需要另行制作4件，补正后申请内容仍不明确2件。",
    "因本机关不掌握无法提供25件，另有6件因其他原因无法提供。",
    "信访举报投诉类申请3件，重复申请2件，要求提供公开出版物1件。",
    "其他处理3件（申请人逾期不补正2件，申请人主动撤回1件）。",
    "申请人撤回申请1件，经补正后办理19件，依法延期答复11件，征求第三方意见6件。",
    "通过协商，申请人撤销申请3件。",
    "当面答复8件，邮寄答复74件，电子邮件答复36件。",
    # Channels and applicants.
    "其中，网络申请71件，信函申请40件，当面申请9件。",
    "从申请方式看，通过网站提交71件，通过邮政寄送40件，现场提交9件。",
    "从申请主体看，自然人申请96件，商业企业15件，法律服务机构6件，其他9件以内。",
    "自然人提出101件（含上年结转），法人或其他组织24件。",
    "申请内容主要涉及征地补偿47件、工程招标22件、水质监测18件、财政资金11件。",
    "从办理单位看，办公室办理31件，建设处办理56件，水资源处办理31件。",
    # Disputes.
    "因政府信息公开引发行政复议8件、行政诉讼5件。",
    "全年发生涉及政府信息公开的行政复议案件8起，其中维持4起，纠正1起，其他结果2起，尚未审结1起。",
    "政府信息公开行政诉讼5件，其中未经复议直接起诉3件，复议后起诉2件。",
    "被申请行政复议8件，被提起行政诉讼5件，结果维持的分别为4件和3件。",
    "我局作为复议机关办理行政复议案件37件，审结35件，维持22件。",
    "全年应诉行政诉讼案件46件，一审胜诉30件，二审维持12件。",
    "行政复议案件审结7件，其中4件维持、1件纠正。",
    "涉及信息公开的行政诉讼一审3件，二审2件。",
    "未发生因信息公开工作不到位被追责的情况。",
    "全年没有因政府信息公开行政复议被责令重新处理超过1件的情形。",
    "无政府信息公开行政诉讼败诉案件。",
    "未发生因逾期答复引起的行政复议和行政诉讼。",
    # Other years.
    "2021年收到申请100件，答复98件；2022年收到申请120件，答复118件。",
    "较2021年的100件增加20件。",
    "与去年同期100件相比，申请量上升20%。",
    "上年收到100件，今年收到120件，增幅20%。",
    "2020年至2022年分别收到申请80件、100件、120件。",
    "近三年来累计收到政府信息公开申请300件，予以公开131件。",
    "自2008年《条例》施行以来，累计受理政府信息公开申请1864件，答复1857件。",
    "去年共收到政府信息公开申请100件，予以公开41件。",
    # Other subjects.
    "受理12345热线工单5231件，办结5230件，办结率99.9%。",
    "办理人大代表建议9件、政协提案14件，办理结果全部予以公开。",
    "全年收到网民留言312条，答复312条。",
    "接待群众来信来访87件次，办结85件。",
    "收到咨询电话600余个，均予以解答。",
    "全年主动公开政府信息2634条，其中通过网站公开1502条，微信公众号公开1132条。",
    "发布政策解读24篇，其中图文解读18篇，召开新闻发布会3场。",
    "受理水行政许可申请1530件，办结1523件。",
    "公示行政处罚信息80条、行政许可信息1500条。",
    "收到取水许可申请42件，受理40件，不予受理2件。",
    "收到举报线索31条，处理31条，予以公开曝光2起。",
    "印发规范性文件6件，其中以市政府名义印发2件。",
    "公开规范性文件4件，清理规范性文件37件。",
    "起草规范性文件5件，审查合同86份。",
    "组织培训4次，参训人员120人次；开展检查2次，发现问题13个。",
    "收取政府信息公开信息处理费3940元。",
    "未收取任何费用。",
    "未收到任何要求不予公开信息的申请。",
    "未收到通过传真方式提交的申请。",
    "没有收到要求更正政府信息的申请。",
    "应公开的信息均予以公开。",
    "除涉及国家秘密的以外，全部予以公开。",
    "主动公开的文件均予以公开，公开率100%。",
    "行政处罚结果均已在网站上予以公开。",
    "依申请公开的办理结果均按时告知申请人。",
    "所有申请均在规定期限内予以答复。",
    "对申请人要求提供的可以公开的信息均予以公开。",
    # Subordinates and areas: not the bureau's own figures.
    "全市水务系统共收到政府信息公开申请233件，办结230件。",
    "局机关受理申请77件，局属单位受理43件。",
    "其中，市水务局执法支队收到申请12件，河道管理处收到申请8件。",
    "指导各县区水务局办理依申请公开189件。",
    "下属单位收到政府信息公开申请31件。",
    # Numbers that count nothing.
    "《云溪市政府信息公开申请办理规程（2021年第3号）》明确了15个工作日的答复时限。",
    "设置依申请公开受理点2个，配备工作人员3名。",
    "依申请公开工作流程分为登记、受理、办理、答复4个环节。",
    "根据《政府信息公开条例》第三十六条，对申请分7种情形作出处理。",
    "为申请人提供纸质材料36份，复印1200余页。",
)

TRUE_OF_GOVERNMENT: tuple[str, ...] = (
    "2022年，全市各级行政机关共收到政府信息公开申请120件，答复118件。",
    "市政府办公室共收到政府信息公开申请41件，办结40件，结转下年度1件。",
    "市本级受理政府信息公开申请66件，其中予以公开20件，部分公开8件。",
    "共收到政府信息公开申请41件，予以公开12件，部分公开6件，无法提供18件。",
    "收到申请41件，其中市政府办公室12件。",
    "市政府及市政府办公室制发行政规范性文件3件，废止1件。",
    "市政府作为被申请人的行政复议案件2件，行政诉讼案件1件。",
    "市司法局共办理行政复议案件312件，其中涉及政府信息公开33件。",
    "全市共办理行政许可9万余件、行政处罚3000余件。",
    "市政府领导带头公开承诺，所有申请均依法予以公开或者答复。",
    "市公安局受理申请30件，市自然资源局受理申请50件，市住建局受理申请40件。",
    "全省政府信息公开申请总量达到12345件，我市占1%左右。",
)

TRUE_OF_QUIET_TOWN: tuple[str, ...] = (
    "2022年，我镇未收到政府信息公开申请。",
    "本年度没有公民、法人和其他组织向我镇提出政府信息公开申请。",
    "全年共收到依申请公开0件，无结转。",
    "2022年，石桥镇未发生因政府信息公开引发的行政复议、行政诉讼案件。",
    "无依申请公开事项，无行政复议，无行政诉讼。",
    "行政复议、行政诉讼均为0件。",
    "依申请公开0次，行政复议0次，行政诉讼0次。",
    "未制定规范性文件。",
    "全年未收到信息公开申请，较2021年的2件减少2件。",
    "2021年收到申请2件，2022年未收到申请。",
    "村务公开1200条，受理群众诉求86件，办结86件。",
    "收到镇人大代表建议5件，已全部办结并予以公开。",
)

FREE_FIGURES: Mapping[str, str] = {
    "我局全年共收到政府信息公开申请{}件。": "requests.received.total",
    "2022年度新收政府信息公开申请{}件，均按时办理。": "requests.received.total",
    "依申请公开工作有序开展，上年结转申请{}件。": "requests.brought_forward.total",
    "政府信息公开申请结转下年度继续办理{}件。": "requests.carried_forward.total",
    "政府信息公开申请中，予以公开{}件，部分公开若干。": "requests.outcomes.granted.total",
    "政府信息公开申请中，部分公开{}件。": "requests.outcomes.partially_granted.total",
    "申请答复中，属于四类过程性信息{}件。": "requests.outcomes.denied.deliberative_process.total",
    "申请答复中，重复申请{}件。": "requests.outcomes.not_processed.duplicate.total",
    "政府信息公开行政复议{}件。": "disputes.reconsideration.total",
    "政府信息公开行政复议中，结果维持{}件。": "disputes.reconsideration.upheld",
    "全年制发行政规范性文件{}件。": "proactive_disclosure.normative_documents.issued",
}
"""Sentences with a gap for a count, and the cell it is of."""
