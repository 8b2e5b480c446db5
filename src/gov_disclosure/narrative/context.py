"""What a clause is about beyond its own words: topic, year, and whose figures it gives."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from attrs import define, field

from gov_disclosure.narrative.organ import Organ
from gov_disclosure.narrative.phrases import DISPUTE
from gov_disclosure.narrative.sentences import OWN_NAME
from gov_disclosure.narrative.subject import Topic
from gov_disclosure.organs.names import ITSELF_BUT_OFFICE
from gov_disclosure.text import Text

if TYPE_CHECKING:
    from gov_disclosure.narrative.draft import Draft

# Each word of the patterns below begins with a character of its own, not with a look behind: one class of characters
# is searched several times faster than others.
_REQUESTS = re.compile(r"依申请|公(?<![村党厂校院警居]务公)开申请|信息申请|信息公开的申请|公开信息申请")
_OTHER = re.compile(
    r"务(?<=[村党厂校院警居]务)公开|热线|纠纷|矛盾|民商事|刑事|普法|问政|留言|信箱|提案|建议|议案|信访(?!、?举报)|咨询|投诉(?!类)|举报(?!、?投诉类)|工单|来信|来电|网民|解读|公众号|微博|微信|头条|抖音|网站|发布|培训|"
    r"会议|主动公开|主动发布|专栏|平台|访谈|意(?<!第三方意)见|点击|访问|浏览|宣传|公报|考核|检查|案卷评查|监督员|许可申请|"
    r"补贴|救助|低保|仲裁|法律援助|登(?<=[产籍户婚姻商企册权籍押屋船车业团亡]登)记|登记(?:申请|证|业务|备案|事项)|审批|办件|许可|政务服务|证照|立案"
)
# Papers that are classed 主动公开, 依申请公开 or 不予公开 as they are made.
_PAPERS = re.compile("公文|发文|属性|制发文件|印发文件")
# A verb of intake or handling with an object that is not known: what follows speaks of that object.
_HANDLED = re.compile(
    r"收到|受理|办理|接待|调处|化解|排查|处置|处理|审理|审结|审核|公示|编制|开展|组织|举办|召开|推送|制作|完成|调解|查处|印发"
)

# Who decides disputes counts others' as well: "作为复议机关办理37件".
_OTHER_BODY = re.compile(
    "复议机[关构]|复议委|法院|受理|审理|审结|办理(?:各类)?行政(?:复议|诉讼)|审查(?:各类)?行政(?:复议|诉讼)"
)

NOT_DISCLOSURE = re.compile(
    "[非与和同不](?:(?<=非)(?:政府|政务)?信息公开|(?<=[与和同])(?:政府|政务)?信息公开(?:工作)?无关|"
    "(?<=不)涉及(?:政府|政务)?信息公开)"
)
"""Disputes said not to be about disclosure."""

_YEARS = re.compile(
    r"[12去上前往历近今本全报年](?:"
    r"(?:(?<=1)9|(?<=2)0)\d\d年(?!度?(?:未办结)?(?:结转|转结|转入)|度?(?:工作)?(?:年度)?报告|度?继续)|"
    r"(?P<last>(?:(?<=去)年|(?<=上)一?年)(?!度?(?:未办结|没有|无)?(?:结转|转结|转入|结余|遗留|接转|顺延))|"
    r"(?<=前)一?年|(?<=[往历])年|(?<=近)[两三四五几]年)|"
    r"(?P<this>(?<=[今本全])年|(?<=报)告期|(?<=年)度内|(?<=年)(?<![两三四五几\d].)内))"
)
"""``last``, ``this``: words for a year before, and for that of the report; else the match begins with a year."""
_CARRIED_TO = re.compile(r"(?:结转|转结|转入|顺延|延|转)(?:至|到|入)?$")
_COMPARISON = re.compile(r"较|比|相比|同比|环比|同期")
# "截至年底" is the whole year.
_UNTIL = r"截[至止](?!到?(?:[0-9]{4}年?)?度?(?:12月(?:31日|底|份)?|年?底|年末))"
_PARTIAL = re.compile(
    r"上半年|下半年|季度|[0-9]{4}年?度?(?:至|到|-|~)[0-9]{4}年|年至今|(?<!\d)(?:[2-9]|1[01])月|"
    r"(?<!\d)1月(?!1日|份?[至到-]12月)|(?<!\d)(?<!1[至到~-])(?<!1月[至到~-])12月(?!31日|底)|(?<!今年)(?<!本年)以来|月均|日均|"
    r"历年|近[两三四五几\d]年|[两三四五]年来|一审|二审|再审|十[三四五]五|" + _UNTIL
)

GOES_ON = ("其中", "在其中", "以上", "上述")

# Cheap first looks: one of these stands in whatever the patterns above and below look for.
_TOPICAL = re.compile(
    "|".join(("信息公开", "诉", "复议", _OTHER_BODY.pattern, _REQUESTS.pattern, _OTHER.pattern, _PAPERS.pattern))
)
_TIMELY = re.compile("[年季月截以计审报今期]")
_PARTLY = re.compile("[半季月截来均历近审五至到~-]")
_SCOPED = re.compile("[全我本各系关局属直科基机级政办乡镇县街\x02](?!(?<=[全本])年)")

_AREA = re.compile(
    r"全(?P<all>[省市区县州盟旗])(?!级)|我(?P<our>[省市区县州盟旗])|本(?P<this>[省市区县州盟旗])|各级|"
    r"(?P<system>全系统|本系统|系统内|(?<!机)关区(?![分别])|直属单位|下属单位|所属单位)"
)
# Bodies that are a part of the area: what they count is not what the whole counts.
_BODIES = re.compile(
    r"各(?:部门|单位|委|局|县|区|市|乡|镇|街|\x00)|[省市区县州]直|[局厅委办院]属|[省市区县]级(?:各?部门|各?单位|行政机关|机关)|下级|基层|科室|"
    r"(?P<lower>乡镇|镇街|街镇|镇\(街|街道|乡\(|区县|县区|县市|县\(|区\()"
)
_OFFICE = re.compile(
    r"机关本?级|本级|局机关|(?P<government>(?:[省市区县]|人民)政府(?!信息|规章|网|门户|部门|公报)|办公[室厅]|我办|本办)"
)
_OWN = re.compile(rf"{ITSELF_BUT_OFFICE}|我[中馆]|全[镇乡街]|\x02")

_OWN_OFFICE = re.compile("我办|本办")
_TOOK_IN = "(?=(?:新|共|全年|本年)?(?:收到|受理|接收|办理|答复))"
_ITS_GOVERNMENT = re.compile(rf"(?<![\u4e00-\u9fff])(?:[省市区县州旗]|人民)政府{_TOOK_IN}")
"""What an office (办公室) calls itself; for anybody else it is the government's office."""
_A_GOVERNMENT = re.compile(
    rf"(?:^|(?<=[，。；、:年度\0]))[省市区县州旗](?:人民)?政府(?:本级|办(?:公[室厅])?)?{_TOOK_IN}"
)
"""A government that is spoken of by who is none; 镇政府 is a town itself."""

Scope = Literal["area", "office", "own"]

OTHER_SCOPE = Text("文字与表格可能不是同一统计范围", "text and table may count different scopes")
OTHER_PERIOD = Text("文字说的不是整个报告年度", "the text does not speak of the whole report year")
LOOSE = Text("措辞另有所指的可能", "the wording may mean something else")


@define
class Thread:
    """
    What the reading of a paragraph remembers from clause to clause.

    ``sure`` says whether the topic was named, or only suggested by a heading.
    ``disclosure``: whether disputes spoken of are about disclosure.
    ``named``: whether a heading says so.
    ``narrowed``: whether the sentence has turned to some of the requests, or to
    papers classed for disclosure. ``counting``: whether the sentence has counted
    anything yet. ``other_body``: whether it speaks of who decides disputes.
    ``of_applicant``: how many requests of one kind of applicant it has just counted.
    ``assumed``: the claim on "申请" without 信息公开 from which the
    topic is assumed; what follows it holds only if that claim agrees.
    ``of_some``: a count in the same sentence of what may be only some of the
    requests ("网上收到申请19件"); what follows holds only if it agrees too.
    ``disputes_counted``: the kinds of disputes that the paragraph has counted.
    ``mentioned``: by subject, whether the paragraph names what keeps it narrow.
    """

    report_year: int
    organ: Organ
    topic: Topic | None = None
    disclosure: bool = False
    named: bool = False
    year: int = 0
    scope: Scope | None = None
    fitting: bool = True
    partial: bool = False
    cumulative: bool = False
    dated: bool = False
    narrowed: bool = False
    counting: bool = False
    other_body: bool = False
    of_applicant: Decimal | None = None
    assumed: Draft | None = None
    of_some: Draft | None = None
    disputes_counted: set[str] = field(factory=set)
    mentioned: dict[str, bool] = field(factory=dict)
    _topic_before: Topic | None = None

    def open_sentence(self, text: str) -> None:
        """
        Forget what holds for one sentence only, unless the next one goes on with parts of the last ("其中…").

        A sentence without counts does not end the topic; and "累计" after a
        sentence of the report year adds up that year.
        """
        if not self.counting and self.topic == "other":
            self.topic = self._topic_before
        self._topic_before, self.counting = self.topic, False
        if not text.startswith(GOES_ON):
            self.dated = self.dated and self.this_year and not self.partial
            self.partial = self.cumulative = self.narrowed = self.other_body = False
            self.of_applicant = self.of_some = None

    def hear(self, text: str, *, counts: bool) -> None:
        """Take in the words up to a figure (*counts*) or to the end of a clause."""
        if _TOPICAL.search(text) is not None:
            self._hear_topic(text)
        if _TIMELY.search(text) is not None:
            self._hear_year(text)
        if (counts or self.organ.kind == "government") and _SCOPED.search(text) is not None:
            self._hear_scope(text)

    @property
    def this_year(self) -> bool:
        """Whether the text so far speaks of the report year."""
        return self.year == self.report_year

    @property
    def doubt(self) -> Text | None:
        """Why a figure that differs from the table need not contradict it, ``None`` if nothing speaks for that."""
        if self.partial or (self.cumulative and not self.dated):
            return OTHER_PERIOD
        if not self.fitting:
            return OTHER_SCOPE
        return None

    @property
    def scope_named(self) -> bool:
        """Whether the text says whose figures it gives, or they can only be those of the organ itself."""
        return self.organ.kind != "government" or self.scope == "area" or (self.organ.area and self.scope is None)

    def _hear_topic(self, text: str) -> None:
        if "信息公开" in text or "依申请" in text:
            self.disclosure = True
        named = [match.lastgroup for match in DISPUTE.finditer(text)] if "诉" in text or "复议" in text else []
        if _OTHER_BODY.search(text) is not None:
            self.other_body = True
        if named:
            self.topic = named[-1]  # type: ignore[assignment]
        elif _REQUESTS.search(text):
            self.topic, self.assumed = "requests", None
        elif _OTHER.search(text):
            self.topic = "other"
            self.disclosure = "信息公开" in text
        if _PAPERS.search(text):
            self.narrowed = True

    def lose_topic(self, text: str) -> None:
        """Take in words before a figure that no subject was found in."""
        if _HANDLED.search(text) and "申请" not in text and "复议" not in text and "诉讼" not in text:
            self.topic, self.disclosure = "other", False

    def _hear_year(self, text: str) -> None:
        if (
            _PARTLY.search(text) is not None
            and _PARTIAL.search(text.replace(f"{self.report_year}年以来", "")) is not None
        ):
            self.partial = True
        if "累计" in text:
            self.cumulative = True
        named = [*_YEARS.finditer(text)]
        compared = _COMPARISON.search(text) if named else None
        for match in named:
            if match["this"]:
                self.year, self.dated = self.report_year, True
                self.partial = self.partial and (match.group() != "全年" or _PARTIAL.search(text) is not None)
            elif (compared is not None and compared.start() <= match.end()) or _CARRIED_TO.search(
                text, 0, match.start()
            ):
                continue
            elif match["last"]:
                self.year = self.report_year - 1
            else:
                self.year = int(match.group()[:4])
                self.dated = self.dated or not text.endswith(("截至", "截止"), 0, match.start())

    def _hear_scope(self, text: str) -> None:
        area = _AREA.search(text)
        if area is not None:
            letter = area["all"] or area["our"] or area["this"]
            self.scope = "area"
            self.fitting = self._area_fits(letter)
        elif self._names_a_part(text):
            self.scope, self.fitting = "office", False
        elif _OWN.search(text) or (self.organ.office and _OWN_OFFICE.search(text)):
            self.scope, self.fitting = "own", self.organ.kind != "government" or OWN_NAME in text
        else:
            office = _OFFICE.search(text)
            if self._names_another_government(text):
                self.scope, self.fitting = "area", False
            if office is not None and (office["government"] is None or self.organ.kind == "government"):
                self.scope, self.fitting = "office", False

    def _names_another_government(self, text: str) -> bool:
        if self.organ.office and _ITS_GOVERNMENT.search(text) is not None:
            return True
        return self.organ.kind != "government" and _A_GOVERNMENT.search(text) is not None

    def _names_a_part(self, text: str) -> bool:
        part = _BODIES.search(text)
        return part is not None and (part["lower"] is None or self.organ.kind == "government")

    def _area_fits(self, letter: str | None) -> bool:
        if self.organ.kind != "government":
            return False
        return letter is None or not self.organ.letter or letter == self.organ.letter
