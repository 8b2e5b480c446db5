"""What the schemas of results say of their keys, in Chinese and English; those of prose and of trees have more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gov_disclosure.text import Text


class Words(NamedTuple):
    """Title of a key, and what there is to say besides."""

    title: Text
    about: Text | None = None


COMMON: Mapping[str, Words] = {
    "action": Words(
        Text("处理", "Action"), Text("不报（silence）或改为某一严重程度。", "Silence, or the severity to give instead.")
    ),
    "also": Words(
        Text("同样的原因", "Also"),
        Text("结果完全相同的其他原因。", "Other causes that would have left the very same figures."),
    ),
    "author": Words(Text("豁免人", "Author")),
    "box": Words(
        Text("位置框", "Box"),
        Text("页上的左、上、右、下，以点计。", "Left, top, right, bottom on the page, in points."),
    ),
    "cause": Words(
        Text("原因", "Cause"), Text("所疑的填写错误，不明则为 null。", "The slip suspected, null where none is known.")
    ),
    "cell": Words(
        Text("单元格", "Cell"), Text("单元格键，没有印出时为 null。", "Cell key, null where there is no cell.")
    ),
    "cells": Words(Text("单元格", "Cells")),
    "children": Words(
        Text("下级报告", "Parts"), Text("机关名称，依给出的顺序。", "Names of the organs, in the order given.")
    ),
    "code": Words(Text("规则代码", "Rule code")),
    "column": Words(Text("列", "Column"), Text("从 1 起。", "From 1.")),
    "counts": Words(Text("各结果的规则数", "Rules by outcome")),
    "coverage": Words(
        Text("核对所及", "Coverage"), Text("哪些单元格出错时发现得了。", "In which cells an error would be found.")
    ),
    "crashed": Words(
        Text("出错", "Crashed"), Text("规则本身出错，没有结论。", "The rule itself failed and says nothing.")
    ),
    "crashes": Words(Text("出错的规则", "Crashes")),
    "culprit": Words(Text("可能有误的年度", "Culprit"), Text("无法判断则为 null。", "null where nothing tells.")),
    "declared": Words(
        Text("已声明范围", "Declared"), Text("汇总报告写明了统计范围。", "The whole says what it counts.")
    ),
    "disagreements": Words(
        Text("不一致", "Disagreements"), Text("相邻两年不相衔接之处。", "Where two years do not fit.")
    ),
    "due": Words(Text("应填格数", "Cells due"), Text("下级报告共有的格数。", "How many cells the parts have.")),
    "editions": Words(Text("版本", "Editions"), Text("此关系所在的表格版本。", "Editions of the form that print it.")),
    "en": Words(Text("英文", "English")),
    "end": Words(Text("止", "End"), Text("行内所止之列，含本列。", "Last column of the line.")),
    "error": Words(Text("错误", "Error")),
    "exceeding": Words(
        Text("单独超出者", "Exceeding"), Text("children 中的序号，从 0 起。", "Indices into children, from 0.")
    ),
    "expires": Words(Text("失效日期", "Expires"), Text("含当日。", "The last day it holds.")),
    "explanation": Words(
        Text("所属解释", "Explanation"), Text("在 explanations 中的序号，从 0 起。", "Index into explanations, from 0.")
    ),
    "explanations": Words(
        Text("解释", "Explanations"),
        Text(
            "改动最少的单元格即可使各恒等式成立的办法，可能者在前。",
            "The fewest cells that could be wrong, the likelier first.",
        ),
    ),
    "facts": Words(Text("事实", "Facts"), Text("写说明所用的各项。", "What the message is written from.")),
    "failed": Words(Text("不符", "Failed")),
    "figure": Words(Text("数", "Figure"), Text("没有数字的单元格为 null。", "null for a cell without a figure.")),
    "finding": Words(Text("发现", "Finding")),
    "findings": Words(Text("发现", "Findings")),
    "fingerprint": Words(
        Text("指纹", "Fingerprint"), Text("数改变则豁免失效。", "The waiver lapses when the figures change.")
    ),
    "first": Words(
        Text("第一份", "First"), Text("报告，或其中的数；空白为 null。", "The report, or its figure; null for a blank.")
    ),
    "form": Words(Text("格式版本", "Edition of the form")),
    "gap": Words(
        Text("差额", "Gap"), Text("汇总减各部分之和，不知则为 null。", "Whole less parts, null where not known.")
    ),
    "grouped": Words(
        Text("可定位到组的单元格", "Grouped"),
        Text("单独出错时可以发现，只能定位到组。", "An error is found, but as one of a group."),
    ),
    "high": Words(
        Text("上限", "Highest"), Text("能使恒等式成立的最大数，没有上限为 null。", "null where there is no bound.")
    ),
    "id": Words(
        Text("编号", "Id"), Text("规则、单元格和数的指纹，数改变则改变。", "Fingerprint over rule, cells and figures.")
    ),
    "identities": Words(Text("恒等式", "Identities")),
    "lacks": Words(
        Text("无此单元格者", "Lacks"), Text("哪一份的表格没有这一格。", "The report whose form has no such cell.")
    ),
    "left": Words(Text("左边", "Left side"), Text("相加的各单元格。", "The cells that are added up.")),
    "leftovers": Words(
        Text("未归位的数", "Leftovers"),
        Text("表中印出而未能归入单元格的数。", "Figures printed in a table and placed in no cell."),
    ),
    "line": Words(Text("行", "Line"), Text("文本中的行，从 1 起。", "Line of the text, from 1.")),
    "low": Words(Text("下限", "Lowest"), Text("能使恒等式成立的最小数。", "The least figure that would do.")),
    "missing": Words(
        Text("缺少的年度", "Missing years"), Text("首尾之间没有报告的年度。", "Years between without a report.")
    ),
    "mode": Words(
        Text("空白读法", "Mode"), Text("下级报告的空白单元格怎样计算。", "How blanks of the parts are treated.")
    ),
    "needed": Words(
        Text("应填", "Needed"),
        Text("唯一能使恒等式成立的数。", "The one figure that would do, null where several would."),
    ),
    "not_applicable": Words(Text("不适用", "Not applicable")),
    "ok": Words(
        Text("没有错误", "No errors"),
        Text("没有严重程度为错误的发现，也没有规则出错。", "Nothing failed at error level and no rule crashed."),
    ),
    "organ": Words(Text("机关名称", "Name of the organ")),
    "outcome": Words(Text("结果", "Outcome")),
    "outcomes": Words(Text("各规则的结果", "Outcome of each rule")),
    "page": Words(Text("页", "Page"), Text("从 1 起。", "From 1.")),
    "paragraph": Words(Text("段", "Paragraph"), Text("从 0 起。", "From 0.")),
    "parts": Words(Text("各部分之和", "Sum of parts"), Text("不知则为 null。", "null where it is not known.")),
    "passed": Words(Text("通过", "Passed")),
    "placeholders": Words(
        Text("占位", "Placeholders"),
        Text("说明中花括号内各项的含义。", "What stands for each name in braces in a message."),
    ),
    "phrases": Words(Text("用语", "Phrases"), Text("占位所用的固定用语。", "The fixed words that placeholders use.")),
    "pinned": Words(
        Text("可定位的格数", "Pinned"),
        Text(
            "单独出错时可以发现并定位的格数。",
            "Number of cells in which a single wrong figure would be found and located.",
        ),
    ),
    "place": Words(Text("位置", "Place"), Text("在原件中的位置。", "Where it stood in the file.")),
    "printed": Words(Text("所印", "Printed")),
    "quote": Words(Text("原文", "Quotation")),
    "reason": Words(Text("理由", "Reason")),
    "ref": Words(Text("单元格地址", "Reference"), Text("工作表中的地址，如 B7。", "A1 reference on the sheet.")),
    "relations": Words(Text("关系", "Relations")),
    "reports": Words(Text("各份报告", "Reports")),
    "right": Words(Text("右边", "Right side"), Text("相加的各单元格。", "The cells that are added up.")),
    "row": Words(Text("行", "Row"), Text("从 1 起。", "From 1.")),
    "rule": Words(Text("规则代码", "Rule code")),
    "rules": Words(Text("规则", "Rules")),
    "schema": Words(Text("文档格式版本", "Version of the document format")),
    "second": Words(
        Text("第二份", "Second"),
        Text("报告，或其中的数；空白为 null。", "The report, or its figure; null for a blank."),
    ),
    "section": Words(Text("部分", "Section"), Text("各层序号，从 0 起。", "Index at each depth, from 0.")),
    "series": Words(Text("各机关", "Series"), Text("每个机关一项。", "One for each organ.")),
    "severity": Words(Text("严重程度", "Severity")),
    "sheet": Words(Text("工作表", "Sheet")),
    "sign": Words(Text("符号", "Sign"), Text("等于，或不大于。", "Equal, or at most.")),
    "signed": Words(
        Text("可为负数的单元格", "Signed"), Text("没有列出的不小于 0。", "Cells not listed are 0 or more.")
    ),
    "since": Words(Text("始于版本", "Since"), Text("首次有此规则的版本。", "The release that first had the rule.")),
    "size": Words(Text("格数", "Size"), Text("须改动的格数。", "How many cells have to change.")),
    "slip": Words(Text("错误类型", "Slip")),
    "source": Words(Text("出处", "Source"), Text("文件名。", "File name.")),
    "span": Words(
        Text("原文所在", "Span"), Text("所说的话在正文中的位置。", "Where in the narrative the words stand.")
    ),
    "start": Words(Text("起", "Start"), Text("行内所起之列，从 1 起。", "First column of the line, from 1.")),
    "state": Words(Text("结果", "State"), Text("一致、不足、超出或无法判断。", "Agrees, short, exceeds or unknown.")),
    "stated": Words(
        Text("已填格数", "Cells stated"), Text("下级报告中有数的格数。", "How many cells of the parts hold a figure.")
    ),
    "status": Words(
        Text("状态", "Status"),
        Text("已证为最少（proved）或搜索到限（budget）。", "Proved to be fewest, or as far as the budget went."),
    ),
    "table": Words(Text("表", "Table"), Text("文件中的第几张表，从 1 起。", "Table of the file, from 1.")),
    "text": Words(Text("所印", "Printed text")),
    "title": Words(Text("标题", "Title")),
    "total": Words(
        Text("总数", "Total"),
        Text("解释的总数，列出的可能较少。", "Number of explanations, of which fewer may be listed."),
    ),
    "undecided": Words(Text("未决的恒等式", "Undecided"), Text("因空白无法判断。", "Identities left open by blanks.")),
    "undetermined": Words(Text("无法判断", "Undetermined")),
    "unseen": Words(
        Text("发现不了的单元格", "Unseen"), Text("单独出错时发现不了。", "Cells in which an error could pass unseen.")
    ),
    "unstated": Words(
        Text("未填者", "Unstated"), Text("children 中的序号，从 0 起。", "Indices into children, from 0.")
    ),
    "untold": Words(
        Text("无从得知者", "Untold"),
        Text(
            "另一版本格式没有这一格的下级；children 中的序号，从 0 起。",
            "Children of another edition, which lacks the cell: indices into children, from 0.",
        ),
    ),
    "unused_waivers": Words(Text("未用的豁免", "Unused waivers")),
    "waived": Words(Text("已豁免的发现", "Waived findings")),
    "whole": Words(Text("汇总", "Whole"), Text("空白为 null。", "null for a blank.")),
    "why": Words(
        Text("未用的原因", "Why unused"), Text("已过期或没有对应的发现。", "Expired, or nothing to apply to.")
    ),
    "year": Words(Text("报告年度", "Report year")),
    "years": Words(Text("年度", "Years"), Text("依先后。", "In order.")),
    "zh": Words(Text("中文", "Chinese")),
    "documents": Words(Text("各份文档", "Documents")),
    "unreadable": Words(
        Text("未能读取的文件", "Unreadable"),
        Text(
            "没有则为空；其中未能读取的每一份报告各列一项。",
            "Empty where there is none; one entry for each report in a file.",
        ),
    ),
    "unreadable.file": Words(Text("文件名", "Name of the file")),
    "unreadable.kind": Words(
        Text("何种文件", "Kind"),
        Text("已知是另一种文件时写明，否则为 null。", "What it is instead, null where that is not known."),
    ),
    "path": Words(
        Text("位置", "Place"),
        Text("JSON Pointer，整个文档为空。", "A JSON Pointer, empty for the document as a whole."),
    ),
    "valid": Words(Text("合乎格式", "Valid")),
    "faults": Words(Text("错误", "Faults"), Text("没有则为空。", "Empty where there is none.")),
    "Fault": Words(
        Text("错误", "Fault"), Text("何处、预期什么、实际是什么。", "Where, what may stand there, what does.")
    ),
    "explanations.explanations": Words(Text("各种解释", "Alternatives"), Text("可能者在前。", "The likelier first.")),
    "Finding.cells": Words(Text("单元格", "Cells"), Text("所疑者在前。", "The culprit first where one is known.")),
    "leftovers.reason": Words(Text("未归位的原因", "Reason")),
    "leftovers.row": Words(Text("行标题", "Row label")),
    "leftovers.table": Words(Text("法定表格", "Statutory table")),
    "relations.id": Words(Text("关系编号", "Id of the relation")),
    "Span.end": Words(Text("止", "End"), Text("段内所止之字的下一字。", "Character after the last.")),
    "Span.start": Words(
        Text("起", "Start"), Text("段内所起之字，从 0 起。", "First character of the paragraph, from 0.")
    ),
    "Fact": Words(
        Text("事实", "Fact"), Text("数、文字、单元格键或双语文字。", "A figure, a text, cell keys, or words.")
    ),
    "Finding": Words(
        Text("发现", "Finding"), Text("一条规则对一份报告所说的一件事。", "One thing that a rule says of a report.")
    ),
    "Place": Words(
        Text("位置", "Place"),
        Text("在原件中的位置；格式没有的不列。", "Where it stood in the file, as far as the format has it."),
    ),
    "ReportOf": Words(Text("报告", "Report"), Text("所比较的一份报告。", "One of the reports compared.")),
    "RuleCode": Words(Text("规则代码", "Rule code"), Text("三个字母、三位数字。", "Three letters and three digits.")),
    "Severity": Words(Text("严重程度", "Severity"), Text("错误、警告或提示。", "Error, warning or hint.")),
    "Span": Words(
        Text("原文所在", "Span"), Text("所说的话在正文中的位置。", "Where in the narrative the words stand.")
    ),
    "Text": Words(Text("文字", "Text"), Text("中文和英文。", "Chinese and English.")),
    "Waiver": Words(Text("豁免", "Waiver"), Text("经人认可、不再报告的发现。", "A finding that someone accepted.")),
    "Explanation": Words(
        Text("解释", "Explanation"),
        Text("改动哪些单元格可使各恒等式成立。", "Cells that, put right, make the identities hold."),
    ),
    "en.failed": Words(Text("不符时的说明", "Message where it fails")),
    "en.undetermined": Words(Text("无法判断时的说明", "Message where it cannot be judged")),
    "zh.failed": Words(Text("不符时的说明", "Message where it fails")),
    "zh.undetermined": Words(Text("无法判断时的说明", "Message where it cannot be judged")),
}
