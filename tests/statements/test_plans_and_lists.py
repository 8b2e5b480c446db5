"""What was planned beside what was done, nouns that are verbs elsewhere, lists within brackets, and long sentences."""

from __future__ import annotations

from itertools import pairwise
from math import log2
from time import process_time

import pytest

from gov_disclosure.statements import prose, statements
from gov_disclosure.statements.extract import Sentences
from gov_disclosure.statements.numerals import tokens
from prose_texts import prose_report


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("年初计划培训2次，全年组织培训3次。", [3]),
        ("按照培训计划组织开展培训4次，发布信息30条。", [4, 30]),
        ("力争应公开尽公开，发布信息30条。", [30]),
        ("年初拟组织培训2次，实际组织培训3次。", [3]),
        ("年初计划组织培训2次实际组织培训3次。", [3]),
        ("计划组织培训2次、检查3次。", []),
        ("下一步，加强学习，组织培训3次。", []),
        ("下一步，加强学习。组织培训3次。", []),
        ("2024年将加强学习，全年组织培训3次。", []),
        ("将继续加强学习，组织培训3次。", []),
        ("预计全年组织培训3次。", []),
        ("按要求计划组织培训3次。", []),
    ],
)
def test_only_the_clause_of_a_plan_states_nothing(text: str, stated: list[int]) -> None:
    """What was done stands beside what was planned; what the sentence turns to for the future holds on."""
    assert [one.figure for one in statements(prose_report(text))] == stated


@pytest.mark.parametrize("subject", ["表彰信息", "推广应用信息", "批示件", "资产归集信息", "获奖信息", "表彰决定"])
def test_a_verb_that_is_a_noun_here_is_a_subject(subject: str) -> None:
    """What was published bears the name of what an organ does."""
    (found,) = statements(prose_report(f"公开{subject}12条。"))

    assert found.key == "published.by_subject"
    assert found.figure == 12


def test_a_bracket_leaves_the_list_around_it_as_it_was() -> None:
    """A list goes on with its own separator behind a bracket that has another."""
    text = "公开信息90条，其中财政类30条（预算10条；决算20条），人事类5条；公布消息20条。"
    found = statements(prose_report(text))

    assert [one.part_of for one in found] == [None, 0, 1, 1, 0, None]


def test_asking_whether_a_figure_is_a_part_changes_nothing() -> None:
    """However often it is asked, the figure is read as without that."""
    text = "公开信息9条，其中机构类3条(预算1条)，人事类6条。"
    reader = Sentences(text, text, 2023, None)
    figures = tokens(text)
    for token, following in pairwise(figures):
        reader.counts_papers(token)
        reader.figure(token, following.start)
    reader.figure(figures[-1], len(text))

    whole, part, *_ = reader.found
    assert [one.whole for one in reader.found] == [None, whole, part, whole]


def _seconds(text: str) -> float:
    """Return the processor time that the prose of *text* takes, the least of several turns."""
    report = prose_report(text)
    turns: list[float] = []
    for _ in range(4):
        started = process_time()
        prose(report, found=())
        turns.append(process_time() - started)
    return min(turns)


@pytest.mark.parametrize("words", ["发布信息1条，", "培训1次、", "其中机构类信息1条，", "计划组织培训1次，"])
def test_time_grows_with_the_text(words: str) -> None:
    """A sentence of many figures takes the time of its length, not of its square."""
    taken = [_seconds(words * times) for times in (1000, 2000, 4000)]

    assert all(log2(more / less) < 1.5 for less, more in pairwise(taken)), taken
