"""What the schemas of check results and of the rules as data say of their keys, in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Title of a key in both languages, and what there is to say besides."""

    zh: str
    en: str
    about_zh: str = ""
    about_en: str = ""


# By key, or by the key or definition the object belongs to and the key, where a key means different things.
WORDS: dict[str, Words] = {
    "action": Words(
        "处理", "Action", "不报（silence）或改为某一严重程度。", "Silence, or the severity to give instead."
    ),
    "also": Words(
        "同样的原因", "Also", "结果完全相同的其他原因。", "Other causes that would have left the very same figures."
    ),
    "author": Words("豁免人", "Author"),
    "box": Words("位置框", "Box", "页上的左、上、右、下，以点计。", "Left, top, right, bottom on the page, in points."),
    "cause": Words("原因", "Cause", "所疑的填写错误，不明则为 null。", "The slip suspected, null where none is known."),
    "cell": Words("单元格", "Cell", "单元格键，没有印出时为 null。", "Cell key, null where there is no cell."),
    "cells": Words("单元格", "Cells"),
    "children": Words("下级报告", "Parts", "机关名称，依给出的顺序。", "Names of the organs, in the order given."),
    "code": Words("规则代码", "Rule code"),
    "column": Words("列", "Column", "从 1 起。", "From 1."),
    "counts": Words("各结果的规则数", "Rules by outcome"),
    "coverage": Words("核对所及", "Coverage", "哪些单元格出错时发现得了。", "In which cells an error would be found."),
    "crashed": Words("出错", "Crashed", "规则本身出错，没有结论。", "The rule itself failed and says nothing."),
    "crashes": Words("出错的规则", "Crashes"),
    "culprit": Words("可能有误的年度", "Culprit", "无法判断则为 null。", "null where nothing tells."),
    "declared": Words("已声明范围", "Declared", "汇总报告写明了统计范围。", "The whole says what it counts."),
    "disagreements": Words("不一致", "Disagreements", "相邻两年不相衔接之处。", "Where two years do not fit."),
    "due": Words("应填格数", "Cells due", "下级报告共有的格数。", "How many cells the parts have."),
    "editions": Words("版本", "Editions", "此关系所在的表格版本。", "Editions of the form that print it."),
    "en": Words("英文", "English"),
    "end": Words("止", "End", "行内所止之列，含本列。", "Last column of the line."),
    "error": Words("错误", "Error"),
    "exceeding": Words("单独超出者", "Exceeding", "children 中的序号，从 0 起。", "Indices into children, from 0."),
    "expires": Words("失效日期", "Expires", "含当日。", "The last day it holds."),
    "explanation": Words(
        "所属解释", "Explanation", "在 explanations 中的序号，从 0 起。", "Index into explanations, from 0."
    ),
    "explanations": Words(
        "解释",
        "Explanations",
        "改动最少的单元格即可使各恒等式成立的办法，可能者在前。",
        "The fewest cells that could be wrong, the likelier first.",
    ),
    "facts": Words("事实", "Facts", "写说明所用的各项。", "What the message is written from."),
    "failed": Words("不符", "Failed"),
    "figure": Words("数", "Figure", "没有数字的单元格为 null。", "null for a cell without a figure."),
    "finding": Words("发现", "Finding"),
    "findings": Words("发现", "Findings"),
    "fingerprint": Words("指纹", "Fingerprint", "数改变则豁免失效。", "The waiver lapses when the figures change."),
    "first": Words(
        "第一份", "First", "报告，或其中的数；空白为 null。", "The report, or its figure; null for a blank."
    ),
    "form": Words("格式版本", "Edition of the form"),
    "gap": Words("差额", "Gap", "汇总减各部分之和，不知则为 null。", "Whole less parts, null where not known."),
    "grouped": Words(
        "可定位到组的单元格",
        "Grouped",
        "单独出错时可以发现，只能定位到组。",
        "An error is found, but as one of a group.",
    ),
    "high": Words("上限", "Highest", "能使恒等式成立的最大数，没有上限为 null。", "null where there is no bound."),
    "id": Words("编号", "Id", "规则、单元格和数的指纹，数改变则改变。", "Fingerprint over rule, cells and figures."),
    "identities": Words("恒等式", "Identities"),
    "lacks": Words("无此单元格者", "Lacks", "哪一份的表格没有这一格。", "The report whose form has no such cell."),
    "left": Words("左边", "Left side", "相加的各单元格。", "The cells that are added up."),
    "leftovers": Words(
        "未归位的数", "Leftovers", "表中印出而未能归入单元格的数。", "Figures printed in a table and placed in no cell."
    ),
    "line": Words("行", "Line", "文本中的行，从 1 起。", "Line of the text, from 1."),
    "low": Words("下限", "Lowest", "能使恒等式成立的最小数。", "The least figure that would do."),
    "missing": Words("缺少的年度", "Missing years", "首尾之间没有报告的年度。", "Years between without a report."),
    "mode": Words("空白读法", "Mode", "下级报告的空白单元格怎样计算。", "How blanks of the parts are treated."),
    "needed": Words(
        "应填", "Needed", "唯一能使恒等式成立的数。", "The one figure that would do, null where several would."
    ),
    "not_applicable": Words("不适用", "Not applicable"),
    "ok": Words(
        "没有错误",
        "No errors",
        "没有严重程度为错误的发现，也没有规则出错。",
        "Nothing failed at error level and no rule crashed.",
    ),
    "organ": Words("机关名称", "Name of the organ"),
    "outcome": Words("结果", "Outcome"),
    "outcomes": Words("各规则的结果", "Outcome of each rule"),
    "page": Words("页", "Page", "从 1 起。", "From 1."),
    "paragraph": Words("段", "Paragraph", "从 0 起。", "From 0."),
    "parts": Words("各部分之和", "Sum of parts", "不知则为 null。", "null where it is not known."),
    "passed": Words("通过", "Passed"),
    "placeholders": Words(
        "占位", "Placeholders", "说明中花括号内各项的含义。", "What stands for each name in braces in a message."
    ),
    "phrases": Words("用语", "Phrases", "占位所用的固定用语。", "The fixed words that placeholders use."),
    "pinned": Words(
        "可定位的格数",
        "Pinned",
        "单独出错时可以发现并定位的格数。",
        "Number of cells in which a single wrong figure would be found and located.",
    ),
    "place": Words("位置", "Place", "在原件中的位置。", "Where it stood in the file."),
    "printed": Words("所印", "Printed"),
    "quote": Words("原文", "Quotation"),
    "reason": Words("理由", "Reason"),
    "ref": Words("单元格地址", "Reference", "工作表中的地址，如 B7。", "A1 reference on the sheet."),
    "relations": Words("关系", "Relations"),
    "reports": Words("各份报告", "Reports"),
    "right": Words("右边", "Right side", "相加的各单元格。", "The cells that are added up."),
    "row": Words("行", "Row", "从 1 起。", "From 1."),
    "rule": Words("规则代码", "Rule code"),
    "rules": Words("规则", "Rules"),
    "schema": Words("文档格式版本", "Version of the document format"),
    "second": Words(
        "第二份", "Second", "报告，或其中的数；空白为 null。", "The report, or its figure; null for a blank."
    ),
    "section": Words("部分", "Section", "各层序号，从 0 起。", "Index at each depth, from 0."),
    "series": Words("各机关", "Series", "每个机关一项。", "One for each organ."),
    "severity": Words("严重程度", "Severity"),
    "sheet": Words("工作表", "Sheet"),
    "sign": Words("符号", "Sign", "等于，或不大于。", "Equal, or at most."),
    "signed": Words("可为负数的单元格", "Signed", "没有列出的不小于 0。", "Cells not listed are 0 or more."),
    "since": Words("始于版本", "Since", "首次有此规则的版本。", "The release that first had the rule."),
    "size": Words("格数", "Size", "须改动的格数。", "How many cells have to change."),
    "slip": Words("错误类型", "Slip"),
    "source": Words("出处", "Source", "文件名。", "File name."),
    "span": Words("原文所在", "Span", "所说的话在正文中的位置。", "Where in the narrative the words stand."),
    "start": Words("起", "Start", "行内所起之列，从 1 起。", "First column of the line, from 1."),
    "state": Words("结果", "State", "一致、不足、超出或无法判断。", "Agrees, short, exceeds or unknown."),
    "stated": Words("已填格数", "Cells stated", "下级报告中有数的格数。", "How many cells of the parts hold a figure."),
    "status": Words(
        "状态",
        "Status",
        "已证为最少（proved）或搜索到限（budget）。",
        "Proved to be fewest, or as far as the budget went.",
    ),
    "table": Words("表", "Table", "文件中的第几张表，从 1 起。", "Table of the file, from 1."),
    "text": Words("所印", "Printed text"),
    "title": Words("标题", "Title"),
    "total": Words(
        "总数", "Total", "解释的总数，列出的可能较少。", "Number of explanations, of which fewer may be listed."
    ),
    "undecided": Words("未决的恒等式", "Undecided", "因空白无法判断。", "Identities left open by blanks."),
    "undetermined": Words("无法判断", "Undetermined"),
    "unseen": Words("发现不了的单元格", "Unseen", "单独出错时发现不了。", "Cells in which an error could pass unseen."),
    "unstated": Words("未填者", "Unstated", "children 中的序号，从 0 起。", "Indices into children, from 0."),
    "unused_waivers": Words("未用的豁免", "Unused waivers"),
    "waived": Words("已豁免的发现", "Waived findings"),
    "whole": Words("汇总", "Whole", "空白为 null。", "null for a blank."),
    "why": Words("未用的原因", "Why unused", "已过期或没有对应的发现。", "Expired, or nothing to apply to."),
    "year": Words("报告年度", "Report year"),
    "years": Words("年度", "Years", "依先后。", "In order."),
    "zh": Words("中文", "Chinese"),
    "documents": Words("各份文档", "Documents"),
    "path": Words(
        "位置", "Place", "JSON Pointer，整个文档为空。", "A JSON Pointer, empty for the document as a whole."
    ),
    "valid": Words("合乎格式", "Valid"),
    "faults": Words("错误", "Faults", "没有则为空。", "Empty where there is none."),
    "Fault": Words("错误", "Fault", "何处、预期什么、实际是什么。", "Where, what may stand there, what does."),
    "explanations.explanations": Words("各种解释", "Alternatives", "可能者在前。", "The likelier first."),
    "Finding.cells": Words("单元格", "Cells", "所疑者在前。", "The culprit first where one is known."),
    "leftovers.reason": Words("未归位的原因", "Reason"),
    "leftovers.row": Words("行标题", "Row label"),
    "leftovers.table": Words("法定表格", "Statutory table"),
    "relations.id": Words("关系编号", "Id of the relation"),
    "Span.end": Words("止", "End", "段内所止之字的下一字。", "Character after the last."),
    "Span.start": Words("起", "Start", "段内所起之字，从 0 起。", "First character of the paragraph, from 0."),
    "Fact": Words("事实", "Fact", "数、文字、单元格键或双语文字。", "A figure, a text, cell keys, or words."),
    "Finding": Words("发现", "Finding", "一条规则对一份报告所说的一件事。", "One thing that a rule says of a report."),
    "Place": Words(
        "位置", "Place", "在原件中的位置；格式没有的不列。", "Where it stood in the file, as far as the format has it."
    ),
    "ReportOf": Words("报告", "Report", "所比较的一份报告。", "One of the reports compared."),
    "RuleCode": Words("规则代码", "Rule code", "三个字母、三位数字。", "Three letters and three digits."),
    "Severity": Words("严重程度", "Severity", "错误、警告或提示。", "Error, warning or hint."),
    "Span": Words("原文所在", "Span", "所说的话在正文中的位置。", "Where in the narrative the words stand."),
    "Text": Words("文字", "Text", "中文和英文。", "Chinese and English."),
    "Waiver": Words("豁免", "Waiver", "经人认可、不再报告的发现。", "A finding that someone accepted."),
    "Explanation": Words(
        "解释", "Explanation", "改动哪些单元格可使各恒等式成立。", "Cells that, put right, make the identities hold."
    ),
    "en.failed": Words("不符时的说明", "Message where it fails"),
    "en.undetermined": Words("无法判断时的说明", "Message where it cannot be judged"),
    "zh.failed": Words("不符时的说明", "Message where it fails"),
    "zh.undetermined": Words("无法判断时的说明", "Message where it cannot be judged"),
    "account": Words(
        "归属",
        "Account",
        "此数是什么：claim 表格已有的主张，statement 陈述，other 其他（见 kind），not_understood 未能识别。",
        "What the numeral is: claim (a table has it), statement, other (see kind), not_understood.",
    ),
    "accounts": Words("各归属的数", "Numerals by account"),
    "channels": Words("渠道", "Channels", "写明的渠道，依原文顺序。", "The channels that are named, in printed order."),
    "claim": Words(
        "主张",
        "Claim",
        "所属或所指的主张，序号从 0 起；没有则为 null。",
        "The claim it is part of or bound to, from 0.",
    ),
    "key": Words("键", "Key", "所计之事，词汇表的键。", "What is counted: a key of the vocabulary."),
    "kind": Words("类别", "Kind", "其他归属的类别，余为 null。", "Which other kind, null for the other accounts."),
    "name": Words("名称", "Name"),
    "Numeral": Words("正文中的数", "Numeral"),
    "numerals": Words(
        "正文中的数", "Numerals", "正文的每一个数，各有一个归属。", "Every numeral of the prose, each with one account."
    ),
    "part_of": Words(
        "所属总数",
        "Part of",
        "其总数在 statements 中的序号，从 0 起；不是分项则为 null。",
        "Index of its whole in statements, from 0; null for what is no part.",
    ),
    "period": Words(
        "时段",
        "Period",
        "year 全年，part 年内一段，to_date 历年累计。",
        "The whole year, a part of it, or all years so far.",
    ),
    "scope": Words(
        "统计范围", "Scope", "写明的统计范围，未写明则为 null。", "Whose figures, null where nothing says so."
    ),
    "statement": Words(
        "陈述",
        "Statement",
        "正文所说而表格没有的一个数；在 numerals 中为序号。",
        "One figure that no table has; in numerals, its index.",
    ),
    "statements": Words("陈述", "Statements", "正文所说而表格没有的数。", "What the prose counts and no table has."),
    "subject": Words("对象", "Subject", "原文中所计之事的词语。", "The words of the text for what is counted."),
    "unit": Words(
        "单位",
        "Unit",
        "原文没有单位时为词汇表的单位；金额为元。",
        "That of the vocabulary where none is printed; amounts are in yuan.",
    ),
    "Statement.figure": Words(
        "数", "Figure", "原文所写之数，只写范围时为 null。", "As written, null where only a range is."
    ),
    "Statement.high": Words("上限", "Highest", "没有上限则为 null。", "null where there is no bound."),
    "Statement.low": Words("下限", "Lowest"),
    "Statement.year": Words("所指年度", "Year"),
    "accounts.other": Words("其他", "Other"),
    "accounts.not_understood": Words("未能识别", "Not understood"),
    "Statement": Words("陈述", "Statement", "正文所说而表格没有的一个数。", "One figure that no table has."),
}
