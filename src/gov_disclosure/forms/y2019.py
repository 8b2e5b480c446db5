"""The 2019 edition (试行): 国办公开办函〔2019〕60号, for report years 2019 and 2020."""

from __future__ import annotations

from gov_disclosure.editions import Edition
from gov_disclosure.forms.shapes import Block, Column, Row

EDITION: Edition = "2019"
YEARS = (2019, 2020)
NOTICE = "国办公开办函〔2019〕60号"
TITLE = "中华人民共和国政府信息公开工作年度报告格式（试行）"

_DOCUMENTS = (
    Column("produced", "本年新制作数量", "Newly produced this year"),
    Column("disclosed", "本年新公开数量", "Newly disclosed this year"),
    Column("total_disclosed", "对外公开总数量", "Total disclosed"),
)
_PRIOR_ITEMS = Column("prior_items", "上一年项目数量", "Matters in the previous year", "项")
_CHANGE = Column("change", "本年增/减", "Change this year", "项", "change")
_SERVICES = (_PRIOR_ITEMS, _CHANGE, Column("decisions", "处理决定数量", "Decisions made"))

# Five grid columns: the label and four that the blocks of three and of two figures share out.
PROACTIVE_DISCLOSURE = (
    Block("documents", EDITION, "第二十条第（一）项", "Article 20 item (1)", _DOCUMENTS, (1, 2, 1), (
        Row("rules", "规章", "Rules", "条例第二十条第（一）项；立法法第九十一条、第九十三条"),
        Row("normative_documents", "规范性文件", "Normative documents", "条例第二十条第（一）项"),
    )),
    Block("licensing", EDITION, "第二十条第（五）项", "Article 20 item (5)", _SERVICES, (1, 2, 1), (
        Row("licenses", "行政许可", "Administrative licences", "条例第二十条第（五）项"),
        Row("other_services", "其他对外管理服务事项", "Other public management and service matters",
            "条例第二十条第（五）项"),
    )),
    Block("enforcement", EDITION, "第二十条第（六）项", "Article 20 item (6)", _SERVICES, (1, 2, 1), (
        Row("penalties", "行政处罚", "Administrative penalties", "条例第二十条第（六）项"),
        Row("compulsion", "行政强制", "Administrative compulsion", "条例第二十条第（六）项"),
    )),
    Block("charging", EDITION, "第二十条第（八）项", "Article 20 item (8)", (_PRIOR_ITEMS, _CHANGE), (2, 2), (
        Row("charges", "行政事业性收费", "Administrative and institutional charges", "条例第二十条第（八）项"),
    )),
    Block("procuring", EDITION, "第二十条第（九）项", "Article 20 item (9)", (
        Column("projects", "采购项目数量", "Procurement projects", "项"),
        Column("amount", "采购总金额", "Total procurement amount", "万元", "amount"),
    ), (2, 2), (
        Row("procurement", "政府集中采购", "Centralised government procurement", "条例第二十条第（九）项"),
    )),
)  # fmt: skip

OTHERWISE_HANDLED = Row("otherwise_handled.undivided", "（六）其他处理", "(6) Otherwise handled")
