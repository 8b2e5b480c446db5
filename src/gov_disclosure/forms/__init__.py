"""
What the State Council's format prescribes: each edition's sections, tables, labels, spans and sums.

An edition is written down once, as data that reads like the printed form
(`gov_disclosure.forms.y2021`, `gov_disclosure.forms.y2019`); everything else
here is worked out from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import index
from types import MappingProxyType, ModuleType

from gov_disclosure.editions import EDITIONS, Edition, is_edition
from gov_disclosure.errors import UnknownFormError, WrongTypeError
from gov_disclosure.forms import y2019, y2021
from gov_disclosure.forms.counterparts import Counterpart, CounterpartKind, counterparts_of
from gov_disclosure.forms.form import FlatColumn, FlatRow, Form, TableForm, flat_columns, flat_rows
from gov_disclosure.forms.shapes import (
    TABLE_KEYS,
    Balance,
    Block,
    CellForm,
    CellKind,
    Column,
    ColumnGroup,
    GridCell,
    Group,
    Identity,
    IdentityKind,
    Row,
    SectionForm,
    TableKey,
)
from gov_disclosure.text import Text

__all__ = [
    "BLOCK_KEYS",
    "EDITIONS",
    "TABLE_KEYS",
    "Balance",
    "Block",
    "CellForm",
    "CellKind",
    "Column",
    "ColumnGroup",
    "Counterpart",
    "CounterpartKind",
    "FlatColumn",
    "FlatRow",
    "Form",
    "GridCell",
    "Group",
    "Identity",
    "IdentityKind",
    "Row",
    "SectionForm",
    "TableForm",
    "TableKey",
    "counterparts",
    "flat_columns",
    "flat_rows",
    "for_edition",
    "for_year",
    "mixed",
]

_EDITIONS: dict[Edition, ModuleType] = {module.EDITION: module for module in (y2019, y2021)}

BLOCK_KEYS: tuple[str, ...] = (
    "documents", "licensing", "enforcement", "charging", "procuring", "otherwise_handled",
)  # fmt: skip
"""The parts that the editions print differently: the blocks of table two and （六）其他处理 of table three."""


def for_year(year: int) -> Form:
    """
    Return the form meant for the reports of *year* (the report year, not the year of publication).

    Raises:
        UnknownFormError: no edition is meant for that year (before 2019).
        WrongTypeError: *year* is no whole number.

    """
    try:
        year = index(year)  # those of numpy are no `int`
    except TypeError:
        raise WrongTypeError("year", ("int",), type(year).__name__) from None
    for module in _EDITIONS.values():
        first, last = module.YEARS
        if first <= year and (last is None or year <= last):
            return for_edition(module.EDITION)
    raise UnknownFormError(Text(f" {year} 报告年度", f"report year {year}"), EDITIONS)


def for_edition(edition: str) -> Form:
    """
    Return the form of *edition*, "2019" or "2021".

    Raises:
        UnknownFormError: there is no such edition.

    """
    return mixed(edition, {})


@cache
def counterparts(edition: str) -> Mapping[str, Counterpart]:
    """
    Return what each cell of *edition* is in the other edition, by cell key in printed order.

    Raises:
        UnknownFormError: there is no such edition.

    """
    form = for_edition(edition)
    (other,) = (one for one in EDITIONS if one != edition)
    return MappingProxyType(counterparts_of(form, for_edition(other)))


def _edition(name: str) -> Text:
    return Text(f" {name!r} 版", f"edition {name!r}")


def mixed(edition: str, blocks: Mapping[str, str | None]) -> Form:
    """
    Return the form of *edition* with some *blocks* taken from another.

    Args:
        edition: the edition that the rest follows.
        blocks: block key (see `BLOCK_KEYS`) to the edition it follows, or
            ``None`` where the block is left out. Blocks not named follow
            *edition*.

    Raises:
        UnknownFormError: an edition or block is not known.

    """
    if not is_edition(edition):
        raise UnknownFormError(_edition(edition), EDITIONS)
    wanted: dict[str, Edition] = dict.fromkeys(_block_keys(edition), edition)
    for key, other in blocks.items():
        if key not in BLOCK_KEYS or not (other is None or is_edition(other)):
            raise UnknownFormError(
                Text(f" {other!r} 版的部分 {key!r} ", f"block {key!r} of edition {other!r}"), EDITIONS
            )
        wanted.pop(key, None)
        if other is not None:
            wanted[key] = other
    return _build(edition, tuple((key, wanted[key]) for key in BLOCK_KEYS if key in wanted))


def _block_keys(edition: Edition) -> tuple[str, ...]:
    module = _EDITIONS[edition]
    return (*(block.key for block in module.PROACTIVE_DISCLOSURE), "otherwise_handled")


@cache
def _build(edition: Edition, blocks: tuple[tuple[str, Edition], ...]) -> Form:
    module = _EDITIONS[edition]
    taken = dict(blocks)
    return Form(
        edition=edition,
        years=module.YEARS,
        notice=module.NOTICE,
        title=module.TITLE,
        disclosure_blocks=tuple(
            block for key in taken for block in _EDITIONS[taken[key]].PROACTIVE_DISCLOSURE if block.key == key
        ),
        otherwise_handled=_EDITIONS[taken["otherwise_handled"]].OTHERWISE_HANDLED,
        blocks=taken,
    )
