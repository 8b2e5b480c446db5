"""Waivers: validated whole, bound to rule, cells, report and figures, and accounted for."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from gov_disclosure import cells, results, rules
from gov_disclosure.rules import Severity
from gov_disclosure.rules.waivers import WaiverError, load_waivers, parse_waivers
from rule_examples import build

TODAY = date(2023, 2, 1)
KEY = "requests.received.total"
BAD = cells.replace(build({}), {KEY: 99})
HEAD = '[[waiver]]\nreason = "已核对"\nauthor = "张三"\nexpires = 2023-12-31\n'


def waived(*lines: str, report: object = BAD, today: date = TODAY) -> rules.CheckResult:
    """Check a report in which SUM301 and BAL301 fail, with one waiver of these lines."""
    waivers = parse_waivers(HEAD + "\n".join(lines), today=today)
    return rules.check(report, select=["SUM301", "BAL301"], waivers=waivers)  # type: ignore[arg-type]


class TestMatching:
    """What a waiver takes hold of."""

    def test_silence(self) -> None:
        """The finding leaves the findings and stands among the waived; the outcome stays."""
        result = waived('rule = "SUM301"')

        assert {"BAL301"} == {found.rule for found in result.findings}
        assert [one.finding.rule for one in result.waived] == ["SUM301"]
        assert rules.Outcome.FAILED is result.outcomes["SUM301"]
        assert result.unused == ()

    def test_level(self) -> None:
        """The finding stays with another severity; what it was stands among the waived."""
        result = waived('rule = "SUM"', 'action = "info"')

        (found,) = (found for found in result.findings if found.rule == "SUM301")
        assert Severity.INFO is found.severity
        assert Severity.ERROR is result.waived[0].finding.severity
        assert found.id == result.waived[0].finding.id

    @pytest.mark.parametrize(
        ("line", "holds"),
        [
            ('cells = ["requests.received.*"]', True),
            ('cells = ["requests.received.total"]', False),  # the finding is about the whole row
            ('organ = "青石县发展和改革局"', True),
            ('organ = "白石镇人民政府"', False),
            ("year = 2022", True),
            ("year = 2021", False),
        ],
    )
    def test_narrowed(self, line: str, holds: bool) -> None:
        """Cells, organ and year must all fit."""
        result = waived('rule = "SUM301"', 'action = "silence"', line)

        assert holds is bool(result.waived)

    def test_other_reports_are_not_its_business(self) -> None:
        """A waiver for another report is neither used nor reported as unused."""
        result = waived('rule = "SUM301"', 'action = "silence"', "year = 2021")

        assert result.unused == ()

    def test_fingerprint_lapses_when_a_figure_changes(self) -> None:
        """Bound to the id of the finding, it holds for these figures only."""
        fingerprint = rules.check(BAD, select=["SUM301"]).findings[0].id
        lines = ('rule = "SUM301"', 'action = "silence"', f'fingerprint = "{fingerprint}"')

        assert waived(*lines).waived
        changed = waived(*lines, report=cells.replace(BAD, {KEY: 98}))
        assert not changed.waived
        assert [one.why for one in changed.unused] == ["unmatched"]

    def test_last_day_and_after(self) -> None:
        """It holds on the day it expires, and is reported as expired after."""
        lines = ('rule = "SUM301"', 'action = "silence"')

        assert waived(*lines, today=date(2023, 12, 31)).waived
        late = waived(*lines, today=date(2024, 1, 1))
        assert not late.waived
        assert [one.why for one in late.unused] == ["expired"]

    def test_plain_data(self) -> None:
        """What was waived and what was unused stands in the JSON too."""
        plain = results.result_to_plain(waived('rule = "CEL101"', 'action = "silence"'))
        jsonschema.validate(plain, results.check_result_schema())
        assert [one["why"] for one in plain["unused_waivers"]] == ["unmatched"]

        plain = results.result_to_plain(waived('rule = "SUM301"', 'action = "silence"'))
        jsonschema.validate(plain, results.check_result_schema())
        assert [one["waiver"]["expires"] for one in plain["waived"]] == ["2023-12-31"]


class TestFile:
    """A waiver file is checked before it is used, and every fault is named."""

    def test_what_is_misspelt(self) -> None:
        """A key and a rule that are misspelt are told with the one that may be meant; one fault is no plural."""
        text = '[[waiver]]\nrule = "SUN301"\nreason = "x"\nauthor = "y"\nexpires = 2027-01-01\n'
        with pytest.raises(WaiverError, match=r"w: 1 fault\n.*perhaps SUM301\?") as caught:
            parse_waivers(text, source="w")
        assert "是否为 SUM301？" in caught.value.message("zh")
        with pytest.raises(WaiverError, match=r"perhaps reason\?"):
            parse_waivers(text.replace("reason", "reson").replace("SUN", "SUM"), source="w")

    def test_all_faults_at_once(self) -> None:
        """Missing, misspelt, wrongly typed and unknown values of all entries."""
        text = (
            '[[waiver]]\nrule = "SUM999"\naction = "ignore"\nreason = ""\nauthor = "张三"\nexpires = "2023-12-31"\n'
            '[[waiver]]\nrule = "SUM301"\naction = "silence"\nresaon = "x"\nauthor = "张三"\nexpires = 2023-12-31\n'
            'cells = "requests"\nyear = true\n'
            "[other]\n"
        )
        with pytest.raises(WaiverError) as caught:
            parse_waivers(text, source="waivers.toml")

        faults = {(fault.entry, fault.key) for fault in caught.value.faults}
        assert faults == {
            (0, "other"),
            (1, "rule"),
            (1, "action"),
            (1, "reason"),
            (1, "expires"),
            (2, "reason"),
            (2, "resaon"),
            (2, "cells"),
            (2, "year"),
        }
        assert "waivers.toml: 9 faults" in str(caught.value)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)

    @pytest.mark.parametrize(
        "pattern", ["requests.nope", "requests.recieved.*", "requests/received/total", "", "nope*"]
    )
    def test_no_cell(self, pattern: str) -> None:
        """A pattern that no cell of either form answers to would waive nothing, ever: it is quoted as a fault."""
        entry = '[[waiver]]\nrule = "SUM301"\nreason = "x"\nauthor = "张三"\nexpires = 2023-12-31\n'
        right = 'cells = ["*", "requests.received.total", "proactive_disclosure.procurement.*"'
        assert parse_waivers(f"{entry}{right}]").entries
        with pytest.raises(WaiverError) as caught:
            parse_waivers(f'{entry}{right}, "{pattern}"]')

        (fault,) = caught.value.faults
        assert (fault.entry, fault.key) == (1, "cells")
        assert f"'{pattern}'" in fault.message("zh")

    @pytest.mark.parametrize("text", ["[[waiver]", "waiver = 3", 'waiver = ["x"]'])
    def test_no_waiver_file(self, text: str) -> None:
        """What is no TOML, or has no tables, is one clear fault."""
        with pytest.raises(WaiverError) as caught:
            parse_waivers(text)

        assert len(caught.value.faults) == 1

    def test_load(self, tmp_path: Path) -> None:
        """A file with a byte order mark is read; GBK is refused with its encoding named."""
        path = tmp_path / "waivers.toml"
        path.write_text("\ufeff" + HEAD + 'rule = "SUM301"\naction = "silence"\n', encoding="utf-8")
        assert len(load_waivers(path).entries) == 1

        path.write_text(HEAD, encoding="gbk")
        with pytest.raises(WaiverError, match="UTF-8"):
            load_waivers(path)
        with pytest.raises(FileNotFoundError):
            load_waivers(tmp_path / "none.toml")
