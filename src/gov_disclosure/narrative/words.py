"""Find the claims of a clause without figures: words for all (均予以公开, 全部来自自然人) and, in `none`, for none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.narrative import applicants, phrases, subjects
from gov_disclosure.narrative.context import LOOSE, Thread
from gov_disclosure.narrative.dispute_sums import DISPUTE_ROWS, RESULTS, dispute_sum
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.none import negatives

WORDY = re.compile(
    "[未无没不均都一全零](?:(?<=[为是:]零)|(?<=:无)(?:[，；。]|$)|(?<=零)(?:申请|受理|收件|行政|复议|诉讼|发生|案件)|"
    "(?:(?<=[未无])|(?<=没)有|(?<=不)存在).{0,120}(?:申请|复议|诉讼|结转|规范性文件|行政)|"
    "(?:(?<=[均都])|(?<=一)律|(?<=全)部).{0,120}(?:公开|维持)|(?:(?<=[均都])|(?<=全)部)(?:为|是|来自|由|系|属))",
    re.DOTALL,
)
"""A clause without any of these claims nothing in words."""

_NEGATIVE = re.compile("[未无零]|没有|不存在")

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


def wordy_claims(paragraph: str, text: str, start: int, thread: Thread, sentence: Sequence[Draft]) -> Iterator[Draft]:
    """
    Yield the claims of *text*, a clause without figures that starts at *start* in the cleaned *paragraph*.

    *sentence*: the claims already found in the same sentence, which "均…" may
    speak of.
    """
    if _NEGATIVE.search(text) is not None:
        yield from negatives(text, start, thread, paragraph)
    if "公开" in text:
        yield from _all_opened(paragraph, text, start, thread, sentence)
    if _ALL_FROM.fullmatch(text) is not None:
        yield from _all_from(paragraph, text, start, thread, sentence)
    if "维持" in text:
        yield from _all_upheld(paragraph, text, start, thread, sentence)


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
    columns = _APPLICANTS_MEANT.get(match["from"], applicants.LEGAL_PERSONS)
    yield Draft(
        kind="absolute",
        start=start,
        end=start + len(text),
        subject=next(one.text for one in applicants.APPLICANTS if one.key == "applicant." + "+".join(columns)),
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
