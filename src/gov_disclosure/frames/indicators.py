"""Ratios that people publish, declared once: for a report, for a frame of any engine, in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, final

from attrs import frozen

from gov_disclosure.cells import by_key
from gov_disclosure.errors import require
from gov_disclosure.frames.columns import CELL_COLUMNS
from gov_disclosure.frames.engine import Columns
from gov_disclosure.model import Report
from gov_disclosure.rules.predecessor import comparable
from gov_disclosure.text import Text

_OUT = "requests.outcomes"
_DISPUTES = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
_LITIGATION = _DISPUTES[1:]


_RATIO = Text("比率，0 至 1", "a ratio from 0 to 1")
_UNDEFINED = Text("分子或分母有单元格空白，或分母为 0", "a cell of the part or the whole is blank, or the whole is 0")


@final
@frozen(kw_only=True)
class Indicator:
    """
    A ratio of figures of one report: the sum of ``part`` divided by the sum of ``whole``.

    It is undefined (``None``) where one of its cells is blank or not in the
    form, and where the whole is 0. ``key`` is the column in frames; the ratio
    of the year before is in ``KEY_last_year``.
    """

    key: str
    name: Text
    about: Text
    part: tuple[str, ...]
    whole: tuple[str, ...]
    unit: Text = _RATIO
    undefined: Text = _UNDEFINED

    @property
    def last_year(self) -> str:
        """The column of the ratio of the year before."""
        return f"{self.key}_last_year"

    @property
    def formula(self) -> str:
        """The ratio in cell keys."""
        part, whole = (
            " + ".join(keys) if len(keys) == 1 else f"({' + '.join(keys)})" for keys in (self.part, self.whole)
        )
        return f"{part} / {whole}"


def _total(*rows: str) -> tuple[str, ...]:
    return tuple(f"{_OUT}.{row}.total" for row in rows)


def _rows_of(group: str) -> tuple[str, ...]:
    return tuple(key for key in CELL_COLUMNS if key.startswith(f"{_OUT}.{group}.") and key.endswith(".total"))


_ALL = _total("total")

_APPLICANTS: Mapping[str, Text] = {
    "natural_person": Text("自然人", "natural persons"),
    "enterprise": Text("商业企业", "commercial enterprises"),
    "research_institution": Text("科研机构", "research institutions"),
    "public_welfare": Text("社会公益组织", "public-welfare organisations"),
    "legal_service": Text("法律服务机构", "legal service institutions"),
    "other_organization": Text("其他组织", "other organisations"),
}


def _share_of(column: str, name: Text) -> Indicator:
    return Indicator(
        key="share_natural_persons" if column == "natural_person" else f"share_{column}",
        name=Text(f"{name.zh}申请占比", f"Share of {name.en}"),
        about=Text(f"{name.zh}新收申请占新收申请总计。", f"Requests by {name.en}, of all that were received."),
        part=(f"requests.received.{column}",),
        whole=("requests.received.total",),
    )


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        key="share_granted",
        name=Text("予以公开率", "Share granted"),
        about=Text("予以公开件数占本年度办理结果总计。", "Requests granted in full, of all outcomes of the year."),
        part=_total("granted"),
        whole=_ALL,
    ),
    Indicator(
        key="share_partially_granted",
        name=Text("部分公开率", "Share partly granted"),
        about=Text("部分公开件数占本年度办理结果总计。", "Requests granted in part, of all outcomes of the year."),
        part=_total("partially_granted"),
        whole=_ALL,
    ),
    Indicator(
        key="share_denied",
        name=Text("不予公开率", "Share denied"),
        about=Text("不予公开各项之和占本年度办理结果总计。", "Requests denied, of all outcomes of the year."),
        part=_rows_of("denied"),
        whole=_ALL,
    ),
    Indicator(
        key="share_unavailable",
        name=Text("无法提供率", "Share unavailable"),
        about=Text("无法提供各项之和占本年度办理结果总计。", "Requests for what cannot be provided, of all outcomes."),
        part=_rows_of("unavailable"),
        whole=_ALL,
    ),
    Indicator(
        key="share_not_processed",
        name=Text("不予处理率", "Share not processed"),
        about=Text("不予处理各项之和占本年度办理结果总计。", "Requests not processed, of all outcomes of the year."),
        part=_rows_of("not_processed"),
        whole=_ALL,
    ),
    Indicator(
        key="share_carried_forward",
        name=Text("结转率", "Share carried forward"),
        about=Text(
            "结转下年度继续办理件数占新收与上年结转之和。",
            "Requests carried into the next year, of all that were open.",
        ),
        part=("requests.carried_forward.total",),
        whole=("requests.received.total", "requests.brought_forward.total"),
    ),
    *(_share_of(column, name) for column, name in _APPLICANTS.items()),
    Indicator(
        key="reconsideration_corrected",
        name=Text("复议纠错率", "Corrected on reconsideration"),
        about=Text(
            "行政复议结果纠正件数占结果维持、纠正与其他结果之和（尚未审结的不计）。",
            "Cases corrected on reconsideration, of those that were closed.",
        ),
        part=("disputes.reconsideration.corrected",),
        whole=tuple(f"disputes.reconsideration.{name}" for name in ("upheld", "corrected", "other")),
    ),
    Indicator(
        key="litigation_corrected",
        name=Text("诉讼纠错率", "Lost in court"),
        about=Text(
            "行政诉讼结果纠正件数占已审结件数（未经复议直接起诉与复议后起诉合计）。",
            "Cases corrected by a court, of those that were closed, with and without reconsideration.",
        ),
        part=tuple(f"disputes.{kind}.corrected" for kind in _LITIGATION),
        whole=tuple(f"disputes.{kind}.{name}" for kind in _LITIGATION for name in ("upheld", "corrected", "other")),
    ),
)
"""The indicators, in the order in which they are published."""


def indicators_of(report: Report, previous: Report | None = None) -> Mapping[str, float | None]:
    """
    Return each indicator of one report by its key, and under ``KEY_last_year`` that of *previous*.

    ``None`` where one is undefined, and for last year where *previous* is not
    the same organ's report of the year before.

    Raises:
        WrongTypeError: what should be a report is none.

    """
    require(report, Report, "report")
    if previous is not None:
        require(previous, Report, "previous")
    figures = by_key(report)
    before = by_key(previous) if previous is not None and comparable(report, previous) else {}
    return {
        **{one.key: _ratio(one, figures) for one in INDICATORS},
        **{one.last_year: _ratio(one, before) for one in INDICATORS},
    }


def _ratio(one: Indicator, figures: Mapping[str, Any]) -> float | None:
    part, whole = (_sum([figures.get(key) for key in keys]) for keys in (one.part, one.whole))
    return part / whole if part is not None and whole else None


def _sum(found: Sequence[Any]) -> float | None:
    return None if None in found else float(sum(found))


def indicators(frame: Any) -> Any:
    """
    Return a wide frame with a column for each indicator behind its own; null where one is undefined.

    Behind them is each indicator of the year before, ``KEY_last_year``: of the
    row with the same organ and scope, where there is exactly one; not in a
    frame without the columns ``organ`` and ``year``. Eager frames and those of
    Polars keep the order of their rows. Any engine that Narwhals drives; the
    same kind comes back, lazy if it was lazy.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).
        WrongTypeError: *frame* is no frame.
        MissingColumnsError: the frame lacks cells that an indicator is made of.

    """
    columns = Columns(frame)
    columns.require(*dict.fromkeys(key for one in INDICATORS for key in (*one.part, *one.whole)))
    found = columns.frame.with_columns(*(_expression(columns, one).alias(one.key) for one in INDICATORS))
    if not {"organ", "year"} <= columns.types.keys():
        return columns.native(found, [one.key for one in INDICATORS])
    found = _beside_last_year(columns, found)
    return columns.native(found, [*(one.key for one in INDICATORS), *(one.last_year for one in INDICATORS)])


_JOINED = ["join organ", "join scope", "join year"]


def _beside_last_year(columns: Columns, found: Any) -> Any:
    """Return the frame with the ratios of the row of the year before, where there is exactly one."""
    of = columns.of
    scope = of.col("scope").fill_null("") if "scope" in columns.types else of.lit("")
    keyed = found.with_columns(
        of.col("organ").alias(_JOINED[0]), scope.alias(_JOINED[1]), of.col("year").cast(of.Int64).alias(_JOINED[2])
    )
    ratios = [of.col(one.key).max().alias(one.last_year) for one in INDICATORS]
    before = (
        keyed.group_by(*_JOINED)
        .agg(of.len().alias("join rows"), *ratios)
        .filter(of.col("join rows") == 1)
        .drop("join rows")
        .with_columns((of.col(_JOINED[2]) + 1).cast(of.Int64).alias(_JOINED[2]))
    )
    if columns.polars:
        return keyed.join(before, on=_JOINED, how="left", maintain_order="left").drop(*_JOINED)
    if isinstance(keyed, of.LazyFrame):
        return keyed.join(before, on=_JOINED, how="left").drop(*_JOINED)
    row = "join row"
    return keyed.with_row_index(row).join(before, on=_JOINED, how="left").sort(row).drop(*_JOINED, row)


def _expression(columns: Columns, one: Indicator) -> Any:
    of = columns.of
    # Added one by one, so that a blank makes the sum null.
    part = _added(columns, one.part)
    whole = _added(columns, one.whole)
    return of.when(whole > 0).then(part / of.when(whole > 0).then(whole))


def _added(columns: Columns, keys: tuple[str, ...]) -> Any:
    number = columns.of.Float64
    total = columns.figure(keys[0]).cast(number)
    for key in keys[1:]:
        total = total + columns.figure(key).cast(number)
    return total
