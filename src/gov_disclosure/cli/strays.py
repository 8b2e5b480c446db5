"""Files in folders that are no reports: told by kind, named and counted, and passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gov_disclosure.document.characters import on_one_line
from gov_disclosure.files import named
from gov_disclosure.text import Lang, Text

KINDS: Mapping[Text, tuple[str, ...]] = {
    Text("图片", "pictures"): (
        ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".ico", ".heic",
    ),
    Text("旧版 Office 文件（请另存为 DOCX 或 XLSX）", "old office files (save them as DOCX or XLSX)"): (
        ".doc", ".xls", ".wps", ".et", ".dot", ".rtf", ".ppt", ".pptx", ".dps",
    ),
    Text("OFD、CEB、CAJ 文件（请转为 PDF）", "OFD, CEB and CAJ files (turn them into PDF)"): (
        ".ofd", ".ceb", ".cebx", ".caj",
    ),
    Text("压缩文件（请先解压）", "archives (unpack them first)"): (
        ".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz",
    ),
    Text("音频、视频", "audio and video"): (".mp3", ".mp4", ".wav", ".avi", ".mov", ".wmv"),
    Text("网页附带的文件", "what belongs to saved pages"): (
        ".css", ".js", ".woff", ".woff2", ".ttf", ".eot", ".map", ".ini", ".db", ".lnk", ".url", ".log", ".tmp",
        ".bak", ".py", ".yml", ".yaml", ".partial",
    ),
}  # fmt: skip
"""Kinds of files that are no reports that can be read, by the endings of their names."""

_NOTES = Text("说明文件", "notes to the reader")
_KIND_OF = {ending: kind for kind, endings in KINDS.items() for ending in endings}
_NAMED = 5
_SKIPPED = Text(
    "gov-disclosure: 跳过 {count} 个文件，{kind}：{names}", "gov-disclosure: {count} passed over, {kind}: {names}"
)
_MORE = Text("等", ", …")
_COMMA = Text("、", ", ")


def kind_of(path: Path) -> Text | None:
    """Return which kind of stray file this is, ``None`` where it may be a report."""
    return _NOTES if path.name.upper().startswith("README") else _KIND_OF.get(path.suffix.lower())


def strays_told(strays: Iterable[Path], lang: Lang) -> list[str]:
    """Return a line for each kind: how many files, and the names of the first."""
    kinds: dict[Text, list[Path]] = {}
    for path in strays:
        kind = kind_of(path)
        if kind is not None:
            kinds.setdefault(kind, []).append(path)
    return [
        _SKIPPED[lang].format(count=len(paths), kind=kind[lang], names=_names(paths, lang))
        for kind, paths in kinds.items()
    ]


def _names(paths: list[Path], lang: Lang) -> str:
    listed = _COMMA[lang].join(on_one_line(named(path)) for path in paths[:_NAMED])
    return listed + (_MORE[lang] if len(paths) > _NAMED else "")
