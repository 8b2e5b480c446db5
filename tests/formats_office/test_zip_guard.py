"""Zip containers made to harm: refused before they are unpacked."""

# ruff: noqa: E501 - members of containers are written out

from __future__ import annotations

import contextlib
import io
import random
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document.docx import read as docx
from gov_disclosure.document.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.document.office.package import Package
from gov_disclosure.document.xlsx import read as xlsx
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from profiles import at_least


def container(members: dict[str, bytes], packed: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return out.getvalue()


def opened(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Package:
    return Package(data, source="a.docx", kind="DOCX", limits=limits)


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(zip_members=2), "zip_members"),
        (Limits(unpacked_bytes=2**21), "unpacked_bytes"),
        (Limits(file_bytes=50), "file_bytes"),
    ],
)
def test_every_limit_is_kept_and_named(limits: Limits, name: str) -> None:
    """Members, their size together, and the file's own size."""
    data = container({f"{i}.xml": random.Random(i).randbytes(2**20) for i in range(3)}, packed=False)
    opened(data)
    with pytest.raises(LimitError, match=name):
        opened(data, limits)


def test_what_is_packed_too_tightly_is_refused() -> None:
    """A bomb is known by its ratio; small members may repeat as they like."""
    opened(container({"a.xml": bytes(2**20)}))
    with pytest.raises(LimitError, match="compression_ratio"):
        opened(container({"a.xml": bytes(2**22)}))


def test_a_member_that_states_a_false_size_is_not_unpacked_beyond_it() -> None:
    """The directory says ten bytes; what comes out does not match and is refused."""
    data = bytearray(container({"a.xml": b"<a>" + bytes(10_000) + b"</a>"}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(UnreadableError, match="damaged"):
        opened(bytes(data)).xml("a.xml")


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "a/../../b.xml", "..\\a.xml", "C:a.xml"])
def test_paths_that_lead_outside_are_refused(name: str) -> None:
    """Nothing is ever written to disk, but such a file is no document."""
    with pytest.raises(UnreadableError, match="member named"):
        opened(container({name: b""}))


def test_two_members_of_one_name_are_refused() -> None:
    """Programs would differ in which one they show."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("a.xml", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            zipped.writestr("a.xml", "2")
    with pytest.raises(UnreadableError, match="member named"):
        opened(out.getvalue())


def test_a_member_without_a_name() -> None:
    """The library cuts names at a NUL character, which can leave nothing."""
    data = container({"a.xml": b"<a/>", "b.xml": b"<b/>"}).replace(b"b.xml", b"\0.xml")
    assert list(opened(data).names()) == ["a.xml", ""]


def test_encrypted_members_are_refused_with_that_word() -> None:
    """The flag is enough."""
    data = bytearray(container({"a.xml": b"<a/>"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match="encrypted"):
        opened(bytes(data))


ENTITIES = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'


@pytest.mark.parametrize(
    "data",
    [
        ENTITIES.encode(),
        ENTITIES.encode("utf-16"),
        ('<?xml version="1.0" encoding="UTF-16BE"?>' + ENTITIES).encode("utf-16-be"),
        b'<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
    ],
)
def test_entities_and_outside_references_are_refused(data: bytes) -> None:
    """In any encoding; encodings that could hide them, too."""
    with pytest.raises(UnreadableError, match="document type"):
        opened(container({"a.xml": data})).xml("a.xml")


def test_plain_xml_is_parsed() -> None:
    """In UTF-8 and UTF-16, with and without its declaration."""
    for data in (
        "<a>甲</a>".encode(),
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>',
        "<a/>".encode("utf-16"),
    ):
        root = opened(container({"a.xml": data})).xml("a.xml")
        assert root is not None
        assert root.tag == "a"
    assert opened(container({"a.xml": b""})).xml("b.xml") is None


def test_references_to_addresses_are_left_out() -> None:
    """Nothing outside the container is asked for; paths are resolved within it."""
    relations = (
        b'<Relationships><Relationship Id="1" Type="x/image" Target="http://example.com/a.png" TargetMode="External"/>'
        b'<Relationship Id="2" Type="x/styles" Target="styles.xml"/><Relationship Id="3" Type="x/core" Target="/docProps/core.xml"/>'
        b"</Relationships>"
    )
    package = opened(container({"word/_rels/document.xml.rels": relations}))
    assert package.related("word/document.xml") == {
        "2": ("styles", "word/styles.xml"),
        "3": ("core", "docProps/core.xml"),
    }


SEED = container(
    {
        "_rels/.rels": b"<Relationships/>",
        "word/document.xml": b"<document><body/></document>",
        "xl/workbook.xml": b"<workbook/>",
    }
)


@at_least(100)
@given(
    st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 20), st.binary(max_size=8)), min_size=1, max_size=4)
)
def test_mutated_containers_raise_only_our_errors(changes: list[tuple[int, int, bytes]]) -> None:
    """Bytes cut out and put in anywhere."""
    data = SEED
    for at, cut, put in changes:
        data = data[:at] + put + data[at + cut :]
    for reader in (docx, xlsx):
        with contextlib.suppress(GovDisclosureError):
            reader.read(data)
