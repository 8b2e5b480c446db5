"""Files that are replaced in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """
    Write *data*, or its pieces, to *path* in one step: whoever reads it sees the old file or the new one, whole.

    A link is followed; permissions are kept. What is no file but a device or
    a pipe ("/dev/stdout") is written to as it is.

    Raises:
        OSError: the file cannot be written; the old one is untouched.

    """
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    target = path.resolve()
    # In the same folder: a file can be put in place in one step only on its own file system.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gov-disclosure.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Return the permissions the file has, or those a new file gets."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
