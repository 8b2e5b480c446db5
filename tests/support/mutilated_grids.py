"""Grids of the statutory tables, damaged as pages damage them."""

from __future__ import annotations

from gov_disclosure.document import Cell, Grid

MUTILATIONS = ("drop_row", "swap_rows", "repeat_row", "drop_cell", "drop_column", "blank_label", "cut_table",
               "mistype_label", "add_column", "add_row", "drop_header", "shift_row", "swap_header")  # fmt: skip


def mutilate(grid: Grid, how: str, at: int, also: int) -> list[Grid]:  # noqa: C901 (one branch a kind of damage)
    """Return the grid damaged in one way at a row or column chosen by *at*."""
    rows = [list(row) for row in grid.rows()]
    height, width = len(rows), max(cell.column + cell.colspan for cell in grid.cells)
    row, other, column = at % height, also % height, at % width
    if how == "drop_row":
        del rows[row]
    elif how == "swap_rows":
        rows[row], rows[other] = rows[other], rows[row]
    elif how == "repeat_row":
        rows.insert(other, list(rows[row]))
    elif how == "drop_cell":
        place = also % len(rows[row])
        gone = rows[row].pop(place)
        rows[row][place:] = [c._replace(column=c.column - gone.colspan) for c in rows[row][place:]]
    elif how == "drop_column":
        rows = [[c for c in r if not (c.column == column and c.colspan == 1)] for r in rows]
        rows = [[c._replace(column=c.column - (c.column > column)) for c in r] for r in rows]
    elif how == "blank_label":
        rows[row][0] = rows[row][0]._replace(text="")
    elif how == "mistype_label":
        text = rows[row][0].text
        rows[row][0] = rows[row][0]._replace(text=text[: len(text) // 2] + "某" + text[len(text) // 2 + 1 :])
    elif how == "add_column":
        rows = [[*r, Cell(f"{7000 + n}", n, width)] for n, r in enumerate(rows)]
    elif how == "add_row":
        label = Cell("其他主动公开文件", 0, 0)
        rows.insert(row, [label, *(Cell(f"{8000 + n}", 0, n) for n in range(1, width))])
    elif how == "drop_header":
        rows = [r for r in rows if any(c.text.isdigit() for c in r)]
    elif how == "shift_row":
        rows[row] = [c._replace(column=c.column + 1) for c in rows[row]]
    elif how == "swap_header":
        heads = [(n, k) for n, r in enumerate(rows) for k, c in enumerate(r) if c.text and not c.text[0].isdigit()]
        if heads:  # another damage may have left figures only
            (a, b), (c, d) = heads[at % len(heads)], heads[also % len(heads)]
            first, second = rows[a][b], rows[c][d]
            rows[a][b], rows[c][d] = first._replace(text=second.text), second._replace(text=first.text)
    rows = [r for r in rows if r]
    pieces = [rows[:row], rows[row:]] if how == "cut_table" else [rows]
    return [
        Grid(cells=tuple(c._replace(row=n) for n, r in enumerate(piece) for c in r), number=(grid.number or 0) + k)
        for k, piece in enumerate(pieces)
        if piece
    ]
