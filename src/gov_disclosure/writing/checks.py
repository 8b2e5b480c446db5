"""Results of checking one or many reports, in any of the formats for findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from gov_disclosure.document import Document
from gov_disclosure.document.characters import for_terminal
from gov_disclosure.document.html import write as write_html
from gov_disclosure.errors import UnknownOutputError, require
from gov_disclosure.rules import Severity
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing import findings_junit, findings_sarif, findings_xlsx, write_document
from gov_disclosure.writing.checked import Checked, known_language
from gov_disclosure.writing.findings_github import github, unreadable_line
from gov_disclosure.writing.findings_junit import junit
from gov_disclosure.writing.findings_sarif import sarif
from gov_disclosure.writing.findings_text import Line, lines, text, verdict
from gov_disclosure.writing.findings_xlsx import xlsx

__all__ = ["FORMATS", "Checked", "Line", "github", "html", "junit", "lines", "sarif", "text", "write_checks", "xlsx"]

_TITLE = Text("年度报告核对结果", "Findings on annual reports")


FORMATS: tuple[str, ...] = ("text", "sarif", "xlsx", "html", "github", "junit")
"""The formats that `write_checks` writes; JSON is `gov_disclosure.results.result_to_plain`, encoded."""


def html(checked: Sequence[Checked], lang: Lang = "zh") -> bytes:
    """Return the reports as one HTML page, the findings marked in the forms and listed before each."""
    return write_checks(checked, "html", lang)


def part(
    one: Checked,
    to: str,
    lang: Lang,
    *,
    threshold: Severity = Severity.ERROR,
    limit: int | None = None,
    number: int | None = None,
) -> Any:
    """
    Return what the format *to* says of one report, as plain data that JSON can hold; `whole` makes a file of many.

    Args:
        one: The report with its result.
        to: One of `FORMATS`.
        lang: ``"zh"`` or ``"en"``.
        threshold: See `write_checks`.
        limit: Findings to list for each rule, in text; ``None`` for all.
        number: Which of several reports it is, in HTML; ``None`` for the only one.

    """
    if to == "html":
        return write_html.page_part(_form(one, lang), lang, number)
    if to == "text":
        return [[for_terminal(line.text), line.style] for line in lines([one], lang, limit=limit)]
    if to == "junit":
        return findings_junit.part(one, lang, threshold)
    if to == "sarif":
        return findings_sarif.part(one, lang)
    if to == "xlsx":
        return findings_xlsx.part(one, lang)
    return github([one], lang).decode()


def _form(one: Checked, lang: Lang) -> Document:
    """Return the form with its findings; where there are none it is said how the report ended."""
    document = write_document(one.report, one.result, lang)
    return document if document.marks else evolve(document, remarks=(verdict(one.result, lang), *document.remarks))


def whole(
    parts: Iterable[Any],
    to: str,
    lang: Lang,
    unread: Sequence[str] = (),
    unreadable: Sequence[Mapping[str, Any]] = (),
    index: str | None = None,
) -> Iterator[bytes]:
    """
    Yield the file that *parts* make up, piece by piece; they may be gone through twice.

    *unread*: what is to be said of files that went wrong, in XLSX. *unreadable*: the files that could not be read, in
    the formats for machines; each has its ``file``, and its ``message`` by language. *index*: the address of a list
    that leads to this file, in HTML.
    """
    if to == "text":
        for at, one in enumerate(parts):
            yield ("\n" if at else "").encode() + "".join(f"{line}\n" for line, _ in one).encode()
    elif to == "html":
        single = sum(1 for _ in parts) == 1
        yield from write_html.page(parts, None if single else _TITLE[lang], lang, index=index)
    elif to == "junit":
        yield from findings_junit.whole(parts, lang, unreadable)
    elif to == "sarif":
        yield from findings_sarif.whole(parts, lang, unreadable)
    elif to == "xlsx":
        yield from findings_xlsx.whole(parts, lang, unread)
    else:
        yield from (one.encode() for one in parts)
        yield from (f"{unreadable_line(one, lang)}\n".encode() for one in unreadable)


def write_checks(
    checked: Sequence[Checked], to: str, lang: Lang = "zh", *, threshold: Severity = Severity.ERROR
) -> bytes:
    """
    Return the results of checking as a file of the format *to*.

    Args:
        checked: Reports with their results, in the order to show them.
        to: One of `FORMATS`.
        lang: ``"zh"`` or ``"en"``.
        threshold: From which severity on a finding is a failure; only JUnit
            has to decide that in the file.

    Returns:
        The file. The same results give the same bytes. A finding has the same
        id in every format.

    Raises:
        UnknownOutputError: *to* is none of `FORMATS`.
        UnknownLanguageError: *lang* is neither of both.
        MissingExtraError: the format's library is not installed (``xlsx``).

    """
    require(to, str, "to")
    known_language(lang)
    if to not in FORMATS:
        raise UnknownOutputError(to, FORMATS)
    if to == "text":  # with the total, which no part knows
        return for_terminal(text(checked, lang)).encode()
    numbers: Iterable[int | None] = [None] if len(checked) == 1 else range(1, len(checked) + 1)
    parts = [
        part(one, to, lang, threshold=threshold, number=number) for one, number in zip(checked, numbers, strict=True)
    ]
    return b"".join(whole(parts, to, lang))
