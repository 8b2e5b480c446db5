"""Judge relations between cells: a verdict for each that fails, and one for those that blanks leave open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from gov_disclosure.cells import Value
from gov_disclosure.forms import Form
from gov_disclosure.relations.linear import Judgement, Relation, holds_plainly, judge
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.verdict import NOT_APPLICABLE, Outcome, Verdict
from gov_disclosure.text import Text


def judged(relations: Sequence[Relation], context: Context) -> Iterator[Verdict]:
    """Judge relations on a report; not applicable where its form has none of the cells, or there is no figure."""
    zero = context.blank == "zero"
    if not any(zero or _to_be_judged(relation, context.figures) for relation in relations):
        yield NOT_APPLICABLE
    for verdict in verdicts(context.figures, relations, zero=zero):
        heads = verdict.facts.get("heads", verdict.cells[:1])
        yield evolve(verdict, facts={**verdict.facts, "column": _columns(context.form, heads)})


def _columns(form: Form, keys: Fact) -> Text:
    """Return the columns that cells stand in, in words."""
    cells = [form.cell(key) for key in keys] if isinstance(keys, tuple) else []
    zh = COMMA.zh.join(" / ".join(cell.column) for cell in cells)
    return Text(zh, COMMA.en.join(" / ".join(cell.column_en) for cell in cells))


def _to_be_judged(relation: Relation, figures: Mapping[str, Value]) -> bool:
    """Whether there is anything to judge: an inequality needs at least one figure."""
    return relation.sign == "==" or any(figures[key] is not None for key in relation.cells)


def verdicts(figures: Mapping[str, Value], relations: Iterable[Relation], *, zero: bool = False) -> Iterator[Verdict]:
    """
    Judge relations; yield each that fails with the sums of both sides, and together those that cannot be judged.

    What blanks leave open comes in at most two verdicts: the relations that
    would hold if the blanks were 0, and those that would not. An inequality
    without a single figure is passed over: nothing is there to wonder about.
    """
    open_: dict[bool, list[tuple[Relation, Judgement]]] = {True: [], False: []}
    for relation in relations:
        if holds_plainly(relation, figures):  # as most do
            continue
        judged = judge(relation, figures, zero=zero)
        if judged.holds is False:
            yield _failed(relation, judged, zero=zero)
        elif judged.holds is None and (relation.sign == "==" or len(judged.blanks) < len(relation.cells)):
            open_[judged.zero].append((relation, judged))
    for found in filter(None, open_.values()):
        yield _undetermined(found)


_READ_AS_ZERO = Text("（空白按 0 读）", " (blanks are read as 0)")
COMMA = Text("、", ", ")
NO_FILLING = Text("（另有空白，但填任何数都不相符）", " (some cells are blank, but no filling makes it hold)")
_NOTHING = Text("", "")
IF_ZERO = {
    True: Text("空白如为 0 则相符", "it holds if the blanks are 0"),
    False: Text("空白如为 0 则不符", "it does not hold if the blanks are 0"),
}


def _failed(relation: Relation, judged: Judgement, *, zero: bool) -> Verdict:
    note = _NOTHING
    if judged.blanks:
        note = _READ_AS_ZERO if zero else NO_FILLING
    return Verdict(
        cells=relation.cells,
        expected=judged.right,
        actual=judged.left,
        facts={"identity": relation.id, "difference": judged.left - judged.right, "note": note},
    )


def _undetermined(found: list[tuple[Relation, Judgement]]) -> Verdict:
    blanks = tuple(dict.fromkeys(key for _, judged in found for key in judged.blanks))
    first = found[0][1]
    return Verdict(
        outcome=Outcome.UNDETERMINED,
        cells=tuple(dict.fromkeys(key for relation, _ in found for key in relation.cells)),
        facts={
            "identities": tuple(relation.id for relation, _ in found),
            "heads": tuple(relation.cells[0] for relation, _ in found),
            "count": len(found),
            "blanks": blanks,
            "blank_count": len(blanks),
            "if_zero": IF_ZERO[first.zero],
            "holds_if_zero": str(first.zero).lower(),
        },
    )
