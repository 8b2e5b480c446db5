"""What a user sees keeps to the words of CONTRIBUTING.md: one word for one thing, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "gov_disclosure"
PAGES = sorted({ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/**/*.md")})

COUNTED = re.compile(r"单元格|表格|网格|严格|格式|空格|合格|[\d}一二两三四五六七八九十几]\s?格|格数")
"""Words with 格 in them, and 格 behind a number, which counts cells."""
INSTEAD = {
    "zh": {
        r"格": "单元格",
        r"检查(?!路径)|校验|核查": "核对",
        r"告警|警示": "警告",
        r"表单(?!（XFA）)|模板": "统一格式",
        r"版次": "版本",
        r"勾稽关系(?:无法|没有|约束)|无法判定": "恒等式；无法判断",
        r"发现问题|的问题(?:数|清单)|级别的问题": "发现",
        r"忽略清单|白名单": "豁免",
        r"主张": "说法",
    },
    "en": {
        r"\b(?:violations?|anomal\w+|discrepanc\w+)\b": "finding",
        r"(?<!re-)\bissues?\b(?! of)": "finding",
        r"\b(?:suppress\w*|whitelist\w*)\b": "waiver",
    },
}
"""What is not said, and which word of the glossary stands for it."""


def strays(text: str) -> list[str]:
    """Return the words of *text* that are not the glossary's, each with the one that is."""
    shown = COUNTED.sub("□", text)
    return [
        f"{found.group()} → {word}"
        for words in INSTEAD.values()
        for pattern, word in words.items()
        for found in re.finditer(pattern, shown, re.IGNORECASE)
    ]


def said(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts that a module shows to a user, with their lines: what `Text` and `Words` are given."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"Text", "Words", "Source"}
        ):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.lineno, argument.value
                elif isinstance(argument, ast.JoinedStr):
                    pieces = (one.value if isinstance(one, ast.Constant) else "{}" for one in argument.values)
                    yield argument.lineno, "".join(map(str, pieces))


def test_messages_and_help_keep_to_the_glossary() -> None:
    """Messages, command-line help, schema descriptions and rule pages are all made of `Text` and `Words`."""
    shown = [(path, line, text) for path in sorted(SOURCE.rglob("*.py")) for line, text in said(path)]
    assert len(shown) > 1000
    assert [f"{path.relative_to(ROOT)}:{line}: {strays(text)}" for path, line, text in shown if strays(text)] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_keep_to_the_glossary(path: Path) -> None:
    """So do the pages, what stands in code and in examples of reports apart."""
    text = re.sub(
        r"```.*?```|`[^`\n]*`|^- `.*$|^>.*$|https?://\S+", "", path.read_text(encoding="utf-8"), flags=re.S | re.M
    )
    text = re.sub(r"[^\n]*存在的主要问题及改进情况[^\n]*", "", text)
    assert [f"{line[:60]}: {strays(line)}" for line in text.splitlines() if strays(line)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("有 3 格空白，{count} 格印作“/”", False),
        ("该格为空白", True),
        ("检查各项合计", True),
        ("请检查路径。", False),
        ("3 issues found", True),
        ("the day of a re-issue", False),
    ],
)
def test_what_counts_as_a_stray(text: str, wrong: bool) -> None:
    """格 counts cells; anything else is 单元格."""
    assert bool(strays(text)) is wrong
