"""What claims about table two are about: documents, decisions and charges, as data."""

from __future__ import annotations

from gov_disclosure.narrative.subjects import Subject, sum_of
from gov_disclosure.text import Text

_TABLE_TWO = "proactive_disclosure"

DOCUMENTS: tuple[Subject, ...] = tuple(
    Subject(
        key=f"{row}.{column}",
        text=text,
        stems=(name[-2:],),
        label=label,
        sums=tuple(sum_of(f"{_TABLE_TWO}.{row}.{other}") for other in columns),
        prefix=r"[、，及和以与并另其中\0]*(?:[^，、0-9]{0,6}(?:发布|公开|公布)了?(?=(?:本|当|今)年))?"
        r"(?:[0-9年度的全本今内当我局市区县共计\x02]|目前|截[至止]|底|年末|累计)*",
        firm=firm,
    )
    for row, name, words in (
        ("rules", "规章", "(?:地方)?(?:政府)?规章(?!类)"),
        ("normative_documents", "行政规范性文件", "(?:行政)?规范性文件(?!类)"),
    )
    for column, columns, label, text, firm in (
        ("issued", ("issued", "produced", "disclosed"),
         rf"(?:新?制发|新?制定(?:出台)?|新?出台|新?印发|新制作)(?:了|的)?{words}|{words}新?(?:制发|制定|印发)",
         Text(f"{name}本年制发", f"{row.replace('_', ' ')} issued"), True),
        ("repealed", ("repealed",), rf"废止(?:了|的)?{words}|{words}废止",
         Text(f"{name}本年废止", f"{row.replace('_', ' ')} repealed"), True),
        ("in_force", ("in_force", "total_disclosed"), rf"现(?:行|有|存)有效(?:的)?{words}|{words}现行有效",
         Text(f"{name}现行有效", f"{row.replace('_', ' ')} in force"), True),
        ("any", ("issued", "produced", "disclosed", "repealed", "in_force", "total_disclosed"), words,
         Text(name, row.replace("_", " ")), False),
    )
)  # fmt: skip

DECISIONS: tuple[Subject, ...] = tuple(
    Subject(
        key=f"{row}.decisions",
        stems=(label,),
        text=Text(f"{label}处理决定", f"{row} decisions"),
        label=words,
        sums=(sum_of(f"{_TABLE_TWO}.{row}.decisions"),),
        prefix=r"(?:[0-9年度全本今内当我局市区县共计，、\x02]|依法)*",
        firm=firm,
    )
    for row, label in (("licenses", "行政许可"), ("penalties", "行政处罚"), ("compulsion", "行政强制"))
    for words, firm in ((rf"[作做]出{label}(?:处理)?决定", True), (f"{label}(?!类)(?:处理)?(?:决定)?", False))
)

CHARGES = Subject(
    key="charges",
    text=Text("行政事业性收费", "charges"),
    label=r"行政事业性收费(?:总)?(?:金额|额)?",
    stems=("收费",),
    sums=(sum_of(f"{_TABLE_TWO}.charges.amount"),),
    prefix=r"(?!)",
    firm=False,
)
