"""
Reports with figures drawn at random, sentences with gaps for them, and wrong figures to plant in the gaps.

A gap holds a sum of the names below: ``{R}``, ``{G+P}``. ``{!R}`` is true but
need not be told when wrong; ``{%G/A:1}`` is a share in per cent with one
decimal, ``{%G/A:1t}`` one cut off instead of rounded; ``{~}`` is any figure at
all, ``{~R}`` one between 1 and R. A template may ask ``[R>9]`` at its
beginning: the report must have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from attrs import frozen

from gov_disclosure import cells, forms
from gov_disclosure.model import Organ, Report, Section

YEAR = 2023
FORM = forms.for_edition("2021")
APPLICANTS = (
    "natural_person",
    "enterprise",
    "research_institution",
    "public_welfare",
    "legal_service",
    "other_organization",
)
OUTCOMES = {
    "G": ("granted",),
    "P": ("partially_granted",),
    "D": tuple(
        f"denied.{row}"
        for row in (
            "state_secret",
            "third_party_rights",
            "internal_affairs",
            "deliberative_process",
            "enforcement_file",
            "administrative_query",
        )
    ),
    "U": tuple(f"unavailable.{row}" for row in ("not_held", "needs_creation", "still_unclear")),
    "N": tuple(f"not_processed.{row}" for row in ("petition", "duplicate", "publication")),
    "O": tuple(f"otherwise_handled.{row}" for row in ("not_corrected", "fee_unpaid", "other")),
}
DISPUTES = {"X": "reconsideration", "Yd": "direct_litigation", "Ya": "litigation_after_reconsideration"}
RESULTS = ("upheld", "corrected", "other", "pending")
TABLE_TWO = {
    "I": "normative_documents.issued",
    "W": "normative_documents.repealed",
    "F": "normative_documents.in_force",
    "L": "licenses.decisions",
    "S": "penalties.decisions",
    "M": "compulsion.decisions",
}
HEADINGS = {
    "1": "（一）主要工作",
    "2": "（二）依申请公开",
    "3": "（三）行政复议、行政诉讼",
    "4": "（一）主动公开",
    "5": "（四）政府信息管理",
}
ORGANS = {
    "B": "云溪市水务局", "T": "松岭县石桥镇人民政府", "S": "云溪市东湖区柳林街道办事处", "G": "云溪市人民政府",
    "A": "云溪市", "K": "松岭县人民政府", "O": "云溪市人民政府办公室", "H": "云溪市第一人民医院",
    "Z": "云溪高新技术产业开发区管理委员会", "Y": "雲溪市水務局", "J": "住建局", "N": "石桥镇",
    "C": "云溪市城建集团有限公司", "F": "云溪市公安局东湖分局", "U": "云溪大学",
}  # fmt: skip


@frozen
class Figures:
    """Figures of one report: by cell, and by the names that templates use."""

    cells: Mapping[str, int | Decimal]
    named: Mapping[str, int]


def drawn(random: Random, *, size: int) -> Figures:
    """Draw a report whose tables hold; *size*: about how many requests came in."""
    found: dict[str, int | Decimal] = {
        key: Decimal(0) if cell.kind == "amount" else 0 for key, cell in FORM.cells.items()
    }
    _draw_requests(found, random, size)
    named = _named_requests(found)
    for name, row in DISPUTES.items():
        for at, column in enumerate(RESULTS, 1):
            named[f"{name}{at}"] = random.randint(1, 9 if name == "X" else 4)
            found[f"disputes.{row}.{column}"] = named[f"{name}{at}"]
        named[name] = sum(named[f"{name}{at}"] for at in range(1, 5))
        found[f"disputes.{row}.total"] = named[name]
    for at in range(1, 5):
        named[f"Y{at}"] = named[f"Yd{at}"] + named[f"Ya{at}"]
    named["Y"] = named["Yd"] + named["Ya"]
    for name, cell in TABLE_TWO.items():
        named[name] = random.randint(2, 5000 if name in "LS" else 60)
        found[f"proactive_disclosure.{cell}"] = named[name]
    return Figures(found, named)


def _draw_requests(found: dict[str, int | Decimal], random: Random, size: int) -> None:
    outcomes = [row for rows in OUTCOMES.values() for row in rows]
    often = {"granted": 8, "partially_granted": 3, "unavailable.not_held": 3}
    chosen = random.choices(outcomes, [often.get(row, 1) for row in outcomes], k=size)
    if size > 60:
        chosen += outcomes
    carried = random.randint(1, max(2, size // 15))
    brought = random.randint(1, max(2, size // 20))
    people = random.choices(APPLICANTS, (30, 5, 1, 1, 3, 1), k=len(chosen) + carried)
    for at, (row, who) in enumerate(zip([*chosen, *[""] * carried], people, strict=True)):
        _count(found, f"requests.outcomes.{row}" if row else "requests.carried_forward", who)
        if row:
            _count(found, "requests.outcomes.total", who)
        _count(found, "requests.brought_forward" if at < brought else "requests.received", who)


def _named_requests(found: Mapping[str, int | Decimal]) -> dict[str, int]:
    named: dict[str, int] = {}
    for name, row in (("R", "received"), ("B", "brought_forward"), ("A", "outcomes.total"), ("C", "carried_forward")):
        named[name] = int(found[f"requests.{row}.total"])
        for letter, column in zip("neiwlo", APPLICANTS, strict=True):
            named[name + letter] = int(found[f"requests.{row}.{column}"])
    for name, rows in OUTCOMES.items():
        for at, row in enumerate(rows, 1):
            named[f"{name}{at}"] = int(found[f"requests.outcomes.{row}.total"])
        named[name] = sum(named[f"{name}{at}"] for at in range(1, len(rows) + 1))
    return named


def _count(found: dict[str, int | Decimal], row: str, who: str) -> None:
    found[f"{row}.{who}"] += 1
    found[f"{row}.total"] += 1


def report(figures: Figures, organ: str, heading: str, text: str) -> Report:
    """Build the report, with *text* (``\\n`` between paragraphs) under *heading* in its overview."""
    disclosure, requests, disputes = cells.build_tables(FORM, figures.cells)
    inner = Section(heading=heading, paragraphs=tuple(text.split("\\n")))
    return Report(
        form="2021",
        year=YEAR,
        organ=Organ(name=organ),
        sections=(Section(key="overview", heading="一、总体情况", sections=(inner,)),),
        proactive_disclosure=disclosure,
        requests=requests,
        disputes=disputes,
    )


GAP = re.compile(
    r"\{(?P<kind>[!%~]?)(?P<sum>[A-Za-z0-9+\-]*)(?:/(?P<whole>[A-Za-z0-9+\-]+):(?P<digits>\d)(?P<cut>t?))?\}"
)
_ASKS = re.compile(r"^\[([^\[\]]+)\]")
_TERM = re.compile(r"([+-]?)([A-Za-z]\w*)")


@frozen
class Told:
    """A sentence: as it is true, and with each marked figure in turn wrong."""

    true: str
    wrong: tuple[str, ...]


def _sum(terms: str, figures: Figures) -> int:
    return sum((-1 if sign == "-" else 1) * figures.named[name] for sign, name in _TERM.findall(terms))


def fits(template: str, figures: Figures) -> bool:
    """Whether the report has what the template asks for."""
    asked = _ASKS.match(template)
    if asked is None:
        return True
    for condition in asked[1].split(","):
        terms, sign, number = re.fullmatch(r"([\w+\-]+)([<>=])(\d+)", condition).groups()  # type: ignore[union-attr]
        value = _sum(terms, figures)
        if not {"<": value < int(number), ">": value > int(number), "=": value == int(number)}[sign]:
            return False
    return True


def spoken(template: str, figures: Figures, random: Random) -> Told:
    """Fill the gaps of *template*."""
    template = _ASKS.sub("", template)
    gaps = list(GAP.finditer(template))
    right = [_figure(gap, figures, random) for gap in gaps]
    texts = [template[: gaps[0].start()] if gaps else template]
    ends = [gap.start() for gap in gaps[1:]] + [len(template)]
    texts += [template[gap.end() : end] for gap, end in zip(gaps, ends if gaps else [], strict=True)]

    def filled(values: list[str]) -> str:
        return texts[0] + "".join(value + text for value, text in zip(values, texts[1:], strict=True))

    wrong = []
    for at, gap in enumerate(gaps):
        if gap["kind"] in ("", "%"):
            other = _wrong_share(right[at], random) if gap["kind"] else _wrong(right[at], random, figures)
            wrong.append(filled([*right[:at], other, *right[at + 1 :]]))
    return Told(filled(right), tuple(wrong))


def _figure(gap: re.Match[str], figures: Figures, random: Random) -> str:
    if gap["kind"] == "~":
        most = max(1, _sum(gap["sum"], figures)) if gap["sum"] else 400
        others = {_sum(terms, figures) for terms in _OTHER_READINGS}
        return str(random.choice([figure for figure in range(1, most + 1) if figure not in others] or [most]))
    value = _sum(gap["sum"], figures)
    if gap["kind"] != "%":
        return str(value)
    share = Decimal(value) * 100 / _sum(gap["whole"], figures)
    return str(share.quantize(Decimal(1).scaleb(-int(gap["digits"])), ROUND_DOWN if gap["cut"] else ROUND_HALF_UP))


_OTHER_READINGS = ("R", "A", "R+B", "A-B", "A-O", "A-N", "A-O-N", "R-C", "R+B-C", "B", "C", "G+P", "O3")


def _wrong(right: str, random: Random, figures: Figures) -> str:
    """Return a figure that a slip of the pen would make of *right*, and that no other way to count gives."""
    value = int(right)
    slips = [value + 1, value + 2, value + 10, value + 3]
    slips += [value - 1] if value > 1 else []
    slips += [int(right[::-1])] if len(right) > 1 and right[::-1] != right and right[-1] != "0" else []
    slips += [int(right + random.choice("0123456789"))] if 0 < value < 100 else []
    others = {_sum(terms, figures) for terms in _OTHER_READINGS}
    return str(random.choice([slip for slip in slips if slip not in others] or [max(others) + 7]))


def _wrong_share(right: str, random: Random) -> str:
    """Return a percentage off by at least two units of its last digit."""
    share = Decimal(right)
    off = random.choice((2, 3, 11)) * Decimal(1).scaleb(int(share.as_tuple().exponent))
    return str(share - off if share > 60 else share + off)


def reports(count: int = 4, seed: int = 0) -> Iterator[Figures]:
    """Yield reports of several sizes."""
    random = Random(seed)
    sizes = (130, 24, 700, 7, 3100)
    for at in range(count):
        yield drawn(random, size=sizes[at % len(sizes)])
