"""CEL: how the figures are printed in their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.model import NoteKind
from gov_disclosure.organs.standing import standing
from gov_disclosure.prints import Print
from gov_disclosure.rules.catalogue.print_rules import PRINT_RULES, PrintRule
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.registry import rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict, Words
from gov_disclosure.text import Text

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


_UNPLACED = (NoteKind.ROW_SHORT, NoteKind.ROW_LONG, NoteKind.ROW_REPEATED, NoteKind.POSITIONS_LOST)
"""Notes on rows whose figures are printed, but not in cells that are certain: they are no blanks."""


def _blanks(case: Case) -> tuple[str, ...]:
    """Return the cells in which nothing is printed."""
    unplaced = {key for note in case.notes_of(*_UNPLACED) for key in note.cells}
    return tuple(key for key in case.prints.get(Print.BLANK, ()) if key not in unplaced)


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
    blank = set(_blanks(case))
    return {table: cells for table, cells in _printed(case) if blank.issuperset(cells)}


def _lonely_totals(case: Case) -> set[str]:
    """Return the blank totals of rows and columns whose parts hold a figure other than 0."""
    blank = set(_blanks(case))
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
    for table, cells in _by_table(case, _blanks(case)):
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


def _check(kind: PrintRule) -> Callable[[Case], Iterator[Verdict]]:
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


for _kind in PRINT_RULES:
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
