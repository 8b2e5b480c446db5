"""What the JSON Schema says of the model's classes and of the keys that hold no figure, in Chinese and English."""

from __future__ import annotations

from gov_disclosure.text import Text


def said(words: Text) -> dict[str, str]:
    """Return the annotation that gives *words* in both languages."""
    return {"description": f"{words.zh}\n{words.en}"}


REGULATIONS = Text(
    "中华人民共和国政府信息公开条例（国务院令第711号）",
    "Regulations on Open Government Information, State Council decree 711",
)

CLASSES: dict[str, Text] = {
    "Report": Text(
        "政府信息公开工作年度报告：机关、时间、正文和三张法定表格。单元格未印数字时为 null，不等于零。"
        f"依据：{REGULATIONS.zh}第四十九条、第五十条。各单元格的名称、单位和依据见 cells-1.json。",
        "Annual report on government information disclosure: organ, time, text and the three statutory tables. A cell "
        f"without a printed figure is null, which is not zero. Source: {REGULATIONS.en}, articles 49 and 50. Labels, "
        "units and sources of the cells are in cells-1.json.",
    ),
    "Organ": Text("编制并发布报告的行政机关。", "The administrative organ that makes the report public."),
    "Period": Text("统计期限，首尾两日均计入。", "Statistical period, both days included."),
    "Section": Text(
        "正文的一个部分或小节，小节层层相含；表格之外的文字全部在内。",
        "A section of the text or a sub-section, to any depth, with all text outside the tables.",
    ),
    "ProactiveDisclosure": Text(
        "表二，主动公开政府信息情况（条例第二十条）。各行可依不同版本，同一项下的各行须依同一版本；"
        "other_services 和 procurement 仅见于 2019 年版。",
        "Table two, proactive disclosure (Regulations, article 20). Rows may follow different editions of the form; "
        "rows under one item follow the same. Only the 2019 form has other_services and procurement.",
    ),
    "DocumentStock": Text(
        "第二十条第（一）项，2021 年版：制发、废止和现行有效的文件。",
        "Article 20 item (1), 2021 form: documents issued, repealed and in force.",
    ),
    "DocumentOutput": Text(
        "第二十条第（一）项，2019 年版：新制作、新公开和公开总数。",
        "Article 20 item (1), 2019 form: documents newly produced, newly disclosed, and disclosed in all.",
    ),
    "Decisions": Text(
        "第二十条第（五）（六）项，2021 年版：本年处理决定。",
        "Article 20 items (5) and (6), 2021 form: decisions made in the year.",
    ),
    "ServiceItems": Text(
        "第二十条第（五）（六）项，2019 年版：上年项目、其增减（减少为负）和处理决定。",
        "Article 20 items (5) and (6), 2019 form: matters of last year, their change (negative for a decrease), and "
        "decisions.",
    ),
    "ChargedAmount": Text(
        "第二十条第（八）项，2021 年版：本年收费金额，以万元计，至多 12 位小数。",
        "Article 20 item (8), 2021 form: amount charged in the year, in 10,000 yuan, with at most 12 decimals.",
    ),
    "ChargedItems": Text(
        "第二十条第（八）项，2019 年版：上年收费项目及其增减（减少为负）。",
        "Article 20 item (8), 2019 form: charged matters of last year and their change (negative for a decrease).",
    ),
    "Procurement": Text(
        "第二十条第（九）项，仅见于 2019 年版：政府集中采购；金额以万元计，至多 12 位小数。",
        "Article 20 item (9), 2019 form only: centralised procurement; the amount in 10,000 yuan, with at most 12 "
        "decimals.",
    ),
    "Requests": Text(
        "表三，收到和处理政府信息公开申请情况。第一项加第二项之和，等于第三项加第四项之和。",
        "Table three, requests received and processed. Items 1 and 2 add up to items 3 and 4.",
    ),
    "Outcomes": Text(
        "三、本年度办理结果：（一）至（六）各行之和，等于（七）总计。",
        "Item 3, outcomes of the year: items (1) to (6) add up to item (7), the total.",
    ),
    "Denied": Text("（三）不予公开，一行一种理由。", "(3) Not disclosed, one row a reason."),
    "Unavailable": Text("（四）无法提供，一行一种理由。", "(4) Unable to provide, one row a reason."),
    "NotProcessed": Text("（五）不予处理，一行一种理由。", "(5) Not processed, one row a reason."),
    "OtherwiseHandled": Text(
        "（六）其他处理：2021 年版分三行；2019 年版不分行，即 undivided。二者只有其一。",
        "(6) Otherwise handled: three rows in the 2021 form, one in the 2019 form, which is undivided. Never both.",
    ),
    "ApplicantCounts": Text(
        "表三的一行：按申请人分栏的件数，总计为其余各栏之和。",
        "A row of table three: cases by kind of applicant; the total is the sum of the other columns.",
    ),
    "Disputes": Text(
        "表四，政府信息公开行政复议、行政诉讼情况。",
        "Table four, administrative reconsideration and litigation on disclosure.",
    ),
    "ReviewOutcomes": Text(
        "表四的一组：四种结果及其总计，以件计。", "A group of table four: four outcomes and their total, in cases."
    ),
}
"""By class of the model."""

KEYS: dict[str, Text] = {
    "Report.$schema": Text("模式的地址，可有可无，读取时忽略。", "Address of the schema; accepted and ignored."),
    "Report.schema": Text(
        "文档格式的版本，键和取值改变时才变。", "Version of the document format; changes when keys or values do."
    ),
    "Report.form": Text(
        "表格整体所依的版本：2019 为国办公开办函〔2019〕60号（试行），2021 为国办公开办函〔2021〕30号。",
        "Edition that the tables follow as a whole: 2019 (trial, notice 60 of 2019) or 2021 (notice 30 of 2021).",
    ),
    "Report.year": Text("报告所涉的年度，不是发布的年度。", "The year reported on, not that of publication."),
    "Report.scope": Text(
        "数字所计的范围：本机关、本系统（含下级）或本行政区域。",
        "Whose figures are counted: the organ's own, its system's, or those of its whole area.",
    ),
    "Report.published": Text("向社会公布之日。", "The day it was made public."),
    "Report.source": Text("出处：网址或文件名。", "Where it was found: an address or a file name."),
    "Report.title": Text("标题，照报告所印。", "The title as printed."),
    "Report.preamble": Text("前言：第一部分之前的各段。", "Paragraphs before section one."),
    "Report.sections": Text(
        "正文各部分，照所印次序，含表格之外的全部文字。",
        "The sections in printed order, with all text outside the tables.",
    ),
    "Report.as_printed": Text(
        "单元格键到所印文字，仅列与数字不同者；null 表示所发布的表格没有此单元格。",
        "Cell key to printed text, where that is not the plain figure; null where the published form lacks the cell.",
    ),
    "Organ.name": Text("机关名称，照报告所印。", "Name as printed."),
    "Organ.level": Text("行政层级：国家、省、设区的市、县、乡镇街道。", "Administrative level."),
    "Organ.division_code": Text(
        "行政区划代码（GB/T 2260），6、9 或 12 位数字。", "Administrative division code (GB/T 2260), 6, 9 or 12 digits."
    ),
    "Organ.credit_code": Text(
        "统一社会信用代码（GB 32100），18 位字符。", "Unified social credit code (GB 32100), 18 characters."
    ),
    "Period.start": Text("起，通常为 1 月 1 日。", "First day, usually 1 January."),
    "Period.end": Text("止，不早于起日，通常为 12 月 31 日。", "Last day, not before the first, usually 31 December."),
    "Section.key": Text(
        "六个法定部分之一；小节和其他部分为 null。",
        "Which of the six statutory sections it is; null for others and for sub-sections.",
    ),
    "Section.heading": Text("标题，连同所印序号。", "Heading with its printed ordinal."),
    "Section.paragraphs": Text("不属任何小节的段落。", "Paragraphs that stand in no sub-section."),
    "Section.sections": Text("小节，照所印次序。", "Sub-sections in printed order."),
}
"""By class and key. Keys that refer to a class say nothing beside it."""

UNITS_EN = {"件": "cases", "项": "matters", "万元": "10,000 yuan"}
"""The units of figures in English."""

CELL_KEYS: dict[str, Text] = {
    "Cells": Text(
        "报告文档的各个单元格：统一格式怎样称呼、以何计、依据为何。",
        "The cells of a report document: what the form calls them, what they count, what they rest on.",
    ),
    "Cells.schema": Text("所属文档格式的版本。", "Version of the document format they belong to."),
    "Cells.cells": Text("以单元格键为键，照统一格式的次序。", "By cell key, in the order of the form."),
    "Cell": Text("一个单元格。", "One cell."),
    "Cell.pointer": Text("它在报告文档中的 JSON Pointer。", "Its JSON Pointer into a report document."),
    "Cell.kind": Text(
        "count 为不小于 0 的整数，change 为可负的整数，amount 为以万元计的小数。",
        "count: a whole number >= 0; change: a whole number that may be negative; amount: a decimal of 10,000 yuan.",
    ),
    "Cell.editions": Text(
        "有此单元格的各个版本怎样印它。", "How each edition of the form that has the cell prints it."
    ),
    "Printed": Text(
        "一个版本怎样印一个单元格：由外到内的各级标签，行列以间隔号分开。",
        "How one edition prints a cell: labels from the outermost inwards, row and column with a dot between them.",
    ),
    "Printed.source": Text(
        "所依条款；表格未注明的为该版本的通知。", "The article it rests on, the notice where none is named."
    ),
    "Words": Text("中文和英文。", "Chinese and English."),
    "Words.zh": Text("中文，照所印。", "Chinese, as printed."),
    "Words.en": Text("英文译名。", "English translation."),
}
"""By definition, and by definition and key, of the annotations of cells."""
