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
    "inline nesting": b"<p><font>x" * 20_000,
    "comments": b"<p>1" + b"<!-- -->" * 100_000,
    "entities": b"<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><p>&b;" + b"&amp;" * 100_000,
    "external": b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><p>&a;</html>",
    "footnotes": b"<table><tr><td>" + b"1<sup>2</sup>" * 20_000,
    "hidden": b"a<i hidden>x</i>" * 20_000,
    "repeated attributes": b"<p" + b" a" * 500_000 + b">x",
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
    "attributes": (b"<p " + b" ".join(b"a%d" % n for n in range(100_000)) + b">x", "html_attributes"),
    "tags": (b"<b>" * 1_000_001, "html_tags"),
    "size": (b" " * (32 * 2**20 + 1), "html_bytes"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_nothing(name: str) -> None:
    """Absurd spans, nesting and repetition are read like anything else."""
    start = time.perf_counter()

    read(BOMBS[name])

    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize("name", REFUSED)
def test_what_exceeds_a_bound_is_refused_by_its_name(name: str) -> None:
    """The error names the limit, and comes quickly."""
    data, limit = REFUSED[name]
    start = time.perf_counter()

    with pytest.raises(LimitError) as refused:
        read(data, source="x.html")

    assert (refused.value.limit, refused.value.source) == (limit, "x.html")
    assert time.perf_counter() - start < SECONDS


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
    """The parser cuts off deep nesting; without inline elements there is none."""
    assert len(read(BOMBS["inline nesting"]).blocks) == 20_000


@pytest.mark.parametrize("data", [b"", b"<!--", b"</p>", b"<?xml?>"])
def test_a_page_without_elements(data: bytes) -> None:
    """Nothing to read is an error, not an empty document."""
    with pytest.raises(UnreadableError):
        read(data)
