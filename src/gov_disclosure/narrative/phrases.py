"""The patterns that find subjects around a figure, compiled from the tables of `subjects`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from attrs import frozen

from gov_disclosure.narrative import applicants, subjects, table_two
from gov_disclosure.narrative.dispute_sums import RESULTS
from gov_disclosure.narrative.subject import Subject
from gov_disclosure.organs.names import ITSELF
from gov_disclosure.script.words import one_of

# All quantifiers over classes are bounded or stand alone, so that no text makes a pattern slow.

# What may stand between the words for a subject and its figure.
_FILLER = r"[”’」的了范围类形申请答复决定事项政府信息公开案件情况数量总结果类书告知处理共计合有为达到仅各:\0]{0,24}$"

_APPLICANT_WORDS = (
    r"各类关于针对有公民自然个法人和或其他它组织社会众提出交的政府务信息依申请公开事项件书表数量总类面向络微我本局机关单位"
    r"、任何当年新已通过及行部门委厅办镇乡街道区县市级递群主体要求在线上下现场窗口邮寄电子信函传真网站页平台等渠方式形途径以\0\x02"
)
OBJECT = rf"[{_APPLICANT_WORDS}]{{0,48}}"

_INTAKE = (
    "(?:收到|接收|登记)并受理|(?<=[共计年度])收(?=申请|政府|依申请)|新收到|新受理|新接收|收到|(?<!不予)(?<!未予)受理|接收|接到|接获|接受|新收|新增|收悉|收件|登记|"
    "提出|提交|递交"
)
_TALLY = "(?:共计|合计|总计|总数|总量|数量|件数|办件|数(?=为|是|:|共|达|$)|情况|共|为|有|了|:)*"

INTAKE = re.compile(rf"(?P<verb>{_INTAKE})(?:到|了)?(?P<object>{OBJECT}?){_TALLY}$")
INTAKE_WIDE = re.compile(rf"(?:{_INTAKE})[^，]{{0,60}}申请(?!人)[^，]{{0,6}}$")
INTAKE_VERB = re.compile(rf"(?P<verb>{_INTAKE})(?:到|了|的)?(?:共计|合计|总计|共|各类|有)?$")
INTAKE_AFTER = re.compile(
    rf"(?P<object>{OBJECT}?申请(?!人|行政复议|复议)(?:公开)?(?:(?:政府)?信息)?(?:申请|请求|事项|信件|件)?)(?P<rest>.*)",
    re.DOTALL,
)
# Requests that do not say 公开, in a paragraph on disclosure; 各类事项申请 or 施工图审查申请 are requests for
# something else.
PLAIN_REQUEST = re.compile(
    r"(?:(?:网[上络站]|信函|当面|现场|窗口|邮寄|邮件|传真|线[上下])(?:、|和|及|与)?)*(?:等(?:各类|方式|渠道|途径|形式)*)?"
    r"(?:关于|有关|公民|法人|和|或者?|及|其他|其它|组织|社会|公众|群众|申请人|提出|提交|递交|的|、|信息|自然人|企业|新|\x02){0,16}"
    r"(?:书面)?申请(?:信息|事项|书|表|件|总数|总量|数|量|[公开])*"
)
# One kind of applicant named where there are others.
# How requests came in: one way named alone counts only those.
WAYS = re.compile(r"书面|当面|现场|窗口|信函|邮寄|邮件|传真|网[络上页站]|线上|线下|平台")
SOME_APPLICANTS = re.compile(r"(?!.*(?:法人|组织|单位|公众|群众)).*(?:公民|个人).*")
IN_ALL = re.compile("总数|总量|数量")
KNOWN_REQUEST = re.compile("公开|信息|网|信函|邮|当面|窗口|平台|现场|自然人|公民|法人|企业")
REQUEST_NOUN = re.compile(
    r"(?:(?:政府|政务)信息(?:依申请)?公开申请(?:事项|数量|总数|总量|量|书|件)?|依申请公开(?:政府|政务)?(?:信息)?(?:事项|申请)?)"
    rf"{_TALLY}$"
    rf"|(?:(?:政府|政务)信息公开申请|依申请公开(?:申请)?)(?:受理|接收|收件)(?:数量|总数|总量|数|量)?{_TALLY}$"
)
REQUEST_TOTAL = re.compile(
    rf"(?:{subjects.RECEIVED_SUBJECT.prefix.pattern})申请(?:受理)?(?:总量|总数|数量|件数|量|数){_TALLY}"
)
ALL_ASKED = re.compile(
    rf"(?:(?:20\d\d)?年度?|全年度?|本年度?|当年|今年|年度?内|共计?|总共|合计|{ITSELF}){{1,4}}申请(?:共计?|合计|为|:)*"
)
"""All requests, whoever made them: "全年申请120件"."""
REQUEST_BARE = re.compile(rf"依申请公开(?:政府|政务)?(?:信息)?{_TALLY}$")
"""The noun without 申请: it may be said of requests, and of papers that are disclosed on request."""
ANSWER = re.compile(
    r"(?:办理答复|答复|办结|结案|办复|回复|回应|办理|(?<!不予)(?<!不再)(?<!其他)(?<!其它)处理)(?:完毕|了)?"
    r"(?:公民、法人(?:和|或者?|及|以及)(?:其他|其它)组织(?:提出|提交)?)?"
    r"[、的了申请人事项政府务信息公开依件情况结果数量总答复共计合有为群众:\0]{0,24}$"
)
IN_ANSWERS = re.compile("(?:已?(?:答复|办结)的?(?:政府信息公开)?(?:申请)?|办件|申请)件?中$")
ANSWER_BEHIND = re.compile(
    r"(?:(?:政府|政务)?(?:信息)?(?:依申请)?(?P<open>公开))?申请(?:事项|件)?(?:，)?(?:已|均|全部|都)+"
    r"(?:已|在|按|法定|规定|办理|时限|期限|内|依法|依规|及时|按时|按期|如期|予以|作出|做出|给予){0,8}(?:办理|办结|办复|答复|回复)(?:完毕|完成)?"
)

ANSWERED_OF_THEM = re.compile(
    "(?:(?:均|全部)?已经?|均|全部|按期|按时|如期|按规定程序)(?:全部|严格|按照?(?:法定|规定)?[时期]限|按照?(?:相关|有关)?(?:规定|要求)|按期|按时|按规|依法|依规|如期|"
    "及时|完成|进行|书面)*(?:办结|答复|回复)(?:完毕|申请人)?(?=$|[、，])"
)
"""Right behind what came in: "收到67件，66件已办结"."""

DISPUTE = re.compile(
    r"(?P<direct>(?:未经复议(?:而)?)?直接(?:提起)?(?:行政)?(?:起诉|诉讼))|"
    r"(?P<after>(?:经)?复议后(?:提起)?(?:行政)?(?:起诉|诉讼))|"
    r"(?P<disputes>复议[^，0-9]{0,12}(?:诉讼|起诉))|"
    r"(?P<reconsideration>复议)|(?P<litigation>诉讼|起诉|应诉|被诉)"
)
_DISPUTE_TAIL = (
    r"(?:案件|申请|收案|受案|案|数量|情况|事项|方面|的|总数|均|各|共计|合计|总计|共|为|有|\0|"
    r":(?:20\d\d年度?|全年|本年度?)*(?:共?(?:收到|发生))?)*$"
)
DISPUTE_LABEL = re.compile(
    r"(?P<direct>(?:未经复议(?:而)?)?直接(?:提起)?(?:行政)?(?:起诉|诉讼))(?:的?行政诉讼)?" + _DISPUTE_TAIL + "|"
    r"(?P<after>(?:经)?复议后(?:提起)?(?:行政)?(?:起诉|诉讼))(?:的?行政诉讼)?" + _DISPUTE_TAIL + "|"
    r"(?P<disputes>(?:行政)?复议(?:案件|申请)?(?:和|及|与|、|或者?|以及)?(?:提起)?(?:行政)?(?:诉讼|应诉))"
    + _DISPUTE_TAIL
    + "|"
    r"(?P<reconsideration>(?:行政)?复议)" + _DISPUTE_TAIL + "|"
    r"(?P<litigation>(?:行政)?(?:诉讼|起诉|应诉)|(?<=被)诉)" + _DISPUTE_TAIL
)
DISPUTE_PREFIX = re.compile(
    rf"(?:以(?:{ITSELF}|单位|\x02+)为(?:被申请人|被告)的?)?"
    r"(?:[0-9年度全本]{0,8}办理(?=[^，]{0,4}(?:因|涉))|[0-9年度全本]{0,8}(?:办理|承办|应诉)(?=(?:政府|政务)?信息公开))?"
    r"[、，及和以与并另其中0-9年度全本今内我市区县局委镇街乡道各级行政机关单位部门领域共计发生收到涉及因政府务信息公开类"
    r"工作引起此产被提依申请的针当相关有累案件于对不服答复而等方面人厅办诉讼\0\x02]*"
)
DISPUTE_AFTER = re.compile(
    r"(?:涉及|涉|因|有关|关于)?(?:政府|政务)?信息公开(?:类|工作|事务|申请|方面)?(?:的)?(?:行政)?(?P<what>复议|诉讼)|"
    r"行政(?P<plain>复议|诉讼)"
)
OF_DISCLOSURE = re.compile(
    r"[，、\0]?(?:其中:?(?:涉及|有关|属于?|因|为)?|涉及?)(?:政府|政务)?信息公开(?:类|方面|引发|申请|案件|的)*(?:案件)?(?:有|为|共|:)*"
)
DISPUTE_VERB = re.compile(r"(?:发生|有|引发|产生|收到|涉及|被提起|被申请|共)+$")

# A share of anything else ("占全市总数的…") is a share of what no table has.
SHARE = re.compile(
    r"[,，、\0]*(?:分别)?(?:约)?(?:占比|占)"
    r"(?:本年度?|全年|当年|年度|新收|收到|受理|办理|处理|答复|办结|结果|政府信息公开|依申请公开|申请|全部|总|件|数|量|已|的|比例|比重|比|率|为|达|约|了|:){0,8}$"
)
COMPARED = re.compile(
    r"(?P<with>同比|环比|(?:较|比|与|和|同)(?:去年|上年|上一年|前一年|(?P<year>\d{4})年)(?:度)?(?:同期|全年)?(?:相比|比较|同比)?)"
    r"[^，0-9]{0,12}?(?P<way>增长|增加|上升|提高|增幅|上涨|多|减少|下降|降低|回落|下滑|降幅|减幅|少)"
    r"(?:幅度|比例|率)?(?:了|约|近|达到?|为|:)*$"
)
# What introduces a count without narrowing it: "依申请公开方面：", "办理结果如下：".
LEAD = re.compile(
    r"[0-9.依申请公开政府务信息全年度本我市县区局厅委办镇乡街道院单位机关的受理答复处数量总体工作情况方面如下结果为是按照分类型及和统计、\x02]{0,30}"
    r"(?:(?:方面|情况|如下|工作|公开|结果|类型|统计)(?:如下|为|是)?|申请中):|"
    r"[对收到的申请我局本机关经审查依法规按照不同情形区分别类]{0,30}(?:分类|分别|依法|依规)(?:作出)?(?:处理|答复):"
)
# What introduces counts of some requests only: "自然人申请情况：".
_LEAD_TO_SOME = re.compile(
    "(?:自然人|公民|法人|企业|组织|类(?!型|别|分|处)|网|信函|线[上下]|现场|当面|结转|新收|涉及|去年|上年)"
    "[^:]{0,16}(?::|(?:(?<!其)中|方面|而言|来说|来看)$)"
)
OF_RESULTS = re.compile("结果|答复|办理|处理")
RISING = frozenset(("增长", "增加", "上升", "提高", "增幅", "上涨", "多"))

CHANNEL = re.compile(
    r"(?:(?P<online>网络|网上|在线|互联网|网站|平台)|(?P<letter>信函|邮寄|来信|寄送)|(?P<person>当面|现场|窗口)|(?P<fax>传真)|"
    r"(?P<mail>电子邮件|邮箱))(?:渠道|方式|形式|平台)?(?:提交|提出|接收|收到|受理)?(?:的)?(?:申请)?(?:的)?(?:共|为|:)*$"
)
CLOSED_LIST = re.compile(r"其中")


@frozen
class _Pattern:
    subject: Subject
    before: re.Pattern[str]
    after: re.Pattern[str] | None


class Labels:
    """
    Many subjects, each with its patterns for words before and after a figure.

    A subject is looked for only where one of its stems stands: most do not.
    """

    def __init__(self, items: Iterable[Subject], year: int = 0) -> None:
        def dated(pattern: str) -> str:
            return pattern.replace("PREVIOUS", f"{year - 1}").replace("THIS", f"{year}").replace("NEXT", f"{year + 1}")

        patterns = [
            _Pattern(
                subject,
                re.compile(f"(?:{dated(subject.label)}){_FILLER}"),
                None if subject.after is None else re.compile(dated(subject.after)),
            )
            for subject in items
        ]
        by_stem: dict[str, list[_Pattern]] = {}
        for pattern in patterns:
            for stem in pattern.subject.stems:
                by_stem.setdefault(stem, []).append(pattern)
        self._by_stem = by_stem
        self._rank = {id(pattern): at for at, pattern in enumerate(patterns)}
        self._stems = re.compile(one_of(by_stem))

    def find_before(self, text: str) -> tuple[Subject, int] | None:
        """Return the subject that *text* ends with and where its words begin; the longest words win."""
        best: tuple[Subject, int] | None = None
        for pattern in self._candidates(text):
            match = pattern.before.search(text)
            if match is not None and (best is None or match.start() < best[1]):
                best = pattern.subject, match.start()
        return best

    def find_after(self, text: str) -> tuple[Subject, int] | None:
        """Return the subject that *text* begins with and where its words end."""
        for pattern in self._candidates(text):
            match = pattern.after.match(text) if pattern.after is not None else None
            if match is not None:
                return pattern.subject, match.end()
        return None

    def _candidates(self, text: str) -> Iterable[_Pattern]:
        stems = self._stems.findall(text)
        if len(stems) < 2:
            return self._by_stem[stems[0]] if stems else ()
        found = {id(pattern): pattern for stem in stems for pattern in self._by_stem[stem]}
        return sorted(found.values(), key=lambda pattern: self._rank[id(pattern)])


def leads_to_some(text: str) -> bool:
    """Whether a clause, or the words before a figure, introduce counts of some requests only."""
    return _LEAD_TO_SOME.search(text) is not None


_OF_REQUESTS = (*subjects.OUTCOMES, *subjects.LEAVES, *applicants.APPLICANTS)
_OF_TABLE_TWO = (*table_two.DOCUMENTS, *table_two.DECISIONS, table_two.CHARGES)


@lru_cache(maxsize=64)
def outcome_labels(year: int) -> Labels:
    """Return what can become of requests, as the report of *year* names it ("2021年结转" in 2022)."""
    return Labels(_OF_REQUESTS, year)


RESULT_LABELS = Labels(RESULTS)
TABLE_TWO_LABELS = Labels(_OF_TABLE_TWO)
