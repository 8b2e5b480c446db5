"""The pages of the rules, their examples, and the rules as data: made from the registry and the example files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from gov_disclosure import results, rules  # noqa: E402
from gov_disclosure.labels import cell_label  # noqa: E402
from gov_disclosure.rules import pages as rule_page  # noqa: E402
from gov_disclosure.text import Lang  # noqa: E402
from rule_examples import Example, examples  # noqa: E402  # the files that the tests run

LANGS: tuple[Lang, ...] = ("zh", "en")

_FAMILIES: Mapping[str, tuple[str, str]] = {
    "CEL": ("单元格的写法", "How a cell is printed"),
    "FRM": ("表格与部分", "The form and its sections"),
    "SUM": ("合计", "Totals"),
    "BAL": ("印明的勾稽关系", "The printed reconciliation"),
    "LOG": ("表内、表间的合理性", "Plausibility within and between tables"),
    "LAW": ("法定义务", "Statutory duties"),
    "TXT": ("文字与表格", "Narrative against tables"),
    "YOY": ("逐年比较", "Year to year"),
    "AGG": ("逐级汇总", "Roll-up"),
}
_MADE = "<!-- Made by tools/generate.py from the rules and tests/examples/rules; do not edit. -->"
_WORDS = {
    "blank": {"zh": "空白", "en": "blank"},
    "not_printed": {"zh": "未印出", "en": "not printed"},
    "printed": {"zh": "印作“{}”", "en": "printed “{}”"},
    "every_cell": {"zh": "所有格", "en": "every cell"},
    "base": {"zh": "2019 年版表格", "en": "the 2019 form"},
    "block": {"zh": "“{}”部分：{}", "en": "part “{}”: {}"},
    "absent": {"zh": "没有", "en": "left out"},
    "previous": {"zh": "上年报告：", "en": "last year's report: "},
    "child": {"zh": "下级报告：", "en": "a report summed up: "},
    "note": {"zh": "阅读记录：{}", "en": "reader's note: {}"},
    "zero": {"zh": "空白按 0 读", "en": "blanks are read as 0"},
    "colon": {"zh": "：", "en": ": "},
    "title": {"zh": "规则一览", "en": "Rules"},
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "hint"},
}


def examples_file() -> str:
    """Return the examples of all rules as the package ships them, for ``gov_disclosure.rules.page``."""
    return _dumps(_examples())


def pages(lang: Lang) -> dict[str, str]:
    """Return the pages of the rules in one language, text by file name."""
    shown = _examples()
    made = {"index.md": "\n".join(_index(lang))}
    for rule in rules.rules():
        title, _, rest = rule_page.render(rule, shown.get(rule.code, ()), lang).partition("\n")
        made[f"{rule.code}.md"] = f"{title}\n\n{_MADE}\n{rest}"
    return made


def rules_file() -> str:
    """Return the rules that are linear arithmetic as data."""
    return _dumps(results.rules_as_data())


def rules_schema_file() -> str:
    """Return the schema of the rules as data."""
    return _dumps(results.rules_schema())


def _dumps(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _index(lang: Lang) -> Iterator[str]:
    yield f"# {_WORDS['title'][lang]}"
    yield ""
    yield _MADE
    yield ""
    for family in rules.FAMILIES:
        found = [rule for rule in rules.rules() if rule.family == family]
        if found:
            yield f"## {family} {_FAMILIES[family][lang == 'en']}"
            yield ""
            for rule in found:
                yield f"- [{rule.code}]({rule.code}.md) {rule.title(lang)} ({_WORDS[rule.severity][lang]})"
            yield ""
    yield "```{toctree}"
    yield ":hidden:"
    yield ":glob:"
    yield ""
    yield "???[0-9][0-9][0-9]"
    yield "```"
    yield ""


@cache
def _examples() -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {}
    for example in examples():
        made.setdefault(example.code, []).append(
            {
                "outcome": example.expected.value,
                "about": example.data["about"],
                "document": {lang: list(_document(example, lang)) for lang in LANGS},
                "messages": {lang: [found.message(lang) for found in example.check().findings] for lang in LANGS},
            }
        )
    return made


def _document(example: Example, lang: Lang) -> Iterator[str]:
    """Say in words how the example's report differs from the base."""
    data = example.data
    yield from _differences(data, lang)
    for note in data.get("notes") or ():
        label = note.get("printed") or note.get("official") or ""
        yield _WORDS["note"][lang].format(f"{note['kind']} {label}".strip())
    if data.get("blank") == "zero":
        yield _WORDS["zero"][lang]
    if "previous" in data:
        yield from (_WORDS["previous"][lang] + line for line in _differences(data["previous"], lang))
    for child in data.get("children", ()):
        yield from (_WORDS["child"][lang] + line for line in _differences(child, lang))


def _differences(data: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    colon = _WORDS["colon"][lang]
    if data.get("base") == "2019":
        yield _WORDS["base"][lang]
    for block, edition in data.get("blocks", {}).items():
        yield _WORDS["block"][lang].format(block, edition or _WORDS["absent"][lang])
    printed = data.get("as_printed", {})
    for key, figure in data.get("set", {}).items():
        yield f"{cell_label(key, lang)}{colon}{_figure(figure, printed.get(key), lang)}"
    for key in [key for key in printed if key not in data.get("set", {})]:
        label = _WORDS["every_cell"][lang] if key == "*" else cell_label(key, lang)
        text = printed[key]
        shown = _WORDS["not_printed"][lang] if text is None else _WORDS["printed"][lang].format(text)
        yield f"{label}{colon}{shown}"
    yield from _told(data.get("report", {}), colon, lang)


def _figure(figure: Any, printed: str | None, lang: Lang) -> str:
    if printed:
        return _WORDS["printed"][lang].format(printed)
    if figure is None:
        return _WORDS["blank"][lang]
    return f"{figure:f}" if isinstance(figure, Decimal) else str(figure)


def _told(report: Mapping[str, Any], colon: str, lang: Lang) -> Iterator[str]:
    for name, value in report.items():
        if name == "sections":
            yield from _sections(value, colon, lang)
        else:
            yield f"`{name}`{colon}{_plain(value, lang)}"


def _plain(value: Any, lang: Lang) -> str:
    if value is None:
        return _WORDS["absent"][lang]
    if isinstance(value, list):
        return " – ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return str(value)


def _sections(sections: Any, colon: str, lang: Lang) -> Iterator[str]:
    named = sections.items() if isinstance(sections, dict) else ((s.get("key") or "–", s) for s in sections)
    for key, section in named:
        if section is None:
            yield f"`{key}`{colon}{_WORDS['absent'][lang]}"
            continue
        heading = "" if isinstance(section, list) else section.get("heading", "")
        paragraphs = section if isinstance(section, list) else section.get("paragraphs", [])
        yield f"`{key}`{colon}{' '.join([*filter(None, [heading]), *paragraphs])}"
