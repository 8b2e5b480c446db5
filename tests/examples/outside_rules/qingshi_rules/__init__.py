"""What Qingshi county asks of its offices' annual reports: rules from outside, as the how-to page shows them."""

from collections.abc import Iterator
from importlib.resources import files

from gov_disclosure.forms import Form
from gov_disclosure.relations.linear import Relation
from gov_disclosure.rules import Context, Outcome, Rule, Severity, Source, Verdict, Words, rule
from gov_disclosure.text import Text

LETTER = Source("notice", "青石县政务公开办通知", "letter of Qingshi county's disclosure office")


@rule(
    "QSX101",
    severity=Severity.WARNING,
    source=LETTER,
    words=Words(
        title=Text("公布晚于 1 月 20 日", "Published after 20 January"),
        failed=Text("{day} 公布，晚于 1 月 20 日。", "Published on {day}, after 20 January."),
        undetermined=Text("没有公布日期，无法判断。", "No day of publication is given, so this cannot be judged."),
        checks=Text("公布日期是否不晚于 1 月 20 日。", "Whether the report was published by 20 January."),
        why=Text("县里 1 月底前要汇总。", "The county sums the reports up by the end of January."),
        fix=Text("明年提前公布。", "Publish earlier next year."),
    ),
    examples=files("qingshi_rules").joinpath("QSX101"),
)
def published_late(context: Context) -> Iterator[Verdict]:
    """The county's own day."""
    day = context.report.published
    if day is None:
        yield Verdict(outcome=Outcome.UNDETERMINED)
    elif (day.month, day.day) > (1, 20):
        yield Verdict(facts={"day": day.isoformat()})


def _few_carried_over(form: Form) -> tuple[Relation, ...]:
    received, carried = ("requests.received.total",), ("requests.carried_forward.total",)
    return (Relation("carried", carried, received, "<="),)


carried_over = Rule(
    code="QSX201",
    severity=Severity.WARNING,
    source=LETTER,
    words=Words(
        title=Text("结转多于新收", "More carried over than received"),
        failed=Text("结转 {actual} 件，多于新收的 {expected} 件。", "{actual} carried over, but {expected} received."),
        undetermined=Text("有空白，无法判断：{blanks}。", "Cannot be judged because of blanks: {blanks}."),
        checks=Text("结转下年度的不多于本年新收的。", "No more is carried over than was received."),
        why=Text("结转多于新收，说明积压。", "More carried over than received means a backlog."),
        fix=Text("清理积压。", "Work off the backlog."),
    ),
    relations=_few_carried_over,
)

RULES = (published_late, carried_over)
