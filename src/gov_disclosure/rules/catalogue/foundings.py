"""Words that tell that the reporting organ was founded, merged or dissolved in the year."""

from __future__ import annotations

import re

from gov_disclosure.organs.names import ITSELF
from gov_disclosure.rules.context import Context, text_of

# "本局于2022年3月15日挂牌成立", "2022年6月并入…", "撤镇设街道"; 成立领导小组 is no founding of the organ.
_ORGAN_ITSELF = rf"(?:{ITSELF}道?|[我本](?:部门|中心))"
_DAY = r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?"
_FROM = rf"(?:[于自]?{_DAY}起?)?(?:由[^，。；\n]{{1,12}})?"
_BEGINS = (
    r"(?:履行职责|履职|履行[^，。；\n]{1,12}职[责能]|承担[^，。；\n]{1,12}职[责能]|运[行转作]|(?:对外)?办公|挂牌|揭牌|"
    r"作为[^，。；\n]{0,8}(?:工作部门|组成部门|直属机构)(?:开展工作)?|开展工作)(?=[，。；、\n]|以来|$)"
)
_FOUNDED = re.compile(
    r"(?P<before>[^，。；\n]{0,24}?)(?:(?P<plain>挂牌成立|揭牌(?!成立[^，。；\n])|"
    r"(?<!公开)(?<!发布)(?<!公示)(?<!公布)机构改革(?!以来|后|(?:方面)?的?(?:信息|政策|文件))|机构调整|(?:职能|职责)(?:划转|整体移交)|区划(?:调整|变更)|"
    r"撤销[^，。；\n]{1,8}[乡镇]|撤[乡镇县市村]|撤并|设立街道|整建制|"
    rf"(?:{_ORGAN_ITSELF}[自于从]?|[局委厅办][自于从]){_DAY}起?(?:正式|开始|独立|单独|新)*{_BEGINS}|"
    rf"{_DAY}(?:起，?{_ORGAN_ITSELF}(?:正式|开始|独立|单独)*|，?{_ORGAN_ITSELF}(?:正式|开始|独立|单独)+){_BEGINS}|"
    rf"{_ORGAN_ITSELF}{_FROM}(?:正式|被)*(?:转为|调整为|设为|列为)(?:行政机关|[^，。；\n]{{0,8}}(?:工作部门|组成部门|直属机构)))"
    r"|正式成立|新成立|新组建|组建成立|组建|批准设立|新设立|成立|设立|撤销|并入|合并|更名|划入|划转|分设|改设|转隶|升格)"
    r"(?P<behind>[^，。；\n]{0,16})"
)
_NOT_THE_ORGAN = re.compile(
    r"小组|专班|工作组|队|班子|委员会|协会|协调|联席|联盟|机制|栏目|网站|平台|账号|公众号|窗口|专区|专栏|点|系统|馆|基地"
)
_BELOW = re.compile("下属|所属|直属|局属")
_YEAR_NAMED = re.compile(r"(?:19|20)\d\d(?=\s*年)")
_OF_THE_ORGAN = re.compile(rf"{_ORGAN_ITSELF}|[局委厅镇乡办](?:于|在|由|从|自)|新(?:成立|组建|设立)的?")


def changed_in_the_year(context: Context) -> str | None:
    """Return the words that tell of the organ's founding or end, in the preamble or the overview."""
    overview = context.section("overview")
    said = "\n".join((*context.report.preamble, "" if overview is None else text_of(overview)))
    for found in _FOUNDED.finditer(said):
        words = found.group().strip()
        own = found["plain"] or (
            _OF_THE_ORGAN.search(words) is not None
            and _NOT_THE_ORGAN.search(found["behind"]) is None
            and _BELOW.search(found["before"]) is None
        )
        named = {int(named) for named in _YEAR_NAMED.findall(words)}
        if own and (not named or context.report.year in named):
            return words
    return None
