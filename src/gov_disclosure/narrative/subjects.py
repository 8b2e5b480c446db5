"""What claims on requests are about: words of the narrative and the sums of cells of table three they may mean."""

from __future__ import annotations

import re

from gov_disclosure.narrative import labels
from gov_disclosure.narrative.subject import Subject, sum_of
from gov_disclosure.organs.names import ITSELF
from gov_disclosure.text import Text

_RECEIVED, _BROUGHT = "requests.received", "requests.brought_forward"
_TOTAL, _CARRIED = "requests.outcomes.total", "requests.carried_forward"
_GRANTED, _PARTIAL = "requests.outcomes.granted", "requests.outcomes.partially_granted"
_DENIED, _UNAVAILABLE = "requests.outcomes.denied", "requests.outcomes.unavailable"
_UNPROCESSED, _OTHERWISE = "requests.outcomes.not_processed", "requests.outcomes.otherwise_handled"

_BOTH_DISCLOSED = labels.both(labels.row(_GRANTED), labels.row(_PARTIAL))

ANSWERED = sum_of(_TOTAL)
ANSWERED_OF_NEW = sum_of(_TOTAL, "-" + _BROUGHT)
RECEIVED = sum_of(_RECEIVED)
BROUGHT = sum_of(_BROUGHT)
HANDLED_IN_ALL = sum_of(_RECEIVED, _BROUGHT)
OPENED = sum_of(_GRANTED, _PARTIAL)

TAKEN_IN = frozenset(("received", "newly_received"))
"""The subjects that count what came in, by key."""

# Before a result: connectives, the answering itself, reasons kept general.
RESULT_PREFIX = (
    r"[、，及和以与并另其中含\0]*"
    r"(?:[“‘「]|有|为|因|主要|答复类型|依法|经审查|已|作出|做出|答复|决定|共|办理|结果|情况|分别|申请|中|属于?|是|具体|的|:|\x02|"
    rf"(?:本|当|全|今)年度?|(?:{ITSELF})?(?:主动)?公开范围内?|[①-⑳]|[0-9]{{1,2}}[.、]|[作做按以]|"
    r"按(?:照(?:办理)?(?:结果|情况)(?:划分|分类|分|来看|看|统计)?|(?:办理)?(?:结果|情况)(?:划分|分类|分|来看|看|统计)|照?(?:办理)?(?:类型|类别)(?:划分|分类|分|来看|看|统计)?)|"
    r"从(?:办理|答复)?(?:结果|情况|类型)(?:来)?看|包括)*"
)
COUNT_PREFIX = (
    r"[、，及和以与并另其中含包括\0]*"
    r"(?:有|为|共|全年|20\d\d(?=年底|年末)|于|:|办理|处理|加上?|连同|由|以|年末|年底|期末|(?:尚|仍)?未(?:办结|到期限?)|[①-⑳]|(?:其?申请人|申请主体)(?:中|是|系|属于)?|当年|本年|年度|按程序|依法|已|均|全部|(?:政府|政务)?信息公开申请|收到|受理|新收|接收|"
    r"来自|按申请人(?:类型|身份)?分|\x02)*"
)

_APART = re.compile("(?<![含中])部分(?:予以)?公开")
_REFUSED_OTHERWISE = re.compile("无法提供|不予处理|不掌握|不存在")

RECEIVED_SUBJECT = Subject(
    key="received",
    text=Text("收到政府信息公开申请", "requests received"),
    label="",
    sums=(RECEIVED, HANDLED_IN_ALL),
    prefix=(
        r"(?:[0-9年度全本今内我各级行政机关部门单位市区县镇乡街道办事处局委厅院旗州省苏木政府共计总一累合来依法实际所属直有和在、，\0\x02]"
        r"|(?<=[0-9])\.|[①-⑳]|[局委厅办镇]里|对?(?:申请人|群众|公民、法人(?:和|或者?|及)其他组织)|期间|当年|登记|(?:(?:政务)?信息公开|依申请公开)(?:工作|申请)?(?:办公室|机构|专班)?|通过(?:各种|各类|各个?|多种|不同)?(?:渠道|方式|途径|形式))*(?:针?对)?"
    ),
)
NEWLY_RECEIVED_SUBJECT = Subject(
    key="newly_received",
    text=labels.row(_RECEIVED),
    label="",
    sums=(RECEIVED,),
    prefix=RECEIVED_SUBJECT.prefix.pattern,
)
ANSWERED_SUBJECT = Subject(
    key="answered",
    text=labels.joined(labels.row("requests.outcomes"), labels.row(_TOTAL)),
    label="",
    sums=(
        ANSWERED, ANSWERED_OF_NEW, HANDLED_IN_ALL, RECEIVED, sum_of(_TOTAL, "-" + _OTHERWISE),
        sum_of(_TOTAL, "-" + _OTHERWISE, "-" + _UNPROCESSED), sum_of(_TOTAL, "-" + _UNPROCESSED),
    ),
    prefix=(
        r"(?:[0-9年度全本今内我市区县镇乡街道局委厅职能部门机关单位各级行政共计总一合依法实际均已按时规期限定在法当部其中并通过政府门户网站截至止月日底末、，\0\x02]"
        r"|[①-⑳]|(?<=[0-9])\.|申请(?=办结|答复|$)|受理(?!当年|本年|年内)|(?:接收|收到|接到)(?:和|并|及|与|、)|受理(?:和|及|与)|[作做]出|期间|累计|(?:(?:政务)?信息公开|依申请公开)申请|(?>完成(?:政府信息)?(?:依申请)?(?:公开)?(?:申请)?))*"
    ),
)  # fmt: skip

# The order matters: longer words first.
OUTCOMES: tuple[Subject, ...] = (
    Subject(
        key="brought_forward",
        stems=("结转", "转入", "转结", "接转", "顺延", "延续", "未办结"),
        text=labels.row(_BROUGHT),
        label=(
            r"(?:上一?年度?|去年|前一年度?|往年|年初|期初|PREVIOUS年度?)度?(?:未办结)?"
            r"(?:结转|转入|转结|接转|顺延|延续)(?:[至到]?(?:[本今]|THIS)年度?)?(?:继续)?(?:办理|处理|办结|答复)?|结转(?:上一?年度?|PREVIOUS年度?)|(?:上一?年度?|去年|前一年度?|往年|年初|期初|前期)度?(?:尚|仍)?未办结(?:的|申请)*"
        ),
        after=r"(?:申请)?(?:系|为|是)?(?:由)?(?:上一?年度?|PREVIOUS年度?)(?:结转|转入)",
        sums=(sum_of(_BROUGHT),),
        prefix=COUNT_PREFIX,
    ),
    Subject(
        key="carried_forward",
        stems=("结转", "转结", "转入", "顺延", "延", "转", "移", "未到", "正在", "在办理", "未办结", "继续"),
        text=labels.row(_CARRIED),
        label=(
            r"(?:(?:THIS|[本今当])年度?)?(?:结转|转结|转入|顺延|延|转|移)(?:至|到|入)?(?:下一?(?:年度?|个年度)|次年|明年|NEXT年度?)"
            r"(?:度?(?:继续)?(?:办理|处理|答复))?|(?:留待|在|于)?(?:下一?(?:年度?|个年度)|次年|明年|NEXT年度?)继续(?:办理|处理|答复)|"
            r"(?:年末|年底|期末)结转|(?<!上年)(?<!年度)(?<!去年)(?<!往年)(?<!一年)(?<!年初)(?<!期初)(?<!前期)(?<!初尚)(?<!期尚)(?<!初仍)(?<!期仍)(?:尚|仍)?未办结(?:的|申请)*"
            r"|(?:尚|仍|正)在(?:按(?:程序|规定|流程))?办理(?:之?中)?(?:的|申请)*|(?:尚|仍)?未到(?:法定)?(?:答复|办理)?(?:期限|时限)(?:的|申请)*"
        ),
        after=(
            r"(?:申请)?(?:[按依]照?(?:规定|程序|条例)*)?(?:因?尚?(?:未到期|未到(?:法定)?(?:答复|办理)?(?:期限?|时限)|在办理期限内|在法定期限内|正在办理)(?:，|并|且)?)?"
            r"(?:将|需|依法|已)?(?:结转|转结|转入|顺延|延|转)(?:至|到|入)?(?:下一?(?:年|个年)|次年|明年|NEXT年)(?:度)?(?:答复|办理)?|"
            r"(?:申请)?(?:均|都)?(?:尚|仍|还)?未到(?:法定)?(?:答复|办理)?(?:期限|时限|期)(?=$|[、，\0])|"
            r"(?:申请)?(?:尚|仍)?正在(?:按(?:程序|规定|流程))?(?:办|处)理(?:之?中)?(?=$|[、，\0])"
        ),
        sums=(sum_of(_CARRIED),),
        prefix=COUNT_PREFIX,
    ),
    Subject(
        key="carried",
        stems=("结转",),
        text=Text("结转", "requests carried over"),
        label="结转",
        sums=(sum_of(_CARRIED), sum_of(_BROUGHT)),
        prefix=COUNT_PREFIX,
    ),
    Subject(
        key="to_handle",
        stems=("需办", "应办", "须办", "需处", "应处"),
        text=Text("应办理的申请", "requests to be handled"),
        label="(?:共计?|合计|总计|累计)?[需应须]要?(?:办理|处理)",
        sums=(HANDLED_IN_ALL, RECEIVED, ANSWERED, sum_of(_CARRIED)),
        prefix=COUNT_PREFIX,
    ),
    Subject(
        key="opened",
        stems=("公开",),
        text=_BOTH_DISCLOSED,
        label=r"(?:予以|同意|全部)?公开(?:及|和|或者?|、|与|以及|\(含\))(?:予以|同意)?部分(?:予以)?公开",
        after=r"(?:申请)?(?:为|属于|是)?(?:予以|同意|全部)?公开(?:及|和|或者?|、|与|以及)(?:予以|同意)?部分公开",
        sums=(OPENED,),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="partially_granted",
        stems=("部分",),
        text=labels.row(_PARTIAL),
        label=r"(?:予以|同意|准予)?部分(?:予以|同意|准予)?公开",
        after=r"(?:申请)?(?:为|属于|是|予以|同意|[作做]出)?部分(?:予以)?公开",
        sums=(sum_of(_PARTIAL),),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="partially_granted_apart",
        stems=("区分",),
        text=labels.row(_PARTIAL),
        label=r"(?:作|经)?区分处理后?(?:予以|部分)*公开",
        after=r"(?:申请)?(?:为|属于|是)?区分处理后?(?:予以|部分)*公开",
        sums=(sum_of(_PARTIAL),),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="denied",
        stems=("公开",),
        text=labels.row(_DENIED),
        label=r"(?:决定)?(?:不予|未予|不同意|不)公开",
        after=r"(?:申请)?(?:为|属于|是|决定|[作做]出)?不予公开(?!的?(?:决定|答复)?[后被])",
        sums=(sum_of(_DENIED),),
        unless=_REFUSED_OTHERWISE,
        or_else=(sum_of(_DENIED, _UNAVAILABLE), sum_of(_DENIED, _UNAVAILABLE, _UNPROCESSED)),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="granted",
        stems=("公开",),
        text=labels.row(_GRANTED),
        label=r"(?<!主动)(?<![不未])予以(?:全部)?公开",
        after=r"(?:申请)?(?:为|属于|是)?予以公开",
        sums=(sum_of(_GRANTED),),
        unless=_APART,
        or_else=(OPENED,),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="agreed",
        text=labels.row(_GRANTED),
        stems=("公开",),
        label=r"(?<!主动)(?<![不未])(?<!部分)(?:同意|准予|给予|全部)(?:全部)?公开|(?<=其中)公开|(?<=结果为)公开|(?<=结果:)公开|(?<=[作做]出)公开(?=决定|答复)",
        after=r"(?:申请)?(?:为|属于|是)?(?:同意|准予)公开",
        sums=(sum_of(_GRANTED), OPENED),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="unavailable",
        stems=("提供",),
        text=labels.row(_UNAVAILABLE),
        label=rf"(?:{ITSELF}|信息)?(?:无法|不能)提供",
        after=rf"(?:申请)?(?:为|属于|是|告知|答复)?(?:{ITSELF})?无法提供",
        sums=(sum_of(_UNAVAILABLE),),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="unavailable_not_held",
        stems=("提供",),
        text=labels.row(_UNAVAILABLE),
        label=(
            rf"(?:因)?(?:{ITSELF})?不掌握(?:相关)?(?:政府)?(?:信息)?(?:等(?:原因|情形)?)?(?:而)?"
            r"(?:无法|不能)提供"
        ),
        sums=(sum_of(_UNAVAILABLE + ".not_held"), sum_of(_UNAVAILABLE)),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="unavailable_because",
        stems=("提供",),
        text=labels.row(_UNAVAILABLE),
        label=r"因(?!无法|不能)[^，0-9]{2,24}(?:无法|不能)提供",
        sums=tuple(
            sum_of(_UNAVAILABLE + part) for part in ("", ".not_held", ".needs_creation", ".still_unclear")
        ),
        after=r"(?:申请)?因(?!无法|不能|其他|其它)[^，0-9]{2,24}(?:无法|不能)提供",
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="not_processed",
        stems=("不予",),
        text=labels.row(_UNPROCESSED),
        label="不予(?:处理|办理)",
        after=r"(?:申请)?(?:为|属于|是|决定)?不予处理",
        sums=(sum_of(_UNPROCESSED),),
        prefix=RESULT_PREFIX,
    ),
    Subject(
        key="otherwise_handled",
        stems=("处理",),
        text=labels.row(_OTHERWISE),
        label=r"(?:属于|作|做|以)?(?:其他|其它)(?:方式|情形)?处理(?:情形|方式)?",
        after=r"(?:申请)?(?:为|属于|是|作)?(?:其他|其它)处理",
        sums=(sum_of(_OTHERWISE), sum_of(_OTHERWISE + ".other")),
        prefix=RESULT_PREFIX,
    ),
)  # fmt: skip

GROUP_OF: dict[str, str] = {
    subject.key: "opened" if subject.sums[0] == OPENED else subject.sums[0][0][1].split(".")[2]
    for subject in OUTCOMES
    if all(row.startswith("requests.outcomes.") for _, row in subject.sums[0])
}
"""The group of outcomes in table three that a subject counts (all of it, or a row of it), by the subject's key."""

REST_SUBJECT = Subject(
    key="rest",
    text=Text("其余申请", "the other requests"),
    label="",
    sums=(sum_of(_OTHERWISE), sum_of(_OTHERWISE + ".other")),
    prefix="(?!)",
)

# Rows below the groups: a word that stands in the label, and how the label is also written.
_LEAVES: tuple[tuple[str, str, str], ...] = (
    (_DENIED + ".state_secret", "国家秘密", ""),
    (_DENIED + ".prohibited_by_law", "禁止公开", "(?:其他)?法律、?行政法规禁止公开"),
    (_DENIED + ".security_and_stability", "三安全", "危及.?三安全一稳定.?"),
    (_DENIED + ".third_party_rights", "第三方", "(?:损害|侵害|影响|涉及)第三方(?:合法)?权益"),
    (_DENIED + ".internal_affairs", "内部事务", "内部事务信息"),
    (_DENIED + ".deliberative_process", "过程性", "过程性信息"),
    (_DENIED + ".enforcement_file", "执法案卷", "(?:行政)?执法案卷(?:信息)?"),
    (_DENIED + ".administrative_query", "查询事项", ""),
    (
        _UNAVAILABLE + ".not_held",
        "掌握",
        rf"(?:{ITSELF})?[不未]掌握(?:(?:相关|有关)?(?:政府)?信息)?",
    ),
    (_UNAVAILABLE + ".needs_creation", "另行制作", "(?:没有现成信息、?，?)?需要?另行制作"),
    (_UNAVAILABLE + ".still_unclear", "不明确", "(?:经)?补正后(?:申请)?(?:内容)?仍(?:然)?不明确"),
    (_UNPROCESSED + ".petition", "信访", "信访、?举报、?投诉类(?:申请)?"),
    (_UNPROCESSED + ".duplicate", "重复", ""),
    (_UNPROCESSED + ".publication", "出版物", ""),
    (_UNPROCESSED + ".excessive", "反复", ""),
    (_UNPROCESSED + ".reconfirmation", "已获取", ""),
    (
        _OTHERWISE + ".not_corrected",
        "补正",
        "(?:申请人)?(?:无正当理由)?逾期(?:不|未)(?:按要求)?补正(?:、?(?:行政机关)?不再处理(?:其(?:政府信息公开)?申请)?)?",
    ),
)


# A request that was never put right may have been counted among the others that were otherwise handled.
_ALSO = {_OTHERWISE + ".not_corrected": (sum_of(_OTHERWISE), sum_of(_OTHERWISE + ".other"))}


def _written(row: str, otherwise: str) -> str:
    """Return a pattern of the label of *row*, and of how it is *otherwise* written."""
    own = re.escape(labels.row(row).zh.removeprefix("属于"))
    return f"(?:{own}|{otherwise})" if otherwise else own


CARRIED_FORWARD, OPENED_SUBJECT, AGREED, TO_HANDLE = (
    next(subject for subject in OUTCOMES if subject.key == key)
    for key in ("carried_forward", "opened", "agreed", "to_handle")
)

LEAVES: tuple[Subject, ...] = tuple(
    Subject(
        key=row.removeprefix("requests.outcomes."),
        stems=(stem,),
        text=labels.row(row),
        label=f"(?:属于|属|涉及)?{label}(?:申请|等)?(?:的|而)?(?:不予处理|不予公开|无法提供)?",
        after=f"(?:申请)?(?:为|属于|属|是|系|因){label}",
        sums=(sum_of(row), *_ALSO.get(row, ())),
        prefix=RESULT_PREFIX,
    )
    for row, stem, otherwise in _LEAVES
    for label in (_written(row, otherwise),)
)
