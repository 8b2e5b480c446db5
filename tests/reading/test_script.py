"""Chinese script: traditional characters, widths, radicals, 拼音 in brackets."""

from __future__ import annotations

from importlib.resources import files

import pytest

from gov_disclosure.reading import read
from gov_disclosure.script.pinyin import without_pinyin
from gov_disclosure.script.traditional import PHRASES, simplified
from gov_disclosure.script.width import half_width


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("屬於國家秘密", "属于国家秘密"),
        ("行政覆議", "行政复议"),
        ("行政複議", "行政复议"),
        ("規範性檔案", "规范性文件"),
        ("結轉下年度繼續辦理", "结转下年度继续办理"),
        ("衹計這一情形", "只计这一情形"),
        ("徵求意見", "征求意见"),
        ("龍巖鎮鹽務局", "龙岩镇盐务局"),
    ],
)
def test_simplified(traditional: str, simple: str) -> None:
    """Labels and names of mirrors in traditional script are those of the form."""
    assert simplified(traditional) == simple


@pytest.mark.parametrize(
    "name", ["乾县", "乾安县", "于都县", "后溪镇", "著名商标", "藉河", "瞭望", "只有", "答复", "夥", "阪泉"]
)
def test_simplified_script_is_kept(name: str) -> None:
    """A character of simplified script stays, though traditional script has it for another one as well."""
    assert simplified(name) == name


@pytest.mark.parametrize("mark", ["", "—", "〇", "龥", "鎮"], ids=["plain", "dash", "zero", "rare", "traditional"])
@pytest.mark.parametrize("sign", ["於", "覆", "徵", "後", "醣", "鎮", "公"])
def test_each_character_is_taken_alone(sign: str, mark: str) -> None:
    """Whatever stands beside it, a character becomes what it becomes alone, those that GB 2312 has among them."""
    assert simplified(f"公开{sign}{mark}") == f"公开{simplified(sign)}{simplified(mark)}"


def test_places_stay_where_they_are() -> None:
    """Simplified text is as long as it was, so that what is found in it is found in the original."""
    assert all(len(old) == len(new) and ("讯" in old or "案" in old) for old, new in PHRASES)
    assert len(simplified("鎮規範性檔案與資訊")) == len("鎮規範性檔案與資訊")


def test_pinyin_and_width() -> None:
    assert without_pinyin("鎮(zhèn)人（rén）民") == "鎮人民"
    assert half_width("（１２）：Ａ") == "(12):A"


def test_the_table_has_its_notice_beside_it() -> None:
    """OpenCC's table is in the package with its licence and where it is from."""
    folder = files("gov_disclosure.script")
    assert "Apache License" in folder.joinpath("TSCharacters.LICENSE.txt").read_text("utf-8")
    assert "OpenCC" in folder.joinpath("TSCharacters.NOTICE.txt").read_text("utf-8")


def test_a_report_of_a_mirror() -> None:
    """Table three in traditional script, 拼音 behind a character, is read as any other."""
    row = "一、本年新收政府信息公開申請數量(liàng)\t1\t0\t0\t0\t0\t0\t1"
    other = "（二）部分公開\t2\t0\t0\t0\t0\t0\t2"
    text = f"青石縣2023年政府信息公開工作年度報告\n三、收到和處理政府信息公開申請情況\n{row}\n{other}\n"
    requests = read(text.encode()).report.requests
    assert requests.received.natural_person == 1
    assert requests.outcomes.partially_granted.total == 2
