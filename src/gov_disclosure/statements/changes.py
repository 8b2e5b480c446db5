"""What the prose says of last year by telling how much a figure has changed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import final

from attrs import frozen

from gov_disclosure.figures.prose import Figure
from gov_disclosure.model import Report
from gov_disclosure.narrative.judge import implied_last_year
from gov_disclosure.narrative.sentences import clean
from gov_disclosure.statements.numerals import tokens
from gov_disclosure.statements.quoted import sentence_of, text_of
from gov_disclosure.statements.statement import Prose, Statement

_RISING = re.compile("增长|增加|上升|提高|提升|上涨|多|新增|增幅")
_FALLING = re.compile("减少|下降|降低|回落|少|降幅|减幅")


@final
@frozen(kw_only=True)
class Change:
    """
    A statement with how it has changed: "发布信息300条，同比增长20%".

    ``of``: the statement. ``implied``: least and greatest whole figure of last
    year that this implies. ``quote``: the sentence.
    """

    of: Statement
    implied: tuple[int, int]
    quote: str


def changes(report: Report, prose: Prose) -> tuple[Change, ...]:
    """Return the changes of exact statements that imply a figure of last year, in printed order."""
    found: list[Change] = []
    for numeral in prose.numerals:
        if numeral.kind != "change" or numeral.statement is None:
            continue
        of, span = prose.statements[numeral.statement], numeral.span
        if of.figure is None or not of.exact:
            continue
        words = clean(text_of(report, span)[of.span.end : span.start]).text
        written = [token for token in tokens(clean(span.quote).text) if token.value is not None]
        rising = _RISING.search(words) is not None
        if len(written) != 1 or rising is (_FALLING.search(words) is not None):
            continue
        value, unit = written[0].value or Decimal(0), written[0].unit
        step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
        figure = Figure(start=0, end=0, value=value, low=value, high=value, step=step, unit=unit or of.unit)
        implied = implied_last_year(of.figure, figure, rising=rising)
        if implied is not None:
            found.append(Change(of=of, implied=implied, quote=sentence_of(report, span)))
    return tuple(found)
