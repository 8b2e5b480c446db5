"""Counts of all disputes, of the office without its branches, and of items about charges contradict nothing."""

from __future__ import annotations

import pytest

from gov_disclosure.narrative import claims
from txt_narratives import report


def contradicted(text: str) -> list[str]:
    return [claim.span.quote for claim in claims(report(text)) if claim.verdict == "contradicts"]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到行政复议申请20件，涉及政府信息公开8件。",
        "全年收到行政复议申请20件，涉信息公开类案件8件。",
        "全年收到行政复议申请20件（涉及政府信息公开8件）。",
        "全年行政诉讼15件，政府信息公开类案件占三分之一。",
        "全年行政诉讼15件，其中政府信息公开案件占三分之一。",
        "全年公开行政处罚信息86条，行政事业性收费信息1条。",
        "公开行政事业性收费2项。",
        "关区共收到申请150件，其中我关120件。",
        "政府信息公开行政复议8件，其中直接纠错0件、调解2件。",
        "行政复议案件30件，纠错5件。",
        "云溪市水务局机关收到申请90件，局属单位收到申请30件。",
        "我局机关收到申请90件，局属单位收到申请30件。",
    ],
)
def test_a_wider_or_narrower_count_contradicts_nothing(text: str) -> None:
    """What is counted is not what a cell of the tables counts."""
    assert not contradicted(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开行政复议申请20件，涉及多个领域。",
        "全年收到行政复议申请20件，涉及政府信息公开9件。",
        "全年政府信息公开行政诉讼15件，败诉案件占三分之一。",
        "全年行政事业性收费26.3万元。",
        "全年行政事业性收费0项。",
        "机关区分情形，收到申请150件。",
        "政府信息公开行政复议8件，其中维持4件、纠错2件。",
        "政府信息公开行政复议8件，被纠错3件。",
        "继续有效的规范性文件38件。",
        "云溪市水务局收到申请90件，局属单位收到申请30件。",
        "我局收到申请90件。",
        "本机关收到申请90件。",
        "我局机关收到申请90件。",
    ],
)
def test_the_count_of_the_cell_does(text: str) -> None:
    """The boundary: the same words where they count what the table counts."""
    assert contradicted(text)
