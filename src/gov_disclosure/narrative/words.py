"""Claims made without figures: none (未收到…) and all (均予以公开)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.narrative import phrases, subjects, table_two
from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.context import LOOSE, OTHER_SCOPE, Thread
from gov_disclosure.narrative.dispute_sums import DISPUTE_ROWS, DISPUTE_TEXTS, RESULTS, dispute_sum
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.text import Text

WORDY = re.compile(
    "[未无没不均都一全零](?:(?<=[为是:]零)|"
    "(?:(?<=[未无])|(?<=没)有|(?<=不)存在).{0,120}(?:申请|复议|诉讼|结转|规范性文件|行政)|"
    "(?:(?<=[均都])|(?<=一)律|(?<=全)部).{0,120}(?:公开|维持)|(?:(?<=[均都])|(?<=全)部)(?:为|是|来自|由|系|属))",
    re.DOTALL,
)
"""A clause without any of these claims nothing in words."""

_NEGATIVE = re.compile("[未无零]|没有|不存在")

# Before a negative: when and who; anything else may narrow it down.
_PREFIX = (
    r"[、，及和以与并另其中0-9年度全本今内我市省区县局厅委办院镇街道乡村苏木处各级行政机关政府单位部门共计也均暂方面的"
    r"在工作\0\x02]*"
)
# Towns, villages, or the office itself: that they had none leaves the others. "各乡镇、各部门" are all there are.
_OF_A_PART = re.compile("各[县区市乡镇街村](?!.*(?:部门|单位|机关))|[局厅委]机关")
_NONE = r"(?:未曾|从未|未|没有|暂无|无|不存在|尚未)"
_MODIFIERS = (
    r"[因针对关于有关涉及由本我局机单位部门镇街道乡政府务信息公开工作引发起致提出申请被而的类方面领域任何一件案情况依公民法人和其"
    r"他组织、或答复不服对事项过在与进行产生出现理收到受接相向上级区市县办委院及以各导所复议诉讼行新增\x02]{0,60}"
)

# Who may not have asked, for nobody to have asked: everybody. 法人 alone, 当面 or 其他 leave others who may have.
_ANYBODY = (
    r"(?:任何|一件|书面(?:形式)?的?|关于|有关|涉及|主动|要求|各类|针对|面向|对|向|"
    r"(?:公民(?:个人)?|自然人|个人)(?:、|和|及|与|或者?)?法人(?:、|和|或者?|及|以及|与)(?:其他|其它)?(?:社会)?组织|(?:任何)?(?:单位|组织)(?:和|或者?|及)(?:任何)?个人|"
    r"(?:任何)?个人(?:和|或者?|及)(?:任何)?(?:单位|组织)|(?:社会)?(?:公众|大众)|群众|申请人|(?:我|本)(?:[局厅委办镇乡街院站]|机关|单位|街道|办事处|部门)|"
    r"镇?政府(?!信息)|\x02|以?任何(?:形式|方式|途径|渠道)|通过|提出|提交|递交|的|过|、){0,12}"
)
_NO_REQUEST = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NONE}(?:曾|有)?(?:收到|接到|接收到?|受理|产生|发生|出现)(?:过|到)?"
    rf"(?P<object>{_ANYBODY}(?:(?:(?:政府|政务)?信息(?:依申请)?公开(?:的)?|公开(?:政府|政务)?信息(?:的)?)?申请|"
    r"申请公开(?:相关|有关)?(?:的)?(?:政府|政务)?信息|(?:(?:政府|政务)?信息)?依申请公开|公开申请|"
    r"要求公开(?:相关|有关)?(?:政府|政务)?信息的?申请))"
    r"(?:公开)?(?:政府信息|信息|事项|件|情况|的|申请|要求|办件|信件|、)*"
)
_NO_REQUEST_NOUN = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:暂无|没有|无)(?P<object>(?:政府|政务)?信息公开申请|依申请公开(?:政府|政务)?(?:信息)?(?:申请)?)(?:办理|事项|件|情况|的)*"
)
_REQUESTS_ZERO = re.compile(
    rf"(?P<prefix>{_PREFIX})(?P<object>(?:政府|政务)?信息公开申请|依申请公开(?:政府|政务)?(?:信息)?(?:申请)?)"
    r"(?:受理|收到|办理)?(?:数量|总量|总数|件数|数|量)?(?:为|是|:)零(?:件|申请)?"
)
_NO_DISPUTE = re.compile(
    rf"(?P<prefix>{_PREFIX}){_NONE}(?P<what>{_MODIFIERS}(?:复议|诉讼))"
    r"(?:(?:、|和|及|或|以及)?(?:有关的?)?申诉|的?(?:申请|案件|案|事件|事项|情况|问题|现象|等|发生|事宜|的))*"
)
_NO_CARRY = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?P<before>(?:上一?年|去年)度?(?=(?:没有|无)结转)))?(?:没有|无|未有)(?:(?P<brought>上年度?结转)|结转(?:(?:至|到)?下一?年度?)?|下年度?结转)(?:继续)?(?:办理)?"
    r"(?:的?(?:政府信息公开)?申请|情况|件|事项)*"
)
_NO_DOCUMENT = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?:未|没有)(?:新)?(?:制发|制定|出台|制作|印发)(?:过|新的?)?(?:行政)?规范性文件|"
    r"(?:无|没有)新?(?:制发|制定|出台|印发)的?(?:行政)?规范性文件|"
    r"(?:无|没有)(?:行政)?规范性文件(?:的)?(?:制发|制定|出台|印发)(?:及更新|和更新)?(?:情况)?)"
)
_NO_DECISION = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:未|没有)(?:作出|做出|实施|发生|进行)(?:过)?"
    r"(?P<what>行政(?:许可|处罚|强制)(?:(?:决定|措施|[、和及与])+行政(?:许可|处罚|强制)){0,2})(?:决定|措施|行为|案件|情况)*"
)
_NO_CHARGE = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:(?:未|没有)(?:收取|发生|产生)(?:过|任何)?|(?:无|没有)(?:任何)?)行政事业性收费(?:项目|事项|情况)*"
)

_EVERY = r"(?:均|全部|都|一律)(?:已|均|全部)*"
_MANNER = r"[按照依申请人要求的形式法规定期限时在内及当由经我局以书面纸质电子邮件做到了\0]{0,30}"
_ANSWERED = r"(?:予以|给予)?(?:答复|回复|办结|办理)(?:完毕|完成)?了?"
_OPENED = r"(?:予以|同意|给予|全部)(?:了)?公开"
_ALL_OPENED = re.compile(
    rf"(?P<who>.{{0,40}}?)(?:{_EVERY}{_MANNER}(?:{_ANSWERED}[、并且]+(?:{_EVERY}{_MANNER})?)?{_OPENED}|"
    rf"并且?{_EVERY}{_MANNER}{_OPENED})"
)
_WHO_REQUESTS = re.compile(
    rf"[、，\0]*(?:所有|以上|上述|全部|该|这|对)*的?{phrases.OBJECT}申请(?:事项|件)?|\d*件?(?:申请)?(?:已)?"
)
_ALL_ANSWERED = re.compile(rf"(?:{_WHO_REQUESTS.pattern}){_EVERY}{_MANNER}{_ANSWERED}[，、]")
_EXCEPTED = re.compile(r"除|应公开|应当公开|可以公开|可公开|符合|主动|不予|部分|无法|不存在|依法不|属于")
_ALL_FROM = re.compile(
    r"(?P<who>.{0,20}?)(?:均|全部|都)(?:为|是|来自于?|由|系|属于?)(?P<from>自然人|公民个人|公民|个人|法人(?:或者?|和|及|、)(?:其他|其它)组织|"
    r"法人|商业企业|企业|科研机构|社会公益组织|法律服务机构)(?:提出|提交|申请|的)*"
)
_ALL_UPHELD = re.compile(
    r"(?P<who>.{0,30}?)(?:均|全部|都)(?:已|获|被|予以|为|结果|得到|判决|决定)*维持(?:原行政行为|原判)?"
)
_SETTLED = re.compile(r"审结|办结|已结|结案")

_DECISION_ROWS = {"许可": "licenses", "处罚": "penalties", "强制": "compulsion"}
_CELLS = "proactive_disclosure."


def wordy_claims(paragraph: str, text: str, start: int, thread: Thread, sentence: Sequence[Draft]) -> Iterator[Draft]:
    """
    Yield the claims of *text*, a clause without figures that starts at *start* in the cleaned *paragraph*.

    *sentence*: the claims already found in the same sentence, which "均…" may
    speak of.
    """
    if _NEGATIVE.search(text) is not None:
        yield from _negatives(text, start, thread, paragraph)
    if "公开" in text:
        yield from _all_opened(paragraph, text, start, thread, sentence)
    if _ALL_FROM.fullmatch(text) is not None:
        yield from _all_from(paragraph, text, start, thread, sentence)
    if "维持" in text:
        yield from _all_upheld(paragraph, text, start, thread, sentence)


def _negatives(text: str, start: int, thread: Thread, paragraph: str) -> Iterator[Draft]:
    """Yield the word for none that a clause is; each pattern is tried only where its noun stands."""
    if "书面" in text and ("公开" not in text or set(phrases.WAYS.findall(paragraph)) != {"书面"}):
        return  # there are other ways to ask
    match = None
    if "申请" in text:
        match = _NO_REQUEST.fullmatch(text) or _NO_REQUEST_NOUN.fullmatch(text) or _REQUESTS_ZERO.fullmatch(text)
    if match is not None and ("公开" in match["object"] or thread.topic == "requests"):
        yield _none(match, start, thread, subjects.RECEIVED_SUBJECT.text, "received", (subjects.RECEIVED,))
        return
    match = _NO_DISPUTE.fullmatch(text) if "复议" in text or "诉讼" in text else None
    if match is not None and (thread.disclosure or "信息公开" in text):
        key = _disputes_named(match["what"])
        if key is not None:
            yield _none(match, start, thread, DISPUTE_TEXTS[key], key, (dispute_sum(key, "total"),))
        return
    match = _NO_CARRY.fullmatch(text) if "结转" in text else None
    if match is not None:
        subject = subjects.OUTCOMES[0 if match["brought"] or match["before"] else 1]
        if thread.topic == "requests":
            yield _none(match, start, thread, subject.text, subject.key, subject.sums)
        return
    yield from _table_two_negatives(text, start, thread)


def _table_two_negatives(text: str, start: int, thread: Thread) -> Iterator[Draft]:
    match = _NO_DOCUMENT.fullmatch(text) if "规范性文件" in text else None
    if match is not None:
        sums: tuple[Sum, ...] = tuple(
            ((1, f"{_CELLS}normative_documents.{column}"),) for column in ("issued", "produced")
        )
        text_of = next(item.text for item in table_two.DOCUMENTS if item.key == "normative_documents.issued")
        yield _none(match, start, thread, text_of, "normative_documents.issued", sums)
        return
    match = _NO_DECISION.fullmatch(text) if "行政" in text else None
    if match is not None:
        for what, row in _DECISION_ROWS.items():
            if what in match["what"]:
                subject = next(item for item in table_two.DECISIONS if item.key.startswith(row))
                yield _none(match, start, thread, subject.text, subject.key, subject.sums)
        return
    match = _NO_CHARGE.fullmatch(text) if "收费" in text else None
    if match is not None:
        yield _none(match, start, thread, table_two.CHARGES.text, "charges", table_two.CHARGES.sums)


# One kind of applicant: others may have asked for a review.
_SOME_ONLY = re.compile(r"^(?!.*(?:公民|自然人|个人|单位).*(?:组织|单位|个人)).*(?:公民|自然人|个人|法人|组织)")
_AFTER_RECONSIDERATION = re.compile("复议后|经复议|复议.*不服|不服.*复议.*诉讼")


def _disputes_named(words: str) -> str | None:
    """
    Return which disputes a negative names.

    ``None`` where it names only litigation after reconsideration, or only those of one kind of applicant.
    """
    if _AFTER_RECONSIDERATION.search(words) is not None or _SOME_ONLY.search(words) is not None:
        return None
    kinds = "复议" in words, "诉讼" in words
    return {(True, True): "disputes", (True, False): "reconsideration"}.get(kinds, "litigation")


def _none(match: re.Match[str], start: int, thread: Thread, subject: Text, key: str, sums: tuple[Sum, ...]) -> Draft:
    return Draft(
        kind="negative",
        start=start + match.start(),
        end=start + match.end(),
        subject=subject,
        key=key,
        sums=sums,
        topic=thread.topic,
        doubt=thread.doubt or (OTHER_SCOPE if _OF_A_PART.search(match["prefix"]) else None),
        anchored=not thread.scope_named,
    )


def _all_opened(paragraph: str, text: str, start: int, thread: Thread, sentence: Sequence[Draft]) -> Iterator[Draft]:
    match = _ALL_OPENED.fullmatch(text)
    if match is None or _EXCEPTED.search(text) or thread.topic != "requests":
        return
    if not _WHO_REQUESTS.fullmatch(match["who"]):
        return
    if "申请" not in match["who"] and not (
        _follows(paragraph, start, sentence[-1]) if sentence else _answered_all(paragraph, start)
    ):
        return
    yield Draft(
        kind="absolute",
        start=start,
        end=start + len(text),
        subject=subjects.OPENED_SUBJECT.text,
        key="opened",
        sums=(subjects.OPENED,),
        all_of=(subjects.ANSWERED,),
        topic="requests",
        doubt=thread.doubt or (LOOSE if any(draft.key in _SPLIT for draft in sentence) else None),
        anchored=not thread.scope_named,
    )


_APPLICANTS_MEANT: dict[str, tuple[str, ...]] = {
    "自然人": ("natural_person",),
    "公民个人": ("natural_person",),
    "公民": ("natural_person",),
    "个人": ("natural_person",),
    "商业企业": ("enterprise",),
    "科研机构": ("research_institution",),
    "社会公益组织": ("public_welfare",),
    "法律服务机构": ("legal_service",),
}


def _all_from(paragraph: str, text: str, start: int, thread: Thread, sentence: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the claim that all requests came from one kind of applicant."""
    match = _ALL_FROM.fullmatch(text)
    if match is None or thread.topic != "requests" or not sentence or not _follows(paragraph, start, sentence[-1]):
        return
    if not _WHO_REQUESTS.fullmatch(match["who"]):
        return
    columns = _APPLICANTS_MEANT.get(match["from"], subjects.LEGAL_PERSONS)
    yield Draft(
        kind="absolute",
        start=start,
        end=start + len(text),
        subject=next(one.text for one in subjects.APPLICANTS if one.key == "applicant." + "+".join(columns)),
        key="applicant.all",
        sums=(tuple((1, f"requests.received.{column}") for column in columns),),
        all_of=(subjects.RECEIVED,),
        topic="requests",
        doubt=thread.doubt,
        anchored=not thread.scope_named,
    )


def _follows(paragraph: str, start: int, last: Draft) -> bool:
    """Whether "均…" at *start* speaks of all the requests that the *last* claim before it counts."""
    if last.key not in ("received", "newly_received", "answered") or last.doubt is not None:
        return False
    return _AT_ONCE.fullmatch(paragraph, last.end, start) is not None


def _answered_all(paragraph: str, start: int) -> bool:
    """Whether the sentence says of all requests, right before *start*, that they were answered."""
    since = max(paragraph.rfind("。", 0, start), paragraph.rfind("；", 0, start)) + 1
    said = _ALL_ANSWERED.fullmatch(paragraph, since, start)
    return said is not None and "申请" in said.group()


_AT_ONCE = re.compile(
    r"(?:[，、；]|已|均|全部|都|按时|按期|及时|依法|完成|答复|办结|办理|回复|完毕|情况|如下)*(?:\([^()]{0,30}\))?[，、；]*"
)

# Where the same sentence counts other outcomes, "均" speaks of some of the requests only.
_SPLIT = frozenset(
    ("denied", "unavailable", "unavailable_not_held", "unavailable_because", "not_processed", "otherwise_handled")
)


def _all_upheld(paragraph: str, text: str, start: int, thread: Thread, sentence: Sequence[Draft]) -> Iterator[Draft]:
    match = _ALL_UPHELD.fullmatch(text)
    if match is None or _SETTLED.search(text) or not thread.disclosure:
        return
    named = _disputes_meant(match["who"], sentence, paragraph.rfind("；", 0, start))
    key = _together(named) if named else None
    if key is None or re.search(r"[^行政复议诉讼案件、和及\0]", match["who"]):
        return
    yield Draft(
        kind="absolute",
        start=start,
        end=start + len(text),
        subject=RESULTS[0].text,
        key="upheld",
        sums=tuple((term,) for term in dispute_sum(key, "upheld")),
        all_of=tuple((term,) for term in dispute_sum(key, "total")),
        topic=thread.topic,
        doubt=thread.doubt,
        anchored=not thread.scope_named,
    )


def _disputes_meant(who: str, sentence: Sequence[Draft], since: int) -> list[str]:
    """Return the disputes that "均维持" speaks of: those it names, or those whose results are still untold."""
    named: list[str] = []
    for draft in sentence:
        if draft.start <= since or draft.topic not in DISPUTE_ROWS:
            continue
        if draft.key in DISPUTE_ROWS:
            named.append(draft.key)
        else:
            named.clear()
    if "复议" in who and "诉讼" not in who:
        return [key for key in named if key == "reconsideration"]
    if "诉讼" in who and "复议" not in who:
        return [key for key in named if key in ("litigation", "direct", "after")]
    return named


def _together(keys: Sequence[str]) -> str | None:
    kinds = frozenset(keys)
    if len(kinds) == 1:
        return keys[0]
    return "disputes" if kinds == {"reconsideration", "litigation"} else None
