"""SUM and BAL: the totals and the printed reconciliation, from the identities of the form."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.relations import declared
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import cells_counted
from gov_disclosure.rules.rule import Rule, Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text

_UNDETERMINED = Text(
    "有 {count} 个总计因空白（{blank_count} 格）无法判断是否相符（{if_zero}）：{heads}。",
    "Totals that cannot be judged because of blanks ({count}; {if_zero}): {heads}.",
)


row_totals = Rule(
    code="SUM301",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件，表三栏目结构",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: columns of table three",
    ),
    relations=declared.row_totals,
    words=Words(
        title=Text(
            "表三：行中“总计”不等于各类申请人之和", "Table three: a row's total is not the sum of the applicants"
        ),
        failed=Text(
            "{cell}：印作 {actual}，该行各类申请人之和为 {expected}，相差 {difference}{note}。",
            "{cell}: printed {actual}, the applicants of the row add up to {expected}, off by {difference}{note}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "表三每一行的“总计”栏，等于同一行自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六栏之和。",
            "In each row of table three the column 总计 is the sum of the six columns of applicants.",
        ),
        why=Text(
            "“总计”栏是逐级汇总和逐年比较时取用的数，错一格，上级的汇总就跟着错。",
            "The total column is what higher levels add up and what years are compared by.",
        ),
        fix=Text(
            "对照办理台账，核对该行六栏和总计，改正其中有误的单元格；不要为凑平总计而改动其他单元格。",
            "Compare the row with the case register and correct the cell that is wrong; do not adjust others to fit.",
        ),
    ),
)


outcome_totals = Rule(
    code="SUM302",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件，表三行次结构",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: rows of table three",
    ),
    relations=declared.outcome_totals,
    words=Words(
        title=Text(
            "表三：“（七）总计”不等于（一）至（六）各项之和",
            "Table three: (7) total is not the sum of the outcomes (1) to (6)",
        ),
        failed=Text(
            "{cell}：印作 {actual}，本列（一）至（六）各项之和为 {expected}，相差 {difference}{note}。",
            "{cell}: printed {actual}, the outcomes of the column add up to {expected}, off by {difference}{note}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "表三每一列的“（七）总计”，等于该列（一）予以公开至（六）其他处理全部末级行之和。",
            "In each column of table three the row （七）总计 is the sum of all outcome rows above it.",
        ),
        why=Text(
            "每件申请只计入一种办理结果，总计不符说明有申请重复计入或漏计。",
            "A request is counted under one outcome only; a wrong total means one was counted twice or left out.",
        ),
        fix=Text(
            "对照办理台账，核对该列每一种办理结果的件数，改正有误的单元格。",
            "Compare the column with the case register and correct the cell that is wrong.",
        ),
    ),
)


balance = Rule(
    code="BAL301",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件，表三表头所印勾稽关系",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annex: the reconciliation printed in the header of "
        "table three",
    ),
    relations=declared.balances,
    words=Words(
        title=Text(
            "表三：第一项加第二项之和，不等于第三项加第四项之和",
            "Table three: items 1 and 2 do not add up to what items 3 and 4 do",
        ),
        failed=Text(
            "{column}：新收加上年结转为 {actual}，办理结果总计加结转下年度为 {expected}，相差 {difference}{note}。",
            "{column}: received plus brought forward is {actual}, processed plus carried forward is {expected}, "
            "off by {difference}{note}.",
        ),
        undetermined=Text(
            "有 {count} 列因空白（{blank_count} 格）无法判断勾稽关系是否成立（{if_zero}）：{column}。",
            "Columns that cannot be judged because of blanks ({count}; {if_zero}): {column}.",
        ),
        checks=Text(
            "表三每一列，本年新收与上年结转之和，等于本年度办理结果总计与结转下年度继续办理之和。",
            "In each column of table three, received plus brought forward equals processed plus carried forward.",
        ),
        why=Text(
            "这是表头印明的勾稽关系：收到的每一件申请，要么办结，要么结转，不能不知去向。",
            "It is printed in the header of the table: a request that came in is either settled or carried over.",
        ),
        fix=Text(
            "核对该列新收、上年结转、总计和结转下年度四个单元格，先看上年报告的结转数，再看本年台账。",
            "Check the four cells: first last year's carry-over in last year's report, then this year's register.",
        ),
    ),
)


dispute_totals = Rule(
    code="SUM401",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件，表四栏目结构",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: columns of table four",
    ),
    relations=declared.dispute_totals,
    words=Words(
        title=Text("表四：组中“总计”不等于四种结果之和", "Table four: a total is not the sum of the four outcomes"),
        failed=Text(
            "{cell}：印作 {actual}，本组四种结果之和为 {expected}，相差 {difference}{note}。",
            "{cell}: printed {actual}, upheld, corrected, other and pending add up to {expected}, "
            "off by {difference}{note}.",
        ),
        undetermined=_UNDETERMINED,
        checks=Text(
            "表四行政复议、未经复议直接起诉、复议后起诉三组，每组“总计”等于本组四种结果之和。",
            "In each of the three groups of table four the total is the sum of its four outcomes.",
        ),
        why=Text("总计是复议诉讼情况逐级汇总时取用的数。", "The totals are what higher levels add up."),
        fix=Text(
            "五个单元格中必有一个有误，仅凭本表看不出是哪一个；对照案件台账逐个核对。",
            "One of the five cells is wrong and the table cannot say which; compare them with the case register.",
        ),
    ),
)


@rule(
    "SUM303",
    severity=Severity.ERROR,
    source=Source(
        "identity",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件，表三、表四结构及所印勾稽关系",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: tables three and four and the printed "
        "reconciliation",
    ),
    words=Words(
        title=Text("空白无论怎样填，各项合计都不能同时成立", "No filling of the blanks makes all totals hold together"),
        failed=Text(
            "表中有 {blank_count} 格空白，各项合计分开看都可能成立，但没有一种填法能使它们同时成立；"
            "至少有 {size} 格的数有误，可能在：{cells}。",
            "{blanks_counted} blank: each total could hold on its own, but no filling makes all of them hold together. "
            "Figures that must be wrong: at least {size}, perhaps {cells}.",
        ),
        checks=Text(
            "有空白时，是否有一种填法（不小于 0 的整数）使全部合计和勾稽关系同时成立。"
            "单独就不成立的由其他合计规则报告。",
            "Whether some filling of the blanks by whole numbers >= 0 makes all totals and the reconciliation hold "
            "together. What does not hold on its own is told by the other rules.",
        ),
        why=Text(
            "每项合计单独看都“无法判断”，合起来却必有错，容易被空白掩盖。",
            "Each total alone is undetermined, yet something is wrong that the blanks hide.",
        ),
        fix=Text("先补上空白，再按合计规则逐项核对。", "Fill in the blanks, then check the totals one by one."),
    ),
)
def joint(context: Context) -> Iterator[Verdict]:
    """Blanks that each identity alone leaves open, but not all of them together."""
    blanks = [key for key in context.form.identities_of if context.figures[key] is None]
    if blanks and context.blank == "zero":
        yield NOT_APPLICABLE  # each identity is then judged for itself
        return
    for index, part in enumerate(context.localisation.parts if blanks else ()):
        if part.size and not part.identities and part.explanations:
            yield Verdict(
                cells=part.explanations[0].cells,
                facts={
                    "part": index,
                    "size": part.size,
                    "blank_count": len(blanks),
                    "blanks_counted": cells_counted(len(blanks)),
                },
            )


RULES = (
    row_totals,
    outcome_totals,
    balance,
    dispute_totals,
    joint,
)
"""The rules of this family, by code."""
