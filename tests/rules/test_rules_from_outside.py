"""Rules that another package brings: by argument and by entry point, in every output, and as crashes where at fault."""

from __future__ import annotations

import io
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import attrs
import openpyxl
import pytest

from gov_disclosure import cells, rules
from gov_disclosure.errors import FieldValueError, WrongTypeError
from gov_disclosure.reading import read
from gov_disclosure.results import result_to_plain
from gov_disclosure.rules import (
    NOT_APPLICABLE,
    BrokenRulesError,
    Context,
    Outcome,
    Rule,
    RuleCodeTakenError,
    RuleForceError,
    Severity,
    Source,
    SourceKind,
    Verdict,
    Words,
    registry,
    rule,
)
from gov_disclosure.rules.waivers import parse_waivers
from gov_disclosure.text import Text
from gov_disclosure.writing import render
from gov_disclosure.writing.checks import Checked, write_checks
from rule_examples import build

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tests" / "examples" / "outside_rules"
REPORT = build({"report": {"published": "2023-01-30"}})
WORDS = Words(
    title=Text("标题", "a title"),
    failed=Text("不符：{what}。", "It differs: {what}."),
    checks=Text("查", "checks"),
    why=Text("因", "why"),
    fix=Text("改", "fix"),
)
SOURCE = Source("practice", "惯例", "practice")


@rule("QSX101", severity=Severity.WARNING, source=SOURCE, words=WORDS)
def late(context: Context) -> Iterator[Verdict]:
    """Yield the day of publication, whatever it is."""
    yield Verdict(facts={"what": str(context.report.published)}, cells=("requests.received.total",))


def outside(*verdicts: Verdict, code: str = "QSX102", words: Words = WORDS) -> Rule:
    """Return a rule that yields these verdicts on every report."""
    return Rule(code=code, severity=Severity.WARNING, source=SOURCE, words=words, check=lambda _: verdicts)


class TestByArgument:
    """`check(…, extra_rules=…)` runs them beside the others."""

    def test_its_findings_are_like_any_other(self) -> None:
        """A finding has an id, a sentence in both languages, a title and a source; the result keeps the rule."""
        result = rules.check(REPORT, extra_rules=[late])

        (found,) = result.by_rule["QSX101"]
        assert found.id.startswith("QSX101-")
        assert (found.message("zh"), found.message("en")) == ("不符：2023-01-30。", "It differs: 2023-01-30.")
        assert (found.title, found.source) == (WORDS.title, SOURCE.text)
        assert len(result.outcomes) == sum(one.status == "stable" for one in rules.rules()) + 1
        assert result.rule("QSX101") is late
        assert result.rule("SUM301") is rules.find_rule("SUM301")

    def test_select(self) -> None:
        """Its code and its letters choose it."""
        for wanted in (["QSX"], ["QSX101"]):
            assert list(rules.check(REPORT, extra_rules=[late], select=wanted).outcomes) == ["QSX101"]

    def test_waivers(self) -> None:
        """A waiver file may name it where the rules are given; without them the code is unknown."""
        entry = '[[waiver]]\nrule = "QSX101"\nreason = "r"\nauthor = "a"\nexpires = 2099-01-01\n'

        accepted = parse_waivers(entry, extra_rules=[late], today=date(2023, 2, 1))

        assert [one.finding.rule for one in rules.check(REPORT, extra_rules=[late], waivers=accepted).waived] == [
            "QSX101"
        ]
        with pytest.raises(ValueError, match="QSX101"):
            parse_waivers(entry)

    @pytest.mark.parametrize("to", ["text", "sarif", "junit", "html"])
    def test_outputs(self, to: str) -> None:
        """Code, title and sentence stand in every output."""
        result = rules.check(REPORT, extra_rules=[late])

        written = write_checks([Checked(report=REPORT, result=result)], to, "en").decode()

        for said in ("QSX101", "a title", "It differs: 2023-01-30."):
            assert said in written

    def test_workbook(self) -> None:
        """It has a sheet of its own letters, and a column in the summary."""
        result = rules.check(REPORT, extra_rules=[late])

        book = openpyxl.load_workbook(io.BytesIO(write_checks([Checked(report=REPORT, result=result)], "xlsx", "en")))

        assert "QSX" in book.sheetnames
        assert "QSX" in [cell.value for cell in next(book.worksheets[0].iter_rows())]
        assert "It differs: 2023-01-30." in [cell.value for row in book["QSX"].iter_rows() for cell in row]

    def test_marked_form_and_plain_data(self) -> None:
        """The form with its findings marked shows it, and the result document lists it."""
        result = rules.check(REPORT, extra_rules=[late])

        assert "QSX101" in render(REPORT, "html", result).decode()
        assert "QSX101" in {finding["rule"] for finding in result_to_plain(result)["findings"]}

    def test_page(self) -> None:
        """Its page is made from the rule itself."""
        page = rules.page(late)
        assert "# QSX101 标题" in page
        headings = [line[3:] for line in page.splitlines() if line.startswith("## ")]
        assert headings == ["核对什么", "为什么", "依据", "怎么改", "严重程度与状态"]
        assert page.rstrip().splitlines()[-1].startswith("- ")

    def test_travels(self) -> None:
        """A result with rules from outside goes to another process, words and all."""
        result = pickle.loads(pickle.dumps(rules.check(REPORT, extra_rules=[late])))

        assert result.rule("QSX101").title("en") == "a title"
        assert result.by_rule["QSX101"][0].message("en") == "It differs: 2023-01-30."

    @pytest.mark.parametrize("taken", [[attrs.evolve(late, code="SUM999")], [late, late]])
    def test_codes_of_its_own(self, taken: list[Rule]) -> None:
        """Letters of this package's families, and codes given twice, are refused."""
        with pytest.raises(RuleCodeTakenError):
            rules.check(REPORT, extra_rules=taken)

    def test_wrong_things(self) -> None:
        """What is no rule is refused before anything runs; a malformed code, or no check at all, when it is made."""
        with pytest.raises(WrongTypeError):
            rules.check(REPORT, extra_rules=[len])  # type: ignore[list-item]
        for wrong in ({"code": "QS1"}, {"check": None}, {"relations": lambda _: ()}):
            with pytest.raises(ValueError, match="QS"):
                attrs.evolve(late, **wrong)


class TestForce:
    """A rule from outside is no graver than what it rests on, as those of this package are."""

    @pytest.mark.parametrize("kind", rules.FORCE)
    @pytest.mark.parametrize("severity", Severity)
    def test_by_source(self, kind: SourceKind, severity: Severity) -> None:
        """A graver severity is refused where the rule is made, in words; the same or a lower one is taken."""
        source = Source(kind, "依据", "a source")

        def made() -> Rule:
            return Rule(code="QSX103", severity=severity, source=source, words=WORDS, check=lambda _: ())

        if severity.rank >= rules.FORCE[kind].rank:
            assert made().severity is severity
        else:
            with pytest.raises(RuleForceError, match=f"QSX103.*{severity}.*{kind}.*{rules.FORCE[kind]}"):
                made()

    def test_no_such_source(self) -> None:
        """A kind of source that there is not gives no severity."""
        source = Source("hearsay", "传闻", "hearsay")  # type: ignore[arg-type]
        with pytest.raises(FieldValueError, match="hearsay"):
            Rule(code="QSX103", severity=Severity.INFO, source=source, words=WORDS, check=lambda _: ())

    def test_graver_verdict(self) -> None:
        """A verdict graver than its rule is a crash of the rule, and no finding."""
        result = rules.check(REPORT, extra_rules=[outside(Verdict(facts={"what": "x"}, severity=Severity.ERROR))])
        assert [one.rule for one in result.crashes] == ["QSX102"]
        assert "VerdictForceError" in result.crashes[0].error
        assert not [one for one in result.findings if one.rule == "QSX102"]


class TestItsOwnFaults:
    """A rule's own fault is that rule's crash, found while it runs, and leaves no half-made finding."""

    GOOD = Verdict(facts={"what": "this"})

    @pytest.mark.parametrize(
        ("verdict", "error"),
        [
            (Verdict(), "MissingFactError"),
            (Verdict(facts={"what": "x"}, cells=("requests.received.nobody",)), "UnknownCellError"),
            (Verdict(outcome=Outcome.UNDETERMINED, facts={"what": "x"}), "SilentRuleError"),
        ],
    )
    def test_crashes(self, verdict: Verdict, error: str) -> None:
        """A fact that is missing, a cell that no form has, no words for an ending."""
        result = rules.check(REPORT, extra_rules=[outside(self.GOOD, verdict)], select=["QSX", "SUM301"])

        assert result.outcomes == {"QSX102": Outcome.CRASHED, "SUM301": Outcome.PASSED}
        assert result.findings == ()
        assert result.crashes[0].error.startswith(error)
        assert not result.ok

    def test_not_applicable_needs_no_words(self) -> None:
        """What is not applicable is no finding."""
        result = rules.check(REPORT, extra_rules=[outside(NOT_APPLICABLE)], select=["QSX"])

        assert result.outcomes == {"QSX102": Outcome.NOT_APPLICABLE}
        assert not result.findings
        assert not result.crashes


class TestIds:
    """Ids differ where the findings do, and never are the same within a report."""

    def test_facts_tell_findings_apart(self) -> None:
        """Three findings on no cell at all, each of something else: three ids, each waived for itself."""
        three = outside(*(Verdict(facts={"what": name}) for name in ("表二", "表三", "表四")))

        first, again = (rules.check(REPORT, extra_rules=[three], select=["QSX"]).findings for _ in range(2))

        assert len({found.id for found in first}) == 3
        assert [found.id for found in first] == [found.id for found in again]

    def test_the_very_same_twice(self) -> None:
        """Two findings that say the very same are numbered."""
        twice = outside(TestItsOwnFaults.GOOD, TestItsOwnFaults.GOOD)

        one, other = sorted(found.id for found in rules.check(REPORT, extra_rules=[twice], select=["QSX"]).findings)

        assert other == f"{one}-2"


class TestAReading:
    """`check` takes what `read` returns."""

    def test_notes_and_places_are_taken_along(self) -> None:
        """The rules on the printed form run, and findings say where they stood."""
        reading = read(str(ROOT / "examples" / "planted_errors_2022.txt"))

        by_reading = rules.check(reading)
        by_hand = rules.check(reading.report, notes=reading.notes, places=reading.places)

        assert result_to_plain(by_reading) == result_to_plain(by_hand)
        assert by_reading.outcomes["FRM203"] is not Outcome.NOT_APPLICABLE
        assert any(place for found in by_reading.findings for place in found.places)

    def test_what_is_neither(self) -> None:
        """Anything else is refused."""
        with pytest.raises(WrongTypeError):
            rules.check({"report": 1})  # type: ignore[arg-type]


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """Entry points as if installed, for one test."""
    found: list[EntryPoint] = []
    monkeypatch.setattr(registry, "_plugins", lambda: tuple(found))
    for cached in (registry.registered, registry._registered_by_code):
        cached.cache_clear()
    yield found
    for cached in (registry.registered, registry._registered_by_code):
        cached.cache_clear()


class TestByEntryPoint:
    """The group ``gov_disclosure.rules``."""

    def test_a_package_on_the_command_line(self, tmp_path: Path) -> None:
        """An installed package's rules are listed, run, explained with their examples, and waived."""
        waiver = tmp_path / "waivers.toml"
        waiver.write_text(
            '[[waiver]]\nrule = "QSX101"\nreason = "r"\nauthor = "a"\nexpires = 2099-01-01\n', encoding="utf-8"
        )
        document = tmp_path / "report.json"
        document.write_bytes(render(REPORT, "json"))

        def run(*words: str) -> str:
            environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONUTF8": "1"}
            command = [sys.executable, "-m", "gov_disclosure", *words]
            ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
            assert "Traceback" not in ran.stderr
            return ran.stdout

        assert "QSX101  warning  Published after 20 January\n" in run("rules", "--lang", "en")
        assert "Published on 2023-01-21, after 20 January." in run("explain", "QSX101", "--lang", "en")
        checked = json.loads(run("check", str(document), "--format", "json"))["reports"][0]["result"]
        assert {"QSX101"} == {finding["rule"] for finding in checked["findings"]}
        assert checked["outcomes"]["QSX201"] == "passed"
        waived = run("check", str(document), "--format", "json", "--waivers", str(waiver))
        assert json.loads(waived)["reports"][0]["result"]["waived"]

    def test_rules_that_cannot_be_loaded(self, plugins: list[EntryPoint]) -> None:
        """A check that would silently leave rules out does not run; the error names the package."""
        plugins.append(EntryPoint("town", "no_such_module:RULES", registry.GROUP))

        with pytest.raises(BrokenRulesError, match="no_such_module"):
            rules.check(REPORT)

    def test_one_rule_alone(self, plugins: list[EntryPoint], monkeypatch: pytest.MonkeyPatch) -> None:
        """An entry point may be a rule instead of several."""
        monkeypatch.setattr(sys.modules[__name__], "ALONE", late, raising=False)
        plugins.append(EntryPoint("town", f"{__name__}:ALONE", registry.GROUP))

        assert rules.find_rule("QSX101") is late


def test_rules_given_figures_by_cell() -> None:
    """A linear rule from outside is judged by what its blanks could be, like those of this package."""
    sys.path.insert(0, str(PACKAGE))
    try:
        from qingshi_rules import carried_over
    finally:
        sys.path.remove(str(PACKAGE))
    received = cells.by_key(REPORT)["requests.received.total"]
    assert isinstance(received, int)

    def ending(carried: int | None) -> Outcome:
        report = cells.replace(REPORT, {"requests.carried_forward.total": carried})
        return rules.check(report, extra_rules=[carried_over], select=["QSX"]).outcomes["QSX201"]

    assert ending(received) is Outcome.PASSED
    assert ending(received + 1) is Outcome.FAILED
    assert ending(None) is Outcome.UNDETERMINED
