"""HTML pages: text in order, tables at true coordinates, layout dissolved, metadata taken."""

from __future__ import annotations

import pytest

from gov_disclosure.document import Document, Grid, Paragraph
from gov_disclosure.document.html.read import read


def page(markup: str) -> Document:
    return read(markup.encode())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(markup: str) -> list[tuple[str, int, int, int, int]]:
    (only,) = (block for block in page(markup).blocks if isinstance(block, Grid))
    return [cell[:5] for cell in only.cells]


def disputes(figure: int) -> str:
    """A table with the labels of table four."""
    return f"<table><tr><td>结果维持<td>结果<br>纠正<td>其他结果<td>尚未审结<tr><td>0<td>0<td>0<td>{figure}</table>"


def requests(figure: int) -> str:
    """A table with labels of table three."""
    return f"<table><tr><td>自然人<td>商业企业<td>科研机构<td>法律服务机构<tr><td>0<td>0<td>0<td>{figure}</table>"


class TestText:
    """Text comes out in the order shown, one paragraph for each line that a browser breaks."""

    def test_blocks_breaks_and_inline_runs(self) -> None:
        """Inline elements, known or not, run on without a space; blocks and br break."""
        got = texts(page("<p>本<span>年</span><x:y>度</x:y><br>报<b>告</b><div>一<ul><li>甲<li>乙</ul>二</div>三"))

        assert got == ["本年度", "报告", "一", "甲", "乙", "二", "三"]

    def test_headings_have_levels(self) -> None:
        """The first heading level is the title's."""
        got = page("<h1>题</h1><h2>节 <i>一</i></h2><p>文").blocks

        assert [(block.text, block.level) for block in got if isinstance(block, Paragraph)] == [
            ("题", 0),
            ("节 一", 1),
            ("文", None),
        ]

    def test_what_a_browser_does_not_show_is_gone(self) -> None:
        """Scripts, styles, comments, templates, hidden elements and invisible characters leave nothing."""
        got = texts(
            page(
                "<style>p{}</style><p>甲<!-- x --><script>'<p>乙'</script><span style='Display : none'>丙</span>"
                "<template>丁</template><i hidden>戊</i>&shy;己\u200b庚<p hidden>辛<noscript>壬</noscript>"
            )
        )

        assert got == ["甲己庚"]

    def test_an_article_hidden_until_a_script_runs_is_kept(self) -> None:
        """A hidden block that holds a table is the report behind a tab."""
        assert grid("<div style='display:none'><table><tr><td>1<td>2</table></div>") == [
            ("1", 0, 0, 1, 1),
            ("2", 0, 1, 1, 1),
        ]

    def test_a_hidden_copy_of_what_is_shown_is_left_out(self) -> None:
        """Of two reports behind tabs the page shows one; the other is no report of this page."""
        hidden = f"<div style='display: none'><h1>2022年</h1>{disputes(7)}<section hidden>{requests(8)}</section></div>"
        shown = f"<h1>2024年</h1>{disputes(3)}{requests(5)}"

        for markup in (hidden + shown, shown + hidden):
            got = page(markup)
            assert texts(got) == ["2024年"]
            assert [block.cells[-1].text for block in got.blocks if isinstance(block, Grid)] == ["3", "5"]

    def test_hidden_tables_that_the_page_does_not_show_are_kept(self) -> None:
        """Sections that open at a click: what is hidden is not what is shown."""
        for markup in (
            f"<div>{disputes(3)}</div><div hidden>{requests(5)}</div>",
            f"<div hidden>{disputes(3)}</div><div style='display:none'>{requests(5)}</div>",
            f"<table hidden><tr><td>{disputes(3)}</td></tr></table><p>文</p>{requests(5)}",
        ):
            cells = [block.cells[-1].text for block in page(markup).blocks if isinstance(block, Grid)]
            assert cells == ["3", "5"]

    @pytest.mark.parametrize(
        ("markup", "printed"),
        [
            ("12<sup>①</sup>", "12"),
            ("12<sub>1</sub>", "12"),
            ("<b>12</b><sup>[2]</sup>", "12"),
            ("<p>7</p><sup>（2）</sup>", "7"),
            ("<p>7</p><p><sup>其中88315件</sup></p>", "7\n其中88315件"),
            ("<sup>*1</sup>12", "12"),
            ("12<span style='font-size:9px;vertical-align:super'>1</span>", "12"),
            ("12<span style='font-size:9px;vertical-align:5px'>1</span>", "12"),
            ("12<span style='vertical-align:30%'>1</span>", "12"),
            ("12<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>1</span>", "12"),
            ("12<span style='vertical-align:0'>1</span>", "121"),
            ("12<span style='vertical-align:top;position:relative;top:0'>1</span>", "121"),
            ("12<a href='#fn1'>1</a>", "12"),
            ("12<a href='page.html#fn1'>1</a>", "121"),
            ("1<sup>2</sup>3", "1[2]3"),
            ("<sup>3</sup>", "3"),
            (" <sup>3</sup><sup>1</sup>", "3"),
            ("<sup style='vertical-align:baseline'>1</sup>2", "12"),
            ("报告<sup>年度</sup>", "报告年度"),
            ("行政许可<sup>1</sup>", "行政许可"),
        ],
    )
    def test_marks_do_not_run_into_figures(self, markup: str, printed: str) -> None:
        """What is raised, lowered or a link to a footnote is no part of a cell's figure or label, unless it is all."""
        assert [cell[0] for cell in grid(f"<table><tr><td>{markup}<td>0</table>")] == [printed, "0"]

    def test_marks_in_text(self) -> None:
        """They are bracketed there as well; alone in a paragraph they stand as they are."""
        assert texts(page("<p>共12<sup>1</sup>件，面积3m<sup>2</sup><p>7<p><sup>2</sup>")) == [
            "共12[1]件，面积3m[2]",
            "7",
            "2",
        ]

    def test_struck_out_figures_are_not_read(self) -> None:
        """A correction that leaves the old figure struck out prints the new one."""
        assert [cell[0] for cell in grid("<table><tr><td><s>3</s>5<td>1</table>")] == ["5", "1"]

    def test_markup_in_a_form_field(self) -> None:
        """Some systems keep the article as markup in a textarea."""
        got = page("<textarea>&lt;p&gt;一、总体情况&lt;/p&gt;<table><tr><td>1<td>2</table></textarea><p>尾")

        assert [type(block) for block in got.blocks] == [Paragraph, Grid, Paragraph]

    def test_preformatted_tables(self) -> None:
        """Tabs and pipes in pre are cells."""
        (table,) = (block for block in page("<pre>规章\t1\t2\n文件\t3\t4\n</pre>").blocks if isinstance(block, Grid))

        assert [cell.text for cell in table.cells] == ["规章", "1", "2", "文件", "3", "4"]
        assert {cell.origin for cell in table.cells} == {None}

    def test_cells_without_a_table_do_not_run_together(self) -> None:
        """Two figures of torn markup never make a third."""
        assert texts(page("<div role=row><span role=cell>1</span><span role=cell>2</span></div>")) == ["1", "2"]

    def test_odd_code_points_are_read_as_they_are(self) -> None:
        """Unassigned and private code points in a page mean nothing to the reader and stay, raw or as references."""
        odd = "\u07b9\u07b4\ue000\U000f0000"
        written = "".join(f"&#{ord(sign)};" for sign in odd)

        assert texts(page(f"<p>甲{odd}{written}乙")) == [f"甲{odd}{odd}乙"]
        assert grid(f"<table><tr><td>甲{odd}<td>{odd}1</table>") == [
            (f"甲{odd}", 0, 0, 1, 1),
            (f"{odd}1", 0, 1, 1, 1),
        ]

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
    @pytest.mark.parametrize(
        "declared", ["", "<meta charset=gb2312>", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"]
    )
    def test_any_encoding_under_any_declaration(self, encoding: str, declared: str) -> None:
        """The bytes decide."""
        got = read(f"{declared}<p>某市人民政府</p><table><tr><td>堃<td>１２</table>".encode(encoding))

        assert texts(got) == ["某市人民政府"]
        assert [cell.text for block in got.blocks if isinstance(block, Grid) for cell in block.cells] == ["堃", "１２"]

    def test_nul_bytes_do_not_cut_the_page_off(self) -> None:
        """A NUL in the middle is dropped."""
        assert texts(read("<p>政\0府</p><p>二".encode())) == ["政府", "二"]

    def test_a_broken_byte_does_not_spoil_the_rest(self) -> None:
        """One byte that is no UTF-8 costs one character."""
        assert (
            texts(
                read(
                    b"<p>" + "政府信息公开工作年度报告二〇二三年度情况".encode() + b"\xff</p><p>" + "行政许可".encode()
                )
            )[1]
            == "行政许可"
        )


class TestGrid:
    """Cells stand at the coordinates at which a browser shows them."""

    def test_spans(self) -> None:
        """Later rows move right past cells that reach down."""
        assert grid("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>") == [
            ("a", 0, 0, 2, 1),
            ("b", 0, 1, 1, 2),
            ("c", 1, 1, 1, 1),
            ("d", 1, 2, 1, 1),
        ]

    def test_a_span_is_cut_where_a_cell_from_above_stands(self) -> None:
        """No two cells overlap, whatever is declared."""
        assert grid("<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=9>d<td>e</table>")[3:] == [
            ("d", 1, 0, 1, 2),
            ("e", 1, 3, 1, 1),
        ]

    @pytest.mark.parametrize(
        ("declared", "rows"), [("0", 3), ("99", 3), ("2", 2), ("x", 1), ("-3", 1), ("", 1), ("2.7", 2)]
    )
    def test_rowspan_ends_with_the_table(self, declared: str, rows: int) -> None:
        """0 means to the end, too many are cut, nonsense is one."""
        assert grid(f"<table><tr><td rowspan='{declared}'>a<td>b<tr><td>c<tr><td>d</table>")[0] == ("a", 0, 0, rows, 1)

    @pytest.mark.parametrize("declared", ["0", "9"])
    def test_rowspan_from_a_later_row_ends_with_the_table(self, declared: str) -> None:
        """No cell reaches below the last row."""
        got = grid(f"<table><tr><td>a<td>b<tr><td rowspan={declared}>c<td>d<tr><td>e</table>")

        assert got[2:] == [("c", 1, 0, 2, 1), ("d", 1, 1, 1, 1), ("e", 2, 1, 1, 1)]

    def test_rowspan_ends_with_the_row_group(self) -> None:
        """As in browsers, a cell of the head does not reach into the body."""
        assert grid("<table><thead><tr><td rowspan=5>a<td>b</thead><tbody><tr><td>c<td>d</table>")[2] == (
            "c",
            1,
            0,
            1,
            1,
        )

    def test_head_first_and_foot_last(self) -> None:
        """Wherever they stand in the source."""
        got = grid(
            "<table><tfoot><tr><td>3<td>f</tfoot><tbody><tr><td>2<td>b</tbody><thead><tr><td>1<td>h</thead></table>"
        )

        assert [cell[0] for cell in got] == ["1", "h", "2", "b", "3", "f"]

    def test_cells_without_rows_and_rows_inside_other_elements(self) -> None:
        """Torn markup keeps its cells: td without tr, form between table and tr, unclosed everything."""
        assert [cell[:3] for cell in grid("<table><td>1<td>2<tr><td>3<td>4</table>")] == [
            ("1", 0, 0),
            ("2", 0, 1),
            ("3", 1, 0),
            ("4", 1, 1),
        ]
        assert [cell[0] for cell in grid("<table><form><tr><td>1<td><input value=7></form></table>")] == ["1", "7"]

    def test_lines_of_a_cell(self) -> None:
        """Paragraphs and br break, spans, fonts and o:p do not; a cell of NBSP is blank."""
        got = grid(
            "<table><tr><td><p><span>三</span><span>、本</span></p><p>年</p><td>本年新<br/>制作数量"
            "<td><p>&nbsp;<o:p>&nbsp;</o:p></p><td> 1 </table>"
        )

        assert [cell[0] for cell in got] == ["三、本\n年", "本年新\n制作数量", "", "1"]

    def test_text_between_cells_is_kept(self) -> None:
        """Misplaced text stands before the table, as browsers show it, and the caption before the rows."""
        got = page("<table><caption>表一</caption><tr>散<td>1</td>文<td>2</td></tr></table>")

        assert texts(got) == ["散文", "表一"]

    def test_elements_shown_as_a_table(self) -> None:
        """Roles and CSS make tables of other elements."""
        by_role = grid("<div role=table><p role=row><span role=cell>a</span><span role=cell aria-colspan=2>b</p></div>")
        by_style = grid(
            "<ul style='display:table'><li style='display: table-row'>"
            "<span style='display:table-cell'>a</span><span style='x:y;display:table-cell;x:y'>b</span></ul>"
        )

        assert by_role == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 2)]
        assert [cell[0] for cell in by_style] == ["a", "b"]

    def test_th_is_a_header(self) -> None:
        """The markup's own statement is kept."""
        (table,) = page("<table><tr><th>a<td>b</table>").blocks

        assert isinstance(table, Grid)
        assert [cell.header for cell in table.cells] == [True, False]


class TestLayout:
    """Tables that lay out the page are dissolved into what they hold, in order."""

    def test_the_article_in_a_cell(self) -> None:
        """Title row, article row with the statutory table inside, foot row."""
        got = page(
            "<table><tr><td>首页</td><td>导航</td></tr><tr><td colspan=2><p>一、总体情况</p>"
            "<table><tr><td>规章<td>1</tr><tr><td>文件<td>2</table><p>二、主动公开</p></td></tr></table>"
        )

        assert [block.text if isinstance(block, Paragraph) else len(block.cells) for block in got.flow] == [
            2,
            "一、总体情况",
            4,
            "二、主动公开",
        ]

    def test_a_whole_report_in_one_table(self) -> None:
        """Section headings and prose are cut out; the rows between stay one grid with true coordinates."""
        prose = "本机关按照要求推进各项工作。" * 60
        got = page(
            f"<table><tr><td colspan=2>一、总体情况</td></tr><tr><td colspan=2>{prose}</td></tr>"
            "<tr><td>规章<td>1</tr><tr><td>文件<td>2</tr><tr><td colspan=2>三、收到和处理申请</table>"
        )

        assert texts(got) == ["一、总体情况", prose, "三、收到和处理申请"]
        (table,) = (block for block in got.blocks if isinstance(block, Grid))
        assert [cell[:3] for cell in table.cells] == [("规章", 2, 0), ("1", 2, 1), ("文件", 3, 0), ("2", 3, 1)]

    def test_a_row_numbered_like_a_section_stays(self) -> None:
        """Table three's own rows 一 to 四 are rows, even alone over all columns."""
        got = page("<table><tr><td colspan=2>三、本年度办理结果</tr><tr><td>（一）予以公开<td>1</table>")

        assert texts(got) == []

    def test_a_table_around_one_figure_is_a_frame(self) -> None:
        """A cell that holds a table of one cell is a cell."""
        assert [cell[0] for cell in grid("<table><tr><td><table><tr><td>5</table><td>6</table>")] == ["5", "6"]

    def test_one_column_is_text(self) -> None:
        """A table of one column lists paragraphs."""
        assert texts(page("<table><tr><td>一、总体情况<tr><td>甲<br>乙</table>")) == ["一、总体情况", "甲", "乙"]

    def test_a_long_remark_does_not_dissolve_a_row_of_figures(self) -> None:
        """A row of many cells is data."""
        cells = "".join(f"<td>{n}" for n in range(7))

        assert len(grid(f"<table><tr><td>{'注' * 600}{cells}<tr><td>二{cells}</table>")) == 16


class TestMetadata:
    """Date, organ and title from outside the report's text."""

    TABLE = (
        "<table><tr><td>索 引 号：</td><td>0143/2024-2</td><td>发布机构</td><td>某县 水利局</td></tr>"
        "<tr><td>公开日期</td><td>{}</td><td>名称</td><td>某县水利局年报</td></tr></table>"
    )

    def test_a_metadata_table_is_no_block(self) -> None:
        """名称, 索引号, 发布机构 and 公开日期 describe the page."""
        got = page(self.TABLE.format("2024年1月7日"))

        assert got.blocks == ()
        assert got.metadata == {
            "published": "2024-01-07",
            "organ": "某县水利局",
            "title": "某县水利局年报",
            "encoding": "utf-8",
        }

    @pytest.mark.parametrize("printed", ["2024-02-30", "1999-01-01", "待定", "2024", "2024-13-01"])
    def test_impossible_dates_are_left_out(self, printed: str) -> None:
        """A date that cannot be is none."""
        assert "published" not in page(self.TABLE.format(printed)).metadata

    @pytest.mark.parametrize(
        "markup",
        [
            "<meta name=PubDate content='2024-01-07 10:20:00'>",
            "<META NAME=publishdate CONTENT=20240107102000>",
            "<p>发布日期：2024-01-07 来源：某县水利局 浏览次数：3 次</p>",
            "<p>来源：某县水利局　　时间：2024年1月7日　【打印】</p>",
            "<publishtime>2024/1/7</publishtime>",
        ],
    )
    def test_where_a_date_stands(self, markup: str) -> None:
        """Meta elements, the line under the headline, elements of content systems."""
        assert page(f"<p>标</p>{markup}").metadata["published"] == "2024-01-07"

    @pytest.mark.parametrize("label", ["采集时间", "抓取时间", "打印日期", "更新时间"])
    def test_other_dates_are_not_publication(self, label: str) -> None:
        """When a page was fetched or printed says nothing of when it was published."""
        assert "published" not in page(f"<p>{label}：2025-12-30</p>").metadata

    @pytest.mark.parametrize("source", ["本站原创", "http://www.example.cn/", "管理员", "张"])
    def test_sources_that_are_no_organ(self, source: str) -> None:
        """An address, the site itself or a person is not the organ."""
        assert "organ" not in page(f"<p>来源：{source}</p>").metadata

    def test_meta_wins_over_text(self) -> None:
        """The page's own statement is trusted before the line under the headline."""
        got = page("<meta name=PubDate content=2024-01-07><p>发布日期：2024-03-01</p>")

        assert got.metadata["published"] == "2024-01-07"
