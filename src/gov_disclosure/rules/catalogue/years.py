"""YOY: one year's report against the report of the year before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from gov_disclosure.cells import Value, by_key
from gov_disclosure.localisation.slips import SLIPS, SlipKind, slip_between
from gov_disclosure.model import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.predecessor import comparable, reasons
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

CARRIED, BROUGHT = "requests.carried_forward", "requests.brought_forward"
STOCKS = ("proactive_disclosure.rules", "proactive_disclosure.normative_documents")
ITEMS = tuple(
    f"proactive_disclosure.{row}" for row in ("licenses", "other_services", "penalties", "compulsion", "charges")
)
AMOUNTS = ("proactive_disclosure.charges.amount", "proactive_disclosure.procurement.amount")
"""Cells whose figure jumps if one year's is in 元 and the other's in 万元."""

UNIT_FACTORS = (5_000, 20_000)
"""A figure so many times last year's suggests 元 for 万元; real growth of that size is not known."""


@frozen(kw_only=True)
class Years:
    """The figures of both years by cell key, blanks read as the caller asked."""

    now: Mapping[str, Value]
    before: Mapping[str, Value]

    @classmethod
    def of(cls, context: Context) -> Years | None:
        """Return the two years; ``None`` if the other report is not the year before of the same organ and scope."""
        previous = context.previous
        if previous is None or not comparable(context.report, previous):
            return None
        return cls(now=_read(context.report, context.blank == "zero"), before=_read(previous, context.blank == "zero"))


def _read(report: Report, zero: bool) -> dict[str, Value]:
    figures = by_key(report)
    if not zero:
        return figures
    return {key: 0 if value is None and not key.endswith("amount") else value for key, value in figures.items()}


def _reasons(context: Context) -> Text:
    return reasons(context.report, context.previous or context.report)


# Between two years any small figure is one digit from another; only these slips tell something.
_TELLING = frozenset(
    {SlipKind.DIGITS_SWAPPED, SlipKind.DIGIT_DOUBLED, SlipKind.DIGIT_LOST, SlipKind.DIGIT_ADDED, SlipKind.LEFT_ZERO}
)
_UNDETERMINED = Text(
    "有空白，无法与上年比较：{cells}。", "Cannot be compared with last year because of blanks: {cells}."
)


@rule(
    "YOY101",
    severity=Severity.WARNING,
    source=Source(
        "practice",
        "表三“二、上年结转”与上年度报告表三“四、结转下年度继续办理”的含义",
        "what 二、上年结转 means, and 四、结转下年度继续办理 in last year's table three",
    ),
    needs=("previous",),
    words=Words(
        title=Text(
            "上年结转与上年度报告的结转下年度不一致", "Brought forward differs from last year's carried forward"
        ),
        failed=Text(
            "上年结转与上年度报告“结转下年度继续办理”不一致：{differences}{slip}（{reasons}）。",
            "Brought forward differs from what last year's report carried forward: {differences}{slip} ({reasons}).",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "七栏逐栏比较：本年“二、上年结转”等于上年报告“四、结转下年度继续办理”。",
            "In all seven columns: item 2 of this year equals item 4 of last year's report.",
        ),
        why=Text(
            "上年未办结的申请本年继续办理，两处是同一批申请；不一致说明至少一年填报有误，或口径发生变化。",
            "They are the same requests; a difference means an error in one of the years, or another scope.",
        ),
        fix=Text(
            "核对两年的台账；如因机构改革或更正而不同，请在第六部分说明。",
            "Compare both years' registers; if a reorganisation or a correction explains it, say so in section six.",
        ),
    ),
)
def carry_over(context: Context) -> Iterator[Verdict]:
    """brought_forward(t) = carried_forward(t-1), one finding for all columns."""
    years = Years.of(context)
    if years is None:
        yield NOT_APPLICABLE
        return
    differing, blank = [], []
    for column in (key.rpartition(".")[2] for key in context.form.cells if key.startswith(f"{BROUGHT}.")):
        now, before = years.now[f"{BROUGHT}.{column}"], years.before[f"{CARRIED}.{column}"]
        if now is None or before is None:
            blank.append(f"{BROUGHT}.{column}")
        elif now != before:
            differing.append((column, int(now), int(before)))
    if differing:
        yield _carry_verdict(context, differing)
    elif blank:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=tuple(blank))


def _carry_verdict(context: Context, differing: list[tuple[str, int, int]]) -> Verdict:
    labels = {column: context.form.cell(f"{BROUGHT}.{column}") for column, _, _ in differing}
    slips = {slip_between(now, before) for _, now, before in differing}
    kind = slips.pop() if len(slips) == 1 else SlipKind.OTHER
    slip = SLIPS[kind].text if kind in _TELLING else None
    _, actual, expected = differing[-1]
    return Verdict(
        cells=tuple(f"{BROUGHT}.{column}" for column, _, _ in differing),
        expected=expected,
        actual=actual,
        facts={
            "differences": Text(
                "；".join(f"{labels[c].column[-1]} 本年 {now}、上年 {before}" for c, now, before in differing),
                "; ".join(
                    f"{labels[c].column_en[-1]}: {now} this year, {before} last year" for c, now, before in differing
                ),
            ),
            "slip": Text("", "") if slip is None else Text(f"，像是{slip.zh}", f", which looks like {slip.en}"),
            "reasons": _reasons(context),
        },
    )


@rule(
    "YOY201",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "填报惯例：现行有效件数为上年现行有效加本年制发减本年废止（推断）",
        "practice: in force is last year's in force plus issued less repealed (inferred)",
    ),
    needs=("previous",),
    words=Words(
        title=Text("现行有效件数与上年存量及本年增减不符", "Documents in force do not follow from last year's stock"),
        failed=Text(
            "{cell}为 {actual}，按上年现行有效 {before}、本年制发 {issued}、本年废止 {repealed} 计为 {expected}"
            "（修改、到期失效、合并或口径调整也会造成差异；{reasons}）。",
            "{cell} is {actual}; last year's {before} plus {issued} issued less {repealed} repealed makes "
            "{expected} (amendment, expiry, merger or another scope may explain it; {reasons}).",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "规章、行政规范性文件：本年现行有效件数等于上年现行有效件数加本年制发减本年废止。",
            "Rules and normative documents: in force equals last year's plus issued less repealed.",
        ),
        why=Text(
            "存量与增减对不上，多半有一项漏报。", "Where stock and flow do not agree, one of them is likely incomplete."
        ),
        fix=Text(
            "核对现行有效文件目录；确因修改、失效或口径调整的，可在第六部分说明。",
            "Check the list of documents in force; explain amendments and expiries in section six.",
        ),
    ),
)
def stock_and_flow(context: Context) -> Iterator[Verdict]:
    """in_force(t) = in_force(t-1) + issued(t) - repealed(t), both years in the 2021 form."""
    years = Years.of(context)
    rows = [] if years is None else [row for row in STOCKS if _has(years, f"{row}.in_force")]
    if years is None or not rows:
        yield NOT_APPLICABLE
        return
    for row in rows:
        now = tuple(years.now[f"{row}.{name}"] for name in ("in_force", "issued", "repealed"))
        before = years.before[f"{row}.in_force"]
        if before is None or None in now:
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=(f"{row}.in_force",))
            continue
        in_force, issued, repealed = (int(figure or 0) for figure in now)
        expected = int(before) + issued - repealed
        if in_force != expected:
            yield Verdict(
                cells=(f"{row}.in_force", f"{row}.issued", f"{row}.repealed"),
                expected=expected,
                actual=in_force,
                facts={"before": int(before), "issued": issued, "repealed": repealed, "reasons": _reasons(context)},
            )


def _has(years: Years, key: str) -> bool:
    return key in years.now and key in years.before


@rule(
    "YOY301",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "国办公开办函〔2019〕60号附件表二栏目含义（推断，非明文规定）",
        "notice 国办公开办函〔2019〕60号, annex: what the columns of table two mean (inferred, not its wording)",
    ),
    needs=("previous",),
    words=Words(
        title=Text("上一年项目数量与上年度报告不符", "Matters in the previous year differ from last year's report"),
        failed=Text(
            "{cell}为 {actual}，上年度报告的项目数量 {before} 加其增减 {change} 为 {expected}{slip}（{reasons}）。",
            "{cell} is {actual}; last year's report makes it {before} with a change of {change}, {expected} in all"
            "{slip} ({reasons}).",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "2019 年版：本年报告的“上一年项目数量”等于上年报告的“上一年项目数量”加“本年增/减”。",
            "2019 form: matters in the previous year equal last year's matters plus last year's change.",
        ),
        why=Text("两处说的是同一时点的项目数量。", "Both count the same matters at the same date."),
        fix=Text(
            "核对两年的权责清单；增减数的正负号也请核对。", "Check both years' lists, and the sign of the change."
        ),
    ),
)
def items(context: Context) -> Iterator[Verdict]:
    """prior_items(t) = prior_items(t-1) + change(t-1), both years in the 2019 form."""
    years = Years.of(context)
    rows = [] if years is None else [row for row in ITEMS if _has(years, f"{row}.prior_items")]
    if years is None or not rows:
        yield NOT_APPLICABLE
        return
    for row in rows:
        now, prior = years.now[f"{row}.prior_items"], years.before[f"{row}.prior_items"]
        change = years.before[f"{row}.change"]
        if now is None or prior is None or change is None:
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=(f"{row}.prior_items",))
        elif now != prior + change:
            sign = SLIPS[SlipKind.SIGN].text
            turned = change != 0 and now == prior - change
            yield Verdict(
                cells=(f"{row}.prior_items",),
                expected=int(prior + change),
                actual=int(now),
                facts={
                    "before": int(prior),
                    "change": int(change),
                    "slip": Text(f"，像是上年增减数{sign.zh}", f"; last year's change seems to have the {sign.en}")
                    if turned
                    else Text("", ""),
                    "reasons": _reasons(context),
                },
            )


@rule(
    "YOY401",
    severity=Severity.INFO,
    source=Source(
        "inferred",
        "同一机关相邻两年的数量级（推断，非明文规定）",
        "the size of the figures of one organ in adjacent years (inferred)",
    ),
    needs=("previous",),
    words=Words(
        title=Text(
            "与上年相差约一万倍，疑为元与万元混用", "About 10,000 times last year's figure, or a 10,000th: 元 for 万元?"
        ),
        failed=Text(
            "{cell}为 {actual}，上年为 {before}，相差约一万倍，疑有一年的单位填错（{which}）。",
            "{cell} is {actual}, last year {before}: about 10,000 times apart, "
            "so one year's unit may be wrong ({which}).",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "收费金额、采购金额：与上年之比不在一万倍上下。",
            "Amounts: not about 10,000 times, or a 10,000th of, last year's figure.",
        ),
        why=Text(
            "收费金额以万元为单位，填成元就大一万倍；表内没有恒等式能发现这种错误，只能与上年比较。",
            "Amounts are due in 万元; in 元 they are 10,000 times as large. No identity inside a report can see that.",
        ),
        fix=Text("核对单位后更正有误的一年。", "Check the unit and correct the year that is wrong."),
    ),
)
def unit_slip(context: Context) -> Iterator[Verdict]:
    """A factor near 10,000 between the years."""
    years = Years.of(context)
    amounts = [] if years is None else [key for key in AMOUNTS if _has(years, key)]
    if years is None or not amounts:
        yield NOT_APPLICABLE
        return
    blank = tuple(key for key in amounts if None in (years.now[key], years.before[key]))
    if blank:
        yield Verdict(outcome=Outcome.UNDETERMINED, cells=blank)
    for key in amounts:
        now, before = years.now[key], years.before[key]
        if now and before and off_by_unit(now, before):
            yield Verdict(
                cells=(key,),
                actual=now,
                facts={
                    "before": before,
                    "which": Text("本年像是以元填报", "this year's looks like 元")
                    if now > before
                    else Text("上年像是以元填报", "last year's looks like 元"),
                },
            )


def off_by_unit(one: int | Decimal, other: int | Decimal) -> bool:
    """Whether two figures above 0 are about a factor of 10,000 apart."""
    low, high = UNIT_FACTORS
    return low <= max(one, other) / min(one, other) <= high


RULES = (
    carry_over,
    stock_and_flow,
    items,
    unit_slip,
)
"""The rules of this family, by code."""
