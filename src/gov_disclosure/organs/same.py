"""Whether two reports are one organ's."""

from __future__ import annotations

from gov_disclosure.model import Organ


def same_organ(one: Organ, other: Organ) -> bool:
    """
    Whether two reports are one organ's: by credit code or division code where both have it, else by name.

    A name may be printed with or without the names of the places above it.
    Where several organs share the short name, that alone does not tell which:
    see `comparison.by_organ`.
    """
    if one.credit_code is not None and other.credit_code is not None:
        return one.credit_code == other.credit_code
    if None not in (one.division_code, other.division_code) and one.division_code != other.division_code:
        return False
    first, second = "".join(one.name.split()), "".join(other.name.split())
    return bool(first and second) and (first.endswith(second) or second.endswith(first))
