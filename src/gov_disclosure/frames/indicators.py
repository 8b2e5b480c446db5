"""Ratios that people publish, declared once: for a report, for a frame of any engine, in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from gov_disclosure.cells import by_key
from gov_disclosure.frames.columns import CELL_COLUMNS
from gov_disclosure.frames.engine import Columns
from gov_disclosure.model import Report
from gov_disclosure.text import Text

_OUT = "requests.outcomes"
_DISPUTES = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
_LITIGATION = _DISPUTES[1:]


@frozen(kw_only=True)
class Indicator:
    """
    A ratio of figures of one report: the sum of ``part`` divided by the sum of ``whole``.

    It is undefined (``None``) where one of its cells is blank or not in the
    form, and where the whole is 0. ``key`` is the column in frames.
    """

    key: str
    name: Text
    about: Text
    part: tuple[str, ...]
    whole: tuple[str, ...]


def _total(*rows: str) -> tuple[str, ...]:
    return tuple(f"{_OUT}.{row}.total" for row in rows)


def _rows_of(group: str) -> tuple[str, ...]:
    return tuple(key for key in CELL_COLUMNS if key.startswith(f"{_OUT}.{group}.") and key.endswith(".total"))


_ALL = _total("total")

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
    Indicator(
        key="share_natural_persons",
        name=Text("自然人申请占比", "Share of natural persons"),
        about=Text("自然人新收申请占新收申请总计。", "Requests by natural persons, of all that were received."),
        part=("requests.received.natural_person",),
        whole=("requests.received.total",),
    ),
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


def of_report(report: Report) -> Mapping[str, float | None]:
    """Return each indicator of one report, ``None`` where it is undefined."""
    figures = by_key(report)
    return {one.key: _ratio(one, figures) for one in INDICATORS}


def _ratio(one: Indicator, figures: Mapping[str, Any]) -> float | None:
    part, whole = (_sum([figures.get(key) for key in keys]) for keys in (one.part, one.whole))
    return part / whole if part is not None and whole else None


def _sum(found: Sequence[Any]) -> float | None:
    return None if None in found else float(sum(found))


def indicators(frame: Any) -> Any:
    """
    Return a wide frame with a column for each indicator behind its own; null where one is undefined.

    Any engine that Narwhals drives; the same kind comes back, lazy if it was lazy.

    Raises:
        MissingExtraError: Narwhals is not installed (extra ``frames``).

    """
    columns = Columns(frame)
    found = columns.frame.with_columns(*(_expression(columns, one).alias(one.key) for one in INDICATORS))
    return columns.native(found, [one.key for one in INDICATORS])


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
