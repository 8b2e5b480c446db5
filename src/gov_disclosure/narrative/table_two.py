"""What claims about table two are about: documents, decisions and charges, as data."""

from __future__ import annotations

from gov_disclosure.narrative import labels
from gov_disclosure.narrative.subject import Subject, sum_of
from gov_disclosure.text import Text

_TABLE_TWO = "proactive_disclosure"

DECISION_ROWS = {"许可": "licenses", "处罚": "penalties", "强制": "compulsion"}
"""The rows of table two that count decisions, by the word that tells their kind."""

DOCUMENTS: tuple[Subject, ...] = tuple(
    Subject(
        key=f"{row}.{column}",
        text=labels.joined(labels.row(f"{_TABLE_TWO}.{row}"), labels.column(f"{_TABLE_TWO}.{row}.{column}"))
        if column != "any"
        else labels.row(f"{_TABLE_TWO}.{row}"),
        stems=(stem,),
        label=label,
        sums=tuple(sum_of(f"{_TABLE_TWO}.{row}.{other}") for other in columns),
        prefix=r"[、，及和以与并另其中\0]*(?:[^，、0-9]{0,6}(?:发布|公开|公布)了?(?=(?:本|当|今)年))?"
        r"(?:[0-9年度的全本今内当我局市区县共计\x02]|目前|截[至止]|底|年末|累计)*",
        firm=firm,
    )
    for row, stem, words in (
        ("rules", "规章", "(?:地方)?(?:政府)?规章(?!类)"),
        ("normative_documents", "文件", "(?:行政)?规范性文件(?!类)"),
    )
    for column, columns, label, firm in (
        ("issued", ("issued", "produced", "disclosed"),
         (rf"(?:新?制发|新?制定(?:出台)?|新?出台|新?印发|新制作)(?:了|的)?{words}|"
         rf"{words}:?(?:[本当今全]年度?)?新?(?:制发|制定|印发)"), True),
        ("repealed", ("repealed",), rf"废止(?:了|的)?{words}|{words}废止", True),
        ("in_force", ("in_force", "total_disclosed"),
         rf"(?:现(?:行|有|存)|继续)有效(?:的)?{words}|{words}现行有效(?:件数|数量|数)?", True),
        ("any", ("issued", "produced", "disclosed", "repealed", "in_force", "total_disclosed"), words, False),
    )
)  # fmt: skip


def _decided(row: str) -> Text:
    return labels.joined(labels.row(f"{_TABLE_TWO}.{row}"), labels.column(f"{_TABLE_TWO}.{row}.decisions"))


DECISIONS: tuple[Subject, ...] = (
    *(
        Subject(
            key=f"{row}.decisions",
            stems=(label[2:],),
            text=_decided(row),
            label=words,
            sums=(sum_of(f"{_TABLE_TWO}.{row}.decisions"),),
            prefix=rf"(?:[0-9年度全本今内当我局市区县共计\x02{joins}]|依法|累计|总计)*",
            firm=firm,
        )
        for row, verbs in (("licenses", ""), ("penalties", "|实施|给予"), ("compulsion", "|实施|采取|执行"))
        for label in (labels.row(f"{_TABLE_TWO}.{row}").zh,)
        for words, joins, firm in (
            (rf"(?:[作做]出|下达{verbs})了?{label}(?!类)(?:处理)?(?:决定|措施|案件)?", "，、", True),
            (rf"[作做]出{label[2:]}决定", "，、", True),
            (f"(?<!行政){label[2:]}决定", "，、", False),
            (f"{label}(?:处理)?决定(?!书)", "", True),  # behind a comma it goes on from a verb, which may be 公示
            (f"{label}(?!类)(?:处理)?(?:决定|措施)?", "，、", False),
        )
    ),
    # What an approval bureau calls its licences; it may count other business too, so nothing is contradicted.
    Subject(
        key="licenses.decisions",
        stems=("审批",),
        text=_decided("licenses"),
        label="行政审批(?:类)?(?:业务|办件)",
        sums=(sum_of(f"{_TABLE_TWO}.licenses.decisions"),),
        prefix="(?!)",
        firm=False,
    ),
)

CHARGES = Subject(
    key="charges",
    text=labels.row(f"{_TABLE_TWO}.charges"),
    label=labels.row(f"{_TABLE_TWO}.charges").zh + "(?:总)?(?:金额|额)?",
    stems=("收费",),
    sums=(sum_of(f"{_TABLE_TWO}.charges.amount"),),
    prefix=r"(?:[0-9年度全本今内当我局市区县共计，、\x02]|依法|累计|总计|征收|收取|收缴|的)*",
)
