"""Opening files: dispatch, limits, and readers that other packages add."""

from __future__ import annotations

import pickle
from importlib.metadata import EntryPoint

import pytest

from example_reader import KEY_VALUE
from gov_disclosure.document import DEFAULT_LIMITS, Document, Limits, Paragraph, registry
from gov_disclosure.document.registry import Reader, formats, open_document
from gov_disclosure.errors import (
    BrokenReaderError,
    BrokenReaderWarning,
    LimitError,
    UnknownFormatError,
    UnreadableError,
)


def install(monkeypatch: pytest.MonkeyPatch, **targets: str) -> None:
    points = tuple(EntryPoint(name, target, registry.GROUP) for name, target in targets.items())
    monkeypatch.setattr(registry, "_plugins", lambda: points)


class Failing:
    """A plug-in with faults; each entry point below names one of its instances."""

    name = "failing"

    def __init__(self, *, sniffs: object, reads: object) -> None:
        self.sniffs, self.reads = sniffs, reads

    def sniff(self, data: bytes, /) -> bool:
        if isinstance(self.sniffs, Exception):
            raise self.sniffs
        return bool(self.sniffs)

    def read(self, data: bytes, *, source: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
        if isinstance(self.reads, Exception):
            raise self.reads
        return self.reads  # type: ignore[return-value]


class TestBuiltIn:
    """The content decides, unless the caller does."""

    def test_html_and_text(self) -> None:
        """Recognised whatever the name says."""
        assert open_document(b"<p>x</p>", source="x.pdf").format == "html"
        assert open_document("一、总体情况\n".encode(), source="x.doc").format == "text"

    def test_the_caller_may_choose(self) -> None:
        """A format by name is not questioned."""
        assert open_document(b"<p>x</p>", format="text").blocks == (
            open_document(b"<p>x</p>", format="text").blocks[0],
        )

    def test_unknown_format(self) -> None:
        """The error lists what there is."""
        with pytest.raises(UnknownFormatError, match="html, docx, pdf, xlsx, csv, text"):
            open_document(b"x", format="wps")

    def test_file_size_comes_first(self) -> None:
        """A file above the bound is not even looked at."""
        with pytest.raises(LimitError) as refused:
            open_document(b"[" * 101, limits=Limits(file_bytes=100), source="x")

        assert refused.value.args == ("file_bytes", 100, 101, "x")


class TestPlugIns:
    """Entry points of the group gov_disclosure.readers add formats."""

    def test_the_example_is_a_reader(self) -> None:
        """An object with name, sniff and read, and nothing to inherit."""
        assert isinstance(KEY_VALUE, Reader)

    def test_a_plug_in_reads_what_it_recognises(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is asked about text and about what is refused otherwise."""
        install(monkeypatch, keyvalue="example_reader:KEY_VALUE")

        document = open_document("#keyvalue\n标题=年度报告\n".encode())

        assert (document.format, document.blocks) == ("keyvalue", (Paragraph(text="标题：年度报告"),))
        assert open_document("标题".encode()).format == "text"
        assert formats()[-1] == "keyvalue"

    def test_a_plug_in_cannot_take_a_format_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """HTML stays HTML even if a plug-in claims everything; by name it can be had."""
        install(monkeypatch, keyvalue="example_reader:GREEDY")

        assert open_document(b"<p>x</p>").format == "html"
        assert open_document(b"<p>x</p>", format="keyvalue").format == "keyvalue"

    @pytest.mark.parametrize("target", ["no_such_module:X", "example_reader:NOTHING", "example_reader:NO_READER"])
    def test_a_plug_in_that_cannot_be_loaded_is_passed_over(self, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
        """The file is read all the same, with a warning that names the plug-in; a batch goes on."""
        install(monkeypatch, broken=target)

        with pytest.warns(BrokenReaderWarning, match="'broken'"):
            assert open_document("正文".encode()).format == "text"
        with pytest.warns(BrokenReaderWarning), pytest.raises(UnreadableError, match="PNG"):
            open_document(b"\x89PNG\r\n\x1a\n")
        with pytest.raises(BrokenReaderError) as broken:
            open_document("正文".encode(), format="broken")
        assert (broken.value.name, broken.value.target) == ("broken", target)
        assert str(pickle.loads(pickle.dumps(broken.value))) == str(broken.value)

    def test_faults_while_reading_name_the_plug_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What a plug-in raises becomes one error of ours; our own errors pass."""
        for reads, expected in (
            (ZeroDivisionError("x"), BrokenReaderError),
            (None, BrokenReaderError),
            (UnreadableError("x", "damaged", "Repair it."), UnreadableError),
        ):
            monkeypatch.setattr("example_reader.GREEDY", Failing(sniffs=True, reads=reads))
            install(monkeypatch, failing="example_reader:GREEDY")
            with pytest.raises(expected):
                open_document(b"x")

    def test_a_fault_while_sniffing_is_not_the_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The file goes to the next reader."""
        monkeypatch.setattr("example_reader.GREEDY", Failing(sniffs=KeyError("x"), reads=None))
        install(monkeypatch, failing="example_reader:GREEDY", keyvalue="example_reader:KEY_VALUE")

        with pytest.warns(BrokenReaderWarning, match="failed in sniff"):
            assert open_document(b"#keyvalue\na=b").format == "keyvalue"

    def test_installed_plug_ins_are_found_without_importing_them(self) -> None:
        """The list comes from the installed packages, in a fixed order."""
        registry._plugins.cache_clear()

        names = [point.name for point in registry._plugins()]

        assert names == sorted(names)
