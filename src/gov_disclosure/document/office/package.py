"""Zip containers (DOCX, XLSX) opened with bounds, and their XML parsed without anything it could call in."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from gov_disclosure.document.limits import Limits
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.text import Text

_SMALL = 1 << 20
"""Members up to this size may be packed as tightly as they like: a blank form is nearly all repetition."""
_ENCRYPTED = 0x1
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_PLAIN = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1"})


class Package:
    """
    The members of a zip container.

    Nothing is unpacked to disk, and only members asked for are unpacked at all.

    Raises:
        LimitError: too many members, or larger than *limits* allows once unpacked.
        UnreadableError: damaged, encrypted, or with members that point outside or hide one another.
    """

    def __init__(self, data: bytes, *, source: str | None, kind: str, limits: Limits) -> None:
        self._name = source or kind
        self._source, self._kind = source, kind
        if len(data) > limits.file_bytes:
            raise LimitError("file_bytes", limits.file_bytes, len(data), source)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except Exception as error:  # the module raises half a dozen kinds on damaged directories
            raise self.damaged(error) from error
        self._limits = limits
        self._check(infos, limits)
        self._infos = {info.filename: info for info in infos if not info.filename.endswith("/")}
        self._folded = {_folded(name): info for name, info in reversed(self._infos.items())}

    def damaged(self, error: BaseException) -> UnreadableError:
        """Return the error that says that the container or a member is damaged, as *error* shows."""
        name = type(error).__name__
        return UnreadableError(
            self._name,
            Text(f"{self._kind} 文件已损坏（{name}）", f"the {self._kind} file is damaged ({name})"),
            Text("请用办公软件打开后重新保存。", "Open it in an office program and save it anew."),
        )

    def _check(self, infos: list[zipfile.ZipInfo], limits: Limits) -> None:
        if len(infos) > limits.zip_members:
            raise LimitError("zip_members", limits.zip_members, len(infos), self._source)
        size = sum(info.file_size for info in infos)
        if size > limits.unpacked_bytes:
            raise LimitError("unpacked_bytes", limits.unpacked_bytes, size, self._source)
        seen: set[str] = set()
        for info in infos:
            ratio = info.file_size // max(1, info.compress_size)
            if info.file_size > _SMALL and ratio > limits.compression_ratio:
                raise LimitError("compression_ratio", limits.compression_ratio, ratio, self._source)
            if info.flag_bits & _ENCRYPTED:
                raise UnreadableError(
                    self._name,
                    Text("文件已加密", "the file is encrypted (加密)"),
                    Text("请取消密码后另存。", "Save it without a password."),
                )
            if _points_outside(info.filename) or info.filename in seen:
                member = info.filename[:80]
                raise UnreadableError(
                    self._name,
                    Text(
                        f"压缩包内有名为 {member!r} 的文件，办公软件不会这样写",
                        f"the container has a member named {member!r}, which no office program writes",
                    ),
                    Text("请勿信任此文件，应索取原件。", "Do not trust this file; ask for the original."),
                )
            seen.add(info.filename)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._find(name) is not None

    def _find(self, name: str) -> zipfile.ZipInfo | None:
        """Return the member *name*; case and the kind of slash tell no members apart, and some programs change them."""
        return self._infos.get(name) or self._folded.get(_folded(name))

    def names(self) -> Iterator[str]:
        """Yield the names of all members, in the order of the container."""
        yield from self._infos

    def content(self, name: str) -> bytes | None:
        """
        Return the bytes of the XML member *name*, ``None`` if there is no such member.

        Raises:
            UnreadableError: it is damaged, or declares a document type (entities
                could multiply or call in other files; office programs write none).
            LimitError: it has too many elements and attributes.
        """
        data = self.plain(name)
        if data is not None:
            tags = data.count(b"<") + data.count(b"=")
            if tags > self._limits.xml_tags:
                raise LimitError("xml_tags", self._limits.xml_tags, tags, self._source)
            self._refuse_entities(data, name)
        return data

    def plain(self, name: str) -> bytes | None:
        """
        Return the bytes of the member *name*, which need not be XML, ``None`` if there is no such member.

        Raises:
            UnreadableError: it is damaged.
        """
        info = self._find(name)
        if info is None:
            return None
        try:
            return self._zip.read(info)
        except Exception as error:  # as above, and whatever the packing raises
            raise self.damaged(error) from error

    def xml(self, name: str) -> Element | None:
        """
        Return the root element of member *name*, ``None`` if there is no such member.

        Raises:
            UnreadableError, LimitError: as `content` does.
        """
        data = self.content(name)
        if data is None:
            return None
        try:
            return fromstring(data)  # noqa: S314 - no document type, so no entities
        except (ParseError, ValueError, LookupError) as error:
            raise self.damaged(error) from error

    def _refuse_entities(self, data: bytes, name: str) -> None:
        declared = _ENCODING.match(data)
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]
        if wide:
            text = data.decode("utf-16", "replace") if data[:2] != b"\x00<" else data.decode("utf-16-be", "replace")
            dangerous = "<!DOCTYPE" in text or "<!ENTITY" in text
        else:
            known = declared is None or declared[1].decode("ascii").lower() in _PLAIN
            dangerous = b"<!DOCTYPE" in data or b"<!ENTITY" in data or not known
        if dangerous:
            raise UnreadableError(
                self._name,
                Text(
                    f"{name} 声明了文档类型、实体或不常见的编码",
                    f"{name} declares a document type, entities or an unusual encoding",
                ),
                Text("请勿信任此文件，应索取原件。", "Do not trust this file; ask for the original."),
            )

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """
        Return what *part* refers to: relation id to kind of relation and member name.

        References to other files or addresses are left out: nothing is fetched.
        """
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target", "").replace("\\", "/")
            if relation.get("TargetMode") == "External" or not target:
                continue
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], name)
        return found


def _folded(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _points_outside(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or re.match(r"[A-Za-z]:", path) is not None or "\x00" in name


def local(tag: object) -> str:
    """Return the name of an element or attribute without its namespace: transitional and strict files differ in it."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """Return the attribute *name* of *element* in whatever namespace, ``None`` if there is none."""
    if element is None:
        return None
    return next((value for key, value in element.items() if local(key) == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along *path* of local names, ``None`` if a step is missing."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner.tag) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """Return what the first child with the local *name* holds, nothing where there is none."""
    found = child(element, name)
    return list(found) if found is not None else []


def title_of(package: Package) -> dict[str, str]:
    """Return the title that the file's properties state, if it reads like a report's."""
    core = package.xml("docProps/core.xml") if "docProps/core.xml" in package else None
    stated = child(core, "title")
    title = (stated.text or "").strip() if stated is not None else ""
    return {"title": title} if re.search("信息公开.*报告", title) and not re.search(r"\.\w{2,4}$", title) else {}
