"""Every numeral of the prose is accounted for exactly once, in any text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure.statements import Prose, prose, vocabulary
from prose_texts import numerals_listed, prose_report

_PIECES = (
    *(key.example.text.zh for key in vocabulary().values()),
    "根据《关于印发2023年政务公开工作要点的通知》（澄政办发〔2023〕18号）要求，",
    "统计期限自2023年1月1日起至2023年12月31日止。",
    "收到政府信息公开申请３件，同比减少72.73%，均予以公开。",
    "联系电话：0100-5566778，邮编：210000，网址http://www.example.org/2023/01。",
    "一是统一部署，二是进一步完善，三是开展两次培训。",
    "其中网站1,286条，占45.6％；第五十条第（一）项；党的二十大；H5 12个",
    "2022.1.1-2022.12.31", "约", "近百", "余", "其中：", "，", "。", "；", "（", "）", "、", " ", "\n", "％",
    "0100-5566778转12",
)  # fmt: skip
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(_PIECES),
        st.text(alphabet="0123456789０１.,，。；年月日号条件个第一二十百万余约%（）()“”《》 a@-", max_size=8),
    ),
    max_size=8,
).map("".join)


def _held(text: str) -> Prose:
    found = prose(prose_report(text, received=3))
    covered: list[int] = []
    for numeral in found.numerals:
        assert numeral.account in ("claim", "statement", "other", "not_understood")
        assert (numeral.kind is not None) == (numeral.account == "other")
        assert numeral.account != "claim" or numeral.claim is not None
        assert numeral.account != "statement" or numeral.statement is not None
        span = numeral.span
        assert text[span.start : span.end] == span.quote
        covered += range(span.start, span.end)
    assert len(covered) == len(set(covered)), "no character belongs to two numerals"
    missing = [place for place in numerals_listed(text) if place not in set(covered)]
    assert not missing, [text[max(0, at - 5) : at + 5] for at in missing]
    return found


@given(text=_TEXTS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_numeral_is_accounted_for_once(text: str) -> None:
    """
    What a simple lister finds lies within one numeral each, and no two numerals overlap.

    The profile `deep` holds it over ten thousand texts.
    """
    _held(text)


@given(text=_TEXTS)
@settings(deadline=None)
def test_the_four_accounts_add_up(text: str) -> None:
    """The share not understood is counted over all numerals."""
    found = _held(text)

    counts = [sum(one.account == account for one in found.numerals) for account in ("claim", "statement", "other")]

    assert sum(counts) + len(found.not_understood) == len(found.numerals)


TIMES = "年 个月 月 日 天 周 个工作日 工作日 小时 分钟 季度 个季度 学年 周岁 岁"


@pytest.mark.parametrize("unit", TIMES.split())
def test_stretches_of_time(unit: str) -> None:
    """A numeral before a unit of time counts nothing that was done."""
    (numeral,) = prose(prose_report(f"承诺在三{unit}内办结。")).numerals
    assert (numeral.account, numeral.kind) == ("other", "period")


@pytest.mark.parametrize("word", ["共计", "合计", "共有", "共", "计", "达到", "达", "为", "有", "累计"])
def test_what_stands_between_a_subject_and_its_figure(word: str) -> None:
    """Is no part of the subject."""
    found = prose(prose_report(f"公开信息52条，其中财政信息{word}9条，人事信息43条。")).statements
    assert [one.subject for one in found] == ["公开信息", "财政信息", "人事信息"]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("几", 2, 9), ("数十", 20, 99), ("一两", 1, 2), ("三五", 3, 5), ("五六", 5, 6), ("八九", 8, 9), ("十余", 10, 19)],
)
def test_words_that_leave_a_figure_open(words: str, low: int, high: int) -> None:
    """Are a range."""
    (one,) = prose(prose_report(f"全年发布信息{words}篇。")).statements
    assert one.low == low
    assert one.high == high


@pytest.mark.parametrize("text", ["合计（30，其余另计）", "如下:30，", "共3.5"])
def test_what_numbers_no_entry(text: str) -> None:
    """Digits where an entry begins, but with no mark behind them, and the other way round."""
    (numeral,) = prose(prose_report(text)).numerals
    assert numeral.account == "not_understood"


def test_where_a_statement_begins() -> None:
    """With the first character, where nothing stands before its words."""
    assert [one.span.quote for one in prose(prose_report("公示30条。")).statements] == ["公示30条"]


@pytest.mark.parametrize("text", ["全年发布信息同比增长20%、30篇。", "全年发布信息数百篇、30篇。"])
def test_words_before_a_figure_are_not_read_again(text: str) -> None:
    """Words with a figure in them are no subject of the next one."""
    assert not [one for one in prose(prose_report(text)).statements if any(char.isdigit() for char in one.subject)]


KINDS = (
    ("二〇二三年工作要点", ["date"]),
    ("县乡两级政府", ["ordinal"]),
    ("请来信gov2023@example.org", ["address"]),
    ("于3月15号公布", ["date", "date"]),
    ("地址为解放路15号", ["address"]),
    ("报告期为2023年1月1日至12月31日", ["date"] * 5),
    ("在20个工作日内答复", ["period"]),
    ("近三年来", ["period"]),
    ("第二十条第（一）项", ["article"]),
    ("一是加强领导，二是完善制度", ["ordinal", "ordinal"]),
    ("第一时间发布，第3批", ["ordinal", "ordinal"]),
    ("国办公开办函〔2021〕30号", ["document_number", "document_number"]),
    ("国务院令第711号", ["document_number"]),
    ("落实《2022年工作要点》和“两个10%”要求", ["name", "name"]),
    ("推出H5作品", ["name"]),
    ("联系电话：0100-5566778", ["telephone", "telephone"]),
    ("电话：5566778；传真：5566779", ["telephone", "telephone"]),
    ("地址：湖滨路8号3楼；邮编：210000", ["address", "address", "address"]),
    ("网址：http://www.example.org/a1/2", ["address", "address"]),
    ("公开的信息均经审核", ["quantifier"]),
    ("推出一批便民措施", ["indefinite"]),
    ("索引号：11440882007115695X/2022-00003", ["document_number"] * 3),
    ("时间为8:30-17:30", ["date"] * 4),
    ("2022.1.1-2022.12.31", ["date"]),
)


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds_of_numerals_that_state_nothing(text: str, kinds: list[str]) -> None:
    """Each is named for what it is."""
    found = [one.kind for one in prose(prose_report(text)).numerals]

    assert set(found) == set(kinds)


@pytest.mark.parametrize(
    "text", ["统一部署", "进一步加强", "一些单位", "一方面做好", "唯一平台", "每一条信息", "无障碍浏览", "平均"]
)
def test_numerals_within_words_are_none(text: str) -> None:
    """A numeral that is part of a word counts nothing."""
    assert prose(prose_report(text)).numerals == ()


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("收到政府信息公开申请3件", "claim"),
        ("召开新闻发布会3场", "statement"),
        ("奖补造林面积３公顷", "not_understood"),
    ],
)
def test_the_accounts(text: str, account: str) -> None:
    """What a table holds is a claim, what the vocabulary knows a statement; anything else is said to be unknown."""
    (found,) = prose(prose_report(text, received=3)).numerals

    assert found.account == account


def test_shares_and_changes_go_with_what_they_are_of() -> None:
    """Bound to the claim or the statement before them in the sentence."""
    found = prose(
        prose_report("发布信息300条，同比增长20%，占全县的8%。收到政府信息公开申请3件，均已答复。", received=3)
    )

    assert [(one.kind, one.statement) for one in found.numerals if one.kind in ("change", "share")][:2] == [
        ("change", 0),
        ("share", 0),
    ]
    assert [one.claim for one in found.numerals if one.span.quote == "均"] == [0]
