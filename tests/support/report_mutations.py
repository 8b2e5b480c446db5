"""What befalls the tables of published reports, done to `Printed` reports: each keeps the account of every figure."""

from __future__ import annotations

import random
from collections.abc import Callable

from printed_reports import Column, Part, Printed, Row

WORDS = ("不详", "见附件", "正在统计", "暂无数据", "保密")
MARKS = ("²", "①", "※", "[1]", "*")
ADDED = ("上年数", "同比", "备注", "序号", "上年总计", "说明", "行次")


def _part(report: Printed, chance: random.Random) -> Part:
    table = chance.choice(report.tables)
    return chance.choice(table)


def _cell(report: Printed, chance: random.Random) -> tuple[Row, int, Column]:
    part = _part(report, chance)
    at = chance.randrange(len(part.columns))
    return chance.choice(part.rows), at, part.columns[at]


def drop_row(report: Printed, chance: random.Random) -> None:
    part = chance.choice(report.tables[1] + report.tables[0])
    if len(part.rows) > 1:
        part.rows.remove(chance.choice(part.rows))


def repeat_row(report: Printed, chance: random.Random) -> None:
    part = report.tables[1][0]
    at = chance.randrange(len(part.rows))
    row = part.rows[at]
    other = chance.random() < 0.5  # of two rows that differ none is certain, unless one of them is blank
    cells = [report.figure(f"{row.key}.{one.key}") for one in part.columns] if other else list(row.cells)
    part.rows.insert(at + 1, Row(row.path, row.key, cells))


def swap_rows(report: Printed, chance: random.Random) -> None:
    part = report.tables[1][0]
    at = chance.randrange(len(part.rows))
    same = [n for n, row in enumerate(part.rows) if row.path[:-1] == part.rows[at].path[:-1]]
    other = chance.choice(same)
    part.rows[at], part.rows[other] = part.rows[other], part.rows[at]


def permute_columns(report: Printed, chance: random.Random) -> None:
    """Columns change places within the label that spans them, or whole spans do."""
    part = _part(report, chance)
    groups: dict[tuple[str, ...], list[int]] = {}
    for at, column in enumerate(part.columns):
        groups.setdefault(column.path[:-1], []).append(at)
    order = list(range(len(part.columns)))
    for group in groups.values():
        if group == list(range(group[0], group[0] + len(group))):
            shuffled = group[:]
            chance.shuffle(shuffled)
            order[group[0] : group[0] + len(group)] = shuffled
    if part is report.tables[1][0] and chance.random() < 0.5:  # the total first
        order = [order[-1], *order[:-1]]
    part.columns = [part.columns[at] for at in order]
    for row in part.rows:
        row.cells = [row.cells[at] for at in order]


def add_column(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    at = chance.choice((0, len(part.columns), chance.randrange(len(part.columns) + 1)))
    near = part.columns[max(0, at - 1)]
    inside = 0 < at < len(part.columns) and part.columns[at].path[:-1] == near.path[:-1]
    label = chance.choice(ADDED)
    part.columns.insert(at, Column((*near.path[:-1], label) if inside else (label,), None))
    kind = chance.choice(("figures", "blank", "words", "mixed"))
    for row in part.rows:
        figure = report.figure(None) if kind in ("figures", "mixed") and chance.random() < 0.9 else ""
        row.cells.insert(at, chance.choice(("增加", "含结转")) if kind == "words" else figure)


def mistype_label(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    row = chance.choice(part.rows)
    if row.path and len(row.path[-1]) > 4:
        label = row.path[-1]
        at = chance.randrange(3, len(label))
        typed = chance.choice(
            (label[:at] + "错" + label[at + 1 :], label[:at] + label[at + 1 :], label[:at] + "误" + label[at:])
        )
        row.path = (*row.path[:-1], typed)


def mistype_column(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    column = chance.choice(part.columns)
    label = column.path[-1]
    if len(label) > 5:
        at = chance.randrange(len(label))
        column.path = (*column.path[:-1], label[:at] + "错" + label[at + 1 :])


def space_label(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    row = chance.choice(part.rows)
    if row.path and len(row.path[-1]) > 3:
        row.path = (*row.path[:-1], row.path[-1][:3] + chance.choice((" ", "　", "  ")) + row.path[-1][3:])


def figure_in_label(report: Printed, chance: random.Random) -> None:
    part = chance.choice(report.tables[0] + report.tables[1])
    row = chance.choice(part.rows)
    row.path = (*row.path[:-1], f"{row.path[-1]}（{report.figure(None)}件）")


def figure_in_header(report: Printed, chance: random.Random) -> None:
    column = chance.choice(_part(report, chance).columns)
    column.path = (*column.path[:-1], f"{column.path[-1]}（单位：{report.figure(None)}件）")


def words(report: Printed, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 4)):
        row, at, _ = _cell(report, chance)
        row.cells[at] = chance.choice(WORDS)


def marks(report: Printed, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 4)):
        row, at, _ = _cell(report, chance)
        if row.cells[at].isdigit():
            row.cells[at] += chance.choice(MARKS)


def wide(report: Printed, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 6)):
        row, at, _ = _cell(report, chance)
        row.cells[at] = row.cells[at].translate({48 + n: 0xFF10 + n for n in range(10)})


def units(report: Printed, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 6)):
        row, at, column = _cell(report, chance)
        if row.cells[at].isdigit() and column.key and not column.key.startswith("amount"):
            row.cells[at] += chance.choice(("件", "条", "个"))


def blanks(report: Printed, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 12)):
        row, at, _ = _cell(report, chance)
        _blank(row, at)


def blank_column(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    at = chance.randrange(len(part.columns))
    for row in part.rows:
        _blank(row, at)


def blank_row(report: Printed, chance: random.Random) -> None:
    part = _part(report, chance)
    row = chance.choice(part.rows)
    for at in range(len(part.columns)):
        _blank(row, at)


def _blank(row: Row, at: int) -> None:
    row.cells[at] = ""


def note_row(report: Printed, chance: random.Random) -> None:
    text = chance.choice(("备注：{}", "注：行政处罚含简易程序{}件。", "备注：上年数为{}", "说明：另有{}件。"))
    chance.choice(chance.choice(report.tables)).below.append(text.format(report.figure(None)))


def extra_row(report: Printed, chance: random.Random) -> None:
    part = chance.choice(report.tables[0][:1] + report.tables[1])
    label = chance.choice(("其他主动公开文件", "其中：网络申请", "当面申请", "上年同期"))
    cells = [report.figure(None) for _ in part.columns]
    part.rows.insert(chance.randrange(len(part.rows) + 1), Row((label,), None, cells))


def repeat_header(report: Printed, chance: random.Random) -> None:
    part = report.tables[1][0]
    at = len(part.rows) // chance.choice((2, 3, 4))
    rest = Part(list(part.columns), part.rows[at:], part.depth, part.corner)
    part.rows = part.rows[:at]
    report.tables[1].append(rest)


def merge_rows(report: Printed, chance: random.Random) -> None:
    """One row of figures stands for all rows of a group, as in the edition of 2019: none of them has a cell."""
    part = report.tables[1][0]
    groups = {row.path[:-1] for row in part.rows if len(row.path) > 1}
    group = chance.choice(sorted(one for one in groups if len(one) > 1) or [()])
    here = [at for at, row in enumerate(part.rows) if row.path[:-1] == group and group]
    undivided = "undivided" if here and "otherwise_handled" in str(part.rows[here[0]].key) else None
    if not here or undivided or here != list(range(here[0], here[0] + len(here))):
        return  # undivided, （六）其他处理 is a row of the other edition
    part.rows[here[0] : here[-1] + 1] = [Row(group, None, [report.figure(None) for _ in part.columns])]


def footnote(report: Printed, chance: random.Random) -> None:
    """A paragraph below a table says something of its figures."""
    texts = ("注：①另有{}件已口头答复。", "※ 上年为{}件", "备注：含街道{}件", "说明：以上数据不含{}件咨询。")
    chance.choice(report.notes).append(chance.choice(texts).format(report.figure(None)))


MUTATIONS: dict[str, Callable[[Printed, random.Random], None]] = {
    one.__name__: one
    for one in (
        drop_row, repeat_row, swap_rows, permute_columns, add_column, mistype_label, mistype_column, space_label,
        figure_in_label, figure_in_header, words, marks, wide, units, blanks, blank_column, blank_row, note_row,
        extra_row, repeat_header,
    )
}  # fmt: skip
MORE: dict[str, Callable[[Printed, random.Random], None]] = {one.__name__: one for one in (merge_rows, footnote)}
"""Those that came later: they are drawn apart, so that a seed still stands for the case that it once was."""
