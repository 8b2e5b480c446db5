"""What is written comes back equal; equal reports give equal bytes; the schema accepts what is written."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

from codec_cases import full_reports, nested, schema_validators
from gov_disclosure import cells, codec, forms
from gov_disclosure.codec import DocumentError, fast
from gov_disclosure.codec.encode import MAX_SECTION_DEPTH, canonical
from gov_disclosure.model import ApplicantCounts, Organ, Report, Section
from varied_reports import varied_reports


def report(edition: str = "2021", figures: dict[str, int | Decimal | None] | None = None, **fields: object) -> Report:
    """Return a report with few figures."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition(edition), figures or {})
    plain: dict[str, object] = {
        "form": edition,
        "year": 2022,
        "organ": Organ(name="某局"),
        "proactive_disclosure": disclosure,
        "requests": requests,
        "disputes": disputes,
    }
    return Report(**(plain | fields))  # type: ignore[arg-type]


@given(report=full_reports())
def test_round_trip(report: Report) -> None:
    """Every report comes back equal, through JSON and through plain data, and both agree."""
    data = codec.dumps(report)
    assert codec.loads(data) == report
    assert codec.loads(codec.dumps(report, indent=2)) == report
    assert codec.structure(codec.unstructure(report)) == report
    assert exact(json.loads(data, parse_float=Decimal)) == exact(codec.unstructure(report))


def exact(tree: Any) -> Any:
    """Return plain data with every number that is not whole as a `Decimal`."""
    if isinstance(tree, dict):
        return {key: exact(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [exact(value) for value in tree]
    return Decimal(repr(tree)) if isinstance(tree, float) else tree


@given(report=full_reports())
def test_schema_accepts(report: Report) -> None:
    """Both validators accept every document that is written."""
    document = json.loads(codec.dumps(report))
    for validator in schema_validators():
        assert validator.is_valid(document)


@given(report=varied_reports(blanks=True))
def test_good_documents_take_the_fast_way(report: Report) -> None:
    """A written report is read by msgspec unless table two mixes editions."""
    tables = report.proactive_disclosure
    kinds = {type(row).__name__ for row in (tables.rules, tables.licenses, tables.penalties, tables.charges)}
    pure = kinds in (
        {"DocumentStock", "Decisions", "ChargedAmount"},
        {"DocumentOutput", "ServiceItems", "ChargedItems"},
    )
    assert (fast.decode(codec.dumps(report)) == report) is pure


@given(report=full_reports())
def test_equal_reports_equal_bytes(report: Report) -> None:
    """How a report came to be does not show: rebuilt with its printed texts turned round, it gives the same bytes."""
    turned = dict(reversed(list(report.as_printed.items())))
    assert codec.dumps(attrs.evolve(report, as_printed=turned)) == codec.dumps(report)


def test_order_and_blanks() -> None:
    """`schema` first, then the model's order; blank cells are null, other keys that hold nothing are left out."""
    document = json.loads(codec.dumps(report()))
    assert list(document) == ["schema", "form", "year", "organ", "proactive_disclosure", "requests", "disputes"]
    assert document["organ"] == {"name": "某局"}
    assert list(document["requests"]["received"]) == [field.name for field in attrs.fields(ApplicantCounts)]
    assert set(document["requests"]["received"].values()) == {None}
    assert set(document["requests"]["outcomes"]["otherwise_handled"]) == {"not_corrected", "fee_unpaid", "other"}
    assert "other_services" not in document["proactive_disclosure"]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("13.390", "13.39"), ("13.00", "13"), ("0.000", "0"), ("-0", "0"), ("0E-9", "0"), ("1E+3", "1000"),
        ("1E-12", "0.000000000001"), ("999999999999999.999999999999", "999999999999999.999999999999"),
    ],
)  # fmt: skip
def test_one_way_to_write_an_amount(amount: str, written: str) -> None:
    """Equal amounts are written alike: no exponent, no trailing zeros."""
    assert canonical(Decimal(amount)) == written
    key = "proactive_disclosure.charges.amount"
    data = codec.dumps(report(figures={key: Decimal(amount)}))
    assert f'"charges":{{"amount":{written}}}'.encode() in data
    assert cells.value(codec.loads(data), key) == Decimal(amount)
    assert codec.structure(codec.unstructure(report(figures={key: Decimal(amount)}))) == codec.loads(data)


def test_the_largest_count_survives() -> None:
    """The largest count, which is what a float holds exactly, comes back to the last digit; the next is none."""
    key = "requests.received.total"
    data = codec.dumps(report(figures={key: 2**53 - 1}))
    assert cells.value(codec.loads(data), key) == 9007199254740991
    with pytest.raises(DocumentError, match="from 0 to 2\\^53 - 1"):
        codec.loads(data.replace(b"9007199254740991", b"9007199254740992"))


def test_sections_to_the_limit() -> None:
    """Sections nest as deep as a document may; one level more is refused when writing, not first when reading."""
    deep = report(sections=nested(MAX_SECTION_DEPTH))
    assert codec.loads(codec.dumps(deep)) == deep
    assert codec.structure(codec.unstructure(deep)) == deep
    with pytest.raises(DocumentError, match="levels of sections"):
        codec.dumps(report(sections=nested(MAX_SECTION_DEPTH + 1)))


def test_what_cannot_be_read_back_is_not_written() -> None:
    """A report beyond a bound of `loads` is refused by `dumps`."""
    many = tuple(Section(heading="") for _ in range(codec.MAX_VALUES))
    for large in (report(sections=many), report(title="文" * codec.MAX_BYTES)):
        with pytest.raises(DocumentError, match="at most"):
            codec.dumps(large)
