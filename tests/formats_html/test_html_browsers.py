"""HTML as browsers take it, and the same however the page is parsed: as it is, or slimmed down because it is large."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Document, Grid, Paragraph
from gov_disclosure.document.html import page as _html_tree
from gov_disclosure.document.html import slim as _html_slim
from gov_disclosure.document.html.read import read
from gov_disclosure.errors import GovDisclosureError, LimitError, MissingExtraError
from mutant_pages import SEED_PAGE, mutated
from profiles import at_least

FILLER = "<p><span>。</span></p>" * 4_000
"""So many tags that a page is slimmed before it is parsed."""

ODD_PAGES = {
    "quotes in attributes": '<p title="a>b" onclick=open(\'td\') class=宋体">甲<td a="<tr>">乙</p>',
    "comments": "<p>甲<!-- <td> --><!--> 乙 <!--->丙<!-- a --!>丁<![if !vml]>戊<![endif]><!--[if mso]><p>x<![endif]-->",
    "raw text": "<p>甲<script>if (a<b) '</p><td>'</script><style>p>a{}</style><iframe><p></iframe>乙<xmp><b></xmp>",
    "no scripts": "<head><noscript><img src=x><p>甲</noscript><title>题</title></head><p>乙",
    "foreign elements": "<p>甲<svg><title>x</title><path d=''/></svg>乙<svg/>丙<math><mi>x</mi></math>丁",
    "unseen within unseen": "<p>甲<object>x<object>y</object>z</object>乙<select><option>1<option>2</select>丙",
    "templates": "<template><p>甲<template>乙</template>丙</template>丁",
    "ruby": "<p><ruby>政<rp>(<rt>zheng<rp>)</ruby>府",
    "fields": "<input type=hidden value=1><input value='2 &lt;3'><input type=Text value=\"4&quot;\"><input type=radio>",
    "entities": "<p>&lt;td&gt; &amp;lt; &nbsp;甲&copy;&#x2014;&amp;amp;",
    "joined": "<p>5<<b></b>td>6&#<i></i>1972;&l<u></u>t;td>7",
    "typed": "<pre>\n规章\t1 <b>2</b>\n文件\t3\t4\n</pre><textarea>\n&lt;p&gt;一&lt;/p&gt;</textarea>",
    "hidden": "<div hidden>甲</div><p style='color:red; DISPLAY: none'>乙</p><font hidden>丙<font>丁</font>戊</font>己",
    "struck": "<table><tr><td><s>3</s>5<td><del>1</del>2<td><p><strike>4</strike></table>",
    "raised": "<table><tr><td>12<sup>1</sup><td><b>7</b><sup>[2]</sup></table><p>共8<sup>1</sup>件",
    "roles": "<div role=table><div role=row><b role=cell>x</b><span role=cell aria-colspan=2>a</span><p role=cell></p>",
    "torn table": "<table><td>1<td>2<tr><form><td>3</form><td>4</table></table>甲</p>乙</td>丙",
    "heads": "<h1>题<p>文</h1><h2>节</h3>后",
    "facts": '<meta name=PubDate content="2024-01-07"><title>题 &amp; 目</title><pubtime>2024/1/8</pubtime><p>x',
}


def view(document: Document) -> list[object]:
    return [
        [cell[:6] for cell in block.cells] if isinstance(block, Grid) else (type(block).__name__, str(block))
        for block in document.blocks
    ]


@pytest.mark.parametrize("name", ODD_PAGES)
def test_a_large_page_reads_like_a_small_one(name: str) -> None:
    """What is left out of a large page is nothing that shows."""
    small, large = (read((ODD_PAGES[name] + more).encode()) for more in ("</table><p>。</p>", "</table>" + FILLER))

    assert view(large)[: len(small.blocks) - 1] == view(small)[:-1]
    assert large.metadata == small.metadata


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("quotes in attributes", ["甲乙"]),
        ("comments", ["甲 乙 丙丁戊"]),
        ("raw text", ["甲乙", "<b>"]),
        ("no scripts", ["乙"]),
        ("foreign elements", ["甲乙丙丁"]),
        ("unseen within unseen", ["甲乙丙"]),
        ("templates", ["丁"]),
        ("ruby", ["政府"]),
        ("fields", ['2 <34"']),
        ("entities", ["<td> &lt; 甲©—&amp;"]),
        ("hidden", ["己"]),
        ("joined", ["5<td>6&#1972;&lt;td>7"]),
    ],
)
def test_what_is_shown(name: str, shown: list[str]) -> None:
    """Exactly the text that a browser shows."""
    assert [block.text for block in read(ODD_PAGES[name].encode()).blocks if isinstance(block, Paragraph)] == shown


def test_no_tag_in_an_attribute_is_taken_for_one() -> None:
    """The serialised page, in which tags are looked for, has none in its attributes."""
    (table,) = read(b"<table title='<td>9</td>' <td=''><tr><td a='</td><td>8'>1<td b=\"><tr>\">2</table>").blocks

    assert isinstance(table, Grid)
    assert [cell.text for cell in table.cells] == ["1", "2"]


@at_least(100)
@given(seed=st.integers(0, 2**32), changes=st.integers(0, 40))
def test_slimming_any_page_ends_well(seed: int, changes: int) -> None:
    """However a page is mutilated, slimming it leaves markup that is read or refused."""
    with pytest.MonkeyPatch.context() as patch, suppress(GovDisclosureError):
        patch.setattr(_html_slim, "_is_plain", lambda _: False)
        read(mutated(SEED_PAGE, seed, changes))


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<p><font size={n}>x" for n in range(20_000)),
        "".join(f"<html a{n}>" for n in range(900)) + FILLER,
        "<a><div>x" * 900 + FILLER,
        '<p ">"' * 100_000,
        '<p a="' * 100_000,
        "<p a='x\" b=\"'>" * 100_000,
        "<script>" * 100_000 + "</script><p>x",
        "<!--<script>" * 100_000 + "--><p>x",
        "<div hidden>" * 900 + "x<i hidden>y</i>" * 20_000,
        "<div hidden>" * 900 + "<table><tr><td>结果维持结果纠正其他结果尚未审结</table>" * 2_000,
        "<sup>" * 4_000 + "1",
        "<p>" * 900 + "<sup>1</sup>" * 20_000,
        "<svg/>" * 100_000 + "x",
    ],
    ids=lambda page: page[:12],
)
def test_markup_that_grows_with_its_square_elsewhere(page: str) -> None:
    """Formatting opened again in each paragraph, attributes added to one element, quotes and comments never closed."""
    assert read(page.encode()).format == "html"


@pytest.mark.parametrize("unit", ["<ul><li>", "<a><div>", "<dl><dd>", "<span hidden>", "<font style='display:none'>"])
def test_depth_is_bounded(unit: str) -> None:
    """Nesting is refused before the parser meets it."""
    with pytest.raises(LimitError) as refused:
        read((unit * 20_000).encode())

    assert refused.value.limit == "depth"


def test_templates_within_templates_take_no_stack() -> None:
    """A thread with little stack outlives them; in the serialiser they would end the process."""
    before = threading.stack_size(256 * 1024)
    try:
        with ThreadPoolExecutor(1) as pool:
            document = pool.submit(read, b"<p>x" + b"<template>" * 9_000).result()
    finally:
        threading.stack_size(before)

    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["x"]


def test_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra and what it brings."""
    _html_tree.lexbor.cache_clear()
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)

    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[html\]") as missing:
        read(b"<p>x")

    assert "selectolax" in str(missing.value)
