"""
Seven hundred true sentences of bureaus, towns, offices and governments: none contradicts its tables.

`true_sentences.tsv`: the organ (its figures are in `organs.json`), the section
the sentence stands in, the sentence (``\\n`` between paragraphs).
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import cells, forms
from gov_disclosure.model import SECTION_KEYS, Organ, Report, Section
from gov_disclosure.narrative import claims

_HERE = Path(__file__).parent
_FORM = forms.for_edition("2021")
_ORGANS = json.loads((_HERE / "organs.json").read_text("utf-8"))
_LINES = (_HERE / "true_sentences.tsv").read_text("utf-8").splitlines()


def _report(organ: str, section_key: str, *paragraphs: str) -> Report:
    figures: dict[str, int | Decimal | None] = {
        cell: Decimal(0) if shape.kind == "amount" else 0 for cell, shape in _FORM.cells.items()
    }
    for cell, value in _ORGANS[organ]["figures"].items():
        figures[cell] = Decimal(value) if isinstance(value, str) else value
    disclosure, requests, disputes = cells.build_tables(_FORM, figures)
    key = next(known for known in SECTION_KEYS if known == section_key)
    title = next(f"{section.number}、{section.zh}" for section in _FORM.sections if section.key == key)
    section = Section(key=key, heading=title, paragraphs=paragraphs)
    if key == "overview":
        section = Section(
            key=key, heading=title, sections=(Section(heading="（二）依申请公开", paragraphs=paragraphs),)
        )
    return Report(
        form="2021",
        year=2023,
        organ=Organ(name=_ORGANS[organ]["organ"]),
        sections=(section,),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )


def _contradicted(report: Report) -> list[str]:
    return [claim.span.quote for claim in claims(report) if claim.verdict == "contradicts"]


@pytest.mark.parametrize("line", _LINES)
def test_a_true_sentence_contradicts_nothing(line: str) -> None:
    """Precision before recall: a false contradiction is a defect."""
    organ, key, text = line.split("\t")

    assert _contradicted(_report(organ, key, *text.split("\\n"))) == []


def test_true_sentences_are_judged_too() -> None:
    """Silence alone would pass the test above: most of the claims found must agree with a cell."""
    found = [c.verdict for o, k, t in (line.split("\t") for line in _LINES) for c in claims(_report(o, k, t))]

    assert found.count("matches") > len(found) / 2


@pytest.mark.parametrize(
    "text",
    [
        "按期答复80件。",
        "受理申请82件。",
        "因政府信息公开引发行政复议12件，维持4件。",
        "政府信息公开行政诉讼10件，纠正0件。",
        "制定规范性文件4件。",
        "废止规范性文件1件。",
        "予以公开26件。",
        "不予处理1件。",
        "收到政府信息公开申请84件。",
        "收到申请87件，均予以公开。",
        "不予公开16件，占申请总数的28.1%。",
        "政府信息公开行政复议12件，行政诉讼10件，均维持。",
        "未收到公民、法人或者其他组织提出的政府信息公开申请。",
        "未发生行政复议。",
    ],
)
def test_the_same_words_without_what_excuses_them(text: str) -> None:
    """What is counted beside a subject, spaced-out digits or named applicants excuse a figure; nothing else does."""
    assert len(_contradicted(_report("bureau", "overview", text))) == 1
