"""Which figures of a sentence are parts of a whole that was counted before them ("共公开信息60条，其中……40条")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from attrs import define

from gov_disclosure.statements import lookup
from gov_disclosure.statements.found import Found
from gov_disclosure.statements.numerals import Token
from gov_disclosure.statements.vocabulary import has

ITEM_UNITS = frozenset(("条", "件", "篇", "份", "则", "项", "期", "个", "次", "条次", "篇次", "户次", "户", "批次", ""))
"""Units of what is published; parts in one of them may be of a whole in another."""
_PART_UNITS = ITEM_UNITS - {"次", "期"}

_LISTING = re.compile(r"其中|包括|分别|如下|(?:主要|具体)(?:有|为|是|包含)|分为|:|涉及|含|类别|包含|涵盖|信息中")
_OF_WHICH = re.compile(r"其中|包括|含")
_SET_UP = re.compile("开设|设立|设置|增设|开通|打造")
_MAY_DESCRIBE = frozenset(("涉及", "含", "涵盖", "包含"))
"""Words that open a list only where no verb of publishing follows ("在涉及本局的栏目发布信息84条")."""
# What the items are about, without figures: "涵盖医疗、教育等多个方面，另发布……".
_NAMED = re.compile("等[^，。；、其]{0,8}[，。；]")
_ADVERBS = re.compile("(?:另外?|还|也|共|全年|本年度?|并|已|及时|依法|同时|此外|主动|累计|对外)*")
_WHOLES = ("published.items", "published.by_subject")
_OUTCOME = re.compile("[，、；(](?:拟|宣布|决定|予以)*(?:保留|继续有效|废止|失效|修改|修订)")
_NOTHING = Decimal(0)


@define
class Parts:
    """
    Remembers the last whole of a sentence, and whether its parts are being listed.

    ``before``: where the sentence before theirs begins. ``whole``: the last
    figure that may have parts. ``listing``: whether words behind it opened a
    list.
    """

    before: int = 0
    whole: Found | None = None
    listing: bool = False
    _enumerated: bool = False
    _separator: str = ""
    _sum: Decimal = _NOTHING
    _outside: tuple[Found | None, bool, str, Decimal] | None = None

    def begin(self, whole: Found) -> None:
        """Take *whole* for what parts may follow of; what was before it, within the same bracket, is done with."""
        self.whole, self.listing, self._separator, self._sum = whole, False, "", _NOTHING

    def count(self, token: Token) -> None:
        """Add a part to the sum of those listed."""
        self._sum += token.value or _NOTHING

    def hear(self, segment: str, token: Token, found: Sequence[Found], since: int, sentence: int) -> None:
        """
        Take note of the words before *token*, once for each figure: a list or a bracket opens, goes on or ends there.

        *segment*: the words from *since*, where the last figure ends, to
        *token*. *found*: what was stated so far. *sentence*: where the
        sentence begins.
        """
        self._hear_brackets(segment, found, since, sentence)
        self._enumerated = False
        if self.whole is None:
            self.whole = _of_the_sentence_before(segment, found, self.before)
        whole = self.whole
        if whole is None or whole.token is None:
            return
        if self.listing and segment.startswith(("，", "；", "、")):
            if segment[0] == "；" and self._separator != "；" and not self._goes_on(segment, whole):
                self._end()
                return
            self._separator = self._separator or segment[0]
            self._enumerated = self._separator == segment[0] == "、"
        if self._sum and whole.token.low == whole.token.high == self._sum:
            self._end()
            return
        self.listing = (
            self.listing
            or _opens_review(segment, whole)
            or _opens_list(segment, whole)
            or _goes_by_kind(segment, token, whole)
        )

    def _hear_brackets(self, segment: str, found: Sequence[Found], since: int, sentence: int) -> None:
        """Take what stands in a bracket right behind a figure for parts of it, up to where the bracket closes."""
        if ")" in segment and self._outside is not None:
            (self.whole, self.listing, self._separator, self._sum), self._outside = self._outside, None
        opens = segment.startswith("(") and ")" not in segment and since > sentence
        if opens and found and found[-1].token is not None and found[-1].token.end == since:
            self._outside = self.whole, self.listing, self._separator, self._sum
            self.whole, self.listing, self._separator, self._sum = found[-1], True, "", _NOTHING

    def is_part(self, token: Token) -> bool:
        """Whether *token*, whose words were heard, is a part of the last whole."""
        whole = self.whole
        if whole is None or whole.token is None or not self.listing:
            return False
        units = ITEM_UNITS if self._enumerated else _PART_UNITS
        return token.unit == whole.unit or (token.unit in units and whole.unit in ITEM_UNITS)

    def _goes_on(self, segment: str, whole: Found) -> bool:
        """Whether the list goes on behind a semicolon: no verb opens another matter, and parts are missing still."""
        missing = not self._separator or (whole.token is not None and self._sum < whole.token.low)
        start = _ADVERBS.match(segment, 1)
        at = 1 if start is None else start.end()
        return missing and lookup.PUBLISH.search(segment) is None and lookup.OTHER_VERB.match(segment, at) is None

    def _end(self) -> None:
        """Forget the whole: the figure at hand is no part of it."""
        self.whole, self.listing = None, False


def whole_of(whole: Found | None, key: str, segment: str, year: int) -> Found | None:
    """Return *whole*, in whose list a figure of *key* and *year* behind *segment* stands, if it can be a part of it."""
    if whole is None or (whole.period != "to_date" and whole.year != year):  # "公开信息90条（上年为80条）"
        return None
    if has(whole.key, "item") and has(key, "done") and not segment.startswith("、"):
        return None  # what was done ends a list of what was published
    if has(key, "no_part") and not has(whole.key, "no_part"):
        return None  # how often videos were seen is no part of them
    return whole


def _opens_list(segment: str, whole: Found) -> bool:
    """Whether the words behind *whole* open a list of its parts."""
    if whole.key == "published.by_subject":  # an entry of a list is a whole only where the text says so
        return _OF_WHICH.search(segment) is not None
    opening = [*_LISTING.finditer(segment)]
    if not opening or _NAMED.search(segment, opening[-1].end()) is not None:
        return False
    return opening[-1].group() not in _MAY_DESCRIBE or lookup.PUBLISH.search(segment, opening[-1].end()) is None


def _opens_review(segment: str, whole: Found) -> bool:
    """Whether what became of documents gone through follows them: "梳理文件118件，拟保留96件"."""
    return whole.key == "documents.cleaned" and _OUTCOME.match(segment) is not None


def _goes_by_kind(segment: str, token: Token, whole: Found) -> bool:
    """Whether items of one kind follow *whole* though no word opens a list ("公开信息34条，概况类信息15条")."""
    if whole.key == "published.by_subject" or segment.startswith("、") or not segment.endswith(("类", "类信息", "栏")):
        return False
    fits = whole.token is not None and token.low <= whole.token.low
    return fits and lookup.PUBLISH.search(segment) is None and _SET_UP.search(segment) is None


def _of_the_sentence_before(segment: str, found: Sequence[Found], before: int) -> Found | None:
    """Return the items counted in the sentence at *before*, where this one goes on to list them; one of two is none."""
    if "类别" not in segment and not segment.startswith(("其中", "(其中", "在主动公开的", "在公开的")):
        return None
    wholes = [one for one in found if one.key in _WHOLES and one.whole is None]
    several = len(wholes) > 1 and wholes[-2].end > before
    return wholes[-1] if wholes and not several else None
