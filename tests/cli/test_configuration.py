"""The configuration file: where it is found, what it sets, what is refused; the language by the locale."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from gov_disclosure.cli import configuration_file as configuration
from gov_disclosure.cli.app import app
from gov_disclosure.cli.configuration import ConfigurationError, configuration_schema, load
from gov_disclosure.cli.configuration_file import find
from gov_disclosure.cli.language import VARIABLE, preferred
from gov_disclosure.text import Lang

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CLEAN = EXAMPLES / "hedong_2022.txt"
WRONG = EXAMPLES / "planted_errors_2022.txt"


def run(*words: str | Path) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to call from, with two reports below it."""
    (tmp_path / "reports" / "drafts").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "reports" / "clean.txt").write_bytes(CLEAN.read_bytes())
    (tmp_path / "reports" / "drafts" / "wrong.txt").write_bytes(WRONG.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str, name: str = configuration.FILE) -> None:
    """Write the configuration file of *folder*."""
    (folder / name).write_text(text, "utf-8")


class TestWhatItSets:
    """A value of the file is the default of the option; the call's own option goes before it."""

    def test_exclude(self, project: Path) -> None:
        """Files of folders that a pattern names are not read; one that is named in the call is."""
        assert run("check", "reports").exit_code == 1
        configure(project, 'exclude = ["drafts/*"]')
        assert run("check", "reports").exit_code == 0
        assert run("check", "reports/drafts/wrong.txt").exit_code == 1
        assert run("check", "reports", "--exclude", "clean*").exit_code == 1

    @pytest.mark.parametrize("words", [["convert", "--to", "ndjson"], ["rollup"], ["series"], ["statements"]])
    def test_every_command_that_reads_folders(self, project: Path, words: list[str]) -> None:
        """What the file leaves out is left out of each; a folder left without reports is told."""
        configure(project, 'exclude = ["*.txt"]')
        nothing = "leave none of the files in this folder"
        assert nothing in run(*words, "reports", "--lang", "en").stderr
        assert nothing not in run(*words, "reports", "--lang", "en", "--no-config").stderr

    def test_include(self, project: Path) -> None:
        """With patterns to include, other files of folders are not read."""
        configure(project, 'include = ["wr*.txt"]')
        result = run("check", "reports")
        assert "wrong.txt" in result.stdout
        assert "clean.txt" not in result.stdout
        assert run("check", "reports", "--include", "*.html").exit_code == 2

    def test_select_and_ignore(self, project: Path) -> None:
        """Rules of ``ignore`` do not run, even if selected."""
        wrong = "reports/drafts/wrong.txt"
        configure(project, 'select = ["SUM"]')
        assert {one["rule"][:3] for one in findings(wrong)} == {"SUM"}
        configure(project, 'select = ["SUM"]\nignore = ["SUM3"]')
        assert {one["rule"] for one in findings(wrong)} == {"SUM401"}
        assert {one["rule"] for one in findings(wrong, "--ignore", "SUM4")} == {"SUM301", "SUM302"}

    def test_fail_on(self, project: Path) -> None:
        """The threshold of the exit code."""
        configure(project, 'fail-on = "info"')
        assert run("check", "reports/clean.txt").exit_code == 1
        assert run("check", "reports/clean.txt", "--fail-on", "error").exit_code == 0

    def test_waivers(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The path of the waivers begins at the folder of the file, wherever the call comes from."""
        run("check", "reports", "--write-baseline", "accepted.toml", "--author", "li", "--reason", "known")
        configure(project, 'waivers = "accepted.toml"')
        monkeypatch.chdir(project / "reports")
        assert run("check", ".").exit_code == 0

    def test_language(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The language of everything, help among it; the environment's variable and ``--lang`` go before it."""
        configure(project, 'language = "en"')
        assert "Usage" in run("check", "--help").stdout
        assert "Result" in run("check", "reports/clean.txt").stdout
        assert "结果" in run("check", "reports/clean.txt", "--lang", "zh").stdout
        monkeypatch.setenv(VARIABLE, "zh")
        assert "结果" in run("check", "reports/clean.txt").stdout

    def test_series(self, project: Path) -> None:
        """``series`` leaves out the same files of folders."""
        configure(project, 'exclude = ["drafts/*"]\nlanguage = "en"')
        assert "wrong" not in run("series", "reports").stdout


def findings(path: str, *words: str) -> list[dict[str, str]]:
    """Return the findings of one report as data."""
    document = json.loads(run("check", path, "--format", "json", *words).stdout)
    found: list[dict[str, str]] = document["reports"][0]["result"]["findings"]
    return found


class TestWhereItIsFound:
    """The nearest file, from the folder of the call upwards to the repository's."""

    def test_above(self, project: Path) -> None:
        """A folder above counts; the nearer file wins; the search ends at the repository."""
        assert find(project / "reports" / "drafts") is None
        configure(project, 'language = "en"')
        assert find(project / "reports" / "drafts") == project / configuration.FILE
        configure(project / "reports", 'language = "zh"')
        assert find(project / "reports" / "drafts") == project / "reports" / configuration.FILE
        (project / "reports" / "drafts" / ".git").mkdir()
        assert find(project / "reports" / "drafts") is None

    def test_pyproject(self, project: Path) -> None:
        """The table of pyproject.toml counts; a pyproject.toml without it, or broken, is passed over."""
        configure(project, '[tool.gov-disclosure]\nlanguage = "en"', configuration.PROJECT)
        configure(project / "reports", "[tool.other]\nx = 1", configuration.PROJECT)
        assert find(project / "reports") == project / configuration.PROJECT
        assert load(project / configuration.PROJECT).language == "en"
        configure(project / "reports", "not toml", configuration.PROJECT)
        assert find(project / "reports") == project / configuration.PROJECT

    def test_named(self, project: Path) -> None:
        """``--config`` names another file; ``--no-config`` reads none."""
        configure(project, 'language = "en"')
        configure(project, 'language = "zh"\nfail-on = "info"', "other.toml")
        assert run("check", "reports/clean.txt", "--config", "other.toml").exit_code == 1
        assert "结果" in run("check", "reports/clean.txt", "--no-config").stdout
        missing = run("check", "reports/clean.txt", "--config", "missing.toml", "--lang", "en")
        assert missing.exit_code == 2
        assert "missing.toml" in missing.stderr


class TestWhatIsRefused:
    """Every fault at once, with what was expected there; exit code 2."""

    WRONG = 'select = ["SUM", "XYZ"]\nlanguag = "en"\nfail-on = 3\ninclude = "*.html"\nwaivers = ""\n'

    def test_all_faults(self, project: Path) -> None:
        """Each wrong key is named; the error keeps the faults and can be pickled."""
        configure(project, self.WRONG)
        result = run("check", "reports", "--lang", "en")
        assert result.exit_code == 2
        with pytest.raises(ConfigurationError) as caught:
            load(project / configuration.FILE)
        assert [fault.key for fault in caught.value.faults] == ["languag", "select", "fail-on", "waivers", "include"]
        assert all(fault.key in result.stderr for fault in caught.value.faults)
        again = pickle.loads(pickle.dumps(caught.value))  # our own bytes
        assert again.message("zh") == caught.value.message("zh")

    def test_help_all_the_same(self, project: Path) -> None:
        """The page of help is shown, though the file is wrong."""
        configure(project, self.WRONG)
        assert run("check", "--help").exit_code == 0

    @pytest.mark.parametrize("text", ["x = ", "a" + ".a" * 5000 + " = 1", "x = " + "[" * 100_000, "#" * 2**21])
    def test_no_toml(self, project: Path, text: str) -> None:
        """What is no TOML, too deep or too large is told, not a traceback."""
        configure(project, text)
        result = run("check", "reports")
        assert result.exit_code == 2
        assert configuration.FILE in result.stderr
        assert "Traceback" not in result.stderr

    def test_schema(self, project: Path) -> None:
        """The published schema takes what is right and refuses each of the faults but a code that no rule has."""
        validator = jsonschema.Draft202012Validator(configuration_schema())
        assert validator.is_valid({"select": ["SUM"], "fail-on": "warning", "exclude": ["a/*"]})
        for wrong in ({"select": ["sum"]}, {"languag": "en"}, {"fail-on": 3}, {"include": "x"}, {"waivers": ""}):
            assert not validator.is_valid(wrong)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", VARIABLE: "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", VARIABLE: "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", VARIABLE: "fr"}, "en"),
    ],
)
def test_locale(environment: dict[str, str], expected: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language follows the locale, Chinese where it says nothing; our own variable goes before it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", VARIABLE):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred() == expected
