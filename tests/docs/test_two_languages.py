"""Every page of the documentation is there in English and in Chinese, and the two are equal but for the language."""

from __future__ import annotations

import re

import pytest

from pages import DOCS, ENGLISH_ONLY, chinese_pages, differences, english_pages

PAIRS = [path for path in english_pages() if path not in ENGLISH_ONLY]


def test_every_page_has_its_counterpart() -> None:
    """A page that one language lacks is named with what to do."""
    missing = sorted({*PAIRS} - {*chinese_pages()})
    assert not missing, "\n".join(
        f"docs/{path} has no Chinese counterpart: write docs/zh/{path} with the same headings, code, links and tables, "
        "and add it to docs/zh/index.md where docs/index.md has it (CONTRIBUTING.md, Pages in two languages)"
        for path in missing
    )
    left = sorted({*chinese_pages()} - {*PAIRS})
    assert not left, "\n".join(f"docs/zh/{path} has no English counterpart docs/{path}" for path in left)


@pytest.mark.parametrize("path", [path for path in PAIRS if (DOCS / "zh" / path).exists()])
def test_equal(path: str) -> None:
    """Headings, code, links, pictures, tables and lists are the same; only words, comments and outputs differ."""
    found = differences((DOCS / path).read_text("utf-8"), (DOCS / "zh" / path).read_text("utf-8"))
    assert not found, "\n".join([f"docs/{path} and docs/zh/{path} differ; change both alike", *found])


@pytest.mark.parametrize("path", chinese_pages())
def test_chinese_is_not_broken_within_sentences(path: str) -> None:
    """A line that breaks between two Chinese characters would show a blank there."""
    text = re.sub(r"```.*?^```$", "", (DOCS / "zh" / path).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"[\u4e00-\u9fff]\n *[\u4e00-\u9fff]+", text) == []


def test_contents_are_in_the_same_order() -> None:
    """The two contents name the same pages in the same order."""
    contents = [
        [line for line in (DOCS / name).read_text("utf-8").splitlines() if re.fullmatch(r"[a-z-]+/[a-z/-]+", line)]
        for name in ("index.md", "zh/index.md")
    ]
    assert [line for line in contents[0] if f"{line}.md" not in ENGLISH_ONLY] == contents[1]


@pytest.mark.parametrize(
    ("english", "chinese", "what"),
    [
        ("# A\n\n## B\n", "# 甲\n\n### 乙\n", "headings"),
        ("```python\nx = 1  # one\n```\n", "```python\nx = 2  # 二\n```\n", "code"),
        ("see [a](b.md)", "见[甲](c.md)", "links"),
        ("| a | b |\n", "| 甲 |\n", "cells of tables"),
        ("- a\n- b\n", "- 甲\n", "items of lists"),
    ],
)
def test_what_differs_is_found(english: str, chinese: str, what: str) -> None:
    """A heading, a line of code, a link, a cell or an item that only one language has is told."""
    assert [found.split(":")[0] for found in differences(english, chinese)] == [what]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ('```python\nm("en")  # one\n```\n', '```python\nm("zh")  # 一\n```\n'),
        ("```console\n$ a  # one\npassed\n```\n", "```console\n$ a  # 一\n通过\n```\n"),
        ('```toml\nreason = "as approved"\n```\n', '```toml\nreason = "经核定"\n```\n'),
    ],
)
def test_what_may_differ(english: str, chinese: str) -> None:
    """Comments, outputs, the language asked for, and texts that stand in Chinese."""
    assert differences(english, chinese) == []
