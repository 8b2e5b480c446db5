"""What checking many reports came to, on one screen: how many passed, which rules failed how often, the worst files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gov_disclosure.document.characters import display_width, on_one_line
from gov_disclosure.text import Count, Lang, Text
from gov_disclosure.writing.checked import LEVELS, rule_title, several_of_one_year
from gov_disclosure.writing.findings_text import Line, levels_text

_TOTAL = Text(
    "合计：{reports}份报告，{bad}份未通过。{levels}{waived}{unread}",
    "Total: {reports:report|reports}, {bad} not passed. {levels}{waived}{unread}",
)
_WAIVED = Text("已豁免{count}项。", " waived: {count}.")
_UNREAD = Text("{count}个文件有误，见上文或标准错误输出。", " {count:file|files} went wrong; see stderr.")
_RULES = Text("未通过的规则（份数）：", "Rules that failed, with the number of reports:")
_WORST = Text("发现最多的报告：", "Reports with most findings:")
_MORE = Text("  （另有{count}条规则）", "  ({count:more rule|more rules})")
_MORE_WORST = Text("  （另有{count}份）", "  ({count:more report|more reports})")
_MORE_TWICE = Text("  （另有{count}组）", "  ({count:more organ and year|more organs and years})")
_VERSIONS = Text("  {organ} {year}：{sources}", "  {organ} {year}: {sources}")
_TWICE = Text("同一机关同一年度的报告不止一份：", "More than one report of one organ and year:")
_COMMA = Text("、", ", ")


class Summary:
    """What many reports come to: added one by one, so that little is kept of each."""

    def __init__(self) -> None:
        self.reports = self._ok = self._waived = 0
        self._rules: Counter[str] = Counter()
        self._levels = dict.fromkeys(LEVELS, 0)
        self._worst: list[tuple[list[int], str]] = []
        self._filed: list[tuple[str, int, str]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """
        Count a report.

        *row* has its ``source``, ``organ``, ``year``, ``ok``, ``levels`` (counts as `level_counts` orders them),
        ``rules`` (findings that failed, by code) and ``waived`` (findings that waivers silenced).
        """
        self.reports += 1
        self._ok += row["ok"]
        self._waived += row["waived"]
        self._rules.update(row["rules"].keys())
        for name, count in zip(LEVELS, row["levels"], strict=True):
            self._levels[name] += count
        if any(row["levels"]):
            self._worst.append(([-count for count in row["levels"]], row["source"]))
        self._filed.append((row["organ"], row["year"], row["source"]))

    def lines(self, lang: Lang, *, unread: int = 0, top: int = 10, all_rules: bool = False) -> Iterator[Line]:
        """
        Yield the summary, the total last.

        Args:
            lang: ``"zh"`` or ``"en"``.
            unread: Files that went wrong.
            top: How many rules and files to list.
            all_rules: Whether to list all rules that failed.

        """
        if self._rules:
            yield Line(_RULES[lang], "title")
            yield from _rules(self._rules, lang, None if all_rules else top)
        if self._worst and top:
            yield Line(_WORST[lang], "title")
            for counts, source in sorted(self._worst)[:top]:
                yield Line(f"  {_levels(counts, lang)}  {on_one_line(source)}")
            yield from _more(_MORE_WORST[lang], len(self._worst), top)
        yield from self._twice(lang, top)
        yield self.total(lang, unread=unread)

    def _twice(self, lang: Lang, top: int) -> Iterator[Line]:
        twice = several_of_one_year(self._filed, lambda one: one[:2])
        if twice:
            yield Line(_TWICE[lang], "warning")
        for group in twice[:top]:
            organ, year, _ = group[0]
            listed = _COMMA[lang].join(on_one_line(source) for _, _, source in group)
            yield Line(_VERSIONS[lang].format(organ=on_one_line(organ), year=year, sources=listed))
        yield from _more(_MORE_TWICE[lang], len(twice), top)

    def total(self, lang: Lang, *, unread: int = 0) -> Line:
        """Return the last line: how many reports there are, and how many have not passed."""
        said = _UNREAD[lang].format(count=Count(unread)) if unread else ""
        waived = _WAIVED[lang].format(count=self._waived) if self._waived else ""
        levels, bad = levels_text(self._levels, lang), self.reports - self._ok
        words = _TOTAL[lang].format(reports=Count(self.reports), bad=bad, levels=levels, waived=waived, unread=said)
        return Line(words, "error" if bad or unread else "ok")


def _rules(rules: Counter[str], lang: Lang, top: int | None) -> Iterator[Line]:
    ordered = sorted(rules.items(), key=lambda entry: (-entry[1], entry[0]))
    shown = ordered[:top]
    wide = max((len(str(count)) for _, count in shown), default=0)
    for code, count in shown:
        yield Line(f"  {count:>{wide}}  {code}  {rule_title(code, lang)}")
    yield from _more(_MORE[lang], len(ordered), len(shown))


def _more(words: str, all_: int, shown: int) -> Iterator[Line]:
    """Yield how many more there are than are shown, if there are."""
    if shown < all_:
        yield Line(words.format(count=Count(all_ - shown)), "dim")


def _levels(levels: Iterable[int], lang: Lang) -> str:
    words = [f"{name[lang]} {-count}" for name, count in zip(LEVELS.values(), levels, strict=True) if count]
    text = "  ".join(words)
    return text + " " * max(0, _WIDE - display_width(text))


_WIDE = 40
