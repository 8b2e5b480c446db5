"""Whole reports as pages: whatever a figure stands in, it is read as that figure, left over, or told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import check, forms
from gov_disclosure.cells import by_key
from gov_disclosure.document.html.read import read as read_page
from gov_disclosure.reading import Reading, read_document
from profiles import at_least
from reports_as_grids import distinct_figures

FORM = forms.for_edition("2021")
FIGURES = distinct_figures(FORM)
KEY = "requests.outcomes.granted.enterprise"

SHOWN = (
    "{}",
    "<h4>{}</h4>",
    "<h1><b>{}</b></h1>",
    "<p><span lang=EN-US>{}</span></p>",
    "<ul><li>{}</ul>",
    "<dl><dd>{}</dl>",
    "<pre>{}</pre>",
    "<input value={}>",
    "<input type=number value={}><input type=hidden value=77>",
    "<select><option selected>{}</select>",
    "<textarea>{}</textarea>",
    "<svg><text>{}</text></svg>",
    "<math><mn>{}</mn></math>",
    "<object data=x>{}</object>",
    "<table><tr><td>{}</table>",
    "<details open><summary>{}</summary></details>",
    "<ruby>{}<rt>shu</rt></ruby>",
    "{}<sup>1</sup>",
    "{}<sup>②</sup>",
    "<sup>[3]</sup>{}",
    "{}<a href='#_ftn1'>[1]</a>",
    "{}<span style='vertical-align:super;font-size:8px'>12</span>",
    "{}<!-- 9 -->",
    "{}<s>9</s>",
    "<del>123</del>{}",
    "<span style='text-decoration:line-through'>9</span>{}",
    "<span style='color:#fff'>9</span>{}",
    "{}<i hidden>9</i>",
    "{}<b style='font-size:0'>9</b>",
    "{}<u class=off>9</u>",
    "<font color=white><span style='background:#369'>{}</span></font>",
    "<wbr>{}<br>",
    "&#8203;{}&nbsp;",
    "<script>9</script>{}<template>9</template>",
)
"""Ways in which a cell can show a figure."""


def page(ways: Mapping[str, str]) -> bytes:
    """Return a report with the figures in the cells shown in those *ways*, plainly where none is named."""
    parts = [
        f"<style>.off{{display:none}}</style><h1>丙县数据局2023年政府信息公开工作年度报告</h1><p>{FORM.sections[0].number}、{FORM.sections[0].zh}"
    ]
    for number, table in enumerate(FORM.tables.values(), start=1):
        section = FORM.sections[number]
        parts.append(f"<p>{section.number}、{section.zh}</p><table>")
        row = -1
        for cell in table.grid:
            if cell.row != row:
                row = cell.row
                parts.append("<tr>")
            shown = cell.zh if cell.key is None else ways.get(cell.key, "{}").format(FIGURES[cell.key])
            parts.append(f"<td rowspan={cell.rowspan} colspan={cell.colspan}>{shown}</td>")
        parts.append("</table>")
    return "".join(parts).encode()


def reading(ways: Mapping[str, str]) -> Reading:
    return read_document(read_page(page(ways)))


def read_figures(found: Reading) -> dict[str, str]:
    return {key: str(value) for key, value in by_key(found.report).items() if value is not None}


@pytest.mark.parametrize("way", SHOWN)
def test_a_figure_is_read_however_the_page_shows_it(way: str) -> None:
    """No other figure, and nothing left over."""
    found = reading({KEY: way})

    assert read_figures(found) == FIGURES
    assert found.leftovers == ()


@at_least(25)
@given(data=st.data())
def test_any_ways_at_once(data: st.DataObject) -> None:
    """Each cell in a way of its own: every figure is placed, none is wrong."""
    ways = {key: data.draw(st.sampled_from(SHOWN)) for key in FIGURES}
    found = reading(ways)

    assert read_figures(found) == FIGURES
    assert found.leftovers == ()


def test_a_struck_figure_is_told_and_no_figure() -> None:
    """The cell is blank, the note quotes what is struck out, and the rule reports it."""
    found = reading({KEY: "<p><s>{}</s></p>"})
    told = check(found.report, notes=found.notes, places=found.places, select=("FRM220",)).findings

    assert read_figures(found) == {key: value for key, value in FIGURES.items() if key != KEY}
    assert [(note.kind, note.cells, note.printed) for note in found.notes] == [("cell_struck", (KEY,), FIGURES[KEY])]
    assert [finding.cells for finding in told] == [(KEY,)]
    assert found.leftovers == ()


def test_choices_that_are_not_selected_are_left_over() -> None:
    """The page offers them, and does not print them."""
    found = reading({KEY: "<select><option>901<option>902<option selected>{}</select>"})

    assert read_figures(found) == FIGURES
    assert [(left.text, left.reason) for left in found.leftovers] == [("901", "unselected"), ("902", "unselected")]


def test_two_figures_in_a_cell_are_left_over() -> None:
    """A nested table of two figures is no figure."""
    found = reading({KEY: "<table><tr><td>{}<td>901</table>"})

    assert KEY not in read_figures(found)
    assert "901" in "".join(left.text for left in found.leftovers)


@pytest.mark.parametrize("group", [r"2[0-9]*", "."])
def test_nothing_hidden_is_in_report_or_leftovers(group: str) -> None:
    """Hidden and struck-out figures beside others are nowhere."""
    hidden = "{}<i hidden>888888</i><s>888888</s><u class=off>888888</u>"
    found = reading({key: hidden for key, figure in FIGURES.items() if re.match(group, figure)})

    assert "888888" not in repr((found.report, found.leftovers, found.notes, found.document))
