"""Find which requests the words around a figure count: those that came in, one of the outcomes, those answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from math import prod

from gov_disclosure.narrative import applicants, subjects
from gov_disclosure.narrative.context import Thread
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.found import Found, subject_free
from gov_disclosure.narrative.phrases import (
    ALL_ASKED,
    ANSWER,
    ANSWER_BEHIND,
    ANSWERED_OF_THEM,
    CLOSED_LIST,
    IN_ALL,
    IN_ANSWERS,
    INTAKE,
    INTAKE_AFTER,
    INTAKE_VERB,
    INTAKE_WIDE,
    KNOWN_REQUEST,
    PLAIN_REQUEST,
    REQUEST_BARE,
    REQUEST_NOUN,
    REQUEST_TOTAL,
    SOME_APPLICANTS,
    WAYS,
    outcome_labels,
)

_OF_APPLICANTS = ("提出", "提交", "递交")
"""Verbs of those who ask: without an object they tell who asked ("自然人提出96件")."""
# A cheap first look before the patterns for intake.
_TAKEN_IN = re.compile("[收受接新提递登]")
# Behind what came in, where nothing says that it is only some.
_PLAINLY = re.compile("[、均已并中]|其中|$")
# Before what is carried over: "其余7件结转下年度", "尚未办结的7件，按规定结转下年度".
_THE_REST = re.compile(
    r"[、，及和以与并另其中\0]*(?:截[至止](?:20\d\d)?年?(?:年底|底|末)|年底|年末|期末)?"
    r"(?:剩余|其余|余下|剩下|(?:尚|还|另|仍)?有|(?:尚|仍)?未(?:办结|答复|到期))?(?:申请)?(?:的|有|为)*"
)
_ON_IN_NEXT_CLAUSE = re.compile(
    r"(?:申请)?(?:的)?(?:[^，。；0-9征补]{0,16}(?:[尚仍]在|正在(?:办|处)理|未办结|未到|期限?内|时限内)[^，。；0-9征补]{0,8})?，"
    r"(?:按照?|依照?|规定|法|程序|将|需|均|已)*(?:结转|转结|顺延|延续|转)(?:至|到|入)?(?:下一?(?:年|个年)|次年|明年|20\d\d年)"
)
# 机关 and 部门 alone: in a town's report those of the county, in a bureau's its own divisions.
_ANOTHER_BODY = re.compile("(?:^|[，、年度])(?:各|其他|有关|相关)?(?:职能)?(?:机关|部门)$")
# More than one way in which requests came: "通过线上线下", "通过网站、信函等方式".
_IN_MANY_WAYS = re.compile(
    "(?:通过|以)(?P<ways>[^，0-9]{2,24}(?:等[^，0-9]{0,6}|方式|渠道|途径)|线上线下|网上网下)共?$"
)


def intake(thread: Thread, paragraph: str, left: str, right: str) -> Found | None:
    """Return what came in ("收到政府信息公开申请120件", "收到120件申请")."""
    if _TAKEN_IN.search(left) is None:
        return None
    match = INTAKE.search(left)
    if match is not None and "申请" in match["object"]:
        named, rest = match["object"], ""
    else:
        match = INTAKE_VERB.search(left)
        behind = INTAKE_AFTER.match(right) if match is not None else None
        named, rest = (behind["object"], behind["rest"]) if behind is not None else ("", right)
    if match is None or SOME_APPLICANTS.fullmatch(named):
        return None
    if not named and match["verb"] == "收件" and "申请" not in paragraph:
        thread.topic = "other"  # counters take in papers of all kinds
        return None
    if not named and (thread.topic != "requests" or match["verb"] in _OF_APPLICANTS):
        return None
    assumed = bool(named) and thread.topic is None
    if named and "公开" not in named and "依申请" not in named and PLAIN_REQUEST.fullmatch(named) is None:
        thread.topic = "other"
        return None
    if "公开" in named or assumed:
        thread.topic = "requests"
    newly = match["verb"].startswith("新") and match["verb"] != "新增"
    subject = subjects.NEWLY_RECEIVED_SUBJECT if newly else subjects.RECEIVED_SUBJECT
    prefix = _without_ways(left[: match.start()])
    whole = subject.prefix.fullmatch(prefix) is not None and CLOSED_LIST.search(prefix) is None
    firm = whole and thread.topic == "requests" and _PLAINLY.match(rest) is not None
    firm = firm and not _one_way(named, paragraph) and _ANOTHER_BODY.search(prefix) is None
    back, assumed = len(left) - match.start(), assumed and "公开" not in named
    return Found(subject, subject.sums, firm, back, assumed=assumed, some=not whole)


# "全年共计72件，已办结68件", where requests are spoken of.
_SUM = re.compile("(?:共|共计|合计|总计|总共)(?:有|为)?$")
_THEN_DONE = re.compile("[，、；](?:其中)?(?:已|均|全部|都|按时|按期|依法)*(?:办结|答复|办复|回复)")


def in_sum(thread: Thread, paragraph: str, left: str, right: str, end: int) -> Found | None:
    """
    Return what came in where no verb says so: "共计72件，已办结68件", "共120件政府信息公开申请，…".

    It may also be all that was handled.
    """
    said = _SUM.search(left)
    subject = subjects.RECEIVED_SUBJECT
    if said is None or subject.prefix.fullmatch(left[: said.start()]) is None:
        return None
    behind = INTAKE_AFTER.match(right)
    if behind is not None and "公开" in behind["object"]:
        if not behind["rest"]:
            thread.topic = "requests"
            return Found(subject, (*subject.sums, subjects.ANSWERED), True, len(left))
    elif (
        thread.topic == "requests"
        and not right
        and _THEN_DONE.match(paragraph, end) is not None
        and _speaks_of_requests(paragraph, end)
    ):
        return Found(subject, (*subject.sums, subjects.ANSWERED), True, len(left))
    return None


def _speaks_of_requests(paragraph: str, end: int) -> bool:
    """Whether the sentence says nothing before the clause that ends at *end*, or speaks of requests for disclosure."""
    clause, sentence = (1 + max(paragraph.rfind(stop, 0, end) for stop in stops) for stops in ("，；。", "；。"))
    before = paragraph[sentence:clause]
    return "公开" in before or subjects.RECEIVED_SUBJECT.prefix.fullmatch(before) is not None


def loose_intake(thread: Thread, left: str, *, papers: bool) -> Found | None:
    """
    Return what came in, where requests are spoken of: only a total ("依申请公开总数120件") or the bare noun is plain.

    The noun without 申请 says nothing where it may be said of *papers*.
    """
    if papers and REQUEST_BARE.search(left) is not None:
        return None
    match = (
        INTAKE_WIDE.search(left)
        or REQUEST_NOUN.search(left)
        or REQUEST_TOTAL.fullmatch(left)
        or ALL_ASKED.fullmatch(left)
    )
    if match is None:
        return None
    if match.re not in (REQUEST_TOTAL, ALL_ASKED) and KNOWN_REQUEST.search(left, match.start()) is None:
        thread.topic = "other"
        return None
    subject = subjects.RECEIVED_SUBJECT
    plain = match.re is not INTAKE_WIDE or IN_ALL.search(match.group()) is not None
    firm = plain and subject.prefix.fullmatch(left[: match.start()]) is not None
    return Found(subject, (*subject.sums, subjects.ANSWERED), firm, len(left) - match.start())


# "其他3件", "其余55件均依法处理", behind outcomes that were counted.
_OTHER_OUTCOMES = re.compile(r"[、，和及以与\0]*(?:其他|其它|其余|余下|剩余)(?:申请|情况|情形|类|的|共|为|:)*")
_DEALT_WITH = re.compile("$|[，、]|均|都|全部|已|依法|按|正|尚|仍|未|作|由|因|转|结")
_BEFORE_THE_REST = frozenset(
    (*subjects.GROUP_OF, "received", "newly_received", "answered", "brought_forward", "to_handle")
)
_LEAVES = frozenset(subject.key for subject in subjects.LEAVES)
_MOST_READINGS = 40


def rest(left: str, right: str, sentence: Sequence[Draft]) -> Found | None:
    """
    Return what is left beside the outcomes that the *sentence* has counted.

    Each of them has several readings, and so has what they leave of the whole.
    """
    if _OTHER_OUTCOMES.fullmatch(left) is None or _DEALT_WITH.match(right) is None:
        return None
    told = [draft for draft in sentence if draft.kind == "figure" and not draft.depth]
    counted = [draft for draft in told if draft.key in subjects.GROUP_OF or draft.key in _LEAVES]
    if not counted or told[-1] is not counted[-1] or any(draft.key not in _BEFORE_THE_REST | _LEAVES for draft in told):
        return None
    wholes = (subjects.ANSWERED, subjects.RECEIVED, subjects.HANDLED_IN_ALL)
    if len(wholes) * prod(len(draft.sums) for draft in counted) > _MOST_READINGS:
        return None
    taken = [
        tuple((-1, key) for terms in reading for _, key in terms) for reading in product(*(d.sums for d in counted))
    ]
    subject = subjects.REST_SUBJECT
    return Found(subject, (*(whole + less for whole in wholes for less in taken), *subject.sums), True, len(left))


_ALONE = re.compile(r"[、，\0]*(?:其中)?:?(?:依法|已|经审查|同意)*公开(?:了|的|有|为|共|:)*")
_OTHERS_NOT = re.compile("[、，；](?:依法)?(?:部分|不予|不)公开")


def opened_alone(left: str, sentence: Sequence[Draft], paragraph: str, end: int) -> Found | None:
    """
    Return what was disclosed: "公开48件", right behind what was answered or came in.

    Elsewhere only where others were not disclosed ("公开48件，不予公开13件"), which contradicts nothing.
    """
    if _ALONE.fullmatch(left) is None:
        return None
    behind = bool(sentence) and sentence[-1].key in ("answered", "received")
    if not behind and _OTHERS_NOT.match(paragraph, end) is None:
        return None
    return Found(subjects.AGREED, subjects.AGREED.sums, behind and sentence[-1].doubt is None, len(left))


def other_applicants(left: str, sentence: Sequence[Draft]) -> Found | None:
    """Return who asked besides the applicants that the *sentence* has counted: "其他2件"."""
    told = [draft for draft in sentence if draft.kind == "figure" and draft.key.startswith("applicant.")]
    if not told or sentence[-1] is not told[-1] or _OTHER_OUTCOMES.fullmatch(left) is None:
        return None
    if any(draft.doubt is not None for draft in told):
        return None
    wholes = (subjects.RECEIVED, subjects.HANDLED_IN_ALL, subjects.ANSWERED)
    own = [tuple((1, f"{row}.other_organization") for _, row in whole) for whole in wholes]
    rest = [
        whole + tuple((-sign, key) for draft in told for sign, key in draft.sums[at]) for at, whole in enumerate(wholes)
    ]
    return Found(applicants.OTHER_APPLICANTS, (*own, *rest), True, len(left))


_IN_ALL = re.compile(r"[、，\0]*(?:两项|以上)?(?:共计|合计|总计|总共)(?:为|有|:)*")
_BOTH = ({"received", "brought_forward"}, {"newly_received", "brought_forward"})


def in_all(left: str, sentence: Sequence[Draft]) -> Found | None:
    """Return what was to be handled: "合计125件", behind what came in and what was brought forward."""
    told = {draft.key for draft in sentence[-2:] if draft.kind == "figure" and not draft.depth}
    if _IN_ALL.fullmatch(left) is None or told not in _BOTH:
        return None
    return Found(subjects.TO_HANDLE, (subjects.HANDLED_IN_ALL,), True, len(left))


_WITH_PARTS = re.compile(r"\((?:含|包括)部分(?:予以)?公开\)$")


# "涉及执法案卷5件" may tell what requests were about; behind what was denied it tells why.
_ABOUT = re.compile("涉及?(?!.*(?:不予|无法))")


def outcome(
    thread: Thread, paragraph: str, left: str, right: str, start: int, end: int, sentence: Sequence[Draft]
) -> Found | None:
    """
    Return what became of requests, carried over or answered in one way, or who asked.

    *start* and *end*: where the figure stands in the *paragraph*. *sentence*:
    the claims before it.
    """
    labels = outcome_labels(thread.report_year)
    found = labels.find_before(left)
    back = ahead = 0
    if found is not None:
        subject, at = found
        if subject.key in ("granted", "agreed") and _WITH_PARTS.search(paragraph, max(0, start - 16), start):
            subject = subjects.OPENED_SUBJECT
        firm = subject.prefix.fullmatch(left[:at]) is not None
        if _ABOUT.match(left, at) is not None and not any(draft.key == "denied" for draft in sentence):
            firm = False
        back = len(left) - at
    else:
        found = labels.find_after(right)
        if found is None and _THE_REST.fullmatch(left) and _ON_IN_NEXT_CLAUSE.match(paragraph, end):
            found = subjects.CARRIED_FORWARD, 0
        if found is None:
            return None
        subject, ahead = found
        firm = subject_free(left) or (subject.key == "carried_forward" and _THE_REST.fullmatch(left) is not None)
    sums = subject.sums
    if subject.unless is not None:
        if subject.key not in thread.mentioned:
            thread.mentioned[subject.key] = subject.unless.search(paragraph) is not None
        sums += () if thread.mentioned[subject.key] else subject.or_else
    return Found(subject, sums, firm and thread.topic == "requests", back, ahead)


# "办理151件(含上年结转6件)，其中已办结147件": what was to be handled.
_WITH_BROUGHT = re.compile(r"\((?:其中|含|包括|包含)*[^()]{0,8}(?:结转|转入)[^()]{0,8}\)[^。；]{0,12}办结")


_THEN_CLOSED = re.compile("[，；、](?:其中)?:?(?:已|共|按期)*办结")


# Behind a figure, what leaves open what was handled; "办理10件人大建议" does not.
_OPEN = re.compile("$|[、，\0]|已|均|全部|都|次|(?:依)?申请|公开|政府|信息")


def answer(thread: Thread, left: str, right: str, paragraph: str, end: int, sentence: Sequence[Draft]) -> Found | None:
    """
    Return what was answered ("办结118件"); *end*: where the figure ends in the *paragraph*.

    "办理" behind what was brought forward, or with it, is what was to be handled where 办结 follows.
    """
    assumed = thread.topic is None
    if not (assumed or thread.topic == "requests") or (assumed and _OPEN.match(right) is None):
        return None
    match = ANSWER.search(left)
    if match is None:
        return None
    thread.topic = "requests"
    subject = subjects.ANSWERED_SUBJECT
    prefix = left[: match.start()]
    firm = subject.prefix.fullmatch(prefix) is not None and _ANOTHER_BODY.search(prefix) is None
    if match.group().startswith("办理") and (
        _WITH_BROUGHT.match(paragraph, end) is not None
        or (bool(sentence) and sentence[-1].key == "brought_forward" and _THEN_CLOSED.match(paragraph, end) is not None)
    ):
        subject = subjects.TO_HANDLE
    return Found(subject, subject.sums, firm, len(left) - match.start(), assumed=assumed)


_OF = re.compile("(?:其中)?(?:在|(?=上述|以上|全部|所有|这))(?:上述|以上|全部|所有|这)*")


def answer_behind(thread: Thread, left: str, right: str, sentence: Sequence[Draft]) -> Found | None:
    """Take in "28件公开申请均在法定时限内办理": what was answered, named behind its figure."""
    came_in = bool(sentence) and sentence[-1].key in ("received", "newly_received") and sentence[-1].doubt is None
    if came_in and subject_free(left) and (said := ANSWERED_OF_THEM.match(right)) is not None:
        subject = subjects.ANSWERED_SUBJECT
        return Found(subject, subject.sums, True, len(left), said.end())
    if thread.topic == "requests" and subject_free(left) and (said := ANSWERED_OF_THEM.match(right)) is not None:
        return Found(subjects.ANSWERED_SUBJECT, subjects.ANSWERED_SUBJECT.sums, False, len(left), said.end())
    if _OF.fullmatch(left) and thread.topic == "requests" and (among := IN_ANSWERS.match(right)) is not None:
        subject = subjects.ANSWERED_SUBJECT
        return Found(subject, subject.sums, True, len(left), among.end())
    match = ANSWER_BEHIND.match(right)
    if match is None or not subject_free(left) or not (match["open"] or thread.topic == "requests"):
        return None
    thread.topic = "requests"
    subject = subjects.ANSWERED_SUBJECT
    return Found(subject, subject.sums, True, ahead=match.end())


def _without_ways(prefix: str) -> str:
    """Return the words before 收到 without several ways in which requests came."""
    said = _IN_MANY_WAYS.search(prefix)
    return prefix[: said.start()] if said is not None and len(set(WAYS.findall(said["ways"]))) > 1 else prefix


def _one_way(named: str, paragraph: str) -> bool:
    """
    Whether the words for requests name one way in which they came, so that they count those alone.

    Requests are made in writing: 书面 is one way of several only where the
    *paragraph* names others.
    """
    ways = set(WAYS.findall(named))
    if ways == {"书面"}:
        return set(WAYS.findall(paragraph)) != ways
    return len(ways) == 1 and "等" not in named
