"""
Lists in a sentence: a whole, its parts behind 其中 or 分为, and the shares given of it, whatever they count.

Everything here is arithmetic inside the text; no table is looked at. Parts may
be fewer than the whole unless the text says that the list is complete; they
may not be more. Where the text leaves open which figure is the whole, or
where one way to divide the whole ends and another begins, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from attrs import evolve, frozen

from gov_disclosure.figures.prose import Figure, figures
from gov_disclosure.narrative.sentences import HIDDEN, without_asides, without_titles

_SENTENCE = re.compile("[^。！？]+")
_MARK = re.compile("其中|分为|分别为|包括|包含")
_END = re.compile("[；)]")
_PERCENT = re.compile("%|百分之")
_SAYS_ALL = frozenset(("分为", "分别为"))
_STOPS = re.compile("[，。；！？]")
_JOINS = re.compile("[、，:和及与以]")
_REST = re.compile("^[、，和及与以]*(?:其他|其它|其余)")
_LONGEST_LABEL = 24
"""Characters that name a part; more are a sentence of their own."""

_MOST_BEFORE = 40
"""Figures before a list among which its whole is looked for; with more, nobody can tell it."""
_start_of, _end_of = attrgetter("start"), attrgetter("end")

# Words before a figure that end a list: another year, a total, another act, a list within the list.
_ANOTHER_MATTER = re.compile(
    r"同比|环比|较|比[去上]年|上年|去年|累计|历年|全年|共|合计|总计|总数|另|此外|同时|还|并(?!联)|含|包|平均|人均|均|收到|受理|"
    r"举办|召开|开展|组织|解读|回复|回应|新增|新开|修订|废止|清理|培训"
)
# Ways to divide requests or publications; a list that goes from one to another is two lists.
_CLASSES = (
    ("way", re.compile("网[上络页站]|在线|线上|线下|平台|信函|邮[寄件箱]|当面|现场|窗口|传真")),
    ("applicant", re.compile("自然人|公民|个人|法人|企业|机构|组织|律师")),
    ("outcome", re.compile("公开|提供|处理|答复|办理|办结|补正|撤|结转|不予|不掌握|不存在|维持|纠正|审结")),
)
# One item published in several media counts in each, so that their sum may exceed the whole.
_MEDIA = re.compile(
    "网|微信|微博|公众号|新媒体|抖音|快手|视频号|头条|报[纸刊]|电视|广播|公报|客户端|栏|平台|APP|app|媒体|大厅|微"
)
_SHARE = re.compile(
    r"[，、(]?其?(?:占比|占)"
    r"(?:本年度?|全年|当年|年度|申请|信息|公开|全部|总体|总|件|条|数|量|的|比例|比重|比|率|为|达|了|:){0,8}$"
)
_MORE = re.compile("等|[、和及]")
"""Behind the last counted part: the list goes on."""


@frozen(kw_only=True)
class ListedParts:
    """
    A whole and the parts that a sentence lists of it; places are those of the cleaned paragraph.

    ``complete``: whether the text says that no part is missing. ``kind``: how the
    whole is divided: by ``way``, ``applicant``, ``outcome``, or ``other``.
    """

    start: int
    end: int
    whole: Decimal
    parts: tuple[Decimal, ...]
    complete: bool
    overlapping: bool
    unit: str
    kind: str

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum(self.parts, Decimal(0))

    @property
    def holds(self) -> bool | None:
        """Whether the parts fit the whole; ``None`` if they are fewer and need not be all."""
        total = self.total
        if total == self.whole:
            return True
        if total > self.whole:
            return False if not self.overlapping or max(self.parts) > self.whole else None
        return False if self.complete else None


@frozen(kw_only=True)
class ListedShare:
    """
    A part, the percentage that the text says it is, and the figures before it that may be its whole.

    ``start`` and ``end``: the place of part and percentage in the cleaned paragraph.
    """

    start: int
    end: int
    part: Decimal
    share: Figure
    wholes: tuple[Decimal, ...]

    @property
    def holds(self) -> bool:
        """Whether the percentage is that of one of the wholes, off by less than one unit of its last digit."""
        return any(abs(self.of(whole) - self.share.value) < self.share.step for whole in self.wholes)

    def of(self, whole: Decimal) -> Decimal:
        """Return the percentage that the part is of *whole*."""
        return self.part * 100 / whole


def has_list(text: str) -> bool:
    """Whether a word that opens a list stands in a cleaned paragraph."""
    return _MARK.search(text) is not None


def listed_parts(text: str) -> Iterator[ListedParts]:
    """Yield the wholes with parts that the cleaned paragraph *text* lists."""
    outer, asides = without_asides(text)
    found = figures(outer)
    if not found:
        return
    before: Sequence[Figure] = ()
    for sentence in _SENTENCE.finditer(outer):
        start, stop = sentence.span()
        own = found[bisect_left(found, start, key=_start_of) : bisect_left(found, stop, key=_start_of)]
        if own:
            yield from _lists(outer, start, stop, own, before)
        before = own
    plain = without_titles(text) if asides else text
    for start, aside in asides:
        at = bisect_left(found, start - 1, key=_end_of)
        counted = [figure for figure in found[at : at + 1] if figure.end == start - 1]
        inside = [evolve(figure, start=figure.start + start, end=figure.end + start) for figure in figures(aside)]
        if counted and inside:
            yield from _lists(plain, start, start + len(aside), inside, counted)


def _lists(
    text: str, start: int, stop: int, found: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[ListedParts]:
    """Yield what one sentence or bracket of *text* lists; *before*: the figures that stand before it."""
    marks = [mark.start() for mark in _MARK.finditer(text, start, stop)]
    for mark, following in pairwise([*marks, stop]):
        at = bisect_right(found, mark, key=_end_of)
        candidates = found[max(0, at - _MOST_BEFORE) : at] if at or mark > start + 1 else before
        closed = _END.search(text, mark, following)
        behind = found[at : bisect_left(found, following, key=_start_of)]
        if behind:
            listing = _listing(text, mark, closed.start() if closed else following, behind, candidates)
            if listing is not None:
                yield listing


def _listing(
    text: str, mark: int, stop: int, found: Sequence[Figure], candidates: Sequence[Figure]
) -> ListedParts | None:
    """Return the list that begins at *mark* and goes no further than *stop*; ``None`` if there is none to judge."""
    opening = _MARK.match(text, mark)
    assert opening is not None  # noqa: S101  # a mark was found there
    parts, labels, kind = _items(text, opening.end(), stop, found)
    wholes = [figure for figure in candidates if parts and figure.unit == parts[0].unit]
    if len(wholes) != 1 or not wholes[0].exact or not wholes[0].sure:
        return None
    all_told = opening.group() in _SAYS_ALL or (opening.group() == "包括" and _REST.match(labels[-1]) is not None)
    return ListedParts(
        start=wholes[0].start,
        end=parts[-1].end,
        whole=wholes[0].value,
        parts=tuple(part.value for part in parts),
        complete=all_told and _MORE.search(text, parts[-1].end, stop) is None,
        overlapping=any(_MEDIA.search(label) for label in labels) and "申请" not in _label(text, wholes[0].start),
        unit=wholes[0].unit,
        kind=kind,
    )


def _label(text: str, at: int) -> str:
    """Return the words of the clause before the figure at *at*."""
    return _STOPS.split(text[max(0, at - _LONGEST_LABEL) : at])[-1]


def _items(said: str, at: int, stop: int, found: Sequence[Figure]) -> tuple[list[Figure], list[str], str]:
    """Return the parts listed between *at* and *stop*, the words before each, and how they divide the whole."""
    parts: list[Figure] = []
    labels: list[str] = []
    kind: str | None = None
    for figure in found:
        if not at <= figure.start < stop:
            continue
        label, at = said[at : figure.start].replace(HIDDEN, ""), figure.end
        if figure.unit == "%" and parts:
            continue
        if not _is_part(figure, label, parts):
            break
        if _REST.match(label) is None:
            own = next((name for name, words in _CLASSES if words.search(label)), "other")
            if kind not in (None, own):
                break
            kind = own
        parts.append(figure)
        labels.append(label)
    return parts, labels, kind or "other"


def _is_part(figure: Figure, label: str, parts: Sequence[Figure]) -> bool:
    """Whether *figure* with the words before it is one more part: of one unit, and plainly named."""
    if not figure.exact or not figure.sure or figure.value < 0 or (parts and figure.unit != parts[0].unit):
        return False
    words = _JOINS.sub("", label)
    return 0 < len(words) <= _LONGEST_LABEL and _ANOTHER_MATTER.search(words) is None


def listed_shares(text: str) -> Iterator[ListedShare]:
    """
    Yield the percentages right behind a count in the cleaned paragraph *text*, with the counts they may be of.

    Those stand before the 其中 or 分为 that opens the list; without one, the
    whole may be anything, and no percentage is told.
    """
    plain = without_titles(text)
    mark = _MARK.search(plain)
    if mark is None or _PERCENT.search(plain, mark.end()) is None:
        return
    found = figures(plain)
    at = bisect_right(found, mark.start(), key=_end_of)
    earlier = found[max(0, at - _MOST_BEFORE) : at]
    for part, share in pairwise(found[at:]):
        if part.start < mark.end() or part.unit == "%" or share.unit != "%":
            continue
        wholes = [one.value for one in earlier if one.unit == part.unit and one.exact and one.value >= part.value]
        between = _SHARE.fullmatch(plain, part.end, share.start)
        if wholes and between is not None and part.exact and part.sure and part.value and share.exact:
            yield ListedShare(start=part.start, end=share.end, part=part.value, share=share, wholes=tuple(wholes))
