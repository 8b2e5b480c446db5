"""SUM and BAL: the totals and the printed reconciliation, from the identities of the form."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from gov_disclosure.relations.declared import relations
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.linear import verdicts
from gov_disclosure.rules.registry import rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict, Words
from gov_disclosure.text import Text


def _judge(case: Case, code: str) -> Iterator[Verdict]:
    return verdicts(case.figures, relations(code, case.form), zero=case.blank == "zero")


_FORM_NOTICE = "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件"

_UNDETERMINED_ZH = "有 {count} 个总计因空白（{blank_count} 格）无法判断是否相符（{if_zero}）：{heads}。"
_UNDETERMINED_EN = "Totals that cannot be judged because of blanks ({count}; {if_zero}): {heads}."


@rule(
    "SUM301",
    severity=Severity.ERROR,
    source=f"{_FORM_NOTICE}，表三栏目结构",
    linear=True,
    passes_plain=True,
    zh=Words(
        title="表三：行中“总计”不等于各类申请人之和",
        failed="{cell}：印作 {actual}，该行各类申请人之和为 {expected}，相差 {difference}{note}。",
        undetermined=_UNDETERMINED_ZH,
        checks="表三每一行的“总计”栏，等于同一行自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六栏之和。",
        why="“总计”栏是逐级汇总和逐年比较时取用的数，错一格，上级的汇总就跟着错。",
        fix="对照办理台账，核对该行六栏和总计，改正其中有误的一格；不要为凑平总计而改动其他格。",
    ),
    en=Words(
        title="Table three: a row's total is not the sum of the applicants",
        failed="{cell}: printed {actual}, the applicants of the row add up to {expected}, off by {difference}{note}.",
        undetermined=_UNDETERMINED_EN,
        checks="In each row of table three the column 总计 is the sum of the six columns of applicants.",
        why="The total column is what higher levels add up and what years are compared by.",
        fix="Compare the row with the case register and correct the cell that is wrong; do not adjust others to fit.",
    ),
)
def row_totals(case: Case) -> Iterator[Verdict]:
    """Each row of table three: 总计 is the sum of the six kinds of applicants."""
    return _judge(case, "SUM301")


@rule(
    "SUM302",
    severity=Severity.ERROR,
    source=f"{_FORM_NOTICE}，表三行次结构",
    linear=True,
    passes_plain=True,
    zh=Words(
        title="表三：“（七）总计”不等于（一）至（六）各项之和",
        failed="{cell}：印作 {actual}，本列（一）至（六）各项之和为 {expected}，相差 {difference}{note}。",
        undetermined=_UNDETERMINED_ZH,
        checks="表三每一列的“（七）总计”，等于该列（一）予以公开至（六）其他处理全部末级行之和。",
        why="每件申请只计入一种办理结果，总计不符说明有申请重复计入或漏计。",
        fix="对照办理台账，核对该列每一种办理结果的件数，改正有误的一格。",
    ),
    en=Words(
        title="Table three: (7) total is not the sum of the outcomes (1) to (6)",
        failed="{cell}: printed {actual}, the outcomes of the column add up to {expected}, off by {difference}{note}.",
        undetermined=_UNDETERMINED_EN,
        checks="In each column of table three the row （七）总计 is the sum of all outcome rows above it.",
        why="A request is counted under one outcome only; a wrong total means one was counted twice or left out.",
        fix="Compare the column with the case register and correct the cell that is wrong.",
    ),
)
def outcome_totals(case: Case) -> Iterator[Verdict]:
    """Each column of table three: （七）总计 is the sum of the outcomes."""
    return _judge(case, "SUM302")


@rule(
    "BAL301",
    severity=Severity.ERROR,
    source=f"{_FORM_NOTICE}，表三表头所印勾稽关系",
    linear=True,
    passes_plain=True,
    zh=Words(
        title="表三：第一项加第二项之和，不等于第三项加第四项之和",
        failed="{column}：新收加上年结转为 {actual}，办理结果总计加结转下年度为 {expected}，相差 {difference}{note}。",
        undetermined="有 {count} 列因空白（{blank_count} 格）无法判断勾稽关系是否成立（{if_zero}）：{column}。",
        checks="表三每一列，本年新收与上年结转之和，等于本年度办理结果总计与结转下年度继续办理之和。",
        why="这是表头印明的勾稽关系：收到的每一件申请，要么办结，要么结转，不能不知去向。",
        fix="核对该列新收、上年结转、总计和结转下年度四格，先看上年报告的结转数，再看本年台账。",
    ),
    en=Words(
        title="Table three: items 1 and 2 do not add up to what items 3 and 4 do",
        failed="{column}: received plus brought forward is {actual}, processed plus carried forward is {expected}, "
        "off by {difference}{note}.",
        undetermined="Columns that cannot be judged because of blanks ({count}; {if_zero}): {column}.",
        checks="In each column of table three, received plus brought forward equals processed plus carried forward.",
        why="It is printed in the header of the table: a request that came in is either settled or carried over.",
        fix="Check the four cells: first last year's carry-over in last year's report, then this year's register.",
    ),
)
def balance(case: Case) -> Iterator[Verdict]:
    """Each column of table three: the reconciliation printed in the header."""
    for verdict in _judge(case, "BAL301"):
        heads = verdict.facts.get("heads", verdict.cells[:1])
        columns = [case.form.cell(key) for key in heads] if isinstance(heads, tuple) else []
        zh = "、".join(" / ".join(cell.column) for cell in columns)
        en = ", ".join(" / ".join(cell.column_en) for cell in columns)
        yield evolve(verdict, facts={**verdict.facts, "column": Text(zh, en)})


@rule(
    "SUM401",
    severity=Severity.ERROR,
    source=f"{_FORM_NOTICE}，表四栏目结构",
    linear=True,
    passes_plain=True,
    zh=Words(
        title="表四：组中“总计”不等于四种结果之和",
        failed="{cell}：印作 {actual}，本组四种结果之和为 {expected}，相差 {difference}{note}。",
        undetermined=_UNDETERMINED_ZH,
        checks="表四行政复议、未经复议直接起诉、复议后起诉三组，每组“总计”等于本组四种结果之和。",
        why="总计是复议诉讼情况逐级汇总时取用的数。",
        fix="五格中必有一格有误，仅凭本表看不出是哪一格；对照案件台账逐格核对。",
    ),
    en=Words(
        title="Table four: a total is not the sum of the four outcomes",
        failed="{cell}: printed {actual}, upheld, corrected, other and pending add up to {expected}, "
        "off by {difference}{note}.",
        undetermined=_UNDETERMINED_EN,
        checks="In each of the three groups of table four the total is the sum of its four outcomes.",
        why="The totals are what higher levels add up.",
        fix="One of the five cells is wrong and the table cannot say which; compare them with the case register.",
    ),
)
def dispute_totals(case: Case) -> Iterator[Verdict]:
    """Each group of table four: 总计 is the sum of its four outcomes."""
    return _judge(case, "SUM401")


@rule(
    "SUM303",
    severity=Severity.ERROR,
    source=f"{_FORM_NOTICE}，表三、表四结构及所印勾稽关系",
    passes_plain=True,
    zh=Words(
        title="空白无论怎样填，各项合计都不能同时成立",
        failed="表中有 {blank_count} 格空白，各项合计分开看都可能成立，但没有一种填法能使它们同时成立；"
        "至少有 {size} 格的数有误，可能在：{cells}。",
        checks="有空白时，是否有一种填法（不小于 0 的整数）使全部合计和勾稽关系同时成立。"
        "单独就不成立的由其他合计规则报告。",
        why="每项合计单独看都“无法判断”，合起来却必有错，容易被空白掩盖。",
        fix="先补上空白，再按合计规则逐项核对。",
    ),
    en=Words(
        title="No filling of the blanks makes all totals hold together",
        failed="{blank_count} cells are blank; each total could hold on its own, but no filling makes all of them "
        "hold together. At least {size} figures are wrong, perhaps: {cells}.",
        checks="Whether some filling of the blanks by whole numbers >= 0 makes all totals and the reconciliation hold "
        "together. What does not hold on its own is told by the other rules.",
        why="Each total alone is undetermined, yet something is wrong that the blanks hide.",
        fix="Fill in the blanks, then check the totals one by one.",
    ),
)
def joint(case: Case) -> Iterator[Verdict]:
    """Blanks that each identity alone leaves open, but not all of them together."""
    blanks = [key for key in case.form.identities_of if case.figures[key] is None]
    if blanks and case.blank == "zero":
        yield Verdict(outcome=Outcome.NOT_APPLICABLE)  # each identity is then judged for itself
        return
    for index, part in enumerate(case.localisation.parts if blanks else ()):
        if part.size and not part.identities and part.explanations:
            yield Verdict(
                cells=part.explanations[0].cells,
                facts={"part": index, "size": part.size, "blank_count": len(blanks)},
            )
