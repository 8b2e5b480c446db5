"""The document that written DOCX files start from is what its script makes."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name, each as canonical XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: etree.tostring(etree.fromstring(archive.read(name)), method="c14n") for name in archive.namelist()
        }


def test_the_shipped_template_is_what_its_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run tools/docx_template.py after changing it."""
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    import docx_template

    assert parts(docx_template.TEMPLATE.read_bytes()) == parts(docx_template.template())
