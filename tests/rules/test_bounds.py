"""Where a rule's threshold lies: the last value on one side and the first on the other."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from gov_disclosure import rules
from gov_disclosure.model import Level, Note, NoteKind, Organ
from gov_disclosure.narrative.collected import collected
from gov_disclosure.organs.deadlines import at_latest, by_notice, by_statute, end_of_january, end_of_march
from gov_disclosure.organs.standing import Kind, Standing, standing
from gov_disclosure.rules import Outcome
from gov_disclosure.text import Text
from rule_examples import build


@pytest.mark.parametrize(
    ("year", "january", "march"),
    [
        (2019, date(2020, 2, 3), date(2020, 3, 31)),  # the festival until 2 February
        (2020, date(2021, 2, 1), date(2021, 3, 31)),  # a Sunday
        (2021, date(2022, 2, 7), date(2022, 3, 31)),  # New Year's Eve
        (2022, date(2023, 1, 31), date(2023, 3, 31)),
        (2023, date(2024, 1, 31), date(2024, 4, 1)),  # 31 March a Sunday
        (2024, date(2025, 2, 5), date(2025, 3, 31)),  # the festival until 4 February
        (2025, date(2026, 2, 2), date(2026, 3, 31)),  # a Saturday
    ],
)
def test_the_statutory_days_move_to_the_next_working_day(year: int, january: date, march: date) -> None:
    """31 January and 31 March of the year after the report year, weekends and the Spring Festival left out."""
    assert (end_of_january(year), end_of_march(year)) == (january, march)


@pytest.mark.parametrize(
    ("year", "county", "city"),
    [
        (2019, date(2020, 2, 20), date(2020, 3, 10)),
        (2020, date(2021, 2, 22), date(2021, 3, 10)),  # 20 February a Saturday
        (2021, date(2022, 2, 21), date(2022, 3, 10)),  # 20 February a Sunday
        (2022, date(2023, 2, 20), date(2023, 3, 10)),
        (2023, date(2024, 2, 20), date(2024, 3, 11)),  # 10 March a Sunday
        (2024, date(2025, 2, 20), date(2025, 3, 10)),
        (2025, date(2026, 2, 24), date(2026, 3, 10)),  # the festival until 23 February
    ],
)
def test_the_days_of_the_notice_move_likewise(year: int, county: date, city: date) -> None:
    """20 February for counties, 10 March for cities, also those of unknown rank."""
    assert by_notice(_standing("government", "county"), year) == county
    assert by_notice(_standing("government", "prefecture"), year) == city
    assert by_notice(_standing("government", None), year) == city


@pytest.mark.parametrize(
    ("year", "january", "latest", "county", "latest_county"),
    [
        (2025, date(2026, 2, 2), date(2026, 2, 2), date(2026, 2, 24), date(2026, 2, 24)),  # on record
        (2026, date(2027, 2, 1), date(2027, 2, 1), date(2027, 2, 22), date(2027, 2, 22)),  # New Year on 6 February
        (2027, date(2028, 1, 31), date(2028, 2, 4), date(2028, 2, 21), date(2028, 2, 21)),  # on 26 January
        (2032, date(2033, 2, 3), date(2033, 2, 9), date(2033, 2, 21), date(2033, 2, 21)),  # on 31 January
        (2033, date(2034, 1, 31), date(2034, 1, 31), date(2034, 2, 22), date(2034, 2, 28)),  # on 19 February
        (2044, date(2045, 1, 31), date(2045, 3, 2), date(2045, 2, 20), date(2045, 3, 2)),  # nothing is known
    ],
)
def test_days_off_that_are_not_on_record(
    year: int, january: date, latest: date, county: date, latest_county: date
) -> None:
    """The days off by law move a day; those that may be given besides leave open whether a later one is late."""
    due = by_notice(_standing("government", "county"), year)
    assert (end_of_january(year), at_latest(end_of_january(year))) == (january, latest)
    assert due is not None
    assert (due, at_latest(due)) == (county, latest_county)


@pytest.mark.parametrize(
    ("published", "outcome"),
    [
        ("2028-01-31", Outcome.PASSED),
        ("2028-02-01", Outcome.UNDETERMINED),
        ("2028-02-04", Outcome.UNDETERMINED),
        ("2028-02-05", Outcome.FAILED),
    ],
)
@pytest.mark.parametrize(("organ", "code"), [("青石县民政局", "LAW102"), ("白石镇人民政府", "LAW107")])
def test_lateness_where_the_days_off_are_not_on_record(organ: str, code: str, published: str, outcome: Outcome) -> None:
    said = {"year": 2027, "period": ["2027-01-01", "2027-12-31"], "published": published, "organ": organ}
    built = build({"report": said})
    assert rules.check(built, select=(code,)).outcomes[code] is outcome


def _standing(kind: Kind, level: Level | None) -> Standing:
    return Standing(kind=kind, level=level, power="no", why=Text("", ""))


JANUARY, MARCH = date(2023, 1, 31), date(2023, 3, 31)


@pytest.mark.parametrize(
    ("kind", "level", "statute", "notice"),
    [
        ("department", "county", JANUARY, None),
        ("department", "township", JANUARY, None),
        ("state", "state", JANUARY, None),
        ("government", "township", None, JANUARY),
        ("government", "county", MARCH, date(2023, 2, 20)),
        ("government", "prefecture", MARCH, date(2023, 3, 10)),
        ("government", None, MARCH, date(2023, 3, 10)),
        ("government", "province", MARCH, None),
        ("government", "state", MARCH, None),
        *((kind, "county", None, None) for kind in ("office", "subdistrict", "area", "branch", "body", "not_bound")),
    ],
)
def test_which_day_binds_which_organ(
    kind: Kind, level: Level | None, statute: date | None, notice: date | None
) -> None:
    """Article 49 names departments and governments, the notice townships, counties and cities."""
    organ = _standing(kind, level)

    assert (by_statute(organ, 2022), by_notice(organ, 2022)) == (statute, notice)


FEE = re.compile(r"信息处理费(\d+)元")


def _collected(text: str, year: int | None = 2022) -> bool:
    return next(collected(FEE, text, year), None) is not None


@pytest.mark.parametrize(("between", "counts"), [(38, False), (39, True)])
def test_words_forty_characters_before_an_amount_bear_on_it(between: int, counts: bool) -> None:
    """上年 that begins forty characters before the amount makes it last year's; farther off it does not."""
    assert _collected("上年" + "某" * between + "信息处理费30元") is counts


@pytest.mark.parametrize(("between", "counts"), [(11, False), (12, True)])
def test_words_twelve_characters_behind_an_amount_bear_on_it(between: int, counts: bool) -> None:
    """免 within twelve characters behind the amount, in its clause, makes it no income."""
    assert _collected("信息处理费30元" + "某" * between + "免") is counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("上年情况。收取信息处理费30元", True),
        ("上年情况；今年情况；收取信息处理费30元", True),
        ("今年情况；上年收取信息处理费30元", False),
        ("上年未收，今年收取信息处理费30元", True),
        ("收取信息处理费30元，余款免收", True),
        ("收取信息处理费30元未到账", True),
        ("信息处理费30元未收取", False),
        ("2022年收取信息处理费30元", True),
        ("2021年收取信息处理费30元", False),
        ("2021年和2022年收取信息处理费30元", True),
    ],
)
def test_only_the_clause_and_the_year_count(text: str, counts: bool) -> None:
    """What another clause says, or another year's amount, is not this amount."""
    assert _collected(text) is counts


def test_without_a_year_any_year_counts() -> None:
    """Where the report year is not told, a named year is no reason to leave an amount out."""
    assert _collected("2021年收取信息处理费30元", None)


WORDING = "".join(map(chr, range(0x5200, 0x5200 + 125)))
OTHERS = "".join(map(chr, range(0x6E00, 0x6E00 + 125)))


def _repeated(now: str, before: str) -> Outcome:
    def report(text: str, **told: Any) -> Any:
        return build({"report": {"sections": {"overview": {"heading": "", "paragraphs": [text]}}, **told}})

    last = report(before, year=2021, period=["2021-01-01", "2021-12-31"])
    return rules.check(report(now), previous=last, select=("YOY501",)).outcomes["YOY501"]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [(113, Outcome.FAILED), (112, Outcome.PASSED)],  # 108 of 120 pieces of six characters are nine tenths
)
def test_nine_tenths_of_the_wording_is_repeated_text(kept: int, expected: Outcome) -> None:
    """A section is repeated from nine tenths of its pieces on."""
    assert _repeated(WORDING, WORDING[:kept] + OTHERS[kept:]) is expected


@pytest.mark.parametrize(("length", "expected"), [(120, Outcome.FAILED), (119, Outcome.NOT_APPLICABLE)])
def test_less_than_120_characters_are_not_compared(length: int, expected: Outcome) -> None:
    """A short section says much the same every year."""
    assert _repeated(WORDING[:length], WORDING) is expected
    assert _repeated(WORDING, WORDING[:length]) is expected


def test_only_the_sections_of_free_text_are_compared() -> None:
    """What stands around the tables is the form's own wording, the same every year."""
    told = {"sections": {"requests": [WORDING], "overview": [OTHERS]}}
    last = build({"report": {**told, "year": 2021, "period": ["2021-01-01", "2021-12-31"]}})
    now = build({"report": {"sections": {"requests": [WORDING], "overview": [WORDING]}}})
    assert rules.check(now, previous=last, select=("YOY501",)).outcomes["YOY501"] is Outcome.PASSED


RANKS: tuple[tuple[str, Kind, Level | None], ...] = (
    ("青石镇人民政府", "government", "township"),
    ("青石县人民政府", "government", "county"),
    ("淮安市人民政府", "government", "prefecture"),
    ("江苏省人民政府", "government", "province"),
    ("北京市人民政府", "government", "province"),
    ("北京市海淀区人民政府", "government", "county"),
    ("江苏省淮安市人民政府", "government", "prefecture"),
    ("临沂市青石市财政局", "department", None),
    ("淮安市财政局", "department", "prefecture"),
    ("江苏省财政厅", "department", "province"),
    ("青石开发区管理委员会", "area", None),
    ("两江新区管理委员会", "area", None),
)


@pytest.mark.parametrize(("name", "kind", "level"), RANKS)
def test_kind_and_rank_by_name(name: str, kind: Kind, level: Level | None) -> None:
    """What a name tells, from towns to provinces."""
    found = standing(Organ(name=name))

    assert (found.kind, found.level) == (kind, level)


def test_days_come_in_the_order_of_the_ranks() -> None:
    """Townships, counties, cities: each by a later day than the rank below, whatever the year."""
    ranks: tuple[Level, ...] = ("township", "county", "prefecture")
    for year in range(2019, 2027):
        days = [by_notice(_standing("government", rank), year) for rank in ranks]
        assert all(one is not None and other is not None and one < other for one, other in pairwise(days))


@pytest.mark.parametrize(
    ("code", "said", "facts"),
    [
        ("LOG405", "全年收取信息处理费3,940元。", {"yuan": 3940, "quote": "信息处理费3,940元"}),
        ("LOG405", "全年收取信息处理费0.394万元。", {"yuan": 3940, "quote": "信息处理费0.394万元"}),
        ("LOG407", "全年收取信息处理费3945元。", {"yuan": 3945, "quote": "信息处理费3945元"}),
        ("LOG408", "全年收取信息处理费3940万元。", {"quote": "信息处理费3940万元"}),
    ],
)
def test_an_amount_is_told_in_yuan_and_quoted(code: str, said: str, facts: dict[str, Any]) -> None:
    """What a finding says of an amount: its worth in yuan, and the words of the text."""
    charges = Decimal("0.394") if code == "LOG408" else 0
    built = build({"set": {"proactive_disclosure.charges.amount": charges}, "report": six(said)})

    (found,) = rules.check(built, select=(code,)).findings

    assert {key: found.facts[key] for key in facts} == facts


def six(said: str) -> dict[str, Any]:
    return {"sections": {"other_matters": [said]}}


@pytest.mark.parametrize("organ", ["青石县河长制办公室", "青石县搬迁安置办公室"])
def test_an_office_that_is_not_a_governments_is_late_on_no_day(organ: str) -> None:
    """The name leaves open whether it is a department, so that neither 31 January nor 31 March is held against it."""
    late = build({"report": {"organ": organ, "year": 2022, "published": "2023-06-01"}})

    assert rules.check(late, select=("LAW102",)).outcomes["LAW102"] is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    "organ",
    [
        "青石县国家安全局", "云南省疾病预防控制局", "青石县园林管理局", "青石县畜牧兽医局", "青石县质量监督局",
        "云溪市外事办公室", "云溪市人民政府外事办公室", "云溪市人防办", "云溪市人民防空办公室", "云溪市国防动员办公室",
    ],
)  # fmt: skip
def test_departments_under_such_names_are_late_after_the_end_of_march(organ: str) -> None:
    """They are departments of governments, whatever institutions are named like them."""
    late = build({"report": {"organ": organ, "year": 2022, "published": "2023-05-10"}})

    assert rules.check(late, select=("LAW102",)).outcomes["LAW102"] is Outcome.FAILED


@pytest.mark.parametrize(("code", "organ"), [("LAW102", "青石县财政局"), ("LAW107", "白石镇人民政府")])
@pytest.mark.parametrize(("published", "moved"), [("2023-12-31", False), ("2024-01-01", True)])
def test_a_day_after_the_next_year_is_said_to_be_a_re_issue(code: str, organ: str, published: str, moved: bool) -> None:
    """Up to the end of the next year a report is late; after it the page was probably moved."""
    (found,) = rules.check(build({"report": {"organ": organ, "published": published}}), select=(code,)).findings

    assert ("重新发布" in found.message("zh"), "re-issue" in found.message("en")) == (moved, moved)


def test_a_late_report_is_told_with_its_days() -> None:
    """The day of publication and the day that was due, whichever rule tells it."""
    for code, organ, published, due in (
        ("LAW102", "青石县财政局", "2023-02-01", "2023-01-31"),
        ("LAW102", "青石县人民政府办公室", "2023-02-01", "2023-01-31"),
        ("LAW102", "青石县人民政府办公室", "2023-04-01", "2023-03-31"),
        ("LAW107", "青石县人民政府", "2023-02-21", "2023-02-20"),
        ("LAW108", "青石县人民政府", "2022-12-30", "2022-12-31"),
    ):
        (found,) = rules.check(build({"report": {"organ": organ, "published": published}}), select=(code,)).findings
        assert published in found.message("zh")
        assert due in found.message("zh")


@pytest.mark.parametrize("code", ["AGG101", "AGG201"])
@pytest.mark.parametrize(("scope", "words"), [("whole_area", "本行政区域"), ("whole_system", "本系统")])
def test_a_finding_over_several_cells_tells_the_figures_of_the_first(code: str, scope: str, words: str) -> None:
    """What is compared in the message are the figures of the first cell that is named, and what the whole counts."""
    first, last = "proactive_disclosure.licenses.decisions", "proactive_disclosure.penalties.decisions"
    whole = build({"report": {"scope": scope}, "set": {first: 500, last: 20}})
    part = build({"report": {"organ": "青石县教育局"}, "set": {first: 501, last: 33}})

    found = rules.check(whole, children=[part], select=(code,)).failed()[0]

    assert found.cells[:2] == (first, last)
    assert (found.expected, found.actual) == (500, 501)
    assert words in found.message("zh")


def test_rates_without_any_claim_are_not_judged() -> None:
    """A text that gives no rate of change does not pass the rule on rates."""
    before = build({"report": {"year": 2021, "period": ["2021-01-01", "2021-12-31"]}})

    assert rules.check(build({}), previous=before, select=("TXT106",)).outcomes["TXT106"] is Outcome.NOT_APPLICABLE


LICENSED = "proactive_disclosure.licenses.decisions"


@pytest.mark.parametrize(
    ("parts", "code", "expected", "actual"),
    [
        ((4, 6), None, None, None),
        ((4, 7), "AGG201", 10, 11),
        ((4, 5), "AGG301", 9, 10),
        ((10, 0), None, None, None),
        ((11, 0), "AGG101", 10, 11),
    ],
)
def test_a_whole_beside_its_parts(
    parts: tuple[int, int], code: str | None, expected: int | None, actual: int | None
) -> None:
    """The parts make up the whole, exceed it together or alone, or fall short of it, by one decision."""
    zero = {"set_all": 0, "set": {LICENSED: 10}}
    whole = build({**zero, "report": {"organ": "青石县人民政府", "scope": "whole_area"}})
    children = [build({"set_all": 0, "set": {LICENSED: part}}) for part in parts]

    result = rules.check(whole, children=children, select=("AGG",))
    told = {one.rule: one for one in result.failed()}

    assert set(told) == ({code} if code not in {None, "AGG101"} else {"AGG101", "AGG201"} if code else set())
    if code is not None:
        found = told[code]
        assert (found.cells, found.expected, found.actual) == ((LICENSED,), expected, actual)
    if code == "AGG301":
        assert found.facts["gap"] == 1


def test_blanks_leave_a_sum_open_and_are_counted() -> None:
    """A blank part leaves what it may be; how many cells are so is said."""
    whole = build({"set_all": 0, "report": {"organ": "青石县人民政府", "scope": "whole_area"}})
    part = build({"set_all": 0, "set": {LICENSED: None, "proactive_disclosure.penalties.decisions": None}})

    for code in ("AGG201", "AGG301"):
        (found,) = rules.check(whole, children=[part], select=(code,)).findings
        assert found.outcome is Outcome.UNDETERMINED
        assert found.cells == (LICENSED, "proactive_disclosure.penalties.decisions")
        assert (found.facts["count"], "2 格" in found.message("zh")) == (2, True)


@pytest.mark.parametrize(
    ("before", "reach", "behind"),
    [
        ("收取信息处理费", 15, "300元。"),
        ("收取信息处理费，共计", 6, "300元。"),
        ("收取信息处理费", 8, "1笔，300元。"),
        ("收取信息处理费1笔，", 6, "300元。"),
        ("收取信息处理费1笔，合计", 6, "300元。"),
    ],
)
def test_how_far_an_amount_may_stand_from_the_fee(before: str, reach: int, behind: str) -> None:
    """Farther off, or behind a count of more than four digits, the amount may be of something else."""
    for between, expected in ((reach, Outcome.FAILED), (reach + 1, Outcome.PASSED)):
        assert _fee_told(before + "某" * between + behind) is expected
    assert _fee_told("收取信息处理费1234笔，300元。") is Outcome.FAILED
    assert _fee_told("收取信息处理费12345笔，300元。") is Outcome.PASSED


def _fee_told(said: str) -> Outcome:
    built = build({"set": {"proactive_disclosure.charges.amount": 0}, "report": six(said)})
    return rules.check(built, select=("LOG405",)).outcomes["LOG405"]


@pytest.mark.parametrize(("between", "expected"), [(20, Outcome.FAILED), (21, Outcome.PASSED)])
def test_how_far_an_amount_may_stand_from_the_charges(between: int, expected: Outcome) -> None:
    """Twenty characters; LOG408 does not look farther."""
    said = "行政事业性收费" + "某" * between + "12.5万元。"
    built = build({"set": {"proactive_disclosure.charges.amount": 125000}, "report": six(said)})
    assert rules.check(built, select=("LOG408",)).outcomes["LOG408"] is expected


@pytest.mark.parametrize(
    ("before", "reach", "behind", "near", "far"),
    [
        ("全年收取信息处理费", 20, "300元。", "warning", "info"),
        ("发出收费通知", 8, "1件。", "warning", "info"),
    ],
)
def test_how_far_words_on_a_fee_in_another_section_reach(
    before: str, reach: int, behind: str, near: str, far: str
) -> None:
    """What another section says of a fee makes silence in section six a warning; farther off it is not seen."""
    for between, severity in ((reach, near), (reach + 1, far)):
        told = {"sections": {"overview": [before + "某" * between + behind], "other_matters": ["无。"]}}
        built = build({"set": {"proactive_disclosure.charges.amount": 0}, "report": told})
        (found,) = rules.check(built, select=("LAW104",)).findings
        assert found.severity.value == severity


@pytest.mark.parametrize(
    ("said", "founded"),
    [
        ("本局" + "某" * 22 + "成立。", True),
        ("本局" + "某" * 23 + "成立。", False),
        ("本局成立" + "某" * 14 + "小组。", False),
        ("本局成立" + "某" * 15 + "小组。", True),
        ("撤销" + "某" * 8 + "镇。", True),
        ("撤销" + "某" * 9 + "镇。", False),
    ],
)
def test_how_far_words_on_a_founding_reach(said: str, founded: bool) -> None:
    """Who was founded stands within 24 characters before the verb, what else was within 16 behind it."""
    told = {"period": ["2022-03-15", "2022-12-31"], "sections": {"overview": [said]}}
    outcome = rules.check(build({"report": told}), select=("LAW103",)).outcomes["LAW103"]
    assert outcome is (Outcome.UNDETERMINED if founded else Outcome.FAILED)


@pytest.mark.parametrize(("blank", "more"), [(3, False), (4, True)])
def test_three_cells_are_named_and_more_are_counted(blank: int, more: bool) -> None:
    """A sentence names three cells; of more it names three and says how many there are."""
    columns = ("natural_person", "enterprise", "research_institution", "public_welfare")
    keys = [f"requests.outcomes.granted.{column}" for column in columns[:blank]]
    (found,) = rules.check(build({"set": dict.fromkeys(keys)}), select=("CEL101",)).findings
    assert ("等 4 格" in found.message("zh"), "4 cells in all" in found.message("en")) == (more, more)


def test_numerals_that_write_no_number_tell_no_fee() -> None:
    """一百百 is no number: there is nothing to compare, and no rule crashes on it."""
    said = "收取信息处理费一百百元。"
    result = rules.check(
        build({"set": {"proactive_disclosure.charges.amount": 0}, "report": six(said)}), select=("LOG4",)
    )
    assert not result.crashes
    assert result.outcomes["LOG405"] is Outcome.PASSED


def test_rows_printed_as_one_and_notes_without_a_label_are_named() -> None:
    """A row has its printed label; a note that gives none is named by the first of its cells."""
    built = build({"blocks": {"otherwise_handled": "2019"}})
    (merged,) = rules.check(built, select=("FRM202",)).findings
    assert "（六）其他处理" in merged.message("zh")

    keys = ("requests.outcomes.granted.enterprise", "requests.outcomes.granted.natural_person")
    note = Note(kind=NoteKind.ROW_DISPLACED, cells=keys)
    (noted,) = rules.check(build({}), notes=[note], select=("FRM203",)).findings
    assert "商业企业" in noted.message("zh")
    assert "自然人" not in noted.message("zh")
