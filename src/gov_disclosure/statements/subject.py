"""The words of the text for what was published: the label before a figure, and what of it is a subject."""

from __future__ import annotations

import re

from gov_disclosure.statements import lookup

_LABEL_START = re.compile(
    r"(?:[、，“”\"\u3000)]|具体为|具体是|其中|另外|另|包括|包含|分别|以及|主要|和(?!谐)|及(?!时)|与|并(?!联)|有(?!关|效)|为(?!民)|含|共(?!同|公|享|青)|是|:|-|—|\.|"
    r"其他的|的|我[局镇乡区县市厅委街]|本[局镇乡区县市厅委](?!级))+"
)
_STOP = re.compile("[，；:。()]")
_ASIDE_BEFORE = re.compile(r"\([^()]{0,60}\)$")
_GENERAL = re.compile(
    r"政府|政务|各类|各种|各项|相关|有关|信息|动态|公开|主动|及时|全年|共计|累计|合计|共|年度|的|了|等|全县|全市|全区|、|多种|多|形式|"
    r"依法|政府网|数量|总数|数|量|达|为|约|内容|工作信息|消息|稿件|文章|推文|图文|原创|作品|各|对外|向社会|通过|在|上|分别|每[年季月周日]|\d|:|已|均|”|“"
)
_TAIL = re.compile(r"(?:分别|共计|合计|共有|共|计|达到|达|为|有|约|近|数量|:|的|各|了|累计)++$")
_ADVERB = re.compile(r"(?:及时|依法|共|累计|对外|均)$")
_THROUGH = re.compile("通过|经由?|依托|利用|借助")
_BY_KIND = re.compile("(?<![各种等他的])类(?:政府|政务)?信息$")
_WAY = re.compile("渠道|途径|方式|形式")
_LONGEST = 40
_SHORT_ASIDE = 4
_HEAD = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?|全年|本年度?|今年|及时|主动|依法|并|累计|共计|对外|还|也|先后|同时|集中|全文|分别|按规定|定期|新增|平均每[年季月周日]|[年月日]均|"
    r"[上下]半年|第?[一二三四1-4]季度|(?:[0-9]{1,2}月?(?:[-—–~～]{1,2}|[至到]))?[0-9]{1,2}月份?)+"
)


def label_of(text: str, since: int, end: int) -> tuple[str, int]:
    """
    Return the words right before *end*, from the last stop behind *since* on, and where in *text* they begin.

    A bracket right before the figure is left out, and what joins the words to
    those before.
    """
    if text.endswith(")", since, end) and (aside := _ASIDE_BEFORE.search(text, since, end)) is not None:
        end = aside.start()
    if text.endswith(":", since, end):
        end -= 1
    at = end
    while True:
        at -= len(_STOP.split(text[since:at])[-1])
        if at in (since, end) or text[at - 1] != ")":
            break
        opens = text.rfind("(", max(since, at - _SHORT_ASIDE), at)
        if opens < 0:
            break
        at = opens  # "专(兼)职人员" is one word
    joined = _LABEL_START.match(text, at, end)
    if joined is not None:
        at = joined.end()
    return text[at:end], at


def by_label(label: str, *, listed: bool) -> str:
    """Return the subject that *label* names: what stands behind its word for publishing, all of it within a list."""
    words = _without_head(_TAIL.sub("", label))
    if words.startswith(("其他", "其它")):
        return words[-_LONGEST:]
    verbs = [*lookup.PUBLISH.finditer(words)]
    if verbs:
        last = verbs[-1]
        if last.end() < len(words) and (
            not listed or last.start() <= 2 or _ADVERB.search(words, 0, last.start()) or lookup.names_channel(words)
        ):
            words = words[last.end() :]
        elif last.end() == len(words) and len(verbs) > 1 and not listed:
            words = words[verbs[-2].end() :]
    joined = _LABEL_START.match(words)
    if joined is not None:
        words = words[joined.end() :]
    return _without_head(words)[-_LONGEST:]


def _without_head(words: str) -> str:
    head = _HEAD.match(words)
    return words if head is None else words[head.end() :]


def only_through(label: str) -> bool:
    """Whether *label* says no more than through what it was published ("通过县政府网站公开")."""
    if _THROUGH.match(label) is None:
        return False
    ends = [end for _, end, _ in lookup.channels_in(label)] + [way.end() for way in _WAY.finditer(label)]
    return bool(ends) and general(label[max(ends) :])


def general(words: str) -> bool:
    """Whether *words* name nothing beyond information that is published."""
    if _BY_KIND.search(words) is not None:
        return False
    rest = _GENERAL.sub("", lookup.without_channels(lookup.PUBLISH.sub("", words)))
    return len(rest) < 2
