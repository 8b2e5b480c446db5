"""Whole reports by construction, and the tables of reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from gov_disclosure import cells, forms
from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.model import Disputes, Edition, Level, Organ, Period, ProactiveDisclosure, Report, Requests, Section
from gov_disclosure.organs.standing import standing
from gov_disclosure.strategies.arguments import Given, given_or, require_largest
from gov_disclosure.strategies.figures import figures, form_editions
from gov_disclosure.strategies.organs import organs
from gov_disclosure.strategies.text import Wording, told, wordings

_PLACEHOLDERS = ("", "/", "-", "—", "无")
_LATEST = 2030
_DAYS = 14
"""The first days of the year in which reports are published: in time for everybody."""


@st.composite
def reports(
    draw: st.DrawFn,
    *,
    year: Given[int] = None,
    organ: Given[Organ] = None,
    level: Level | None = None,
    edition: Edition | None = None,
    mixtures: bool = False,
    consistent: bool = True,
    blanks: bool = False,
    max_figure: int | None = None,
    narrative: bool | st.SearchStrategy[tuple[Section, ...]] = True,
) -> Report:
    """
    Return reports.

    As it stands, or with any *year*, *organ*, *level*, *max_figure* and
    *narrative* but sections of your own, a report is consistent: `check` with
    all rules finds nothing in it.

    Args:
        year: The report year, or a strategy of years; ``None`` for any from 2019 on.
        organ: The organ, or a strategy of organs; ``None`` for any.
        level: The level of the organ where *organ* is not given; ``None`` for any.
        edition: The edition of the form; ``None`` for the one that is due in the year.
        mixtures: Whether parts may follow the other edition, as some reports print them.
        consistent: Whether every identity holds and nothing is implausible (before blanks are made).
        blanks: Whether some cells are blank or hold a mark instead of a figure.
        max_figure: The largest figure of any cell, ``None`` for the sizes that reports have.
        narrative: Whether there are the sentences of the six sections, which agree with the tables; or a
            strategy of sections.

    What is asked for is looked at when the first is drawn.

    Raises:
        FieldValueError: *level* or *max_figure* is none that reports can have.
        UnknownFormError: there is no such edition, or none for the year.
        WrongTypeError: *year* or *organ* is neither a value nor a strategy.
    """
    require_largest(max_figure)
    form, chosen = draw(_forms(year, edition, mixtures=mixtures))
    who = draw(given_or(organ, Organ, "organ", organs(level)))
    found = draw(
        figures(
            form,
            consistent=consistent,
            max_figure=max_figure,
            makes_rules=standing(who).power == "yes",
            unpaid_fees=narrative is not False,
            year=chosen,
        )
    )
    as_printed: dict[str, str | None] = {}
    if blanks:
        marks = st.dictionaries(st.sampled_from([*form.cells]), st.sampled_from(_PLACEHOLDERS), max_size=30)
        as_printed = dict(draw(marks))
        found |= dict.fromkeys(as_printed, None)
    wording = draw(wordings) if narrative is True else None
    text = draw(narrative) if isinstance(narrative, st.SearchStrategy) else None
    published = draw(st.integers(-1, _DAYS - 1))
    return made(
        form,
        chosen,
        who,
        found,
        as_printed=as_printed,
        wording=wording,
        sections=text,
        published=None if published < 0 else date(chosen + 1, 1, 1) + timedelta(published),
    )


def made(
    form: Form,
    year: int,
    organ: Organ,
    found: Mapping[str, Value],
    *,
    as_printed: Mapping[str, str | None] = {},  # only read
    wording: Wording | None = None,
    sections: tuple[Section, ...] | None = None,
    published: date | None = None,
) -> Report:
    """Return the report of *organ* with the figures *found* and, by *wording*, sentences that agree with them."""
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    if sections is None:
        sections = () if wording is None else told(form, organ, found, wording)
    preamble = (f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",) if wording is not None else ()
    return Report(
        form=form.edition,
        year=year,
        organ=organ,
        period=period if preamble else None,
        published=published,
        title=f"{organ.name}{year}年政府信息公开工作年度报告" if preamble else None,
        preamble=preamble,
        sections=sections,
        as_printed=as_printed,
        **cells.build_tables(form, found)._asdict(),
    )


@st.composite
def _forms(draw: st.DrawFn, year: Given[int], edition: Edition | None, *, mixtures: bool) -> tuple[Form, int]:
    """Return a form, and a report year that it is due in where none is given."""
    if edition is not None:
        form = forms.for_edition(edition)
    elif mixtures:
        form = draw(form_editions())
    else:
        chosen = draw(given_or(year, int, "year", st.integers(forms.for_edition("2019").years[0], _LATEST)))
        return forms.for_year(chosen), chosen
    first, last = form.years
    return form, draw(given_or(year, int, "year", st.integers(first, last or _LATEST)))


def requests_tables(*, edition: Edition | None = None, max_figure: int | None = None) -> st.SearchStrategy[Requests]:
    """Return consistent tables three, of one *edition* or of either (``None``)."""
    return _bare(edition, max_figure).map(lambda report: report.requests)


def disputes_tables(*, max_figure: int | None = None) -> st.SearchStrategy[Disputes]:
    """Return consistent tables four."""
    return _bare(None, max_figure).map(lambda report: report.disputes)


def disclosure_tables(
    *, edition: Edition | None = None, max_figure: int | None = None
) -> st.SearchStrategy[ProactiveDisclosure]:
    """Return consistent tables two, of one *edition* or of either (``None``)."""
    return _bare(edition, max_figure).map(lambda report: report.proactive_disclosure)


def _bare(edition: Edition | None, max_figure: int | None) -> st.SearchStrategy[Report]:
    return reports(edition=edition, max_figure=max_figure, narrative=False)
