"""FRM: the form as a whole: its edition, tables, rows, columns and labels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gov_disclosure import forms
from gov_disclosure.errors import UnknownFormError
from gov_disclosure.figures.prints import Print
from gov_disclosure.forms import TABLE_KEYS, Form, TableKey
from gov_disclosure.model import NoteKind
from gov_disclosure.rules.catalogue.noted import name_of
from gov_disclosure.rules.catalogue.sources import FORM
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import both, cells_counted
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.text import Text

_UNDIVIDED = "requests.outcomes.otherwise_handled.undivided"


@lru_cache(maxsize=128)
def _due(year: int) -> Form | None:
    """Return the form meant for the report year, ``None`` for years before the first."""
    try:
        return forms.for_year(year)
    except UnknownFormError:
        return None


def _leading(context: Context) -> str:
    """Return the edition that most of the blocks follow; the report's own where they are even."""
    if not context.form.mixed:
        return context.form.edition
    editions = list(context.form.blocks.values())
    return max(sorted(set(editions)), key=lambda e: (editions.count(e), e == context.form.edition))


@rule(
    "FRM101",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（2019、2020 年度）",
        "notices 国办公开办函〔2021〕30号 (from report year 2021) and 〔2019〕60号 (2019 and 2020)",
    ),
    words=Words(
        title=Text("表格版本与年度不符", "The form is of another edition than the year asks for"),
        failed=Text(
            "{year} 年度报告用的是 {printed} 年版表格{due}。",
            "The report for {year} uses the {printed} form{due}.",
        ),
        checks=Text(
            "报告用的表格版本是否为该年度规定的版本。2019、2020 年度用 2019 年版，2021 年度起用 2021 年版。",
            "Whether the form is the one prescribed for the report year: the 2019 form for 2019 and 2020, the 2021 "
            "form from 2021 on.",
        ),
        why=Text(
            "两版的行、栏和含义不同，用错版本的数不能与其他机关汇总比较。",
            "The editions differ in rows, columns and meaning; figures cannot be added to those of other organs.",
        ),
        fix=Text("按该年度的统一格式重新填报。", "Fill in the form prescribed for the year."),
    ),
)
def edition(context: Context) -> Iterator[Verdict]:
    """The form's edition against the report year."""
    due = _due(context.report.year)
    if due is None:
        if (printed := _leading(context)) and not _lacks_all(context):
            yield Verdict(
                expected=None,
                actual=printed,
                severity=None,
                facts={
                    "year": context.report.year,
                    "printed": printed,
                    "due": Text(
                        f"，该表格自 {forms.for_edition(printed).years[0]} 年度起才有，年度可能写错了",
                        f", which exists from report year {forms.for_edition(printed).years[0]} on: the year may be "
                        f"wrong",
                    ),
                },
            )
        else:
            yield NOT_APPLICABLE
    elif context.form is not due and (printed := _leading(context)) != due.edition:
        yield Verdict(
            expected=due.edition,
            actual=printed,
            facts={
                "year": context.report.year,
                "printed": printed,
                "due": Text(
                    f"，应为 {due.edition} 年版（{due.notice}）", f"; the {due.edition} form is due ({due.notice})"
                ),
            },
        )


def _lacks_all(context: Context) -> bool:
    """Whether no table of the form is printed at all."""
    return all(_lacks_table(context, table) for table in context.form.tables)


def _lacks_table(context: Context, table: TableKey) -> bool:
    """Whether the published form has no cell of the table."""
    lacking = context.prints.get(Print.LACKING)
    return bool(lacking) and {cell.key for cell in context.form.tables[table].cells}.issubset(lacking or ())


def _foreign_blocks(context: Context, leading: str) -> Iterator[Verdict]:
    for block in context.form.disclosure_blocks:
        if block.edition != leading:
            cells = tuple(f"proactive_disclosure.{row.key}.{col.key}" for row in block.rows for col in block.columns)
            yield Verdict(cells=cells, facts={"block": both(block.zh, block.en), "printed": block.edition})
    if leading == "2019" and context.form.blocks["otherwise_handled"] != leading:
        group = context.form.otherwise_handled
        cells = tuple(key for key in context.form.cells if ".otherwise_handled." in key)
        yield Verdict(cells=cells, facts={"block": both(group.zh, group.en), "printed": "2021"})


@rule(
    "FRM102",
    severity=Severity.WARNING,
    source=Source(
        "notice",
        "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件",
        "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes",
    ),
    words=Words(
        title=Text("表格混用两个版本", "The form mixes two editions"),
        failed=Text(
            "“{block}”部分用的是 {printed} 年版，与其余部分不是同一版本。",
            "The part “{block}” follows the {printed} form, unlike the rest.",
        ),
        checks=Text(
            "表二各部分和表三“（六）其他处理”是否与其余部分同一版本；2021 年版的（六）印成一行由 FRM202 报告。",
            "Whether the parts of table two, and （六） of table three, follow one edition; a 2021 form with （六） "
            "as one row is FRM202.",
        ),
        why=Text(
            "同名的栏在两版中含义不同，混用后看不出各数按哪一版统计。",
            "Columns differ in meaning between editions; a mixture hides which one the figures follow.",
        ),
        fix=Text("全表改用该年度规定的版本。", "Use the edition prescribed for the year throughout."),
    ),
)
def hybrid(context: Context) -> Iterator[Verdict]:
    """Parts that follow another edition than most of the form."""
    if _lacks_table(context, "proactive_disclosure"):
        yield NOT_APPLICABLE
    elif context.form.mixed:
        yield from _foreign_blocks(context, _leading(context))


@rule(
    "FRM103",
    severity=Severity.WARNING,
    source=Source("notice", "国办公开办函〔2019〕60号附件表二", "notice 国办公开办函〔2019〕60号, annex: table two"),
    words=Words(
        title=Text("2019 年版表二缺“第二十条第（九）项”", "The 2019 form lacks article 20 item (9)"),
        failed=Text(
            "表二没有“第二十条第（九）项”政府集中采购部分。",
            "Table two has no part on article 20 item (9), centralised procurement.",
        ),
        checks=Text(
            "2019 年版表二是否有政府集中采购部分。",
            "Whether table two of the 2019 form has its part on centralised procurement.",
        ),
        why=Text("该部分是 2019 年版规定的内容。", "The 2019 form prescribes it."),
        fix=Text("补上采购项目数量和采购总金额。", "Add the number and the total amount of procurements."),
    ),
)
def procurement_lacking(context: Context) -> Iterator[Verdict]:
    """The 2019 form without its last block."""
    if _leading(context) != "2019":
        yield NOT_APPLICABLE
    elif "procuring" not in context.form.blocks:
        yield Verdict()


@rule(
    "FRM202",
    severity=Severity.WARNING,
    source=Source("notice", "国办公开办函〔2021〕30号附件表三", "notice 国办公开办函〔2021〕30号, annex: table three"),
    words=Words(
        title=Text("应分列的行合成一行", "Rows that the form separates are printed as one"),
        failed=Text("{rows}：统一格式分列的行印成了一行。", "{rows}: rows that the form separates are printed as one."),
        checks=Text(
            "统一格式分列的行是否合成了一行；常见的是 2021 年版“（六）其他处理”的三行按旧版印成一行。",
            "Whether rows are merged; mostly the three rows of （六）其他处理, printed as one as in the older form.",
        ),
        why=Text("合并后看不出各项件数，与其他机关不能比较。", "The single figures are lost and cannot be compared."),
        fix=Text("按统一格式分列填写。", "Separate the rows as the form does."),
    ),
)
def merged(context: Context) -> Iterator[Verdict]:
    """Rows printed as one, told by the form at hand or by the reader."""
    undivided = False
    if _leading(context) == "2019" and context.notes is None:
        yield NOT_APPLICABLE  # the 2019 form has no rows that a reader of the figures alone could miss
    elif _leading(context) == "2021" and context.form.blocks["otherwise_handled"] == "2019":
        undivided = True
        cells = tuple(key for key in context.form.cells if key.startswith(_UNDIVIDED))
        row = context.form.cell(cells[0])
        yield Verdict(cells=cells, facts={"rows": both(row.row[-1], row.row_en[-1])})
    for note in context.notes_of(NoteKind.ROW_MERGED):
        if not (undivided and all("otherwise_handled" in key for key in note.cells)):
            yield Verdict(cells=note.cells, place=note.place, facts={"rows": name_of(context, note)})


@rule(
    "FRM217",
    severity=Severity.WARNING,
    source=FORM,
    words=Words(
        title=Text("有的单元格没有印出", "Cells of the form are not printed"),
        failed=Text("“{row}”有 {count} 格没有印出。", "Not printed: {counted} of “{row}”."),
        checks=Text(
            "没有阅读记录时，按数据中标明“未印出”的单元格判断（有阅读记录的由 FRM201 至 FRM216 报告）。",
            "Cells that the data mark as not printed, where there are no reader's notes (with notes, FRM201 to "
            "FRM216 tell).",
        ),
        why=Text(
            "统一格式不得删减；没有印出的单元格分不清是 0 还是漏报。",
            "The form must not be shortened; nobody can tell 0 from forgotten.",
        ),
        fix=Text("补上缺的单元格，没有发生的填 0。", "Add the cells, with 0 where nothing happened."),
    ),
)
def lacking(context: Context) -> Iterator[Verdict]:
    """Cells that the published form lacks, one finding a row, or a table that is not there at all."""
    if context.notes is not None:
        yield NOT_APPLICABLE
        return
    tables: list[TableKey] = [table for table in TABLE_KEYS if _lacks_table(context, table)]
    for table in tables:
        cells = tuple(cell.key for cell in context.form.tables[table].cells)
        section = next(section for section in context.form.sections if section.key == table)
        yield Verdict(
            cells=cells,
            facts={"row": both(section.zh, section.en), "count": len(cells), "counted": cells_counted(len(cells))},
        )
    rows: dict[str, list[str]] = {}
    for key in context.prints.get(Print.LACKING, ()):
        if not key.startswith(tuple(tables)):
            rows.setdefault(key.rpartition(".")[0], []).append(key)
    for keys in rows.values():
        first = context.form.cell(keys[0])
        row = both(" / ".join(first.row or first.column[:-1]), " / ".join(first.row_en or first.column_en[:-1]))
        yield Verdict(cells=tuple(keys), facts={"row": row, "count": len(keys), "counted": cells_counted(len(keys))})


RULES = (
    edition,
    hybrid,
    procurement_lacking,
    merged,
    lacking,
)
"""The rules of this family, by code."""
