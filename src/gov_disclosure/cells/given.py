"""A report from the figures that a caller has: out of a database, a spreadsheet, another program."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from numbers import Rational, Real
from operator import index
from typing import Any, Literal

import attrs

from gov_disclosure import forms
from gov_disclosure.cells.join import Value, build_tables
from gov_disclosure.errors import FieldValueError, FigureFault, FiguresError, WrongTypeError, require
from gov_disclosure.figures import LARGEST_COUNT, read_figure
from gov_disclosure.forms import CellForm, Form
from gov_disclosure.model import ApplicantCounts, Edition, Organ, Period, Report, Scope, Section
from gov_disclosure.model.counts import is_amount, is_change, is_count
from gov_disclosure.text import Text, nearest, perhaps, shown


def from_figures(
    *,
    year: int,
    organ: str | Organ,
    figures: Mapping[str, Any],
    form: Form | Edition | None = None,
    blank: Literal[0] | None = None,
    scope: Scope | None = None,
    period: Period | None = None,
    published: date | None = None,
    source: str | None = None,
    title: str | None = None,
    preamble: Iterable[str] = (),
    sections: Iterable[Section] = (),
) -> Report:
    """
    Build a report from figures by cell key, as a database or a spreadsheet has them.

    A figure is a whole number (``int``, one of NumPy, a ``Decimal`` or
    ``float`` without decimals), an amount in 万元 (``Decimal``, whole number),
    a text as it is printed (``"1,113"``, ``"251000元"``, ``"/"``; what the text
    says beyond the figure is kept in ``as_printed``), or ``None`` for a cell in
    which nothing stands. Nothing is added up: give the totals as well.

    Args:
        year: The report year.
        organ: The organ, or its name.
        figures: Cell key to figure. Instead of a cell a row, a table or any
            part between: with a mapping of what is below it
            (``{"requests.received": {"natural_person": 3, …}}``), or a row
            with the list of its figures in printed order.
        form: The form, or its edition; by default the one meant for *year*.
        blank: What stands in the cells that *figures* does not name: ``None``,
            no figure, or ``0``.
        scope: Whose figures are counted, ``None`` where it is not known.
        period: The statistical period, ``None`` where it is not stated.
        published: The day of publication, ``None`` where it is not known.
        source: Where the figures come from, ``None`` where nothing is to be said.
        title: The printed title, ``None`` where there is none.
        preamble: The paragraphs before section one.
        sections: The sections with their text.

    Raises:
        FiguresError: some figures cannot be used; names all of them by cell key, with what is wrong.
        FieldValueError: another value cannot be: *organ* is an empty name, *blank* neither 0 nor ``None``, ….
        UnknownFormError: there is no such edition, or none for *year*.
        WrongTypeError: *figures* is no mapping, *year* no whole number, or *organ* neither a name nor an organ.

    """
    if not _is_mapping(figures):
        require(figures, Mapping, "figures")
    who = _organ(organ)
    if isinstance(blank, bool) or blank not in (None, 0):
        raise FieldValueError("from_figures", "blank", _ZERO_OR_NONE, blank)
    form = _form(form, year)
    faults: list[FigureFault] = []
    known: dict[str, Value] = {}
    printed: dict[str, str | None] = {}
    for key, given in _by_cell(form, figures, faults):
        if key in known:
            faults.append(FigureFault(key, _TWICE))
            continue
        known[key] = None
        try:
            known[key], text = _figure(form.cells[key], given)
        except _UnusableError as error:
            faults.append(FigureFault(key, error.problem))
            continue
        if text is not None:
            printed[key] = text
    if faults:
        raise FiguresError(tuple(faults))
    if blank is not None:
        known = {key: known.get(key, Decimal(0) if key in form.amounts else 0) for key in form.cells}
    return Report(
        form=form.edition,
        year=_whole(year),
        organ=who,
        scope=scope,
        period=period,
        published=published,
        source=source,
        title=title,
        preamble=tuple(preamble),
        sections=tuple(sections),
        as_printed=printed,
        **build_tables(form, known)._asdict(),
    )


def _form(form: Form | Edition | None, year: int) -> Form:
    if form is None:
        return forms.for_year(year)
    return form if isinstance(form, Form) else forms.for_edition(form)


def _organ(organ: Any) -> Organ:
    if isinstance(organ, str):
        if not organ.strip():
            raise FieldValueError("from_figures", "organ", _A_NAME, organ)
        return Organ(name=organ)
    if not isinstance(organ, Organ):
        raise WrongTypeError("organ", ("str", "Organ"), type(organ).__name__)
    return organ


_A_NAME = Text("机关名称", "a name")
_ZERO_OR_NONE = Text("0 或 None", "0 or None")
_TWICE = Text("同一格给了两次", "the cell is given twice")
_A_FIGURE = Text(
    "预期：整数、Decimal、所印的文字或 None；实际：{}",
    "expected a whole number, a Decimal, a text as printed or None, got {}",
)
_NOT_WHOLE = Text(
    "预期：整数；实际：{}（带小数的金额请用 Decimal 或文字）",
    "expected a whole number, got {} (give an amount with decimals as a Decimal or as text)",
)
_NO_NUMBER = Text("{} 不是数；空白的单元格请用 None", "{} is no number; give None for a cell without a figure")
_UNREAD = Text("无法从文字 {} 读出数字", "no figure can be read from the text {}")
_NO_UNIT = Text(
    "文字 {} 没有写明元还是万元；请写明单位，或用 Decimal 给出万元数",
    "the text {} does not say whether it is 元 or 万元; write the unit, or give a Decimal in 万元",
)
_GOT = Text("预期：{}；实际：{}", "expected {}, got {}")
_UNKNOWN = Text("不是 {} 表中的单元格或行", "no cell or row of form {}")
_ELSEWHERE = Text("属于 {} 版统一格式，不属于 {} 版", "a cell of form {}, not of form {}")
_BELOW = Text("预期：其下各单元格的映射；实际：{}", "expected a mapping of the cells below it, got {}")
_ROW = Text(
    "预期：其下各单元格的映射，或本行 {} 个数的列表；实际：{}",
    "expected a mapping of the cells below it or the list of its {} figures, got {}",
)


class _UnusableError(Exception):
    """A figure cannot stand in its cell; never leaves this module."""

    def __init__(self, problem: Text) -> None:
        super().__init__(problem)
        self.problem = problem


def _said(words: Text, *facts: object) -> Text:
    return Text(words.zh.format(*facts), words.en.format(*facts))


def _by_cell(
    form: Form, figures: Mapping[str, Any], faults: list[FigureFault], above: str = ""
) -> Iterator[tuple[str, Any]]:
    """Yield each cell key with what is given for it, rows and tables taken apart; what is no cell goes to *faults*."""
    for name in figures.keys():  # noqa: SIM118  # rows of databases iterate over their values
        key = f"{above}{name}"
        given = figures[name]
        below = [cell for cell in form.cells if cell.startswith(f"{key}.")]
        if key in form.cells:
            yield key, given
        elif not below:
            faults.append(FigureFault(key, _unknown(form, key)))
        elif _is_mapping(given):
            yield from _by_cell(form, given, faults, f"{key}.")
        else:
            yield from _row(key, below, given, faults)


def _row(key: str, below: list[str], given: Any, faults: list[FigureFault]) -> Iterator[tuple[str, Any]]:
    """Yield the cells of a row that is given as a list; the only cell of a row may be given by itself."""
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        listed = list(given)
    elif len(below) == 1:
        listed = [given]
    else:
        listed = []
    if any("." in cell.removeprefix(f"{key}.") for cell in below):  # more than a row
        faults.append(FigureFault(key, _said(_BELOW, shown(given))))
    elif len(listed) == len(below):
        yield from zip(below, listed, strict=True)
    else:
        faults.append(FigureFault(key, _said(_ROW, len(below), shown(given))))


def _is_mapping(value: object) -> bool:
    """Whether it is a mapping, or looks like one, as rows of databases do."""
    return isinstance(value, Mapping) or (hasattr(value, "keys") and hasattr(value, "__getitem__"))


def _unknown(form: Form, key: str) -> Text:
    for edition in forms.EDITIONS:
        if key in forms.for_edition(edition).cells:
            return _said(_ELSEWHERE, edition, form.name)
    rows = dict.fromkeys(cell.rpartition(".")[0] for cell in form.cells)
    return perhaps(_said(_UNKNOWN, form.name), nearest(key, (*form.cells, *rows)))


def _figure(cell: CellForm, given: Any) -> tuple[Value, str | None]:
    """Return the figure that stands in *cell*, and its printed text where that says more."""
    if given is None:
        return None, None
    if isinstance(given, str):
        value, text = _as_printed(cell, str(given))
    else:
        value, text = _number(cell, given), None
    check = {"count": is_count, "change": is_change, "amount": is_amount}[cell.kind]
    try:
        check(None, attrs.fields(ApplicantCounts).total, value)
    except FieldValueError as error:
        expected = error.expected
        problem = Text(
            _GOT.zh.format(expected["zh"] if isinstance(expected, Text) else expected, shown(given)),
            _GOT.en.format(expected, shown(given)),
        )
        raise _UnusableError(problem) from None
    return value, text


def _as_printed(cell: CellForm, text: str) -> tuple[Value, str | None]:
    # The 2019 form heads the amount of procurement without a unit: then the text has to say it.
    unit = cell.unit if cell.unit in "".join(cell.column) else None
    figure = read_figure(text, cell.kind, unit, digits=len(str(LARGEST_COUNT)))
    if figure.why in (None, "note_in_cell"):
        return figure.value, figure.printed
    raise _UnusableError(_said(_NO_UNIT if figure.why == "unit_unknown" else _UNREAD, shown(text)))


def _number(cell: CellForm, given: Any) -> Value:
    if isinstance(given, Decimal):
        if cell.kind == "amount" or not given.is_finite():
            return given
        if given != given.to_integral_value():
            raise _UnusableError(_said(_NOT_WHOLE, shown(given)))
        return math.trunc(given)
    whole = _whole_number(given)
    return Decimal(whole) if cell.kind == "amount" else whole


def _whole_number(given: Any) -> int:
    if not isinstance(given, bool):
        try:
            return index(given)
        except TypeError:
            pass
        # Those of NumPy are real numbers, of which only some are floats to Python; fractions need no place here.
        if isinstance(given, Real) and not isinstance(given, Rational):
            near = float(given)
            if not math.isfinite(near):
                raise _UnusableError(_said(_NO_NUMBER, shown(given)))
            if near.is_integer():
                return int(near)
            raise _UnusableError(_said(_NOT_WHOLE, shown(given)))
    raise _UnusableError(_said(_A_FIGURE, shown(given)))


def _whole(year: Any) -> Any:
    """Return the year as ``int``, which those of NumPy are not; anything else is for the report to refuse."""
    try:
        return year if isinstance(year, bool) else index(year)
    except TypeError:
        return year
