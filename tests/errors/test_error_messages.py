"""Every error says in Chinese and in English what went wrong, with its facts, and survives a process boundary."""

from __future__ import annotations

import ast
import pickle
import pkgutil
import re
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import attrs
import pytest

import gov_disclosure
from gov_disclosure import check, from_figures
from gov_disclosure.cli.configuration import ConfigurationError
from gov_disclosure.codec import DocumentError, Fault
from gov_disclosure.codec.strict import NoCellError, RefusedError
from gov_disclosure.comparison import RollUpYearError, RosterError, RosterFault, SeriesError
from gov_disclosure.document import Limits
from gov_disclosure.errors import (
    LIMIT_WORDS,
    BrokenReaderError,
    FieldValueError,
    FigureFault,
    FiguresError,
    GovDisclosureError,
    LimitError,
    MissingExtraError,
    UnexpectedError,
    UnknownCellError,
    UnknownFormatError,
    UnknownFormError,
    UnknownLanguageError,
    UnknownNameError,
    UnknownOutputError,
    UnknownRuleError,
    UnreadableError,
    UnwritableError,
    WrongTypeError,
)
from gov_disclosure.frames import MissingColumnsError
from gov_disclosure.reading import LEFTOVER_WORDS, LeftoverReason
from gov_disclosure.rules import (
    BrokenRulesError,
    Finding,
    MissingFactError,
    RuleCodeTakenError,
    RuleForceError,
    SilentRuleError,
    VerdictForceError,
)
from gov_disclosure.rules.waivers import WaiverError
from gov_disclosure.statements import ProfilesError
from gov_disclosure.text import Text, as_text, choice_of
from gov_disclosure.toml_files import TomlFault, TomlFaultsError

CHINESE = re.compile("[\u4e00-\u9fff]")
WORDS = Text("甲乙", "this and that")

# Class to an error of it, and what both of its messages quote.
EXAMPLES = MappingProxyType(
    {
        FieldValueError: (FieldValueError("Organ", "name", WORDS, 3), ("Organ.name", "3")),
        WrongTypeError: (WrongTypeError("file", ("str", "bytes"), "int"), ("file", "str", "bytes", "int")),
        UnknownCellError: (UnknownCellError("a.b", "2021", "a.c"), ("'a.b'", "2021", "a.c")),
        FiguresError: (FiguresError((FigureFault("a.b", WORDS),)), ("1", "a.b")),
        UnknownNameError: (UnknownNameError("x", ("y", "z")), ("'x'", "y", "z")),
        UnknownFormError: (UnknownFormError(WORDS, ("2019", "2021")), ("2019", "2021")),
        UnknownFormatError: (UnknownFormatError("wps", ("html", "pdf")), ("'wps'", "html", "pdf")),
        UnknownOutputError: (UnknownOutputError("odt", ("html", "json")), ("'odt'", "html", "json")),
        UnknownRuleError: (UnknownRuleError("SUM9", ("SUM101", "SUM102")), ("'SUM9'", "SUM101", "SUM102")),
        MissingColumnsError: (MissingColumnsError(("form",), ("a", "b")), ("'form'", "'a'", "'b'", "frames.wide")),
        MissingExtraError: (MissingExtraError("pdf", WORDS, "pdfminer.six"), ("gov-disclosure[pdf]", "pdfminer.six")),
        LimitError: (LimitError("cells", 1000, 12345, "a.html"), ("a.html", "cells", "1,000", "12,345")),
        UnreadableError: (UnreadableError("a.doc", WORDS, Text("请另存。", "Save it anew.")), ("a.doc",)),
        UnwritableError: (UnwritableError("out/a.json", WORDS), ("out/a.json",)),
        UnexpectedError: (UnexpectedError("a.html", "KeyError: x"), ("a.html", "KeyError: x")),
        BrokenReaderError: (BrokenReaderError("ofd", "m:READER", WORDS, "ValueError('x')"), ("'ofd'", "m:READER", "x")),
        DocumentError: (DocumentError([Fault("/year", WORDS, "3")], "a.json"), ("a.json", "/year", "3", "1")),
        RefusedError: (RefusedError(WORDS), ()),
        NoCellError: (NoCellError("a.b"), ("'a.b'",)),
        ConfigurationError: (
            ConfigurationError("c.toml", (TomlFault("fail-on", WORDS, "'x'"),)),
            ("c.toml", "1", "fail-on", "'x'"),
        ),
        WaiverError: (WaiverError("w.toml", (TomlFault("rule", WORDS, "'x'", 2),)), ("w.toml", "2", "rule", "'x'")),
        ProfilesError: (ProfilesError("p.toml", (TomlFault("id", WORDS, "3", 1),)), ("p.toml", "1", "id", "3")),
        TomlFaultsError: (TomlFaultsError("x.toml", (TomlFault("key", WORDS, "3"),)), ("x.toml", "key", "3")),
        UnknownLanguageError: (UnknownLanguageError("fr"), ("'fr'", "zh", "en")),
        SeriesError: (SeriesError(WORDS, "甲局 2022", "乙局 2022"), ("甲局 2022", "乙局 2022", "2022")),
        RollUpYearError: (RollUpYearError(2022, "甲局", 2021), ("2022", "甲局", "2021")),
        RosterError: (RosterError("r.csv", (RosterFault(line=2, problem=WORDS),)), ("r.csv", "2")),
        RuleCodeTakenError: (RuleCodeTakenError("SUM301"), ("SUM301",)),
        RuleForceError: (
            RuleForceError("TWN101", "error", "practice", "warning"),
            ("TWN101", "error", "practice", "warning"),
        ),
        VerdictForceError: (VerdictForceError("TWN101", "error", "warning"), ("TWN101", "error", "warning")),
        BrokenRulesError: (BrokenRulesError("town", "town:RULES", "X: y"), ("town", "town:RULES", "X: y")),
        SilentRuleError: (SilentRuleError("XYZ101", "undetermined"), ("XYZ101", "undetermined")),
        MissingFactError: (MissingFactError("XYZ101", "count"), ("XYZ101", "count")),
    }
)


def all_errors() -> set[type[GovDisclosureError]]:
    """Return every error class of the package, after importing all of its modules."""
    for module in pkgutil.walk_packages(gov_disclosure.__path__, "gov_disclosure."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found: set[type[GovDisclosureError]] = set()
    left = [GovDisclosureError]
    while left:
        below = left.pop().__subclasses__()
        left += below
        found.update(kind for kind in below if kind.__module__.startswith("gov_disclosure."))
    return found


def test_every_error_has_an_example() -> None:
    """No class of error goes without one, and none is left from a class that went."""
    assert {kind.__qualname__ for kind in all_errors()} == {kind.__qualname__ for kind in EXAMPLES}


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
class TestMessages:
    """What is true of every error."""

    def test_languages(self, kind: type[GovDisclosureError]) -> None:
        """Each message is in its language, and neither shows the pair that words of both are kept in."""
        error, _ = EXAMPLES[kind]
        zh, en = error.message("zh"), error.message("en")
        assert CHINESE.search(zh)
        assert zh != en
        assert not CHINESE.search(en.replace("甲局", "").replace("乙局", ""))
        assert "Text(" not in zh + en

    def test_facts(self, kind: type[GovDisclosureError]) -> None:
        """Both messages quote the facts; words come in the message's own language."""
        error, facts = EXAMPLES[kind]
        for lang in ("zh", "en"):
            assert [fact for fact in facts if fact not in error.message(lang)] == []
        if WORDS in vars(error).values() or kind in (DocumentError, WaiverError):
            assert WORDS.zh in error.message("zh")
            assert WORDS.en in error.message("en")

    def test_english_is_the_default(self, kind: type[GovDisclosureError]) -> None:
        """A traceback and a log speak English."""
        error, _ = EXAMPLES[kind]
        assert str(error) == error.message("en")
        assert error.message() == error.message("zh")

    def test_pickles(self, kind: type[GovDisclosureError]) -> None:
        """Facts and messages are the same in another process."""
        error, _ = EXAMPLES[kind]
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert vars(again) == vars(error)
        assert (again.message("zh"), again.message("en")) == (error.message("zh"), error.message("en"))


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_a_language_that_nobody_speaks(kind: type[GovDisclosureError]) -> None:
    """Whoever is asked for one raises our own error, which names those there are."""
    error, _ = EXAMPLES[kind]
    with pytest.raises(UnknownLanguageError) as caught:
        error.message("fr")  # type: ignore[arg-type]
    assert (caught.value.asked, caught.value.known) == ("fr", ("zh", "en"))


def speaking_classes() -> list[type]:
    """Return every class of the package that says something in either language, errors apart."""
    found: list[type] = []
    for module in pkgutil.walk_packages(gov_disclosure.__path__, "gov_disclosure."):
        if not module.name.endswith("__main__"):
            names = vars(import_module(module.name)).values()
            found += [kind for kind in names if isinstance(kind, type) and kind.__module__ == module.name]
    return [kind for kind in found if "message" in vars(kind) and not issubclass(kind, Exception)]


def test_what_speaks_prints() -> None:
    """`print` of a finding, a fault, a gap shows its English message, not its fields."""
    speaking = speaking_classes()
    assert Finding in speaking
    assert [kind.__qualname__ for kind in speaking if "__str__" not in vars(kind)] == []
    finding = check(from_figures(year=2022, organ="甲局", figures={})).findings[0]
    assert str(finding) == finding.message("en")


class TestWords:
    """Words in both languages."""

    def test_limits(self) -> None:
        """Every limit that can be set is named in words, and nothing else is."""
        assert set(LIMIT_WORDS) == {field.name for field in attrs.fields(Limits)}

    def test_names(self) -> None:
        """A misspelt name gets a suggestion; of many known names the first are listed, the attribute has them all."""
        error = UnknownRuleError("SUN101", ("SUM101", "SUM102"))
        assert error.near == "SUM101"
        assert "(perhaps SUM101?)" in error.message("en")
        assert "（是否为 SUM101？）" in error.message("zh")
        assert UnknownNameError("x", ("y",)).near is None
        many = UnknownRuleError("SUM9", tuple(f"ABC{number}" for number in range(100, 200)))
        assert len(many.known) == 100
        assert many.message("en").endswith("ABC119 and 80 more.")
        assert many.message("zh").endswith("ABC119 等 100 个。")

    def test_a_limit_that_is_fixed(self) -> None:
        """Nobody is sent to raise a limit that cannot be raised; one nobody counted to says more."""
        fixed = LimitError(WORDS, 5, None)
        assert "Limits(" not in fixed.message("zh") + fixed.message("en")
        assert fixed.message("en").startswith("this and that: at most 5 allowed, found more.")
        assert "Limits(cells=…)" in LimitError("cells", 5, None).message("zh")

    def test_leftovers(self) -> None:
        """Every reason for a leftover is told in both languages, each in words of its own."""
        assert set(LEFTOVER_WORDS) == set(LeftoverReason)
        assert len({words.zh for words in LEFTOVER_WORDS.values()}) == len(LeftoverReason)
        assert len({words.en for words in LEFTOVER_WORDS.values()}) == len(LeftoverReason)
        assert all(CHINESE.search(words.zh) for words in LEFTOVER_WORDS.values())

    def test_text(self) -> None:
        """As a string it is English; it is no sequence, so that looking for something in it ends."""
        assert (str(WORDS), f"{WORDS}", WORDS["zh"]) == ("this and that", "this and that", "甲乙")
        assert as_text("x") == Text("x", "x")
        assert as_text(WORDS) is WORDS
        assert choice_of(("a", "b")) == Text("a、b 之一", "one of a, b")
        with pytest.raises(KeyError):
            "x" in WORDS  # type: ignore[operator]  # noqa: B015

    def test_one_fault_and_many(self) -> None:
        """The heading of a document's faults counts them, and says where the rest is."""
        many = DocumentError([Fault("", WORDS, "x")] * 60)
        assert many.message("zh").splitlines()[0] == "文档：60 处错误"
        assert many.message("zh").splitlines()[-1] == "另有 10 处，见 DocumentError.faults"
        assert many.faults[0].message("zh") == "（整个文档） 预期：甲乙；实际：x"

    def test_an_error_of_another_package(self) -> None:
        """A reader's own error without a template says what it says, whatever is asked."""

        class ForeignError(GovDisclosureError):
            pass

        class SpeakingError(GovDisclosureError):
            def __str__(self) -> str:
                return f"<{self.args[0]}>"

        assert ForeignError("x").message("zh") == str(ForeignError("x")) == "x"
        assert SpeakingError("x").message("zh") == "<x>"

    def test_no_reports(self) -> None:
        """A series of nothing names nothing."""
        error = SeriesError(Text("没有报告", "no reports"), "", "")
        assert error.message("zh").startswith("没有报告。")
        assert str(error).startswith("no reports. ")


WORDED = {kind.__name__ for kind in EXAMPLES} | {"Fault", "TomlFault"}


def english_arguments(source: str) -> list[str]:
    """Return the plain strings of two words or more that calls of `WORDED` in *source* pass."""
    return [
        ast.unparse(argument)
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in WORDED
        for argument in call.args
        if isinstance(argument, ast.Constant | ast.JoinedStr) and re.search("[a-z]+ [a-z]+", ast.unparse(argument))
    ]


def test_free_words_are_in_both_languages() -> None:
    """No raise site of the package passes words in English only."""
    assert english_arguments('raise UnreadableError(name, "not a file", Text("请看。", "Look at it."))') == [
        "'not a file'"
    ]
    package = Path(gov_disclosure.__file__).parent
    found = {
        path.name: english for path in package.rglob("*.py") if (english := english_arguments(path.read_text("utf-8")))
    }
    assert found == {}
