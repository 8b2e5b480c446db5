"""How sentences are cut, who reports, how far words reach: each bound with a case on its two sides."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest

from gov_disclosure import cells
from gov_disclosure.figures.prose import figures
from gov_disclosure.model import Section
from gov_disclosure.narrative import claims, outline
from gov_disclosure.narrative.judge import implied_last_year
from gov_disclosure.narrative.lists import listed_parts
from gov_disclosure.narrative.organ import organ_of
from gov_disclosure.narrative.sentences import HIDDEN, Cleaned, clauses, clean, paragraphs
from gov_disclosure.narrative.subject import sum_of
from gov_disclosure.narrative.subjects import ANSWERED
from gov_disclosure.narrative.tables import Tables
from txt_narratives import report

PLAIN = "（一）主要工作"


def contradicted(*texts: str, heading: str = "（二）依申请公开", organ: str = "云溪市水务局") -> list[str]:
    built = report(*texts, heading=heading, organ=organ)
    return [claim.span.quote for claim in claims(built) if claim.verdict == "contradicts"]


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "open_left"), [("甲(乙(丙(丁3件)))4件", False), ("甲(乙(丙(丁(戊3件))))4件", True)]
    )
    def test_brackets_in_brackets(self, text: str, open_left: bool) -> None:
        """Three deep they are read apart; what is deeper stays in the text."""
        (outer, *inner) = clauses(text)

        assert ("(" in outer.text) is open_left
        assert {clause.depth for clause in inner} == {1, 2, 3}

    def test_the_words_around_a_bracket_stay_in_place(self) -> None:
        outer, inner = clauses("收到(含网上3件)申请4件")

        assert outer.text == f"收到{HIDDEN * 7}申请4件"
        assert (inner.start, inner.text, inner.depth) == (3, "含网上3件", 3)

    def test_all_white_space_is_left_out(self) -> None:
        """Every character that Unicode calls white space, and the two without width that pages have."""
        white = [*filter(str.isspace, map(chr, range(sys.maxunicode + 1))), "\u200b", "\ufeff"]

        assert [sign for sign in white if clean(f"收{sign}到").text != "收到"] == []
        assert clean("".join(white)).text == ""
        assert clean(f"收到{''.join(white)}3件") == Cleaned("收到3件", [0, 1, *range(2 + len(white), 4 + len(white))])

    def test_places_lead_back_to_the_printed_paragraph(self) -> None:
        """White space between characters is left out and counted."""
        cleaned = clean("收 到 申请 3 件")

        assert cleaned.text == "收到申请3件"
        assert cleaned.printed(0, 2) == (0, 3)
        assert cleaned.printed(4, 6) == (7, 10)
        assert cleaned.printed(2, 2) == (2, 2)
        assert Cleaned("收到", None).printed(0, 1) == (0, 1)

    def test_a_sentence_begins_behind_a_stop(self) -> None:
        found = list(clauses("收到3件，办结2件。结转1件"))

        assert [(clause.text, clause.first) for clause in found] == [
            ("收到3件", True),
            ("办结2件", False),
            ("结转1件", True),
        ]


ORGANS = (
    # name, kind, letter, office, area
    ("松岭县石桥镇人民政府", "town", "", False, False),
    ("柳林街道办事处", "town", "", False, False),
    ("白石乡", "town", "", False, False),
    ("云溪市人民政府", "government", "市", False, False),
    ("云溪市", "government", "市", False, True),
    ("松岭县政府", "government", "县", False, False),
    ("云溪高新技术产业开发区管委会", "government", "", False, False),
    ("云溪市人民政府办公室", "office", "", True, False),
    ("云溪市政府办", "office", "", True, False),
    ("云溪市水务局", "office", "", False, False),
)


@pytest.mark.parametrize(("name", "kind", "letter", "office", "area"), ORGANS, ids=[one[0] for one in ORGANS])
def test_who_reports(name: str, kind: str, letter: str, office: bool, area: bool) -> None:
    """Kind, the letter of the area, whether it is an office, whether the name is the area's alone."""
    organ = organ_of(name, None)

    assert (organ.kind, organ.letter, organ.office, organ.area) == (kind, letter, office, area)


@pytest.mark.parametrize(
    ("name", "scope", "kind"),
    [
        ("云溪市水务局", "whole_system", "government"),
        ("云溪市水务局", "whole_area", "government"),
        ("云溪市水务局", "own_office", "office"),
        ("云溪市人民政府", "own_office", "office"),
        ("石桥镇人民政府", "whole_area", "town"),
    ],
)
def test_the_scope_that_the_report_states_wins(name: str, scope: str, kind: str) -> None:
    """But a town is a town."""
    assert organ_of(name, scope).kind == kind


NAMES = (
    ("石镇", "石镇", False),  # two characters may be part of another name
    ("白石镇", "白石镇", True),
    ("市住建局", "市住房和城乡建设局", True),
    ("市住建局", "市住房和城市建设局", True),
    ("市住建局", "市住房和城乡镇建设局", False),
    ("云溪住建局", "云溪住房和城乡建设局", False),  # five characters are no abbreviation
    ("云溪市水务集团有限公司", "集团", True),
    ("云溪市水务集团有限公司", "集团公司", True),
    ("云溪市水务局", "集团", False),
    ("云溪市人民政府", "办公室", False),
    ("云溪市人民政府办公室", "政府办", True),
    ("云溪市人民政府办公室", "政府办公室", True),
    ("云溪市水务局办公室", "政府办公室", False),
    ("云溪市公安局东湖分局", "东湖分局", True),
    ("云溪市公安局东湖分局", "西湖分局", False),
    ("云溪高新技术产业开发区管理委员会", "高新区管委会", True),
    ("松岭县石桥镇人民政府", "镇政府", True),
    ("松岭县石桥镇人民政府", "乡政府", False),
    ("石河苏木人民政府", "苏木政府", True),
    ("柳林街道办事处", "街道办", True),
    ("白石乡人民政府", "乡政府", True),
    ("青石县", "青石县教育局", False),
)


@pytest.mark.parametrize(("name", "called", "own"), NAMES, ids=[f"{one[0]}-{one[1]}" for one in NAMES])
def test_what_an_organ_is_called(name: str, called: str, own: bool) -> None:
    """Its names in full and in short, where nothing but the organ can be meant."""
    names = organ_of(name, None).names
    found = None if names is None else names.match(called)

    assert (found is not None and found.end() == len(called)) is own


class TestReach:
    @pytest.mark.parametrize(("length", "heard"), [(116, True), (117, False)])
    def test_120_characters_before_a_figure_are_looked_at(self, length: int, heard: bool) -> None:
        """Longer words before it may say anything."""
        assert bool(contradicted("年" * length + "收到申请131件。")) is heard

    @pytest.mark.parametrize(("between", "heard"), [(111, True), (112, False)])
    def test_disclosure_is_named_within_120_characters(self, between: int, heard: bool) -> None:
        """27 of all kinds of disputes are no contradiction of 8; named as those on disclosure they are."""
        text = f"政府信息公开{'好' * (between - 5)}，发生行政复议27件。"

        assert bool(contradicted(text, heading=PLAIN)) is heard

    @pytest.mark.parametrize(("length", "begins"), [(32, "某"), (33, "收到")])
    def test_32_characters_are_quoted_whole(self, length: int, begins: str) -> None:
        """Of a longer beginning, only the words that make the claim."""
        text = "某" * (length - 11) + "收到政府信息公开申请共120件。"
        (claim,) = claims(report(text))

        assert claim.span.quote.startswith(begins)

    @pytest.mark.parametrize(("words", "heard"), [("本年度" * 3 + "全部政府信息公开", True), ("本年度" * 8, False)])
    def test_a_share_stands_close_to_its_count(self, words: str, heard: bool) -> None:
        text = f"答复118件，其中予以公开48件，占{words}申请的40.7%。"

        assert any(claim.kind == "share" for claim in claims(report(text))) is heard

    @pytest.mark.parametrize(("others", "heard"), [(0, True), (199, True), (200, False)])
    def test_200_claims_of_a_paragraph_are_read(self, others: int, heard: bool) -> None:
        text = "予以公开48件。" * others + "结转下年度9件。"

        assert bool(contradicted(text)) is heard

    @pytest.mark.parametrize(("length", "heading"), [(30, True), (31, False)])
    def test_30_characters_without_a_count_are_a_heading(self, length: int, heading: bool) -> None:
        """What stands under it is about what it names; a longer paragraph says nothing of the next."""
        title = "依申请公开" + "好" * (length - 5)

        assert bool(contradicted(title, "予以公开49件。", heading=PLAIN)) is heading

    def test_a_count_in_a_short_paragraph_makes_it_a_sentence(self) -> None:
        assert contradicted("依申请公开120件", "予以公开49件。", heading=PLAIN) == []

    @pytest.mark.parametrize(("before", "told"), [(40, False), (41, False), (1, True)])
    def test_the_whole_of_a_list_is_the_one_figure_before_it(self, before: int, told: bool) -> None:
        """Of several, nobody knows which."""
        text = "发布3件，" * (before - 1) + "公开9件，其中甲类4件、乙类6件"

        assert bool(list(listed_parts(text))) is told


class TestTheRest:
    """What is left at the end of outcomes."""

    @pytest.mark.parametrize(("granted", "heard"), [(3, True), (4, False)])
    def test_so_many_readings_are_tried(self, granted: int, heard: bool) -> None:
        """Each count of 予以公开 has two readings; with 48 readings in all nothing is said."""
        text = "予以公开48件，" * granted + "其他9999件。"

        assert any("9999" in quote for quote in contradicted(text)) is heard

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("予以公开48件，部分公开17件，其他53件。", False),
            ("予以公开48件，部分公开17件，其他54件。", True),
            ("予以公开48件，部分公开17件，其余53件均按规定处理。", False),
            ("予以公开48件，部分公开17件，其余60件均按规定处理。", False),  # 60 of the 125 to be handled
            ("予以公开48件，部分公开17件，其余54件涉及征地。", False),
            ("予以公开48件，告知5件，其余99件均按规定处理。", False),
            ("予以公开48件，自然人96件，其他99件。", True),  # applicants
            ("自然人96件，商业企业15件，其他9件。", False),
            ("自然人96件，商业企业15件，其他8件。", True),
            ("本年新收120件，上年结转5件，合计125件。", False),
            ("本年新收120件，上年结转5件，合计126件。", True),
            ("本年新收120件，部分公开17件，合计126件。", False),
        ],
    )
    def test_others_and_totals(self, text: str, told: bool) -> None:
        assert bool(contradicted(text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到书面申请121件。", True),
        ("收到书面申请3件，网上申请117件。", False),
        ("网上收到申请19件，予以公开7件。", False),
        ("收到申请120件，予以公开7件。", True),
        ("主动公开信息95条，依申请公开121件。", True),
        ("主动公开文件95件，依申请公开121件。", False),
        ("其中主动公开信息95条，依申请公开12件。", False),
        ("主动公开信息95条，依申请公开12件，不予公开3件。", False),
        ("本年度制发规范性文件3件。", True),
        ("公开本年制发的规范性文件3件。", True),
        ("公开规范性文件3件。", False),
        ("就网络渠道而言，予以公开7件。", False),
        ("就办理结果而言，予以公开7件。", True),
        ("当年受理当年办结63件。", False),
        ("受理、办结63件。", True),
    ],
)
def test_some_and_all(text: str, told: bool) -> None:
    """Words that count some requests or papers, and their neighbours that count all."""
    assert bool(contradicted(text)) is told


class TestOutline:
    PARTS = "全文包括总体情况、主动公开政府信息情况、收到和处理申请情况等，"

    @pytest.mark.parametrize(
        "words", ["共六个部分", "分为六方面", "由6个章节", "以下六大部分", "上述六个部分", "包含六个方面"]
    )
    def test_how_many_parts_there_are_said_to_be(self, words: str) -> None:
        (found,) = outline.stated_parts(paragraphs(report(preamble=(f"本报告{self.PARTS}{words}组成。",))))

        assert found.value == 6

    @pytest.mark.parametrize("said", ["2021年度政府信息公开工作年度报告", "2021年度政府信息公開工作年度報告"])
    def test_the_year_that_the_preamble_gives(self, said: str) -> None:
        """In either script."""
        built = report(preamble=(f"现公布{said}。",))
        (found,) = outline.stated_years(built, paragraphs(built))

        assert (found.value, found.span.quote) == (2021, said)

    @pytest.mark.parametrize(("at", "heard"), [(2, True), (3, False)])
    def test_three_paragraphs_may_open_the_report(self, at: int, heard: bool) -> None:
        """Where section one opens with them; later ones speak of something else."""
        texts = ["工作扎实开展。"] * 5
        texts[at] = f"本报告{self.PARTS}共六部分。"
        section = Section(key="overview", heading="一、总体情况", paragraphs=tuple(texts))

        assert bool(list(outline.stated_parts(paragraphs(report(sections=(section,)))))) is heard


@pytest.mark.parametrize(("now", "told"), [(9_899_999, True), (9_900_001, False)])
def test_a_change_from_a_thousand_million_is_none(now: int, told: bool) -> None:
    """What a rate implies is bounded."""
    (figure,) = figures("99.00%")

    assert (implied_last_year(Decimal(now), figure, rising=False) is not None) is told


@pytest.mark.parametrize(("more", "implied"), [("3件", (0, 0)), ("4件", None)])
def test_a_rise_from_nothing(more: str, implied: tuple[int, int] | None) -> None:
    """Last year's figure may be 0, and not below."""
    (figure,) = figures(more)

    assert implied_last_year(Decimal(3), figure, rising=True) == implied


class TestTables:
    """What a sum of cells can be."""

    @pytest.fixture
    def tables(self) -> Tables:
        built = report()
        return Tables(cells.form_of(built), cells.by_key(built))

    def test_what_no_form_has_is_no_sum(self, tables: Tables) -> None:
        """Alone, added or taken away."""
        for terms in (sum_of("no.such.cell"), (*ANSWERED, (1, "no.such.cell")), (*ANSWERED, (-1, "no.such.cell"))):
            assert tables.bounds(terms) is None

    def test_rows_and_groups_are_added_up(self, tables: Tables) -> None:
        assert tables.bounds(ANSWERED) is not None
        found = tables.bounds(sum_of("requests.outcomes.total", "-requests.outcomes.denied"))

        assert found is not None
        assert found.exact == 118 - 13
