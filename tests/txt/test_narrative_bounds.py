"""Where the reading of prose draws its lines: how many figures must agree, and how far words reach."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure import forms
from gov_disclosure.figures.prose import figures
from gov_disclosure.model import Report
from gov_disclosure.narrative import claims
from gov_disclosure.narrative.context import LOOSE, OTHER_SCOPE
from gov_disclosure.narrative.draft import Draft
from gov_disclosure.narrative.judged import Judged
from gov_disclosure.narrative.lists import listed_parts, listed_shares
from gov_disclosure.narrative.settle import REPEATED, settled_by
from gov_disclosure.narrative.splits import narrowed_beside, shared_out
from gov_disclosure.text import Text
from txt_narratives import report

TEXT = Text("收到申请", "requests received")


def _judged(key: str, count: int, *, agrees: bool, anchored: bool = False, doubt: Text | None = None) -> Judged:
    (figure,) = figures(f"{count}件")
    draft = Draft(
        kind="figure", start=0, end=1, subject=TEXT, key=key, sums=(), figure=figure, anchored=anchored, doubt=doubt
    )
    return Judged(draft, "matches" if agrees else "contradicts", ((1, f"requests.{key}.total"),))


def _settled(*agreeing: int, anchored: bool = True) -> Judged:
    """Settle one contradiction beside figures that agree."""
    others = [_judged(f"other{at}", count, agrees=True) for at, count in enumerate(agreeing)]
    return settled_by([*others, _judged("carried_forward", 9, agrees=False, anchored=anchored)], "")[-1]


class TestAnchors:
    """A text that does not say whose figures it gives contradicts only where other figures agree with the tables."""

    @pytest.mark.parametrize("agreeing", [(10,), (120,), (2, 2), (2, 9), (3, 1, 2)])
    def test_enough(self, agreeing: tuple[int, ...]) -> None:
        """One figure of ten or more, or two of two or more."""
        assert _settled(*agreeing).verdict == "contradicts"

    @pytest.mark.parametrize("agreeing", [(), (9,), (2,), (9, 1), (1, 1, 1), (0, 1, 5)])
    def test_not_enough(self, agreeing: tuple[int, ...]) -> None:
        """One small figure, or ones and noughts, agree by chance."""
        found = _settled(*agreeing)

        assert (found.verdict, found.reason) == ("not_judged", OTHER_SCOPE)

    def test_where_the_text_is_plainly_the_organs(self) -> None:
        """What needs no anchor contradicts alone."""
        assert _settled(anchored=False).verdict == "contradicts"


class TestTakenBack:
    """A contradiction that the paragraph itself puts in doubt."""

    def test_said_rightly_elsewhere(self) -> None:
        """The same thing counted rightly: the other figure counts a part."""
        right, wrong = (_judged("received", count, agrees=count == 120) for count in (120, 12))
        found = settled_by([right, wrong], "")

        assert [one.verdict for one in found] == ["matches", "not_judged"]
        assert found[1].reason == REPEATED

    def test_said_twice_wrongly(self) -> None:
        """One error is told once."""
        found = settled_by([_judged("received", count, agrees=False) for count in (12, 13)], "")

        assert [(one.verdict, one.reason) for one in found] == [("contradicts", None), ("not_judged", REPEATED)]

    def test_another_subject_is_another_error(self) -> None:
        """Errors about two subjects are both told."""
        found = settled_by([_judged(key, 12, agrees=False) for key in ("received", "denied")], "")

        assert [one.verdict for one in found] == ["contradicts", "contradicts"]

    def test_its_own_doubt_stays(self) -> None:
        """A doubt that was there is the reason that is told."""
        (found,) = settled_by([_judged("received", 12, agrees=False, doubt=OTHER_SCOPE)], "收到12件，转办3件")

        assert (found.verdict, found.reason) == ("not_judged", OTHER_SCOPE)

    def test_counted_beside(self) -> None:
        """Another figure beside it counts what its cell counts too."""
        told, beside = ([_judged("received", 12, agrees=False)] for _ in range(2))

        assert settled_by(told, "收到12件")[0].verdict == "contradicts"
        assert settled_by(beside, "收到12件，转办3件")[0].reason == LOOSE


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("received", "收到12件，转办" + "某" * 12 + "3件", True),
        ("received", "收到12件，转办" + "某" * 13 + "3件", False),
        ("received", "收到12件，转办0件", False),
        ("received", "收到12件，3件" + "某" * 10 + "转办", True),
        ("received", "收到12件，3件" + "某" * 11 + "转办", False),
        ("received", "收到12件" + "某" * 40 + "，受理11件", True),
        ("received", "收到12件" + "某" * 41 + "，受理11件", False),
        ("granted", "收到12件，受理11件", False),
        ("normative_documents.issued", "制发4件，修订3件", True),
        ("brought_forward", "收到12件，转办3件", False),
    ],
)
def test_how_far_a_figure_beside_another_stands(key: str, text: str, expected: bool) -> None:
    """Twelve characters before a figure, ten behind it, forty to what was taken on."""
    assert shared_out(key, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请12件，撤回3件。发生行政复议8件", False),
        ("发生行政复议8件，撤回3件", True),
        ("收到申请12件，撤回3件，行政复议8件", False),
        ("去年撤销1件，行政复议8件", True),
    ],
)
def test_disputes_begin_where_they_are_first_named(text: str, expected: bool) -> None:
    """Requests that were withdrawn are no disputes that were."""
    assert shared_out("reconsideration", text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请12件", False),
        ("收到申请12件，均已答复", False),
        ("收到申请12件(含网络3件)", False),
        ("收到申请12件(含某某单位3件)", True),
        ("收到申请12件(其中" + "某" * 20 + "不予公开)", True),
        ("收到申请12件，为上年结转", True),
        ("收到申请(含" + "某" * 20 + ")12件", True),
        ("收到申请(含" + "某" * 21 + ")12件", False),
        ("收到申请12件之多", True),
    ],
)
def test_a_figure_may_be_narrowed_or_widened(text: str, expected: bool) -> None:
    """A bracket or a clause beside a figure says that it counts only some, or something else as well."""
    at = text.index("12件")

    assert narrowed_beside(text, at, at + 3, text[at + 3 :].split("，")[0].split("(")[0]) is expected


@pytest.mark.parametrize(("length", "listed"), [(24, True), (25, False)])
def test_a_part_is_named_in_24_characters(length: int, listed: bool) -> None:
    """Longer words before a figure are a sentence of their own."""
    found = list(listed_parts(f"公开信息9件，其中{'某' * length}4件"))

    assert bool(found) is listed


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("公开信息9件，其中甲类4件、乙类5件", True),
        ("公开信息9件，其中甲类4件、乙类4件", None),
        ("公开信息9件，其中甲类4件、乙类6件", False),
        ("公开信息9件，分为甲类4件、乙类4件", False),
        ("公开信息9件，分为甲类4件、乙类4件等", None),
        ("公开信息9件，包括甲类4件、其他4件", False),
        ("公开信息9件，包括其他4件、甲类4件", None),
        ("公开信息9条，网站发布9条，其中微信4条、微博6条", None),
    ],
)
def test_what_a_list_must_add_up_to(text: str, holds: bool | None) -> None:
    """Parts above the whole are wrong, parts below it only where the list says that it is complete."""
    found = [one.holds for one in listed_parts(text)]

    assert found == ([] if text.count("9条") > 1 else [holds])


def test_media_may_publish_the_same_item() -> None:
    """Items published in several media count in each; none can hold more than there are."""
    (several,) = listed_parts("公开信息9条，其中微信6条、微博6条")
    (more,) = listed_parts("公开信息9条，其中微信10条、微博6条")

    assert several.holds is None
    assert more.holds is False


@pytest.mark.parametrize(
    ("share", "holds"),
    [("33.33%", True), ("33.34%", True), ("33.32%", False), ("33.35%", False), ("34%", True), ("35%", False)],
)
def test_a_share_is_off_by_less_than_one_unit_of_its_last_digit(share: str, holds: bool) -> None:
    """3 of 9 is 33.333… %."""
    (found,) = listed_shares(f"公开信息9件，其中甲类3件，占{share}")

    assert found.holds is holds


def test_a_share_of_none_before_the_list_is_not_told() -> None:
    """A share needs a whole of its unit, no smaller than the part, before the list begins."""
    for text in (
        "公开信息2件，其中甲类3件，占33%",
        "公开信息9条，其中甲类3件，占33%",
        "其中甲类3件，占33%",
        "公开信息9件，其中甲类0件，占0%",
        "公开信息9件，甲类3件，占33%",
    ):
        assert list(listed_shares(text)) == []


@pytest.mark.parametrize(("between", "kinds"), [(18, {"figure", "share"}), (60, {"figure"})])
def test_a_percentage_belongs_to_the_count_right_before_it(between: int, kinds: set[str]) -> None:
    """Farther off it may be a share of something else."""
    words = (
        "，占本年度申请总量的"
        if between == 18
        else "，占本年度本年度本年度本年度本年度本年度本年度本年度本年度申请总量的"
    )
    found = claims(report(f"全年收到申请120件，其中予以公开48件{words}40%。"))

    assert {claim.kind for claim in found if claim.low == Decimal(40) or claim.low == Decimal(48)} == kinds


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("约100件", 0, 200),
        ("约120件", 108, 132),
        ("130件左右", 117, 143),
        ("约5件", 4, 6),
        ("近120件", 96, 126),
        ("接近5件", 3, Decimal("5.25")),
        ("超过100件", 100, None),
        ("100件以上", 100, None),
        ("不足100件", 0, 100),
        ("100件以内", 0, 100),
        ("120余件", 120, 132),
        ("5余件", 5, 6),
        ("100件", 100, 100),
    ],
)
def test_what_an_approximation_may_stand_for(text: str, low: int, high: int | Decimal | None) -> None:
    """A tenth (or the last digit that is not 0) either way for 约, twice that below for 近, open ends for 超过."""
    (figure,) = figures(text)

    assert figure.low == low
    assert figure.high == high


@pytest.mark.parametrize(("year", "heard"), [(2021, True), (2020, False), (2023, False)])
def test_only_the_year_before_is_compared(year: int, heard: bool) -> None:
    """A rate of change against a year other than the one before is no claim about last year's report."""
    found = claims(report(f"全年收到政府信息公开申请120件，比{year}年增长20%。"))

    assert any(claim.kind == "change" for claim in found) is heard


class TestRates:
    """A percentage goes with the count right before it, a comparison with what came in."""

    @pytest.mark.parametrize(
        ("words", "heard"),
        [
            ("占政府信息公开依申请公开申请办理结果全部比例为", True),
            ("占比政府信息公开依申请公开申请办理结果全部比例为", False),
        ],
    )
    def test_how_far_a_share_reaches(self, words: str, heard: bool) -> None:
        """24 characters lie between a count and its percentage at most, the comma among them."""
        assert len(f"，{words}") == (24 if heard else 25)
        text = f"全年办结政府信息公开申请118件，其中予以公开48件，{words}50%。"

        assert bool([claim for claim in claims(report(text)) if claim.kind == "share"]) is heard

    @pytest.mark.parametrize(
        ("words", "heard"),
        [
            ("申请件数", True),
            ("申请数", True),
            ("申请量", True),
            ("公开申请数量", True),
            ("访问量", False),
            ("信件数", False),
        ],
    )
    def test_what_a_comparison_is_about(self, words: str, heard: bool) -> None:
        """Words between what came in and its comparison have to name requests."""
        text = f"全年收到政府信息公开申请120件，{words}比上年减少20%。"

        assert bool([claim for claim in claims(report(text)) if claim.kind == "change"]) is heard


class TestOutcomesListed:
    """What became of requests may exceed what came in by the 5 that were brought forward, not by more."""

    TEXT = "全年收到政府信息公开申请120件，其中当场答复60件、书面答复{}件。"

    @pytest.mark.parametrize(("count", "verdicts"), [(60, ["matches"]), (65, []), (66, ["contradicts"])])
    def test_brought_forward(self, count: int, verdicts: list[str]) -> None:
        assert self._sums(report(self.TEXT.format(count))) == verdicts

    def test_brought_forward_untold(self) -> None:
        """Where the table does not tell how many, nothing is said."""
        rows = forms.for_edition("2021").cells
        blank = {key: None for key in rows if key.startswith("requests.brought_forward.")}
        assert self._sums(report(self.TEXT.format(66), changes=blank)) == []

    @staticmethod
    def _sums(built: Report) -> list[str]:
        return [claim.verdict for claim in claims(built) if claim.kind == "sum"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年新收政府信息公开申请120件，均予以公开。", ["均予以公开"]),
        ("全年新收政府信息公开申请120件，均为自然人提出。", ["均为自然人提出"]),
        ("年内上年结转5件，均予以公开。", []),
        ("设立公开专栏；对所有政府信息公开申请均依法按时答复，均予以公开。", ["均予以公开"]),
        ("设立公开专栏。对所有政府信息公开申请均依法按时答复，均予以公开。", ["均予以公开"]),
        ("设立公开专栏，对所有政府信息公开申请均依法按时答复，均予以公开。", []),
    ],
)
def test_what_a_word_for_all_speaks_of(text: str, told: list[str]) -> None:
    """All that came in or was answered, counted right before it or named since the last stop or semicolon."""
    assert [claim.span.quote for claim in claims(report(text)) if claim.kind == "absolute"] == told


@pytest.mark.parametrize(("blank", "verdict"), [(False, "contradicts"), (True, "not_judged")])
def test_a_word_for_all_over_blank_cells(blank: bool, verdict: str) -> None:
    """Cells without figures may hold what is missing, so that nothing is contradicted."""
    rows = forms.for_edition("2021").cells
    changes = {key: None for key in rows if blank and key.startswith("requests.outcomes.granted.")}
    text = "全年收到政府信息公开申请120件，均予以公开。"

    (said,) = [claim for claim in claims(report(text, changes=changes)) if claim.kind == "absolute"]

    assert said.verdict == verdict
