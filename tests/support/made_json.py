"""Report documents as plain data, right ones and ones with something put in, taken out or exchanged."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from codec_cases import full_reports
from gov_disclosure import cells, codec, forms
from gov_disclosure.model import Organ, Period, Report, Section

Path = tuple[str | int, ...]

KEYS = (
    "x",
    "",
    "$schema",
    "key",
    "level",
    "undivided",
    "other_services",
    "procurement",
    "scope",
    "requests.received.total",
)
TABLES = ("proactive_disclosure", "requests", "disputes")

# NaN and infinities are left to the text tests: no schema is ever shown one, because no strict parser lets it in.
AWKWARD: tuple[Any, ...] = (
    True, False, None, 0, -0.0, -1, 1, 3.0, 3.5, -3.0, 1e22, 2**53 + 1, 2**64, 10**30, -(10**30), 10**400, 1e300,
    1e-7, 0.1, 10**15, 10**15 + 1, "3", "", "1", "2021", "2019", "2022-02-28", "2022-02-29", "2024-02-29", "1900-02-29",
    "2000-02-29", "2022-13-01", "20220101", "2022-1-1", "0000-01-01", "0001-01-01", "2022-01-01\n",
    "2022-01-01T00:00:00", "２０２２-01-01", "2022-W01-1", "county", "own_office", "requests", "320000", "320000\n",
    "3200000", "320000000", "３２００００",
    "11320800014314720B", "11320800014314720B\n", "11320800014314720I", "\ud800", "\x00", 2022, 1948, 1949, 9999, 10000,
    2022.0, [], {}, [1], ["x"], [None], {"x": 1}, {"x": None}, {"heading": "x"}, [{"heading": "x"}],
    [{"heading": None}],
    [{"key": "requests"}], [{"heading": "x", "key": "y"}], [{"heading": "x", "sections": [{"heading": "y"}]}],
    {"start": "2022-01-01", "end": "2022-12-31"}, {"amount": 1.5}, {"amount": -1.5}, {"decisions": 1},
    {"projects": 1, "amount": None}, {"prior_items": 1, "change": -2}, {"prior_items": 1, "change": -2, "decisions": 3},
    {"issued": 1, "repealed": 0, "in_force": 3}, {"produced": 1, "disclosed": 0, "total_disclosed": 3},
    {"upheld": 0, "corrected": 0, "other": 0, "pending": 0, "total": 0},
)  # fmt: skip


def paths(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every value below the top."""
    members: Any = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in members:
        yield (*path, key)
        yield from paths(value, (*path, key))


def parent(tree: Any, path: Path) -> Any:
    """Return the object or array that holds the value at *path*."""
    for step in path[:-1]:
        tree = tree[step]
    return tree


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Return a right document with up to three things put in, taken out or exchanged."""
    document: dict[str, Any] = json.loads(codec.dumps(draw(full_reports())))
    for _ in range(draw(st.integers(0, 3))):
        all_paths = list(paths(document))
        # Cells outnumber the rest by far; most changes go to other places.
        few = [path for path in all_paths if path[0] not in ("requests", "disputes")] or all_paths
        path = draw(st.sampled_from(few) | st.sampled_from(few) | st.sampled_from(all_paths))
        holder = parent(document, path)
        what = draw(st.sampled_from(("replace", "remove", "add", "exchange")))
        if what == "replace":
            holder[path[-1]] = copy.deepcopy(draw(st.sampled_from(AWKWARD)))
        elif what == "remove":
            del holder[path[-1]]
        elif what == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = copy.deepcopy(draw(st.sampled_from(AWKWARD)))
        else:
            other = draw(st.sampled_from(all_paths))
            if path[: len(other)] != other and other[: len(path)] != path:
                others = parent(document, other)
                if other[-1] in (others if isinstance(others, dict) else range(len(others))):
                    holder[path[-1]] = copy.deepcopy(others[other[-1]])
    return document


def full_document() -> dict[str, Any]:
    """Return a document with every key that may be left out."""
    disclosure, requests, disputes = cells.build_tables(forms.for_edition("2021"), {})
    report = Report(
        form="2021",
        year=2022,
        organ=Organ(name="x", level="county", division_code="320000", credit_code="11320800014314720B"),
        scope="own_office",
        period=Period(start=date(2022, 1, 1), end=date(2022, 12, 31)),
        published=date(2023, 1, 10),
        source="s",
        title="t",
        preamble=("p",),
        sections=(Section(key="requests", heading="h", paragraphs=("p",), sections=(Section(heading="y"),)),),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
        as_printed={"requests.received.total": "b", "proactive_disclosure.rules.produced": None},
    )
    document: dict[str, Any] = json.loads(codec.dumps(report))
    return document


def beyond_schema(document: dict[str, Any]) -> bool:
    """Whether the document has the one fault that no JSON Schema can tell: a period that ends before it starts."""
    period = document.get("period")
    if not isinstance(period, dict):
        return False
    start, end = period.get("start"), period.get("end")
    return isinstance(start, str) and isinstance(end, str) and end < start
