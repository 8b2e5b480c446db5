"""Problems and improvements that section five names, told apart where the text does."""

from __future__ import annotations

import re
from typing import Literal, final

from attrs import frozen

from gov_disclosure.model import Report, Section, Span
from gov_disclosure.script.traditional import simplified

PointKind = Literal["problem", "improvement"]

_PROBLEMS = re.compile(r"问题|不足|薄弱|差距|短板|欠缺|有待")
_IMPROVEMENTS = re.compile(r"改进|整改|下一步|下步|今后|将着力|将进一步|措施|下一年|努力方向|举措")
_LACKING = re.compile(
    r"需要?(?:加强|改进|提升|完善)(?:和改进)?的|改进的地方|改进之处|主要表现|存在(?:的)?(?:一些|主要)?(?:问题|不足)$"
)
_TO_COME = re.compile(r"针对|下一步|下步|今后|改进措施")
_ACTS = re.compile(
    r"\s*(?:继续|加强|提高|提升|完善|加大|优化|强化|进一步|推进|健全|规范|深化|拓宽|拓展|持续|建立|加快|积极|严格|创新|丰富)"
)
_POINT = re.compile(r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]，|[（(][一二三四五六七八九十\d]+[)）])")


@final
@frozen(kw_only=True)
class Point:
    """A problem or an improvement that section five names: its kind and its words."""

    kind: PointKind
    span: Span


def points(report: Report) -> tuple[Point, ...]:
    """
    Return the problems and improvements of section five that the text tells apart, in printed order.

    They are told apart by a heading or a word for either (存在不足, 下一步), and
    from one another by their numbers (一是…二是…); a paragraph without numbers
    that is under such a heading is one point.
    """
    found: list[Point] = []
    for at, section in enumerate(report.sections):
        if section.key == "problems_and_improvements":
            _read(section, (at,), None, found)
    return tuple(found)


def _read(section: Section, path: tuple[int, ...], kind: PointKind | None, found: list[Point]) -> None:
    for at, text in enumerate(section.paragraphs):
        kind = _paragraph(text, path, at, kind, found)
    for at, inner in enumerate(section.sections):
        heading = simplified(inner.heading)
        own = _kind(heading)
        _read(inner, (*path, at), own or kind, found)


def _kind(words: str) -> PointKind | None:
    """Return whether *words* announce problems or improvements, ``None`` for neither and for both."""
    if _LACKING.search(words) is not None:
        return "problem"
    problems, improvements = _PROBLEMS.search(words), _IMPROVEMENTS.search(words)
    if improvements is not None and (problems is None or "针对" in words):
        return "improvement"
    return "problem" if problems is not None and improvements is None else None


def _paragraph(
    text: str, path: tuple[int, ...], at: int, kind: PointKind | None, found: list[Point]
) -> PointKind | None:
    plain = simplified(text)
    starts = [*_POINT.finditer(plain)]
    begins = 0
    if starts and not plain[: starts[0].start()].strip():
        stop = plain.find("。", starts[0].end())
        title = plain[starts[0].end() : stop] if stop >= 0 else ""
        if _kind(title) is not None and len(title) <= _LONGEST_TITLE:
            kind, begins = _kind(title), stop + 1
            starts = [match for match in starts if match.start() >= begins]
    before = plain[begins : starts[0].start()] if starts else plain[begins:]
    said = _kind(before) if not begins else None
    if said is None and starts and kind == "problem" and _ACTS.match(plain, starts[0].end()):
        said = "improvement"
    if not starts and before.strip() and kind is not None and (said is None or _TO_COME.match(before.strip())):
        found.append(Point(kind=said or kind, span=_span(text, path, at, begins, len(text))))
    kind = said or kind
    if kind is None:
        return None
    for number, match in enumerate(starts):
        following = starts[number + 1].start() if number + 1 < len(starts) else len(plain)
        between = plain[match.end() : following]
        stop = between.find("。")
        end = match.end() + (stop if stop >= 0 else len(between.rstrip("；;，,")))
        found.append(Point(kind=kind, span=_span(text, path, at, match.start(), end)))
        if stop >= 0 and _TO_COME.search(between, stop) is not None:
            kind = "improvement"
    return kind


_LONGEST_TITLE = 20


def _span(text: str, path: tuple[int, ...], at: int, start: int, end: int) -> Span:
    return Span(section=path, paragraph=at, start=start, end=end, quote=text[start:end])
