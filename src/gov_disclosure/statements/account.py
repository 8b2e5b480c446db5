"""Account for every numeral of the prose: claim, statement, another kind that is named, or not understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import define, evolve

from gov_disclosure.cells import Value
from gov_disclosure.model import Report
from gov_disclosure.narrative import Claim
from gov_disclosure.narrative.judge import claims_in
from gov_disclosure.narrative.sentences import Cleaned, Paragraph, paragraphs, without_titles
from gov_disclosure.statements import said
from gov_disclosure.statements.extract import Sentences
from gov_disclosure.statements.found import Found
from gov_disclosure.statements.kinds import Kinds, indefinite
from gov_disclosure.statements.looks import may_count, may_write_zero
from gov_disclosure.statements.nothing import none_said
from gov_disclosure.statements.numerals import Token, tokens
from gov_disclosure.statements.statement import Account, Numeral, OtherKind, Prose, Statement

_SOFT = frozenset(("sum", "listed_share"))
"""Claims that add up what the text lists: without cells they leave its figures to the statements."""

_PINYIN = re.compile(r"\([A-Za-z\u00c0-\u024f\u0300-\u036f]+\)")
_LEADS_IN = re.compile(r"(?:公开|发布)[^。；]{0,40}:$")
_ZERO = Decimal(0)


@define
class _Held:
    """A claim of a paragraph: its place in the cleaned text, its position, and whether a table has it."""

    start: int
    end: int
    number: int
    firm: bool


@define
class _Mark:
    """What became of one token; ``found`` and ``claim`` are what it is part of or bound to."""

    token: Token
    account: Account
    kind: OtherKind | None = None
    found: Found | None = None
    claim: int | None = None


class Accounts:
    """What the paragraphs of one report state, and what their numerals are; each is read when it is first asked for."""

    def __init__(self, texts: Iterable[Paragraph], report: Report, claims: Sequence[Claim]) -> None:
        self._texts = [_without_pinyin(one) for one in texts]
        self._report = report
        self._claims = claims
        self._nothing = [none_said(one.cleaned.text, report.year, report.scope) for one in self._texts]
        self._stated: dict[int, tuple[Statement, ...]] = {}
        self._by_paragraph: dict[tuple[tuple[int, ...], int], list[int]] = {}
        for number, claim in enumerate(claims):
            self._by_paragraph.setdefault((claim.span.section, claim.span.paragraph), []).append(number)

    def prose(self) -> Prose:
        """Return claims, statements, and the account of every numeral."""
        stated: list[Statement] = []
        numerals: list[Numeral] = []
        for at, one in enumerate(self._texts):
            found, marks = self._read(at)
            stated += _statements(found, one, len(stated))
            numerals += [_numeral(mark, one) for mark in marks]
        return Prose(claims=tuple(self._claims), statements=tuple(stated), numerals=tuple(numerals))

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements of the report."""
        stated: list[Statement] = []
        for at, one in enumerate(self._texts):
            stated += _statements(self._read(at)[0], one, len(stated))
        return tuple(stated)

    def where(self, may_hold: Callable[[str], bool] | None = None) -> Iterator[tuple[Statement, ...]]:
        """
        Yield the statements of each paragraph that counts, and whose cleaned text may hold what is looked for.

        Their ``part_of`` is the position among those of the paragraph.
        """
        for at in self._counting:
            if may_hold is None or may_hold(self._texts[at].cleaned.text):
                yield self._stated_at(at)

    def where_none(self) -> Iterator[tuple[Statement, ...]]:
        """Yield the statements of each paragraph that says that there was none of something, as `where` does."""
        for at, one in enumerate(self._texts):
            if self._nothing[at] or may_write_zero(one.cleaned.text):
                yield self._stated_at(at)

    @cached_property
    def _counting(self) -> list[int]:
        """Which paragraphs may count anything."""
        return [at for at, one in enumerate(self._texts) if may_count(one.cleaned.text)]

    def _stated_at(self, at: int) -> tuple[Statement, ...]:
        """Return the statements of a paragraph, which is read when they are first asked for."""
        if at not in self._stated:
            self._stated[at] = tuple(_statements(self._read(at)[0], self._texts[at], 0))
        return self._stated[at]

    def _read(self, at: int) -> tuple[list[Found], list[_Mark]]:
        """Return what a paragraph states, by place, and what each of its numerals is."""
        one, report, nothing = self._texts[at], self._report, self._nothing[at]
        text = one.cleaned.text
        found = tokens(text)
        if not found and not nothing:
            return [], []
        before = self._texts[at - 1].cleaned.text if at else ""
        led_in = before.endswith(":") and _LEADS_IN.search(before) is not None
        reader = Sentences(text, without_titles(text), report.year, report.scope, led_in)
        own = self._by_paragraph.get((one.section, one.at), ())
        held = [_held(self._claims[number], number, one.cleaned) for number in own]
        marks = _marks(found, reader, nothing, self._claims, held)
        return in_order([*reader.found, *nothing]), marks


def _held(claim: Claim, number: int, cleaned: Cleaned) -> _Held:
    start, end = claim.span.start, claim.span.end
    if cleaned.offsets is not None:
        start, end = bisect_left(cleaned.offsets, start), bisect_left(cleaned.offsets, end)
    return _Held(start, end, number, claim.kind not in _SOFT or bool(claim.cells))


def _without_pinyin(one: Paragraph) -> Paragraph:
    """Return a paragraph without 拼音 in brackets."""
    cleaned = one.cleaned
    if _PINYIN.search(cleaned.text) is None:
        return one
    before = cleaned.offsets if cleaned.offsets is not None else range(len(cleaned.text))
    kept: list[int] = []
    end = 0
    for match in _PINYIN.finditer(cleaned.text):
        kept += before[end : match.start()]
        end = match.end()
    kept += before[end:]
    return evolve(one, cleaned=Cleaned(_PINYIN.sub("", cleaned.text), kept, ()))


def in_order(found: Sequence[Found]) -> list[Found]:
    """Return statements by their place in the text."""
    return sorted(found, key=lambda one: (one.start if one.token is None else one.token.start, one.end))


def _statements(found: Iterable[Found], paragraph: Paragraph, first: int) -> Iterator[Statement]:
    """Yield what a paragraph states and number it; *first*: how many statements there are before."""
    for number, one in enumerate(found, first):
        one.number = number
        token = one.token
        yield Statement(
            key=one.key,
            span=paragraph.span(one.start, one.end),
            figure=_ZERO if token is None else token.value,
            low=_ZERO if token is None else token.low,
            high=_ZERO if token is None else token.high,
            unit=one.unit,
            year=one.year,
            period=one.period,
            scope=one.scope,
            channels=one.channels,
            subject=_printed(one, paragraph),
            part_of=None if one.whole is None else one.whole.number,
        )


def _printed(one: Found, paragraph: Paragraph) -> str:
    """Return the subject in the characters of the printed text, without white space."""
    cleaned, length = paragraph.cleaned, len(one.subject)
    if not length or cleaned.text == paragraph.text:
        return one.subject
    at = cleaned.text.find(one.subject, max(0, one.start - length), one.end + length)
    if at < 0:
        return one.subject
    start, end = cleaned.printed(at, at + length)
    return "".join(paragraph.text[start:end].split())


def _numeral(mark: _Mark, paragraph: Paragraph) -> Numeral:
    return Numeral(
        span=paragraph.span(mark.token.start, mark.token.end),
        account=mark.account,
        kind=mark.kind,
        claim=mark.claim,
        statement=None if mark.found is None else mark.found.number,
    )


def _marks(
    found: Sequence[Token], reader: Sentences, nothing: Sequence[Found], claims: Sequence[Claim], held: Sequence[_Held]
) -> list[_Mark]:
    """Return what each numeral of a paragraph is; *reader* finds what they state."""
    kinds = Kinds(reader.text)
    marks: list[_Mark] = []
    following = _following(found, len(reader.text))
    for token, end in zip(found, following, strict=True):
        kind = kinds.of(token)
        if kind is not None:
            marks.append(_Mark(token, "other", kind))
        else:
            marks.append(_account(token, end, held, reader, nothing, marks, claims))
    return marks


def _following(found: Sequence[Token], end: int) -> list[int]:
    """Return for each numeral where the next figure begins, *end* where there is none."""
    places: list[int] = []
    for token in reversed(found):
        places.append(end)
        if token.kind == "figure" and token.unit != "级":
            end = token.start
    return places[::-1]


def _account(
    token: Token,
    following: int,
    held: Sequence[_Held],
    reader: Sentences,
    nothing: Sequence[Found],
    marks: Sequence[_Mark],
    claims_made: Sequence[Claim],
) -> _Mark:
    claim = _claim_at(held, token, firm=True) if held else None
    if claim is not None:
        return _claimed(token, following, claim, reader, claims_made)
    for none in nothing:
        if none.start <= token.start < none.end:
            return _Mark(token, "statement", found=none)
    if said.begins_change(reader.text, token.start, token.end):
        return _Mark(token, "other", "change")
    if token.kind == "figure" or token.kind == "half":
        return _figure(token, following, held, reader, marks)
    bound = _bound(marks, token, reader.text)
    if bound is None:
        return _Mark(token, "other", "quantifier")
    return _Mark(token, "other", "share", bound.found, bound.claim)


def _claimed(token: Token, following: int, claim: int, reader: Sentences, claims_made: Sequence[Claim]) -> _Mark:
    """
    Return a claim, or a part of a list or of papers that it was taken for.

    "印发公文120件，其中依申请公开41件" counts no requests, and the claim says so: it was not judged.
    """
    made = claims_made[claim]
    if made.kind == "figure" and made.verdict == "not_judged" and reader.counts_papers(token):
        found = reader.figure(token, following)
        if found is not None:
            return _Mark(token, "statement", found=found)
    reader.passed(token, of_requests=any(cell.startswith("requests.") for cell in made.cells))
    return _Mark(token, "claim", claim=claim)


def _figure(
    token: Token,
    following: int,
    held: Sequence[_Held],
    reader: Sentences,
    marks: Sequence[_Mark],
) -> _Mark:
    text = reader.text
    if reader.planned(token):
        reader.passed(token)
        return _Mark(token, "other", "planned")
    before = reader.segment(token)
    changed = said.is_change(before) or said.is_base(before)
    if changed or (token.unit == "%" and said.is_share(before)):
        bound = _bound(marks, token, text)
        if bound is not None:
            reader.passed(token)
            return _Mark(token, "other", "change" if changed else "share", bound.found, bound.claim)
    readable = token.value is not None or token.high is not None
    if not changed and readable:
        found = reader.figure(token, following)
        if found is not None:
            return _Mark(token, "statement", found=found)
    else:
        reader.passed(token)
    claim = _claim_at(held, token, firm=False)
    if claim is not None:
        return _Mark(token, "claim", claim=claim)
    if token.unit == "%" or token.kind == "half":
        bound = _bound(marks, token, text)
        if bound is not None:
            return _Mark(token, "other", "share", bound.found, bound.claim)
    if indefinite(token, text):
        return _Mark(token, "other", "indefinite")
    return _Mark(token, "not_understood")


def _claim_at(held: Sequence[_Held], token: Token, *, firm: bool) -> int | None:
    for one in held:
        if one.start <= token.start < one.end and one.firm == firm:
            return one.number
    return None


def _bound(marks: Sequence[_Mark], token: Token, text: str) -> _Mark | None:
    """Return the claim or statement that a share, a change or a word for all goes with: the last of its sentence."""
    for mark in reversed(marks):
        if text.find("。", mark.token.end, token.start) >= 0:
            return None
        if mark.found is not None or mark.claim is not None:
            return mark
    return None


def prose(
    report: Report,
    previous: Report | None = None,
    *,
    found: tuple[Claim, ...] | None = None,
    figures: Mapping[str, Value] | None = None,
) -> Prose:
    """
    Return what the prose of *report* claims and states, and what each of its numerals is.

    Args:
        report: the report.
        previous: the same organ's report of the year before, for claims that
            compare with it.
        found: the claims, if the caller has them.
        figures: the report's figures by cell key, if the caller has them.

    Returns:
        Claims, statements and numerals in printed order. Each numeral is
        exactly one of four: part of a claim, part of a statement, of another
        kind that is named, or not understood.

    """
    texts = tuple(paragraphs(report))
    known = claims_in(texts, report, previous, figures=figures) if found is None else found
    return Accounts(texts, report, known).prose()


def statements(report: Report) -> tuple[Statement, ...]:
    """
    Return what the prose of *report* states beside its tables, in printed order; empty where it states nothing.

    What the tables hold is a claim (`gov_disclosure.narrative.claims`) and is
    not repeated here.
    """
    texts = tuple(paragraphs(report))
    return Accounts(texts, report, claims_in(texts, report)).statements()
