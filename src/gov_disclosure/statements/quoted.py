"""The sentence around a stretch of the narrative."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.model import Report, Section, Span


def text_of(report: Report, span: Span) -> str:
    """Return the paragraph in which a stretch of the narrative stands."""
    return _paragraphs(report, span.section)[span.paragraph]


def sentence_of(report: Report, span: Span) -> str:
    """Return the sentence in which a stretch of the narrative stands."""
    text = text_of(report, span)
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？\n") + 1
    ends = [at for mark in "。！？\n" if (at := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def _paragraphs(report: Report, path: Sequence[int]) -> Sequence[str]:
    if not path:
        return report.preamble
    sections: Sequence[Section] = report.sections
    for at in path[:-1]:
        sections = sections[at].sections
    return sections[path[-1]].paragraphs
