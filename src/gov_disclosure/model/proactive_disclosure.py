"""Table two: proactive disclosure, in the blocks of both editions of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import final

import attrs
from attrs import field, frozen

from gov_disclosure.errors import FieldValueError
from gov_disclosure.model.counts import Change, Count, is_amount, is_change, is_count
from gov_disclosure.text import Text
from gov_disclosure.views import in_short, view


@final
@frozen(kw_only=True)
class DocumentStock:
    """第二十条第（一）项, 2021 form: documents issued, repealed and in force, in 件."""

    issued: Count | None = field(validator=is_count)
    repealed: Count | None = field(validator=is_count)
    in_force: Count | None = field(validator=is_count)


@final
@frozen(kw_only=True)
class DocumentOutput:
    """第二十条第（一）项, 2019 form: documents newly produced, newly disclosed, disclosed in total, in 件."""

    produced: Count | None = field(validator=is_count)
    disclosed: Count | None = field(validator=is_count)
    total_disclosed: Count | None = field(validator=is_count)


@final
@frozen(kw_only=True)
class Decisions:
    """第二十条第（五）（六）项, 2021 form: decisions made in the year, in 件."""

    decisions: Count | None = field(validator=is_count)


@final
@frozen(kw_only=True)
class ServiceItems:
    """第二十条第（五）（六）项, 2019 form: matters of last year and their signed change (项), decisions (件)."""

    prior_items: Count | None = field(validator=is_count)
    change: Change | None = field(validator=is_change)
    decisions: Count | None = field(validator=is_count)


@final
@frozen(kw_only=True)
class ChargedAmount:
    """第二十条第（八）项, 2021 form: amount charged in the year, in 万元 (10,000 yuan)."""

    amount: Decimal | None = field(validator=is_amount)


@final
@frozen(kw_only=True)
class ChargedItems:
    """第二十条第（八）项, 2019 form: charged matters of last year and their signed change, in 项."""

    prior_items: Count | None = field(validator=is_count)
    change: Change | None = field(validator=is_change)


@final
@frozen(kw_only=True)
class Procurement:
    """
    第二十条第（九）项, 2019 form only: centralised procurement.

    ``projects`` in 项; ``amount`` in 万元, ``None`` also where the report
    prints a figure without saying whether it is 元 or 万元.
    """

    projects: Count | None = field(validator=is_count)
    amount: Decimal | None = field(validator=is_amount)


@final
@frozen(kw_only=True)
class ProactiveDisclosure:
    """
    Section two, 主动公开政府信息情况.

    Each block carries the class of the edition it is printed in, so that a
    form that mixes editions can be told as it is. ``other_services`` and
    ``procurement`` are ``None`` where the form has no such rows (2021).
    """

    rules: DocumentStock | DocumentOutput
    normative_documents: DocumentStock | DocumentOutput
    licenses: Decisions | ServiceItems
    other_services: ServiceItems | None = None
    penalties: Decisions | ServiceItems
    compulsion: Decisions | ServiceItems
    charges: ChargedAmount | ChargedItems
    procurement: Procurement | None = None

    def __attrs_post_init__(self) -> None:
        kinds = (
            type(self.rules),
            type(self.normative_documents),
            type(self.licenses),
            type(self.other_services),
            type(self.penalties),
            type(self.compulsion),
            type(self.charges),
            type(self.procurement),
        )
        if kinds not in _PURE:
            names = (field.name for field in attrs.fields(ProactiveDisclosure))
            for name, expected in misplaced(dict(zip(names, kinds, strict=True))):
                raise FieldValueError("ProactiveDisclosure", name, expected, getattr(self, name))

    def __str__(self) -> str:
        decided = {name: getattr(self, name).decisions for name in ("licenses", "penalties", "compulsion")}
        return in_short("ProactiveDisclosure", decided)

    def _repr_html_(self) -> str:
        return view(self)


def misplaced(kinds: Mapping[str, type]) -> Iterator[tuple[str, Text]]:
    """
    Yield the rows of table two whose class cannot be, and what is expected; *kinds* has the class of every row.

    A row has its class in one of the editions, and the rows of one block follow one edition.
    """
    for name, found in kinds.items():
        first = FIRST_OF_BLOCK.get(name, name)
        editions = [of for of in ROW_CLASSES.values() if first == name or of[first] is kinds[first]]
        expected = dict.fromkeys(of[name] for of in editions)
        if expected and found not in expected:
            names = sorted(("None" if kind is _NONE else kind.__name__ for kind in expected), key="None".__eq__)
            yield name, Text(" 或 ".join(names), " or ".join(names))


_NONE = type(None)

ROW_CLASSES: Mapping[str, Mapping[str, type]] = {
    "2021": {
        "rules": DocumentStock,
        "normative_documents": DocumentStock,
        "licenses": Decisions,
        "other_services": _NONE,
        "penalties": Decisions,
        "compulsion": Decisions,
        "charges": ChargedAmount,
        "procurement": _NONE,
    },
    "2019": {
        "rules": DocumentOutput,
        "normative_documents": DocumentOutput,
        "licenses": ServiceItems,
        "other_services": ServiceItems,
        "penalties": ServiceItems,
        "compulsion": ServiceItems,
        "charges": ChargedItems,
        "procurement": Procurement,
    },
}
"""The class of each row of table two in each edition; ``NoneType`` where the edition has no such row."""

FIRST_OF_BLOCK: Mapping[str, str] = {
    "normative_documents": "rules",
    "other_services": "licenses",
    "compulsion": "penalties",
}
"""The rows that follow the edition of another row, the first of their block."""

# The classes of all rows where they follow one edition throughout, which needs no further look.
_PURE = {tuple(of.values()) for of in ROW_CLASSES.values()}
