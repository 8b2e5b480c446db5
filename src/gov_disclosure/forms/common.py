"""What both editions print alike: sections, applicants, most rows of table three, table four."""

from __future__ import annotations

from collections.abc import Mapping

from gov_disclosure.forms.shapes import Balance, Column, ColumnGroup, Group, Row, SectionForm, TableKey
from gov_disclosure.text import Text

TABLE_NAMES: Mapping[TableKey, Text] = {
    "proactive_disclosure": Text("表二", "table two"),
    "requests": Text("表三", "table three"),
    "disputes": Text("表四", "table four"),
}
"""What offices call the three tables, by the number of their section."""

# Titles as printed in the template of the 2021 edition; `also`: the wording of article 50 and of
# the notices, used by whole provinces.
SECTIONS = (
    SectionForm("overview", "一", "总体情况", "Overview"),
    SectionForm(
        "proactive_disclosure", "二", "主动公开政府信息情况", "Proactive disclosure of government information",
        also=("行政机关主动公开政府信息情况", "行政机关主动公开政府信息的情况"),
    ),
    SectionForm(
        "requests", "三", "收到和处理政府信息公开申请情况", "Requests for disclosure received and processed",
        also=("行政机关收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请的情况"),
    ),
    SectionForm(
        "disputes", "四", "政府信息公开行政复议、行政诉讼情况",
        "Administrative reconsideration and litigation on disclosure",
        also=(
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        ),
    ),
    SectionForm(
        "problems_and_improvements", "五", "存在的主要问题及改进情况", "Main problems and improvements",
        also=("政府信息公开工作存在的主要问题及改进情况",),
    ),
    SectionForm("other_matters", "六", "其他需要报告的事项", "Other matters to be reported"),
)  # fmt: skip

# Table three, columns.
APPLICANTS = (
    ColumnGroup("", "申请人情况", "Applicant", (
        Column("natural_person", "自然人", "Natural persons"),
        ColumnGroup("", "法人或其他组织", "Legal persons or other organisations", (
            Column("enterprise", "商业企业", "Commercial enterprises"),
            Column("research_institution", "科研机构", "Research institutions"),
            Column("public_welfare", "社会公益组织", "Public-welfare organisations"),
            Column("legal_service", "法律服务机构", "Legal service institutions"),
            Column("other_organization", "其他", "Other"),
        )),
        Column("total", "总计", "Total", total=True),
    )),
)  # fmt: skip

BALANCE = Balance(
    left=("received", "brought_forward"),
    right=("outcomes.total", "carried_forward"),
    zh="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    en="(Reconciliation of each column: item 1 plus item 2 equals item 3 plus item 4)",
)


def request_rows(otherwise_handled: Row | Group) -> tuple[Row | Group, ...]:
    """Return the rows of table three; the editions differ only in （六）其他处理."""
    return (
        Row("received", "一、本年新收政府信息公开申请数量", "1. Requests newly received this year"),
        Row("brought_forward", "二、上年结转政府信息公开申请数量", "2. Requests carried over from last year"),
        Group("outcomes", "三、本年度办理结果", "3. Outcomes this year", (
            Row("granted", "（一）予以公开", "(1) Disclosed"),
            Row("partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                "(2) Partially disclosed (where separated, count only here)", "条例第三十七条"),
            Group("denied", "（三）不予公开", "(3) Not disclosed", (
                Row("state_secret", "1.属于国家秘密", "1. State secret", "条例第十四条"),
                Row("prohibited_by_law", "2.其他法律行政法规禁止公开",
                    "2. Disclosure prohibited by other laws or administrative regulations", "条例第十四条"),
                Row("security_and_stability", "3.危及“三安全一稳定”",
                    "3. Endangers national, public or economic security or social stability", "条例第十四条"),
                Row("third_party_rights", "4.保护第三方合法权益",
                    "4. Protection of third-party rights and interests", "条例第十五条、第三十二条"),
                Row("internal_affairs", "5.属于三类内部事务信息",
                    "5. Internal affairs information (three kinds)", "条例第十六条第一款"),
                Row("deliberative_process", "6.属于四类过程性信息",
                    "6. Process information (four kinds)", "条例第十六条第二款"),
                Row("enforcement_file", "7.属于行政执法案卷",
                    "7. Administrative enforcement case file", "条例第十六条第二款"),
                Row("administrative_query", "8.属于行政查询事项", "8. Administrative query matter"),
            )),
            Group("unavailable", "（四）无法提供", "(4) Unable to provide", (
                Row("not_held", "1.本机关不掌握相关政府信息", "1. Information not held by this organ"),
                Row("needs_creation", "2.没有现成信息需要另行制作",
                    "2. No existing information, would have to be created", "条例第三十八条"),
                Row("still_unclear", "3.补正后申请内容仍不明确",
                    "3. Request still unclear after correction", "条例第三十条"),
            )),
            Group("not_processed", "（五）不予处理", "(5) Not processed", (
                Row("petition", "1.信访举报投诉类申请", "1. Petition, report or complaint", "条例第三十九条第一款"),
                Row("duplicate", "2.重复申请", "2. Repeated request", "条例第三十六条第六项"),
                Row("publication", "3.要求提供公开出版物",
                    "3. Request for public publications", "条例第三十九条第二款"),
                Row("excessive", "4.无正当理由大量反复申请",
                    "4. Excessive repeated requests without proper reason", "条例第三十五条"),
                Row("reconfirmation", "5.要求行政机关确认或重新出具已获取信息",
                    "5. Request to confirm or reissue information already obtained"),
            )),
            otherwise_handled,
            Row("total", "（七）总计", "(7) Total processed", sums="outcomes"),
        )),
        Row("carried_forward", "四、结转下年度继续办理", "4. Carried over to next year"),
    )  # fmt: skip


def _review_columns() -> tuple[Column, ...]:
    return (
        Column("upheld", "结果维持", "Upheld"),
        Column("corrected", "结果纠正", "Corrected"),
        Column("other", "其他结果", "Other outcome"),
        Column("pending", "尚未审结", "Pending"),
        Column("total", "总计", "Total", total=True),
    )


# Table four: one row of figures, all structure in its columns. 行政复议: Reconsideration Law,
# article 11 item 14; 行政诉讼: Regulations, article 51.
DISPUTES = (
    ColumnGroup("reconsideration", "行政复议", "Administrative reconsideration", _review_columns()),
    ColumnGroup("", "行政诉讼", "Administrative litigation", (
        ColumnGroup("direct_litigation", "未经复议直接起诉", "Litigation without prior reconsideration",
                    _review_columns()),
        ColumnGroup("litigation_after_reconsideration", "复议后起诉", "Litigation after reconsideration",
                    _review_columns()),
    )),
)  # fmt: skip
