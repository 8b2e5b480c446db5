"""Hostile pages: refused with an error of ours or read, in bounded time and memory."""

from __future__ import annotations

import time

import pytest

from gov_disclosure.document import Grid, Limits
from gov_disclosure.document.html.read import read
from gov_disclosure.errors import LimitError, UnreadableError

SECONDS = 10
"""Generous against a loaded machine; the quadratic versions of these took minutes."""

BOMBS = {
    "colspan": b"<table><tr><td colspan=1000000000>1<td>2<tr><td>1<td>2</table>",
    "colspan digits": b"<table><tr><td colspan=" + b"9" * 100_000 + b">1<td>2</table>",
    "rowspan": b"<table>" + b"<tr><td rowspan=1000000000>1<td>2" * 400 + b"</table>",
    "wide rows": b"<table><tr>" + b"<td rowspan=0>1" * 999 + b"</tr>" + b"<tr><td>1" * 20_000 + b"</table>",
    "spans": b"<table>" + b"<tr><td colspan=999 rowspan=999>1" * 20_000 + b"</table>",
    "empty rows": b"<table><tr><td>1<td>2" + b"<tr>" * 50_000,
    "unclosed inline elements": b"<p><font>x" * 1_000,
    "comments": b"<p>1" + b"<!-- -->" * 100_000,
    "entities": b"<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><p>&b;" + b"&amp;" * 100_000,
    "external": b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><p>&a;</html>",
    "footnotes": b"<table><tr><td>" + b"1<sup>2</sup>" * 20_000,
    "hidden": b"a<i hidden>x</i>" * 20_000,
    "classes": b"<style>.a{display:none}</style>" + b"<p class='" + b"x " * 500_000 + b"'>x",
    "style sheet": b"<style>"
    + b".x td,td b{color:#fff}" * 50_000
    + b"</style>"
    + b"<table><tr><td><b>1<td>2</table>" * 500,
    "rules": b"<style>" + b"".join(b"td.c%d,#i%d{display:none}" % (n, n) for n in range(50_000)) + b"</style><td>1",
    "matching selectors": b"<style>"
    + b"".join(b".a.b%d .c{color:red}" % n for n in range(500))
    + b"</style>"
    + b"<div class=a>" * 500
    + b"<i class=c>x</i>" * 20_000,
    "braces": b"<style>" + b"a{" * 200_000 + b"</style><p>x",
    "styles": b"".join(b"<p style='color:#%06d;a:%d'>x" % (n, n) for n in range(50_000)),
    "hidden within hidden": b"<div hidden>x" * 900 + b"<div hidden>y</div>" * 20_000,
    "struck within struck": b"<del>x" * 200 + b"<s>y</s>" * 1_000,
    "stand-in fields": b"<td><select>" + b"<option>1" * 50_000,
    "frames": b"<iframe srcdoc='<p>1</p><iframe srcdoc=2>'></iframe>" * 2_000,
    "one line": "政府 ".encode() * 500_000,
    "form fields": b"<textarea><p>x</p>" * 5_000,
}

REFUSED = {
    "depth": (b"<div>" * 100_000, "depth"),
    "sections": (b"<section>x</p>" * 100_000, "depth"),
    "tables in tables": (b"<table><tr><td>1<td>" * 600, "depth"),
    "tables": (b"<table><tr><td>1<td>2</table>" * 10_000, "grids"),
    "columns": (b"<table><tr>" + b"<td>1" * 5_000 + b"</table>", "columns"),
    "stairs": (b"<table>" + b"<tr><td rowspan=0>1<td>2" * 5_000 + b"</table>", "columns"),
    "cells": (b"<table>" + (b"<tr>" + b"<td>1" * 500) * 500, "cells"),
    "paragraphs": (b"<p>1" * 250_000, "blocks"),
    "repeated attributes": (b"<p" + b" a" * 500_000 + b">x", "html_attributes"),
    "attributes of the page": (b"".join(b"<html a%d>" % n for n in range(20_000)), "html_attributes"),
    "formatting": (b"".join(b"<p><font size=%d>x" % n for n in range(20_000)), "html_tags"),
    "attributes": (b"<p " + b" ".join(b"a%d" % n for n in range(100_000)) + b">x", "html_attributes"),
    "tags": (b"<b>" * 1_000_001, "html_tags"),
    "size": (b" " * (32 * 2**20 + 1), "html_bytes"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_nothing(name: str) -> None:
    """Absurd spans, nesting and repetition are read like anything else."""
    start = time.process_time()

    read(BOMBS[name])

    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", REFUSED)
def test_what_exceeds_a_bound_is_refused_by_its_name(name: str) -> None:
    """The error names the limit, and comes quickly."""
    data, limit = REFUSED[name]
    start = time.process_time()

    with pytest.raises(LimitError) as refused:
        read(data, source="x.html")

    assert (refused.value.limit, refused.value.source) == (limit, "x.html")
    assert time.process_time() - start < SECONDS


def test_limits_are_the_callers() -> None:
    """A caller who trusts the page raises the bound."""
    data, _ = REFUSED["columns"]

    (table,) = read(data, limits=Limits(columns=10_000)).blocks

    assert isinstance(table, Grid)
    assert len(table.cells) == 5_000


def test_an_endless_span_takes_one_column() -> None:
    """Cells after it stay where they are."""
    (table,) = read(BOMBS["colspan"]).blocks

    assert isinstance(table, Grid)
    assert [cell[:5] for cell in table.cells] == [
        ("1", 0, 0, 1, 1),
        ("2", 0, 1, 1, 1),
        ("1", 1, 0, 1, 1),
        ("2", 1, 1, 1, 1),
    ]


def test_nothing_is_fetched_or_expanded() -> None:
    """Entities of the page's own and of other files stand for nothing."""
    with open("/etc/hostname", encoding="utf-8") as file:  # noqa: PTH123 - any readable file
        secret = file.read().strip()

    assert secret not in str(read(BOMBS["external"]).blocks)


def test_unclosed_inline_elements_lose_nothing() -> None:
    """Formatting that is never closed goes on in each paragraph after it."""
    assert len(read(BOMBS["unclosed inline elements"]).blocks) == 1_000


@pytest.mark.parametrize(
    "page",
    [
        b"<div><span>x</div>" * 5_000,
        b"<table>" + b"<tr><td><font color=red><b>1<td><div>2" * 5_000,
        b"<ul>" + b"<li>x" * 5_000,
        b"<p>x<span>y" * 1_000,
        b"<svg>" + b"<path d=''/>" * 5_000 + b"</svg>x",
        b"<script>" + b"'<div>'+" * 5_000 + b"</script>x",
        b"<!--" + b"<div>" * 5_000 + b"-->x",
    ],
    ids=lambda page: page[:16].decode(),
)
def test_careless_markup_is_not_refused(page: bytes) -> None:
    """What real pages leave unclosed, by the thousand, is not deep."""
    assert read(page).blocks


@pytest.mark.parametrize("data", [b"", b"<!--", b"</p>", b"<?xml?>"])
def test_a_page_without_elements(data: bytes) -> None:
    """Nothing to read is an error, not an empty document."""
    with pytest.raises(UnreadableError):
        read(data)
