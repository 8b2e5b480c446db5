"""CEL: odd ways of printing a figure, each a rule."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.figures.prints import Print
from gov_disclosure.rules.catalogue.cells import by_table, needs_no_figure, nothing_printed, table_verdict
from gov_disclosure.rules.catalogue.sources import FILLED_IN, FORM, USUAL
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.rule import Rule, Source, Words
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text

_PROCUREMENT = "proactive_disclosure.procurement.amount"


def _printed(code: str, kind: Print, *, severity: Severity, source: Source, words: Words) -> Rule:
    """Return the rule that reports the cells printed in one odd way, a finding a table."""
    excused = kind in {Print.PLACEHOLDER, Print.WORDS}

    def check(context: Context) -> Iterator[Verdict]:
        if nothing_printed(context):
            yield NOT_APPLICABLE
            return
        keys = context.prints.get(kind, ())
        for table, cells in by_table(context, keys) if keys else ():
            due = tuple(key for key in cells if not (excused and needs_no_figure(context, key)))
            # The 2019 form prints no unit there, so that writing one is the careful thing to do.
            hint = Severity.INFO if kind is Print.UNIT and set(due) == {_PROCUREMENT} else None
            if due:
                yield table_verdict(context, table, due, hint)

    return Rule(code=code, severity=severity, source=source, words=words, check=check)


_OTHER_FIGURE = Source(
    "identity",
    "单元格的数与其印出的文字是同一个数（报告数据自身的一致）",
    "the figure of a cell and its printed text are one and the same",
)

RULES = (
    _printed(
        "CEL201",
        Print.PLACEHOLDER,
        severity=Severity.WARNING,
        source=FILLED_IN,
        words=Words(
            title=Text("用符号代替数", "A mark in place of a figure"),
            failed=Text(
                "{table}有 {count} 格印作{printed}，不是数：{cells}。",
                "{printed} instead of a figure in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "单元格内印的是“/”“-”“—”“无”“不适用”一类符号或字样。没有规章制定权的机关，“规章”一行不报。",
                "The cell holds a mark or word such as /, -, —, 无 or 不适用. The row 规章 is left alone "
                "where the organ has no power to make rules.",
            ),
            why=Text(
                "符号可以表示 0、不适用或未统计，各人理解不同，也无法参加汇总和勾稽。",
                "A mark may mean 0, not applicable or not counted, and it cannot be added up.",
            ),
            fix=Text("没有发生的填 0。", "Write 0 where nothing happened."),
        ),
    ),
    _printed(
        "CEL202",
        Print.WORDS,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("单元格内是文字，读不出数", "Words where a figure is due"),
            failed=Text(
                "{table}有 {count} 格印作{printed}，读不出数：{cells}。",
                "{printed}, from which no figure can be read, in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "应填数的单元格里印了文字或无法辨认的内容。“规章”一行以文字说明没有规章的不报。",
                "A cell that should hold a figure holds words or something that cannot be read. "
                "Words in the row 规章 of an organ that makes none are left alone.",
            ),
            why=Text(
                "读者和汇总程序都取不到这个数。",
                "Neither a reader nor a program that adds up reports gets a figure from it.",
            ),
            fix=Text("只填数；需要说明的写到第六部分。", "Write the figure alone; explanations belong in section six."),
        ),
    ),
    _printed(
        "CEL301",
        Print.UNIT,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("单元格内带单位", "A unit inside the cell"),
            failed=Text(
                "{table}有 {count} 格的数带单位，印作{printed}：{cells}。",
                "A unit printed with the figure ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "单元格内的数后面带“件”“元”“万元”等单位。2019 年版“采购总金额”栏目没有印单位，该单元格带单位只作提示。",
                "A figure is followed by 件, 元, 万元 and the like. The 2019 form prints no unit for the amount of "
                "procurement, so there it is a hint only.",
            ),
            why=Text(
                "同一栏有的写元、有的写万元，汇总时容易差一万倍。",
                "With yuan in one cell and 10,000 yuan in the next, sums are easily wrong by a factor of 10,000.",
            ),
            fix=Text(
                "按栏目所印单位换算后只填数。", "Convert to the unit printed in the header and write the figure alone."
            ),
        ),
    ),
    _printed(
        "CEL401",
        Print.SEPARATOR,
        severity=Severity.INFO,
        source=USUAL,
        words=Words(
            title=Text("数中有千分位分隔", "Digits grouped by separators"),
            failed=Text(
                "{table}有 {count} 格带分隔符，印作{printed}：{cells}。",
                "Digits grouped by separators ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text("数中用逗号或空格分节，如“1,113”。", "Digits are grouped by commas or spaces, as in 1,113."),
            why=Text(
                "表格程序常把它当作文字或两个数。", "Spreadsheet programs often take it for text or for two figures."
            ),
            fix=Text("写成连续的数字。", "Write the digits without separators."),
        ),
    ),
    _printed(
        "CEL402",
        Print.SIGN,
        severity=Severity.INFO,
        source=Source(
            "inferred",
            "国办公开办函〔2019〕60号附件表二“本年增/减”；各地通行写法（减少用负数，无明文规定）",
            "notice 国办公开办函〔2019〕60号, annex: column 本年增/减 of table two; the usual way of writing "
            "signs, which nothing prescribes",
        ),
        words=Words(
            title=Text("正负号写法不规范", "An odd sign"),
            failed=Text(
                "{table}有 {count} 格的正负号写法不规范，印作{printed}：{cells}。",
                "An odd sign ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "用“增”“减”或加号表示增减，负号重复，一个单元格写两个数，或在不应有负数的单元格里写负数。",
                "增, 减 or a plus for a change, a doubled minus, two figures in one cell, a sign where none is due.",
            ),
            why=Text("“增10”“+(0) -(0)”之类要靠人猜，程序读不准。", "Such figures must be guessed at."),
            fix=Text(
                "增加填正数，减少填负数，没有增减填 0；其他单元格不写正负号。",
                "Write an increase as a plain figure, a decrease with one minus, no change as 0; no sign elsewhere.",
            ),
        ),
    ),
    _printed(
        "CEL403",
        Print.DIGITS,
        severity=Severity.INFO,
        source=USUAL,
        words=Words(
            title=Text("全角数字或中文数字", "Full-width digits or Chinese numerals"),
            failed=Text(
                "{table}有 {count} 格用全角或中文数字，印作{printed}：{cells}。",
                "Full-width digits or Chinese numerals ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "单元格内的数用全角数字或中文数字书写。",
                "The figure is written in full-width digits or Chinese numerals.",
            ),
            why=Text("不少程序读不出全角和中文数字。", "Many programs cannot read them."),
            fix=Text("改用半角阿拉伯数字。", "Use plain Arabic digits."),
        ),
    ),
    _printed(
        "CEL404",
        Print.FRACTION,
        severity=Severity.WARNING,
        source=Source(
            "notice",
            "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件表格（件数、项目数为整数）",
            "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: tables count whole cases and matters",
        ),
        words=Words(
            title=Text("件数带小数", "A count with a decimal point"),
            failed=Text(
                "{table}有 {count} 格的件数带小数，印作{printed}：{cells}。",
                "A count with a decimal point ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "应填件数、项目数的单元格里出现小数点。", "A decimal point in a cell that counts cases or matters."
            ),
            why=Text(
                "件数不会有小数；常见原因是填错了单元格，或由表格程序自动带出。",
                "Cases come in whole numbers; usually the figure belongs in another cell.",
            ),
            fix=Text(
                "改成整数；若本是金额，移到正确的单元格。", "Write a whole number, or move the amount to its cell."
            ),
        ),
    ),
    _printed(
        "CEL405",
        Print.REMARK,
        severity=Severity.INFO,
        source=USUAL,
        words=Words(
            title=Text("数旁有附注", "A remark beside the figure"),
            failed=Text(
                "{table}有 {count} 格数旁有文字，印作{printed}：{cells}。",
                "Words beside the figure ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "单元格内除数以外还有文字，如括号说明。",
                "The cell holds words besides the figure, such as a remark in brackets.",
            ),
            why=Text("附注里的数容易被当作该单元格的数。", "A figure in the remark is easily taken for the cell's."),
            fix=Text(
                "单元格内只填数，说明写到第六部分。", "Write the figure alone; explanations belong in section six."
            ),
        ),
    ),
    _printed(
        "CEL406",
        Print.OTHER_FIGURE,
        severity=Severity.ERROR,
        source=_OTHER_FIGURE,
        words=Words(
            title=Text("印出的文字与数不是同一个数", "The printed text says another figure than the report has"),
            failed=Text(
                "{table}有 {count} 格的数与所印（{printed}）不符：{cells}。",
                "The figure is not what is printed ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "as_printed 中保留的文字读出来的数，与该单元格的数相同；有数的单元格，不会印作空白，也不会没有印出。",
                "The text kept in as_printed reads as the figure that the cell holds; a cell with a figure is neither "
                "printed blank nor missing from the published form.",
            ),
            why=Text(
                "改了数而没有改印出的文字，或者反过来，两者之中必有一个不对。",
                "One of them was changed without the other, so that one of them is wrong.",
            ),
            fix=Text(
                "对照原件，改正数或删去 as_printed 中的这一项。",
                "Compare with the original; correct the figure, or drop the entry of as_printed.",
            ),
        ),
    ),
    _printed(
        "CEL407",
        Print.NEGATIVE,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("件数为负数", "A count below zero"),
            failed=Text(
                "{table}有 {count} 格印作{printed}，件数和金额不能是负数：{cells}。",
                "A figure below zero ({printed}) in {counted} of {table}: {cells}.",
            ),
            checks=Text(
                "除 2019 年版“本年增/减”一栏外，单元格内不是负数。",
                "No cell holds a figure below zero, but those of the column 本年增/减 of the 2019 form.",
            ),
            why=Text(
                "负的件数没有意义，多半是符号或栏目填错。", "A negative count means nothing; sign or column is wrong."
            ),
            fix=Text("核对后改成不带负号的数。", "Check it and write the figure without a sign."),
        ),
    ),
)
"""The rules on odd ways of printing a figure, by code."""
