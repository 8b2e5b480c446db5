"""What the schema of statements says of its keys, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from gov_disclosure.results.words import Words
from gov_disclosure.text import Text

OF_PROSE: Mapping[str, Words] = {
    "account": Words(
        Text("归属", "Account"),
        Text(
            "此数是什么：claim 表格已有的说法，statement 陈述，other 其他（见 kind），not_understood 未能识别。",
            "What the numeral is: claim (a table has it), statement, other (see kind), not_understood.",
        ),
    ),
    "accounts": Words(Text("各归属的数", "Numerals by account")),
    "channels": Words(
        Text("渠道", "Channels"), Text("写明的渠道，依原文顺序。", "The channels that are named, in printed order.")
    ),
    "claim": Words(
        Text("说法", "Claim"),
        Text("所属或所指的说法，序号从 0 起；没有则为 null。", "The claim it is part of or bound to, from 0."),
    ),
    "key": Words(Text("键", "Key"), Text("所计之事，词汇表的键。", "What is counted: a key of the vocabulary.")),
    "kind": Words(
        Text("类别", "Kind"), Text("其他归属的类别，余为 null。", "Which other kind, null for the other accounts.")
    ),
    "Heading": Words(Text("有键的小标题", "Heading")),
    "headings": Words(
        Text("小标题", "Headings"), Text("认得的小标题，依所印次序。", "Sub-headings that are known, in printed order.")
    ),
    "Heading.paragraph": Words(
        Text("段落", "Paragraph"),
        Text("在段首的小标题，其段落序号；自成一节则为 null。", "Of a heading that opens one; null for a section's."),
    ),
    "Heading.profile": Words(Text("项目表", "Profile"), Text("小标题所属的项目表。", "The profile that has it.")),
    "Heading.text": Words(Text("小标题", "Text"), Text("所印文字。", "As printed.")),
    "Numeral": Words(Text("正文中的数", "Numeral")),
    "numerals": Words(
        Text("正文中的数", "Numerals"),
        Text("正文的每一个数，各有一个归属。", "Every numeral of the prose, each with one account."),
    ),
    "profile": Words(
        Text("项目表", "Profile"),
        Text("第六部分所依的项目表；看不出则为 null。", "The one that section six follows; null where none shows."),
    ),
    "part_of": Words(
        Text("所属总数", "Part of"),
        Text(
            "其总数在 statements 中的序号，从 0 起；不是分项则为 null。",
            "Index of its whole in statements, from 0; null for what is no part.",
        ),
    ),
    "period": Words(
        Text("时段", "Period"),
        Text("year 全年，part 年内一段，to_date 历年累计。", "The whole year, a part of it, or all years so far."),
    ),
    "scope": Words(
        Text("统计范围", "Scope"),
        Text("写明的统计范围，未写明则为 null。", "Whose figures, null where nothing says so."),
    ),
    "statement": Words(
        Text("陈述", "Statement"),
        Text(
            "正文所说而表格没有的一个数；在 numerals 中为序号。",
            "One figure that no table has; in numerals, its index.",
        ),
    ),
    "statements": Words(
        Text("陈述", "Statements"), Text("正文所说而表格没有的数。", "What the prose counts and no table has.")
    ),
    "subject": Words(
        Text("对象", "Subject"), Text("原文中所计之事的词语。", "The words of the text for what is counted.")
    ),
    "unit": Words(
        Text("单位", "Unit"),
        Text(
            "原文没有单位时为词汇表的单位；金额为元。",
            "That of the vocabulary where none is printed; amounts are in yuan.",
        ),
    ),
    "Statement.figure": Words(
        Text("数", "Figure"), Text("原文所写之数，只写范围时为 null。", "As written, null where only a range is.")
    ),
    "Statement.high": Words(Text("上限", "Highest"), Text("没有上限则为 null。", "null where there is no bound.")),
    "Statement.low": Words(Text("下限", "Lowest")),
    "Statement.year": Words(Text("所指年度", "Year")),
    "accounts.other": Words(Text("其他", "Other")),
    "accounts.not_understood": Words(Text("未能识别", "Not understood")),
    "Statement": Words(
        Text("陈述", "Statement"), Text("正文所说而表格没有的一个数。", "One figure that no table has.")
    ),
}
