"""Find what a paragraph claims, before any table is looked at."""

from __future__ import annotations

import re
from copy import copy

from attrs import define, field

from gov_disclosure.narrative import subjects
from gov_disclosure.narrative.claim import Sum
from gov_disclosure.narrative.context import LOOSE, NOT_DISCLOSURE, Thread
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.numerals import COUNT_UNITS, Figure, figures
from gov_disclosure.narrative.phrases import (
    ANSWER,
    ANSWER_BEHIND,
    CHANNEL,
    CLOSED_LIST,
    COMPARED,
    DISPUTE_AFTER,
    DISPUTE_LABEL,
    DISPUTE_PREFIX,
    DISPUTE_VERB,
    INTAKE,
    INTAKE_AFTER,
    INTAKE_VERB,
    INTAKE_WIDE,
    KNOWN_REQUEST,
    PLAIN_REQUEST,
    REQUEST_NOUN,
    RESULT_LABELS,
    SOME_APPLICANTS,
    TABLE_TWO_LABELS,
    WAYS,
    outcome_labels,
)
from gov_disclosure.narrative.rates import change_of, share_of
from gov_disclosure.narrative.sentences import HIDDEN, Clause, Cleaned, clauses
from gov_disclosure.narrative.splits import narrowed_beside
from gov_disclosure.narrative.subjects import DISPUTE_ROWS, Subject, Topic, dispute_sum, result_sums
from gov_disclosure.narrative.words import WORDY, wordy_claims
from gov_disclosure.text import Text

MOST_CLAIMS = 200
"""How many claims of one paragraph are read; prose has no more."""

_REACH = 120  # characters before a figure that can bear on it
_CUT = "…"
_QUOTED = 32  # characters quoted before a figure without looking for where its words begin
_AMOUNT_UNITS = frozenset(("万元", "元"))


@define
class _Found:
    """A subject found by a figure; ``back`` and ``ahead``: how far its words reach before and after it."""

    subject: Subject
    sums: tuple[Sum, ...]
    firm: bool
    back: int = 0
    ahead: int = 0
    assumed: bool = False


@define
class _Reader:
    """Reads one paragraph."""

    thread: Thread
    paragraph: str
    drafts: list[Draft]
    by_heading: bool = False
    sentence_at: int = 0
    sentence_from: int = 0
    last_count: tuple[int, Draft | None] = (-1000, None)
    mentioned: dict[str, bool] = field(factory=dict)
    counted: frozenset[str] = frozenset()
    joined: tuple[int, ...] = ()
    of_other_kinds: bool = False

    def clause(self, clause: Clause) -> None:
        """Read a clause; what a bracket speaks of is forgotten when it closes."""
        if clause.depth:
            outside, self.thread = self.thread, copy(self.thread)
            self._clause(clause)
            self.thread = outside
        else:
            self._clause(clause)

    def _clause(self, clause: Clause) -> None:
        text = clause.text
        if clause.first and not clause.depth:
            self.thread.open_sentence(text)
            self.sentence_at, self.sentence_from = clause.start, len(self.drafts)
            sentence = _SENTENCE.match(self.paragraph, clause.start)
            wording = "" if sentence is None else sentence.group()
            self.of_other_kinds = NOT_DISCLOSURE.search(wording) is not None
            self.thread.partial |= _OVER_YEARS.search(wording) is not None
        found = figures(text)
        end = 0
        for at, figure in enumerate(found):
            left = _shortened(text[end : figure.start].replace(HIDDEN, ""))
            following = found[at + 1].start if at + 1 < len(found) else len(text)
            right = text[figure.end : following].replace(HIDDEN, "")
            self._figure(figure, left, right, clause)
            end = figure.end
        if end < len(text):
            self.thread.hear(text[end:], counts=False)
        if not found and WORDY.search(text) is not None:
            said = self.drafts[self.sentence_from :]
            for draft in wordy_claims(self.paragraph, text, clause.start, self.thread, said):
                self._add(draft)

    def _figure(self, figure: Figure, left: str, right: str, clause: Clause) -> None:
        start, end = clause.start + figure.start, clause.start + figure.end
        if self.joined and any(start < at < end for at in self.joined):
            figure.sure = False
        compared = COMPARED.search(left) if _CHANGED.search(left) is not None else None
        if compared is not None:
            base = next((d for d in reversed(self.drafts[self.sentence_from :]) if d.kind == "figure"), None)
            self._add(change_of(base, figure, compared, left, start, end, self.thread.report_year))
            return
        if figure.unit == "%":
            self._add(share_of(self.last_count, figure, left, start, end))
            return
        before = self.thread.topic
        self.thread.hear(left, counts=True)
        self.thread.counting = True
        if figure.unit in COUNT_UNITS or figure.unit in _AMOUNT_UNITS:
            draft = self._count(figure, left, right, clause)
            if draft is None:
                self.thread.lose_topic(left)
                self.thread.narrowed = True
            else:
                self._add(draft)
            self.last_count = (end, draft)
        if self.thread.topic is None:
            self.thread.topic = before

    def _add(self, draft: Draft | None) -> None:
        if draft is not None and self.thread.this_year and len(self.drafts) < MOST_CLAIMS:
            self.drafts.append(draft)

    # Counts -----------------------------------------------------------------

    def _count(self, figure: Figure, left: str, right: str, clause: Clause) -> Draft | None:
        start, end = clause.start + figure.start, clause.start + figure.end
        topic = self.thread.topic
        if figure.unit in _AMOUNT_UNITS:
            found = self._table_two(left) if figure.unit == "万元" else None
        elif topic in DISPUTE_ROWS:
            found = None if self.of_other_kinds else self._dispute(figure, left, right, topic)
        elif (after := DISPUTE_AFTER.match(right)) is not None and after["what"]:
            found = self._dispute_after(left, right)
        else:
            found = (
                self._intake(left, right)
                or self._outcome(left, right)
                or self._answer_behind(left, right)
                or self._answer(left)
                or self._loose_intake(left)
            )
        if found is None:
            found = self._table_two(left)
        if found is None:
            return self._channel(figure, left, clause)
        subject = found.subject
        doubt = self.thread.doubt
        firm = found.firm and subject.firm and figure.sure and not self._narrowed(subject, left, right, start, end)
        if doubt is None and not firm:
            doubt = LOOSE
        draft = Draft(
            kind="figure",
            start=start - (len(left) if len(left) <= _QUOTED else found.back),
            end=end + found.ahead,
            subject=subject.text,
            key=subject.key,
            sums=found.sums,
            figure=figure,
            topic=self.thread.topic,
            doubt=doubt,
            anchored=not self.thread.scope_named,
            depth=clause.depth,
            named=self.by_heading
            or _ON_DISCLOSURE.search(self.paragraph, max(self.sentence_at, end - _REACH), end) is not None,
            assumed=found.assumed,
            rests_on=self.thread.assumed if self.thread.topic == "requests" else None,
        )
        if found.assumed:
            self.thread.assumed = draft
        return draft

    def _narrowed(self, subject: Subject, left: str, right: str, start: int, end: int) -> bool:
        """Whether words around the figure, or earlier in the sentence, make it count only some."""
        if narrowed_beside(self.paragraph, start, end, right):
            return True
        if self.thread.topic != "requests":
            return self.thread.narrowed and self.thread.topic in DISPUTE_ROWS and subject.column is not None
        if "公开" in left and subject.key in ("received", "newly_received", "answered"):
            self.thread.narrowed = False
        return self.thread.narrowed

    def _channel(self, figure: Figure, left: str, clause: Clause) -> Draft | None:
        match = CHANNEL.search(left) if self.thread.topic == "requests" else None
        if match is None:
            return None
        self.thread.narrowed = True
        key = f"channel.{match.lastgroup}"
        return Draft(
            kind="figure",
            start=clause.start + figure.start,
            end=clause.start + figure.end,
            subject=_CHANNEL,
            key=key,
            sums=(),
            figure=figure,
            depth=clause.depth,
        )

    def _intake(self, left: str, right: str) -> _Found | None:
        if _TAKEN_IN.search(left) is None:
            return None
        match = INTAKE.search(left)
        if match is not None and "申请" in match["object"]:
            named, rest = match["object"], ""
        else:
            match = INTAKE_VERB.search(left)
            behind = INTAKE_AFTER.match(right) if match is not None else None
            named, rest = (behind["object"], behind["rest"]) if behind is not None else ("", right)
        if match is None or not (named or self.thread.topic == "requests"):
            return None
        assumed = bool(named) and self.thread.topic is None
        if named and "公开" not in named and "依申请" not in named and PLAIN_REQUEST.fullmatch(named) is None:
            self.thread.topic = "other"
            return None
        if "公开" in named or assumed:
            self.thread.topic = "requests"
        newly = match["verb"].startswith("新") and match["verb"] != "新增"
        subject = subjects.NEWLY_RECEIVED_SUBJECT if newly else subjects.RECEIVED_SUBJECT
        prefix = left[: match.start()]
        firm = subject.prefix.fullmatch(prefix) is not None and CLOSED_LIST.search(prefix) is None
        firm = firm and self.thread.topic == "requests" and re.match(r"[、均已并]|其中|$", rest) is not None
        firm = firm and SOME_APPLICANTS.fullmatch(named) is None and not _one_way(named)
        return _Found(subject, subject.sums, firm, len(left) - match.start(), assumed=assumed and "公开" not in named)

    def _loose_intake(self, left: str) -> _Found | None:
        if self.thread.topic != "requests":
            return None
        match = INTAKE_WIDE.search(left) or REQUEST_NOUN.search(left)
        if match is None:
            return None
        if KNOWN_REQUEST.search(left, match.start()) is None:
            self.thread.topic = "other"
            return None
        subject = subjects.RECEIVED_SUBJECT
        return _Found(subject, subject.sums, False, len(left) - match.start())

    def _outcome(self, left: str, right: str) -> _Found | None:
        labels = outcome_labels(self.thread.report_year)
        found = labels.find_before(left)
        back = ahead = 0
        if found is not None:
            subject, at = found
            firm = subject.prefix.fullmatch(left[:at]) is not None
            back = len(left) - at
        else:
            found = labels.find_after(right)
            if found is None:
                return None
            subject, ahead = found
            firm = subject_free(left)
        sums = subject.sums
        if subject.unless is not None and not self._mentions(subject):
            sums += subject.or_else
        return _Found(subject, sums, firm and self.thread.topic == "requests", back, ahead)

    def _mentions(self, subject: Subject) -> bool:
        """Whether the paragraph names what would keep *subject* to its narrower meaning."""
        if subject.key not in self.mentioned:
            self.mentioned[subject.key] = subject.unless is not None and bool(subject.unless.search(self.paragraph))
        return self.mentioned[subject.key]

    def _answer(self, left: str) -> _Found | None:
        match = ANSWER.search(left)
        assumed = self.thread.topic is None
        if match is None or not (assumed or self.thread.topic == "requests"):
            return None
        self.thread.topic = "requests"
        subject = subjects.ANSWERED_SUBJECT
        firm = subject.prefix.fullmatch(left[: match.start()]) is not None
        return _Found(subject, subject.sums, firm, len(left) - match.start(), assumed=assumed)

    def _answer_behind(self, left: str, right: str) -> _Found | None:
        """Take in "28件公开申请均在法定时限内办理": what was answered, named behind its figure."""
        match = ANSWER_BEHIND.match(right)
        if match is None or not subject_free(left):
            return None
        self.thread.topic = "requests"
        subject = subjects.ANSWERED_SUBJECT
        return _Found(subject, subject.sums, True, ahead=match.end())

    def _dispute(self, figure: Figure, left: str, right: str, topic: Topic) -> _Found | None:
        found = RESULT_LABELS.find_before(left)
        if found is not None:
            return self._result(found[0], topic, _result_prefix(left[: found[1]]), back=len(left) - found[1])
        found = RESULT_LABELS.find_after(right) if subject_free(left) else None
        if found is not None:
            return self._result(found[0], topic, True, ahead=found[1])
        match = DISPUTE_LABEL.search(left)
        if match is None or match.lastgroup is None:
            return self._dispute_after(left, right)
        if figure.value and ("均" in left or "各" in left):
            return None
        firm = DISPUTE_PREFIX.fullmatch(left[: match.start()]) is not None and "应诉" not in left
        return self._disputes(match.lastgroup, firm, back=len(left) - match.start())

    def _dispute_after(self, left: str, right: str) -> _Found | None:
        match = DISPUTE_AFTER.match(right)
        if match is None or DISPUTE_VERB.search(left) is None:
            return None
        key = "reconsideration" if "复议" in (match["what"] or match["plain"]) else "litigation"
        firm = DISPUTE_PREFIX.fullmatch(left) is not None and not right[match.end() :].strip("案件，、")
        return self._disputes(key, firm, ahead=match.end())

    def _disputes(self, key: str, firm: bool, *, back: int = 0, ahead: int = 0) -> _Found:
        self.counted |= {key}
        self.thread.topic = key  # type: ignore[assignment]
        subject = Subject(key=key, text=_DISPUTE_TEXTS[key], label="", prefix="")
        return _Found(subject, (dispute_sum(key, "total"),), firm and self.thread.disclosure, back, ahead)

    def _result(self, subject: Subject, topic: Topic, firm: bool, *, back: int = 0, ahead: int = 0) -> _Found:
        """Results told after several kinds of disputes may be those of all of them."""
        sums = result_sums(subject.column or "", topic, self.counted)
        return _Found(subject, sums, firm and self.thread.disclosure, back, ahead)

    def _table_two(self, left: str) -> _Found | None:
        found = TABLE_TWO_LABELS.find_before(left)
        if found is None:
            return None
        subject, at = found
        return _Found(subject, subject.sums, subject.prefix.fullmatch(left[:at]) is not None, len(left) - at)


def _one_way(named: str) -> bool:
    """Whether the words for requests name one way in which they came, so that they count those alone."""
    ways = set(WAYS.findall(named))
    return len(ways) == 1 and "等" not in named


def _shortened(left: str) -> str:
    """Keep the end of a long text before a figure; the mark keeps it from looking like a plain beginning."""
    return left if len(left) <= _REACH else _CUT + left[-_REACH:]


def subject_free(left: str) -> bool:
    """Whether nothing before a figure says what it counts."""
    return re.fullmatch(r"[、，及和以与并另其中\0]*(?:有|为|共|:|分别)*", left) is not None


def _result_prefix(prefix: str) -> bool:
    return (
        re.fullmatch(r"[、，及和以与并另其中\0:]*(?:有|为|共|法院|经审理|行政|复议|诉讼|案件|决定|机关)*", prefix)
        is not None
    )


# A total over years that names this year's part of it.
_OVER_YEARS = re.compile("累计[^。]*其中[，:]?(?:本年|今年|当年|报告年)")
_SENTENCE = re.compile("[^。！？]*")
_ON_DISCLOSURE = re.compile("信息公开|依申请")

# Cheap first looks before the patterns for comparisons and for intake.
_CHANGED = re.compile("[增升提涨多减降回下落少]")
_TAKEN_IN = re.compile("[收受接新]")

_CHANNEL = Text("申请渠道", "channel of the requests")

_DISPUTE_TEXTS = {
    "reconsideration": Text("行政复议", "administrative reconsideration"),
    "direct": Text("未经复议直接起诉", "litigation without prior reconsideration"),
    "after": Text("复议后起诉", "litigation after reconsideration"),
    "litigation": Text("行政诉讼", "administrative litigation"),
    "disputes": Text("行政复议和行政诉讼", "reconsideration and litigation"),
}


def drafts(paragraph: Cleaned, thread: Thread) -> list[Draft]:
    """Return what a paragraph claims; *thread* is left as the paragraph leaves it."""
    text = paragraph.text
    reader = _Reader(thread, text, [], joined=paragraph.joined, by_heading=thread.topic in DISPUTE_ROWS)
    for clause in clauses(text, thread.organ.names):
        reader.clause(clause)
    return reader.drafts
