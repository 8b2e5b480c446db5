"""What the schema of roll-ups by roster or folder says of its keys, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from gov_disclosure.results.words import Words
from gov_disclosure.text import Text

OF_TREES: Mapping[str, Words] = {
    "absent": Words(Text("没有报告的机关", "Organs without a report"), Text("名册所列。", "Of those on the roster.")),
    "branches": Words(Text("各项汇总", "Wholes"), Text("每个年度、每个汇总机关一项。", "One for each year and whole.")),
    "by": Words(
        Text("归属依据", "What tells"),
        Text("名册（roster）或文件夹（folder）。", "The roster's parents, or the folders."),
    ),
    "division_code": Words(Text("行政区划代码", "Division code"), Text("GB/T 2260。", "GB/T 2260.")),
    "left_out": Words(
        Text("没有计入的报告", "Left out"), Text("没有计入任何汇总的报告。", "Reports that are counted in no whole.")
    ),
    "level": Words(Text("级别", "Level"), Text("无从判断则为 null。", "null where nothing tells.")),
    "name": Words(Text("名称", "Name")),
    "organs": Words(Text("各机关", "Organs")),
    "parent": Words(
        Text("上级", "Parent"),
        Text(
            "汇总其报告的机关，未写明则为 null。", "The organ whose report counts it, null where the roster is silent."
        ),
    ),
    "roster": Words(
        Text("名册", "Roster"), Text("名册所列机关数，没有名册为 0。", "Number of its organs, 0 without a roster.")
    ),
    "sources": Words(Text("各份文件", "Files")),
    "used": Words(
        Text("采用的一份", "The one used"),
        Text("数字不同时都不采用，为 null。", "null where figures differ: none is used."),
    ),
    "versions": Words(
        Text("不止一份的报告", "Several of one year"),
        Text("同一机关同一年度的各份报告，最多采用一份。", "Reports of one organ and year; at most one is used."),
    ),
    "left_out.reason": Words(Text("没有计入的原因", "Why left out")),
    "left_out.why": Words(Text("没有计入的原因", "Why left out, in words")),
    "branches.parts": Words(Text("计入的报告", "Reports counted")),
    "branches.result": Words(
        Text("比较结果", "Result"),
        Text("缺汇总报告或下级报告时为 null。", "null where the whole has no report, or no parts."),
    ),
    "branches.source": Words(
        Text("汇总报告的文件", "File of the whole"),
        Text("没有可用的报告则为 null。", "null where there is none to use."),
    ),
    "PartOf": Words(Text("下级报告", "Part"), Text("计入汇总的一份报告。", "A report that is counted in a whole.")),
    "RolledUp": Words(
        Text("汇总比较", "Roll-up"), Text("一份汇总报告与各部分之和。", "A report beside the sum of its parts.")
    ),
    "RosterEntry": Words(
        Text("名册所列机关", "Entry of the roster"), Text("应当报告的机关。", "An organ that is to report.")
    ),
    "Versions": Words(
        Text("不止一份的报告", "Versions"), Text("同一机关同一年度的各份报告。", "Reports of one organ and year.")
    ),
}
