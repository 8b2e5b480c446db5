"""The fast way takes nothing that the strict way refuses: its report must be written with the bytes that were read."""

from __future__ import annotations

import json
import linecache
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codec_cases import full_reports
from gov_disclosure import cells, codec, forms
from gov_disclosure.codec import DocumentError, fast, structs
from gov_disclosure.model import Organ, Report


def objects(tree: Any) -> list[dict[str, Any]]:
    """Return all objects in *tree*, itself first."""
    if isinstance(tree, dict):
        return [tree, *(found for value in tree.values() for found in objects(value))]
    return [found for value in tree for found in objects(value)] if isinstance(tree, list) else []


def text_of(tree: Any, twice: dict[str, Any] | None, spell: Any) -> str:
    """Write *tree* as JSON; the object *twice* gets its first member a second time, before the others."""
    if isinstance(tree, dict):
        members = [f"{spell(key)}:{text_of(value, twice, spell)}" for key, value in tree.items()]
        return "{" + ",".join(members[:1] + members if tree is twice else members) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(text_of(value, twice, spell) for value in tree) + "]"
    if isinstance(tree, str):
        return str(spell(tree))
    return str(tree) if isinstance(tree, Decimal) else json.dumps(tree)


SPELLINGS = (
    json.dumps,
    lambda text: json.dumps(text, ensure_ascii=False),
    lambda text: '"' + "\\u0022".join(json.dumps(part, ensure_ascii=False)[1:-1] for part in text.split('"')) + '"',
    lambda text: '"' + "".join(f"\\u{ord(char):04x}" if ord(char) < 0x10000 else char for char in text) + '"',
)


@given(report=full_reports(), data=st.data())
def test_fast_way_is_sound(report: Report, data: st.DataObject) -> None:
    """With a key twice, an unknown key or an amount in a string, in any spelling, msgspec's report is not taken."""
    document = json.loads(codec.dumps(report), parse_float=Decimal)
    spell = data.draw(st.sampled_from(SPELLINGS))
    where = data.draw(st.sampled_from([found for found in objects(document) if found]))
    fault = data.draw(st.sampled_from(("none", "twice", "string", "unknown")))
    twice = None
    if fault == "twice":
        twice = where
    elif fault == "unknown":
        where[data.draw(st.sampled_from(("x", 'x"', "")))] = data.draw(st.sampled_from((1, None, "y", '"', [])))
    elif fault == "string":
        charges = document["proactive_disclosure"]["charges"]
        charges[next(iter(charges))] = "1"
    text = text_of(document, twice, spell)
    if fault == "none":
        assert codec.loads(text) == report
        return
    assert fast.decode(text.encode()) is None
    with pytest.raises(DocumentError):
        codec.loads(text)


@given(report=full_reports(), data=st.data())
def test_other_words_for_the_same_are_read(report: Report, data: st.DataObject) -> None:
    """Optional keys said as null or empty, and escapes, change nothing in what is read."""
    document = json.loads(codec.dumps(report), parse_float=Decimal)
    said: dict[str, Any] = {"scope": None, "period": None, "published": None, "source": None, "title": None}
    said |= {"preamble": [], "sections": [], "as_printed": {}}
    document = data.draw(st.fixed_dictionaries({}, optional={k: st.just(v) for k, v in said.items()})) | document
    document["organ"] = {"level": None, "division_code": None} | document["organ"]
    assert codec.loads(text_of(document, None, data.draw(st.sampled_from(SPELLINGS)))) == report


def small() -> Report:
    """Return a report without figures, whose name needs escapes."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition("2021"), {})
    return Report(
        form="2021",
        year=2022,
        organ=Organ(name='某"局"'),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )


def test_white_space_stays_on_the_fast_way() -> None:
    """What `dumps` and `dump` write, indented or with a line end, does not cost the strict way; other words do."""
    for indent in (None, 0, 1, 4):
        data = codec.dumps(small(), indent)
        assert fast.decode(data) == fast.decode(data + b"\n") == small()
    assert fast.decode(data.replace(b'\\"', b"\\u0022")) is None
    assert codec.loads(data.replace(b'\\"', b"\\u0022")) == small()


def test_generated_code_has_lines() -> None:
    """A traceback through the functions that fill the model shows their lines."""
    make = structs._Classes(of_2019=False).maker(Organ)
    with pytest.raises(AttributeError) as caught:
        make(None)
    assert caught.tb.tb_next is not None
    assert "read0.name" in linecache.getline(make.__code__.co_filename, caught.tb.tb_next.tb_lineno)
