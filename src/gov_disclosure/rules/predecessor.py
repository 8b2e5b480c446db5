"""Whether a report is the one of the year before, and what may explain that the two differ."""

from __future__ import annotations

from gov_disclosure.model import Report
from gov_disclosure.organs.same import same_organ
from gov_disclosure.text import Text


def comparable(report: Report, previous: Report) -> bool:
    """Whether *previous* is the same organ's report of the year before, as far as both say, on the same scope."""
    scopes = {report.scope, previous.scope} - {None}
    return previous.year == report.year - 1 and same_organ(report.organ, previous.organ) and len(scopes) < 2


def reasons(report: Report, previous: Report) -> Text:
    """Return what may explain a difference between the years that is no error."""
    found = []
    if report.organ.name != previous.organ.name:
        found.append(
            Text("两年机构名称不同，可能经过机构改革", "the organ's name changed, so it may have been reorganised")
        )
    if report.form != previous.form:
        found.append(Text("两年采用的报告格式不同", "the two reports follow different editions of the form"))
    if not found:
        found.append(
            Text(
                "也可能因机构改革、职能划转或上年数据更正",
                "a reorganisation, a transfer of duties or a restated figure may explain it",
            )
        )
    return Text("；".join(one.zh for one in found), "; ".join(one.en for one in found))
