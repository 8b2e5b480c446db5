"""The columns of a wide frame: what a report says of itself, how it was printed, and a column for each cell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from gov_disclosure import cells, forms
from gov_disclosure.errors import FieldValueError
from gov_disclosure.forms import BLOCK_KEYS, Form
from gov_disclosure.model import Organ, Period, Report, cell_keys
from gov_disclosure.text import Text

Kind = Literal["text", "date", "year", "count", "amount"]
"""What a column holds: text, a day, a report year, whole numbers, or 万元 as decimals."""

LAYOUT = "layout_"
"""Beginning of the columns that say which edition a part of the form follows; see `forms.BLOCK_KEYS`."""

FACT_COLUMNS: Mapping[str, Kind] = {
    "report_id": "text",
    "year": "year",
    "organ": "text",
    "level": "text",
    "division_code": "text",
    "credit_code": "text",
    "scope": "text",
    "form": "text",
    "period_start": "date",
    "period_end": "date",
    "published": "date",
    "title": "text",
    "source": "text",
    "source_sha256": "text",
    "library": "text",
    **dict.fromkeys((f"{LAYOUT}{block}" for block in BLOCK_KEYS), "text"),
    "as_printed": "text",
}
"""The columns before the cells. ``as_printed`` is JSON, ``source_sha256`` of the file, ``library`` this version."""


KIND_WORDS: Mapping[Kind, Text] = {
    "text": Text("文字", "text"),
    "date": Text("日期", "day"),
    "year": Text("年度", "year"),
    "count": Text("整数", "whole number"),
    "amount": Text("精确小数（万元）", "exact decimal (万元)"),
}
"""The kinds in words."""

_BLOCKS: Mapping[str, Text] = {
    "documents": Text("表二第二十条第（一）项", "article 20 item (1) of table two"),
    "licensing": Text("表二第二十条第（五）项", "article 20 item (5) of table two"),
    "enforcement": Text("表二第二十条第（六）项", "article 20 item (6) of table two"),
    "charging": Text("表二第二十条第（八）项", "article 20 item (8) of table two"),
    "procuring": Text("表二第二十条第（九）项", "article 20 item (9) of table two"),
    "otherwise_handled": Text("表三（六）其他处理", "（六）其他处理 of table three"),
}

FACT_WORDS: Mapping[str, Text] = {
    "report_id": Text("机关、年度和统计范围；重复的加 `#2`", "organ, year and scope; a second of the same has `#2`"),
    "year": Text("报告年度", "report year"),
    "organ": Text("机关名称", "name of the organ"),
    "level": Text("机关层级", "level of the organ"),
    "division_code": Text("行政区划代码（GB/T 2260）", "division code (GB/T 2260)"),
    "credit_code": Text("统一社会信用代码（GB 32100）", "credit code (GB 32100)"),
    "scope": Text("统计范围", "scope of the figures"),
    "form": Text("总体采用的版本", "the edition that it follows as a whole"),
    "period_start": Text("统计期限的第一天", "first day of the statistical period"),
    "period_end": Text("统计期限的最后一天", "last day of the statistical period"),
    "published": Text("公布日期", "day of publication"),
    "title": Text("标题", "title"),
    "source": Text("网址或文件名", "address or name of the file"),
    "source_sha256": Text("所读文件的 SHA-256", "SHA-256 of the file that it was read from"),
    "library": Text("写出此行的本库版本", "version of this library that wrote the row"),
    **{
        f"{LAYOUT}{block}": Text(f"{words.zh}采用的版本", f"the edition of {words.en}")
        for block, words in _BLOCKS.items()
    },
    "as_printed": Text("与数不同的印出文字，JSON", "printed texts that say more than the figure, as JSON"),
}
"""What the columns before the cells hold, in words."""


@cache
def _kinds() -> Mapping[str, Kind]:
    amounts = {key for edition in forms.EDITIONS for key in forms.for_edition(edition).amounts}
    return {key: "amount" if key in amounts else "count" for key in cell_keys()}


CELL_COLUMNS: Mapping[str, Kind] = _kinds()
"""A column for each cell of either edition, by cell key; null where nothing is printed or the form has no such cell."""

COLUMNS: Mapping[str, Kind] = {**FACT_COLUMNS, **CELL_COLUMNS}

LIBRARY = version("gov-disclosure")
"""The version of this library that a row says."""


class Names:
    """Gives each report its ``report_id``: organ, year and scope; the second of the same has ``#2`` behind it."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, report: Report) -> str:
        """Return the id of the next report."""
        name = (
            f"{report.organ.name}/{report.year}/{report.scope}"
            if report.scope
            else f"{report.organ.name}/{report.year}"
        )
        number = self._seen[name] = self._seen.get(name, 0) + 1
        return name if number == 1 else f"{name}#{number}"


def facts(report: Report, form: Form, name: str, sha256: str | None = None) -> tuple[Any, ...]:
    """Return what the row of a report says besides its figures, in the order of `FACT_COLUMNS`; *form*: its own."""
    organ, period = report.organ, report.period
    return (
        name,
        report.year,
        organ.name,
        organ.level,
        organ.division_code,
        organ.credit_code,
        report.scope,
        report.form,
        period.start if period else None,
        period.end if period else None,
        report.published,
        report.title,
        report.source,
        sha256,
        LIBRARY,
        *map(form.blocks.get, BLOCK_KEYS),
        json.dumps(dict(sorted(report.as_printed.items())), ensure_ascii=False) if report.as_printed else None,
    )


def report_of(row: Mapping[str, Any]) -> Report:
    """
    Return the report of a row, without its narrative.

    Engines hold whole numbers with gaps as floating-point numbers, and days as text or with a time; both are accepted.

    Raises:
        FieldValueError: a value cannot be; says which field.
        UnknownFormError: the row names an edition that there is not.

    """
    form = _form(row)
    figures = {key: _figure(row.get(key), CELL_COLUMNS[key], key) for key in form.cells}
    start, end = _day(row, "period_start"), _day(row, "period_end")
    return Report(
        form=form.edition,
        year=_year(row),
        organ=Organ(
            name=_text(row, "organ") or "",
            level=_text(row, "level"),  # type: ignore[arg-type]  # the class refuses what is none
            division_code=_text(row, "division_code"),
            credit_code=_text(row, "credit_code"),
        ),
        scope=_text(row, "scope"),  # type: ignore[arg-type]
        period=Period(start=start, end=end) if start and end else None,
        published=_day(row, "published"),
        title=_text(row, "title"),
        source=_text(row, "source"),
        as_printed=_printed(row),
        **cells.build_tables(form, figures)._asdict(),
    )


def _form(row: Mapping[str, Any]) -> Form:
    edition = _text(row, "form")
    if edition is None:
        raise FieldValueError("frame", "form", Text("报告的版本", "the edition of a report"), None)
    blocks = {block: _text(row, f"{LAYOUT}{block}") for block in BLOCK_KEYS if f"{LAYOUT}{block}" in row}
    return forms.mixed(edition, blocks)


def _missing(value: object) -> bool:
    return value is None or value != value  # NaN, and the NaT of pandas


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return None if _missing(value) or (value == "" and name != "organ") else str(value)


def _printed(row: Mapping[str, Any]) -> Any:
    printed = _text(row, "as_printed")
    try:
        return json.loads(printed) if printed else {}
    except ValueError:
        raise FieldValueError("frame", "as_printed", Text("JSON 对象", "an object in JSON"), printed) from None


def _year(row: Mapping[str, Any]) -> int:
    value = _figure(row.get("year"), "year", "year")
    if not isinstance(value, int):
        raise FieldValueError("frame", "year", Text("报告年度", "a report year"), value)
    return value


def _day(row: Mapping[str, Any], name: str) -> date | None:
    value = row.get(name)
    if _missing(value) or value == "":
        return None
    try:
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    except ValueError:
        raise FieldValueError("frame", name, Text("日期", "a day"), value) from None


def _figure(value: Any, kind: Kind, name: str) -> Any:
    if _missing(value) or value == "":
        return None
    try:
        exact = Decimal(str(value))
        if kind == "amount":
            return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
        if exact == exact.to_integral_value():
            return int(exact)
    except (ArithmeticError, ValueError):
        pass
    raise FieldValueError("frame", name, Text("数", "a figure"), value)
