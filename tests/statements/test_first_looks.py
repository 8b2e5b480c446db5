"""The first looks at a paragraph let every statement pass that somebody looks for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure.rules.context import Context
from gov_disclosure.statements import prose, vocabulary
from gov_disclosure.statements.looks import may_count, may_go_through_several, may_list, may_state
from prose_texts import prose_report

_PIECES = (
    "全年通过门户网站、微信公众号和政务微博发布信息620条。",
    "通过网站和微信公众号公开信息52条。",
    "通过网站公开信息52条（财政9条、人事43条），解读几件。",
    "主动公开信息80条，主要有财政类信息12条；分别为机构类30条，数十条涉及人事。",
    "其中：乡村振兴栏5条，其余三件包括解读一篇。",
    "全年未召开新闻发布会。", "没有收取信息处理费。", "无", "零篇解读", "培训零次", "组织培训半数，上百场",
)  # fmt: skip
_TEXTS = st.lists(
    st.sampled_from(_PIECES) | st.text(alphabet="12一二几半数百第上年月日条篇次，。；、（）:类栏无零", max_size=5),
    max_size=6,
)


_EXAMPLES = [key.example.text.zh for key in vocabulary().values()]


@pytest.mark.parametrize("text", [*_PIECES, *_EXAMPLES])
def test_what_is_stated_passes_its_look(text: str) -> None:
    """Parts of a list, several channels, words for none, and each key with a figure."""
    _held(text)


@given(text=_TEXTS.map("".join))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_any_text_states_passes_its_look(text: str) -> None:
    _held(text)


def _held(text: str) -> None:
    report = prose_report(text)
    context = Context(report=report)
    cleaned = context.paragraphs[0].cleaned.text
    for one in prose(report).statements:
        assert one.part_of is None or may_list(cleaned)
        assert len(one.channels) < 2 or may_go_through_several(cleaned)
        if one.high == 0 and not any(map(str.isdigit, one.span.quote)):
            assert one in next(context.stated.where_none())
        else:
            assert may_count(cleaned)
            assert may_state(one.key, cleaned)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("发布信息52条，其中财政9条。", True),
        ("其中财政9条，发布信息52条。", False),
        ("发布信息52条，财政9条。", False),
        ("按照第五十条，报告分为六个部分，数据自2022年1月1日起。", False),
        ("主要问题:一是解读形式单一，二是更新不及时。", False),
    ],
)
def test_a_list_opens_between_two_figures(text: str, passes: bool) -> None:
    assert may_list(text) is passes


def test_a_paragraph_is_read_when_it_is_asked_for() -> None:
    """Positions of wholes are those within the paragraph; the whole account counts them over the report."""
    context = Context(report=prose_report("发布信息8条。", "发布信息52条，其中财政9条。"))

    (found,) = context.stated.where(may_list)

    assert [one.part_of for one in found] == [None, 0]
    assert [one.part_of for one in context.prose.statements] == [None, None, 1]
    assert next(context.stated.where(may_list)) is found
