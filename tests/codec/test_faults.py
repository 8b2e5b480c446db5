"""Bad input: one error that lists every fault with its path, what was expected and what was found."""

from __future__ import annotations

import json
import pickle
import re
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import cells, codec, forms
from gov_disclosure.codec import SHOWN_FAULTS, DocumentError, Fault
from gov_disclosure.model import ChargedAmount, Organ, Report, ServiceItems


def good(edition: str = "2021") -> dict[str, Any]:
    """Return a right document as plain data, every count 0."""
    form = forms.for_edition(edition)
    disclosure, requests, disputes = cells.build_tables(
        form, {key: 0 for key, cell in form.cells.items() if cell.kind != "amount"}
    )
    report = Report(
        form="2021" if edition == "2021" else "2019",
        year=2022,
        organ=Organ(name="某局"),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )
    return codec.unstructure(report)


def faults_of(data: bytes | str | dict[str, Any]) -> dict[str, Fault]:
    """Return the faults of *data* by path."""
    with pytest.raises(DocumentError) as caught:
        codec.loads(json.dumps(data) if isinstance(data, dict) else data)
    return {fault.path: fault for fault in caught.value.faults}


def test_every_fault_at_once() -> None:
    """Faults in every part of a document are found together, each at its JSON Pointer."""
    document = good()
    received = document["requests"]["received"]
    received |= {"total": "3", "enterprise": -1, "natural_person": True, "public_welfare": 3.7}
    received["legal/~service"] = received.pop("legal_service")
    document |= {"schema": "0", "year": 3, "published": "2022-02-30", "scope": "all", "period": {"start": "2022-01-01"}}
    document["organ"] |= {"nmae": 1, "division_code": "1"}
    document["sections"] = [{"heading": "x", "paragraphs": ["a", 3], "sections": [{"key": "y"}]}]
    document["preamble"] = "text"
    document["proactive_disclosure"]["charges"]["amount"] = "13.39"
    document["as_printed"] = {"requests.received.total": 1, "requests.nope": "x"}
    del document["disputes"]["reconsideration"]["total"]
    found = faults_of(document)
    assert set(found) == {
        "/requests/received/total", "/requests/received/enterprise", "/requests/received/natural_person",
        "/requests/received/public_welfare", "/requests/received/legal_service",
        "/requests/received/legal~1~0service", "/schema", "/year", "/published", "/scope", "/period/end",
        "/organ/nmae", "/organ/division_code", "/sections/0/paragraphs/1", "/sections/0/sections/0/key",
        "/sections/0/sections/0/heading", "/preamble", "/proactive_disclosure/charges/amount",
        "/as_printed/requests.received.total", "/as_printed/requests.nope",
        "/disputes/reconsideration/total",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "expected", "found"),
    [
        ("/requests/received/total", "3", "a whole number from 0 to 2^53 - 1", '"3"'),
        ("/requests/received/total", True, "a whole number from 0 to 2^53 - 1", "true"),
        ("/requests/received/total", [1, 2], "a whole number from 0 to 2^53 - 1", "an array of 2 items"),
        ("/proactive_disclosure/charges", None, "an object with the keys amount", "null"),
        ("/proactive_disclosure/charges/amount", -1, "a number from 0", "-1"),
        ("/organ", [], "an object with the keys name", "an empty array"),
        ("/form", "2020", "one of 2019, 2021", '"2020"'),
        ("/organ/naem", "x", "no such key (perhaps name?)", '"x"'),
        ("/organ/level", "village", "one of state", '"village"'),
        ("/published", "2023-2-1", 'a date "YYYY-MM-DD"', '"2023-2-1"'),
        ("/source", "x" * 999, None, None),
        ("/title", 0.5, "a text", "0.5"),
        ("/schema", 1, '"1", the version', "1"),
        ("/as_printed", {"requests.nope": "x"}, "the key of a cell of either form", '"requests.nope"'),
        ("/as_printed", ["x"], "an object from cell key to printed text", "an array of 1 items"),
    ],
)
def test_what_a_fault_says(path: str, value: object, expected: str | None, found: str | None) -> None:
    """A fault quotes what may stand there and what does, in the words of JSON, never of Python."""
    document = good()
    *parents, key = path[1:].split("/")
    holder = document
    for step in parents:
        holder = holder[step]
    holder[key] = value
    if expected is None:
        codec.loads(json.dumps(document))
        return
    (fault,) = faults_of(document).values()
    assert fault.path in (path, f"{path}/requests.nope")
    assert fault.expected.en.startswith(expected)
    assert fault.found.en == found
    assert "None" not in f"{fault.expected.zh} {fault.expected.en}"
    assert "Decimal" not in f"{fault.expected.zh} {fault.expected.en}"


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("requests.recieved.total", "requests.received.total"),
        ("request.outcomes.denied.state_secrets.totals", "requests.outcomes.denied.state_secret.total"),
        ("requests.received", None),
        ("requests.received.total.total", None),
        ("requests/received/total", None),
        ("x", None),
    ],
)
def test_a_slip_in_a_cell_key(key: str, near: str | None) -> None:
    """A key of `as_printed` that names no cell is quoted where it stands, with the cell it may be a slip of."""
    (fault,) = faults_of(good() | {"as_printed": {key: "/"}}).values()
    assert fault.path == "/as_printed/" + key.replace("/", "~1")
    assert fault.found.en == f'"{key}"'
    for words in (fault.expected.zh, fault.expected.en):
        assert (near in words) if near else ("?" not in words and "？" not in words)


def test_many_wrong_keys_are_told_quickly() -> None:
    """Ninety thousand wrong keys are all listed; only as many as are shown come with a hint."""
    wrong = {f"requests.outcomes.denied.state_secre{number}.tota": "" for number in range(90_000)}
    found = faults_of(good() | {"as_printed": wrong})
    assert len(found) == 90_000
    assert sum("perhaps" in fault.expected.en for fault in found.values()) == SHOWN_FAULTS


def test_paths_no_line_can_show() -> None:
    """A key with line ends, controls, lone surrogates or a megabyte keeps its path; the message escapes or cuts it."""
    for key, shown in (("a\nb", r"a\nb"), ("\x00", r"\x00"), ("\ud800", r"\ud800"), ("x" * 10**6, "x…x")):
        (fault,) = faults_of(good() | {"as_printed": {key: "x"}}).values()
        assert fault.path == f"/as_printed/{key}"
        for lang in ("zh", "en"):
            line = fault.message(lang)
            assert shown in line
            assert len(line.encode()) < 1000
            assert line.isprintable()


def test_rows_of_another_edition() -> None:
    """Rows of one article follow one edition; a fault names the keys the other row would need, not Python's class."""
    document = good()
    document["proactive_disclosure"]["rules"] = {"produced": 1, "disclosed": 1, "total_disclosed": 1}
    (fault,) = faults_of(document).values()
    assert fault.path == "/proactive_disclosure/normative_documents"
    assert fault.expected.en == "an object with the keys produced, disclosed, total_disclosed"


def test_every_row_of_another_edition() -> None:
    """Each row that is not of its block's edition is named, beside whatever else is wrong with table two."""
    document = good()
    table = document["proactive_disclosure"]
    older = {"prior_items": 1, "change": 0, "decisions": 2}
    table |= {"other_services": older, "compulsion": older}
    table["normative_documents"] = {"produced": 1, "disclosed": 1, "total_disclosed": None}
    misplaced = {f"/proactive_disclosure/{row}" for row in ("normative_documents", "other_services", "compulsion")}
    assert set(faults_of(document)) == misplaced
    table["charges"]["amount"] = -1
    assert set(faults_of(document)) == misplaced | {"/proactive_disclosure/charges/amount"}
    del table["rules"]
    assert set(faults_of(document)) == misplaced - {"/proactive_disclosure/normative_documents"} | {
        "/proactive_disclosure/charges/amount",
        "/proactive_disclosure/rules",
    }


def test_duplicate_keys() -> None:
    """A key said twice is refused wherever it stands, even when both values agree."""
    text = json.dumps(good())
    twice = text.replace('"name"', '"name": "某局", "name": "某局", "name"').replace(
        '"upheld": 0', '"upheld": 0, "upheld": 0', 1
    )
    found = faults_of(twice)
    assert found["/organ/name"].found.en == "it 3 times"
    assert found["/disputes/reconsideration/upheld"].expected.en == "the key once"


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "1e400", "1e99999999999999999999", "9" * 5000, "10000000000000001"],
)
def test_numbers_no_figure_can_be(number: str) -> None:
    """NaN, infinities, floats no float can hold and thousands of digits are refused with their path, quickly."""
    text = json.dumps(good()).replace('"upheld": 0', f'"upheld": {number}', 1)
    started = time.perf_counter()
    assert set(faults_of(text)) == {"/disputes/reconsideration/upheld"}
    text = json.dumps(good()).replace('"amount": null', f'"amount": {number}', 1)
    assert set(faults_of(text)) == {"/proactive_disclosure/charges/amount"}
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("sign", ["", "-"])
def test_largest_figures(sign: str) -> None:
    """2^53 - 1 is read, either way for a change; the next is refused with the bound, as is any number of digits."""
    document = good("2019")
    largest = 2**53 - 1
    text = json.dumps(document).replace('"change": 0', f'"change": {sign}{largest}', 1)
    licenses = codec.loads(text).proactive_disclosure.licenses
    assert isinstance(licenses, ServiceItems)
    assert str(licenses.change) == f"{sign}{largest}"
    expected = "a whole number from -(2^53 - 1) to 2^53 - 1, or null for a cell without a figure"
    for digits, found in ((f"{largest + 1}", f"{sign}{largest + 1}"), ("9" * 5000, f"{sign}999")):
        (fault,) = faults_of(text.replace(str(largest), digits)).values()
        assert fault.expected.en == expected
        assert fault.found.en.startswith(found)
        assert len(fault.found.en) <= 60
    for value in (int(f"{sign}1") * 2**53, int(f"{sign}1") * 10**5000):
        document["proactive_disclosure"]["licenses"]["change"] = value
        with pytest.raises(DocumentError) as caught:
            codec.structure(document)
        (fault,) = caught.value.faults
        assert fault.expected.en == expected
    assert fault.found.en == "a number of more than 60 digits"


@pytest.mark.parametrize("text", ["0." + "0" * 9999, "1." + "0" * 9999, "1000000000000000." + "0" * 9999])
def test_amounts_with_many_noughts(text: str) -> None:
    """Noughts after the point count for nothing, whichever way reads them."""
    for title in ("x", '"'):  # the second is for the strict way
        document = json.dumps(good() | {"title": title, "scope": None}).replace('"amount": null', f'"amount": {text}')
        charges = codec.loads(document).proactive_disclosure.charges
        assert isinstance(charges, ChargedAmount)
        assert charges.amount == int(text.split(".")[0])


@pytest.mark.parametrize("text", ["1.0", "1e0", "10E-1", "1.000000"])
def test_whole_floats_are_counts(text: str) -> None:
    """`1.0` is accepted where JSON Schema accepts it."""
    document = json.dumps(good()).replace('"upheld": 0', f'"upheld": {text}', 1)
    upheld = codec.loads(document).disputes.reconsideration.upheld
    assert (type(upheld), upheld) == (int, 1)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "nothing"),
        (b" \n", "nothing"),
        (b"\xef\xbb\xbf", "nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        ("政府信息公开".encode("gbk"), "not UTF-8"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b"\x00" * 9, "NUL"),
        (b"{\x00}", "NUL"),
        (b'{"a": 1,}', '"," in line 1, column 8'),
        (b"{'a': 1}", "line 1, column"),
        (b'{\r\n "a" 1}', "line 2, column"),
        (b"[" * 100_000, "more"),
        (b'{"a":' * 100_000, "more"),
        (b"[" * 200 + b"]" * 200, "more"),
        (b"nul", "line 1, column 1"),
        ("\ud800", "surrogate"),
    ],
)
def test_what_is_no_document(data: bytes | str, found: str) -> None:
    """Bytes that are no JSON in UTF-8, or nest too deep, are one fault of the document as a whole."""
    (fault,) = faults_of(data).values()
    assert fault.path == ""
    assert found in fault.found.en


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("{a: 1}", "用双引号括起的键", "a key in double quotation marks"),
        ('{"a": 1,}', "最后一项后没有逗号", "no comma after the last item"),
        ('{"a": [1, \n ]}', "最后一项后没有逗号", "no comma after the last item"),
        ('{"a" 1}', "键后的冒号", "a colon after the key"),
        ('{"a": nul}', "值", "a value"),
        ('{"a": 1 "b": 2}', "逗号或右括号", "a comma or the closing bracket"),
        ('{"a": "x', "有后引号的文字", "a text with its closing quotation mark"),
        ('{"a": "x\ty"}', "控制字符写成转义", "control characters as escapes"),
        ('{"a": "\\x"}', "反斜杠后是 JSON 的转义", "an escape of JSON after the backslash"),
        ('{"a": "\\u12"}', "反斜杠后是 JSON 的转义", "an escape of JSON after the backslash"),
        ("{} {}", "文档到此为止", "the end of the document"),
    ],
)
def test_what_the_syntax_asks_for(text: str, zh: str, en: str) -> None:
    """What is no JSON is told in the reader's language: what would stand there, what does, and where."""
    (fault,) = faults_of(text).values()
    assert (fault.expected.zh, fault.expected.en) == (f"JSON（{zh}）", f"JSON ({en})")
    assert fault.found.zh.startswith("第 1 行第 ")
    assert "in line 1, column " in fault.found.en
    assert not re.search("[A-Za-z]{4}", fault.message("zh").replace("JSON", ""))


@pytest.mark.parametrize("data", [b"1", b'"x"', b"null", b"[]", b"{}", b"true", b"NaN", b'[{"a": 1}]'])
def test_json_that_is_no_report(data: bytes) -> None:
    """JSON of another kind is refused, an empty object with every key it lacks."""
    assert set(faults_of(data)) in (
        {""},
        {f"/{key}" for key in ("schema", "form", "year", "organ", "proactive_disclosure", "requests", "disputes")},
    )


def test_size_is_bounded() -> None:
    """200 MB of brackets are refused at once, by size; a million small objects by number."""
    huge = b"[" * 200_000_000
    started = time.perf_counter()
    (fault,) = faults_of(huge).values()
    assert fault.found.en == "200,000,000 bytes"
    assert time.perf_counter() - started < 1
    document = good()
    document["sections"] = [{}] * (codec.MAX_VALUES + 1)
    assert faults_of(document)[""].expected.en == "at most 100,000 values"


def test_byte_order_mark_and_line_ends() -> None:
    """A UTF-8 mark is skipped, CRLF is white space; the report is the same."""
    text = json.dumps(good(), indent=2, ensure_ascii=False)
    right = codec.loads(text)
    assert codec.loads(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == right
    assert codec.loads(bytearray(text.encode())) == right
    assert codec.loads(memoryview(text.encode())) == right


def test_error_pickles_and_lists() -> None:
    """The error survives a process boundary with its facts, and its text has one fault a line, fifty at most."""
    document = good()
    for row in ("received", "brought_forward", "carried_forward"):
        document["requests"][row] = dict.fromkeys(document["requests"][row], "x")
    with pytest.raises(DocumentError) as caught:
        codec.loads(json.dumps(document), source="a.json")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.faults, again.source, str(again)) == (caught.value.faults, "a.json", str(caught.value))
    assert len(again.faults) == 21
    assert str(again).splitlines()[0] == "a.json: 21 faults"
    assert str(again).splitlines()[1] == str(again.faults[0])
    many = DocumentError([Fault("", "x", "y")] * 60)
    assert str(many).splitlines()[-1] == "and 10 more, see DocumentError.faults"


class Unprintable:
    """An object that cannot be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no")


def test_plain_data_of_other_kinds() -> None:
    """`structure` refuses what is no plain data, and data that holds itself, with a path and without a crash."""
    circular = good()
    circular["sections"] = [{"heading": "x", "sections": []}]
    circular["sections"][0]["sections"] = circular["sections"]
    odd = good() | {"title": object(), "form": b"2021", "year": Decimal("sNaN"), "source": Unprintable()}
    keyed = good() | {"as_printed": {None: "x", 3: "y"}}
    for document, where in (
        (circular, {""}),
        (odd, {"/title", "/form", "/year", "/source"}),
        (keyed, {"/as_printed/None", "/as_printed/3"}),
        (None, {""}),
        ({1: 2}, None),
    ):
        with pytest.raises(DocumentError) as caught:
            codec.structure(document)  # type: ignore[arg-type]
        if where is not None:
            assert {fault.path for fault in caught.value.faults} == where
            assert caught.value.message("zh")


@given(data=st.binary(max_size=60) | st.text(max_size=60))
def test_noise(data: bytes | str) -> None:
    """Whatever comes in, nothing but a `DocumentError` comes out."""
    with pytest.raises(DocumentError):
        codec.loads(data)


@given(data=st.data())
def test_damaged_documents(data: st.DataObject) -> None:
    """A right document with some bytes changed is read or refused, never anything else."""
    damaged = bytearray(json.dumps(good(), ensure_ascii=False).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        report = codec.loads(damaged)
    except DocumentError:
        return
    assert codec.loads(codec.dumps(report)) == report
