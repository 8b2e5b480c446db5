"""Who asked for information: the columns of table three, as subjects of claims."""

from __future__ import annotations

from gov_disclosure.narrative import labels
from gov_disclosure.narrative.subject import Subject, sum_of
from gov_disclosure.narrative.subjects import COUNT_PREFIX

_RECEIVED, _BROUGHT, _TOTAL = "requests.received", "requests.brought_forward", "requests.outcomes.total"

# Columns of table three; a claim may count what was received, what was to be handled or what was answered.
LEGAL_PERSONS = ("enterprise", "research_institution", "public_welfare", "legal_service", "other_organization")
_APPLICANTS: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        ("natural_person",),
        ("自然", "公民", "个人"),
        "自然人|公民个人|公民(?![、，和及或与])|(?<![位织人或和及、])个人(?=申请|提)",
    ),
    (("enterprise",), ("企业",), "商业企业|企业"),
    *(
        ((name,), (label[:2],), label)
        for name in LEGAL_PERSONS[1:-1]
        for label in (labels.column(f"{_RECEIVED}.{name}").zh,)
    ),
    (
        LEGAL_PERSONS,
        ("法人", "单位"),
        "法人(?:或者?|和|及|以及|、)(?:其他|其它)?(?:社会)?组织|(?<![、和或及])单位(?=申请|提)",
    ),
)

# "公民、法人或其他组织" are all applicants.
_NAMED_ALONE = "(?<!民、)(?<!人、)(?<!民和)(?<!民或)(?<!民或者)"

APPLICANTS: tuple[Subject, ...] = tuple(
    Subject(
        key="applicant." + "+".join(columns),
        stems=stems,
        text=labels.requests_of(f"{_RECEIVED}.{columns[0]}", level=0 if len(columns) > 1 else -1),
        label=f"{_NAMED_ALONE}(?:{label})(?:身份)?(?:提交|提出)?",
        after=f"(?:申请)?(?:为|是|来自|由)(?:{label})",
        sums=tuple(
            sum_of(*(f"{row}.{column}" for row in rows for column in columns))
            for rows in ((_RECEIVED,), (_RECEIVED, _BROUGHT), (_TOTAL,))
        ),
        prefix=COUNT_PREFIX,
    )
    for columns, stems, label in _APPLICANTS
)

_OTHERS_BY_NAME = Subject(
    key="applicant.other",
    stems=("其他组织", "其它组织"),
    text=labels.requests_of(f"{_RECEIVED}.other_organization"),
    label="(?<!人、)(?<!人或)(?<!人和)(?<!或者)(?<!人及)(?<!人与)(?<!以及)(?:其他|其它)组织",
    sums=tuple(
        sum_of(*(f"{row}.{column}" for row in rows for column in columns))
        for columns in (
            ("other_organization",),
            LEGAL_PERSONS,
            LEGAL_PERSONS[1:],
            ("public_welfare", "other_organization"),
        )
        for rows in ((_RECEIVED,), (_RECEIVED, _BROUGHT), (_TOTAL,))
    ),
    prefix=COUNT_PREFIX,
)
"""Other organisations named alone: the column of that name, or all that are no natural persons or no enterprises."""
APPLICANTS += (_OTHERS_BY_NAME,)

OTHER_APPLICANTS = Subject(
    key="applicant.other_organization",
    text=labels.requests_of(f"{_RECEIVED}.other_organization"),
    label="",
    prefix="(?!)",
)
