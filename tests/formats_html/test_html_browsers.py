"""HTML as browsers take it, however odd the markup, in a time that grows with the page."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from gov_disclosure.document import Grid, Paragraph
from gov_disclosure.document.html.read import read
from gov_disclosure.errors import LimitError, MissingExtraError

SECONDS = 10
"""Generous against a loaded machine."""

ODD_PAGES = {
    "quotes in attributes": '<p title="a>b" onclick=open(\'td\') class=宋体">甲<td a="<tr>">乙</p>',
    "comments": "<p>甲<!-- <td> --><!--> 乙 <!--->丙<!-- a --!>丁<![if !vml]>戊<![endif]><!--[if mso]><p>x<![endif]-->",
    "raw text": "<p>甲<script>if (a<b) '</p><td>'</script><style>p>a{}</style><iframe><p></iframe>乙<xmp><b></xmp>",
    "no scripts": "<head><noscript><img src=x><p>甲</noscript><title>题</title></head><p>乙",
    "foreign elements": "<p>甲<svg><title>x</title><path d=''/></svg>乙<svg/>丙<math><mi>x</mi></math>丁",
    "fields within fields": "<p>甲<object>x<object>y</object>z</object>乙<select><option>1<option>2</select>丙",
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


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("quotes in attributes", ["甲乙"]),
        ("comments", ["甲 乙 丙丁戊"]),
        ("raw text", ["甲乙", "<b>"]),
        ("no scripts", ["乙"]),
        ("foreign elements", ["甲乙丙x丁"]),
        ("fields within fields", ["甲xyz乙1丙"]),
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


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<p><font size={n}>x" for n in range(20_000)),
        "".join(f"<html a{n}>" for n in range(900)),
        "<a><div>x" * 900 + "<p>x" * 4_000,
        '<p ">"' * 100_000,
        '<p a="' * 100_000,
        "<p a='x\" b=\"'>" * 100_000,
        "<p " * 100_000,
        "<script>" * 100_000 + "</script><p>x",
        "<!--<script>" * 100_000 + "--><p>x",
        "<div hidden>" * 900 + "x<i hidden>y</i>" * 20_000,
        "<div hidden>" * 900 + "<table><tr><td>结果维持结果纠正其他结果尚未审结</table>" * 2_000,
        "<sup>" * 4_000 + "1",
        "<p>" * 900 + "<sup>1</sup>" * 20_000,
        "<svg/>" * 100_000 + "x",
        "<section>" * 1_000 + "x</p>" * 50_000,
        "<div>" * 1_000 + "<i>x</i>" * 50_000,
        "<b><div></b>" * 20_000,
        "<div><table><tr><td></div>" * 20_000,
        "<select>" * 20_000,
        "<table>x" * 200,
    ],
    ids=lambda page: page[:12],
)
def test_markup_that_grows_with_its_square_elsewhere(page: str) -> None:
    """Formatting opened again in each paragraph, attributes added to one element, quotes and comments never closed."""
    start = time.process_time()

    with suppress(LimitError):
        assert read(page.encode()).format == "html"

    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("unit", ["<ul><li>", "<a><div>", "<dl><dd>", "<span hidden>", "<font style='display:none'>"])
def test_depth_is_bounded(unit: str) -> None:
    """Nesting is refused before the parser meets it."""
    with pytest.raises(LimitError) as refused:
        read((unit * 20_000).encode())

    assert refused.value.limit == "depth"


@pytest.mark.parametrize("unit", ["<template>", "<div>", "<b>", "<table><tr><td>"])
def test_depth_takes_no_stack(unit: str) -> None:
    """A thread with little stack outlives what stands as deep as a page may be."""
    before = threading.stack_size(256 * 1024)
    try:
        with ThreadPoolExecutor(1) as pool:
            document = pool.submit(read, ("<p>x</p>" + unit * 240 + "y").encode()).result()
    finally:
        threading.stack_size(before)

    assert isinstance(document.blocks[0], Paragraph)


def test_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra and what it brings."""
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)

    with pytest.raises(MissingExtraError, match=r"gov-disclosure\[html\]") as missing:
        read(b"<p>x")

    assert "selectolax" in str(missing.value)
