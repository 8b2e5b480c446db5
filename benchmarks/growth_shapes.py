# ruff: noqa: E501 - one shape a line
"""Reports that repeat one thing n times, in every format: what a reader must take in time linear in n."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from attrs import evolve
from sample import sample

from gov_disclosure.document import Block, Cell, Document, Grid, Paragraph
from gov_disclosure.document.docx.write import write as write_docx
from gov_disclosure.document.html.write import write as write_html
from gov_disclosure.document.text.write_md import write as write_md
from gov_disclosure.document.text.write_txt import write as write_txt
from gov_disclosure.document.xlsx.write import write as write_xlsx
from gov_disclosure.writing import write_document

Blocks = tuple[Block, ...]
Shape = Callable[[int], Blocks]

RUNS: Mapping[str, str] = {
    "dashes": "-", "equals signs": "=", "box rules": "─", "pipes": "|", "brackets": "（", "plain brackets": "(",
    "closing brackets": "）", "book brackets": "〔", "digits": "1", "wide digits": "１", "separated digits": "1,",
    "decimals": "1.", "figures": "12 ", "blanks": "  x", "spaces": " ", "lines": "\n一", "numerals": "一",
    "ordinals": "一、", "bracketed ordinals": "（一）", "articles": "第二十条", "years": "2024年", "dates": "2024年1月1日",
    "colons": "：", "marks": "²", "circled": "①", "commas": "，", "number signs": "#", "stars": "*", "backslashes": "\\",
    "less than": "<", "greater than": ">", "ampersands": "&", "letters": "a", "organs": "县人民政府", "reports": "年度报告",
    "labels": "规章", "glued labels": "行政复议行政诉讼", "units": "万元", "percents": "1%", "pinyin": "鎮(zhèn)",
    "contacts": "联系电话：", "sources": "来源：", "marks with colons": "备注：1", "signs": "+-", "slashes": "/",
    "tabs": "1\t", "sentences": "我县公开信息1件。", "clauses": "办结12件，",
}  # fmt: skip
"""What is printed n times in a row, in one paragraph, heading, label or figure's cell."""


def plain() -> Blocks:
    """Return the report that nothing is repeated in."""
    return write_document(sample(), None, "zh").flow


def _grids(blocks: Sequence[Block]) -> list[int]:
    return [at for at, block in enumerate(blocks) if isinstance(block, Grid)]


def _more_rows(table: int, rows: Iterable[Sequence[str]]) -> Blocks:
    """Return the report with *rows* at the foot of one of its tables."""
    blocks = list(plain())
    at = _grids(blocks)[table]
    grid = blocks[at]
    if not isinstance(grid, Grid):  # what `_grids` found
        raise TypeError
    foot = max(cell.row + cell.rowspan for cell in grid.cells)
    more = [Cell(text, foot + row, column) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    blocks[at] = evolve(grid, cells=(*grid.cells, *more))
    return tuple(blocks)


def _after(place: str, more: Iterable[Block]) -> Blocks:
    """Return the report with *more* blocks in its "preamble", its first "text", among its "tables" or at its "end"."""
    blocks = plain()
    at = {"preamble": 1, "text": 4, "tables": _grids(blocks)[1] + 1, "end": len(blocks)}[place]
    return (*blocks[:at], *more, *blocks[at:])


def _in_cell(text: str, *, label: bool) -> Blocks:
    return _more_rows(1, [[text, *"0000000"] if label else ["（一）予以公开", text, *"000000"]])


def _grid(rows: Sequence[Sequence[str]]) -> Grid:
    return Grid(cells=tuple(Cell(text, row, at) for row, texts in enumerate(rows) for at, text in enumerate(texts)))


def _copies(table: int) -> Block:
    blocks = plain()
    return blocks[_grids(blocks)[table]]


_HEADER = ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
_SEVEN = [*"1000001"]

ROWS: Mapping[str, Shape] = {
    "header rows with one more cell": lambda n: _more_rows(1, [[*_HEADER, "附注"]] * n),
    "header rows": lambda n: _more_rows(1, [_HEADER] * n),
    "unknown rows": lambda n: _more_rows(1, [[f"第{at}类申请", *_SEVEN] for at in range(n)]),
    "one unknown row again": lambda n: _more_rows(1, [["某类申请", *_SEVEN]] * n),
    "rows without label": lambda n: _more_rows(1, [_SEVEN] * n),
    "a row again": lambda n: _more_rows(1, [["（六）其他处理", *_SEVEN]] * n),
    "a group again": lambda n: _more_rows(1, [["（六）其他处理"]] * n),
    "a row with other figures": lambda n: _more_rows(1, [["（一）予以公开", *map(str, range(at, at + 7))] for at in range(n)]),
    "a mistyped row": lambda n: _more_rows(1, [["（一）于以公开", *_SEVEN]] * n),
    "rows too short": lambda n: _more_rows(1, [["（一）予以公开", "1", "2"]] * n),
    "rows with words": lambda n: _more_rows(1, [["（一）予以公开", *["约12件"] * 7]] * n),
    "note rows": lambda n: _more_rows(1, [[f"备注：另有{at}件"] for at in range(n)]),
    "blank rows": lambda n: _more_rows(1, [[""] * 8] * n),
    "rows of table two": lambda n: _more_rows(0, [["规章", "1", "2", "3"]] * n),
    "unknown rows of table two": lambda n: _more_rows(0, [[f"其他文件{at}", "1", "2", "3"] for at in range(n)]),
    "headings of table two": lambda n: _more_rows(0, [["第二十条第（一）项"]] * n),
    "blocks of table two": lambda n: _more_rows(0, [["第二十条第（五）项"], ["信息内容", "本年处理决定数量"], ["行政许可", "1"]] * n),
    "figures of table four": lambda n: _more_rows(2, [[*"100000000000001"]] * n),
    "headers of table four": lambda n: _more_rows(2, [["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]] * n),
    "columns": lambda n: _more_rows(1, [[*_HEADER, *[f"栏{at}" for at in range(min(n, 900))]]]),
    "cells of a row": lambda n: _more_rows(1, [["（一）予以公开", *["1"] * min(n, 900)]]),
    "table two again": lambda n: _after("tables", [_copies(0)] * (n // 16)),
    "table three again": lambda n: _after("tables", [_copies(1)] * (n // 64)),
    "table four again": lambda n: _after("tables", [_copies(2)] * (n // 4)),
    "tables two and four in turn": lambda n: _after("tables", [_copies(0), _copies(2)] * (n // 32)),
    "other tables": lambda n: _after("text", [_grid([["序号", "名称"], ["1", "甲"]])] * (n // 2)),
    "tables of figures": lambda n: _after("tables", [_grid([_SEVEN])] * (n // 2)),
    "paragraphs": lambda n: _after("text", [Paragraph(text=f"我县公开信息{at}件。") for at in range(n)]),
    "short lines": lambda n: _after("text", [Paragraph(text="甲")] * n),
    "figures one a line": lambda n: _after("tables", [Paragraph(text="1")] * n),
    "labels one a line": lambda n: _after("tables", [Paragraph(text="结果维持")] * n),
    "strong labels one a line": lambda n: _after("tables", [Paragraph(text="（一）予以公开")] * n),
    "changes of table": lambda n: _after("tables", [Paragraph(text="行政规范性文件"), Paragraph(text="（一）予以公开")] * (n // 2)),
    "sections": lambda n: _after("text", [Paragraph(text="二、主动公开政府信息情况", level=1)] * n),
    "sub-sections": lambda n: _after("text", [Paragraph(text=f"（一）第{at}节", level=2) for at in range(n)]),
    "sections of its own": lambda n: _after("end", [Paragraph(text=f"七、第{at}节", level=1) for at in range(n)]),
    "first sections": lambda n: _after("end", [Paragraph(text="一、总体情况", level=1)] * n),
    "titles": lambda n: _after("preamble", [Paragraph(text="青石县2022年政府信息公开工作年度报告")] * n),
    "titles at the end": lambda n: _after("end", [Paragraph(text="青石县2022年政府信息公开工作年度报告")] * n),
    "titles cut in lines": lambda n: _after("preamble", [Paragraph(text="青石县2022年"), Paragraph(text="政府信息公开工作")] * (n // 2)),
    "captions": lambda n: _after("tables", [Paragraph(text="表三")] * n),
    "signatures": lambda n: _after("end", [Paragraph(text="青石县人民政府"), Paragraph(text="2023年1月5日")] * (n // 2)),
    "page numbers": lambda n: _after("tables", [Paragraph(text="- 4 -")] * n),
    "preamble": lambda n: _after("preamble", [Paragraph(text="根据条例编制本报告。")] * n),
}  # fmt: skip
"""Rows, tables, paragraphs and headings that come n times."""


def _in_paragraph(place: str, pattern: str, text: str, n: int) -> Blocks:
    return _after(place, [Paragraph(text=pattern.format(text * n), level=2 if pattern.startswith("（") else None)])


def _in_table(pattern: str, text: str, n: int) -> Blocks:
    return _in_cell(pattern.format(text * n), label=pattern != "{}")


def shapes() -> dict[str, tuple[int, Shape]]:
    """Return each shape by its name, with the n to begin with."""
    found: dict[str, tuple[int, Shape]] = {name: (256, shape) for name, shape in ROWS.items()}
    for name, text in RUNS.items():
        n = max(1024, 4096 // len(text))
        found[f"{name} in a paragraph"] = n, partial(_in_paragraph, "text", "{}甲", text)
        found[f"{name} in the preamble"] = n, partial(_in_paragraph, "preamble", "甲{}", text)
        found[f"{name} in a heading"] = n, partial(_in_paragraph, "text", "（一）{}", text)
        found[f"{name} in a cell"] = n, partial(_in_table, "{}", text)
        found[f"{name} in a label"] = n, partial(_in_table, "{}乙", text)
    return found


def _written(write: Callable[[Document], bytes]) -> Callable[[Blocks], bytes]:
    return lambda blocks: write(Document(blocks=blocks, format="made"))


def _raw(blocks: Blocks) -> bytes:
    """Return the blocks as a careless program writes them: nothing escaped, nothing padded."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += [block.text, ""]
        elif isinstance(block, Grid):
            lines += [*("\t".join(cell.text for cell in row) for row in block.rows()), ""]
    return "\n".join(lines).encode()


def _one_a_line(blocks: Blocks) -> bytes:
    """Return the blocks with each cell on a line of its own."""
    lines: list[str] = []
    for block in blocks:
        lines += [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
    return "\n".join(lines).encode()


def _piped(blocks: Blocks) -> bytes:
    """Return the blocks with a pipe after each cell, and no pipes before a row."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += [block.text, ""]
        elif isinstance(block, Grid):
            lines += [*(" | ".join(cell.text for cell in row) + " | |||" for row in block.rows()), ""]
    return "\n".join(lines).encode()


def _csv(blocks: Blocks) -> bytes:
    out = io.StringIO()
    rows: list[list[str]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            rows.append([block.text])
        elif isinstance(block, Grid):
            rows += [[cell.text for cell in row] for row in block.rows()]
    wide = max(map(len, rows))
    csv.writer(out).writerows([*row, *[""] * (wide - len(row))] if wide < 20 else row for row in rows)
    return out.getvalue().encode()


WRITERS: Mapping[str, Callable[[Blocks], bytes]] = {
    "txt": _written(write_txt),
    "raw text": _raw,
    "one a line": _one_a_line,
    "pipes": _piped,
    "md": _written(write_md),
    "html": _written(write_html),
    "docx": _written(write_docx),
    "xlsx": _written(write_xlsx),
    "csv": _csv,
}
"""What makes a file of a report."""
