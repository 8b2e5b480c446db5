"""FRM4: items that a region's profile of section six has and a report lacks; run only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.forms.subheadings import profiles
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import both, listed
from gov_disclosure.rules.rule import Source, Words, rule
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Severity, Verdict
from gov_disclosure.statements import headings
from gov_disclosure.text import Text


@rule(
    "FRM401",
    severity=Severity.INFO,
    status="optional",
    source=Source(
        "inferred",
        "各地年报第六部分的惯用项目（据已发布的年报推断）",
        "items that reports of a region print in section six (inferred from published reports)",
    ),
    words=Words(
        title=Text("第六部分缺少本地惯用的项目", "Section six lacks items of its region's profile"),
        failed=Text(
            "第六部分按{region}的项目编写，缺少：{missing}。",
            "Section six follows the items of {region} and lacks: {missing}.",
        ),
        checks=Text(
            "第六部分的小标题看得出按某地项目编写的，是否逐项列出。看不出的不判断。",
            "Whether section six has every item of the profile that its headings show. Where they show none, nothing "
            "is judged.",
        ),
        why=Text("缺项可能是漏报，也可能是确无此事。", "An item may have been left out, or there was nothing to say."),
        fix=Text("补上缺少的项目，没有内容的写明无。", "Add the items, saying so where there is nothing to report."),
    ),
)
def profile_items(context: Context) -> Iterator[Verdict]:
    """Every item of the profile is printed."""
    found = headings(context.report, context.profiles)
    profile = next((one for one in (*context.profiles, *profiles()) if one.id == found.profile), None)
    if profile is None:
        yield NOT_APPLICABLE
    elif found.missing:
        missing = [item.name for item in profile.items if item.key in found.missing]
        yield Verdict(
            facts={"region": profile.region, "missing": listed(both(name.zh, name.en) for name in missing)},
        )


RULES = (profile_items,)
"""The rule on profiles."""
