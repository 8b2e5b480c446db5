"""Claims made without figures that there were none: 未收到…, 零申请, 无结转, 申请情况：无."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.narrative import applicants, phrases, subjects, table_two
from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.context import OTHER_SCOPE, Thread
from gov_disclosure.narrative.dispute_sums import DISPUTE_TEXTS, dispute_sum
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.organs.names import ITSELF
from gov_disclosure.text import Text

# Before a negative: when and who; anything else may narrow it down.
_PREFIX = (
    r"(?:[、，及和以与并另其中0-9年度全本今内我市省区县局厅委办院镇街道乡村苏木处各级行政机关政府单位部门共计也均暂方面的"
    r"在工作\0\x02]|[我本]园|园区)*"
)
# Towns, villages, or the office itself: that they had none leaves the others. "各乡镇、各部门" are all there are.
_OF_A_PART = re.compile("各[县区市乡镇街村](?!.*(?:部门|单位|机关))|[局厅委]机关")
_NONE = r"(?:未曾|从未|未|没有|暂无|无|不存在|尚未)"
_MODIFIERS = (
    r"[因针对关于有关涉及由本我局机单位部门镇街道乡政府务信息公开工作引发起致提出申请被而的类方面领域任何一件案情况依公民法人和其"
    r"他组织、或答复不服对事项过在与进行产生出现理收到受接相向上级区市县办委院及以各导所复议诉讼行新增\x02]{0,60}"
)

# What was asked for, and requests for it, as every pattern of this module names them.
_INFORMATION = "(?:政府|政务)?信息"
_REQUEST = rf"(?:{_INFORMATION}(?:依申请)?公开的?|公开{_INFORMATION}的?)?申请"
_REQUEST_NOUN = rf"{_INFORMATION}公开申请|依申请公开(?:政府|政务)?(?:信息)?(?:申请)?"

# Who may not have asked, for nobody to have asked: everybody. 法人 alone, 当面 or 其他 leave others who may have.
_EVERYBODY = (
    r"(?:公民(?:个人)?|自然人|个人)(?:、|和|及|与|或者?)?法人(?:、|和|或者?|及|以及|与)(?:其他|其它)?(?:社会)?组织|(?:任何)?(?:单位|组织)(?:和|或者?|及)(?:任何)?个人|"
    r"(?:任何)?个人(?:和|或者?|及)(?:任何)?(?:单位|组织)|(?:社会)?(?:公众|大众)|群众|申请人"
)
_ANYBODY = (
    rf"(?:任何|一件|书面(?:(?:或者?|和|及)(?:其他|其它)(?:形式|方式)|形式)?的?|关于|有关|涉及|主动|要求|各类|针对|面向|对|向|{_EVERYBODY}|[我本](?:街道|办事处|部门)|{ITSELF}|"
    r"镇?政府(?!信息)|\x02|以?任何(?:形式|方式|途径|渠道)|通过|提出|提交|递交|反映|的|过|、){0,12}"
)
_NO_REQUEST = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NONE}(?:曾|有)?(?:收到|接到|接收到?|受理|产生|发生|出现)(?:过|到)?(?:(?:和|及|、)(?:受理|处理|办理))?"
    rf"(?P<object>{_ANYBODY}(?:{_REQUEST}|"
    rf"申请公开(?:相关|有关)?(?:的)?{_INFORMATION}|(?:{_INFORMATION})?依法?申请公开|公开申请|"
    rf"要求公开(?:相关|有关)?{_INFORMATION}的?申请))"
    r"(?:公开)?(?:政府信息|信息|事项|件|情况|的|申请|要求|办件|来信|信件|事件|表|书|、)*"
)
# Nobody asked: "没有公民、法人和其他组织向我局申请公开政府信息".
_NOBODY_ASKED = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:没有|尚无|暂无|未有|无)(?:任何|一)?(?:人|{_EVERYBODY})"
    rf"(?:向(?:{ITSELF}|机关|镇政府|乡政府|街道|\x02+))?(?:通过任何(?:方式|渠道|途径|形式))?"
    rf"(?:提出|提交|递交)?过?(?P<object>{_REQUEST}|依申请公开"
    rf"|(?:申请|要求)(?:公开|获取)(?:相关|有关)?{_INFORMATION}|申请{_INFORMATION}公开)(?:政府信息|信息|申请|事项|件|情况|的)*"
)
# None of one kind of applicant, whatever others asked.
_NONE_OF_A_KIND = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NONE}(?:收到|接到|接收到?|受理)(?:过|到)?(?:任何)?(?P<who>公民(?:个人)?|自然人|个人|(?:商业)?企业)"
    rf"(?:提出|提交|递交)?的?(?P<object>{_REQUEST}|依申请公开"
    rf"|(?:申请|要求)公开{_INFORMATION})(?:公开)?(?:的)?(?:政府信息|信息|事项|件|情况|的)*"
)
_NO_REQUEST_NOUN = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:暂无|没有|未有|无)(?P<object>{_REQUEST_NOUN}|申请(?:公开)?)"
    r"(?:办理|事项|件|情况|的)*"
)
_REQUESTS_ZERO = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<object>{_REQUEST_NOUN})"
    r"(?:受理|收到|收件|办理)?(?:数量|总量|总数|件数|数|量)?(?:为|是|:)零(?:件|申请)?"
)
# "零申请、零复议、零诉讼", "依申请公开全年零受理".
_REACHED = "(?:继续|持续)?(?:实现|保持|做到)?了?"
_ZERO = re.compile(
    rf"(?P<prefix>(?:连续[两三四五0-9]年|{_PREFIX}){_REACHED})(?P<object>{_INFORMATION}公开(?:申请|工作)?|依申请公开(?:申请|工作)?|信息公开类?)?"
    r"[全本今年度为是了的实现保持做到连续、:]{0,8}(?P<what>零(?:申请|受理|收件|(?:行政)?(?:复议|诉讼))(?:[、，和及与]?零(?:申请|受理|收件|(?:行政)?(?:复议|诉讼))){0,3})"
    r"(?:的?(?:目标|记录|局面|情况|办件))*"
)
# "申请情况：无", "行政复议、诉讼情况：无", "行政复议、诉讼均为零".
_STATED_NONE = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<what>(?:{_INFORMATION}公开类?|依申请公开(?:政府)?(?:信息)?|申请|规范性文件(?:制发|制定)|制[发定](?:行政)?规范性文件|"
    r"行政事业性收费|提起|被|行政|复议|诉讼|[、和及与]){1,12})"
    r"(?:受理|收件|案件|申请|情况|方面|事项|件数|数量|总数|数|量){0,3}(?:(?:为|是)?:无|:(?:为|是)?零件?|(?:均|都)?(?:(?:为|是)零件?|(?:实现)?零(?:发生|案件)))"
)
_NO_DISPUTE = re.compile(
    rf"(?P<prefix>{_PREFIX}(?:{_INFORMATION}公开(?:工作|方面|领域)*)?){_NONE}(?:发生|收到|出现)?(?:依申请公开(?:的|类)?(?:投诉|举报|、)+(?:和|及|以及|与|、))?"
    rf"(?P<what>{_MODIFIERS}(?:复议|诉讼))"
    r"(?:(?:、|和|及|或|以及)?(?:有关的?)?申诉|的?(?:申请|案件|案|事件|事项|情况|问题|现象|等|发生|事宜|的))*+"
)
_NO_CARRY = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?P<before>(?:上一?年|去年)度?(?=(?:没有|无)结转)))?(?:没有|无|未有)[需须]?(?:(?P<brought>上年度?结转)|结转(?:(?:至|到)?下一?年度?)?|下年度?结转)(?:继续)?(?:办理)?"
    r"(?:的?(?:政府信息公开)?申请|情况|件|事项)*"
)
_NO_DOCUMENT = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?:未|没有)(?:新)?(?:制发|制定|出台|制作|印发|发布|(?P<repealed>废止))(?:过|新的?)?(?:行政)?规范性文件|"
    r"(?:无|没有)新?(?:制发|制定|出台|印发)的?(?:行政)?规范性文件|"
    r"(?:无|没有)(?:行政)?规范性文件(?:的)?(?:制发|制定|出台|印发)(?:及更新|和更新)?(?:情况)?)"
)
_NO_DECISION = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?:未|没有)(?:作出|做出|实施|发生|进行)(?:过)?|无)"
    r"(?P<what>行政(?:许可|处罚|强制)(?:(?:决定|措施|[、和及与])+行政(?:许可|处罚|强制)){0,2})(?:决定|措施|行为|案件|情况|事项)*"
)
_NO_CHARGE = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?:未|没有)(?:收取|发生|产生)(?:过|任何)?|(?:无|没有)(?:任何)?)行政事业性(?:收费|费用)(?:项目|事项|情况)*"
)

_CELLS = "proactive_disclosure."


def negatives(text: str, start: int, thread: Thread, paragraph: str) -> Iterator[Draft]:
    """
    Yield the words for none that a clause is; each pattern is tried only where its noun stands.

    *text*: the clause, which starts at *start* in the cleaned *paragraph*.
    """
    if "零" in text and (match := _ZERO.fullmatch(text)) is not None:
        yield from _zeros(match, start, thread)
        return
    if text.endswith(("无", "零", "零件", "零发生", "零案件")) and (match := _STATED_NONE.fullmatch(text)) is not None:
        yield from _stated(match, start, thread)
        return
    if "书面" in text and ("公开" not in text or set(phrases.WAYS.findall(paragraph)) != {"书面"}):
        return  # there are other ways to ask
    if "申请" in text and (found := _no_request(text, start, thread)) is not None:
        yield found
        return
    match = _NO_DISPUTE.fullmatch(text) if "复议" in text or "诉讼" in text else None
    if match is not None and (thread.disclosure or "信息公开" in text):
        yield from _no_dispute(match, match["what"], start, thread)
        return
    match = _NO_CARRY.fullmatch(text) if "结转" in text else None
    if match is not None:
        subject = subjects.OUTCOMES[0 if match["brought"] or match["before"] else 1]
        if thread.topic == "requests":
            yield _none(match, start, thread, subject.text, subject.key, subject.sums)
        return
    yield from _table_two_negatives(text, start, thread)


def _no_request(text: str, start: int, thread: Thread) -> Draft | None:
    """Return the claim that nobody asked, or nobody of one kind, ``None`` where the clause is no such words."""
    for pattern in (_NO_REQUEST, _NO_REQUEST_NOUN, _REQUESTS_ZERO, _NOBODY_ASKED):
        match = pattern.fullmatch(text)
        if match is not None and ("公开" in match["object"] or thread.topic == "requests"):
            return _received_none(match, start, thread)
    match = _NONE_OF_A_KIND.fullmatch(text)
    if match is None or not ("公开" in match["object"] or thread.topic == "requests"):
        return None
    key = "applicant.enterprise" if "企业" in match["who"] else "applicant.natural_person"
    subject = next(one for one in applicants.APPLICANTS if one.key == key)
    return _none(match, start, thread, subject.text, key, subject.sums[:1])


def _received_none(match: re.Match[str], start: int, thread: Thread) -> Draft:
    return _none(match, start, thread, subjects.RECEIVED_SUBJECT.text, "received", (subjects.RECEIVED,))


def _no_dispute(match: re.Match[str], words: str, start: int, thread: Thread) -> Iterator[Draft]:
    key = _disputes_named(words)
    if key is not None:
        yield _none(match, start, thread, DISPUTE_TEXTS[key], key, (dispute_sum(key, "total"),))


def _zeros(match: re.Match[str], start: int, thread: Thread) -> Iterator[Draft]:
    """Yield what "零申请、零复议、零诉讼" claims, where it is said of disclosure."""
    what, disputes = match["what"], "复议" in match["what"] or "诉讼" in match["what"]
    on_disclosure = match["object"] is not None or thread.disclosure
    if ("申请" in what or "受理" in what or "收件" in what) and (
        match["object"] is not None or thread.topic == "requests" or (disputes and on_disclosure)
    ):
        yield _received_none(match, start, thread)
    if disputes and on_disclosure:
        yield from _no_dispute(match, what, start, thread)


def _stated(match: re.Match[str], start: int, thread: Thread) -> Iterator[Draft]:
    """Yield what "申请情况：无" or "行政复议、诉讼均为零" claims."""
    what = match["what"]
    disputes = "复议" in what or "诉讼" in what
    if disputes and (thread.disclosure or "信息公开" in what):
        yield from _no_dispute(match, what, start, thread)
    if "规范性文件" in what:
        yield _no_document(match, start, thread, repealed=False)
    elif "收费" in what:
        yield _none(match, start, thread, table_two.CHARGES.text, "charges", table_two.CHARGES.sums)
    elif "申请" in what and ("依申请公开" in what or (not disputes and ("公开" in what or thread.topic == "requests"))):
        yield _received_none(match, start, thread)


def _no_document(match: re.Match[str], start: int, thread: Thread, *, repealed: bool) -> Draft:
    columns = ("repealed",) if repealed else ("issued", "produced")
    sums: tuple[Sum, ...] = tuple(((1, f"{_CELLS}normative_documents.{column}"),) for column in columns)
    key = f"normative_documents.{columns[0]}"
    return _none(match, start, thread, next(item.text for item in table_two.DOCUMENTS if item.key == key), key, sums)


def _table_two_negatives(text: str, start: int, thread: Thread) -> Iterator[Draft]:
    match = _NO_DOCUMENT.fullmatch(text) if "规范性文件" in text else None
    if match is not None:
        yield _no_document(match, start, thread, repealed=match["repealed"] is not None)
        return
    match = _NO_DECISION.fullmatch(text) if "行政" in text else None
    if match is not None:
        for what, row in table_two.DECISION_ROWS.items():
            if what in match["what"]:
                subject = next(item for item in table_two.DECISIONS if item.key.startswith(row))
                yield _none(match, start, thread, subject.text, subject.key, subject.sums)
        return
    match = _NO_CHARGE.fullmatch(text) if "事业性" in text else None
    if match is not None:
        yield _none(match, start, thread, table_two.CHARGES.text, "charges", table_two.CHARGES.sums)


# One kind of applicant: others may have asked for a review.
_SOME_ONLY = re.compile(r"^(?!.*(?:公民|自然人|个人|单位).*(?:组织|单位|个人)).*(?:公民|自然人|个人|法人|组织)")
# A fault, or a case that was lost: there may have been other disputes.
_FAULT = re.compile("不(?:到位|及时|规范|准确|完整|全面)|不当|不力|失误|[超逾延]期|超时|败诉")
_AFTER_RECONSIDERATION = re.compile("复议后|经复议|复议.*不服|不服.*复议.*诉讼")


def _disputes_named(words: str) -> str | None:
    """
    Return which disputes a negative names.

    ``None`` where it names only litigation after reconsideration, only those of one kind of applicant, or of one cause.
    """
    if any(pattern.search(words) is not None for pattern in (_AFTER_RECONSIDERATION, _SOME_ONLY, _FAULT)):
        return None
    kinds = "复议" in words, "诉讼" in words
    return {(True, True): "disputes", (True, False): "reconsideration"}.get(kinds, "litigation")


def _of_a_part(prefix: str, thread: Thread) -> bool:
    """Whether the words before a negative name a part of the organ; 园区 is one of any organ but a zone's own."""
    return _OF_A_PART.search(prefix) is not None or ("园" in prefix and not thread.organ.zone)


def _none(match: re.Match[str], start: int, thread: Thread, subject: Text, key: str, sums: tuple[Sum, ...]) -> Draft:
    return Draft(
        kind="negative",
        start=start + match.start(),
        end=start + match.end(),
        subject=subject,
        key=key,
        sums=sums,
        topic=thread.topic,
        doubt=thread.doubt or (OTHER_SCOPE if _of_a_part(match["prefix"], thread) else None),
        anchored=not (thread.scope_named or (thread.organ.zone and re.search("园|\x02", match["prefix"]) is not None)),
    )
