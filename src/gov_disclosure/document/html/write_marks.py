"""Marks in an HTML page: on the cell or the words they are about, and in a list that links there and back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from gov_disclosure.document.blocks import Cell, Document, Paragraph
from gov_disclosure.document.characters import printable
from gov_disclosure.document.marks import APPARATUS, LEVELS, Mark, MarkLevel, MarkTarget
from gov_disclosure.document.remarks import WORDS

_LINKS_SHOWN = 2
"""How many cells an entry links to at once; the others are folded."""


class MarkIndex:
    """The marks of one document by what they are on, and how cells and paragraphs show them."""

    def __init__(self, document: Document, prefix: str) -> None:
        self.prefix = prefix
        self.words = WORDS.get(document.lang, WORDS["en"])
        self._standing = frozenset(_keys(document))
        self._entries = _entry_ids(document.marks)
        self._culprit: dict[str, list[Mark]] = {}
        self._involved: dict[str, list[Mark]] = {}
        self._spans: dict[str, list[tuple[MarkTarget, Mark]]] = {}
        self._stated: dict[str, list[MarkTarget]] = {}
        for target in document.stated:
            self._stated.setdefault(target.key, []).append(target)
        for mark in sorted(document.marks, key=lambda mark: LEVELS.index(mark.level)):
            for position, target in enumerate(mark.targets):
                if target.start is not None:
                    self._spans.setdefault(target.key, []).append((target, mark))
                else:
                    found = self._culprit if position < mark.suspects else self._involved
                    found.setdefault(target.key, []).append(mark)

    def anchor(self, key: str) -> str:
        """Return the element id of the cell or paragraph *key*."""
        return f"{self.prefix}cell-{_id(key)}"

    def entry(self, mark: Mark) -> str:
        """Return the element id of the mark's entry in the list."""
        return f"{self.prefix}{self._entries[id(mark)]}"

    def stands(self, target: MarkTarget) -> bool:
        """Tell whether the document has what *target* names; a row that was not printed has no cells to link to."""
        return target.key in self._standing

    def marked_cell(self, cell: Cell) -> tuple[str, str]:
        """Return the attributes and the content of a figure's cell."""
        content = html_lines(cell.text)
        if cell.key is None:
            return "", content
        attributes = f' id="{self.anchor(cell.key)}"'
        culprit = self._culprit.get(cell.key, [])
        marks = culprit or self._involved.get(cell.key, [])
        if not marks:
            return attributes, content
        kind = marks[0].level if culprit else "involved"
        return f'{attributes} class="mark {kind}"', self._link(marks, content, cell.text or self.words.blank)

    def marked_text(self, block: Paragraph) -> str:
        """Return the text of a paragraph with the marked words in ``mark`` elements."""
        key = block.key or ""
        spans = sorted(self._spans.get(key, ()), key=lambda span: (span[0].start or 0, -(span[0].end or 0)))
        parts: list[str] = []
        at = 0
        for target, mark in spans:
            start, end = target.start or 0, target.end if target.end is not None else len(block.text)
            if start < at:  # Overlapping claims: the words are marked once, for the first of them.
                continue
            quoted = block.text[start:end]
            marks = [other for span, other in spans if (span.start, span.end) == (target.start, target.end)] or [mark]
            parts.append(self._plain(block.text, key, at, start))
            parts.append(f'<mark class="{mark.level}">{self._link(marks, html_lines(quoted), quoted)}</mark>')
            at = end
        content = "".join(parts) + self._plain(block.text, key, at, len(block.text))
        whole = self._culprit.get(key) or self._involved.get(key)
        return self._link(whole, content, block.text) if whole else content

    def _plain(self, text: str, key: str, first: int, last: int) -> str:
        """Return unmarked text; words in it that state a figure say what they count on hover."""
        parts: list[str] = []
        at = first
        for target in self._stated.get(key, ()):
            start, end = target.start or 0, target.end or 0
            if start < at or end > last:
                continue
            parts.append(html_lines(text[at:start]))
            parts.append(f'<span class="stated" title="{html_text(target.label)}">{html_lines(text[start:end])}</span>')
            at = end
        return "".join([*parts, html_lines(text[at:last])])

    def _link(self, marks: Sequence[Mark], content: str, spoken: str) -> str:
        """Return *content* as a link to the first mark; all of them show on hover and on focus."""
        tip = "\n".join(f"{self.words.levels[mark.level]} {mark.code}{self.words.colon}{mark.text}" for mark in marks)
        label = f"{spoken} — {tip}"
        return (
            f'<a class="to-mark" href="#{self.entry(marks[0])}" title="{html_text(tip)}" '
            f'data-tip="{html_text(tip)}" aria-label="{html_text(label)}">{content}</a>'
        )


def marks_list(document: Document, index: MarkIndex) -> str:
    """Return the list of all marks, grouped by code with counts, each linked to what it is on; then the remarks."""
    words = index.words
    counts: dict[MarkLevel, int] = {level: sum(mark.level == level for mark in document.marks) for level in LEVELS}
    summary = " · ".join(
        f'<span class="level {level}">{words.count.format(level=words.levels[level], count=count)}</span>'
        for level, count in counts.items()
        if count
    )
    groups: dict[str, list[Mark]] = {}
    for mark in document.marks:
        groups.setdefault(mark.code, []).append(mark)
    heading = f"{index.prefix}findings-heading"
    return (
        f'<aside class="findings" {APPARATUS} aria-labelledby="{heading}"><h2 id="{heading}">{words.heading}</h2>'
        + (f"<p>{summary}</p>" if summary else "")
        + "".join(_group(code, marks, index) for code, marks in groups.items())
        + "".join(f'<p class="remark">{html_text(remark)}</p>' for remark in document.remarks)
        + "</aside>"
    )


def _group(code: str, marks: Sequence[Mark], index: MarkIndex) -> str:
    title = f"{html_text(code)} {html_text(marks[0].title)} ({len(marks)})"
    return f"<h3>{title}</h3><ol>{''.join(_entry(mark, index) for mark in marks)}</ol>"


def _entry(mark: Mark, index: MarkIndex) -> str:
    words = index.words
    shown, more = (_links(part, index) for part in (mark.targets[:_LINKS_SHOWN], mark.targets[_LINKS_SHOWN:]))
    folded = words.more.format(count=len(mark.targets) - _LINKS_SHOWN)
    rest = f"<details><summary>{folded}</summary>{more}</details>" if more else ""
    source = f'<span class="source">{words.source}{words.colon}{html_text(mark.source)}</span>' if mark.source else ""
    return (
        f'<li id="{index.entry(mark)}"><span class="level {mark.level}">{words.levels[mark.level]}</span> '
        f'{html_text(mark.text)} <span class="cells">{words.involved}{words.colon}{shown or words.whole}{rest}</span> '
        f"{source} <code>{html_text(mark.id)}</code></li>"
    )


def _links(targets: Sequence[MarkTarget], index: MarkIndex) -> str:
    return "<br>".join(
        f'<a href="#{index.anchor(target.key)}">{html_text(target.label)}</a>'
        if index.stands(target)
        else html_text(target.label)
        for target in targets
    )


def _keys(document: Document) -> Iterator[str]:
    for block in document.flow:
        if isinstance(block, Paragraph):
            if block.key is not None:
                yield block.key
        else:
            yield from (cell.key for cell in block.cells if cell.key is not None)


def _entry_ids(marks: Sequence[Mark]) -> dict[int, str]:
    """Return an element id for each mark; marks that share an id are numbered from the second on."""
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for mark in marks:
        seen[mark.id] += 1
        number = f".{seen[mark.id]}" if seen[mark.id] > 1 else ""
        found[id(mark)] = f"mark-{_id(mark.id)}{number}"
    return found


def _id(value: str) -> str:
    """Return *value* as part of an element id: no white space, nothing that needs escaping in a link."""
    return re.sub(r"[^A-Za-z0-9._-]", lambda match: f"_{ord(match[0]):x}", value)


def html_text(value: str) -> str:
    """Return *value* escaped for HTML text and attributes."""
    return escape(printable(value), quote=True)


def html_lines(value: str) -> str:
    """Return *value* escaped for HTML text, its line breaks kept."""
    return html_text(value).replace("\n", "<br>")
