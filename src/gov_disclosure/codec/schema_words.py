"""What the JSON Schema says of the keys that are no cells: titles and descriptions in Chinese and English."""

from __future__ import annotations

from attrs import frozen


@frozen
class Words:
    """Title and description of one key, in both languages; ``source`` where a text prescribes it."""

    zh: str
    en: str
    about_zh: str
    about_en: str
    source: str | None = None


REGULATIONS = "中华人民共和国政府信息公开条例（国务院令第711号）"

REPORT = Words(
    "政府信息公开工作年度报告",
    "Annual report on government information disclosure",
    "一份年度报告：机关、时间、正文和三张法定表格。单元格未印数字时为 null，不等于零。",
    "One annual report: organ, time, text and the three statutory tables. A cell without a printed figure is null, "
    "which is not zero.",
    f"{REGULATIONS}第四十九条、第五十条",
)

# By path from the top of the document; `[]` is an item of an array.
KEYS: dict[str, Words] = {
    "schema": Words(
        "文档格式版本", "Version of the document format", "键和取值改变时才变。", "Changes when keys or values do."
    ),
    "form": Words(
        "格式版本",
        "Edition of the form",
        "表格整体所依的版本：2019 为国办公开办函〔2019〕60号（试行），2021 为国办公开办函〔2021〕30号。",
        "Edition the tables follow as a whole: 2019 (trial, letter 60 of 2019) or 2021 (letter 30 of 2021).",
    ),
    "year": Words("报告年度", "Report year", "报告所涉的年度，不是发布的年度。", "The year reported on."),
    "organ": Words("报告机关", "Reporting organ", "编制并发布报告的机关。", "The organ that makes the report public."),
    "organ.name": Words("机关名称", "Name of the organ", "照报告所印。", "As printed."),
    "organ.level": Words(
        "行政层级",
        "Administrative level",
        "国家、省、设区的市、县、乡镇街道。",
        "State, province, prefecture, county, township.",
    ),
    "organ.division_code": Words(
        "行政区划代码", "Administrative division code", "6、9 或 12 位数字。", "6, 9 or 12 digits.", "GB/T 2260"
    ),
    "organ.credit_code": Words(
        "统一社会信用代码", "Unified social credit code", "18 位字符。", "18 characters.", "GB 32100"
    ),
    "scope": Words(
        "统计范围",
        "Scope",
        "数字所计：本机关、本系统（含下级）或本行政区域。",
        "Whose figures are counted: the organ's own, its system's, or those of its whole area.",
    ),
    "period": Words("统计期限", "Statistical period", "首尾两日均计入。", "Both days included."),
    "period.start": Words("起", "First day", "通常为 1 月 1 日。", "Usually 1 January."),
    "period.end": Words(
        "止", "Last day", "不早于起日，通常为 12 月 31 日。", "Not before the first, usually 31 December."
    ),
    "published": Words("发布日期", "Day of publication", "向社会公布之日。", "The day it was made public."),
    "source": Words("出处", "Source", "网址或文件名。", "An address or a file name."),
    "title": Words("标题", "Title", "照报告所印。", "As printed."),
    "preamble": Words("前言", "Preamble", "第一部分之前的各段。", "Paragraphs before section one."),
    "sections": Words(
        "正文各部分",
        "Sections",
        "照所印次序，含表格之外的全部文字。",
        "In printed order, with all text outside the tables.",
        f"{REGULATIONS}第五十条",
    ),
    "sections[]": Words("部分或小节", "Section or sub-section", "小节层层相含。", "Sub-sections to any depth."),
    "sections[].key": Words(
        "法定部分",
        "Statutory section",
        "六个法定部分之一；小节和其他部分为空。",
        "Which of the six statutory sections it is; null for others and for sub-sections.",
    ),
    "sections[].heading": Words("标题", "Heading", "连同所印序号。", "With its printed ordinal."),
    "sections[].paragraphs": Words("段落", "Paragraphs", "不属任何小节的段落。", "Text that stands in no sub-section."),
    "sections[].sections": Words("小节", "Sub-sections", "照所印次序。", "In printed order."),
    "proactive_disclosure": Words(
        "主动公开政府信息情况",
        "Proactive disclosure of government information",
        "表二。各行可依不同版本，同一条款下各行一致。",
        "Table two. Rows may follow different editions; rows under one article follow the same.",
        f"{REGULATIONS}第二十条",
    ),
    "requests": Words(
        "收到和处理政府信息公开申请情况",
        "Requests for disclosure received and processed",
        "表三。第一项加第二项之和，等于第三项加第四项之和。",
        "Table three. Items 1 and 2 add up to items 3 and 4.",
        f"{REGULATIONS}第五十条",
    ),
    "disputes": Words(
        "政府信息公开行政复议、行政诉讼情况",
        "Administrative reconsideration and litigation on disclosure",
        "表四。",
        "Table four.",
        f"{REGULATIONS}第五十条",
    ),
    "as_printed": Words(
        "所印原文",
        "As printed",
        "单元格键到所印文字，仅列与数字不同者；null 表示所发布的表格没有此单元格。",
        "Cell key to printed text, where that is not the plain figure; null where the published form lacks the cell.",
    ),
}

# Groups of rows, by path, and the rows of a table: title by the form, description from here.
ABOUT: dict[str, tuple[str, str]] = {
    "requests.outcomes": (
        "（一）至（六）各行之和，等于（七）总计。",
        "Items (1) to (6) add up to item (7), the total.",
    ),
    "requests.outcomes.denied": ("一行一种理由。", "One row a reason."),
    "requests.outcomes.unavailable": ("一行一种理由。", "One row a reason."),
    "requests.outcomes.not_processed": ("一行一种理由。", "One row a reason."),
    "requests.outcomes.otherwise_handled": (
        "2021 年版分三行；2019 年版不分行，为 undivided。",
        "Three rows in the 2021 form; one row in the 2019 form, which is undivided.",
    ),
    "requests row": (
        "按申请人分栏的件数，总计为其余各栏之和。",
        "Cases by kind of applicant; the total is the sum of the other columns.",
    ),
    "disputes row": ("四种结果及其总计，以件计。", "Four outcomes and their total, in cases."),
    "count": (
        "不小于 0 的整数；没有数字的单元格为 null，不等于零。",
        "A whole number, 0 or more; null for a cell without a figure, which is not zero.",
    ),
    "change": (
        "整数，减少为负；没有数字的单元格为 null，不等于零。",
        "A whole number, negative for a decrease; null for a cell without a figure, which is not zero.",
    ),
    "amount": (
        "不小于 0 的数；没有数字的单元格为 null，不等于零。",
        "A number, 0 or more; null for a cell without a figure, which is not zero.",
    ),
}

UNITS_EN = {"件": "items", "项": "matters", "万元": "10,000 yuan"}
