"""
Figures that stand in a label, a header or a note: 行政处罚（79536件）, 备注：88315, （单位：0万元）.

No figures are the ordinal of the label, the numbers of articles, documents and
pages, years and dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.script.width import half_width

_ORDINAL = re.compile(r"\s*(?:\([一二三四五六七八九十]\)\s*)?\(?\d{1,2}\s*[.、,:．)。](?!\d)\s*")
_NO_FIGURES = re.compile(
    r"第\s*\d+\s*[条款项号章页期次类批]|[〔\[(（]\s*(?:19|20)\d\d\s*年?度?\s*[〕\])）]\s*(?:第?\s*\d+\s*号)?"
    r"|(?<!\d)(?:19|20)\d\d\s*[-—–~至]\s*(?:19|20)\d\d\s*年?"
    r"|(?<!\d)(?:19|20)\d\d\s*年?度?(?!\d|[.,，]\d|\s*[件条份个次])"
    r"|(?:^|(?<=[\s)]))\d{1,2}\s*[.、．](?=\s*[一-鿿])"
    r"|(?<!\d)\d{1,2}\s*月份?\s*(?:\d{1,2}\s*[日号])?|(?<!\d)\d+\s*号令?|如\s*[-+]?\d+"
)
_FIGURE = re.compile(r"\d+(?:[,，]\d{3})*(?:\.\d+)?")


def figures_in_label(text: str) -> Iterator[str]:
    """Yield the figures in *text*."""
    plain = half_width(text)
    start = _ORDINAL.match(plain)
    for found in _FIGURE.finditer(_NO_FIGURES.sub(" ", plain[start.end() :] if start else plain)):
        yield found[0]
