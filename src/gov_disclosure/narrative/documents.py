"""Find which figure of table two the words around a figure name: documents, decisions, charges."""

from __future__ import annotations

import re

from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.found import Found
from gov_disclosure.narrative.phrases import TABLE_TWO_LABELS
from gov_disclosure.narrative.subject import Subject
from gov_disclosure.narrative.table_two import DECISION_ROWS, DECISIONS, DOCUMENTS

_BY_KEY = {subject.key: subject for subject in (*DOCUMENTS, *DECISIONS) if subject.firm or subject in DOCUMENTS}
# "制发规范性文件4件，废止2件，现行有效37件": what was done, without the noun.
_ACT_ALONE = re.compile(
    r"[、，及和并\0]*(?:(?:截[至止])?(?:20\d\d)?年?底?|目前)(?:(?:本|当|今|全)年度?)?(?:新?(?P<issued>制发|制定|出台|印发)|(?P<repealed>废止)|(?P<in_force>现行有效))(?:件数|数量|了|的|有|为|共|共计)*"
)
# "制发了4件规范性文件": the noun behind the figure.
_ACT_BEFORE = re.compile("(?:新?(?P<issued>制发|制定|出台|印发)|(?P<repealed>废止))(?:了|共|共计)*$")
_NOUN_BEHIND = re.compile("(?:行政)?(?:(?P<rules>规章)|(?P<normative_documents>规范性文件))(?=$|[，、及和均并])")
# "作出86件行政处罚决定、12件行政强制决定": decisions named behind the figure.
_DECIDED = re.compile("(?:[作做]出|下达)(?:了|共|共计)*$")
_DECISION_BEHIND = re.compile("行政(?P<what>许可|处罚|强制)(?:处理)?(?:决定|措施)?(?=$|[，、及和均])")
_BETWEEN = re.compile("(?:行政(?:许可|处罚|强制)(?:处理)?(?:决定|措施)?[、，及和]+)?[、，及和]*")
# "制发规章0件、规范性文件4件": the noun, without what was done.
_NOUN_ALONE = re.compile(r"[、，及和\0]*(?:地方|政府|行政)*")


def documents(left: str, right: str, last: Draft | None) -> Found | None:
    """Return what of table two the words before and after a figure name; *last*: the claim right before it."""
    said = None if last is None or last.doubt is not None else _BY_KEY.get(last.key)
    row, _, column = ("", "", "any") if said is None else said.key.partition(".")
    decided = _DECISION_BEHIND.match(right)
    if decided is not None and last is not None and _goes_on(left, last):
        return _decided_behind(left, decided, last)
    found = TABLE_TWO_LABELS.find_before(left)
    if found is None and (behind := _NOUN_BEHIND.match(right)) is not None:
        return _named_behind(left, behind)
    if found is None and decided is not None:
        return _decided_behind(left, decided, last)
    if found is None:
        act = _ACT_ALONE.fullmatch(left) if column != "any" else None
        return None if act is None else _firm(_BY_KEY[f"{row}.{act.lastgroup}"], left)
    subject, at = found
    if last is not None and _same_act(subject, left[:at], last):
        return _firm(_BY_KEY[subject.key], left)
    if subject.key.endswith(".any") and column != "any" and _NOUN_ALONE.fullmatch(left[:at]) is not None:
        return _firm(_BY_KEY[subject.key.replace("any", column)], left)
    return Found(subject, subject.sums, subject.prefix.fullmatch(left[:at]) is not None, len(left) - at)


def _named_behind(left: str, behind: re.Match[str]) -> Found | None:
    act = _ACT_BEFORE.search(left)
    if act is None:
        return None
    subject = _BY_KEY[f"{behind.lastgroup}.{act.lastgroup}"]
    firm = subject.prefix.fullmatch(left[: act.start()]) is not None
    return Found(subject, subject.sums, firm, len(left) - act.start(), behind.end())


def _decided_behind(left: str, behind: re.Match[str], last: Draft | None) -> Found | None:
    """Take in "作出86件行政处罚决定", and "、12件行政强制决定" behind it."""
    act = _DECIDED.search(left)
    goes_on = last is not None and _goes_on(left, last)
    if act is None and not goes_on:
        return None
    subject = _BY_KEY[f"{DECISION_ROWS[behind['what']]}.decisions"]
    firm = act is None or subject.prefix.fullmatch(left[: act.start()]) is not None
    return Found(subject, subject.sums, firm, len(left) if act is None else len(left) - act.start(), behind.end())


def _goes_on(left: str, last: Draft) -> bool:
    """Whether only the noun of the decisions counted last stands before the figure ("行政处罚决定、")."""
    return last.key.endswith(".decisions") and _BETWEEN.fullmatch(left) is not None


def _same_act(subject: Subject, before: str, last: Draft) -> bool:
    """Whether "行政处罚决定86件" goes on from "作出行政许可决定1523件、"."""
    decisions = subject.key.endswith(".decisions") and last.key.endswith(".decisions")
    return decisions and last.doubt is None and re.fullmatch("[、，及和]*", before) is not None


def _firm(subject: Subject, left: str) -> Found:
    return Found(subject, subject.sums, True, len(left))
