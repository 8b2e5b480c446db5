"""Text boxes and shapes over a worksheet are read as lines of text: none of their titles and figures is lost."""

from __future__ import annotations

from gov_disclosure import read
from gov_disclosure.document import Paragraph
from gov_disclosure.document.xlsx.read import read as read_xlsx
from office_reports import FIGURES, TITLE, Xlsx, relations

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def shape(*lines: str, name: str = "", look: str = "") -> str:
    """A text box with a paragraph a line."""
    text = "".join(f"<a:p><a:r><a:rPr {look}/><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f'<d:sp><d:nvSpPr><d:cNvPr id="2" name="" {name}/></d:nvSpPr><d:txBody><a:bodyPr/>{text}</d:txBody></d:sp>'


def anchored(row: int, shapes: str) -> str:
    start = f"<d:from><d:col>0</d:col><d:row>{row}</d:row></d:from>"
    return f"<d:twoCellAnchor>{start}{shapes}<d:clientData/></d:twoCellAnchor>"


def drawn(anchors: str, first: str = TITLE) -> bytes:
    """A workbook whose sheet begins with *first*, with a drawing over it."""
    drawing = f'<d:wsDr xmlns:d="{DRAWN}" xmlns:a="{MAIN}" xmlns:mc="{COMPATIBLE}">{anchors}</d:wsDr>'
    return Xlsx(
        parts={
            "xl/drawings/drawing1.xml": drawing,
            "xl/worksheets/_rels/sheet1.xml.rels": relations({"r1": ("drawing", "/xl/drawings/drawing1.xml")}),
        },
        mended=lambda sheet: sheet.replace(TITLE, first),
    ).file()


def lines(data: bytes) -> list[str]:
    return [block.text for block in read_xlsx(data).blocks if isinstance(block, Paragraph)]


def test_lines_of_a_shape() -> None:
    """They stand below the rows over which they begin, in groups as well, each line a paragraph."""
    found = lines(drawn(anchored(40, f"<d:grpSp>{shape('备注：另有12件', '见附表')}</d:grpSp>")))
    assert found[-2:] == ["备注：另有12件", "见附表"]


def test_title_in_a_text_box() -> None:
    """A title that stands over the first row is the title of the report; all figures are read."""
    reading = read(drawn(anchored(0, shape(TITLE)), first=" "))
    assert reading.report.title == TITLE
    assert len(reading.places) == len(FIGURES)


def test_what_does_not_show() -> None:
    """Hidden shapes, text that is struck out, and the fallback for older programs."""
    both = "".join(f"<mc:{kind}>{shape('一次')}</mc:{kind}>" for kind in ("Choice", "Fallback"))
    alternatives = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    hidden = shape("隐藏", name='hidden="1"') + shape("划去", look='strike="sngStrike"')
    found = lines(drawn(anchored(40, hidden + alternatives)))
    assert "隐藏" not in found
    assert "划去" not in found
    assert found.count("一次") == 1


def test_no_row_and_a_huge_one() -> None:
    """A drawing placed by measures alone begins over the first row; a number that no row has is none."""
    absolute = f"<d:absoluteAnchor>{shape('甲')}</d:absoluteAnchor>"
    assert {"甲", "乙"} <= set(lines(drawn(absolute + anchored(10**30, shape("乙")))))
