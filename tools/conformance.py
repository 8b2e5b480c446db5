"""The conformance suite: report documents with the library's verdicts, and reports with its findings."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
from attrs import fields, frozen

from gov_disclosure import cells, codec, forms, results, rules
from gov_disclosure.codec.encode import SCHEMA_VERSION
from gov_disclosure.forms import Form
from gov_disclosure.model import SECTION_KEYS, ApplicantCounts, Organ, Period, Report, Section, cell_keys
from gov_disclosure.model.counts import LARGEST_COUNT
from gov_disclosure.text import Text

FINDINGS = 24
_ORGAN = "青石县财政局"
_AMOUNT = "proactive_disclosure.charges.amount"


@frozen
class Case:
    """A document, as text, and what is special about it."""

    name: str
    text: str
    about: Text


def files() -> dict[str, str]:
    """Return the text of each file of the suite."""
    documents = [*_valid(), *_invalid(), *_beyond()]
    reports = [*_with_findings()]
    manifest = {
        "schema": SCHEMA_VERSION,
        "documents": [_verdict(case) for case in documents],
        "findings": [{"file": f"{name}.json", **findings(report)} for name, report in reports],
    }
    texts = {f"{case.name}.json": case.text for case in documents}
    texts |= {f"{name}.json": codec.dumps(report).decode() + "\n" for name, report in reports}
    return {"manifest.json": json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"} | texts


def _verdict(case: Case) -> dict[str, Any]:
    faults = codec.validate(case.text)
    return {
        "file": f"{case.name}.json",
        "about": {"zh": case.about.zh, "en": case.about.en},
        "valid": not faults,
        "schema": _by_schema(case.text),
        "faults": sorted({fault.path.encode(errors="backslashreplace").decode() for fault in faults}),
    }


def _by_schema(text: str) -> bool:
    """Return what the schema alone says of what a parser makes of the text."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        tree = json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return jsonschema.Draft202012Validator(codec.report_schema()).is_valid(tree)


def _report(form: Form, figures: dict[str, cells.Value], **more: Any) -> Report:
    disclosure, requests, disputes = cells.build_tables(form, figures)
    plain: dict[str, Any] = {
        "form": form.edition,
        "year": 2020 if form.edition == "2019" else 2022,
        "organ": Organ(name=_ORGAN),
        "proactive_disclosure": disclosure,
        "requests": requests,
        "disputes": disputes,
    }
    return Report(**plain | more)


def _figures(form: Form, rng: random.Random) -> dict[str, cells.Value]:
    """Return a figure for every cell, such that every identity and inequality holds."""
    found: dict[str, cells.Value] = {}
    for key, cell in form.cells.items():
        found[key] = (
            Decimal(rng.randrange(10**6)) / 100 if cell.kind == "amount" else rng.choice((0, 0, rng.randrange(60)))
        )
    for row in dict.fromkeys(key.rpartition(".")[0] for key in form.cells):
        if f"{row}.in_force" in found:
            found[f"{row}.in_force"] = int(found[f"{row}.issued"] or 0) + rng.randrange(99)
        if f"{row}.total_disclosed" in found:
            found[f"{row}.produced"] = int(found[f"{row}.disclosed"] or 0) + rng.randrange(9)
            found[f"{row}.total_disclosed"] = int(found[f"{row}.produced"] or 0) + rng.randrange(99)
    for kind in ("outcome_total", "balance", "dispute_total", "row_total"):
        for identity in (one for one in form.identities if one.kind == kind):
            left, *others = identity.left
            found[left] = sum(int(found[key] or 0) for key in identity.right)
            for key in others:
                found[key] = 0
    return found


def _small(form: str = "2021") -> dict[str, Any]:
    """Return a short document without figures, to be changed."""
    found: dict[str, Any] = json.loads(codec.dumps(_report(forms.for_edition(form), {})))
    return found


def _whole() -> Report:
    """Return a report with everything that a document can say."""
    form = forms.for_edition("2021")
    sections = tuple(
        Section(
            key=key,
            heading=f"{one.number}、{one.zh}",
            paragraphs=(f"{one.zh}如下。",),
            sections=(Section(heading="（一）基本情况", paragraphs=("本机关依法公开。",)),),
        )
        for key, one in zip(SECTION_KEYS, form.sections, strict=True)
    )
    return _report(
        form,
        _figures(form, random.Random(2022)),
        organ=Organ(name=_ORGAN, level="county", division_code="320830", credit_code="11320800014314720B"),
        scope="own_office",
        period=Period(start=date(2022, 1, 1), end=date(2022, 12, 31)),
        published=date(2023, 1, 18),
        source="https://example.gov.cn/2022.html",
        title=f"{_ORGAN}2022年政府信息公开工作年度报告",
        preamble=("依照《条例》编制。",),
        sections=sections,
        as_printed={"requests.received.total": "1,013", _AMOUNT: "12.50万元", "disputes.reconsideration.other": None},
    )


def _valid() -> Iterator[Case]:
    """Yield documents that every consumer accepts."""

    def case(name: str, document: Any, zh: str, en: str) -> Case:
        text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
        return Case(f"valid-{name}", text + "\n", Text(zh, en))

    for edition in forms.EDITIONS:
        form = forms.for_edition(edition)
        yield case(f"blank-{edition}", _small(edition), f"{edition} 年版，没有数字", f"{edition} form, no figure")
        report = _report(form, _figures(form, random.Random(int(edition))))
        yield case(f"figures-{edition}", codec.dumps(report).decode(), f"{edition} 年版", f"{edition} form")
    for block in ("documents", "licensing", "enforcement", "charging", "otherwise_handled"):
        form = forms.mixed("2021", {block: "2019"})
        report = _report(form, _figures(form, random.Random(block)))
        yield case(
            f"mixed-{block.replace('_', '-')}",
            codec.dumps(report).decode(),
            f"混合版本：{block}",
            f"editions mixed: {block}",
        )
    yield case("whole", codec.dumps(_whole(), indent=1).decode(), "全部可有之键", "every key that may be there")
    named = {"$schema": "https://example.org/report-1.schema.json", **_small()}
    yield case("names-its-schema", named, "写明模式地址", "names its schema")
    empty: dict[str, Any] = {"scope": None, "period": None, "published": None, "source": None, "title": None}
    empty |= {"preamble": [], "sections": [], "as_printed": {}}
    yield case("empty-keys", _small() | empty, "可无之键为空", "keys that may be absent are empty")
    largest = dict.fromkeys(("requests.received.total", "disputes.reconsideration.pending"), LARGEST_COUNT)
    report = _report(forms.for_edition("2021"), {**largest, _AMOUNT: Decimal("999999999999999")})
    yield case("largest", codec.dumps(report).decode(), "最大的数", "the largest figures")
    change = "proactive_disclosure.licenses.change"
    report = _report(forms.for_edition("2019"), {change: -LARGEST_COUNT})
    yield case("least-change", codec.dumps(report).decode(), "最小的增减", "the least change")
    text = json.dumps(_small())
    yield case("whole-floats", text.replace('"total": null', '"total": 3.0', 1), "写作 3.0 的整数", "3 written as 3.0")
    yield case(
        "exponent", text.replace('"amount": null', '"amount": 1.25e1'), "带指数的金额", "an amount with an exponent"
    )
    yield case(
        "decimals",
        text.replace('"amount": null', '"amount": 59237.2449'),
        "四位小数的金额",
        "an amount of four decimals",
    )
    yield case("escapes", json.dumps(_small() | {"title": '他说"公开"\n\U0001f600 \u2028 \\'}), "转义", "escapes")
    printed = dict.fromkeys(cell_keys(), "/") | {"requests.received.total": None}
    yield case("printed", _small() | {"as_printed": printed}, "每格均有所印原文", "printed text of every cell")
    sections: list[Any] = []
    for level in range(31):
        sections = [{"heading": str(31 - level), "sections": sections}]
    yield case("nested", _small() | {"sections": sections}, "三十一层小节", "sections 31 levels deep")
    yield case("leap-day", _small() | {"published": "2024-02-29"}, "闰日", "a leap day")


_Change = tuple[str, str, Any]
"""Name, path of what is replaced, by what."""
_GONE = object()
_ZEROS = {field.name: 0 for field in fields(ApplicantCounts)}
_CHANGES: tuple[_Change, ...] = (
    *((f"without-{key.replace('_', '-')}", key, _GONE) for key in ("schema", "form", "year", "organ", "requests")),
    ("without-a-cell", "disputes/reconsideration/total", _GONE),
    ("without-a-row", "requests/outcomes/denied/state_secret", _GONE),
    ("without-name", "organ/name", _GONE),
    ("unknown-key", "remark", "x"),
    ("unknown-key-in-row", "requests/received/sum", 1),
    ("unknown-key-in-organ", "organ/nmae", "x"),
    ("schema-2", "schema", "2"),
    ("schema-number", "schema", 1),
    ("schema-address-number", "$schema", 1),
    ("form-2020", "form", "2020"),
    ("year-text", "year", "2022"),
    ("year-1948", "year", 1948),
    ("year-10000", "year", 10000),
    ("year-null", "year", None),
    ("count-text", "requests/received/total", "3"),
    ("count-true", "requests/received/total", True),
    ("count-fraction", "requests/received/total", 3.5),
    ("count-negative", "requests/received/total", -1),
    ("count-too-large", "requests/received/total", LARGEST_COUNT + 1),
    ("count-far-too-large", "requests/received/total", 10**30),
    ("count-array", "requests/received/total", [1]),
    ("amount-text", "proactive_disclosure/charges/amount", "12.5"),
    ("amount-negative", "proactive_disclosure/charges/amount", -0.5),
    ("amount-too-large", "proactive_disclosure/charges/amount", 10**15 + 1),
    ("row-null", "requests/received", None),
    ("row-array", "requests/received", []),
    ("table-null", "disputes", None),
    ("organ-text", "organ", _ORGAN),
    ("level", "organ/level", "village"),
    ("division-code", "organ/division_code", "3208301"),
    ("division-code-line-end", "organ/division_code", "320830\n"),
    ("division-code-wide-digits", "organ/division_code", "３２０８３０"),
    ("credit-code", "organ/credit_code", "11320800014314720I"),
    ("scope", "scope", "all"),
    ("day-that-is-none", "published", "2022-02-29"),
    ("day-with-time", "published", "2022-02-28T00:00:00"),
    ("day-line-end", "published", "2022-02-28\n"),
    ("day-of-year-0", "published", "0000-01-01"),
    ("period-without-end", "period", {"start": "2022-01-01"}),
    ("title-number", "title", 1),
    ("preamble-text", "preamble", "x"),
    ("paragraph-number", "preamble", [1]),
    ("section-without-heading", "sections", [{"paragraphs": []}]),
    ("section-key", "sections", [{"key": "summary", "heading": "x"}]),
    ("printed-nowhere", "as_printed", {"requests.nope": "x"}),
    ("printed-number", "as_printed", {"requests.received.total": 1}),
    ("printed-pointer", "as_printed", {"/requests/received/total": "x"}),
    ("row-of-no-edition", "proactive_disclosure/rules", {"issued": 1, "disclosed": 2}),
    ("rows-of-two-editions", "proactive_disclosure/rules", {"produced": 1, "disclosed": 1, "total_disclosed": 1}),
    ("row-that-2021-lacks", "proactive_disclosure/other_services", {"prior_items": 1, "change": 0, "decisions": 1}),
    ("decisions-of-two-editions", "proactive_disclosure/compulsion", {"prior_items": 1, "change": 0, "decisions": 1}),
    ("nothing-otherwise-handled", "requests/outcomes/otherwise_handled", {}),
    ("undivided-and-divided", "requests/outcomes/otherwise_handled/undivided", _ZEROS),
    ("divided-in-part", "requests/outcomes/otherwise_handled/other", None),
)  # fmt: skip


def _invalid() -> Iterator[Case]:
    """Yield documents that every consumer refuses."""
    for name, path, value in _CHANGES:
        document = _small()
        *parents, key = path.split("/")
        holder = document
        for step in parents:
            holder = holder[step]
        if value is _GONE:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(value)
        about = Text(f"/{path} 有误", f"/{path} is wrong")
        yield Case(f"invalid-{name}", json.dumps(document, ensure_ascii=False) + "\n", about)
    for name, text in (("null", "null"), ("array", "[]"), ("empty-object", "{}"), ("text", '"x"')):
        yield Case(f"invalid-{name}", text + "\n", Text("不是报告", "no report"))
    text = json.dumps(_small(), ensure_ascii=False)
    for name, spoilt in (
        ("nan", text.replace('"amount": null', '"amount": NaN')),
        ("comma", text.replace("}}}", "}},}")),
        ("comment", f"/* x */ {text}"),
        ("quotes", text.replace('"form"', "'form'")),
        ("cut", text[:-9]),
        ("nothing", ""),
    ):
        yield Case(f"invalid-json-{name}", spoilt, Text("不是 JSON", "no JSON"))


def _beyond() -> Iterator[Case]:
    """Yield documents that the library refuses and the schema accepts; schemas/README.md lists the kinds."""
    text = json.dumps(_small(), ensure_ascii=False)
    total, amount = '"total": null', '"amount": null'
    period = {"start": "2022-12-31", "end": "2022-01-01"}
    cases: tuple[tuple[str, str, str, str], ...] = (
        ("key-twice", text.replace('"year": 2022', '"year": 2022, "year": 2022'), "键重复", "a key twice"),
        ("cell-twice", text.replace(total, f"{total}, {total}", 1), "单元格重复", "a cell twice"),
        ("surrogate", json.dumps(_small() | {"title": "\ud800"}), "孤立代理码", "a lone surrogate"),
        (
            "period-reversed",
            json.dumps(_small() | {"period": period}),
            "统计期限颠倒",
            "the period ends before it starts",
        ),
        ("amount-of-13-decimals", text.replace(amount, '"amount": 0.0000000000001'), "13 位小数", "13 decimals"),
        (
            "nearly-whole",
            text.replace(total, '"total": 1.00000000000000000001', 1),
            "近于整数",
            "nearly a whole number",
        ),
        (
            "amount-a-little-too-large",
            text.replace(amount, '"amount": 1000000000000000.0000000001'),
            "金额略过上限",
            "an amount a little too large",
        ),
    )
    for name, spoilt, zh, en in cases:
        yield Case(f"beyond-schema-{name}", spoilt + "\n", Text(zh, en))


def _with_findings() -> Iterator[tuple[str, Report]]:
    """Yield reports of every form with a few cells changed or blanked."""
    all_forms: list[tuple[str, Form]] = [(edition, forms.for_edition(edition)) for edition in forms.EDITIONS]
    all_forms += [
        (f"mixed-{block}", forms.mixed("2021", {block: "2019"})) for block in ("documents", "otherwise_handled")
    ]
    for number in range(FINDINGS):
        name, form = all_forms[number % len(all_forms)]
        rng = random.Random(number)
        figures = _figures(form, rng)
        counted = [key for key, cell in form.cells.items() if cell.kind != "amount"]
        for disturb in range(number // len(all_forms)):
            figures |= _DISTURB[disturb % len(_DISTURB)](rng, counted)
        yield f"findings-{number:02}-{name.replace('_', '-')}", _report(form, figures)
    form = forms.for_edition("2019")
    rows = "proactive_disclosure.rules", "proactive_disclosure.normative_documents"
    stock: dict[str, cells.Value] = {
        f"{rows[0]}.{name}": 9 - at for at, name in enumerate(("disclosed", "total_disclosed"))
    }
    stock |= {f"{rows[1]}.disclosed": 5, "proactive_disclosure.licenses.prior_items": 3}
    stock |= {"proactive_disclosure.licenses.change": -4, "proactive_disclosure.penalties.change": -4}
    yield "findings-stock-2019", _report(form, stock)
    divided = forms.mixed("2019", {"otherwise_handled": "2021"})
    yield "findings-divided-2019", _report(divided, {"requests.received.total": 3})
    form = forms.for_edition("2021")
    yield "findings-all-blank", _report(form, {})
    huge: dict[str, cells.Value] = dict.fromkeys(
        (key for key, cell in form.cells.items() if cell.kind == "count"), LARGEST_COUNT
    )
    yield "findings-largest", _report(form, huge)


_DISTURB: tuple[Callable[[random.Random, list[str]], dict[str, cells.Value]], ...] = (
    lambda rng, keys: {rng.choice(keys): rng.randrange(10**4)},
    lambda rng, keys: dict.fromkeys(rng.sample(keys, 4)),
    lambda rng, keys: {key: rng.randrange(90) for key in rng.sample(keys, 3)},
    lambda rng, keys: dict.fromkeys(rng.sample([key for key in keys if key.endswith("total")], 5)),
    lambda rng, keys: {key: rng.randrange(9) for key in keys if "proactive" in key and not key.endswith("change")},
)


def findings(report: Report) -> dict[str, Any]:
    """Return how each rule that is data ends on *report*, and its findings."""
    codes = [rule["code"] for rule in results.rules_as_data()["rules"]]
    result = rules.check(report, select=codes)
    listed: list[dict[str, Any]] = [
        {
            "rule": one.rule,
            "severity": one.severity.value,
            "outcome": one.outcome.value,
            "cells": sorted(cells.pointer(key) for key in one.cells),
            "expected": one.expected,
            "actual": one.actual,
            "message": {"zh": one.message("zh"), "en": one.message("en")},
        }
        for one in result.findings
    ]
    listed.sort(key=lambda one: (one["rule"], one["message"]["en"]))
    outcomes = {code: outcome.value for code, outcome in sorted(result.outcomes.items())}
    return {"outcomes": outcomes, "findings": listed}
