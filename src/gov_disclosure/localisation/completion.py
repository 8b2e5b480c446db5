"""
Fill the blanks that the identities force, each with its reasons, and nothing else.

A blank is forced if every filling by whole numbers >= 0 that makes all
identities around it hold has the same figure there; `localisation.forcing`
finds them. Where no filling exists at all, nothing around is filled: a forced
figure that breaks another rule is a sign of an error elsewhere, not of a
missing figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

from attrs import frozen

from gov_disclosure import cells
from gov_disclosure.cells import Value
from gov_disclosure.figures.prints import Print, classify
from gov_disclosure.forms import CellKind, Form
from gov_disclosure.labels import cell_label, identity_label
from gov_disclosure.localisation.forcing import Forced, Reason, forced
from gov_disclosure.localisation.network import network_of
from gov_disclosure.model import Report
from gov_disclosure.text import Lang, Text

__all__ = ["Completion", "Derivation", "Reason", "Refusal", "apply", "complete", "complete_figures"]


@final
@frozen(kw_only=True)
class Derivation:
    """
    Why one blank cell must hold its figure.

    ``printed``: what the cell shows, ``""`` blank or a placeholder.
    ``identities``: ids of the identities that decide it; with ``reason``
    "together" it takes all of them added up.
    """

    cell: str
    value: int
    reason: Reason
    identities: tuple[str, ...]
    printed: str = ""

    def message(self, lang: Lang = "zh") -> str:
        """Return the derivation as a sentence in *lang*."""
        cell, names = cell_label(self.cell, lang), _names(self.identities, lang)
        return _TEXTS[self.reason][lang].format(cell=cell, value=self.value, names=names)

    def __str__(self) -> str:
        return self.message("en")


def _names(identities: tuple[str, ...], lang: Lang) -> str:
    return _AND[lang].join(identity_label(one, lang) for one in identities)


_AND = Text("、", ", ")
_REFUSED = Text(
    "{count}格空白不予填补：无论怎样填，{names}都不能同时成立，须先查明错误。",
    "{count} blank cells are not filled: no filling makes {names} hold; find the error first.",
)


_TEXTS: Mapping[Reason, Text] = {
    "one_unknown": Text(
        "“{cell}”必为{value}：{names}中只剩这一个未知数。",
        "“{cell}” must be {value}: it is the only unknown left in {names}.",
    ),
    "zeros": Text(
        "“{cell}”必为0：{names}中已印数字已经相等，其余各项不能为负，只能为0。",
        "“{cell}” must be 0: the printed figures of {names} already balance, and no count is negative.",
    ),
    "together": Text(
        "“{cell}”必为{value}：将{names}合并计算后别无他解。",
        "“{cell}” must be {value}: {names}, added up, leave no other figure.",
    ),
}


@final
@frozen(kw_only=True)
class Refusal:
    """
    Blanks that are not filled because no filling makes these identities hold.

    ``identities``: ids of identities that contradict each other or the printed figures.
    """

    cells: tuple[str, ...]
    identities: tuple[str, ...]

    def message(self, lang: Lang = "zh") -> str:
        """Return the refusal as a sentence in *lang*."""
        count, names = len(self.cells), _names(self.identities, lang)
        return _REFUSED[lang].format(count=count, names=names)

    def __str__(self) -> str:
        return self.message("en")


@final
@frozen(kw_only=True)
class Completion:
    """
    What the identities force.

    ``patch``: figures by cell key, in printed order. ``derivations``: one for
    each. ``refused``: blanks that contradict something. ``undecided``: blanks
    that more than one figure fits, or that no identity binds. ``left_alone``:
    cells without a figure whose printed text is no placeholder, or which the
    published form lacks.
    """

    patch: Mapping[str, int]
    derivations: tuple[Derivation, ...] = ()
    refused: tuple[Refusal, ...] = ()
    undecided: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()


def complete(report: Report) -> Completion:
    """Return what the identities force in the blank cells of *report*; the report itself stays as it is."""
    printed = report.as_printed
    return complete_figures(cells.form_of(report), cells.by_key(report), printed)


def apply(report: Report, completion: Completion) -> Report:
    """
    Return *report* with the figures of *completion* filled in.

    A filled cell has no entry in ``as_printed``: the blank or placeholder of
    the published report would contradict its figure (rule CEL406). The
    derivations of *completion* keep it.

    Raises:
        UnknownCellError: the completion is of another form.

    """
    return cells.replace(report, completion.patch) if completion.patch else report


def complete_figures(
    form: Form, figures: Mapping[str, Value], as_printed: Mapping[str, str | None] | None = None
) -> Completion:
    """
    Return what the identities of *form* force in the blanks of *figures*.

    Args:
        form: the form whose identities are meant.
        figures: figures by cell key, in 件; ``None`` or no entry is a blank cell.
        as_printed: what the cells without a figure show, where that is known.

    Raises:
        UnknownCellError: a key of *figures* is no cell of any form.

    """
    texts = as_printed or {}
    network = network_of(form)
    printed = network.figures(figures)
    blanks = [arc for arc, figure in enumerate(printed) if figure is None]
    if not blanks:
        return _result(form, figures, texts, {}, ())
    found, contradicted = forced(network, [figure or 0 for figure in printed], blanks)
    refused = tuple(Refusal(cells=keys, identities=identities) for keys, identities in contradicted)
    return _result(form, figures, texts, found, refused)


def _stands_for_nothing(text: str | None, kind: CellKind) -> bool:
    """Whether a cell is printed, but with nothing or a mark in place of a figure."""
    return text is not None and classify(text, None, kind) <= {Print.BLANK, Print.PLACEHOLDER}


def _result(
    form: Form,
    figures: Mapping[str, Value],
    texts: Mapping[str, str | None],
    found: Mapping[int, Forced],
    refused: tuple[Refusal, ...],
) -> Completion:
    index = network_of(form).index
    blank = [key for key in form.cells if figures.get(key) is None]
    alone = {key for key in blank if key in texts and not _stands_for_nothing(texts[key], form.cell(key).kind)}
    derivations = []
    for key in blank:
        if key not in alone and index.get(key) in found:
            value, reason, identities = found[index[key]]
            text = texts.get(key) or ""
            derivations.append(Derivation(cell=key, value=value, reason=reason, identities=identities, printed=text))
    patch = {one.cell: one.value for one in derivations}
    taken = {*patch, *alone, *(key for one in refused for key in one.cells)}
    return Completion(
        patch=patch,
        derivations=tuple(derivations),
        refused=refused,
        undecided=tuple(key for key in blank if key not in taken),
        left_alone=tuple(key for key in blank if key in alone),
    )
