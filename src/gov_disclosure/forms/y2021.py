"""The 2021 edition: 国办公开办函〔2021〕30号, 2021-09-26, for report years from 2021."""

from __future__ import annotations

from gov_disclosure.editions import Edition
from gov_disclosure.forms.shapes import Block, Column, Group, Row

EDITION: Edition = "2021"
YEARS = (2021, None)
NOTICE = "国办公开办函〔2021〕30号"
TITLE = "中华人民共和国政府信息公开工作年度报告格式"

_DOCUMENTS = (
    Column("issued", "本年制发件数", "Issued this year"),
    Column("repealed", "本年废止件数", "Repealed this year"),
    Column("in_force", "现行有效件数", "Currently in force"),
)
_DECISIONS = (Column("decisions", "本年处理决定数量", "Decisions made this year"),)

PROACTIVE_DISCLOSURE = (
    Block("documents", EDITION, "第二十条第（一）项", "Article 20 item (1)", _DOCUMENTS, (1, 1, 1), (
        Row("rules", "规章", "Rules", "条例第二十条第（一）项；立法法第九十一条、第九十三条"),
        Row("normative_documents", "行政规范性文件", "Administrative normative documents",
            "条例第二十条第（一）项"),
    )),
    Block("licensing", EDITION, "第二十条第（五）项", "Article 20 item (5)", _DECISIONS, (3,), (
        Row("licenses", "行政许可", "Administrative licences", "条例第二十条第（五）项"),
    )),
    Block("enforcement", EDITION, "第二十条第（六）项", "Article 20 item (6)", _DECISIONS, (3,), (
        Row("penalties", "行政处罚", "Administrative penalties", "条例第二十条第（六）项"),
        Row("compulsion", "行政强制", "Administrative compulsion", "条例第二十条第（六）项"),
    )),
    Block("charging", EDITION, "第二十条第（八）项", "Article 20 item (8)", (
        Column("amount", "本年收费金额（单位：万元）", "Amount charged this year (10,000 yuan)", "万元", "amount"),
    ), (3,), (
        Row("charges", "行政事业性收费", "Administrative and institutional charges", "条例第二十条第（八）项"),
    )),
)  # fmt: skip

OTHERWISE_HANDLED = Group("otherwise_handled", "（六）其他处理", "(6) Otherwise handled", (
    Row("not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "1. Not corrected in time without proper reason, closed", "条例第三十条"),
    Row("fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "2. Fee not paid in time as notified, closed", "条例第四十二条；国办函〔2020〕109号"),
    Row("other", "3.其他", "3. Other"),
))  # fmt: skip
