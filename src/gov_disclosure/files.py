"""Files: what they are called, why one cannot be opened or worked on, and how one is replaced in one step."""

from __future__ import annotations

import errno
import os
import tempfile
import traceback
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from gov_disclosure.errors import UnexpectedError
from gov_disclosure.text import Text, shown

CHECK_PATH = Text("请检查路径。", "Check the path.")
CLOSED = Text("已被关闭", "It is closed")

NOT_THERE = Text("没有这个文件或文件夹", "No such file or directory")

_WHY: Mapping[type[OSError], Text] = {
    FileNotFoundError: NOT_THERE,
    NotADirectoryError: NOT_THERE,  # what a path takes for a folder is a file
    IsADirectoryError: Text("这是文件夹，不是文件", "Is a directory"),
    PermissionError: Text("没有权限", "Permission denied"),
}


_WHY_NOT: Mapping[int, Text] = {
    errno.ENOSPC: Text("磁盘已满", "No space left on the disk"),
    errno.EFBIG: Text("文件过大", "File too large"),
    errno.ELOOP: Text("链接首尾相连", "Links that lead to each other"),
    errno.ENAMETOOLONG: Text("文件名过长", "File name too long"),
    errno.EBADF: CLOSED,
}


def why(error: OSError) -> Text:
    """Say why a file cannot be opened or written; the system knows the rarer reasons in its own language only."""
    known = _WHY_NOT.get(error.errno or 0)
    if known is not None:
        return known
    told = error.strerror or type(error).__name__
    return _WHY.get(type(error), Text(f"无法打开（{told}）", f"cannot be opened ({told})"))


def named(path: Path) -> str:
    """Return the name of *path* as a person reads it: part by part in UTF-8, else as Chinese systems write it."""
    name = str(path)
    with suppress(UnicodeEncodeError):
        name.encode()
        return name
    parts = os.fsencode(path).split(b"/")
    return "/".join(_decoded(part) for part in parts)


def _decoded(part: bytes) -> str:
    try:
        return part.decode()
    except UnicodeDecodeError:
        return part.decode("gb18030", "replace")


def unexpected(source: str, error: Exception) -> UnexpectedError:
    """Return what to raise when *error* stopped the work on a file: what failed and where."""
    if isinstance(error, MemoryError):
        return UnexpectedError(source, Text("内存不足", "not enough memory"))
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    where = f"{PurePath(frames[0].filename).name}:{frames[0].lineno}" if frames else "?"
    return UnexpectedError(source, f"{type(error).__name__}: {shown(error)} ({where})")


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
