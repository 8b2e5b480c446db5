"""Odd ways of printing a figure as rules: which print is which rule, how grave, and in what words."""

from __future__ import annotations

from attrs import frozen

from gov_disclosure.prints import Print
from gov_disclosure.rules.catalogue.note_rules import FORM
from gov_disclosure.rules.verdict import Severity, Words


@frozen(kw_only=True)
class PrintRule:
    """A rule about one way of printing: its code, what it looks for, and its words."""

    code: str
    print: Print
    severity: Severity
    source: str
    zh: Words
    en: Words


PRINT_RULES = (
    PrintRule(
        code="CEL201",
        print=Print.PLACEHOLDER,
        severity=Severity.WARNING,
        source=f"{FORM}；各地填报惯例（无发生数填 0）",
        zh=Words(
            title="用符号代替数",
            failed="{table}有 {count} 格印作 {printed}，不是数：{cells}。",
            checks="格内印的是“/”“-”“—”“无”“不适用”一类符号或字样。没有规章制定权的机关，“规章”一行不报。",
            why="符号可以表示 0、不适用或未统计，各人理解不同，也无法参加汇总和勾稽。",
            fix="没有发生的填 0。",
        ),
        en=Words(
            title="A mark in place of a figure",
            failed="Cells of {table} ({count}) print {printed} instead of a figure: {cells}.",
            checks="The cell holds a mark or word such as /, -, —, 无 or 不适用. The row 规章 is left alone "
            "where the organ has no power to make rules.",
            why="A mark may mean 0, not applicable or not counted, and it cannot be added up.",
            fix="Write 0 where nothing happened.",
        ),
    ),
    PrintRule(
        code="CEL202",
        print=Print.WORDS,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="格内是文字，读不出数",
            failed="{table}有 {count} 格印作 {printed}，读不出数：{cells}。",
            checks="应填数的格里印了文字或无法辨认的内容。“规章”一行以文字说明没有规章的不报。",
            why="读者和汇总程序都取不到这个数。",
            fix="只填数；需要说明的写到第六部分。",
        ),
        en=Words(
            title="Words where a figure is due",
            failed="Cells of {table} ({count}) print {printed}, from which no figure can be read: {cells}.",
            checks="A cell that should hold a figure holds words or something that cannot be read. "
            "Words in the row 规章 of an organ that makes none are left alone.",
            why="Neither a reader nor a program that adds up reports gets a figure from it.",
            fix="Write the figure alone; explanations belong in section six.",
        ),
    ),
    PrintRule(
        code="CEL301",
        print=Print.UNIT,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="格内带单位",
            failed="{table}有 {count} 格的数带单位，印作 {printed}：{cells}。",
            checks="格内的数后面带“件”“元”“万元”等单位。2019 年版“采购总金额”栏目没有印单位，该格带单位只作提示。",
            why="同一栏有的写元、有的写万元，汇总时容易差一万倍。",
            fix="按栏目所印单位换算后只填数。",
        ),
        en=Words(
            title="A unit inside the cell",
            failed="Cells of {table} ({count}) print a unit with the figure ({printed}): {cells}.",
            checks="A figure is followed by 件, 元, 万元 and the like. The 2019 form prints no unit for the amount of "
            "procurement, so there it is a hint only.",
            why="With yuan in one cell and 10,000 yuan in the next, sums are easily wrong by a factor of 10,000.",
            fix="Convert to the unit printed in the header and write the figure alone.",
        ),
    ),
    PrintRule(
        code="CEL401",
        print=Print.SEPARATOR,
        severity=Severity.INFO,
        source="各地填报惯例",
        zh=Words(
            title="数中有千分位分隔",
            failed="{table}有 {count} 格带分隔符，印作 {printed}：{cells}。",
            checks="数中用逗号或空格分节，如“1,113”。",
            why="表格程序常把它当作文字或两个数。",
            fix="写成连续的数字。",
        ),
        en=Words(
            title="Digits grouped by separators",
            failed="Cells of {table} ({count}) group their digits ({printed}): {cells}.",
            checks="Digits are grouped by commas or spaces, as in 1,113.",
            why="Spreadsheet programs often take it for text or for two figures.",
            fix="Write the digits without separators.",
        ),
    ),
    PrintRule(
        code="CEL402",
        print=Print.SIGN,
        severity=Severity.INFO,
        source="国办公开办函〔2019〕60号附件表二“本年增/减”；各地填报惯例（减少用负数）",
        zh=Words(
            title="正负号写法不规范",
            failed="{table}有 {count} 格的正负号写法不规范，印作 {printed}：{cells}。",
            checks="用“增”“减”或加号表示增减，负号重复，一格写两个数，或在不应有负数的格里写负数。",
            why="“增10”“+(0) -(0)”之类要靠人猜，程序读不准。",
            fix="增加填正数，减少填负数，没有增减填 0；其他格不写正负号。",
        ),
        en=Words(
            title="An odd sign",
            failed="Cells of {table} ({count}) carry an odd sign ({printed}): {cells}.",
            checks="增, 减 or a plus for a change, a doubled minus, two figures in one cell, a sign where none is due.",
            why="Such figures must be guessed at.",
            fix="Write an increase as a plain figure, a decrease with one minus, no change as 0; no sign elsewhere.",
        ),
    ),
    PrintRule(
        code="CEL403",
        print=Print.DIGITS,
        severity=Severity.INFO,
        source="各地填报惯例",
        zh=Words(
            title="全角数字或中文数字",
            failed="{table}有 {count} 格用全角或中文数字，印作 {printed}：{cells}。",
            checks="格内的数用全角数字或中文数字书写。",
            why="不少程序读不出全角和中文数字。",
            fix="改用半角阿拉伯数字。",
        ),
        en=Words(
            title="Full-width digits or Chinese numerals",
            failed="Cells of {table} ({count}) use full-width digits or Chinese numerals ({printed}): {cells}.",
            checks="The figure is written in full-width digits or Chinese numerals.",
            why="Many programs cannot read them.",
            fix="Use plain Arabic digits.",
        ),
    ),
    PrintRule(
        code="CEL404",
        print=Print.FRACTION,
        severity=Severity.WARNING,
        source=f"{FORM}（件数、项目数为整数）",
        zh=Words(
            title="件数带小数",
            failed="{table}有 {count} 格的件数带小数，印作 {printed}：{cells}。",
            checks="应填件数、项目数的格里出现小数点。",
            why="件数不会有小数；常见原因是填错了格，或由表格程序自动带出。",
            fix="改成整数；若本是金额，移到正确的格。",
        ),
        en=Words(
            title="A count with a decimal point",
            failed="Cells of {table} ({count}) print a count with a decimal point ({printed}): {cells}.",
            checks="A decimal point in a cell that counts cases or matters.",
            why="Cases come in whole numbers; usually the figure belongs in another cell.",
            fix="Write a whole number, or move the amount to its cell.",
        ),
    ),
    PrintRule(
        code="CEL405",
        print=Print.REMARK,
        severity=Severity.INFO,
        source="各地填报惯例",
        zh=Words(
            title="数旁有附注",
            failed="{table}有 {count} 格数旁有文字，印作 {printed}：{cells}。",
            checks="格内除数以外还有文字，如括号说明。",
            why="附注里的数容易被当作该格的数。",
            fix="格内只填数，说明写到第六部分。",
        ),
        en=Words(
            title="A remark beside the figure",
            failed="Cells of {table} ({count}) have words beside the figure ({printed}): {cells}.",
            checks="The cell holds words besides the figure, such as a remark in brackets.",
            why="A figure in the remark is easily taken for the cell's.",
            fix="Write the figure alone; explanations belong in section six.",
        ),
    ),
)
