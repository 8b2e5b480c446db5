"""What a file without a statutory table is, where it is another kind of paper than a report by the form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from gov_disclosure import forms
from gov_disclosure.document import Document, Paragraph
from gov_disclosure.errors import UnreadableKind
from gov_disclosure.reading.about.furniture import is_furniture, is_sentence
from gov_disclosure.reading.about.organ import ends_like_an_organ
from gov_disclosure.reading.about.title import Title, parse_title
from gov_disclosure.reading.words.normalise import flat
from gov_disclosure.text import Text

KIND_WORDS: Mapping[UnreadableKind, tuple[Text, Text]] = {
    "before_2019": (
        Text(
            "这是 2019 年以前（2008 至 2018 年度）的报告，所附统计表不是 2019 年起的统一格式",
            "this is a report with the statistics of the years before 2019 (2008 to 2018), which have another form",
        ),
        Text(
            "只能读取 2019 年度起按统一格式编制的报告；请另按当年的统计表处理。",
            "Only reports from report year 2019 on, by the uniform form, can be read; handle this one by its own form.",
        ),
    ),
    "academic_year": (
        Text(
            "这是高等学校按学年编制的信息公开年度报告，不适用政府信息公开工作年度报告的统一格式",
            "this is a school's report by academic year (高等学校信息公开年度报告), which has no statutory tables",
        ),
        Text(
            "请提供行政机关按公历年度编制的政府信息公开工作年度报告。",
            "Give the report of an administrative organ for a calendar year (政府信息公开工作年度报告).",
        ),
    ),
    "half_year": (
        Text(
            "这是半年或季度的报告，不是年度报告", "this is a report for half a year or a quarter, not an annual report"
        ),
        Text(
            "请提供全年的政府信息公开工作年度报告。", "Give the report for the whole year (政府信息公开工作年度报告)."
        ),
    ),
    "links": (
        Text("这是报告的目录页，只有各份报告的链接，没有报告正文", "this is a page of links to reports, not a report"),
        Text("请打开其中一份报告，保存该页后再读取。", "Open one of the reports and save that page."),
    ),
    "script": (
        Text(
            "网页的正文由脚本载入，保存的文件里没有报告的文字",
            "the page loads its content by script, and the saved file has no text of a report",
        ),
        Text(
            "请在浏览器中打开，等内容显示后再另存，或打印为 PDF。",
            "Open it in a browser, wait for its content, and save the page then, or print it as a PDF.",
        ),
    ),
    "scan": (
        Text("只有图片（扫描件），没有文字", "it holds only pictures (a scan), no text"),
        Text(
            "请向发布机关索取文字版，或先做文字识别（OCR）。",
            "Ask the organ for a version with text, or run text recognition (OCR) first.",
        ),
    ),
}
"""What each kind is, and what to do, in words."""

_FIRST = min(forms.for_edition(edition).years[0] for edition in forms.EDITIONS)
_PUBLIC = r"(?:政府信息|政务信息|政务|信息)公开"
_PART_OF_A_YEAR = re.compile(
    r"[上下]半年|半年度?(?:报告|报表|总结|工作|政)|第?[一二三四1-4]季度|季度(?:报告|报表|总结|工作)"
)
_PART_REPORTED = re.compile(rf"{_PUBLIC}.{{0,16}}(?:报告|总结|小结|情况|统计|报表)")
_SCHOOL_YEAR = re.compile(r"学年")
_OF_SCHOOLS = re.compile(r"高等学校信息公开(?:办法|事项清单)|高校信息公开事项清单")
_SCHOOL = re.compile(r"大学|学院|高等专科|高等职业|学校")
_NAMED_A_SCHOOL = re.compile(r"(?:大学|学院|学校)$")
_OF_AN_ORGAN = re.compile(r"政府信息|政务")
_OLD_LABELS = """
历年累计 主动公开文件数 受理依申请公开信息总数 当面申请数 网上申请数 信函、?传真申请数 主动公开规范性文件数
制发规范性文件总数 政府公报公开政府信息数 政府网站公开政府信息数 政务微博公开政府信息数 政务微信公开政府信息数
其他方式公开政府信息数 回应公众关注热点或重大舆情数 参加或举办新闻发布会总次数 政府网站在线访谈次数
政策解读稿件发布数 微博微信回应事件数 收到申请数 申请办结数 按时办结数 延期办结数 申请答复数 属于已主动公开范围数
同意公开答复数 同意部分公开答复数 不同意公开答复数 不属于本行政机关公开数 申请信息不存在数 告知作出更改补充数
告知通过其他途径办理数 被依法纠错数 依申请公开信息收取的费用 政府信息公开工作专门机构数 设置政府信息公开查阅点数
从事政府信息公开工作人员数 政府信息公开专项经费 召开政府信息公开工作会议或专题会议数 举办各类培训班数
接受培训人员数
"""
"""Labels of the statistics of the years before 2019: of the national table of 2014 and of a province's."""
_OLD_LABEL = re.compile("|".join(_OLD_LABELS.split()))
_OLD_ENOUGH = 3
_ENTRY = re.compile(
    r"^\s*(?:\d{1,3}[、.．]|[·•*>-])\s*|\s*[\[(（【]?20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\s*\d\d:\d\d)?[\])）】]?\s*$"
)
"""What stands around the name of a report in a list: its number and its day."""
_A_YEAR_ALONE = re.compile(r"20[0-3]\d年?(?:度)?(?:年报|报告)?")
_TITLES_OF_A_LIST = 3
_LINES_OF_A_LIST = 5
_SHORTEST_SENTENCE = 15
_LITTLE_TEXT = 60


@frozen(kw_only=True)
class Paper:
    """
    What is known of a file without a statutory table.

    ``years``: those that its title and its statistical period name.
    ``opening``: the text before section one and that of section one.
    ``whole``: whether it has the statutory headings.
    """

    document: Document
    title: Title | None
    years: Sequence[int]
    opening: Sequence[str]
    whole: bool


def kind_of(paper: Paper) -> UnreadableKind | None:
    """Return what a file is that is no report by the form, ``None`` where it may be one, or nothing is known."""
    lines = [block.text for block in paper.document.flow if isinstance(block, Paragraph)]
    own = [line for line in lines if not is_furniture(line)]
    if _is_list(paper, own):
        return "links"
    if _is_of_part_of_a_year(paper, own):
        return "half_year"
    if _is_of_a_school(paper):
        return "academic_year"
    if _is_old(paper, lines):
        return "before_2019"
    return _is_empty_page(paper, own)


def _speaks(line: str) -> bool:
    """Whether *line* is text rather than a name or a label."""
    return len(line) >= _SHORTEST_SENTENCE and is_sentence(line) and parse_title(line) is None


def _is_list(paper: Paper, lines: Sequence[str]) -> bool:
    """Whether a page says nothing but names several reports, or several years or organs below one name."""
    if paper.whole or any(map(_speaks, lines)):
        return False
    parts = [_ENTRY.sub("", part) for line in _with_cells(paper, lines) for part in re.split(r"[\t\n]", line)]
    titles = {(title.organ, title.year) for part in parts if (title := parse_title(part)) and title.year}
    stated = parse_title(paper.document.metadata.get("title", ""))
    if stated and stated.organ and stated.year:
        return False  # the page of one report, whatever it links besides
    if len(titles) >= _TITLES_OF_A_LIST:
        return True
    names = {part for part in map(flat, parts) if _A_YEAR_ALONE.fullmatch(part) or ends_like_an_organ(part)}
    return len(names) >= _LINES_OF_A_LIST and not paper.years


def _is_of_part_of_a_year(paper: Paper, lines: Sequence[str]) -> bool:
    if paper.title is not None:
        return _PART_OF_A_YEAR.search(flat(paper.title.text)) is not None
    heads = [flat(line) for line in lines[:_HEADS] if not _speaks(line)]
    heads.append(flat(paper.document.metadata.get("title", "")))
    return any(_PART_OF_A_YEAR.search(head) and _PART_REPORTED.search(head) for head in heads)


_HEADS = 30


def _is_of_a_school(paper: Paper) -> bool:
    name = flat(paper.title.text) if paper.title else ""
    if _SCHOOL_YEAR.search(name):
        return True
    if paper.whole or (_OF_AN_ORGAN.search(name) and not _SCHOOL.search(name)):
        return False
    if paper.title and _NAMED_A_SCHOOL.search(flat(paper.title.organ)) and not _OF_AN_ORGAN.search(name):
        return True
    return any(_OF_SCHOOLS.search(flat(text)) for text in paper.opening)


def _is_old(paper: Paper, lines: Sequence[str]) -> bool:
    if paper.years:
        return max(paper.years) < _FIRST
    found = {label for line in _with_cells(paper, lines) for label in _OLD_LABEL.findall(flat(line))}
    return len(found) >= _OLD_ENOUGH


def _with_cells(paper: Paper, lines: Sequence[str]) -> list[str]:
    cells = [cell.text for block in paper.document.flow if not isinstance(block, Paragraph) for cell in block.cells]
    return [*lines, *cells]


def _is_empty_page(paper: Paper, lines: Sequence[str]) -> UnreadableKind | None:
    """Tell a page whose report is in pictures, or is loaded by script, from one that says at least something."""
    document = paper.document
    if document.format != "html" or document.attachments or paper.whole or any(map(_speaks, lines)):
        return None
    if sum(len(line) for line in lines if parse_title(line) is None) > _LITTLE_TEXT:
        return None
    if document.metadata.get("pictures"):
        return "scan"
    return "script" if document.metadata.get("scripts") else None
