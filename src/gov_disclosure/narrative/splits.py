"""
Words beside a figure that make it count less, or more, than the cell of its subject.

"维持2件、驳回诉讼请求3件" is one cell of table four told as two figures, and
"按期答复80件，延期答复6件" one cell of table three. Such a figure is right
although it differs from the cell, so it contradicts nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ELSEWHERE = (
    r"退回|退件|移交|(?<!结)转(?:交|办|送|由|有关|其他|其它|相关|[省市区县镇乡])|不予受理|不受理|未受理|实际(?!办结|答复)|剔除|"
    r"不作为|非政府信息|合并|并案|有效申请"
)
_LATER = "延期|延长|逾期|超期|超时|撤|终止|中止"
_NOT_HELD = "不存在(?!.{0,10}提供)|不属于本|非本|未制作|未获取|未保存|未检索"
_OPEN_ALREADY = r"(?:已|经|属于?|告知)(?:经|其)?(?:主动)?公开|指引|告知.{0,8}(?:途径|方式|渠道|查)"
_OUTCOME = {
    "granted": _OPEN_ALREADY,
    "agreed": _OPEN_ALREADY,
    "opened": _OPEN_ALREADY,
    "partially_granted": "区分处理|隐去|遮挡",
    "denied": "不宜|不便|不得公开|不属于",
    "unavailable": _NOT_HELD,
    "unavailable_not_held": _NOT_HELD,
    "unavailable_because": rf"{_NOT_HELD}|因[^，。；0-9]{{2,24}}提供的?\d[^。]{{0,80}}因[^，。；0-9]{{2,24}}提供的?",
    "unavailable.not_held": _NOT_HELD,
    "not_processed": "信访|举报|投诉|重复|咨询|反复",
    "otherwise_handled": "撤|逾期|补正(?!后.{0,6}不明确)|放弃|终止|咨询",
}

_DISPUTES = ("reconsideration", "litigation", "direct", "after", "disputes")

# By the key of a subject: the words that, counted beside it, count a part of its cell.
_WORDS = {
    **_OUTCOME,
    "received": _ELSEWHERE,
    "newly_received": _ELSEWHERE,
    "answered": f"{_ELSEWHERE}|{_LATER}",
    "upheld": "驳回|胜诉|撤|终止|不予受理|不予立案",
    "corrected": "撤销|确认违法|责令|变更|败诉|重新|限期|履行",
    "other_result": "撤|终止|驳回|调解|不予受理|移送|和解",
    "pending": "中止|立案|开庭|上诉|二审|再审",
    **dict.fromkeys(
        _DISPUTES,
        "受理|立案|备案|结转|转入|撤|终止|不予|追加|共同被告|一审|二审|再审|上诉",
    ),
    **dict.fromkeys(
        ("rules.issued", "normative_documents.issued"), "修订|修改|修正|重新|转发|联合|延续|延长|备案|名义"
    ),
    **dict.fromkeys(("rules.repealed", "normative_documents.repealed"), "失效|修订|修改|修正|终止|停止"),
    **dict.fromkeys(("rules.in_force", "normative_documents.in_force"), "失效|保留|修订|修改|修正"),
    "licenses.decisions": "不予(?:行政)?许可|撤销|延续|变更|注销|不予受理|转报",
    "penalties.decisions": "不予(?:行政)?处罚|免予|免罚|撤销|移送|简易|当场",
    "compulsion.decisions": "强制执行|撤销|解除",
}
_SPEAKS_OF_DISPUTES = frozenset((*_DISPUTES, "upheld", "corrected", "other_result", "pending"))
_DISPUTE = re.compile("复议|诉讼|应诉|起诉")
_REQUESTS = re.compile("申请|受理|收到|答复|办结")
# "收到120件，撤回2件，受理118件": what is taken on is less than what came in.
_TAKEN_ON = r"\d[件条份宗][^。；]{0,40}[，、](?:实际|正式|共|已)?受理\d"
_UNITS = "[件条份起宗例次个项部]"


@lru_cache(maxsize=64)
def _counted(key: str) -> re.Pattern[str] | None:
    words = _WORDS.get(key)
    if words is None:
        return None
    # "转办0件" takes nothing away.
    beside = rf"(?:{words})[^，。；0-9]{{0,12}}[1-9]|(?:[1-9]|\d\d){_UNITS}[^，。；、0-9]{{0,10}}(?:{words})"
    return re.compile(f"{beside}|{_TAKEN_ON}" if key in ("received", "newly_received") else beside)


def shared_out(key: str, paragraph: str) -> bool:
    """Whether the cleaned *paragraph* counts something beside the subject *key* that its cell counts too."""
    pattern = _counted(key)
    if pattern is None:
        return False
    start = _first_dispute(paragraph) if key in _SPEAKS_OF_DISPUTES else 0
    return pattern.search(paragraph, start) is not None


# Only these cells are told with their rows behind 其中.
_WITH_ROWS = frozenset(("denied", "unavailable", "not_processed", "otherwise_handled"))
_OWN_PARTS = re.compile(r"(?:[，、]?\(?(?:其中|分别为|包括|:)|(?:申请)?中[，:])[^；。)]{0,400}|\([^；。()]{0,400}")


def parts_behind(key: str, paragraph: str, end: int) -> re.Match[str] | None:
    """Return the parts of the cell of *key* listed right behind its figure, which ends at *end*: they are all in it."""
    return _OWN_PARTS.match(paragraph, end) if key in _WITH_ROWS else None


def _first_dispute(paragraph: str) -> int:
    """Return where disputes begin to be spoken of: the sentence, or its clause where requests are counted before."""
    first = _DISPUTE.search(paragraph)
    if first is None:
        return 0
    sentence, clause = (
        1 + max(paragraph.rfind(stop, 0, first.start()) for stop in stops) for stops in ("；。", "，；。")
    )
    return clause if _REQUESTS.search(paragraph, sentence, clause) is not None else sentence


# What may follow a figure in its clause without making it a part of something.
_GOES_ON = re.compile(
    r"[、，和及与以并均次:]|[合共总]计|其中|案件|(?:行政)?规范性文件|行政(?:许可|处罚|强制)(?:处理)?(?:决定|措施)(?=$|[，、])|(?:政府信息公开)?申请|已(?:全部|按|经|依法|在|于|答复|办结|办理)|全部|[至到](?:下|次|明|20)|(?:尚|正|仍|将|需|按|依|结转|转|顺延|延|继续)|"
    r"予以|[作做]出|答复|同意|准予|部分|不予|无法|其他|结果|维持|纠正|未|被|为|系|是|属|由|来自|政府信息|信息公开|依申请|公开|公民|行政(?:复议|诉讼)|因|涉|有关|关于|针对|中|$"
)
OF_ALL_KINDS = re.compile(
    "[，、(](?:其中(?:[^，。；0-9]{0,12}信息公开|[^，。；0-9]{0,4}涉及?(?!信息公开))|"
    "涉及?(?:政府|政务)?信息公开[^，。；0-9]{0,8}[0-9]|(?:政府|政务)?信息公开[^，。；0-9]{0,8}占)"
)
"""Behind a count of disputes: it counts all kinds, of which those on disclosure, or on something else, follow."""

# What, in a bracket or the next clause, says that a figure counts some only, or last year's.
_NARROWING = re.compile(
    r"\((?:均|另|不含|不包括|除|系)|\((?:其中|含|包括)[^()0-9]{0,20}(?:不予|无法|不掌握|(?:其他|其它)(?!法律))|"
    r"\((?:含|包含|包括)(?!(?:[^()0-9]|20\d\d年){0,8}(?:结转|转结|转入|部分公开|网|信函|邮|当面|自然人))|"
    r"[，、(]?(?:均|都|全部)?(?:系|为|是|属)(?:于)?(?:上年|去年|上一年|以前年度|(?:19|20)\d\d年)|"
    r"已?(?:审|办)结|[，、(]其中[^，。；0-9]{0,12}信息公开"
)
# What, in a bracket before the figure, makes it count something else as well.
_WIDENED = re.compile(
    r"\((?!(?:含|包括)(?:部分(?:予以)?公开|[^()]{0,8}(?:结转|转入)[^()]{0,6})\))(?:含|包括|其中|不含)[^()]{0,20}\)$"
)


def narrowed_beside(paragraph: str, start: int, end: int, right: str) -> bool:
    """Whether words beside the figure from *start* to *end*, *right* after it, make it count only some, or more."""
    if _GOES_ON.match(right) is None or _NARROWING.match(paragraph, end) is not None:
        return True
    closed = paragraph[start - 1 : start] == ")"
    return closed and _WIDENED.search(paragraph, max(0, start - 24), start) is not None
