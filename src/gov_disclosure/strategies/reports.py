"""
Hypothesis strategies that build reports by construction, for the tests of this package and of others.

Every consistent report has totals that add up because they were added up, not
because others were thrown away. Needs the extra ``testing``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from gov_disclosure import cells, forms
from gov_disclosure.cells import Value
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.forms import Form, Identity
from gov_disclosure.model import SECTION_KEYS, Edition, Organ, Period, Report, Section
from gov_disclosure.text import Text

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "testing", Text("gov_disclosure.strategies ", "gov_disclosure.strategies"), "hypothesis"
    ) from error

__all__ = ["amounts", "counts", "figures", "form_editions", "organs", "reports", "sections", "texts"]

_PLACEHOLDERS = ("", "/", "-", "—", "无")
_WORDS = "本机关依法规范公开政务信息工作持续推进强化审查管理平台建设监督保障提升服务质量群众企业满意认真落实要求"
_PLACES = ("河东区", "云岭县", "临江市", "青川镇", "海州省")
_BODIES = ("人民政府", "教育局", "行政审批服务局", "人民政府办公室", "统计局")

counts: st.SearchStrategy[int] = st.one_of(
    st.integers(0, 9), st.integers(0, 9999), st.integers(0, 10**8), st.integers(10**8, 10**13)
)
"""Counts (件) as reports have them: mostly small, now and then beyond what a float can hold."""

amounts: st.SearchStrategy[Decimal] = st.one_of(
    st.just(Decimal(0)),
    st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False),
    st.integers(0, 10**6).map(Decimal),
)
"""Amounts in 万元 with up to four decimals."""


def form_editions() -> st.SearchStrategy[Form]:
    """Return the pure editions, and mixtures of them as some reports print."""
    pure = st.sampled_from([forms.for_edition(edition) for edition in forms.EDITIONS])
    blocks = st.fixed_dictionaries(
        {}, optional={key: st.sampled_from(forms.EDITIONS) for key in forms.BLOCK_KEYS if key != "procuring"}
    )
    mixed = st.builds(forms.mixed, st.sampled_from(forms.EDITIONS), blocks)
    return st.one_of(pure, pure, mixed)


@st.composite
def figures(draw: st.DrawFn, form: Form, *, consistent: bool = True) -> dict[str, Value]:
    """
    Return a figure for every cell of *form*, by cell key in printed order.

    Sparse, as real reports are: most cells are zero. With *consistent*, every
    identity of the form holds; without, figures are independent.
    """
    chosen = draw(st.dictionaries(st.sampled_from([*form.cells]), counts, max_size=24))
    found: dict[str, Value] = {}
    for key, cell in form.cells.items():
        if cell.kind == "amount":
            found[key] = draw(amounts)
        elif cell.kind == "change":
            found[key] = chosen.get(key, 0) * draw(st.sampled_from((1, -1))) if key in chosen else 0
        else:
            found[key] = chosen.get(key, 0)
    if consistent:
        _add_up(form, found)
        share = draw(st.integers(0, 100))
        _balance(form, found, share)
        _add_up(form, found)
    return {key: found[key] for key in form.cells}


def _add_up(form: Form, found: dict[str, Value]) -> None:
    """Set every total to the sum of its parts: outcomes first, so that row totals see them."""
    order = ("outcome_total", "dispute_total", "row_total")
    for kind in order:
        for identity in form.identities:
            if identity.kind == kind:
                found[identity.left[0]] = _sum(found, identity.right)


def _balance(form: Form, found: dict[str, Value], share: int) -> None:
    """Split what was handled and carried forward into received and brought forward, *share* percent to the latter."""
    for identity in form.identities:
        if identity.kind == "balance":
            _split(identity, found, share)


def _split(identity: Identity, found: dict[str, Value], share: int) -> None:
    received, brought_forward = identity.left
    whole = _sum(found, identity.right)
    found[brought_forward] = whole * share // 100
    found[received] = whole - whole * share // 100


def _sum(found: Mapping[str, Value], keys: tuple[str, ...]) -> int:
    return sum(int(found[key] or 0) for key in keys)


def texts(*, min_size: int = 4, max_size: int = 60) -> st.SearchStrategy[str]:
    """Return plain Chinese sentences, without digits, headings or marks of a table."""
    return st.text(_WORDS, min_size=min_size, max_size=max_size).map(lambda words: words + "。")


def organs() -> st.SearchStrategy[Organ]:
    """Return organs with made-up names of the usual shapes."""
    return st.builds(lambda place, body: Organ(name=place + body), st.sampled_from(_PLACES), st.sampled_from(_BODIES))


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Return the six sections under their official titles, with text and numbered sub-sections."""
    paragraphs = st.lists(texts(), max_size=3).map(tuple)
    headings = st.text(_WORDS, min_size=3, max_size=12)
    found: list[Section] = []
    for key, form in zip(SECTION_KEYS, forms.for_edition("2021").sections, strict=True):
        subsections = draw(st.lists(st.tuples(headings, paragraphs), max_size=3))
        found.append(
            Section(
                key=key,
                heading=f"{form.number}、{form.zh}",
                paragraphs=draw(paragraphs),
                sections=tuple(
                    Section(heading=f"（{ordinal}）{heading}", paragraphs=text)
                    for ordinal, (heading, text) in zip("一二三", subsections, strict=False)
                ),
            )
        )
    return tuple(found)


@st.composite
def reports(
    draw: st.DrawFn,
    *,
    edition: Edition | None = None,
    consistent: bool = True,
    blanks: bool = False,
    narrative: bool = True,
) -> Report:
    """
    Return reports.

    Args:
        edition: "2019" or "2021"; ``None`` for either and for mixtures.
        consistent: whether every identity holds (before blanks are made).
        blanks: whether some cells are blank or hold a placeholder instead of a figure.
        narrative: whether there are a preamble and the six sections.
    """
    form = draw(form_editions()) if edition is None else forms.for_edition(edition)
    found = draw(figures(form, consistent=consistent))
    as_printed: dict[str, str | None] = {}
    if blanks:
        as_printed = dict(
            draw(st.dictionaries(st.sampled_from([*form.cells]), st.sampled_from(_PLACEHOLDERS), max_size=30))
        )
        found |= dict.fromkeys(as_printed, None)
    disclosure, requests, disputes = cells.build_tables(form, found)
    first, last = form.years
    year = draw(st.integers(first, last or 2030))
    return Report(
        form=form.edition,
        year=year,
        organ=draw(organs()),
        period=draw(st.sampled_from((None, Period(start=date(year, 1, 1), end=date(year, 12, 31))))),
        preamble=draw(st.lists(texts(), max_size=2).map(tuple)) if narrative else (),
        sections=draw(sections()) if narrative else (),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
        as_printed=as_printed,
    )
