"""LOG, continued: whether the charges of table two and those that the narrative states are in one unit, 元 or 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from gov_disclosure.figures.amounts import AMOUNT, amount_of, of_other_unit, same_amount
from gov_disclosure.narrative.collected import collected
from gov_disclosure.rules.catalogue.blanks import read
from gov_disclosure.rules.context import Context, text_of
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_CHARGES = "proactive_disclosure.charges.amount"

# 行政事业性收费共计 12.5 万元: the amount and its unit, within one sentence.
_NAME, _FEE = "行政事业性收费", "信息处理费"
_STATED = re.compile(rf"(?:{_NAME}|{_FEE})[^。；;\d\n]{{0,20}}?" + AMOUNT)


@frozen
class _Amount:
    """An amount that the narrative states, in 万元, and its words."""

    figure: Decimal
    quote: str


def _stated(context: Context) -> list[_Amount]:
    texts = ("\n".join(context.report.preamble), *map(text_of, context.report.sections))
    told = [text for text in texts if _NAME in text or _FEE in text]
    found = [match for text in told for match in collected(_STATED, text, context.report.year)]
    return [_Amount(amount, match[0]) for match in found if (amount := amount_of(match))]


@rule(
    "LOG408",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号附件表二（八）栏目“本年收费金额（单位：万元）”",
        "notice 国办公开办函〔2021〕30号, annex: the unit 万元 in the header of item 8 of table two",
    ),
    words=Words(
        title=Text(
            "收费金额与文字所写相差一万倍，疑为元与万元混用",
            "The charges are 10,000 times what the narrative states: 元 for 万元?",
        ),
        failed=Text(
            "{cell}为 {actual}，文字写“{quote}”，相差约一万倍，疑为元与万元混用（{which}）。",
            "{cell} is {actual}, the text says “{quote}”: about 10,000 times apart, so one unit is wrong ({which}).",
        ),
        undetermined=Text(
            "文字写“{quote}”，{cell}空白，无法核对单位。",
            "The text says “{quote}”, but {cell} is blank, so that the unit cannot be compared.",
        ),
        checks=Text(
            "正文写明行政事业性收费或信息处理费金额的，换算成万元后与表二（八）之比不在一万倍上下。",
            "Where the narrative states an amount of charges or of the processing fee, table two is not about "
            "10,000 times, or a 10,000th of, that amount in 万元.",
        ),
        why=Text(
            "表二收费以万元为单位，填成元就大一万倍；表内没有恒等式能发现这种错误。",
            "Charges are due in 万元; in 元 they are 10,000 times as large. No identity of the form can see that.",
        ),
        fix=Text("核对单位，改正有误的一处。", "Check the unit and correct the place that is wrong."),
    ),
)
def unit_of_charges(context: Context) -> Iterator[Verdict]:
    """A factor of 10,000 between the charges of table two and those of the narrative."""
    if _CHARGES not in context.form.cells:
        yield NOT_APPLICABLE
        return
    charges = read(context, _CHARGES)
    stated = _stated(context)
    if charges is None:
        named = [one for one in stated if _NAME in one.quote][:1]  # of a fee beside blank charges LOG405 speaks
        yield from (
            Verdict(outcome=Outcome.UNDETERMINED, cells=(_CHARGES,), facts={"quote": one.quote}) for one in named
        )
    elif not any(same_amount(one.figure, charges) for one in stated):
        for one in stated:
            if of_other_unit(one.figure, charges):
                yield _verdict(charges, one)


def _verdict(charges: Decimal | int, stated: _Amount) -> Verdict:
    facts: dict[str, Fact] = {
        "quote": stated.quote,
        "which": Text("表格像是以元填报", "the table's looks like 元")
        if charges > stated.figure
        else Text("文字像是把元写成了万元", "the text's should be 元"),
    }
    return Verdict(cells=(_CHARGES,), actual=charges, expected=stated.figure.normalize() + 0, facts=facts)


RULES = (unit_of_charges,)
"""The rules of this family, by code."""
