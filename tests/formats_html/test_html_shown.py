"""What a reader of the page sees: text that is hidden or struck out is not read, and in doubt it is."""

from __future__ import annotations

import pytest

from gov_disclosure.document import ADRIFT, Cell, Grid, Paragraph
from gov_disclosure.document.html.read import read
from gov_disclosure.figures import read_figure


def cells(markup: str) -> list[Cell]:
    return [cell for block in read(markup.encode()).blocks if isinstance(block, Grid) for cell in block.cells]


def shown(markup: str) -> list[str]:
    """Return the texts of the cells, and of the paragraphs of a page without any."""
    blocks = read(markup.encode()).blocks
    return [cell.text for cell in cells(markup)] or [block.text for block in blocks if isinstance(block, Paragraph)]


def around(style: str) -> dict[str, str]:
    """Return pages in which 9 before 5 has a style, declared in each of the ways there are."""
    row = "<table><tr><td>{}5</td><td>1</td></tr></table>"
    return {
        "inline": row.format(f"<span style='{style}'>9</span>"),
        "upper case": row.format(f"<span style='{style.upper()} '>9</span>"),
        "important": row.format(f"<span style='{style} !important'>9</span>"),
        "class": f"<style>p,.old {{ {style} }}</style>" + row.format("<span class='x old'>9</span>"),
        "id": f"<style>/* x */ #old{{{style};}}</style>" + row.format("<span id=old>9</span>"),
        "element": f"<style><!-- i{{{style}}} --></style>" + row.format("<i>9</i>"),
        "nested": f"<style>@import 'x'; table td > i.old{{{style}}}</style>" + row.format("<i class=old>9</i>"),
        "inherited": row.format(f"<b style='{style}'><u><i>9</i></u></b>"),
    }


HIDING = (
    "display:none",
    "visibility:hidden",
    "visibility: collapse",
    "font-size:0",
    "font-size: 0px",
    "font: 0/0 a",
    "opacity:0",
    "opacity: 0.0",
    "text-decoration:line-through",
    "text-decoration: line-through red",
    "text-decoration-line:underline line-through",
    "color:#fff",
    "color:#FFFFFF",
    "color:white",
    "color:rgb(255,255,255)",
    "color:rgb(255 255 255 / 1)",
    "color:rgba(0,0,0,0)",
    "color:transparent",
    "color:#fefefe",
    "position:absolute;left:-9999px",
    "position:absolute;clip:rect(0 0 0 0)",
    "display:inline-block;width:0;overflow:hidden",
    "display:block;height:0;overflow:hidden",
    "display:block;text-indent:-9999px",
)


@pytest.mark.parametrize("style", HIDING)
def test_what_a_style_hides_or_strikes_out_is_not_read(style: str) -> None:
    """However it is declared: on the element, around it, or in a style sheet of the page."""
    for way, markup in around(style).items():
        assert shown(markup) == ["5", "1"], way


@pytest.mark.parametrize(
    "style",
    [
        "color:#eee",
        "color:red",
        "font-size:1px",
        "font-size:0.5em",
        "font:12px/1 宋体",
        "opacity:0.5",
        "text-decoration:underline",
        "visibility:visible",
        "width:0",
        "height:0",
        "margin-left:-9px",
        "text-indent:-2em",
        "margin-left:-12pt",
        "background:url(x.png);color:#fff",
        "background:#00f;color:#fff",
        "background-color:rgb(0, 0, 128);color:white",
        "background-image:linear-gradient(red,blue);color:#fff",
    ],
)
def test_what_can_be_seen_is_read(style: str) -> None:
    """Small, pale or indented text is text; so is white text on a ground of its own."""
    for way, markup in around(style).items():
        assert shown(markup) == ["95", "1"], way


@pytest.mark.parametrize("on", ["td", "tr", "table", "tbody"])
@pytest.mark.parametrize(
    "ground",
    [
        "bgcolor=blue",
        "bgcolor='#1E50A2'",
        "bgcolor=1E50A2",
        "style='background:#1e50a2'",
        "style='background-color:navy'",
        "style='background: no-repeat url(a.png)'",
        "background=a.png",
        "class=head",
    ],
)
def test_white_on_another_ground_stays_a_label(on: str, ground: str) -> None:
    """A header in white on blue is a label, wherever the ground is declared."""
    given = {name: ground if name == on else "" for name in ("table", "tbody", "tr", "td")}
    markup = (
        "<style>.head{background:#1e50a2}</style>"
        f"<table {given['table']}><tbody {given['tbody']}><tr {given['tr']}>"
        f"<td {given['td']}><font color=white>自然人</font><td {given['td']}><b style='color:#fff'>总计</b>"
        "<tr><td>1<td>2</table>"
    )

    assert shown(markup) == ["自然人", "总计", "1", "2"]


def test_white_on_white_within_another_ground_is_not_seen() -> None:
    """The nearest ground counts; a transparent one is none."""
    assert shown(
        "<table bgcolor=blue><tr><td bgcolor=white><font color=white>9</font>5"
        "<td style='background:transparent'><font color=white>7</font></table>"
    ) == ["5", "7"]


def test_what_is_visible_within_the_invisible_is_read() -> None:
    """Visibility, size and colour can be taken back; a struck-out or transparent whole cannot."""
    assert shown(
        "<table><tr><td><b style='visibility:hidden'>9<i style='visibility:visible'>5</i></b>"
        "<td><b style='font-size:0'>9<i style='font-size:12px'>4</i><i style='font-size:2em'>9</i></b>"
        "<td><b style='color:#fff'>9<i style='color:#000'>3</i></b>"
        "<td><s>9<i style='text-decoration:none'>9</i></s>2"
        "<td><b style='opacity:0'>9<i style='opacity:1'>9</i></b>1</table>"
    ) == ["5", "4", "3", "2", "1"]


def test_a_stronger_rule_takes_back_a_weaker_one() -> None:
    """Class before element, own style before class, important before all; the same later in the sheet."""
    sheet = (
        "<style>i{display:none}.a{display:inline}.b{display:none!important}#c{display:inline}#c{display:none}</style>"
    )

    assert shown(
        f"{sheet}<table><tr><td><i>9</i>1<td><i class=a>2</i><td><i class=b style='display:inline'>9</i>3"
        "<td><i id=c>9</i>4<td><i class=a style='display:none'>9</i>5</table>"
    ) == ["1", "2", "3", "4", "5"]


def test_rules_for_other_media_or_states_hide_nothing() -> None:
    """In doubt the text is printed."""
    sheet = (
        "<style>@media print{i{display:none}} i:hover{display:none} i[x]{display:none} {i} a{}} u{display:none}</style>"
    )

    assert shown(f"{sheet}<p><i>1</i><u>2</u>") == ["1"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<style>th{color:#fff} tr:first-child th{background:#369}</style>",
        "<style>th{color:#fff} th[scope]{background:#369}</style>",
        f"<style>th{{color:#fff}} {'p b{color:red}' * 300} table th{{background:#369}}</style>",
        "<style>th{color:#fff} th{background:#369}</style>",
    ],
)
def test_white_on_a_ground_that_cannot_be_told_is_read(sheet: str) -> None:
    """A rule that is not followed may lay the ground; a rule for a state lays none."""
    markup = "<table><tr><th scope=col>甲<th>乙<tr><td>1<td>2</table>"

    assert shown(sheet + markup) == ["甲", "乙", "1", "2"]
    assert shown("<style>th{color:#fff} th:hover{background:#369}</style>" + markup) == ["", "", "1", "2"]
    assert shown("<style media=print>th{color:#fff}</style>" + markup) == ["甲", "乙", "1", "2"]


def test_white_in_a_cell_whose_class_is_told_elsewhere_is_read() -> None:
    """A class of a style sheet in another file may lay the ground behind the cell; behind a span in it, it does not."""
    link = "<link rel=stylesheet href=x.css>"

    assert shown(f"{link}<table><tr class=head style='color:#fff'><td>甲<td>乙</table>") == ["甲", "乙"]
    assert shown(f"{link}<table><tr class=head><td>1<span style='color:#fff'>9</span><td>2</table>") == ["1", "2"]


@pytest.mark.parametrize(
    ("markup", "text", "struck"),
    [
        ("<s>3</s>", "", "3"),
        ("<del><p>3</p></del>", "", "3"),
        ("<strike>3</strike>4", "4", None),
        ("<p style='text-decoration:line-through'>1 2</p>", "", "1 2"),
        ("<s style='text-decoration:none'>3</s>", "3", None),
        ("<i hidden>3</i>", "", None),
        ("", "", None),
    ],
)
def test_a_cell_that_is_struck_out_is_blank_and_told(markup: str, text: str, struck: str | None) -> None:
    """What is struck out is kept apart where nothing else stands in the cell."""
    (cell, _) = cells(f"<table><tr><td>{markup}<td>1</table>")

    assert (cell.text, cell.struck) == (text, struck)


@pytest.mark.parametrize(
    "markup",
    [
        "<bdo dir=rtl>12</bdo>",
        "<bdo dir=RTL><b>12</b></bdo>",
        "<span dir=rtl style='unicode-bidi:bidi-override'>12</span>",
        "<span style='direction:rtl;unicode-bidi:isolate-override'>12</span>",
        "<span class=turned>12</span>",
        "<div style='display:flex;flex-direction:row-reverse'><i>1</i><i>2</i></div>",
        "<div style='display:flex;flex-flow:row-reverse wrap'><i>1</i><i>2</i></div>",
        "<div style='display:flex' dir=rtl><i>1</i><i>2</i></div>",
        "<p style='transform:scaleX(-1)'>12</p>",
        "<b style='display:inline-block;transform:translate(2px) scale(-1, 1)'>12</b>",
        "<p style='transform:rotate(180deg)'>12</p>",
        "<p style='rotate:0.5turn'>12</p>",
        "\u202e12\u202c",
        "&#x202e;12",
        "1<b>\u202e23</b>",
    ],
)
def test_a_figure_shown_in_another_order_is_in_doubt(markup: str) -> None:
    """A page that shows the digits of a figure turned round shows another figure: no cell gets what is typed."""
    sheet = "<style>.turned { direction: rtl; unicode-bidi: bidi-override }</style>"
    (cell, other) = cells(f"{sheet}<table><tr><td>{markup}<td>1</table>")

    assert (ADRIFT in cell.text, other.text) == (True, "1")
    found = read_figure(cell.text, "count", None, 30)
    assert (found.value, bool(found.rest)) == (None, True)


@pytest.mark.parametrize(
    "markup",
    [
        "<div style='display:flex'><i style='order:2'>1</i><i>2</i></div>",
        "<div style='display:grid'><i>1</i><i style='grid-column:1'>2</i></div>",
        "<i style='float:right'>1</i>2",
        "1<i style='float:left'>2</i>",
        "<i style='position:relative;left:9px'>1</i>2",
        "1<i style='position:absolute;left:0'>2</i>",
        "<i style='position:absolute;left:-9px'>1</i>2",
        "<i style='display:inline-block;transform:translateX(9px)'>1</i>2",
        "<i class=far>1</i>2",
    ],
)
def test_parts_of_a_figure_shown_elsewhere_are_no_figure(markup: str) -> None:
    """Digits in a box that a page moves and those beside it are two texts, whichever is shown first."""
    (cell, other) = cells(f"<style>.far {{ float: right }}</style><table><tr><td>{markup}<td>1</table>")

    assert (cell.text.split(), other.text) == (["1", "2"], "1")
    assert read_figure(cell.text, "count", None, 30).value is None


def test_a_figure_in_a_moved_box_is_the_figure() -> None:
    """A whole figure in a box of its own is that of its cell, wherever the box stands."""
    markup = "<td><i style='float:right'>12</i><td> <i style='order:2'>3</i> <td><p style='transform:rotate(90deg)'>4"

    assert [cell.text for cell in cells(f"<table><tr>{markup}</table>")] == ["12", "3", "4"]


@pytest.mark.parametrize(
    "markup",
    [
        "<bdo dir=ltr>12</bdo>",
        "<span dir=rtl>12</span>",
        "<p style='direction:rtl'>12</p>",
        "<bdo dir=rtl><bdo dir=ltr>12</bdo></bdo>",
        "<div style='display:flex;flex-direction:row-reverse'> <i>12</i> </div>",
        "<div style='flex-direction:row-reverse'><i>1</i><i>2</i></div>",
        "\u202ea\u202c12",
        "\u202d12\u202c",
        "\u202b12\u202c",
    ],
)
def test_a_figure_shown_as_it_is_typed(markup: str) -> None:
    """Digits run from left to right in every script; only an override turns them."""
    (cell, _) = cells(f"<table><tr><td>{markup}<td>1</table>")

    assert cell.text.removeprefix("a") == "12"


def test_a_struck_cell_by_its_own_style() -> None:
    """The style of a cell or of its row strikes out what is in it; the cell stays in its place."""
    found = cells("<table><tr style='text-decoration:line-through'><td>3<td>4<tr><td>5<td class=x>6</table>")

    assert [(cell.text, cell.struck) for cell in found] == [("", "3"), ("", "4"), ("5", None), ("6", None)]


def test_an_element_never_closed_strikes_out_nothing() -> None:
    """An opening tag without its end would strike out the rest of the page."""
    assert shown("<s><div><p>甲<table><tr><td>1<td>2</table>乙") == ["1", "2"]


def test_a_cell_that_cannot_be_seen_keeps_its_place() -> None:
    """Only what is not displayed gives its column away; what is invisible leaves a blank."""
    markup = "<table><tr><td>1<td {}>2<td>3</table>"

    assert shown(markup.format("style='visibility:hidden'")) == ["1", "", "3"]
    assert shown(markup.format("style='opacity:0'")) == ["1", "", "3"]
    assert shown(markup.format("style='font-size:0'")) == ["1", "", "3"]
    assert shown(markup.format("style='display:none'")) == ["1", "3"]
    assert shown(markup.format("hidden")) == ["1", "3"]
    assert shown(markup.format("aria-hidden=true")) == ["1", "2", "3"]


class TestNothingLost:
    """Figures in less usual elements stand in the text of their cell."""

    @pytest.mark.parametrize(
        ("markup", "text"),
        [
            ("<h4>5</h4>", "5"),
            ("<h1><span>5</span></h1>", "5"),
            ("<ul><li>5</ul>", "5"),
            ("<ol start=3><li>5</ol>", "5"),
            ("<dl><dt>甲<dd>5</dl>", "甲\n5"),
            ("<details><summary>甲</summary>5</details>", "甲\n5"),
            ("<ruby>五<rt>wu</rt></ruby>", "五"),
            ("<ruby>五<rp>(<rt>5<rp>)</ruby>", "五5"),
            ("<b>1</b><i>2</i><wbr>3", "123"),
            ("1<br>2", "1\n2"),
            ("<svg><title>x</title><text x=1>5</text></svg>", "5"),
            ("<svg><text>5</text><text>6</text></svg>", "5\n6"),
            ("<svg><text>5<tspan>6</tspan></text><foreignObject>7</foreignObject></svg>", "56\n7"),
            ("<math><mn>5</mn></math>", "5"),
            ("<math><msup><mn>5</mn><mn>2</mn></msup></math>", "5"),
            ("<math><mfrac><mn>5</mn><mn>2</mn></mfrac></math>", "5/2"),
            ("<math><semantics><mn>5</mn><annotation>x</annotation></semantics></math>", "5"),
            ("<object data=x>5</object>", "5"),
            ("<input value=5>", "5"),
            ("<input type=number value=5>", "5"),
            ("<input type=hidden value=9><input type=checkbox value=9>5", "5"),
            ("<textarea>5</textarea>", "5"),
            ("<textarea><p>5</p></textarea>", "5"),
            ("<iframe srcdoc='<p>5</p>'></iframe>", "5"),
            ("<iframe srcdoc='<p>5<iframe srcdoc=6></iframe></p>'></iframe>", "5"),
            ("<label>甲<input value=5></label>", "甲5"),
            ("<select><option>4<option selected>5</select>", "5"),
            ("<select><option>5<option>4</select>", "5"),
            ("<select><option disabled>请选择<option>5</select>", "5"),
            ("<button>5</button>", "5"),
            ("<unknown-element>5</unknown-element>", "5"),
            ("<table><tr><td>5<td>件</table>", "5\n件"),
            ("<table><tr><td>5<tr><td>6</table>", "5\n6"),
            ("<pre>5</pre>", "5"),
            ("<noscript>9</noscript><script>9</script><template>9</template><canvas>9</canvas>5", "5"),
        ],
    )
    def test_in_a_cell(self, markup: str, text: str) -> None:
        """As a browser shows it."""
        assert [cell.text for cell in cells(f"<table><tr><td>{markup}</td><td>1</table>")] == [text, "1"]

    def test_choices_not_selected_are_kept_apart(self) -> None:
        """They are no text of the cell."""
        (cell, _) = cells("<table><tr><td><select><option>4<option selected>5<option>6</select><td>1</table>")

        assert (cell.text, cell.unselected) == ("5", ("4", "6"))

    def test_a_menu_of_links_is_no_text(self) -> None:
        """A field whose choices lead to other pages is part of the site, not of the report."""
        assert shown("<p>甲<select onchange=go()><option>乙</select><select><option value='/a/'>丙</select>") == ["甲"]

    def test_a_page_in_a_frame(self) -> None:
        """A frame that has its page in its own attribute shows it; addresses are not followed."""
        assert shown('<p>甲</p><iframe src=x></iframe><iframe srcdoc="<p>乙<b>丙</b></p>"></iframe>') == ["甲", "乙丙"]

    def test_captions_and_text_beside_cells(self) -> None:
        """They are paragraphs before the table."""
        blocks = read("<table><caption>表一 3</caption><tr><th>甲<td>1</table>".encode()).blocks

        assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["表一 3"]
        assert [cell.text for cell in cells("<table><caption>表一</caption><tr><th>甲<td>1</table>")] == ["甲", "1"]

    def test_a_large_table_within_a_row_is_a_table(self) -> None:
        """What lays out the page is dissolved."""
        inner = "<table><tr><td>行政许可<td>1<tr><td>行政处罚<td>2</table>"

        assert [cell.text for cell in cells(f"<table><tr><td>导航<td>{inner}</table>")] == [
            "行政许可",
            "1",
            "行政处罚",
            "2",
        ]


class TestAttachments:
    """The office files that a page links are named, as they are linked."""

    def test_links_to_files(self) -> None:
        """Each once, with the text of the link."""
        found = read(
            "<a href='./P1.docx'>附件：<b>年度报告</b></a><a href='./P1.docx'>again</a><a href=/a.htm>x</a>"
            "<a href='https://x.cn/d?f=年报.PDF'></a><a href='list.pdfx'>x</a>".encode()
        ).attachments

        assert [(link.text, link.address) for link in found] == [
            ("附件：年度报告", "./P1.docx"),
            ("", "https://x.cn/d?f=年报.PDF"),
        ]

    @pytest.mark.parametrize(
        "address", ["javascript:x('a.pdf')", "data:x,a.pdf", "a&#10;b.pdf", "a\u202eb.pdf", "file:///a.pdf"]
    )
    def test_what_is_no_address_of_a_file(self, address: str) -> None:
        """Scripts and control characters are refused."""
        assert read(f'<p>x<a href="{address}">x</a>'.encode()).attachments == ()


@pytest.mark.parametrize("sign", ["\u2066", "\u2069", "\u202a", "\u200f", "\ufeff"])
def test_marks_of_direction_are_no_text(sign: str) -> None:
    """Isolates leave nothing of themselves in names and figures, as embeddings and zero widths do."""
    assert shown(f"<p>青松县{sign}水务局</p>") == ["青松县水务局"]
    assert shown(f"<table><tr><td>规章<td>{sign}12{sign}</table>") == ["规章", "12"]
