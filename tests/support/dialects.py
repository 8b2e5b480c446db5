"""Print the statutory tables of any figures in every way in which pages flatten them to text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gov_disclosure.forms import TABLE_KEYS, Form, GridCell, TableForm, TableKey

Printed = Mapping[str, str]
"""Cell key to printed text; a key that is absent is printed blank."""

Rows = list[list[str]]
"""A table's cells row by row; a cell stands in the row and at the place where it starts, spans take no room."""


def rows_of(table: TableForm, printed: Printed, label: Callable[[str], str] = str) -> Rows:
    """Return the printed cells of *table*, row by row, left-packed as browsers copy them."""
    rows: dict[int, list[GridCell]] = {}
    for cell in table.grid:
        rows.setdefault(cell.row, []).append(cell)
    return [
        [printed.get(cell.key, "") if cell.key else label(cell.zh) for cell in sorted(row, key=lambda c: c.column)]
        for _, row in sorted(rows.items())
    ]


def expanded_rows(table: TableForm, printed: Printed, label: Callable[[str], str] = str) -> Rows:
    """Return the printed cells in a full grid, spans left empty but for their first cell."""
    height = 1 + max(cell.row for cell in table.grid)
    rows = [[""] * table.columns for _ in range(height)]
    for cell in table.grid:
        rows[cell.row][cell.column] = printed.get(cell.key, "") if cell.key else label(cell.zh)
    return rows


def _filled(rows: Rows, width: int) -> Iterator[tuple[list[str], int, bool]]:
    """Yield each row with the number of its missing cells and whether it is the last one."""
    for at, row in enumerate(rows):
        yield row, width - len(row), at == len(rows) - 1


def dialect_a(rows: Rows, width: int) -> str:
    del width
    return "\n\n".join(cell for row in rows for cell in row if cell)


def dialect_b(rows: Rows, width: int) -> str:
    lines: list[str] = []
    for row, missing, last in _filled(rows, width):
        lines += [f"{cell} |" for cell in row]
        if last:
            lines[-1] = row[-1]
        elif missing:
            lines.append("|" * missing)
    return "\n".join(lines)


def dialect_b2(rows: Rows, width: int) -> str:
    del width
    lines = [f"{cell} |" for row in rows for cell in row]
    return "\n".join([*lines[:-1], rows[-1][-1]])


def dialect_b3(rows: Rows, width: int) -> str:
    del width
    return "\n".join(f"{cell}\n|" for row in rows for cell in row)


def dialect_b3f(rows: Rows, width: int) -> str:
    lines: list[str] = []
    for row, missing, _ in _filled(rows, width):
        lines += [f"{cell}\n|" for cell in row]
        lines.append("|" * (missing + 1))
    return "\n".join([*lines, "|"])


def dialect_b4(rows: Rows, width: int) -> str:
    del width
    return "\n".join("| " + "\n".join(f"{cell}\n|" for cell in row) for row in rows)


def dialect_b5(rows: Rows, width: int) -> str:
    del width
    return "\n".join("| \n" + "\n".join(f" {cell}  | " for cell in row) for row in rows)


def dialect_b6(rows: Rows, width: int) -> str:
    del width
    indent = " " * 16
    return "\n".join(f"{indent}{cell}\n{indent[:-4]}|" for row in rows for cell in row)


def dialect_c(rows: Rows, width: int) -> str:
    lines = []
    for row, missing, last in _filled(rows, width):
        lines.append(" | ".join(row) + (" " + "|" * missing if missing and not last else ""))
    return "\n".join(lines)


def dialect_c2(rows: Rows, width: int) -> str:
    del width
    lines = []
    for at, row in enumerate(rows):
        opening = "| " if at < 3 and len(rows) > 20 else ""
        lines.append(opening + " | ".join(row) + (" |" if len(row) == 1 or opening else ""))
    return "\n".join(lines)


def dialect_c3(rows: Rows, width: int) -> str:
    del width
    return "\n".join("| " + " | ".join(row) + " | " for row in rows)


def dialect_c4(rows: Rows, width: int) -> str:
    lines: list[str] = []
    for row, missing, last in _filled(rows, width):
        if not any(map(str.isdigit, "".join(row))):
            lines.append(" | ".join(row) + " |" + (" " + "|" * missing if missing else ""))
        else:
            lines += [f"{cell} |" for cell in row]
            if not last:
                lines[-1] += " |" * missing
    return "\n".join(lines)


def dialect_d(rows: Rows, width: int) -> str:
    del width
    return "\n".join(cell for row in rows for cell in row if cell)


def dialect_tabs(rows: Rows, width: int) -> str:
    return "\n".join("\t".join([*row, *[""] * (width - len(row))]) for row in rows)


def dialect_raw(rows: Rows, width: int) -> str:
    """One row a line, cells with blanks between, as a PDF's text comes in raw order."""
    del width
    return "\n".join(" ".join(cell for cell in row if cell) for row in rows)


def dialect_e(rows: Rows, width: int) -> str:
    """The cells of a row glued to each other."""
    del width
    return "\n".join("".join(row) for row in rows)


def markdown(rows: Rows, width: int) -> str:
    """A Markdown table, rule below the first row, in a full grid."""
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


Dialect = Callable[[Rows, int], str]

DIALECTS: dict[str, Dialect] = {
    "A": dialect_a,
    "B": dialect_b,
    "B2": dialect_b2,
    "B3": dialect_b3,
    "B3f": dialect_b3f,
    "B4": dialect_b4,
    "B5": dialect_b5,
    "B6": dialect_b6,
    "C": dialect_c,
    "C2": dialect_c2,
    "C3": dialect_c3,
    "C4": dialect_c4,
    "D": dialect_d,
    "tabs": dialect_tabs,
    "raw": dialect_raw,
}
"""Dialects that keep positions, at least where no cell is blank; by the names of the survey of published pages."""

EXPANDED: dict[str, Dialect] = {"tabs": dialect_tabs, "markdown": markdown}
"""Dialects for tables in which merged cells leave empty ones."""

FULL_WIDTH = str.maketrans("():,.", "（）：，．")
HALF_WIDTH = str.maketrans("（）：，、“”", '():,、""')

SECTION_ONE = ("一、总体情况", "本机关按要求开展工作，及时公开政府信息。")
CLOSING = ("五、存在的主要问题及改进情况", "公开的主动性还不够。", "六、其他需要报告的事项", "没有需要报告的其他事项。")


def report_text(
    form: Form,
    printed: Printed,
    dialect: Dialect | Mapping[TableKey, Dialect],
    *,
    organ: str = "青松县水务局",
    year: int = 2023,
    label: Callable[[str], str] = str,
    table_rows: Callable[[TableForm, Printed, Callable[[str], str]], Rows] = rows_of,
) -> str:
    """Print a whole report with its tables in *dialect*, one for all tables or one for each table's key."""
    parts = [f"{organ}{year}年政府信息公开工作年度报告", *SECTION_ONE]
    for section, key in zip(form.sections[1:4], TABLE_KEYS, strict=True):
        table = form.tables[key]
        draw = dialect if callable(dialect) else dialect[key]
        parts += [f"{section.number}、{section.zh}", draw(table_rows(table, printed, label), table.columns)]
    return "\n\n".join([*parts, *CLOSING]) + "\n"


def d2(text: str) -> str:
    """Remove every line that stood before, as pages do that print each string once; figures are lost."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in text.split("\n"):
        if line and line in seen:
            continue
        seen.add(line)
        kept.append(line)
    return "\n".join(kept)


def all_dialects(names: Sequence[str] = ()) -> list[tuple[str, Dialect]]:
    """Return the dialects by name, all or those named."""
    return [(name, draw) for name, draw in DIALECTS.items() if not names or name in names]
