"""
Reports written as files, and findings as outputs for people and machines.

`render` writes one report in any format, with findings marked in the form
itself; `gov_disclosure.writing.checks` writes the results of checking many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gov_disclosure import codec
from gov_disclosure.document import Document
from gov_disclosure.errors import UnknownOutputError, require
from gov_disclosure.model import Report
from gov_disclosure.rules import CheckResult
from gov_disclosure.text import Lang
from gov_disclosure.writing.checked import known_language
from gov_disclosure.writing.compose import compose
from gov_disclosure.writing.long import long_document
from gov_disclosure.writing.marking import Findings, marks, stated
from gov_disclosure.writing.told import told

__all__ = ["FORMATS", "Findings", "render", "write_document"]

_DOCUMENT_FORMATS = ("html", "docx", "xlsx", "md", "txt")

Write = Callable[[Document], bytes]

FORMATS: tuple[str, ...] = ("json", *_DOCUMENT_FORMATS, "csv")
"""The formats that `render` writes."""


def render(report: Report, to: str, findings: Findings | None = None, lang: Lang = "zh") -> bytes:
    """
    Return *report* as a file of the format *to*.

    Args:
        report: The report.
        to: One of `FORMATS`. ``html``, ``docx``, ``xlsx``, ``md`` and ``txt``
            are the statutory form with its text; ``csv`` is one row a cell;
            ``json`` is the report's JSON document.
        findings: A check's result or some of its findings, marked in the form
            and listed; behind them what a result was waived, waivers that did
            nothing and rules that crashed. The data formats ``json`` and
            ``csv`` leave them out.
        lang: Language of labels and findings, ``"zh"`` or ``"en"``. The
            narrative stays as printed. ``json`` and ``csv`` do not depend on it.

    Returns:
        The file. The same report and findings give the same bytes.

    Raises:
        UnknownOutputError: *to* is none of `FORMATS`.
        UnknownNameError: *lang* is neither of both.
        WrongTypeError: *report* is no `Report`, or *to* no text.
        MissingExtraError: the format's library is not installed (``docx``, ``xlsx``).

    """
    require(report, Report, "report")
    require(to, str, "to")
    known_language(lang)
    if to == "json":
        return codec.dumps(report, indent=2)
    if to == "csv":
        return _writer(to)(long_document(report))
    if to not in _DOCUMENT_FORMATS:
        raise UnknownOutputError(to, FORMATS)
    return _writer(to)(write_document(report, findings, lang))


def write_document(report: Report, findings: Findings | None = None, lang: Lang = "zh") -> Document:
    """
    Return *report* as a document in the order of the form, with *findings* as its marks.

    Where there are findings, the words of the prose that state a figure are
    known too (`gov_disclosure.statements`). See `render` for the arguments.
    """
    require(report, Report, "report")
    known_language(lang)
    words = () if findings is None else stated(report, lang)
    remarks = told(findings, lang) if isinstance(findings, CheckResult) else ()
    return compose(report, lang=lang, marks=marks(findings, lang), stated=words, remarks=remarks)


def _writer(name: str) -> Write:
    """Return the function that writes a format; its module is loaded when it is first needed."""
    return _WRITERS[name]()


def _html() -> Write:
    from gov_disclosure.document.html.write import write

    return write


def _docx() -> Write:
    from gov_disclosure.document.docx.write import write

    return write


def _xlsx() -> Write:
    from gov_disclosure.document.xlsx.write import write

    return write


def _md() -> Write:
    from gov_disclosure.document.text.write_md import write

    return write


def _txt() -> Write:
    from gov_disclosure.document.text.write_txt import write

    return write


def _csv() -> Write:
    from gov_disclosure.document.table_csv.write import write

    return write


_WRITERS: Mapping[str, Callable[[], Write]] = {
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "md": _md,
    "txt": _txt,
    "csv": _csv,
}
