"""Verdicts follow the figures, however they are written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from gov_disclosure.narrative import claims
from profiles import at_least
from txt_narratives import FREE_FIGURES, report
from txt_writing import full_width, in_chinese, in_digits_of_chinese

WRITINGS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "full width": lambda value: full_width(str(value)),
    "separators": lambda value: f"{value:,}",
    "full-width separators": lambda value: full_width(f"{value:,}").replace(",", "，"),
    "chinese": in_chinese,
    "chinese with 〇": lambda value: in_chinese(value).replace("零", "〇"),
    # Two digits side by side mean about so many: 四五件 is four or five.
    "digit by digit": lambda value: str(value) if value < 100 else in_digits_of_chinese(value),
    "digit by digit with 零": lambda value: str(value) if value < 100 else in_digits_of_chinese(value, "零"),
}

counts = st.one_of(st.integers(0, 30), st.integers(100, 9_999), st.integers(10_000, 3_000_000))


def spaced(text: str, gaps: list[int], blank: str) -> str:
    """Put blanks between characters, as layout does, but not inside a figure."""
    for gap in sorted({gap % (len(text) + 1) for gap in gaps}, reverse=True):
        around = text[max(0, gap - 1) : gap + 1]
        if not any(char in "0123456789０１２３４５６７８９,，" for char in around):
            text = text[:gap] + blank + text[gap:]
    return text


@at_least(100)
@given(
    template=st.sampled_from(sorted(FREE_FIGURES)),
    printed=counts,
    off=st.one_of(st.just(0), st.integers(1, 50), st.integers(-50, -1)),
    writing=st.sampled_from(sorted(WRITINGS)),
    gaps=st.lists(st.integers(0, 60), max_size=4),
    blank=st.sampled_from([" ", "\u3000", "\xa0", "\n"]),
)
def test_a_count_matches_exactly_when_it_is_the_tables(
    template: str, printed: int, off: int, writing: str, gaps: list[int], blank: str
) -> None:
    """The same sentence, any figure, any way to write it: right if it is the table's, wrong if not."""
    told = max(0, printed + off)
    cell = FREE_FIGURES[template]
    text = spaced(template.format(WRITINGS[writing](told)), gaps, blank)
    built = report(text, changes={cell: printed, **_neutral(cell)})

    (claim,) = [claim for claim in claims(built) if claim.kind == "figure" and cell in claim.cells]

    assert claim.low == Decimal(told)
    if told == printed:
        assert claim.verdict == "matches"
    else:
        # A full-width comma inside a figure may also end a clause: then it is not certain enough.
        unsure = writing == "full-width separators" and told >= 1000
        assert claim.verdict in (("not_judged", "matches") if unsure else ("contradicts",))


def _neutral(cell: str) -> dict[str, int]:
    """Return zeros for the cells that other readings of the same words would add."""
    return {"requests.brought_forward.total": 0} if cell == "requests.received.total" else {}


@at_least(60)
@given(whole=st.integers(1, 5000), part=st.integers(0, 5000), off=st.integers(-400, 400), digits=st.integers(0, 2))
@example(whole=1297, part=1290, off=54, digits=0)  # 100 %, but of itself
def test_a_share_matches_within_its_rounding(whole: int, part: int, off: int, digits: int) -> None:
    """A percentage differs when it is off by at least one unit of its last printed digit, and only then."""
    part = min(part, whole)
    exact = Decimal(part) * 100 / whole
    told = (exact + Decimal(off) / 100).quantize(Decimal(1).scaleb(-digits))
    if told.is_signed():  # "-0.0" is below zero too
        return
    step = Decimal(1).scaleb(-digits)
    changes = {
        "requests.outcomes.total.total": whole,
        "requests.received.total": whole,
        "requests.brought_forward.total": 0,
        "requests.outcomes.granted.total": part,
    }
    text = f"全年答复申请{whole}件，其中予以公开{part}件，占{told}%，部分公开17件。"

    (claim,) = [claim for claim in claims(report(text, changes=changes)) if claim.kind == "share"][:1]

    near = abs(told - exact) < step
    assert claim.verdict == ("matches" if near else "contradicts")


@at_least(60)
@given(now=st.integers(1, 3000), last=st.integers(1, 3000), digits=st.integers(0, 2))
def test_a_true_comparison_implies_last_years_figure(now: int, last: int, digits: int) -> None:
    """The figure that a rate was calculated from is among those it implies."""
    rate = (Decimal(now - last) * 100 / last).quantize(Decimal(1).scaleb(-digits))
    way = "增长" if rate >= 0 else "减少"
    text = f"2022年共收到政府信息公开申请{now}件，同比{way}{abs(rate)}%。"
    changes = {"requests.received.total": now, "requests.brought_forward.total": 0}
    previous = report(changes={"requests.received.total": last, "requests.brought_forward.total": 0})

    found = [claim for claim in claims(report(text, changes=changes), previous) if claim.kind == "change"]

    assert [claim.verdict for claim in found] in (["matches"], ["not_judged"])
    assert all(claim.implied is None or claim.implied[0] <= last <= claim.implied[1] for claim in found)
