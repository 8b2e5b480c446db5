"""Reports in files, and in other people's cattrs converters."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import Any

import attrs
import cattrs
import pytest
from hypothesis import given

from codec_cases import full_reports
from gov_disclosure import cells, codec, forms
from gov_disclosure.codec import DocumentError
from gov_disclosure.model import Organ, Report


def small() -> Report:
    """Return a report without figures."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition("2021"), {})
    return Report(
        form="2021",
        year=2022,
        organ=Organ(name="某局"),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )


class TestFiles:
    """`load` and `dump` take a path or an open file."""

    def test_path(self, tmp_path: Path) -> None:
        """A file written is the document and a line end; it is read back equal; nothing else is left in the folder."""
        path = tmp_path / "report.json"
        codec.dump(small(), path)
        assert path.read_bytes() == codec.dumps(small()) + b"\n"
        assert codec.load(path) == codec.load(str(path)) == small()
        codec.dump(small(), path, indent=2)
        assert path.read_bytes() == codec.dumps(small(), indent=2) + b"\n"
        assert list(tmp_path.iterdir()) == [path]

    def test_open_files(self) -> None:
        """Binary and text files both serve, for reading and for writing."""
        binary, text = io.BytesIO(), io.StringIO()
        codec.dump(small(), binary)
        codec.dump(small(), text)
        assert text.getvalue().encode() == binary.getvalue()
        assert codec.load(io.BytesIO(binary.getvalue())) == codec.load(io.StringIO(text.getvalue())) == small()

    def test_permissions(self, tmp_path: Path) -> None:
        """A new file gets what the process gives new files; a replaced one keeps what it had."""
        path, other = tmp_path / "a.json", tmp_path / "b"
        other.touch()
        codec.dump(small(), path)
        assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
        path.chmod(0o640)
        codec.dump(small(), path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_link_is_followed(self, tmp_path: Path) -> None:
        """Where the path is a link, the file it points to is replaced, not the link."""
        target, link = tmp_path / "a.json", tmp_path / "b.json"
        target.touch()
        link.symlink_to(target)
        codec.dump(small(), link)
        assert link.is_symlink()
        assert codec.load(target) == small()

    def test_failure_leaves_the_old_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """When writing fails, the old file stands as it was and nothing is left beside it."""
        path = tmp_path / "report.json"
        path.write_bytes(b"old")

        def fail(_: int) -> None:
            raise OSError("disk full")

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="disk full"):
            codec.dump(small(), path)
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_error_names_the_file(self, tmp_path: Path) -> None:
        """The error of a bad file says which file it is."""
        path = tmp_path / "bad.json"
        path.write_bytes(b"{}")
        with pytest.raises(DocumentError, match=r"bad\.json: 7 faults"):
            codec.load(path)
        with path.open("rb") as file, pytest.raises(DocumentError, match=r"bad\.json"):
            codec.load(file)
        with pytest.raises(FileNotFoundError):
            codec.load(tmp_path / "none.json")

    def test_large_file_is_not_read_whole(self, tmp_path: Path) -> None:
        """No more is read than shows that the file is too large."""
        path = tmp_path / "large.json"
        with path.open("wb") as file:
            file.truncate(10**12)
        with pytest.raises(DocumentError, match="at most 8,388,608 bytes"):
            codec.load(path)


@attrs.frozen
class Batch:
    """Somebody's own class that holds reports."""

    name: str
    reports: list[Report]


class TestHooks:
    """`register_hooks` teaches a converter the reports and nothing else."""

    @given(report=full_reports())
    def test_round_trip(self, report: Report) -> None:
        """Reports inside other classes go out and come back."""
        converter = cattrs.Converter()
        codec.register_hooks(converter)
        batch = Batch("x", [report])
        tree = converter.unstructure(batch)
        assert tree["reports"][0] == codec.unstructure(report)
        assert converter.structure(tree, Batch) == batch

    def test_strict_for_reports_only(self) -> None:
        """A report's figures are not coerced; the user's own fields are treated as before."""
        converter = cattrs.Converter()
        codec.register_hooks(converter)
        tree: dict[str, Any] = {"name": 3, "reports": [codec.unstructure(small())], "other": 1}
        assert converter.structure(tree, Batch).name == "3"
        tree["reports"][0]["requests"]["received"]["total"] = "3"
        tree["reports"][0]["organ"]["x"] = 1
        with pytest.raises(cattrs.ClassValidationError) as caught:
            converter.structure(tree, Batch)
        told = cattrs.transform_error(caught.value)
        assert any("$.reports[0].requests.received.total" in line for line in told)
        assert any("$.reports[0].organ" in line for line in told)

    def test_parts(self) -> None:
        """Parts of a report can be structured on their own."""
        converter = cattrs.Converter()
        codec.register_hooks(converter)
        assert converter.structure({"name": "某局"}, Organ) == Organ(name="某局")
        assert converter.unstructure(Organ(name="某局")) == {"name": "某局"}
