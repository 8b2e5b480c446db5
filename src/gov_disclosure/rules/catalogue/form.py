"""FRM: the form as a whole: its edition, tables, rows, columns and labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from gov_disclosure import forms
from gov_disclosure.errors import UnknownFormError
from gov_disclosure.forms import TABLE_KEYS, Form, TableKey
from gov_disclosure.labels import cell_label
from gov_disclosure.model import Note, NoteKind
from gov_disclosure.prints import Print
from gov_disclosure.rules.catalogue.note_rules import NOTE_RULES, NoteRule
from gov_disclosure.rules.context import Case
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.registry import rule
from gov_disclosure.rules.verdict import Outcome, Severity, Verdict, Words
from gov_disclosure.text import Text

_NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
_UNDIVIDED = "requests.outcomes.otherwise_handled.undivided"


@lru_cache(maxsize=128)
def _due(year: int) -> Form | None:
    """Return the form meant for the report year, ``None`` for years before the first."""
    try:
        return forms.for_year(year)
    except UnknownFormError:
        return None


def _leading(case: Case) -> str:
    """Return the edition that most of the blocks follow; the report's own where they are even."""
    if not case.form.mixed:
        return case.form.edition
    editions = list(case.form.blocks.values())
    return max(sorted(set(editions)), key=lambda e: (editions.count(e), e == case.form.edition))


@rule(
    "FRM101",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（2019、2020 年度）",
    zh=Words(
        title="表格版本与年度不符",
        failed="{year} 年度报告用的是 {printed} 年版表格，应为 {official} 年版（{notice}）。",
        checks="报告用的表格版本是否为该年度规定的版本。2019、2020 年度用 2019 年版，2021 年度起用 2021 年版。",
        why="两版的行、栏和含义不同，用错版本的数不能与其他机关汇总比较。",
        fix="按该年度的统一格式重新填报。",
    ),
    en=Words(
        title="The form is of another edition than the year asks for",
        failed="The report for {year} uses the {printed} form; the {official} form is due ({notice}).",
        checks="Whether the form is the one prescribed for the report year: the 2019 form for 2019 and 2020, the 2021 "
        "form from 2021 on.",
        why="The editions differ in rows, columns and meaning; figures cannot be added to those of other organs.",
        fix="Fill in the form prescribed for the year.",
    ),
)
def edition(case: Case) -> Iterator[Verdict]:
    """The form's edition against the report year."""
    due = _due(case.report.year)
    if due is None:
        yield _NOT_APPLICABLE
    elif case.form is not due and (printed := _leading(case)) != due.edition:
        yield Verdict(
            expected=due.edition,
            actual=printed,
            facts={"year": case.report.year, "printed": printed, "official": due.edition, "notice": due.notice},
        )


def _lacks_table(case: Case, table: TableKey) -> bool:
    """Whether the published form has no cell of the table."""
    lacking = case.prints.get(Print.LACKING)
    return bool(lacking) and {cell.key for cell in case.form.tables[table].cells}.issubset(lacking or ())


def _foreign_blocks(case: Case, leading: str) -> Iterator[Verdict]:
    for block in case.form.disclosure_blocks:
        if block.edition != leading:
            cells = tuple(f"proactive_disclosure.{row.key}.{col.key}" for row in block.rows for col in block.columns)
            yield Verdict(cells=cells, facts={"block": Text(block.zh, block.en), "printed": block.edition})
    if leading == "2019" and case.form.blocks["otherwise_handled"] != leading:
        group = case.form.otherwise_handled
        cells = tuple(key for key in case.form.cells if ".otherwise_handled." in key)
        yield Verdict(cells=cells, facts={"block": Text(group.zh, group.en), "printed": "2021"})


@rule(
    "FRM102",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件",
    zh=Words(
        title="表格混用两个版本",
        failed="“{block}”部分用的是 {printed} 年版，与其余部分不是同一版本。",
        checks="表二各部分和表三“（六）其他处理”是否与其余部分同一版本；2021 年版的（六）印成一行由 FRM202 报告。",
        why="同名的栏在两版中含义不同，混用后看不出各数按哪一版统计。",
        fix="全表改用该年度规定的版本。",
    ),
    en=Words(
        title="The form mixes two editions",
        failed="Part “{block}” follows the {printed} form, unlike the rest.",
        checks="Whether the parts of table two, and （六） of table three, follow one edition; a 2021 form with （六） "
        "as one row is FRM202.",
        why="Columns differ in meaning between editions; a mixture hides which one the figures follow.",
        fix="Use the edition prescribed for the year throughout.",
    ),
)
def hybrid(case: Case) -> Iterator[Verdict]:
    """Parts that follow another edition than most of the form."""
    if _lacks_table(case, "proactive_disclosure"):
        yield _NOT_APPLICABLE
    elif case.form.mixed:
        yield from _foreign_blocks(case, _leading(case))


@rule(
    "FRM103",
    severity=Severity.WARNING,
    source="国办公开办函〔2019〕60号附件表二",
    zh=Words(
        title="2019 年版表二缺“第二十条第（九）项”",
        failed="表二没有“第二十条第（九）项”政府集中采购部分。",
        checks="2019 年版表二是否有政府集中采购部分。",
        why="该部分是 2019 年版规定的内容。",
        fix="补上采购项目数量和采购总金额。",
    ),
    en=Words(
        title="The 2019 form lacks article 20 item (9)",
        failed="Table two has no part on article 20 item (9), centralised procurement.",
        checks="Whether table two of the 2019 form has its part on centralised procurement.",
        why="The 2019 form prescribes it.",
        fix="Add the number and the total amount of procurements.",
    ),
)
def procurement_lacking(case: Case) -> Iterator[Verdict]:
    """The 2019 form without its last block."""
    if _leading(case) != "2019":
        yield _NOT_APPLICABLE
    elif "procuring" not in case.form.blocks:
        yield Verdict()


@rule(
    "FRM202",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号附件表三",
    zh=Words(
        title="应分列的行合成一行",
        failed="{rows}：统一格式分列的行印成了一行。",
        checks="统一格式分列的行是否合成了一行；常见的是 2021 年版“（六）其他处理”的三行按旧版印成一行。",
        why="合并后看不出各项件数，与其他机关不能比较。",
        fix="按统一格式分列填写。",
    ),
    en=Words(
        title="Rows that the form separates are printed as one",
        failed="{rows}: rows that the form separates are printed as one.",
        checks="Whether rows are merged; mostly the three rows of （六）其他处理, printed as one as in the older form.",
        why="The single figures are lost and cannot be compared.",
        fix="Separate the rows as the form does.",
    ),
)
def merged(case: Case) -> Iterator[Verdict]:
    """Rows printed as one, told by the form at hand or by the reader."""
    undivided = False
    if _leading(case) == "2019" and case.notes is None:
        yield _NOT_APPLICABLE  # the 2019 form has no rows that a reader of the figures alone could miss
    elif _leading(case) == "2021" and case.form.blocks["otherwise_handled"] == "2019":
        undivided = True
        cells = tuple(key for key in case.form.cells if key.startswith(_UNDIVIDED))
        row = case.form.cell(cells[0])
        yield Verdict(cells=cells, facts={"rows": Text(row.row[-1], row.row_en[-1])})
    for note in case.notes_of(NoteKind.ROW_MERGED):
        if not (undivided and all("otherwise_handled" in key for key in note.cells)):
            yield Verdict(cells=note.cells, place=note.place, facts={"rows": _name(note)})


def _name(note: Note) -> Fact:
    """Return what a note is about: the official label, the printed one, or the cell's."""
    if note.official or note.printed:
        return note.official or note.printed
    if note.cells:
        return Text(cell_label(note.cells[0], "zh"), cell_label(note.cells[0], "en"))
    return Text("（未注明）", "(not told)")


def _row_path(case: Case, note: Note) -> Text | None:
    """Return groups and label of a row that is not there: alone a label such as 3.其他 does not tell which."""
    if note.kind is not NoteKind.ROW_MISSING or not note.cells or note.cells[0] not in case.form.cells:
        return None
    row = case.form.cell(note.cells[0])
    return Text(" / ".join(row.row), " / ".join(row.row_en)) if row.row else None


def _noted(kind: NoteRule) -> Callable[[Case], Iterator[Verdict]]:
    def check(case: Case) -> Iterator[Verdict]:
        for note in case.notes_of(kind.kind):
            name = _name(note)
            official = _row_path(case, note) or note.official or name
            facts: dict[str, Fact] = {"official": official, "printed": note.printed or name}
            yield Verdict(cells=note.cells, place=note.place, facts=facts)

    return check


for _kind in NOTE_RULES:
    rule(
        _kind.code, severity=_kind.severity, source=_kind.source, needs=("notes",), zh=_kind.zh, en=_kind.en
    )(_noted(_kind))  # fmt: skip


@rule(
    "FRM217",
    severity=Severity.WARNING,
    source="国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件表格",
    zh=Words(
        title="有的格没有印出",
        failed="“{row}”有 {count} 格没有印出。",
        checks="没有阅读记录时，按数据中标明“未印出”的格判断（有阅读记录的由 FRM201 至 FRM216 报告）。",
        why="统一格式不得删减；没有印出的格分不清是 0 还是漏报。",
        fix="补上缺的格，没有发生的填 0。",
    ),
    en=Words(
        title="Cells of the form are not printed",
        failed="Cells of “{row}” are not printed ({count}).",
        checks="Cells that the data mark as not printed, where there are no reader's notes (with notes, FRM201 to "
        "FRM216 tell).",
        why="The form must not be shortened; nobody can tell 0 from forgotten.",
        fix="Add the cells, with 0 where nothing happened.",
    ),
)
def lacking(case: Case) -> Iterator[Verdict]:
    """Cells that the published form lacks, one finding a row, or a table that is not there at all."""
    if case.notes is not None:
        yield _NOT_APPLICABLE
        return
    tables: list[TableKey] = [table for table in TABLE_KEYS if _lacks_table(case, table)]
    for table in tables:
        cells = tuple(cell.key for cell in case.form.tables[table].cells)
        section = next(section for section in case.form.sections if section.key == table)
        yield Verdict(cells=cells, facts={"row": Text(section.zh, section.en), "count": len(cells)})
    rows: dict[str, list[str]] = {}
    for key in case.prints.get(Print.LACKING, ()):
        if not key.startswith(tuple(tables)):
            rows.setdefault(key.rpartition(".")[0], []).append(key)
    for keys in rows.values():
        first = case.form.cell(keys[0])
        row = Text(" / ".join(first.row or first.column[:-1]), " / ".join(first.row_en or first.column_en[:-1]))
        yield Verdict(cells=tuple(keys), facts={"row": row, "count": len(keys)})
