"""CEL: how the figures are printed in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gov_disclosure.figures.prints import Print
from gov_disclosure.forms import TABLE_KEYS, TableKey
from gov_disclosure.forms.common import TABLE_NAMES
from gov_disclosure.model import NoteKind
from gov_disclosure.organs.standing import standing
from gov_disclosure.rules.catalogue.sources import FILLED_IN, FORM
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import cells_counted, listed
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text

_RULES_ROW = "proactive_disclosure.rules."


def _printed(context: Context) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    """Yield each table with those of its cells that the published form has, tables without any left out."""
    lacking = set(context.prints.get(Print.LACKING, ()))
    for table in TABLE_KEYS:
        cells = tuple(cell.key for cell in context.form.tables[table].cells if cell.key not in lacking)
        if cells:
            yield table, cells


_UNPLACED = (NoteKind.ROW_SHORT, NoteKind.ROW_LONG, NoteKind.ROW_REPEATED, NoteKind.POSITIONS_LOST)
"""Notes on rows whose figures are printed, but not in cells that are certain: they are no blanks."""


def _blanks(context: Context) -> tuple[str, ...]:
    """Return the cells in which nothing is printed."""
    unplaced = {key for note in context.notes_of(*_UNPLACED) for key in note.cells}
    return tuple(key for key in context.prints.get(Print.BLANK, ()) if key not in unplaced)


def nothing_printed(context: Context) -> bool:
    """Whether the published form has none of the cells."""
    return len(context.prints.get(Print.LACKING, ())) == len(context.form.cells)


def needs_no_figure(context: Context, key: str) -> bool:
    """Whether a blank or a dash is as good as 0 there: the row 规章 of an organ that makes none."""
    return key.startswith(_RULES_ROW) and standing(context.report.organ).power != "yes"


def table_verdict(
    context: Context, table: TableKey, cells: tuple[str, ...], severity: Severity | None = None
) -> Verdict:
    """Return what to say of cells of one table that are printed alike."""
    printed = [context.report.as_printed.get(key, "") for key in cells]
    shown = [Text(f"“{text}”", f"“{text}”") for text in dict.fromkeys((text or "").strip() for text in printed) if text]
    nothing = Text("无此单元格", "no cell") if set(printed) == {None} else Text("空白", "blank")
    return Verdict(
        cells=cells,
        severity=severity,
        facts={
            "table": TABLE_NAMES[table],
            "count": len(cells),
            "counted": cells_counted(len(cells)),
            "printed": listed(shown) if shown else nothing,
        },
    )


def _empty_tables(context: Context) -> dict[TableKey, tuple[str, ...]]:
    """Return the tables in which no cell has anything printed, with their cells."""
    blank = set(_blanks(context))
    return {table: cells for table, cells in _printed(context) if blank.issuperset(cells)}


def _lonely_totals(context: Context) -> set[str]:
    """Return the blank totals of rows and columns whose parts hold a figure other than 0."""
    blank = set(_blanks(context))
    figures = context.figures
    totals = (i for i in context.form.identities if i.kind != "balance" and i.left[0] in blank)
    return {i.left[0] for i in totals if any(figures[key] for key in i.right)}


def by_table(context: Context, keys: Iterable[str]) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    """Yield each table that has any of the cells, with those it has in printed order."""
    wanted = set(keys)
    for table, cells in _printed(context):
        found = tuple(key for key in cells if key in wanted)
        if found:
            yield table, found


@rule(
    "CEL101",
    severity=Severity.WARNING,
    source=FILLED_IN,
    words=Words(
        title=Text("应填数的单元格为空白", "A cell that should hold a figure is blank"),
        failed=Text("{table}有 {count} 格空白：{cells}。", "No figure in {counted} of {table}: {cells}."),
        checks=Text(
            "三张表中没有填数的单元格。整张表空白由 CEL103、总计空白而分项有数由 CEL102 报告。"
            "没有规章制定权的机关，“规章”一行空白不报。",
            "Cells of the three tables without a figure. A table that is blank throughout is CEL103, a blank total "
            "over filled parts CEL102. The row 规章 may be blank where the organ has no power to make rules.",
        ),
        why=Text(
            "空白不等于 0：读者分不清是没有发生还是漏填，空白单元格所在的合计也无法核对。",
            "Blank is not 0: nobody can tell 'none' from 'forgotten', and no total with a blank can be checked.",
        ),
        fix=Text(
            "没有发生的填 0；有发生数而漏填的补上。", "Write 0 where nothing happened; fill in what was forgotten."
        ),
    ),
)
def blank(context: Context) -> Iterator[Verdict]:
    """Cells without a figure, one finding a table."""
    if nothing_printed(context):
        yield NOT_APPLICABLE
        return
    if Print.BLANK not in context.prints:
        return
    empty, totals = _empty_tables(context), _lonely_totals(context)
    for table, cells in by_table(context, _blanks(context)):
        due = tuple(key for key in cells if key not in totals and not needs_no_figure(context, key))
        if due and table not in empty:
            yield table_verdict(context, table, due)


@rule(
    "CEL102",
    severity=Severity.WARNING,
    source=FORM,
    words=Words(
        title=Text("分项有数而总计空白", "A total is blank although its parts are filled in"),
        failed=Text(
            "{table}有 {count} 个总计空白而分项有数：{cells}。",
            "No total over parts that are filled in, in {counted} of {table}: {cells}.",
        ),
        checks=Text(
            "表三、表四中，所含分项有不为 0 的数、总计却没有填的单元格。",
            "Totals of tables three and four that are blank while some part of them is other than 0.",
        ),
        why=Text(
            "总计是汇总和比较时取用的数；空白的总计常被误读为 0。",
            "Totals are what others add up and compare; a blank one is easily taken for 0.",
        ),
        fix=Text("按分项之和填写总计，填写前先核对分项。", "Check the parts, then write their sum."),
    ),
)
def blank_total(context: Context) -> Iterator[Verdict]:
    """Blank totals over parts that hold figures, one finding a table."""
    if nothing_printed(context):
        yield NOT_APPLICABLE
    elif Print.BLANK in context.prints:
        for table, cells in by_table(context, _lonely_totals(context)):
            yield table_verdict(context, table, cells)


@rule(
    "CEL103",
    severity=Severity.WARNING,
    source=FORM,
    words=Words(
        title=Text("整张表空白", "A table is blank throughout"),
        failed=Text("{table}全部 {count} 格都是空白。", "All {count} cells of {table} are blank."),
        checks=Text("一张表印出来了，但没有一格填数。", "A table is printed, but none of its cells holds anything."),
        why=Text(
            "整表空白看不出是没有发生还是没有填报，等于缺少法定内容。",
            "Nobody can tell whether nothing happened or nothing was filled in; a statutory part is missing.",
        ),
        fix=Text("逐个单元格填写，没有发生的填 0。", "Fill in every cell, with 0 where nothing happened."),
    ),
)
def blank_table(context: Context) -> Iterator[Verdict]:
    """Tables in which nothing at all is filled in."""
    if nothing_printed(context):
        yield NOT_APPLICABLE
    elif Print.BLANK in context.prints:
        for table, cells in _empty_tables(context).items():
            yield table_verdict(context, table, cells)


@rule(
    "CEL302",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2019〕60号附件表二（采购总金额未印单位）",
        "notice 国办公开办函〔2019〕60号, annex: table two, where the amount of procurement has no unit",
    ),
    words=Words(
        title=Text("金额没有单位", "An amount without a unit"),
        failed=Text(
            "{cell}印作{printed}，单元格内和栏目都没有单位，元或万元无从判断。",
            "{cell} prints {printed} with no unit in the cell or its header: yuan or 10,000 yuan cannot be told.",
        ),
        checks=Text(
            "金额单元格只有数，而单元格内和栏目都没有印单位，这样的金额不取数。",
            "An amount stands without a unit in its cell and its header, so that no figure was taken from it.",
        ),
        why=Text("元和万元相差一万倍，猜错会使汇总严重失真。", "The two readings differ by a factor of 10,000."),
        fix=Text(
            "按万元填写，并在栏目或单元格内注明单位。",
            "Write the amount in 万元 and print the unit in the header or the cell.",
        ),
    ),
)
def unit_lacking(context: Context) -> Iterator[Verdict]:
    """Amounts whose unit is printed nowhere, one finding each."""
    if not any(cell.kind == "amount" for cell in context.form.tables["proactive_disclosure"].cells):
        yield NOT_APPLICABLE
    for key in context.prints.get(Print.UNIT_LACKING, ()):
        yield Verdict(cells=(key,), facts={"printed": f"“{(context.report.as_printed[key] or '').strip()}”"})


RULES = (
    blank,
    blank_total,
    blank_table,
    unit_lacking,
)
"""The rules of this family, by code."""
