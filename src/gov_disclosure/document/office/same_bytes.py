"""Zip containers that come out the same whenever they are written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import IO

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip member can bear."""


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of *members* by name, in their order, all dated 1980-01-01."""
    buffer = BytesIO()
    zip_file(buffer, ((name, (content,)) for name, content in members.items()))
    return buffer.getvalue()


def zip_file(target: IO[bytes], members: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write a zip file to *target*, as `zip_bytes` makes it, each member piece by piece."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, pieces in members:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            with archive.open(info, "w") as member:
                for piece in pieces:
                    member.write(piece)
