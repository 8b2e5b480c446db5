"""What writers say about marks, in both languages, and marks as paragraphs where a format can show no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from gov_disclosure.document.blocks import Document, Paragraph
from gov_disclosure.document.marks import LEVELS, Mark, MarkLevel


@frozen(kw_only=True)
class MarkWords:
    """What the page itself says, in one language."""

    heading: str
    levels: Mapping[MarkLevel, str]
    count: str
    involved: str
    whole: str
    source: str
    blank: str
    more: str
    colon: str


WORDS: Mapping[str, MarkWords] = {
    "zh": MarkWords(
        heading="核对结果",
        levels={"error": "错误", "warning": "警告", "info": "提示", "undetermined": "无法判断"},
        count="{level}{count}项",
        involved="涉及",
        whole="整份报告",
        source="依据",
        blank="空白",
        more="其余{count}格",
        colon="：",
    ),
    "en": MarkWords(
        heading="Findings",
        levels={"error": "Error", "warning": "Warning", "info": "Hint", "undetermined": "Undetermined"},
        count="{level}: {count}",
        involved="Cells",
        whole="The report as a whole",
        source="Source",
        blank="blank",
        more="{count} more cells",
        colon=": ",
    ),
}


def worst_levels(marks: Sequence[Mark]) -> dict[str, MarkLevel]:
    """Return for each key that is a suspect of a mark the gravest level among those marks."""
    found: dict[str, MarkLevel] = {}
    for mark in marks:
        for target in mark.targets[: mark.suspects]:
            known = found.get(target.key)
            if target.start is None and (known is None or LEVELS.index(mark.level) < LEVELS.index(known)):
                found[target.key] = mark.level
    return found


def remark_paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield a heading, and one paragraph for each mark and each remark; nothing where there are none."""
    words = WORDS.get(document.lang, WORDS["en"])
    if document.marks or document.remarks:
        yield Paragraph(text=words.heading, level=1)
    for mark in document.marks:
        where = "" if mark.targets else f" ({words.whole})"
        yield Paragraph(text=f"[{words.levels[mark.level]}] {mark.id}{where} {mark.text}")
    yield from (Paragraph(text=remark) for remark in document.remarks)
