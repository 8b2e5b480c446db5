"""CEL: how the figures are printed in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.rules._case import Case
from gov_disclosure.rules._organ import standing
from gov_disclosure.rules._printed import Print
from gov_disclosure.rules._registry import rule
from gov_disclosure.rules._types import Outcome, Severity, Text, Verdict, Words

_TABLES = {
    "proactive_disclosure": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
}
_PROCUREMENT = "proactive_disclosure.procurement.amount"
_RULES_ROW = "proactive_disclosure.rules."


def _printed(case: Case) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    """Yield each table with those of its cells that the published form has, tables without any left out."""
    lacking = set(case.prints.get(Print.LACKING, ()))
    for table in TABLE_KEYS:
        cells = tuple(cell.key for cell in case.form.tables[table].cells if cell.key not in lacking)
        if cells:
            yield table, cells


def _nothing_printed(case: Case) -> bool:
    return len(case.prints.get(Print.LACKING, ())) == len(case.form.cells)


def _needs_no_figure(case: Case, key: str) -> bool:
    """Whether a blank or a dash is as good as 0 there: the row 规章 of an organ that makes none."""
    return key.startswith(_RULES_ROW) and standing(case.report.organ).power != "yes"


def _verdict(case: Case, table: TableKey, cells: tuple[str, ...], severity: Severity | None = None) -> Verdict:
    printed = [case.report.as_printed.get(key) or "" for key in cells]
    shown = "、".join(dict.fromkeys(f"“{text.strip()}”" for text in printed if text.strip()))
    return Verdict(
        cells=cells,
        severity=severity,
        facts={"table": _TABLES[table], "count": len(cells), "printed": shown},
    )


def _empty_tables(case: Case) -> dict[TableKey, tuple[str, ...]]:
    """Return the tables in which no cell has anything printed, with their cells."""
    blank = set(case.prints.get(Print.BLANK, ()))
    return {table: cells for table, cells in _printed(case) if blank.issuperset(cells)}


def _lonely_totals(case: Case) -> set[str]:
    """Return the blank totals of rows and columns whose parts hold a figure other than 0."""
    blank = set(case.prints.get(Print.BLANK, ()))
    figures = case.figures
    totals = (i for i in case.form.identities if i.kind != "balance" and i.left[0] in blank)
    return {i.left[0] for i in totals if any(figures[key] for key in i.right)}


def _by_table(case: Case, keys: Iterable[str]) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    wanted = set(keys)
    for table, cells in _printed(case):
        found = tuple(key for key in cells if key in wanted)
        if found:
            yield table, found


@rule(
    "CEL101",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号附件表格；各地填报惯例（无发生数填 0）",
    passes_plain=True,
    zh=Words(
        title="应填数的格为空白",
        failed="{table}有 {count} 格空白：{cells}。",
        checks="三张表中没有填数的格。整张表空白由 CEL103、总计空白而分项有数由 CEL102 报告。"
        "没有规章制定权的机关，“规章”一行空白不报。",
        why="空白不等于 0：读者分不清是没有发生还是漏填，空白格所在的勾稽关系也无法核对。",
        fix="没有发生的填 0；有发生数而漏填的补上。",
    ),
    en=Words(
        title="A cell that should hold a figure is blank",
        failed="Cells of {table} are blank ({count}): {cells}.",
        checks="Cells of the three tables without a figure. A table that is blank throughout is CEL103, a blank total "
        "over filled parts CEL102. The row 规章 may be blank where the organ has no power to make rules.",
        why="Blank is not 0: nobody can tell 'none' from 'forgotten', and no total with a blank can be checked.",
        fix="Write 0 where nothing happened; fill in what was forgotten.",
    ),
)
def blank(case: Case) -> Iterator[Verdict]:
    """Cells without a figure, one finding a table."""
    if _nothing_printed(case):
        yield Verdict(outcome=Outcome.NOT_APPLICABLE)
        return
    if Print.BLANK not in case.prints:
        return
    empty, totals = _empty_tables(case), _lonely_totals(case)
    for table, cells in _by_table(case, case.prints[Print.BLANK]):
        due = tuple(key for key in cells if key not in totals and not _needs_no_figure(case, key))
        if due and table not in empty:
            yield _verdict(case, table, due)


@rule(
    "CEL102",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号附件表三、表四栏目结构",
    passes_plain=True,
    zh=Words(
        title="分项有数而总计空白",
        failed="{table}有 {count} 个总计空白而分项有数：{cells}。",
        checks="表三、表四中，所含分项有不为 0 的数、总计却没有填的格。",
        why="总计是汇总和比较时取用的数；空白的总计常被误读为 0。",
        fix="按分项之和填写总计，填写前先核对分项。",
    ),
    en=Words(
        title="A total is blank although its parts are filled in",
        failed="Totals of {table} are blank although their parts are filled in ({count}): {cells}.",
        checks="Totals of tables three and four that are blank while some part of them is other than 0.",
        why="Totals are what others add up and compare; a blank one is easily taken for 0.",
        fix="Check the parts, then write their sum.",
    ),
)
def blank_total(case: Case) -> Iterator[Verdict]:
    """Blank totals over parts that hold figures, one finding a table."""
    if _nothing_printed(case):
        yield Verdict(outcome=Outcome.NOT_APPLICABLE)
    elif Print.BLANK in case.prints:
        for table, cells in _by_table(case, _lonely_totals(case)):
            yield _verdict(case, table, cells)


@rule(
    "CEL103",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号附件表格",
    passes_plain=True,
    zh=Words(
        title="整张表空白",
        failed="{table}全部 {count} 格都是空白。",
        checks="一张表印出来了，但没有一格填数。",
        why="整表空白看不出是没有发生还是没有填报，等于缺少法定内容。",
        fix="逐格填写，没有发生的填 0。",
    ),
    en=Words(
        title="A table is blank throughout",
        failed="All {count} cells of {table} are blank.",
        checks="A table is printed, but none of its cells holds anything.",
        why="Nobody can tell whether nothing happened or nothing was filled in; a statutory part is missing.",
        fix="Fill in every cell, with 0 where nothing happened.",
    ),
)
def blank_table(case: Case) -> Iterator[Verdict]:
    """Tables in which nothing at all is filled in."""
    if _nothing_printed(case):
        yield Verdict(outcome=Outcome.NOT_APPLICABLE)
    elif Print.BLANK in case.prints:
        for table, cells in _empty_tables(case).items():
            yield _verdict(case, table, cells)


@frozen(kw_only=True)
class _Kind:
    """A rule about one way of printing: its code, what it looks for, and its words."""

    code: str
    print: Print
    severity: Severity
    source: str
    zh: Words
    en: Words


_FORM = "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件表格"

_KINDS = (
    _Kind(
        code="CEL201",
        print=Print.PLACEHOLDER,
        severity=Severity.WARNING,
        source=f"{_FORM}；各地填报惯例（无发生数填 0）",
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
    _Kind(
        code="CEL202",
        print=Print.WORDS,
        severity=Severity.WARNING,
        source=_FORM,
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
    _Kind(
        code="CEL301",
        print=Print.UNIT,
        severity=Severity.WARNING,
        source=_FORM,
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
    _Kind(
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
    _Kind(
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
    _Kind(
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
    _Kind(
        code="CEL404",
        print=Print.FRACTION,
        severity=Severity.WARNING,
        source=f"{_FORM}（件数、项目数为整数）",
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
    _Kind(
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


def _check(kind: _Kind) -> Callable[[Case], Iterator[Verdict]]:
    excused = kind.print in {Print.PLACEHOLDER, Print.WORDS}

    def check(case: Case) -> Iterator[Verdict]:
        if _nothing_printed(case):
            yield Verdict(outcome=Outcome.NOT_APPLICABLE)
            return
        keys = case.prints.get(kind.print, ())
        for table, cells in _by_table(case, keys) if keys else ():
            due = tuple(key for key in cells if not (excused and _needs_no_figure(case, key)))
            # The 2019 form prints no unit there, so that writing one is the careful thing to do.
            hint = Severity.INFO if kind.print is Print.UNIT and set(due) == {_PROCUREMENT} else None
            if due:
                yield _verdict(case, table, due, hint)

    return check


for _kind in _KINDS:
    rule(
        _kind.code,
        severity=_kind.severity,
        source=_kind.source,
        passes_plain=True,
        zh=_kind.zh,
        en=_kind.en,
    )(_check(_kind))


@rule(
    "CEL302",
    severity=Severity.WARNING,
    source="国办公开办函〔2019〕60号附件表二（采购总金额未印单位）",
    zh=Words(
        title="金额没有单位",
        failed="{cell}印作 {printed}，格内和栏目都没有单位，元或万元无从判断。",
        checks="金额格只有数，而格内和栏目都没有印单位，这样的金额不取数。",
        why="元和万元相差一万倍，猜错会使汇总严重失真。",
        fix="按万元填写，并在栏目或格内注明单位。",
    ),
    en=Words(
        title="An amount without a unit",
        failed="{cell} prints {printed} with no unit in the cell or its header: yuan or 10,000 yuan cannot be told.",
        checks="An amount stands without a unit in its cell and its header, so that no figure was taken from it.",
        why="The two readings differ by a factor of 10,000.",
        fix="Write the amount in 万元 and print the unit in the header or the cell.",
    ),
)
def unit_lacking(case: Case) -> Iterator[Verdict]:
    """Amounts whose unit is printed nowhere, one finding each."""
    if not any(cell.kind == "amount" for cell in case.form.tables["proactive_disclosure"].cells):
        yield Verdict(outcome=Outcome.NOT_APPLICABLE)
    for key in case.prints.get(Print.UNIT_LACKING, ()):
        yield Verdict(cells=(key,), facts={"printed": f"“{(case.report.as_printed[key] or '').strip()}”"})
