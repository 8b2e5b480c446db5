"""LOG2: plausibility inside table two; hints, as nothing prescribes it."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.relations import declared
from gov_disclosure.rules.catalogue.blanks import CELLS_BLANK, UNDETERMINED, read
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.rule import Rule, Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Severity, Verdict
from gov_disclosure.text import Text

_T2 = "proactive_disclosure"
_MEANING_2021 = Source(
    "inferred",
    "国办公开办函〔2021〕30号附件表二栏目含义（推断，非明文规定）",
    "notice 国办公开办函〔2021〕30号, annex: what the columns of table two mean (inferred)",
)
_MEANING_2019 = Source(
    "inferred",
    "国办公开办函〔2019〕60号附件表二栏目含义（推断，非明文规定）",
    "notice 国办公开办函〔2019〕60号, annex: what the columns of table two mean (inferred)",
)


stock = Rule(
    code="LOG201",
    severity=Severity.INFO,
    source=_MEANING_2021,
    relations=declared.stock,
    words=Words(
        title=Text("现行有效件数少于本年制发减本年废止", "Fewer documents in force than issued and not repealed"),
        failed=Text(
            "{cell}为 {actual}，现行有效与本年废止之和只有 {expected}：即使废止的全是本年所制发，也对不上。",
            "{cell} is {actual}, but in force and repealed together are only {expected}, "
            "even if all those repealed were issued this year.",
        ),
        undetermined=UNDETERMINED,
        checks=Text(
            "规章、行政规范性文件：本年制发件数不大于现行有效件数与本年废止件数之和。",
            "Rules and normative documents: issued does not exceed in force plus repealed.",
        ),
        why=Text(
            "本年制发的文件，到年底要么现行有效，要么已被废止；对不上多是漏算存量或填错栏。",
            "A document issued this year is in force at its end or was repealed; otherwise the stock is short.",
        ),
        fix=Text(
            "核对现行有效件数是否按年底全部存量填写。",
            "Check that 现行有效件数 is the whole stock at the end of the year.",
        ),
    ),
)


disclosed_in_all = Rule(
    code="LOG202",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.disclosed_in_all,
    words=Words(
        title=Text("本年新公开数量大于对外公开总数量", "More newly disclosed than disclosed in all"),
        failed=Text(
            "{cell}为 {actual}，大于对外公开总数量 {expected}。",
            "{cell} is {actual}, more than the {expected} disclosed in all.",
        ),
        undetermined=UNDETERMINED,
        checks=Text(
            "2019 年版表二（一）项：本年新公开数量不大于对外公开总数量。",
            "2019 form, table two item (1): newly disclosed does not exceed the total disclosed.",
        ),
        why=Text("新公开的是公开总数的一部分。", "What is newly disclosed is part of the total."),
        fix=Text(
            "核对两栏是否填反，总数量是否按累计填写。",
            "Check whether the columns are exchanged, and that the total is cumulative.",
        ),
    ),
)


disclosed_of_produced = Rule(
    code="LOG203",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.disclosed_of_produced,
    words=Words(
        title=Text("本年新公开数量大于本年新制作数量", "More newly disclosed than newly produced"),
        failed=Text(
            "{cell}为 {actual}，大于本年新制作数量 {expected}；公开了往年文件的可以如此。",
            "{cell} is {actual}, more than the {expected} newly produced; older documents may account for it.",
        ),
        undetermined=UNDETERMINED,
        checks=Text(
            "2019 年版表二（一）项：本年新公开数量一般不大于本年新制作数量。",
            "2019 form, table two item (1): newly disclosed mostly does not exceed newly produced.",
        ),
        why=Text(
            "多出的部分应是本年才公开的往年文件；若没有，则有一栏填错。",
            "The excess would be older documents disclosed this year; if there are none, a column is wrong.",
        ),
        fix=Text(
            "确有往年文件在本年公开的，不必改；否则核对两栏。",
            "Nothing, if older documents were disclosed this year; otherwise check both columns.",
        ),
    ),
)


matters = Rule(
    code="LOG204",
    severity=Severity.INFO,
    source=_MEANING_2019,
    relations=declared.matters,
    words=Words(
        title=Text("上一年项目数量加本年增/减小于 0", "Matters of last year plus change are below 0"),
        failed=Text(
            "{cell}与本年增/减之和为 {expected}，项目数量不会小于 0。",
            "{cell} plus the change is {expected}; there cannot be fewer than 0 matters.",
        ),
        undetermined=UNDETERMINED,
        checks=Text(
            "2019 年版表二：上一年项目数量与本年增/减之和不小于 0。",
            "2019 form, table two: matters of last year plus change are not below 0.",
        ),
        why=Text("两者之和是现有项目数量。", "Their sum is the number of matters now."),
        fix=Text("核对上一年项目数量和增减的正负号。", "Check last year's matters and the sign of the change."),
    ),
)


@rule(
    "LOG205",
    severity=Severity.INFO,
    source=_MEANING_2019,
    words=Words(
        title=Text("没有项目却有处理决定", "Decisions without any matter"),
        failed=Text(
            "{cell}为 {actual}，而现有项目数量（上一年加增减）为 0。",
            "{cell} is {actual}, but there are 0 matters now (last year's plus the change).",
        ),
        undetermined=CELLS_BLANK,
        checks=Text(
            "2019 年版表二：处理决定数量大于 0 的，上一年项目数量与本年增/减之和应大于 0。",
            "2019 form, table two: where decisions were made, last year's matters plus change are above 0.",
        ),
        why=Text(
            "没有许可、处罚等事项，就不会有处理决定；多是项目数量漏填。",
            "Without licences or penalties to decide on there are no decisions; mostly the matters were left out.",
        ),
        fix=Text("核对项目数量是否漏填。", "Check whether the number of matters was left out."),
    ),
)
def decisions_without_matters(context: Context) -> Iterator[Verdict]:
    """2019 form: decisions > 0 needs prior matters + change > 0."""
    rows = [*declared.rows_with(context.form, "decisions", "prior_items", "change")]
    if not rows:
        yield NOT_APPLICABLE
    for row in rows:
        keys = (f"{row}.decisions", f"{row}.prior_items", f"{row}.change")
        decisions, prior, change = (read(context, key) for key in keys)
        if decisions:
            if prior is None or change is None:
                yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
            elif prior + change == 0:
                yield Verdict(cells=keys, expected=0, actual=decisions)


@rule(
    "LOG206",
    severity=Severity.INFO,
    source=_MEANING_2019,
    words=Words(
        title=Text(
            "采购项目数量与采购总金额一个为 0、一个不为 0",
            "Procurement: projects without amount, or the other way round",
        ),
        failed=Text(
            "采购项目数量为 {projects}，采购总金额为 {amount} 万元。",
            "Procurement projects: {projects}, their total amount: {amount} (10,000 yuan).",
        ),
        undetermined=Text(
            "有空白或金额没有单位，无法判断：{cells}。",
            "Cannot be judged, a cell is blank or its unit unknown: {cells}.",
        ),
        checks=Text(
            "2019 年版表二（九）项：采购项目数量与采购总金额应同为 0 或同不为 0。",
            "2019 form, table two item (9): projects and amount are both 0 or both above.",
        ),
        why=Text("有项目就有金额，有金额就有项目。", "Projects cost something, and an amount belongs to a project."),
        fix=Text(
            "核对漏填的一格；金额很小、折合万元后为 0 的可不改。",
            "Check the cell that is 0; an amount too small to show in 10,000 yuan may stay.",
        ),
    ),
)
def procurement(context: Context) -> Iterator[Verdict]:
    """2019 form: projects = 0 if and only if amount = 0."""
    keys = (f"{_T2}.procurement.projects", f"{_T2}.procurement.amount")
    if keys[0] not in context.form.cells:
        yield NOT_APPLICABLE
        return
    projects, amount = (read(context, key) for key in keys)
    if projects is None or amount is None:
        if projects or amount:
            yield Verdict(outcome=Outcome.UNDETERMINED, cells=keys)
    elif bool(projects) != bool(amount):
        yield Verdict(cells=keys, facts={"projects": projects, "amount": amount})


RULES = (
    stock,
    disclosed_in_all,
    disclosed_of_produced,
    matters,
    decisions_without_matters,
    procurement,
)
"""The rules on table two, by code."""
