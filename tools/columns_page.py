"""The reference pages of columns in both languages: dictionary, indicators, editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gov_disclosure import forms
from gov_disclosure.forms import Counterpart
from gov_disclosure.frames.columns import FACT_COLUMNS, FACT_WORDS, KIND_WORDS
from gov_disclosure.frames.dictionary import entries
from gov_disclosure.frames.indicators import INDICATORS
from gov_disclosure.text import Lang, Text

_MADE = "<!-- Made by tools/generate.py from gov_disclosure.{}; do not edit. -->"

_TITLE = Text("数据框的各列", "Columns of a frame")
_ABOUT = Text(
    "`frames.wide` 的列，依次为报告的基本信息和各单元格。金额在 Polars、Arrow、Parquet 和 DuckDB 中是 38 位、"
    "小数 12 位的精确小数。",
    "The columns of `frames.wide`: what is said of a report, then its cells. Amounts are exact decimals of 38 digits, "
    "12 of them after the point, in Polars, Arrow, Parquet and DuckDB.",
)
_FACTS = Text("报告的基本信息", "What is said of a report")
_FACT_HEAD = Text("| 列 | 内容 | 类型 |", "| column | what it holds | type |")
_CELLS = Text("单元格", "Cells")
_CELL_HEAD = Text(
    "| 列 | 中文 | 英文 | 单位 | 版本 | 类型 | 依据 |",
    "| column | Chinese | English | unit | edition | kind | source |",
)

_INDICATORS = Text("指标", "Indicators")
_INDICATORS_ABOUT = Text(
    "各指标只定义一次，一份报告、数据框和 SQL 用的是同一个定义。各列旁另有上一年的同一指标，列名末尾加 `_last_year`。",
    "Each is declared once, for a report, for a frame and in SQL. Beside each is that of the year before, in the"
    " column with `_last_year` at the end of its name.",
)
_INDICATOR_HEAD = Text(
    "| 列 | 名称 | 定义 | 公式 | 单位 | 何时为空 |", "| column | name | definition | formula | unit | null where |"
)

_MAP = Text("两版单元格的对应", "Cells of one edition in the other")
_MAP_ABOUT = Text(
    "`forms.counterparts` 给出每个单元格在另一版中是什么；`comparison.to_edition` 和 `frames.to_edition` 照此转换。"
    "`exact`：同一个单元格；`split`：另一版分为几个单元格，除 0 以外分不开；`merged`：另一版一个单元格的一部分；"
    "`dropped`：另一版没有。",
    "`forms.counterparts` says what each cell is in the other edition; `comparison.to_edition` and `frames.to_edition` "
    "convert by it. `exact`: the same cell; `split`: several cells there, which only a 0 can be divided into; "
    "`merged`: a part of a sum there; `dropped`: nothing there.",
)
_FROM = Text("{edition} 年版的单元格", "Cells of edition {edition}")
_MAP_HEAD = Text(
    "| 行 | 栏 | 对应 | 另一版的行 | 理由 | 依据 |", "| row | columns | kind | row there | reason | source |"
)


def dictionary(lang: Lang) -> str:
    """Return the page of the data dictionary."""
    return _page(
        _TITLE[lang],
        _MADE.format("frames"),
        _ABOUT[lang],
        f"## {_FACTS[lang]}",
        _table(
            _FACT_HEAD[lang],
            ((f"`{name}`", FACT_WORDS[name][lang], KIND_WORDS[kind][lang]) for name, kind in FACT_COLUMNS.items()),
        ),
        f"## {_CELLS[lang]}",
        _table(
            _CELL_HEAD[lang],
            (
                (
                    f"`{one['key']}`",
                    one["zh"],
                    one["en"],
                    one["unit"],
                    one["editions"],
                    one["kind"],
                    one["source"] or "",
                )
                for one in entries()
            ),
        ),
    )


def indicators(lang: Lang) -> str:
    """Return the page of the indicators."""
    return _page(
        _INDICATORS[lang],
        _MADE.format("frames.INDICATORS"),
        _INDICATORS_ABOUT[lang],
        _table(
            _INDICATOR_HEAD[lang],
            (
                (
                    f"`{one.key}`",
                    one.name[lang],
                    one.about[lang],
                    f"`{one.formula}`",
                    one.unit[lang],
                    one.undefined[lang],
                )
                for one in INDICATORS
            ),
        ),
    )


def counterparts(lang: Lang) -> str:
    """Return the page of what each cell is in the other edition."""
    parts = [_MADE.format("forms.counterparts"), _MAP_ABOUT[lang]]
    for edition in forms.EDITIONS:
        parts += [f"## {_FROM[lang].format(edition=edition)}", _table(_MAP_HEAD[lang], _by_row(edition, lang))]
    return _page(_MAP[lang], *parts)


def _by_row(edition: str, lang: Lang) -> Iterator[Sequence[str]]:
    """Yield a line for the columns of a row that have the same counterpart."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for key, one in forms.counterparts(edition).items():
        row, _, column = key.rpartition(".")
        alike.setdefault((row, one.kind, _there(one), one.reason[lang], one.source[lang]), []).append(column)
    for (row, kind, there, reason, source), columns in alike.items():
        yield f"`{row}`", ", ".join(f"`{column}`" for column in columns), kind, there, reason, source


def _there(one: Counterpart) -> str:
    return ", ".join(f"`{key.rpartition('.')[0]}`" for key in one.cells)


def _table(head: str, rows: Iterator[Sequence[str]]) -> str:
    rule = "|" + " --- |" * (head.count("|") - 1)
    return "\n".join([head, rule, *("| " + " | ".join(row) + " |" for row in rows)])


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *parts]) + "\n"
