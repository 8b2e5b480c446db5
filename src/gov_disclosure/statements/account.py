"""Account for every numeral of the prose: claim, statement, another kind that is named, or not understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import define, field

from gov_disclosure.cells import Value
from gov_disclosure.model import Report, Section, Span
from gov_disclosure.narrative import Claim, claims
from gov_disclosure.narrative.sentences import Cleaned, clean, without_titles
from gov_disclosure.statements.extract import Found, Sentences
from gov_disclosure.statements.kinds import Kinds, indefinite
from gov_disclosure.statements.nothing import none_said
from gov_disclosure.statements.numerals import Token, tokens
from gov_disclosure.statements.statement import Account, Numeral, OtherKind, Prose, Statement

_SOFT = frozenset(("sum", "listed_share"))
"""Claims that add up what the text lists: without cells they leave its figures to the statements."""

_PINYIN = re.compile(r"\([A-Za-z\u00c0-\u024f\u0300-\u036f]+\)")
_LEADS_IN = re.compile(r"(?:公开|公開|发布|發布)[^。；]{0,40}[:：]\s*$")
_ZERO = Decimal(0)

Path = tuple[int, ...]


@define
class _Mark:
    """What became of one token; ``found`` and ``claim`` are what it is part of or bound to."""

    token: Token
    account: Account
    kind: OtherKind | None = None
    found: Found | None = None
    claim: int | None = None


@define
class _Book:
    """The prose of one report as it is worked through."""

    report: Report
    claims: tuple[Claim, ...]
    by_paragraph: dict[tuple[Path, int], list[int]] = field(factory=dict)
    statements: list[Statement] = field(factory=list)
    numerals: list[Numeral] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        for at, claim in enumerate(self.claims):
            self.by_paragraph.setdefault((claim.span.section, claim.span.paragraph), []).append(at)

    def read(self) -> Prose:
        before = ""
        for path, at, text in paragraphs(self.report):
            self._paragraph(path, at, text, led_in=_LEADS_IN.search(before) is not None)
            before = text
        return Prose(claims=self.claims, statements=tuple(self.statements), numerals=tuple(self.numerals))

    def _paragraph(self, path: Path, at: int, text: str, *, led_in: bool) -> None:
        cleaned = _cleaned(text)
        held = self._held(cleaned, path, at)
        found, marks = _accounted(cleaned, held, self.report, self.claims, led_in=led_in)
        numbers: dict[int, int] = {}
        for one in in_order(found):
            numbers[id(one)] = len(self.statements)
            self.statements.append(self._statement(one, cleaned, text, path, at, numbers))
        for mark in marks:
            self.numerals.append(
                Numeral(
                    span=_span(cleaned, text, path, at, mark.token.start, mark.token.end),
                    account=mark.account,
                    kind=mark.kind,
                    claim=mark.claim,
                    statement=None if mark.found is None else numbers[id(mark.found)],
                )
            )

    def _held(self, cleaned: Cleaned, path: Path, at: int) -> list[tuple[int, int, int, bool]]:
        """Return the claims of a paragraph: start and end in the cleaned text, position, and whether a table has it."""
        held: list[tuple[int, int, int, bool]] = []
        for number in self.by_paragraph.get((path, at), ()):
            claim = self.claims[number]
            start, end = claim.span.start, claim.span.end
            if cleaned.offsets is not None:
                start = bisect_left(cleaned.offsets, start)
                end = bisect_left(cleaned.offsets, end)
            held.append((start, end, number, claim.kind not in _SOFT or bool(claim.cells)))
        return held

    def _statement(
        self, one: Found, cleaned: Cleaned, text: str, path: Path, at: int, numbers: Mapping[int, int]
    ) -> Statement:
        token = one.token
        return Statement(
            key=one.key,
            span=_span(cleaned, text, path, at, one.start, one.end),
            figure=_ZERO if token is None else token.value,
            low=_ZERO if token is None else token.low,
            high=_ZERO if token is None else token.high,
            unit=one.unit,
            year=one.year,
            period=one.period,
            scope=one.scope,
            channels=one.channels,
            subject=_printed(one, cleaned, text),
            part_of=None if one.whole is None else numbers.get(id(one.whole)),
        )


def _cleaned(text: str) -> Cleaned:
    """Return *text* cleaned, without 拼音 in brackets."""
    cleaned = clean(text)
    if _PINYIN.search(cleaned.text) is None:
        return cleaned
    before = cleaned.offsets if cleaned.offsets is not None else range(len(cleaned.text))
    kept: list[int] = []
    end = 0
    for match in _PINYIN.finditer(cleaned.text):
        kept += before[end : match.start()]
        end = match.end()
    kept += before[end:]
    return Cleaned(_PINYIN.sub("", cleaned.text), kept, ())


def in_order(found: Sequence[Found]) -> list[Found]:
    """Return statements by their place in the text."""
    return sorted(found, key=lambda one: (one.start if one.token is None else one.token.start, one.end))


def _printed(one: Found, cleaned: Cleaned, text: str) -> str:
    """Return the subject in the characters of the printed text, without white space."""
    at = cleaned.text.find(one.subject, max(0, one.start - len(one.subject)), one.end + len(one.subject))
    if at < 0 or not one.subject:
        return one.subject
    start, end = cleaned.printed(at, at + len(one.subject))
    return "".join(text[start:end].split())


def _span(cleaned: Cleaned, text: str, path: Path, at: int, start: int, end: int) -> Span:
    start, end = cleaned.printed(start, end)
    return Span(section=path, paragraph=at, start=start, end=end, quote=text[start:end])


def _accounted(
    cleaned: Cleaned,
    held: Sequence[tuple[int, int, int, bool]],
    report: Report,
    claims_made: Sequence[Claim],
    *,
    led_in: bool,
) -> tuple[list[Found], list[_Mark]]:
    """Return what a paragraph states, and what each of its numerals is."""
    text = cleaned.text
    found_tokens = tokens(text)
    nothing = list(none_said(text, report.year, report.scope))
    reader = Sentences(text, without_titles(text), report.year, report.scope, led_in)
    kinds = Kinds(text)
    marks: list[_Mark] = []
    for number, token in enumerate(found_tokens):
        following = next((one.start for one in found_tokens[number + 1 :] if _counts(one)), len(text))
        marks.append(_account(token, following, kinds.of(token), held, reader, nothing, marks, claims_made))
    return [*reader.found, *nothing], marks


def _counts(token: Token) -> bool:
    return token.kind == "figure" and token.unit != "级"


def _account(
    token: Token,
    following: int,
    kind: OtherKind | None,
    held: Sequence[tuple[int, int, int, bool]],
    reader: Sentences,
    nothing: Sequence[Found],
    marks: Sequence[_Mark],
    claims_made: Sequence[Claim],
) -> _Mark:
    if kind is not None:
        return _Mark(token, "other", kind)
    claim = _claim_at(held, token, firm=True)
    if claim is not None:
        return _claimed(token, following, claim, reader, claims_made)
    said = next((one for one in nothing if one.start <= token.start < one.end), None)
    if said is not None:
        return _Mark(token, "statement", found=said)
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
    reader.passed(token)
    return _Mark(token, "claim", claim=claim)


def _figure(
    token: Token,
    following: int,
    held: Sequence[tuple[int, int, int, bool]],
    reader: Sentences,
    marks: Sequence[_Mark],
) -> _Mark:
    text = reader.text
    changed = reader.change(token)
    if changed or reader.share(token):
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


def _claim_at(held: Sequence[tuple[int, int, int, bool]], token: Token, *, firm: bool) -> int | None:
    for start, end, number, is_firm in held:
        if start <= token.start < end and is_firm == firm:
            return number
    return None


def _bound(marks: Sequence[_Mark], token: Token, text: str) -> _Mark | None:
    """Return the claim or statement that a share, a change or a word for all goes with: the last of its sentence."""
    for mark in reversed(marks):
        if text.find("。", mark.token.end, token.start) >= 0:
            return None
        if mark.found is not None or mark.claim is not None:
            return mark
    return None


def paragraphs(report: Report) -> Iterator[tuple[Path, int, str]]:
    """Yield the paragraphs of a report with the path of their section and their index; the preamble's path is empty."""
    for at, text in enumerate(report.preamble):
        yield (), at, text
    for index, section in enumerate(report.sections):
        yield from _of_section(section, (index,))


def _of_section(section: Section, path: Path) -> Iterator[tuple[Path, int, str]]:
    for at, text in enumerate(section.paragraphs):
        yield path, at, text
    for index, inner in enumerate(section.sections):
        yield from _of_section(inner, (*path, index))


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
    known = claims(report, previous, figures=figures) if found is None else found
    return _Book(report, known).read()


def statements(report: Report) -> tuple[Statement, ...]:
    """
    Return what the prose of *report* states beside its tables, in printed order; empty where it states nothing.

    What the tables hold is a claim (`gov_disclosure.narrative.claims`) and is
    not repeated here.
    """
    return prose(report).statements
