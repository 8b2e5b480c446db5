"""The text of a report: sentences that agree with its tables, or any words at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from gov_disclosure import forms
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.model import SECTION_KEYS, Organ, Section
from gov_disclosure.organs.standing import standing

_WORDS = "本机关依法规范公开政务信息工作持续推进强化审查管理平台建设监督保障提升服务质量群众企业满意认真落实要求"


def texts(*, min_size: int = 4, max_size: int = 60) -> st.SearchStrategy[str]:
    """Return plain Chinese sentences, without digits, headings or marks of a table."""
    return st.text(_WORDS, min_size=min_size, max_size=max_size).map(lambda words: words + "。")


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Return the six sections under their official titles, with any words and numbered sub-sections."""
    paragraphs = st.lists(texts(), max_size=3).map(tuple)
    headings = st.text(_WORDS, min_size=3, max_size=12)
    found: list[Section] = []
    for key, form in zip(SECTION_KEYS, forms.for_edition("2021").sections, strict=True):
        subsections = draw(st.lists(st.tuples(headings, paragraphs), max_size=3))
        found.append(
            Section(
                key=key,
                heading=f"{form.number}、{form.zh}",
                paragraphs=draw(paragraphs),
                sections=tuple(
                    Section(heading=f"（{ordinal}）{heading}", paragraphs=text)
                    for ordinal, (heading, text) in zip("一二三", subsections, strict=False)
                ),
            )
        )
    return tuple(found)


_DISCLOSED = (
    "依托门户网站公开机构职能、政策文件和办事指南。",
    "围绕群众关心的事项，通过网站和新媒体公开政策及解读。",
    "按照目录梳理应当公开的信息，做到公开内容准确。",
    "健全主动公开目录，按时公开工作动态和政策文件。",
)
_MANAGED = (
    "公开前逐条进行保密审查，发布后定期清理。",
    "完善信息制作、审核、发布流程，落实专人负责。",
    "对已发布的信息定期清理，及时更新失效内容。",
)
_PLATFORM = (
    "做好网站栏目的日常维护，方便群众查询。",
    "优化网站检索功能，规范政务新媒体运行。",
    "设置信息公开专栏，并在办事大厅提供查阅服务。",
)
_SUPERVISED = (
    "把信息公开纳入年度工作考核，开展社会评议，没有发生责任追究情况。",
    "组织业务培训，接受社会评议，工作考核结果良好，未发生责任追究。",
)
_PROBLEMS = (
    "政策解读的形式还不够丰富，公开的针对性有待加强。",
    "依申请公开的答复格式不够统一，办理质量有待提高。",
    "工作人员流动较大，业务能力需要继续提升。",
    "网站个别栏目内容较少，信息更新不够及时。",
    "公开内容与群众需求之间还有差距，回应关切不够主动。",
    "部门之间沟通不够顺畅，信息提供有时滞后。",
    "政策文件的清理还不够彻底，查找不够方便。",
)
_IMPROVEMENTS = (
    "下一步将采用图表、问答等形式开展解读，增强实效。",
    "下一步将统一答复文本，加强对疑难申请的会商。",
    "下一步将定期组织业务培训，配备专职人员。",
    "下一步将明确栏目责任人，按期检查更新情况。",
    "下一步将多渠道征求意见，调整公开的重点。",
)

Wording = int
"""Which of the sentences a report has; the next number gives others, as another year's report should."""

wordings: st.SearchStrategy[Wording] = st.integers(0, len(_PROBLEMS) * len(_IMPROVEMENTS) - 1)
"""All wordings that there are."""


def told(form: Form, organ: Organ, figures: Mapping[str, Value], wording: Wording) -> tuple[Section, ...]:
    """Return six sections whose sentences agree with *figures*; what is blank is not spoken of."""
    parts: dict[str, tuple[str, ...]] = {
        "overview": _overview(organ, figures, wording),
        "problems_and_improvements": (_pick(_PROBLEMS, wording), _pick(_IMPROVEMENTS, wording)),
        "other_matters": _other_matters(form, figures),
    }
    return tuple(
        Section(key=key, heading=f"{form.number}、{form.zh}", paragraphs=parts.get(key, ()))
        for key, form in zip(SECTION_KEYS, form.sections, strict=True)
    )


def _pick(sentences: Sequence[str], wording: Wording) -> str:
    return sentences[wording % len(sentences)]


def _overview(organ: Organ, figures: Mapping[str, Value], wording: Wording) -> tuple[str, ...]:
    found = [_pick(_DISCLOSED, wording), _requests(figures), _pick(_MANAGED, wording), _pick(_PLATFORM, wording)]
    if standing(organ).kind == "government":
        found.append(_pick(_SUPERVISED, wording))
    return tuple(filter(None, found))


def _requests(figures: Mapping[str, Value]) -> str:
    received, settled = figures.get("requests.received.total"), figures.get("requests.outcomes.total.total")
    if received is None or settled is None:
        return ""
    if received == 0:
        return "本年度未收到政府信息公开申请。"
    return f"本年度新收政府信息公开申请{received}件，办结{settled}件。"


def _other_matters(form: Form, figures: Mapping[str, Value]) -> tuple[str, ...]:
    if form.edition == "2019":
        return ("无其他需要报告的事项。",)
    unpaid = figures.get("requests.outcomes.otherwise_handled.fee_unpaid.total")
    if unpaid:
        return ("本年度发出了收费通知，申请人逾期未缴纳，没有收取信息处理费。",)
    return ("本年度没有收取信息处理费。",)
