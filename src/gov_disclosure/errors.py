"""
Every error this package raises on purpose: one base, facts as attributes, words in both languages.

``str(error)`` is English; `GovDisclosureError.message` gives either language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar, final

from attrs import frozen

from gov_disclosure.text import (
    GovDisclosureError,
    Lang,
    Text,
    UnknownLanguageError,
    as_text,
    choice_of,
    nearest,
    perhaps,
    shown,
)

__all__ = [
    "BrokenReaderError",
    "BrokenReaderWarning",
    "FieldValueError",
    "FigureFault",
    "FiguresError",
    "GovDisclosureError",
    "LimitError",
    "MissingExtraError",
    "UnexpectedError",
    "UnknownCellError",
    "UnknownFormError",
    "UnknownFormatError",
    "UnknownLanguageError",
    "UnknownNameError",
    "UnknownOutputError",
    "UnknownRuleError",
    "UnreadableError",
    "UnreadableKind",
    "UnwritableError",
    "WrongTypeError",
]

T = TypeVar("T")

_SEPARATOR = Text("、", ", ")
_COLON = Text("：", ": ")
_OR = Text(" 或 ", " or ")


class FieldValueError(GovDisclosureError, ValueError):
    """A model class was given a value that the report cannot hold."""

    template = Text(
        "{owner}.{field} 预期：{expected}；实际：{value}。", "{owner}.{field}: expected {expected}, got {value}."
    )

    def __init__(self, owner: str, field: str, expected: Text | str, value: object) -> None:
        super().__init__(owner, field, expected, value)
        self.owner, self.field, self.expected, self.value = owner, field, expected, value

    def _facts(self, lang: Lang) -> dict[str, object]:
        return {**super()._facts(lang), "value": shown(self.value)}


class WrongTypeError(GovDisclosureError, TypeError):
    """A function was given an argument of a type that it does not take; ``expected`` names those it does."""

    template = Text("{argument} 应为 {expected}，不能是 {found}。", "{argument} must be {expected}, not {found}.")

    def __init__(self, argument: str, expected: tuple[str, ...], found: str) -> None:
        super().__init__(argument, expected, found)
        self.argument, self.expected, self.found = argument, expected, found

    def _facts(self, lang: Lang) -> dict[str, object]:
        return {**super()._facts(lang), "expected": _OR[lang].join(self.expected)}


def require(value: object, kind: type, argument: str) -> None:
    """
    Hold that *value*, given for *argument*, is of *kind*.

    Raises:
        WrongTypeError: it is not.

    """
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        raise WrongTypeError(argument, (kind.__name__,), type(value).__name__)


def require_all(values: object, kind: type[T], argument: str) -> tuple[T, ...]:
    """
    Return *values*, given for *argument*, of which each has to be of *kind*.

    Raises:
        WrongTypeError: one of them is not, or they are no several values.

    """
    return tuple(_checked(require_several(values, f"list[{kind.__name__}]", argument), kind, argument))


def require_each(values: Iterable[T], kind: type[T], argument: str) -> Iterator[T]:
    """
    Return *values*, given for *argument*, of which each has to be of *kind*; they are looked at as they come.

    Raises:
        WrongTypeError: they are no several values; later: one of them is of another kind.

    """
    return _checked(require_several(values, f"Iterable[{kind.__name__}]", argument), kind, argument)


def _checked(values: Iterable[T], kind: type[T], argument: str) -> Iterator[T]:
    for one in values:
        require(one, kind, argument)
        yield one


def require_several(values: object, expected: str, argument: str) -> Iterable[Any]:
    """
    Return *values*, given for *argument*, which have to be several; one text is none, though it can be gone through.

    Raises:
        WrongTypeError: they are not; it says that *expected* was.

    """
    if not isinstance(values, Iterable) or isinstance(values, str | bytes):
        raise WrongTypeError(argument, (expected,), type(values).__name__)
    return values


def require_choice(value: object, choices: Iterable[str], owner: str, name: str) -> None:
    """
    Hold that *value*, given to *owner* for *name*, is one of *choices*.

    Raises:
        FieldValueError: it is not.

    """
    known = tuple(choices)
    if value not in known:
        raise FieldValueError(owner, name, choice_of(known), value)


class UnknownCellError(GovDisclosureError, KeyError):
    """A cell key names no cell of the form at hand; ``nearest``: the one that may be meant, ``None`` for none."""

    template = Text("{what}；单元格见 gov_disclosure.forms。", "{what}; list them with gov_disclosure.forms.")

    def __init__(self, key: str, form: str, nearest: str | None = None) -> None:
        super().__init__(key, form, nearest)
        self.key, self.form, self.nearest = key, form, nearest

    def _facts(self, lang: Lang) -> dict[str, object]:
        what = Text(f"{self.key!r} 不是 {self.form} 表中的单元格", f"{self.key!r} is no cell of form {self.form}")
        return {"what": perhaps(what, self.nearest)[lang]}


@final
@frozen
class FigureFault:
    """One figure that cannot be used: its cell key as far as it was given, and what is wrong with it."""

    key: str
    problem: Text

    def message(self, lang: Lang = "zh") -> str:
        """Return the key and what is wrong, in *lang*."""
        return f"{self.key}{_COLON[lang]}{self.problem[lang]}"

    def __str__(self) -> str:
        return self.message("en")


class FiguresError(GovDisclosureError, ValueError):
    """Figures cannot stand in the cells they were given for; ``faults`` has all of them."""

    template = Text("有 {count} 处数字不能使用：{listed}", "{count} of the figures cannot be used:{listed}")

    def __init__(self, faults: tuple[FigureFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def _facts(self, lang: Lang) -> dict[str, object]:
        lines = [fault.message(lang) for fault in self.faults[:_SHOWN_FAULTS]]
        if len(self.faults) > _SHOWN_FAULTS:
            lines.append(_MORE_FAULTS[lang].format(len(self.faults) - _SHOWN_FAULTS))
        return {"count": len(self.faults), "listed": "".join(f"\n  {line}" for line in lines)}


_SHOWN_FAULTS = 20
_MORE_FAULTS = Text("另有 {} 处，见 faults", "and {} more, in faults")


class UnknownNameError(GovDisclosureError, LookupError):
    """
    Nothing answers to a name that was asked for.

    ``known`` lists what there is, ``near`` is the one that may be meant, ``None`` for none.
    """

    template = Text("没有 {asked!r}{perhaps}；现有：{known}。", "there is no {asked!r}{perhaps}; known: {known}.")

    def __init__(self, asked: Text | str, known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known
        self.near = nearest(asked, known)

    def _facts(self, lang: Lang) -> dict[str, object]:
        known = listed_names(self.known, lang)
        return {**super()._facts(lang), "known": known, "perhaps": perhaps(Text("", ""), self.near)[lang]}


def listed_names(names: Sequence[str], lang: Lang) -> str:
    """Return *names* one after the other in *lang*, not all where they are many."""
    listed = _SEPARATOR[lang].join(names[:_SHOWN_NAMES])
    if len(names) > _SHOWN_NAMES:
        listed += _MORE_NAMES[lang].format(all=len(names), more=len(names) - _SHOWN_NAMES)
    return listed


_SHOWN_NAMES = 20
_MORE_NAMES = Text(" 等 {all} 个", " and {more} more")


class UnknownFormError(UnknownNameError):
    """No edition of the form answers to this name or report year."""

    template = Text("没有适用于{asked}的统一格式；现有：{known}。", "no form for {asked}; known: {known}.")


class UnknownFormatError(UnknownNameError):
    """No reader answers to this format's name."""

    template = Text(
        "没有读取 {asked!r} 格式的程序{perhaps}；现有：{known}。",
        "no reader for format {asked!r}{perhaps}; known: {known}.",
    )


class UnknownOutputError(UnknownNameError):
    """Nothing is written under this format's name."""

    template = Text(
        "没有名为 {asked!r} 的输出格式{perhaps}；现有：{known}。",
        "no output format is called {asked!r}{perhaps}; known: {known}.",
    )


class UnknownRuleError(UnknownNameError):
    """No rule or family of rules answers to this code."""

    template = Text(
        "没有代码为 {asked!r} 的规则或规则类{perhaps}；现有：{known}。",
        "no rule or family {asked!r}{perhaps}; known: {known}.",
    )


class MissingExtraError(GovDisclosureError, ImportError):
    """An optional library is not installed; the error names the extra that brings it."""

    template = Text(
        "{purpose}需要 {module}，但没有安装。安装方法：pip install 'gov-disclosure[{extra}]'",
        "{purpose} needs {module}, which is not installed. Install it with: pip install 'gov-disclosure[{extra}]'",
    )

    def __init__(self, extra: str, purpose: Text | str, module: str) -> None:
        super().__init__(extra, purpose, module)
        self.extra, self.purpose, self.module = extra, purpose, module


LIMIT_WORDS: Mapping[str, Text] = {
    "file_bytes": Text("文件字节数", "bytes of the file"),
    "html_bytes": Text("网页字节数", "bytes of the page"),
    "html_tags": Text("网页标记数", "tags of the page"),
    "html_attributes": Text("单个标记的属性数", "attributes of one tag"),
    "unpacked_bytes": Text("解压后的字节数", "bytes once unpacked"),
    "zip_members": Text("压缩包内的文件数", "members of the container"),
    "xml_tags": Text("压缩包内一个 XML 文件的标记数", "tags of one XML member of the container"),
    "compression_ratio": Text("压缩倍数", "times larger once unpacked"),
    "grids": Text("表格数", "tables"),
    "cells": Text("单元格数", "cells of all tables"),
    "characters": Text("单元格内的字数", "characters in all cells"),
    "span": Text("一格所占的行数或列数", "rows or columns of one cell"),
    "columns": Text("一张表的列数", "columns of one table"),
    "depth": Text("嵌套层数", "levels of nesting"),
    "pages": Text("页数", "pages"),
    "page_points": Text("页面的宽或高（点）", "points of a page's width or height"),
    "content_bytes": Text("绘图指令字节数", "bytes of drawing instructions"),
    "page_marks": Text("一页上的字符和线条数", "marks on one page"),
    "marks": Text("各页上的字符和线条总数", "marks on all pages"),
    "blocks": Text("段落和表格数", "paragraphs and tables"),
    "digits": Text("一个数字的位数", "digits of one figure"),
}
"""What each field of `gov_disclosure.document.Limits` counts."""

_NAMED = Text("{words}（{limit}）", "{limit} ({words})")
_FOUND = Text("实有 {found:,}", "found {found:,}")
_MORE = Text("实际更多", "found more")
_ADJUST = Text(
    "若文件可信，可用 Limits({limit}=…) 放宽。",
    "If the input is trusted, raise the limit with Limits({limit}=...).",
)
_FIXED = Text(
    "此限不可调整；请取得原件，或用制作它的程序重新保存。",
    "This limit is fixed: ask for the original, or save it anew from the program it was made with.",
)


class LimitError(GovDisclosureError, ValueError):
    """
    The input is larger or more deeply nested than a limit allows.

    ``limit`` is the field of `gov_disclosure.document.Limits` to raise, or, in
    words, a bound that is fixed. ``found`` is ``None`` where nobody counted on.
    """

    template = Text(
        "{where}{what}：至多允许 {allowed:,}，{count}。{advice}",
        "{where}{what}: at most {allowed:,} allowed, {count}. {advice}",
    )

    def __init__(self, limit: Text | str, allowed: int, found: int | None, source: str | None = None) -> None:
        super().__init__(limit, allowed, found, source)
        self.limit, self.allowed, self.found, self.source = limit, allowed, found, source

    def _facts(self, lang: Lang) -> dict[str, object]:
        words = LIMIT_WORDS.get(self.limit) if isinstance(self.limit, str) else None
        what = as_text(self.limit)[lang]
        return {
            "allowed": self.allowed,
            "where": f"{self.source}{_COLON[lang]}" if self.source else "",
            "what": _NAMED[lang].format(words=words[lang], limit=what) if words else what,
            "count": _MORE[lang] if self.found is None else _FOUND[lang].format(found=self.found),
            "advice": (_ADJUST if words else _FIXED)[lang].format(limit=what),
        }


UnreadableKind = Literal["before_2019", "academic_year", "half_year", "links", "script", "scan"]
"""
What a file is that is told from a report that can be read.

``before_2019``: a report with the statistics of the years before 2019.
``academic_year``: a school's report by academic year. ``half_year``: a report
for half a year or a quarter. ``links``: a page that only links to reports.
``script``: a page that loads its content by script. ``scan``: pictures of
pages.
"""


class UnreadableError(GovDisclosureError, ValueError):
    """
    The bytes are not a report that can be read: wrong format, damaged, empty, scanned, or another kind of paper.

    ``kind`` names what it is instead where that is known, ``None`` elsewhere.
    """

    template = Text("{source}：{found}。{advice}", "{source}: {found}. {advice}")

    def __init__(
        self, source: Text | str, found: Text | str, advice: Text | str, kind: UnreadableKind | None = None
    ) -> None:
        super().__init__(source, found, advice, kind)
        self.source, self.found, self.advice, self.kind = source, found, advice, kind


class UnwritableError(GovDisclosureError, ValueError):
    """A file cannot be written where it should go."""

    template = Text("{target}：{found}。请检查路径和权限。", "{target}: {found}. Check the path and your rights to it.")

    def __init__(self, target: Text | str, found: Text | str) -> None:
        super().__init__(target, found)
        self.target, self.found = target, found


class UnexpectedError(GovDisclosureError, RuntimeError):
    """Something of this package failed on a file: a fault of the package, not of the file."""

    template = Text(
        "{source}：程序缺陷，未能处理（{detail}）。请连同文件报告给开发者。",
        "{source}: our fault, it could not be processed ({detail}). Please report it together with the file.",
    )

    def __init__(self, source: str, detail: Text | str) -> None:
        super().__init__(source, detail)
        self.source, self.detail = source, detail


class BrokenReaderError(GovDisclosureError, RuntimeError):
    """A reader that another package installed failed; a fault of that package, not of the file."""

    template = Text(
        "外部读取程序 {name!r}（{target}）{stage}：{detail}。请更新或卸载提供它的软件包，或另选格式。",
        "the plug-in reader {name!r} ({target}) {stage}: {detail}. "
        "Update or uninstall the package that brings it, or pass another format.",
    )

    def __init__(self, name: str, target: str, stage: Text | str, detail: Text | str) -> None:
        super().__init__(name, target, stage, detail)
        self.name, self.target, self.stage, self.detail = name, target, stage, detail


class BrokenReaderWarning(UserWarning):
    """
    An installed plug-in could not be asked whether a file is of its format; the file was tried without it.

    ``fault`` is the plug-in's failure, which says what to do in both languages.
    """

    def __init__(self, fault: BrokenReaderError) -> None:
        super().__init__(fault)
        self.fault = fault
