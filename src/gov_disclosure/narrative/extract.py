"""Find what a paragraph claims, before any table is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy

from attrs import define, field

from gov_disclosure.figures.prose import COUNTED, Figure, figures, in_ten_thousands
from gov_disclosure.figures.units import AMOUNT_UNITS
from gov_disclosure.narrative import requests, subjects
from gov_disclosure.narrative.apart import told_apart
from gov_disclosure.narrative.collected import taken_back
from gov_disclosure.narrative.context import GOES_ON, LOOSE, NOT_DISCLOSURE, Thread
from gov_disclosure.narrative.dispute_sums import DISPUTE_ROWS
from gov_disclosure.narrative.disputes import dispute, dispute_after, disputes_in_all, other_results
from gov_disclosure.narrative.documents import documents
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.found import Found
from gov_disclosure.narrative.phrases import (
    ANSWERED_OF_THEM,
    CHANNEL,
    COMPARED,
    DISPUTE_AFTER,
    IN_ANSWERS,
    LEAD,
    OF_RESULTS,
    REQUEST_NOUN,
    leads_to_some,
)
from gov_disclosure.narrative.rates import change_of, share_of
from gov_disclosure.narrative.sentences import HIDDEN, Clause, Cleaned, clauses
from gov_disclosure.narrative.splits import OF_ALL_KINDS, narrowed_beside
from gov_disclosure.narrative.subject import Subject, Topic
from gov_disclosure.narrative.subjects import TAKEN_IN
from gov_disclosure.narrative.table_two import CHARGES
from gov_disclosure.narrative.words import WORDY, wordy_claims
from gov_disclosure.text import Text

MOST_CLAIMS = 200
"""How many claims of one paragraph are read; prose has no more."""

_REACH = 120  # characters before a figure that can bear on it
_CUT = "…"
_QUOTED = 32  # characters quoted before a figure without looking for where its words begin
_OF_OTHER_YEARS = frozenset(("brought_forward", "carried_forward"))


@define
class _Reader:
    """Reads one paragraph, clause by clause, and keeps the claims found so far."""

    thread: Thread
    paragraph: str
    drafts: list[Draft]
    joined: tuple[int, ...]
    denies: bool
    """Whether it says somewhere that something is not about disclosure."""
    adds_years: bool
    """Whether it speaks somewhere of a total over years."""
    sentence_at: int = 0
    sentence_from: int = 0
    last_count: tuple[int, Draft | None] = (-1000, None)
    words_from: int = 0
    units: set[str] = field(factory=set)
    unheard: bool = False
    beside: bool = False
    of_other_kinds: bool = False

    def clause(self, clause: Clause, found: Sequence[Figure]) -> None:
        """Read a clause with its figures; what a bracket speaks of is forgotten when it closes."""
        if clause.depth:
            outside, self.thread = self.thread, copy(self.thread)
            self._clause(clause, found)
            self.thread = outside
        else:
            if clause.first:
                self._open_sentence(clause)
            self._clause(clause, found)

    def _open_sentence(self, clause: Clause) -> None:
        self.thread.open_sentence(clause.text)
        self.sentence_at, self.sentence_from = clause.start, len(self.drafts)
        if not clause.text.startswith(GOES_ON):
            self.units, self.unheard, self.beside = set(), False, False
        self.of_other_kinds = self.denies and NOT_DISCLOSURE.search(self._sentence) is not None
        if self.adds_years:
            wording = self._sentence
            over_years = wording.find("累计")
            self.thread.partial |= over_years >= 0 and _THIS_YEARS_PART.search(wording, over_years) is not None

    @property
    def _sentence(self) -> str:
        sentence = _SENTENCE.match(self.paragraph, self.sentence_at)
        return "" if sentence is None else sentence.group()

    def _clause(self, clause: Clause, found: Sequence[Figure]) -> None:
        text = clause.text
        if not found:
            return self._without_figures(clause)
        end = 0
        apart = told_apart(text, found, self.thread.report_year)
        for at, figure in enumerate(found):
            left = _shortened(text[end : figure.start].replace(HIDDEN, "")) if apart is None else apart[at]
            self.words_from = end if apart is None else figure.start
            following = found[at + 1].start if at + 1 < len(found) else len(text)
            right = text[figure.end : following].replace(HIDDEN, "")
            if clause.depth and not figure.start:
                left = self._before_bracket(clause.start)
            self._figure(figure, left, right, clause)
            self.units.add(figure.unit)
            end = figure.end
        if end < len(text):
            self.thread.hear(text[end:], counts=False)
        return None

    def _before_bracket(self, start: int) -> str:
        """Return the words right before a bracket that opens with a figure: "予以公开（48件）"."""
        words = _BEFORE_BRACKET.search(self.paragraph, max(self.sentence_at, start - _REACH), start)
        return "" if words is None else words["words"]

    def _without_figures(self, clause: Clause) -> None:
        text = clause.text
        if _CONTENTS.match(text) is None:
            self.thread.hear(text, counts=False)
        if leads_to_some(text):
            self.thread.narrowed = True
        if WORDY.search(text) is not None:
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
        thread = self.thread
        before = thread.topic
        thread.hear(left, counts=True)
        thread.counting = True
        if figure.unit in COUNTED or figure.unit in AMOUNT_UNITS:
            draft = self._count(figure, left, right, clause)
            if draft is None:
                thread.lose_topic(left)
                if not clause.depth:
                    self.unheard = self.beside = True
            else:
                self._add(draft)
            self.last_count = (end, draft)
        if thread.topic is None:
            thread.topic = before

    def _add(self, draft: Draft | None) -> None:
        if draft is not None and self.thread.this_year and len(self.drafts) < MOST_CLAIMS:
            self.drafts.append(draft)

    # Counts -----------------------------------------------------------------

    def _count(self, figure: Figure, left: str, right: str, clause: Clause) -> Draft | None:
        start, end = clause.start + figure.start, clause.start + figure.end
        left = self._without_lead(left)
        if figure.unit in AMOUNT_UNITS:
            figure = in_ten_thousands(figure)
        found = self._found(figure, left, right, start, end)
        if found is not None and found.subject.key in DISPUTE_ROWS and OF_ALL_KINDS.match(self.paragraph, end):
            return None
        if found is not None and found.subject is CHARGES and figure.unit in COUNTED and figure.value:
            return None  # "行政事业性收费信息1条" is no amount; "0项" is none
        if found is None:
            return self._channel(figure, left, clause)
        subject = found.subject
        doubt = self.thread.doubt
        sure = figure.sure or (not figure.value and left.endswith(_IS))
        firm = found.firm and subject.firm and sure and not self._narrowed(subject, left, right, figure, clause)
        firm = firm and not self._of_the_same_cause(subject, left)
        if doubt is None and not firm:
            doubt = LOOSE
        draft = Draft(
            kind="figure",
            start=clause.start + self._start(clause.text, figure, len(left) if len(left) <= _QUOTED else found.back),
            end=end + found.ahead,
            subject=subject.text,
            key=subject.key,
            sums=found.sums,
            figure=figure,
            topic=self.thread.topic,
            doubt=doubt,
            anchored=not self.thread.scope_named,
            depth=clause.depth,
            named=self.thread.named
            or _ON_DISCLOSURE.search(self.paragraph, max(self.sentence_at, end - _REACH), end) is not None,
            assumed=found.assumed,
            rests_on=self._rests_on(subject),
        )
        if found.assumed:
            self.thread.assumed = draft
        if found.some:
            self.thread.of_some = draft
        return draft

    def _found(self, figure: Figure, left: str, right: str, start: int, end: int) -> Found | None:
        """Return what the figure counts, ``None`` where no words say so."""
        topic = self.thread.topic
        if figure.unit in AMOUNT_UNITS:
            found = documents(left, right, None)
        elif topic in DISPUTE_ROWS:
            found = None if self.of_other_kinds else self._of_disputes(figure, left, right, topic)
        elif (after := DISPUTE_AFTER.match(right)) is not None and after["what"]:
            found = dispute_after(self.thread, left, right)
        else:
            found = self._of_requests(figure, left, right, start, end)
        return found or documents(left, right, self.last_count[1])

    def _of_disputes(self, figure: Figure, left: str, right: str, topic: Topic) -> Found | None:
        said = self.drafts[self.sentence_from :]
        found = dispute(self.thread, figure, left, right, topic)
        found = found or other_results(self.thread, left, topic, said)
        return found or (None if self.beside else disputes_in_all(left, right, said, self.last_count[1]))

    def _of_the_same_cause(self, subject: Subject, left: str) -> bool:
        """Whether "、诉讼2件" goes on from disputes of some cause only ("因同一事项引发复议3件、诉讼2件")."""
        last = self.last_count[1]
        if last is None or last.start < self.sentence_at or not {last.key, subject.key} <= DISPUTE_ROWS.keys():
            return False
        said = self.paragraph[self.sentence_at : last.end] + left
        return last.doubt is LOOSE and _ON_DISCLOSURE.search(said) is None

    def _of_requests(self, figure: Figure, left: str, right: str, start: int, end: int) -> Found | None:
        thread, paragraph, said = self.thread, self.paragraph, self.drafts[self.sentence_from :]
        found = (
            requests.intake(thread, paragraph, left, right)
            or requests.in_sum(thread, paragraph, left, right, end)
            or requests.outcome(thread, paragraph, left, right, start, end, said)
            or requests.answer_behind(thread, left, right, said)
            or requests.answer(thread, left, right, paragraph, end, said)
        )
        if found is None and thread.topic == "requests":
            found = requests.loose_intake(thread, left, papers=self._of_papers(start, figure))
            found = found or requests.opened_alone(left, said, paragraph, end)
        if found is not None and found.subject.key in TAKEN_IN and any(draft.key == "answered" for draft in said):
            found.sums += (subjects.ANSWERED_OF_NEW,)  # "办结118件（其中新收113件、上年结转5件）"
        if found is not None or not said:
            return found
        return (
            requests.in_all(left, said)
            or (None if self.unheard else requests.other_applicants(left, said))
            or (None if self.unheard else requests.rest(left, right, said))
        )

    def _rests_on(self, subject: Subject) -> Draft | None:
        """Return the claim that must agree for this one to be about all requests for disclosure."""
        if self.thread.topic != "requests":
            return None
        return self.thread.assumed or (None if subject.key in TAKEN_IN else self.thread.of_some)

    def _start(self, text: str, figure: Figure, back: int) -> int:
        """Return where in the clause *text* a claim begins: *back* characters before its figure, brackets aside."""
        at = figure.start
        while back and at > self.words_from:
            at -= 1
            back -= text[at] != HIDDEN
        opening = _CONNECTIVES.match(text, at, figure.start)
        return at if opening is None else opening.end()

    def _narrowed(self, subject: Subject, left: str, right: str, figure: Figure, clause: Clause) -> bool:
        """Whether words around the figure, or earlier in the sentence, make it count only some."""
        start, end = clause.start + figure.start, clause.start + figure.end
        of_them = subject.key == "answered" and (ANSWERED_OF_THEM.match(right) or IN_ANSWERS.match(right)) is not None
        of_them = of_them or subject.key == "brought_forward"  # "为2022年结转" tells what it is
        if not of_them and narrowed_beside(self.paragraph, start, end, right):
            return True
        if "机关" in left and _HEAD_OFFICE.search(left) and _BRANCHES.search(self.paragraph, end):
            return True
        if subject.key == "charges":
            return taken_back(self.paragraph[end:], in_part=True)
        if subject.key.endswith(".decisions"):
            beside = self.paragraph[end : end + 1] in ("(", "涉", "被")
            return beside or _SOME_DECISIONS.search(self.paragraph[self.sentence_at : start][-_REACH:]) is not None
        if self.thread.topic != "requests":
            narrowed = self.thread.narrowed or self.beside
            return narrowed and self.thread.topic in DISPUTE_ROWS and subject.column is not None
        who_asked = subject.key.startswith("applicant.")
        if "公开" in left and (who_asked or subject.key in TAKEN_IN or subject.key == "answered"):
            self.thread.narrowed = self.beside = False
        if subject.key in _OF_OTHER_YEARS and self.paragraph[clause.start - 1 : clause.start] == "；":
            return False
        # A row of the table under its own label is told in full, whatever was counted beside it.
        beside = self.beside and "." not in subject.key
        return self._within_one_applicant(subject, figure) or self.thread.narrowed or beside

    def _within_one_applicant(self, subject: Subject, figure: Figure) -> bool:
        """Whether *figure*, told after how many one kind of applicant asked for, may count only theirs."""
        if subject.key.startswith("applicant."):
            self.thread.of_applicant = figure.value
            return False
        some = self.thread.of_applicant is not None and figure.value <= self.thread.of_applicant
        self.thread.of_applicant = self.thread.of_applicant if some else None
        return some

    def _without_lead(self, left: str) -> str:
        """Return *left* without what introduces it ("办理结果如下："); what follows results counts all requests."""
        lead = LEAD.match(left)
        if lead is None:
            # "新收申请：120件" leads to nothing: the colon stands for 为.
            self.thread.narrowed = self.thread.narrowed or (not left.endswith(":") and leads_to_some(left))
            return left
        if lead.end() == len(left) and REQUEST_NOUN.fullmatch(left) is not None:
            return left  # "依申请公开：120件" counts what it introduces
        if OF_RESULTS.search(lead.group()) is not None:
            self.thread.narrowed = False
        return left[lead.end() :]

    def _of_papers(self, start: int, figure: Figure) -> bool:
        """Whether 依申请公开 before the figure at *start* may be said of papers, not of requests."""
        alike = figure.unit in self.units or figure.unit == "条"
        return alike or "其中" in self.paragraph[self.sentence_at : start] or _PAPERS.search(self._sentence) is not None

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


def _shortened(left: str) -> str:
    """Keep the end of a long text before a figure; the mark keeps it from looking like a plain beginning."""
    return left if len(left) <= _REACH else _CUT + left[-_REACH:]


_BEFORE_BRACKET = re.compile(r"(?:^|[，。；、:()]|[0-9][件条份起宗例项])(?P<words>[^，。；、:()0-9]{2,40})\($")
# What requests are about: "主要涉及用水许可、河道管理等方面".
_CONTENTS = re.compile("(?:申请)?(?:内容|事项)?(?:主要|大多|多数|多)?(?:涉及|集中|围绕|以|为|包括)")
# Papers are disclosed on request too; where a sentence speaks of some, 依申请公开 is no word for requests.
_PAPERS = re.compile("不予?公开|公文|发文|属性")
# Behind one of these even a bare 0 counts: "数量均为0".
_IS = ("为", "是", ":")
# What joins a claim to the one before is no part of it.
_CONNECTIVES = re.compile(r"[、:和及与\0]+")
# Where decisions are counted of some matters only, or with others.
_SOME_DECISIONS = re.compile("其中|查处|领域|专项|整治|指导|联合|针对|类案件")
# "我局机关收到90件，局属单位收到30件": neither is all.
_HEAD_OFFICE = re.compile("[局厅委院\x02]机关")
_BRANCHES = re.compile("[局厅委办院]属|[下直所]属|分局|派出机构|基层")
# A total over years that names this year's part of it.
_THIS_YEARS_PART = re.compile("其中[，:]?(?:本年|今年|当年|报告年)")
_SENTENCE = re.compile("[^。！？]*")
_ON_DISCLOSURE = re.compile("信息公开|依申请")

# Cheap first looks before the patterns for comparisons and for intake.
_CHANGED = re.compile("[增升提涨多减降回下落少]")

_CHANNEL = Text("申请渠道", "channel of the requests")


def drafts(paragraph: Cleaned, thread: Thread) -> list[Draft]:
    """Return what a paragraph claims; what *thread* has heard is that of the headings above."""
    text = paragraph.text
    parts = [(clause, figures(clause.text)) for clause in clauses(text, thread.organ.names_in(text))]
    while parts and not parts[-1][1] and WORDY.search(parts[-1][0].text) is None:
        del parts[-1]  # what is said behind the last claim bears on nothing
    denies = bool(parts) and NOT_DISCLOSURE.search(text) is not None
    reader = _Reader(thread, text, [], paragraph.joined, denies, "累计" in text)
    for clause, found in parts:
        reader.clause(clause, found)
    return reader.drafts
