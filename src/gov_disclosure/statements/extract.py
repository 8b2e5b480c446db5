"""Find what the sentences of a paragraph state, figure by figure."""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property

from attrs import define, field

from gov_disclosure.model import Scope
from gov_disclosure.statements import lookup, said
from gov_disclosure.statements.channel_words import (
    OF_THE_PRESS,
    channel_counted,
    goes_on_with_nouns,
    without_quotes,
    words_on_channels,
)
from gov_disclosure.statements.found import Found
from gov_disclosure.statements.lookup import Around, Match
from gov_disclosure.statements.nearest_phrase import bare_noun, counted_together, counts_items, of_interpretations
from gov_disclosure.statements.numerals import Token
from gov_disclosure.statements.parts import ITEM_UNITS, Parts, whole_of
from gov_disclosure.statements.plans import Plans, may_plan
from gov_disclosure.statements.subject import by_label, general, label_of, only_through
from gov_disclosure.statements.vocabulary import has, vocabulary

_BEHIND = re.compile(r"[^，。；、:()]*")
_FAR_BEHIND = re.compile(r"[^，。；:()]*")
_PLAIN_UNITS = frozenset(("条", "件", "篇", "份", "则", "项", ""))
_CHANNEL_UNITS = ITEM_UNITS - {"个", "项", "户", "户次"}
_REQUESTS = re.compile(
    r"依申请|公开申请|申请公开|申请(?:数|件|量)?$|复议|诉讼|答复数|信息不存在|不掌握|无法提供|不予公开|不予处理|免[于予]公开|"
    r"不属于本|(?:制发|废止|现行有效)$"
)
_BEFORE_NOUN = ("对", "将", "把", "了", "配备", "设立")
_TAKEN_IN = re.compile(r"(?:接收|收到|收集|移交|查阅|利用|审查|清理|排查|检查)(?:了|的|各类|公开|政府|政务|主动)*信息")
_ONLY_DONE = re.compile(
    r"(?:后续|跟进|直接|当场|转办|公开|均|已|全部|现|并|及时|按时|按期|共|累计)*(?:回复|答复|办结|办理|回应|处理|完成|办复)(?:了|共|率|数量|数)*"
)
_HOW_OFTEN = re.compile("更新|每[日周月季年]")
_REVIEWED = re.compile(r"清理[^，。；]{0,12}(?:文件|规章)$")
_GONE_THROUGH = re.compile("(?:文件|规章)[^。；]{0,40}(?:清理|梳理)|(?:清理|梳理)[^。；]{0,40}(?:文件|规章)")
_STOP = re.compile("[。！？]")


@define
class Sentences:
    """
    Reads the figures of one paragraph in order.

    ``text`` is cleaned; ``bare`` the same with titles in 《》 hidden. ``year``
    and ``scope`` are those of the report. ``led_in``: whether the paragraph
    before ends with a colon and speaks of publishing.
    """

    text: str
    bare: str
    year: int
    scope: Scope | None
    led_in: bool = False
    found: list[Found] = field(factory=list)
    _sentence: int = -1
    _sentence_end: int = -1
    _since: int = 0
    _before: int = 0
    _verbs_since: int = 0
    _claimed_unit: str = ""
    _requests: bool = False
    _channels: tuple[str, ...] = ()
    _publishing: bool = False
    _parts: Parts = field(factory=Parts)
    _apart: tuple[str, ...] | None = None
    _heard: said.Heard | None = None
    _plans: Plans | None = None

    @cached_property
    def _may_plan(self) -> bool:
        return may_plan(self.text, self.year)

    def segment(self, token: Token) -> str:
        """Return the words from the last figure of its sentence to *token*; the sentence before is forgotten."""
        self._open_to(token.start)
        return self.bare[self._since : token.start]

    def _open_to(self, start: int) -> None:
        """Forget the sentence before where the place *start* is behind it, and note where the one around it begins."""
        if start < self._sentence_end:
            return
        text, begins, ends = self.text, self._sentence, self._sentence_end
        before = 0
        while ends <= start:
            before, begins = max(begins, 0), ends + 1
            stop = _STOP.search(text, begins)
            ends = len(text) if stop is None else stop.start()
        self._sentence, self._sentence_end, self._since, self._verbs_since = begins, ends, begins, begins
        led_in = self.led_in or text.endswith(("类别。", "如下。"), 0, begins)
        self._channels, self._publishing, self._claimed_unit, self._apart = (), led_in, "", None
        self._requests = False
        self._parts = Parts(before)
        self._heard = None
        self._plans = None

    def _said(self, end: int) -> said.Heard:
        """Return what the sentence has said up to *end*."""
        if self._heard is None:
            self._heard = said.Heard(self.text, self._sentence, self.year, self.year, self.scope)
        self._heard.hear(end)
        return self._heard

    def passed(self, token: Token, *, of_requests: bool = False) -> None:
        """
        Take note of a figure that another account has, so that words before it are not read again.

        *of_requests*: whether it counts requests, so that what follows it is not published.
        """
        segment = self.segment(token)
        self._parts.hear(segment, token, self.found, self._since, self._sentence)
        if self._parts.is_part(token):
            self._parts.count(token)
        self._publishing = self._publishing or lookup.PUBLISH.search(segment) is not None
        self._since = token.end
        self._claimed_unit, self._requests = ("", True) if of_requests else (token.unit, False)

    def figure(self, token: Token, following: int) -> Found | None:
        """Return what the figure *token* states, ``None`` if nothing known; *following*: where the next one begins."""
        segment = self.segment(token)
        if not segment.startswith(("、", "和", "及")):
            self._verbs_since = self._since
        label, label_at = label_of(self.text, self._since, token.start)
        label = said.before_change(label)
        self._parts.hear(segment, token, self.found, self._since, self._sentence)
        whole = self._parts.whole if self._parts.is_part(token) else None
        named = self._hear_channels(segment, whole)
        goes_on = self._one_each(segment)
        matched = self._match(token, segment, label, label_at, following, whole)
        last = self.found[-1] if self.found else None
        if matched is None and goes_on and last is not None and last.unit == token.unit:
            matched = last.key, last.subject, token.start, token.end
        self._publishing = self._publishing or lookup.PUBLISH.search(segment) is not None
        self._before, self._since, self._claimed_unit = self._since, token.end, ""
        if matched is None:
            return None
        key, subject, start, end = matched
        if segment.startswith("，") and not named and not has(key, "of_one_channel"):
            self._channels = ()
        if key == "published.media" and self._channels and not OF_THE_PRESS.intersection(self._channels):
            key = "published.items"  # "在网站刊登信息8条"
        heard = self._said(token.start)
        whole = whole_of(whole, key, segment, heard.year)
        period = heard.period(self._before, token.start)
        one = Found(
            key=key,
            token=token,
            start=start,
            end=end,
            unit=token.unit or vocabulary()[key].units[0],
            year=heard.year,
            period="part" if whole is not None and whole.period == "part" else period,
            scope=heard.scope,
            channels=self._channels,
            subject=subject,
            whole=whole,
        )
        if whole is None:
            self._parts.begin(one)
        else:
            self._parts.count(token)
        if key == "published.media" or key.startswith("press_conferences."):
            self._channels = ()  # named for what it counts
        self.found.append(one)
        return one

    def counts_papers(self, token: Token) -> bool:
        """Whether the figure is a part of a list, or of documents gone through, rather than of what a table counts."""
        segment = self.segment(token)
        if _REVIEWED.search(segment) is not None:
            return True
        asked = copy(self._parts)  # what is only asked must not be heard twice
        asked.hear(segment, token, self.found, self._since, self._sentence)
        return asked.is_part(token)

    def _match(
        self, token: Token, segment: str, label: str, label_at: int, following: int, whole: Found | None
    ) -> tuple[str, str, int, int] | None:
        """Return key, subject, and the place of the words that state the figure."""
        direct = lookup.right_behind(self.text, token.end)
        if direct is not None:
            return direct.key.key, direct.phrase, token.start, direct.end
        around = Around(
            token.unit,
            self.bare,
            self._sentence,
            self._verbs_since,
            label_at + len(label),
            self._listed_of(token, label, whole),
        )
        near = lookup.find_before(label, around)
        own = near is not None and "holding" in near.key.traits and self._next_is_its(token, following, around)
        if near is not None and "done" in near.key.traits and label.endswith("》"):
            near = None  # 《企业监测》12期 is a paper of that name
        if near is not None and not near.weak and not own:
            together = counted_together(near, label)
            other = bool(together) and not of_interpretations(together)
            kind = label.endswith("类") and "listed_by_subject" in near.key.traits  # 政策法规类 is a kind of items
            if other or kind or self._in_published_list(near, whole, label) or counts_items(near, label, token.unit):
                return self._by_subject(token, label, label_at)
            key = "interpretations.items" if together else near.key.key
            return key, near.phrase, label_at + near.start, token.end
        behind = self._words_behind(token, label, following)
        around.end = token.end + len(behind)
        after = lookup.find_after(behind, around)
        if after is not None and (near is None or own or not bare_noun(near)):
            return after.key.key, behind[: after.end], token.start, token.end + after.end
        around.end = token.start
        may_be_held = (near is None or near.weak) and token.unit in ("次", "场", "期", "个")
        held = lookup.find_held(label, around) if may_be_held else None
        if held is not None:
            return held.key.key, held.phrase, label_at + held.start, token.end
        last = self.found[-1] if self.found else None
        if last is not None and last.end == token.start and token.unit in vocabulary()[last.key].unit_set:
            return last.key, last.subject, token.start, token.end
        if last is not None and _ONLY_DONE.fullmatch(label) and self._does_again(last, token):
            return last.key, label, label_at, token.end
        if (
            label.endswith(("由", "从"))
            or _REQUESTS.search(label)
            or _REQUESTS.search(behind)
            or _TAKEN_IN.search(label)
        ):
            return None
        return self._published(token, segment, label, label_at, behind, near, whole)

    def _listed_of(self, token: Token, label: str, whole: Found | None) -> str:
        """Return the key of what a figure is a part of; documents gone through are often not counted themselves."""
        if whole is not None:
            return whole.key
        reviewed = label in lookup.parts_of("documents.cleaned")
        return "documents.cleaned" if reviewed and _GONE_THROUGH.search(self.bare, self._sentence, token.start) else ""

    def _next_is_its(self, token: Token, following: int, around: Around) -> bool:
        """Whether the words right behind a figure say what it counts ("网站共有4个一级栏目")."""
        found = lookup.find_after(self._words_behind(token, "", following), around)
        return found is not None and found.start == 0

    def _does_again(self, last: Found, token: Token) -> bool:
        """Whether a figure with a bare verb ("回复236封") goes on with what the last one counts."""
        return (
            has(last.key, "done_again")
            and last.token is not None
            and last.token.start >= self._sentence
            and last.unit == token.unit
        )

    def _published(
        self,
        token: Token,
        segment: str,
        label: str,
        label_at: int,
        behind: str,
        near: Match | None,
        whole: Found | None,
    ) -> tuple[str, str, int, int] | None:
        """Return what is published, if the words are about that."""
        if (
            token.unit not in ITEM_UNITS
            or label.endswith(("对", "将", "把"))
            or (token.unit == "次" and _HOW_OFTEN.search(label) is not None)
            or not self._about_publishing(token, segment, label, near, whole)
        ):
            return None
        if near is not None and near.key.key != "published.items":
            return near.key.key, near.phrase, label_at + near.start, token.end
        channel = channel_counted(label)
        if channel == "notice_board" and whole is not None and lookup.PUBLISH.search(label) is None:
            channel = None  # a column of the website: 公示公告栏
        if channel is not None and token.unit in _CHANNEL_UNITS:
            self._channels = (channel,)
            return "published.items", label, label_at, token.end
        subject = "" if only_through(label) else by_label(label, listed=whole is not None)
        plain = general(subject)
        if not plain or (whole is not None and subject and not self._names_channel(label)):
            return self._by_subject(token, label, label_at)
        bare = not label or lookup.PUBLISH.search(label[-4:].rstrip("了的共计达")) is not None
        if bare and (behind.startswith("不") or lookup.OTHER_VERB.search(behind)):
            return None  # "1件不公开", "10件已按时答复"
        if bare and behind and not general(behind):
            return "published.by_subject", behind, token.start, token.end + len(behind)
        if (not label and not behind) or token.unit not in vocabulary()["published.items"].unit_set | {""}:
            return None
        start = label_at + (near.start if near is not None else 0) if label else token.start
        return "published.items", near.phrase if near is not None else label, start, token.end

    def _about_publishing(
        self, token: Token, segment: str, label: str, near: Match | None, whole: Found | None
    ) -> bool:
        published = [*lookup.PUBLISH.finditer(segment)]
        opened = bool(published) and segment.endswith("公开") and not segment.endswith("主动公开")
        goes_on = segment.startswith(("，", "、", "；"))
        if self._requests and goes_on and (not published or opened or "其中" in segment):
            return False  # goes on with what became of requests
        self._requests = False
        others = [*lookup.OTHER_VERB.finditer(segment)]
        if others and (not published or others[-1].start() > published[-1].start()):
            return near is not None and near.key.key != "published.items"
        if published or (whole is not None and has(whole.key, "published")):
            return True
        if near is not None and (self._publishing or self._names_channel(segment)):
            return True
        if near is not None and near.key.key != "published.items":
            return True
        return bool(label) and self._publishing and self._goes_on(token, segment)

    def _goes_on(self, token: Token, segment: str) -> bool:
        """Whether the figure goes on with a list of what is published, or opens one that words before led to."""
        if self._publishing and self._since == self._sentence:
            return True
        last = self.found[-1] if self.found else None
        if self._claimed_unit and token.unit == self._claimed_unit and segment.startswith(("，", "、")):
            return True
        return (
            last is not None
            and last.token is not None
            and last.token.start >= self._sentence
            and has(last.key, "published")
            and segment.startswith(("，", "、", "；", "(", ")", "和"))
            and (token.unit == last.unit or token.unit in _PLAIN_UNITS or segment.startswith("、"))
        )

    def _in_published_list(self, near: Match, whole: Found | None, label: str) -> bool:
        listed = whole is not None and has(whole.key, "listed_by_subject")
        if not listed or "own_in_lists" in near.key.traits:
            return False
        return "done" not in near.key.traits or lookup.OTHER_VERB.search(label) is None

    def _by_subject(self, token: Token, label: str, label_at: int) -> tuple[str, str, int, int] | None:
        subject = by_label(label, listed=self._parts.listing)
        if not subject:
            return None
        start = label_at + max(label.rfind(subject), 0)
        return "published.by_subject", subject, start, token.end

    def _words_behind(self, token: Token, label: str, following: int) -> str:
        far = token.unit in ("个", "家", "名", "人", "位") and (not label or label.endswith(_BEFORE_NOUN))
        pattern = _FAR_BEHIND if far else _BEHIND
        found = pattern.match(self.bare, token.end, max(token.end, min(following, self._sentence_end)))
        return "" if found is None else found.group()

    def _hear_channels(self, segment: str, whole: Found | None) -> bool:
        """Take note of the channels named since the last figure, or still spoken of; return whether any is named."""
        named = lookup.channels_named(words_on_channels(segment))
        if named:
            self._channels = named
        elif whole is not None:
            self._channels = whole.channels
        elif lookup.PUBLISH.search(segment) is not None or not goes_on_with_nouns(segment):
            self._channels = ()
        return bool(named) or whole is not None

    def _one_each(self, segment: str) -> bool:
        """
        Take one channel for each figure where they are told apart ("微博、微信分别发布337条、757条").

        Return whether this figure goes on so.
        """
        goes_on = self._apart is not None and segment in ("、", "和", "，")
        if goes_on and self._apart is not None:
            self._channels, self._apart = self._apart[:1], self._apart[1:]
        elif "分别" in segment:
            self._channels, self._apart = self._channels[:1], self._channels[1:]
        else:
            self._apart = None
        return goes_on

    def _names_channel(self, words: str) -> bool:
        return lookup.names_channel(without_quotes(words))

    def planned(self, token: Token) -> bool:
        """Whether the sentence, or one before it in the paragraph, turns to what is yet to be done."""
        if not self._may_plan:
            return False
        self._open_to(token.start)
        if self._plans is None:
            self._plans = Plans(self.text, self._sentence, self.year)
        return self._plans.hold_at(token.start)
