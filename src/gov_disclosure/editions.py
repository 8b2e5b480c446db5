"""The editions of the form, which both what a report says and what the form prescribes are told by."""

from __future__ import annotations

from typing import Literal, TypeGuard, get_args

__all__ = ["EDITIONS", "Edition", "is_edition"]

Edition = Literal["2019", "2021"]
"""Editions of the form: 国办公开办函〔2019〕60号 (试行) and 国办公开办函〔2021〕30号."""

EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""The editions, oldest first."""


def is_edition(name: object) -> TypeGuard[Edition]:
    """Whether *name* is that of an edition."""
    return type(name) is str and name in EDITIONS
