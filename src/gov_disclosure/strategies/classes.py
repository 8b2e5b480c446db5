"""A strategy for every class of the model, which Hypothesis asks for by type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from hypothesis import strategies as st

from gov_disclosure import model
from gov_disclosure.strategies.organs import organs
from gov_disclosure.strategies.reports import disclosure_tables, disputes_tables, reports, requests_tables
from gov_disclosure.strategies.text import texts

_LINES = st.lists(texts(max_size=20), max_size=2).map(tuple)
_FROM_ONE = st.none() | st.integers(1, 99)


def for_class(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy of a class of `gov_disclosure.model`."""
    return _STRATEGIES[kind]()


def _part(tables: Callable[..., st.SearchStrategy[Any]], path: str, **options: Any) -> Callable[[], Any]:
    return lambda: tables(**options).map(attrgetter(path))


def _sections() -> st.SearchStrategy[model.Section]:
    heading = texts(max_size=8).map(lambda words: words.rstrip("。"))
    leaf = st.builds(model.Section, key=st.none(), heading=heading, paragraphs=_LINES, sections=st.just(()))
    inner = st.lists(leaf, max_size=2).map(tuple)
    keys = st.none() | st.sampled_from(model.SECTION_KEYS)
    return st.builds(model.Section, key=keys, heading=heading, paragraphs=_LINES, sections=inner)


def _periods() -> st.SearchStrategy[model.Period]:
    days = st.dates(date(2019, 1, 1), date(2030, 12, 31))
    return st.tuples(days, days).map(lambda two: model.Period(start=min(two), end=max(two)))


def _spans() -> st.SearchStrategy[model.Span]:
    return st.builds(
        lambda section, paragraph, start, quote: model.Span(
            section=section, paragraph=paragraph, start=start, end=start + len(quote), quote=quote
        ),
        st.lists(st.integers(0, 5), min_size=1, max_size=2).map(tuple),
        st.integers(0, 9),
        st.integers(0, 99),
        texts(max_size=12),
    )


def _notes() -> st.SearchStrategy[model.Note]:
    return st.builds(
        model.Note,
        kind=st.sampled_from(model.NoteKind),
        cells=st.lists(st.sampled_from([*model.cell_keys()]), max_size=3, unique=True).map(tuple),
        official=st.none() | texts(max_size=12),
        printed=st.none() | texts(max_size=12),
        place=st.none() | _places(),
    )


def _places() -> st.SearchStrategy[model.Place]:
    return st.builds(model.Place, page=_FROM_ONE, table=_FROM_ONE, row=_FROM_ONE, column=_FROM_ONE, line=_FROM_ONE)


_STRATEGIES: Mapping[type[Any], Callable[[], st.SearchStrategy[Any]]] = {
    model.Report: reports,
    model.Organ: organs,
    model.Period: _periods,
    model.Section: _sections,
    model.Span: _spans,
    model.Note: _notes,
    model.Place: _places,
    model.ProactiveDisclosure: disclosure_tables,
    model.DocumentStock: _part(disclosure_tables, "normative_documents", edition="2021"),
    model.DocumentOutput: _part(disclosure_tables, "normative_documents", edition="2019"),
    model.Decisions: _part(disclosure_tables, "licenses", edition="2021"),
    model.ServiceItems: _part(disclosure_tables, "licenses", edition="2019"),
    model.ChargedAmount: _part(disclosure_tables, "charges", edition="2021"),
    model.ChargedItems: _part(disclosure_tables, "charges", edition="2019"),
    model.Procurement: _part(disclosure_tables, "procurement", edition="2019"),
    model.Requests: requests_tables,
    model.ApplicantCounts: _part(requests_tables, "outcomes.total"),
    model.Outcomes: _part(requests_tables, "outcomes"),
    model.Denied: _part(requests_tables, "outcomes.denied"),
    model.Unavailable: _part(requests_tables, "outcomes.unavailable"),
    model.NotProcessed: _part(requests_tables, "outcomes.not_processed"),
    model.OtherwiseHandled: _part(requests_tables, "outcomes.otherwise_handled"),
    model.Disputes: disputes_tables,
    model.ReviewOutcomes: _part(disputes_tables, "reconsideration"),
}
