"""What the program says of itself and of wrong calls: in both languages, whatever the command."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result

from gov_disclosure.cli.app import COMMANDS, app
from gov_disclosure.cli.help import Argument, Command, Option, folded
from gov_disclosure.cli.language import VARIABLE
from gov_disclosure.document.characters import display_width
from gov_disclosure.text import Lang, Text

HAN = re.compile(r"[\u4e00-\u9fff]")
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
ALL = ("", *COMMANDS)


def run(*words: str, lang: str | None = None) -> Result:
    """Run the command line in this process, with *lang* as the environment's language."""
    return CliRunner().invoke(app, words, env={VARIABLE: lang})


def command_of(name: str) -> Command:
    """Return the command, the whole program for ``""``."""
    found = app.get_command(click.Context(app), name) if name else app
    assert isinstance(found, Command)
    return found


def both(words: Text) -> None:
    """Hold that the words are there in both languages, and are not the same."""
    assert HAN.search(words.zh)
    assert words.en.strip()
    assert words.zh != words.en


@pytest.mark.parametrize("name", ALL)
class TestHelp:
    """Every command explains itself, its arguments and its options in Chinese and in English."""

    def test_all_have_words(self, name: str) -> None:
        """The command and everything it takes have words in both languages."""
        command = command_of(name)
        both(command.words)
        assert command.params
        for parameter in command.params:
            assert isinstance(parameter, Option | Argument), parameter.name
            both(parameter.words)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_page(self, name: str, lang: Lang) -> None:
        """The page has all the words, in the language asked for anywhere in the call, within its width."""
        asked = [name] if name else []
        page = run(*asked, "--help", "--lang", lang)
        assert page.exit_code == 0
        assert page.stdout == run(*asked, "--lang", lang, "--help").stdout == run(*asked, "-h", lang=lang).stdout
        shown = "".join(page.stdout.split())
        command = command_of(name)
        for words in (command.words, *(one.words for one in command.params if isinstance(one, Option | Argument))):
            assert "".join(words[lang].split()) in shown
        assert all(display_width(line) <= 80 for line in page.stdout.splitlines())

    def test_languages_are_not_mixed(self, name: str) -> None:
        """The English page has no Chinese but the name of the thing; the Chinese one no English heading."""
        english = run(*filter(None, [name]), "--help", lang="en").stdout.replace("政府信息公开工作年度报告", "")
        assert not HAN.search(english)
        chinese = run(*filter(None, [name]), "--help", lang="zh").stdout
        assert not re.search(r"Usage|Options|Arguments|Commands|default|required|Show", chinese)


WRONG = [
    (
        ["chekc"],
        "没有命令“chekc”。用法见 gov-disclosure --help。",
        "no such command: chekc. See gov-disclosure --help.",
    ),
    (["check"], "缺少 PATHS。", "PATHS is missing."),
    (["convert", "x"], "缺少 --to。", "--to is missing."),
    (
        ["check", "--fromat", "x"],
        "没有选项 --fromat（是不是 --format？）。",
        "no such option: --fromat (perhaps --format?).",
    ),
    (["rules", "--zzzz"], "没有选项 --zzzz。", "no such option: --zzzz."),
    (["rules", "--format", "pdf"], "--format 应为 text、json 之一。", "--format must be one of text, json."),
    (["check", "x", "--limit", "-3"], "--limit 应为 不小于 0 的整数。", "--limit must be a whole number of 0 or more."),
    (["check", "x", "--select"], "选项 --select 后面缺少值。", "the option --select needs a value."),
    (["convert", "x", "--indent=3"], "选项 --indent 后面没有值。", "the option --indent takes no value."),
    (["explain", "A", "b", "c"], "多余的参数：b c。", "unexpected arguments: b c."),
    (
        ["check", "--waivers", "none.toml", "x"],
        "none.toml：没有这个文件或文件夹。",
        "none.toml: No such file or directory.",
    ),
    (["--"], "缺少命令。", "a command is missing."),
]


@pytest.mark.parametrize(("words", "zh", "en"), WRONG)
def test_wrong_calls(words: list[str], zh: str, en: str) -> None:
    """A wrong call is one line on stderr in the language of the call, names the page that helps, and exits 2."""
    for lang, told in (("zh", zh), ("en", en)):
        result = run(*words, lang=lang)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"gov-disclosure: {told}")
        assert result.stderr.count("\n") == 1
    assert run(*words).stderr.startswith(f"gov-disclosure: {zh}")


def test_language_of_a_wrong_call() -> None:
    """``--lang`` before or behind the fault decides; one that is no language is told in the environment's."""
    assert "must be one of" in run("rules", "--format", "pdf", "--lang", "en").stderr
    assert "must be one of" in run("--lang", "en", "rules", "--format", "pdf", lang="zh").stderr
    assert run("rules", "--lang", "fr", lang="en").stderr.startswith("gov-disclosure: --lang must be one of zh, en.")
    assert run("rules", "--lang", "fr").stderr.startswith("gov-disclosure: --lang 应为 zh、en 之一。")


def test_language_before_the_command() -> None:
    """The program's ``--lang`` is that of the command."""
    assert run("--lang", "en", "rules").stdout == run("rules", "--lang", "en").stdout != run("rules").stdout


def test_without_words() -> None:
    """A call without any words is answered by the page of help on stderr, and exits 2."""
    result = run(lang="en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == run("--help", lang="en").stdout


def test_as_a_program() -> None:
    """The installed program says the same."""
    call = [sys.executable, "-m", "gov_disclosure", "rules", "--format", "pdf", "--lang", "en"]
    result = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("gov-disclosure: --format must be one of text, json.")


def test_folding() -> None:
    """Lines break at blanks and between Han characters, never before a closing sign, and lose nothing."""
    text = "报告文件，或文件夹（其中全部文件）；- 表示从标准输入读取 as it is piped in。"
    for width in range(10, 40):
        lines = list(folded(text, width))
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(display_width(line) <= width and line[0] not in "，。；）" for line in lines)
