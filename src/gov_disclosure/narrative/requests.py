"""What is said of requests around a figure: that they came in, what became of them, that they were answered."""

from __future__ import annotations

import re

from gov_disclosure.narrative import subjects
from gov_disclosure.narrative.context import Thread
from gov_disclosure.narrative.found import Found, subject_free
from gov_disclosure.narrative.phrases import (
    ANSWER,
    ANSWER_BEHIND,
    CLOSED_LIST,
    IN_ALL,
    INTAKE,
    INTAKE_AFTER,
    INTAKE_VERB,
    INTAKE_WIDE,
    KNOWN_REQUEST,
    PLAIN_REQUEST,
    REQUEST_NOUN,
    SOME_APPLICANTS,
    WAYS,
    outcome_labels,
)

_TAKEN_IN = re.compile("[收受接新]")
# A cheap first look before the patterns for intake.


# Before what is carried over: "其余7件结转下年度", "尚未办结的7件，按规定结转下年度".
_THE_REST = re.compile(
    r"[、，及和以与并另\0]*(?:截[至止](?:20\d\d)?年?(?:年底|底|末)|年底|年末)?"
    r"(?:剩余|其余|余下|剩下|(?:尚|还|另|仍)?有|(?:尚|仍)?未(?:办结|答复|到期))?(?:申请)?(?:的|有|为)*"
)
_ON_IN_NEXT_CLAUSE = re.compile(
    r"(?:申请)?(?:的)?(?:(?:正在|尚在|仍在)(?:办理|处理)(?:中|之中)?|尚?未办结|在(?:法定)?(?:办理|答复)?期限内|[因由]?于?尚?未到(?:期|[^，。；]{0,4}(?:期限?|时限)))?，"
    r"(?:按照?|依照?|规定|法|程序|将|需|均|已)*(?:结转|转结|顺延|延续|转)(?:至|到|入)?(?:下一?(?:年|个年)|次年|明年|20\d\d年)"
)
# More than one way in which requests came: "通过线上线下", "通过网站、信函等方式".
_IN_MANY_WAYS = re.compile(
    "(?:通过|以)(?P<ways>[^，0-9]{2,24}(?:等[^，0-9]{0,6}|方式|渠道|途径)|线上线下|网上网下)共?$"
)


def intake(thread: Thread, left: str, right: str) -> Found | None:
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
    if match is None or not (named or thread.topic == "requests"):
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
    firm = subject.prefix.fullmatch(prefix) is not None and CLOSED_LIST.search(prefix) is None
    firm = firm and thread.topic == "requests" and re.match(r"[、均已并]|其中|$", rest) is not None
    firm = firm and SOME_APPLICANTS.fullmatch(named) is None and not _one_way(named)
    return Found(subject, subject.sums, firm, len(left) - match.start(), assumed=assumed and "公开" not in named)


def loose_intake(thread: Thread, left: str) -> Found | None:
    """Return what came in, in words of which only a total ("依申请公开总数120件") is plain."""
    if thread.topic != "requests":
        return None
    match = INTAKE_WIDE.search(left) or REQUEST_NOUN.search(left)
    if match is None:
        return None
    if KNOWN_REQUEST.search(left, match.start()) is None:
        thread.topic = "other"
        return None
    subject = subjects.RECEIVED_SUBJECT
    firm = IN_ALL.search(match.group()) is not None and subject.prefix.fullmatch(left[: match.start()]) is not None
    return Found(subject, (*subject.sums, subjects.ANSWERED), firm, len(left) - match.start())


def outcome(thread: Thread, paragraph: str, left: str, right: str, end: int) -> Found | None:
    """
    Return what became of requests, carried over or answered in one way, or who asked.

    *end*: where the figure ends in the *paragraph*.
    """
    labels = outcome_labels(thread.report_year)
    found = labels.find_before(left)
    back = ahead = 0
    if found is not None:
        subject, at = found
        firm = subject.prefix.fullmatch(left[:at]) is not None
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


def answer(thread: Thread, left: str) -> Found | None:
    """Return what was answered ("办结118件")."""
    match = ANSWER.search(left)
    assumed = thread.topic is None
    if match is None or not (assumed or thread.topic == "requests"):
        return None
    thread.topic = "requests"
    subject = subjects.ANSWERED_SUBJECT
    firm = subject.prefix.fullmatch(left[: match.start()]) is not None
    return Found(subject, subject.sums, firm, len(left) - match.start(), assumed=assumed)


def answer_behind(thread: Thread, left: str, right: str) -> Found | None:
    """Take in "28件公开申请均在法定时限内办理": what was answered, named behind its figure."""
    match = ANSWER_BEHIND.match(right)
    if match is None or not subject_free(left):
        return None
    thread.topic = "requests"
    subject = subjects.ANSWERED_SUBJECT
    return Found(subject, subject.sums, True, ahead=match.end())


def _without_ways(prefix: str) -> str:
    """Return the words before 收到 without several ways in which requests came."""
    said = _IN_MANY_WAYS.search(prefix)
    return prefix[: said.start()] if said is not None and len(set(WAYS.findall(said["ways"]))) > 1 else prefix


def _one_way(named: str) -> bool:
    """Whether the words for requests name one way in which they came, so that they count those alone."""
    ways = set(WAYS.findall(named))
    return len(ways) == 1 and "等" not in named
