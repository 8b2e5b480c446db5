"""A function that is given something of a wrong type says so, with its argument, as a TypeError."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import gov_disclosure as gd
from gov_disclosure import forms
from gov_disclosure.comparison import rollup, series
from gov_disclosure.errors import FieldValueError, GovDisclosureError, WrongTypeError
from written_reports import sample

ANY: Any = gd  # calls that a type checker would refuse
REPORT = sample()

# A name to the call, the argument that is wrong, and the type it was given.
CALLS: MappingProxyType[str, tuple[Callable[[], object], str, str]] = MappingProxyType(
    {
        "read int": (lambda: ANY.read(123), "file", "int"),
        "read None": (lambda: ANY.read(None), "file", "NoneType"),
        "read text file": (lambda: ANY.read(StringIO("年度报告")), "file", "StringIO"),
        "loads": (lambda: ANY.loads(3), "data", "int"),
        "load": (lambda: ANY.load(3), "source", "int"),
        "dumps": (lambda: ANY.dumps("x"), "report", "str"),
        "dump report": (lambda: ANY.dump("x", "never-written.json"), "report", "str"),
        "dump target": (lambda: ANY.dump(REPORT, 3), "target", "int"),
        "unstructure": (lambda: ANY.unstructure({}), "report", "dict"),
        "check": (lambda: ANY.check("x"), "report", "str"),
        "check previous": (lambda: ANY.check(REPORT, previous="x"), "previous", "str"),
        "check children": (lambda: ANY.check(REPORT, children=["x"]), "children", "str"),
        "check select": (lambda: ANY.check(REPORT, select="SUM"), "select", "str"),
        "render": (lambda: ANY.render(None, "html"), "report", "NoneType"),
        "render json": (lambda: ANY.render(None, "json"), "report", "NoneType"),
        "for_year str": (lambda: forms.for_year("2022"), "year", "str"),  # type: ignore[arg-type]
        "for_year float": (lambda: forms.for_year(2022.0), "year", "float"),  # type: ignore[arg-type]
        "rollup parent": (lambda: rollup("x", []), "parent", "str"),  # type: ignore[arg-type]
        "rollup child": (lambda: rollup(REPORT, ["x"]), "children", "str"),  # type: ignore[list-item]
        "series": (lambda: series(["x"]), "reports", "str"),  # type: ignore[list-item]
    }
)


@pytest.mark.parametrize("name", CALLS)
def test_wrong_type(name: str) -> None:
    """The error is one of ours and a TypeError, and names the argument and what was given."""
    call, argument, found = CALLS[name]
    with pytest.raises(WrongTypeError) as caught:
        call()
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, GovDisclosureError)
    assert (caught.value.argument, caught.value.found) == (argument, found)
    assert not Path("never-written.json").exists()


def test_wrong_reading_of_blanks() -> None:
    """A reading of blanks that there is not is refused instead of being taken for the usual one."""
    with pytest.raises(FieldValueError, match="zeros"):
        ANY.check(REPORT, blank="zeros")


def test_messages() -> None:
    """Both languages name what may be given."""
    error = WrongTypeError("file", ("str", "bytes"), "int")
    assert error.message("zh") == "file 应为 str 或 bytes，不能是 int。"
    assert error.message("en") == "file must be str or bytes, not int."
