"""Which year a label names that names nothing else, as where last year's figures are printed beside this year's."""

from __future__ import annotations

import re

from gov_disclosure.figures.numerals import parse_digits
from gov_disclosure.reading.words.normalise import flat

THIS, LAST, BEFORE, COMPARED = 0, -1, -2, -3
"""In place of a year: the report's own, the one before, the one before that, a comparison of years."""

_NUMERALS = "〇零一二三四五六七八九"
_WHAT = r"(?:同期|全年)?(?:的)?(?:总?数据?|总?数量|件数|数值|值|情况|合计|总计)?"
_DATED = re.compile(rf"\(?(?:(?P<digits>(?:19|20)\d\d)年?度?|(?P<numerals>二[{_NUMERALS}]{{2,3}})年度?){_WHAT}\)?")
_RELATIVE = re.compile(rf"\(?(?P<which>上上|[本今当上去前])一?年度?{_WHAT}\)?")
_COMPARED = re.compile(
    r"\(?(?:(?:与|比|较)[上去]一?年度?(?:同期)?(?:相比|比较)?|[同环]比)?(?:增[/、]?减|增长|变化|[同环]比)(?:量|数|率|情况|幅度?|百分比)?(?:[(]?%[)]?)?\)?"
)
_WHICH = {"上": LAST, "去": LAST, "上上": BEFORE, "前": BEFORE}
_LONGEST = 24


def year_alone(text: str) -> int | None:
    """Return the year that *text* names, as a number or `THIS`, `LAST` …; ``None`` where it names anything else."""
    if len(text) > _LONGEST:
        return None
    plain = flat(text)
    if plain.isdigit():
        return None  # a figure as well as a year
    if found := _DATED.fullmatch(plain):
        return int(found["digits"]) if found["digits"] else year_written(found["numerals"])
    if found := _RELATIVE.fullmatch(plain):
        return _WHICH.get(found["which"], THIS)
    return COMPARED if _COMPARED.fullmatch(plain) else None


def year_written(numerals: str) -> int:
    """Return the year in Chinese *numerals*; 二〇二三 may be short of a sign that fonts lack (二二三)."""
    value = parse_digits(numerals.replace("○", "〇")) or 0
    return value if len(numerals) == len("2023") else 2000 + value % 100


_CAPTION = 40
_NAMED = re.compile(
    r"(?P<digits>(?:19|20)\d\d)(?=年(?:1月1日|1月?[-—~至到]|(?!\d{1,2}月|版|修[订正改]|制定|印发|格式))|度|[-—]|[)\]】](?!\d{1,4}号)|$)"
    r"|(?P<last>[上去前]一?年(?!结转|转结|项目))"
)
_THIS_YEAR = re.compile(r"[本今]年度?(?:的)?(?:数据?|情况|统计)")
_SENTENCE = re.compile("[。；;？！]")


def is_caption(text: str) -> bool:
    """Whether *text* is short as a line that heads a table, and no sentence."""
    return len(text) <= _CAPTION and _SENTENCE.search(text) is None


def year_of_caption(text: str) -> int | None:
    """Return the year, `THIS` or `LAST`, that a line above a table names; ``None`` where it names none or several."""
    plain = flat(text)
    years = {int(found["digits"]) if found["digits"] else LAST for found in _NAMED.finditer(plain)}
    years |= {THIS} if _THIS_YEAR.search(plain) else set()
    return years.pop() if len(years) == 1 else None


_IN_LABEL = re.compile(r"(?:19|20)\d\d(?=年|度|[)\]】]|$)|(?:19|20)\d\d(?=[^\d.,%件份])")


def year_in(text: str) -> int | None:
    """Return the year that the label *text* names in digits, ``None`` where it names none."""
    found = _IN_LABEL.search(flat(text))
    return int(found[0]) if found else None
