"""Every output, in both languages, of everything that the project has to try it on: none fails."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import made_documents
import rule_examples
from gov_disclosure import Report, cells
from gov_disclosure.cli.app import app
from gov_disclosure.model import Span
from gov_disclosure.rules import Finding, check
from gov_disclosure.text import Lang
from gov_disclosure.writing import FORMATS, checks, render
from gov_disclosure.writing.checks import Checked, write_checks
from gov_disclosure.writing.excerpt import excerpt
from written_reports import sample

LANGS: tuple[Lang, ...] = ("zh", "en")
T = TypeVar("T")
FINDINGS_FORMATS = ("json", *checks.FORMATS)


def run(*words: str | Path) -> Result:
    """Run the command line in this process; what is no exit of its own is raised."""
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of published reports in every format."""
    folder = tmp_path_factory.mktemp("documents")
    made_documents.write_all(folder)
    return folder


@pytest.fixture(scope="module")
def examples() -> list[Checked]:
    """The examples of all rules, each checked with every rule."""
    return [
        Checked(report=one.report(), result=one.check_all(), source=f"{one.code}/{one.path.name}")
        for one in rule_examples.examples()
    ]


def shared_out(things: Sequence[T], to: str, lang: Lang) -> Sequence[T]:
    """Return all of *things*; of office files, which take longest, one half in each language."""
    return things[LANGS.index(lang) :: len(LANGS)] if to in ("docx", "xlsx") else things


class TestDocuments:
    """Published reports, from the file to the output."""

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("to", FINDINGS_FORMATS)
    def test_checked(self, documents: Path, tmp_path: Path, to: str, lang: Lang) -> None:
        """Every file of the folder is in the output, or told; nothing but the promised exit codes."""
        result = run("check", documents, "--format", to, "--lang", lang, "-o", tmp_path / "out")
        assert result.exit_code == 1
        assert result.stderr == ""
        if to == "json":
            found = json.loads((tmp_path / "out").read_text("utf-8"))["reports"]
            assert {Path(one["source"]).name for one in found} == {path.name for path in documents.iterdir()}

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("to", FORMATS)
    def test_converted(self, documents: Path, tmp_path: Path, to: str, lang: Lang) -> None:
        """Every file is written in every format."""
        for path in shared_out(sorted(documents.iterdir()), to, lang):
            result = run("convert", path, "--to", to, "--lang", lang, "-o", tmp_path / "out")
            assert result.exit_code == 0, (path.name, result.stderr)
            assert (tmp_path / "out").stat().st_size


class TestRuleExamples:
    """Reports for which each rule passes, fails and cannot judge."""

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("to", checks.FORMATS)
    def test_checked(self, examples: list[Checked], to: str, lang: Lang) -> None:
        """All of them in one output of findings."""
        assert write_checks(examples, to, lang)

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("to", FORMATS)
    def test_written(self, examples: list[Checked], to: str, lang: Lang) -> None:
        """Each as a file with its findings."""
        for one in shared_out(examples, to, lang):
            assert render(one.report, to, one.result, lang)


REPORTS = (sample(), sample("2019"))
FAULTS = [finding for one in rule_examples.examples() for finding in one.check().findings]
"""Findings of every rule, for their words."""


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a stretch of the narrative that may be there or not."""
    path = tuple(draw(st.lists(st.integers(-1, 7), max_size=3)))
    start = draw(st.integers(0, 30))
    return Span(section=path, paragraph=draw(st.integers(-1, 3)), start=start, end=start + 3, quote="依法公")


@st.composite
def findings(draw: st.DrawFn, report: Report) -> Finding:
    """Draw a finding over any cells of any tables, few or many or none, in any order."""
    keys = tuple(cells.form_of(report).cells)
    chosen = draw(st.lists(st.sampled_from(keys), max_size=12, unique=True) | st.permutations(keys))
    return attrs.evolve(
        draw(st.sampled_from(FAULTS)),
        cells=tuple(chosen),
        figures=(),
        places=(),
        span=draw(st.none() | spans()),
        explanation=None,
    )


class TestAnyFinding:
    """What the rules of today do not say, those of tomorrow or of another package may."""

    @given(st.data(), st.sampled_from(REPORTS), st.sampled_from(LANGS))
    def test_excerpt(self, data: st.DataObject, report: Report, lang: Lang) -> None:
        """Every figure stands under the name of its column, the first cell in brackets; eight rows at most."""
        finding = data.draw(findings(report))
        lines = excerpt(report, finding, lang)
        if finding.span is not None or not finding.cells:
            assert len(lines) <= 1
            return
        bracket = {"zh": "【", "en": "["}[lang]
        assert sum(bracket in line for line in lines) == 1
        at = next(number for number, line in enumerate(lines) if bracket in line)
        header = [line for line in lines[:at] if line.startswith(" ")][-1]
        cell = cells.form_of(report).cells[finding.cells[0]]
        column = (cell.column if lang == "zh" else cell.column_en)[-1]
        assert column[:4] in header

    @given(st.data(), st.sampled_from(REPORTS), st.sampled_from(LANGS))
    @settings(max_examples=15)
    def test_every_output(self, data: st.DataObject, report: Report, lang: Lang) -> None:
        """No output fails on findings over any cells of any tables, or on words that are not there."""
        found = tuple(data.draw(st.lists(findings(report), max_size=3)))
        checked = Checked(report=report, result=attrs.evolve(check(report), findings=found), source="a.txt")
        for to in checks.FORMATS:
            # Workflow commands without a finding are none.
            assert write_checks([checked], to, lang) or (to == "github" and not found)
        for to in FORMATS:
            assert render(report, to, found, lang)
