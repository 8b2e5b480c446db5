"""Whether a figure is of what is yet to be done: plans, told clause by clause, and what was done in fact."""

from __future__ import annotations

import re

from attrs import define

# The two patterns that every paragraph is searched for begin with one class of characters, which is several times
# faster than to try each of their beginnings.
_AHEAD = re.compile(
    r"[下今明将](?:(?<![一-鿿].)(?:(?<=下)(?:一?步|一阶段)|(?<=今)后|(?<=明)年)|"
    r"(?<=将)(?:继续|进一步|持续(?!更新的)|不断|着力|努力))"
)
"""Words that turn the rest of a sentence to what is yet to be done."""
_PLAN = re.compile(
    r"[力争计拟预](?:(?<=力)争|(?<=争)取(?=达到|实现|突破|使|在20)|"
    r"(?<=计)(?<!年度计)(?<!工作计)划(?:于|在|组织|开展|举办|新建|新增|建设|培训)|"
    r"(?<=拟)(?:于|组织|开展|举办)|(?<=预)计(?:将|于|全年))"
)
"""Words for a plan, within their clause: "年初计划培训2次，全年组织培训3次" tells of both."""
_BY_A_PLAN = re.compile(r"(?:按|照|依据|根据|落实|执行)(?:(?!要求|部署|规定)[^，。；]){0,12}$")
_IN_FACT = re.compile("实际|(?<!对)已")
_DONE = re.compile("实际|(?<!对)已|累计|(?<!公)共(?![同享建公青和产])")
_NOW_DONE = re.compile(
    r"(?:20\d\d年|今年|本年度?|全年|去年|上年)[^。]{0,20}?(?:已|共|累计|组织|开展|召开|举办|发布|公开|完成)"
)
_WILL = re.compile("将|计划|拟|预计|力争")
_CLAUSE_END = re.compile("[，；。]")
_OVERLAP = 40
"""More characters than any pattern of this module spans: so far back a stretch is looked at again."""


def may_plan(text: str, report_year: int) -> bool:
    """Whether a cleaned paragraph may speak of what is yet to be done; most do not."""
    return _AHEAD.search(text) is not None or _PLAN.search(text) is not None or f"{report_year + 1}年" in text


@define
class Plans:
    """
    What the words of one sentence have said up to a figure of what is yet to be done.

    Each stretch of words is looked at once, however many figures the sentence
    has. ``text``: the paragraph; ``start``: where the sentence begins.
    """

    text: str
    start: int
    report_year: int
    _end: int = 0
    _clause: int = 0
    _planned: bool = False
    _ahead: bool = False
    _ahead_here: bool = False
    _next_year: bool = False
    _will: bool = False

    def hold_at(self, end: int) -> bool:
        """
        Return whether a figure at *end* is of what is yet to be done; *end* is never before where it was last time.

        A paragraph that begins with 下一步 goes on with it, until a sentence tells of a year.
        """
        self._hear(end)
        if self._planned or self._ahead or (self._next_year and self._will):
            return True
        if self.start == 0 or _AHEAD.match(self.text) is None:
            return False
        return _NOW_DONE.search(self.text, self.start, end) is None

    def _hear(self, end: int) -> None:
        """Take note clause by clause, up to *end*, of what is planned, and of what was done in fact."""
        since = max(self.start, self._end)
        while end > since:
            stop = _CLAUSE_END.search(self.text, since, end)
            self._hear_clause(max(self.start, self._clause, since - _OVERLAP), end if stop is None else stop.start())
            if stop is None:
                break
            since = self._clause = stop.end()
            self._planned = self._ahead_here = False
        self._end = end

    def _hear_clause(self, begin: int, end: int) -> None:
        self._next_year = self._next_year or self.text.find(f"{self.report_year + 1}年", begin, end) >= 0
        self._will = self._will or _WILL.search(self.text, begin, end) is not None
        if _AHEAD.search(self.text, begin, end) is not None:
            self._ahead = self._ahead_here = True
        elif not self._ahead_here and _DONE.search(self.text, begin, end) is not None:
            self._ahead = self._next_year = self._will = False
        plans = [one for one in _PLAN.finditer(self.text, begin, end) if not self._by_a_plan(begin, one.start())]
        if plans:
            self._planned = True
        if _IN_FACT.search(self.text, plans[-1].end() if plans else begin, end) is not None:
            self._planned = False

    def _by_a_plan(self, begin: int, end: int) -> bool:
        """Whether what follows was done, as a plan had it ("按照培训计划组织培训4次")."""
        return _BY_A_PLAN.search(self.text, begin, end) is not None
