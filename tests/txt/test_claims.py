"""Claims of the narrative, each held against the cells it may mean."""

from __future__ import annotations

import time
from decimal import Decimal

import attrs
import pytest

from gov_disclosure.model import Report, Section
from gov_disclosure.narrative import Claim, claims
from txt_narratives import (
    BESIDE_THE_TABLES,
    BUREAU,
    GOVERNMENT,
    TRUE_OF_BUREAU,
    TRUE_OF_GOVERNMENT,
    TRUE_OF_QUIET_TOWN,
    figures,
    quiet_report,
    report,
)


def contradicted(found: tuple[Claim, ...]) -> list[str]:
    return [claim.span.quote for claim in found if claim.verdict == "contradicts"]


def matched(found: tuple[Claim, ...]) -> list[Decimal | None]:
    """Return the counts and percentages that agree."""
    kinds = ("figure", "share")
    return [claim.low for claim in found if claim.verdict == "matches" and claim.kind in kinds]


class TestTrueSentences:
    """Precision before recall: a false contradiction is a defect."""

    @pytest.mark.parametrize("heading", ["（二）依申请公开", "（一）工作开展情况", ""])
    @pytest.mark.parametrize("sentence", TRUE_OF_BUREAU + BESIDE_THE_TABLES)
    def test_of_a_bureau(self, sentence: str, heading: str) -> None:
        assert contradicted(claims(report(sentence, heading=heading))) == []

    @pytest.mark.parametrize("sentence", TRUE_OF_GOVERNMENT)
    def test_of_a_government(self, sentence: str) -> None:
        """Its tables count the whole city; its text often counts one office."""
        assert contradicted(claims(report(sentence, organ=GOVERNMENT))) == []

    @pytest.mark.parametrize("sentence", TRUE_OF_QUIET_TOWN)
    def test_of_a_town_where_nothing_happened(self, sentence: str) -> None:
        assert contradicted(claims(quiet_report(sentence))) == []

    def test_all_in_one_report(self) -> None:
        """One paragraph after another, none misleads the next."""
        assert contradicted(claims(report(*TRUE_OF_BUREAU))) == []


# A sentence with a gap, the figure that is right, one that is wrong.
FIGURES = (
    ("我局全年共收到政府信息公开申请{}件。", "120", "210"),
    ("2022年度受理依申请公开{}件，均已答复。", "120", "102"),
    ("全年共收到{}份政府信息公开申请。", "120", "12"),
    ("本年新收政府信息公开申请{}件。", "120", "125"),
    ("上年结转政府信息公开申请{}件。", "5", "6"),
    ("全年答复申请{}件。", "118", "181"),
    ("共办结政府信息公开申请{}件。", "118", "130"),
    ("结转下年度继续办理{}件。", "7", "17"),
    ("另有{}件结转至2023年度办理。", "7", "9"),
    ("依申请公开中，予以公开{}件，部分公开17件。", "48", "84"),
    ("部分公开{}件。", "17", "71"),
    ("不予公开{}件，无法提供31件。", "13", "31"),
    ("无法提供{}件。", "31", "13"),
    ("不予处理{}件。", "6", "16"),
    ("其他处理{}件。", "3", "30"),
    ("予以公开及部分公开{}件。", "65", "56"),
    ("其中，属于四类过程性信息{}件。", "4", "14"),
    ("自然人申请{}件。", "96", "69"),
    ("因政府信息公开被申请行政复议{}件。", "8", "18"),
    ("政府信息公开行政诉讼{}件。", "5", "15"),
    ("政府信息公开行政复议8件，其中结果维持{}件。", "4", "7"),
    ("政府信息公开行政复议8件，其中结果纠正{}件。", "1", "2"),
    ("政府信息公开行政诉讼5件，其中尚未审结{}件。", "1", "2"),
    ("全年制发行政规范性文件{}件。", "4", "14"),
)


class TestTwentyClaimsEachWay:
    @pytest.mark.parametrize(("sentence", "right", "_wrong"), FIGURES)
    def test_a_right_figure_matches(self, sentence: str, right: str, _wrong: str) -> None:
        found = claims(report(sentence.format(right)))

        assert Decimal(right) in matched(found)
        assert contradicted(found) == []

    @pytest.mark.parametrize(("sentence", "_right", "wrong"), FIGURES)
    def test_a_wrong_figure_contradicts(self, sentence: str, _right: str, wrong: str) -> None:
        (found,) = [claim for claim in claims(report(sentence.format(wrong))) if claim.verdict == "contradicts"]

        assert found.low == found.high == Decimal(wrong)
        assert wrong in found.span.quote
        assert found.cells


# Ten paragraphs, with the figures that must match and the words that must not.
PARAGRAPHS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "（二）依申请公开情况。全年畅通受理渠道，优化办理流程。2022年，我局共收到政府信息公开申请120件，上年结转5件，"
            "全年办结118件，结转下年度7件。其中予以公开48件，部分公开17件，不予公开13件，无法提供31件，不予处理6件，其他处理3件。"
        ),
        ("120", "5", "118", "7", "48", "17", "13", "31", "6", "3"),
        (),
    ),
    (
        (
            "2022年受理政府信息公开申请120件，较2021年回落12.4%；答复118件（含上年度结转5件，另有7件顺延到下年度答复）。"
            "予以公开和部分公开65件，占55.1%；无法提供35件，占26.3%。"
        ),
        ("120", "118", "5", "7", "65", "55.1", "26.3"),
        ("无法提供35件",),
    ),
    (
        (
            "依申请公开工作依法有序。全年收到申请一百二十件，同意公开65件（含部分公开17件），不予公开23件。"
            "因信息公开引发行政复议8起、行政诉讼5起。"
        ),
        ("120", "65", "17", "8", "5"),
        ("不予公开23件",),
    ),
    (
        (
            "全年共受理公民、法人和其他组织提出的政府信息公开申请120件，其中自然人96件、商业企业15件、法律服务机构6件，"
            "申请内容以征地补偿和水利工程为主。受理12345热线5231件，办结5230件。"
        ),
        ("120", "96", "15", "6"),
        (),
    ),
    (
        (
            "政府信息公开行政复议8件，其中结果维持4件，结果纠正1件，其他结果2件，尚未审结1件；"
            "政府信息公开行政诉讼5件，其中结果维持3件，结果纠正0件，其他结果1件，尚未审结1件。"
        ),
        ("8", "4", "1", "2", "1", "5", "3", "0", "1", "1"),
        (),
    ),
    (
        "2021年收到申请100件，答复98件；2022年收到申请120件，答复128件。全年发布政策解读24篇，收到留言312条。",
        ("120",),
        ("答复128件",),
    ),
    (
        "我局未发生因政府信息公开引起的行政复议和行政诉讼。全年收到依申请公开120件，均予以公开。",
        ("120",),
        ("我局未发生因政府信息公开引起的行政复议和行政诉讼", "均予以公开"),
    ),
    (
        "年内共收到政府信息公开申请1２0件，办结率１００％。重复申请2件，信访举报投诉类申请13件，要求提供公开出版物1件。",
        ("120", "2", "1"),
        ("信访举报投诉类申请13件",),
    ),
    (
        (
            "主动公开行政许可结果1500余条、行政处罚结果80余条；全年制发行政规范性文件4件、废止行政规范性文件2件。"
            "收到政府信息公开申请约120件，信息公开类行政复议8件，行政诉讼5件，均获维持。"
        ),
        ("1500", "80", "4", "2", "108", "8", "5"),
        ("均获维持",),
    ),
    (
        (
            "局机关收到政府信息公开申请77件，局属单位收到43件，全系统合计120件。依申请公开中予以公开的48件，占比40.7%，"
            "部分公开的17件，占比41.4%。"
        ),
        ("48", "40.7", "17"),
        (),
    ),
)


@pytest.mark.parametrize(("paragraph", "matches", "contradicts"), PARAGRAPHS)
def test_ten_paragraphs(paragraph: str, matches: tuple[str, ...], contradicts: tuple[str, ...]) -> None:
    """Each paragraph is read as a careful person reads it: nothing missed, nothing misjudged."""
    found = claims(report(paragraph))

    assert sorted(map(Decimal, matches)) == sorted(low for low in matched(found) if low is not None)
    assert [quote.strip("，。、；") for quote in contradicted(found)] == list(contradicts)


class TestReadings:
    """A phrase that may mean several sums contradicts only if none of them agrees."""

    @pytest.mark.parametrize("count", [120, 125])
    def test_received_with_or_without_what_was_brought_forward(self, count: int) -> None:
        assert contradicted(claims(report(f"全年共收到政府信息公开申请{count}件。"))) == []

    def test_newly_received_means_one_thing(self) -> None:
        assert len(contradicted(claims(report("全年新收政府信息公开申请125件。")))) == 1

    @pytest.mark.parametrize("count", [118, 113, 125, 120])
    def test_answered_in_several_ways(self, count: int) -> None:
        assert contradicted(claims(report(f"全年答复政府信息公开申请{count}件。"))) == []

    def test_granted_includes_partial_where_partial_is_not_named(self) -> None:
        """Without a word of 部分公开, 予以公开 may include it."""
        assert contradicted(claims(report("收到申请120件，予以公开65件。"))) == []
        assert len(contradicted(claims(report("收到申请120件，予以公开65件，部分公开17件。")))) == 1

    def test_cells_are_those_of_the_reading_that_agrees(self) -> None:
        (claim,) = claims(report("全年共收到政府信息公开申请125件。"))

        assert claim.cells == ("requests.received.total", "requests.brought_forward.total")


class TestScope:
    """A text about the office against a table about the city is not judged."""

    def test_an_office_of_the_government(self) -> None:
        (claim,) = claims(report("市政府办公室共收到政府信息公开申请41件。", organ=GOVERNMENT))

        assert claim.verdict == "not_judged"
        assert claim.reason is not None

    def test_the_whole_city_is_judged(self) -> None:
        assert len(contradicted(claims(report("全市共收到政府信息公开申请41件。", organ=GOVERNMENT)))) == 1

    def test_the_whole_district_is_not_the_city(self) -> None:
        assert contradicted(claims(report("全区共收到政府信息公开申请41件。", organ=GOVERNMENT))) == []

    def test_unnamed_scope_is_judged_once_another_figure_agrees(self) -> None:
        """A government's text that counts what the table counts may be held against it."""
        alone = "共收到政府信息公开申请41件。"
        along = "共收到政府信息公开申请120件，予以公开41件，部分公开17件。"

        assert contradicted(claims(report(alone, organ=GOVERNMENT))) == []
        assert contradicted(claims(report(along, organ=GOVERNMENT))) == ["予以公开41件"]

    def test_the_reports_own_scope_wins(self) -> None:
        own = report("共收到政府信息公开申请41件。", organ=GOVERNMENT, scope="own_office")

        assert len(contradicted(claims(own))) == 1

    @pytest.mark.parametrize("name", ["云溪市水务局", "市水务局", "水务局"])
    def test_the_organs_own_name_is_no_other_scope(self, name: str) -> None:
        found = claims(report(f"2022年，{name}共收到政府信息公开申请41件。", organ=BUREAU))

        assert len(contradicted(found)) == 1


class TestBlanks:
    """A blank total is the sum of its parts; a blank that could be anything leaves the claim unjudged."""

    TOTAL = "requests.outcomes.granted.total"
    PART = "requests.outcomes.granted.natural_person"

    def test_a_blank_total_is_the_sum_of_its_parts(self) -> None:
        text = "予以公开48件，部分公开17件。"

        assert contradicted(claims(report(text, changes={self.TOTAL: None}))) == []
        assert contradicted(claims(report("予以公开49件，部分公开17件。", changes={self.TOTAL: None}))) == [
            "予以公开49件"
        ]

    def test_a_blank_part_could_be_anything(self) -> None:
        changes = {
            self.TOTAL: None,
            "requests.outcomes.granted.enterprise": None,
            "requests.outcomes.total.total": None,
        }
        found = dict(self._verdicts("予以公开{}件，部分公开17件。", (47, 48, 49), changes))

        assert found == {47: "contradicts", 48: "matches", 49: "not_judged"}

    def test_blanks_that_the_grand_total_forces_are_zero(self) -> None:
        """The outcomes reach their total without the blank, so nothing is left for it."""
        changes = {self.TOTAL: None, "requests.outcomes.granted.enterprise": None}
        found = dict(self._verdicts("予以公开{}件，部分公开17件。", (48, 49), changes))

        assert found == {48: "matches", 49: "contradicts"}

    def test_read_as_zero_on_request(self) -> None:
        built = report("全年共收到政府信息公开申请3件。", changes={"requests.brought_forward.total": None})

        assert contradicted(claims(built, zero=True))

    def test_an_empty_table_contradicts_nothing(self) -> None:
        blank = dict.fromkeys(figures())
        found = claims(report("全年共收到政府信息公开申请3件，未发生行政复议。", changes=blank))

        assert contradicted(found) == []

    @staticmethod
    def _verdicts(text: str, counts: tuple[int, ...], changes: dict[str, None]) -> list[tuple[int, str]]:
        return [(count, claims(report(text.format(count), changes=changes))[0].verdict) for count in counts]


class TestShares:
    """A percentage may be rounded or cut off, and be of several totals."""

    @pytest.mark.parametrize("share", ["40.7", "40.6", "40.68", "40.67", "41", "40"])
    def test_rounded_or_cut_off(self, share: str) -> None:
        assert contradicted(claims(report(f"全年答复118件，予以公开48件，占{share}%，部分公开17件。"))) == []

    @pytest.mark.parametrize("share", ["40.8", "47.6", "4.07"])
    def test_wrong(self, share: str) -> None:
        found = claims(report(f"全年答复118件，予以公开48件，占{share}%，部分公开17件。"))

        assert contradicted(found) == [f"占{share}%"]

    def test_of_what_was_received(self) -> None:
        assert contradicted(claims(report("收到申请120件，其中予以公开48件，占40%，部分公开17件。"))) == []


class TestChanges:
    """同比 implies last year's figure."""

    TEXT = "2022年共收到政府信息公开申请120件，同比增长20%。"

    def test_without_last_years_report(self) -> None:
        change = claims(report(self.TEXT))[1]

        assert (change.verdict, change.implied) == ("not_judged", (100, 100))

    @pytest.mark.parametrize(("last", "verdict"), [(100, "matches"), (99, "contradicts")])
    def test_with_it(self, last: int, verdict: str) -> None:
        previous = report(changes={"requests.received.total": last, "requests.brought_forward.total": 0})

        assert claims(report(self.TEXT), previous)[1].verdict == verdict

    @pytest.mark.parametrize(
        ("text", "implied"),
        [
            ("收到申请3条，与去年同比减少72.73%。", (11, 11)),
            ("收到申请3件，较上年减少8件。", (11, 11)),
            ("收到申请3件，比去年增加1件。", (2, 2)),
            ("收到申请3件，同比下降-72.73%。", (11, 11)),
            ("收到申请3件，同比下降约七成。", None),
        ],
    )
    def test_implied(self, text: str, implied: tuple[int, int] | None) -> None:
        found = claims(report(text, changes={"requests.received.total": 3, "requests.brought_forward.total": 0}))
        changes = [claim.implied for claim in found if claim.kind == "change"]

        assert changes == ([] if implied is None else [implied])

    def test_a_large_figure_implies_a_range(self) -> None:
        found = claims(report("受理申请859件，申请数量较去年回落12.3%。", changes={"requests.received.total": 859}))

        assert found[1].implied == (979, 980)


class TestNegatives:
    @pytest.mark.parametrize(
        "text",
        [
            "2022年，我局未收到政府信息公开申请。",
            "全年无依申请公开事项。",
            "没有公民、法人或者其他组织提出政府信息公开申请，未发生因政府信息公开引发的行政复议。",
            "未发生因政府信息公开申请行政复议和提起行政诉讼的情况。",
            "无政府信息公开行政诉讼案件。",
            "我局未制发行政规范性文件。",
            "依申请公开方面，无结转下年度申请。",
            "2022年未作出行政处罚决定。",
        ],
    )
    def test_contradicted_by_a_busy_table(self, text: str) -> None:
        found = claims(report(text))

        assert contradicted(found)
        assert {claim.kind for claim in found} == {"negative"}

    def test_an_information_fee_is_no_administrative_charge(self) -> None:
        """Table two counts charges of all kinds; the information fee has no cell."""
        assert claims(report("依申请公开未收取任何费用。")) == ()


class TestAbsolutes:
    def test_all_disclosed(self) -> None:
        (claim,) = claims(report("所有申请均按照申请人要求的形式予以公开。"))

        assert (claim.kind, claim.verdict, claim.actual) == ("absolute", "contradicts", Decimal(65))

    @pytest.mark.parametrize(
        "text",
        [
            "所有申请均已按时答复并全部予以公开。",
            "所有申请均已按时答复，并全部予以公开。",
            "所有政府信息公开申请均按期办结、全部予以公开。",
            "上述申请均在法定期限内答复并全部公开。",
            "收到申请120件，均已按时办结并予以公开。",
            "收到申请120件，已全部按时答复，并全部予以公开。",
        ],
    )
    def test_all_answered_and_all_disclosed(self, text: str) -> None:
        """That all were answered claims nothing of disclosure; that all were disclosed besides does."""
        found = [claim for claim in claims(report(text)) if claim.verdict == "contradicts"]
        assert [claim.kind for claim in found] == ["absolute"]
        changes = {"requests.outcomes.total.total": 65, "requests.received.total": 120}
        assert contradicted(claims(report(text, changes=changes))) == []

    def test_all_disclosed_and_it_is_so(self) -> None:
        changes = {"requests.outcomes.total.total": 65}

        assert contradicted(claims(report("所有申请均予以公开。", changes=changes))) == []

    @pytest.mark.parametrize(
        "text",
        [
            "收到申请120件，均予以答复。",
            "所有申请均已按时答复。",
            "收到申请120件，均已按时答复并公开说明理由。",
            "所有申请均已按时答复并公开。",
            "所有申请均已按时答复，答复书样本全部予以公开。",
            "所有申请均已按时答复，建议提案答复全部予以公开。",
            "所有申请均已按时答复，并对可以公开的全部予以公开。",
            "所有申请均已按时答复，并均不予公开。",
            "所有申请均已答复。政策文件全部予以公开。",
            "收到申请120件，涉及规划类7件，均已按时答复并全部予以公开。",
            "收到申请120件，不予公开13件，其余均已答复并全部予以公开。",
            "全年收到建议提案45件，均已按时答复并全部予以公开。",
            "收到申请120件，除涉密的外均予以公开。",
            "收到申请120件，不予公开13件，均予以公开说明。",
            "已审结的行政复议8件均获维持。",
        ],
    )
    def test_qualified_words_are_not_judged(self, text: str) -> None:
        assert contradicted(claims(report(text))) == []


class TestSums:
    def test_parts_that_add_up(self) -> None:
        text = "收到申请120件，其中网络申请71件，信函申请40件，当面申请9件。"

        assert [claim.verdict for claim in claims(report(text)) if claim.kind == "sum"] == ["matches"]

    def test_channels_beyond_the_total(self) -> None:
        text = "收到申请120件，其中网络申请81件，信函申请40件，当面申请9件。"
        (claim,) = [claim for claim in claims(report(text)) if claim.kind == "sum"]

        assert (claim.verdict, claim.actual, claim.low) == ("contradicts", Decimal(130), Decimal(120))

    def test_fewer_than_the_total_may_be_some_only(self) -> None:
        text = "收到申请120件，其中网络申请71件，信函申请40件。"

        assert [claim for claim in claims(report(text)) if claim.kind == "sum"] == []


class TestSpans:
    def test_a_span_quotes_the_printed_text(self) -> None:
        """White space and full-width digits are kept in the quotation."""
        text = "2022 年，我局共收到政府信息公开 申请 １２０ 件。"
        built = report("", text)
        (claim,) = claims(built)

        assert claim.span.section == (0, 0)
        assert claim.span.paragraph == 1
        assert text[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.span.quote.endswith("申请 １２０ 件")

    def test_the_preamble_has_an_empty_path(self) -> None:
        built = attrs.evolve(report(), preamble=("", "全年共收到政府信息公开申请120件。"))

        assert [(claim.span.section, claim.span.paragraph) for claim in claims(built)] == [((), 1)]


def test_a_report_without_text_claims_nothing() -> None:
    assert claims(attrs.evolve(report(), sections=())) == ()


def test_a_table_left_in_the_text_is_no_claim() -> None:
    """Flattened tables are the reader's business."""
    assert claims(report("信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 行政规范性文件 9 件")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "收到" * 60_000,
        "（" * 100_000,
        "收到申请" + "1，" * 60_000 + "件",
        "1" * 200_000,
        "一" * 200_000 + "件",
        "未" + "因政府信息公开" * 30_000 + "复议",
        "收到申请3件，" * 20_000,
        "行政复议3件、" * 20_000,
        "收到申请" + "共" * 200_000 + "3件",
        "2022年" * 40_000 + "收到申请3件",
        "《" * 100_000 + "收到申请3件",
        "予以公开3件，占5%，" * 15_000,
        "无" * 100_000 + "依申请公开",
        "均予以公开" * 30_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    """Time grows with the length of the text, not with its square."""
    built = report(text)
    start = time.process_time()

    claims(built)

    assert time.process_time() - start < 8


def test_sections_deeper_down() -> None:
    """Claims are found at any depth, under the topic of the nearest heading that has one."""
    inner = Section(heading="1.办理情况", paragraphs=("办结118件。",))
    outer = Section(heading="（二）依申请公开", sections=(inner,))
    built: Report = attrs.evolve(report(), sections=(Section(key="overview", heading="一", sections=(outer,)),))

    assert [claim.span.section for claim in claims(built)] == [(0, 0, 0)]
