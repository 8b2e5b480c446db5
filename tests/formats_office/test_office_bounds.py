"""Big files are read or refused before they take the machine, and what grows grows no faster than the file."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from gov_disclosure.document.docx.read import read as read_docx
from gov_disclosure.document.limits import Limits
from gov_disclosure.document.xlsx.read import read as read_xlsx
from gov_disclosure.errors import LimitError
from office_reports import SHEET, Docx, Xlsx, part, run


@pytest.mark.parametrize("content", ["<w:r/>" * 1000, '<w:r a="1" b="2" c="3"/>' * 300])
def test_elements_and_attributes_of_a_text_are_bounded(content: str) -> None:
    """Before a tree is made of them."""
    data = Docx(body=lambda x: x + f"<w:p>{content}</w:p>").file()
    read_docx(data)
    with pytest.raises(LimitError, match="xml_tags"):
        read_docx(data, limits=Limits(xml_tags=1000))


def test_elements_of_a_sheet_are_bounded() -> None:
    """Empty rows and cells too, which no other limit counts."""
    data = Xlsx(
        mended=lambda _: f'<worksheet xmlns="{SHEET}"><sheetData>{"<row/>" * 1000}</sheetData></worksheet>'
    ).file()
    read_xlsx(data)
    with pytest.raises(LimitError, match="xml_tags"):
        read_xlsx(data, limits=Limits(xml_tags=1000))


def test_a_long_text_used_by_many_cells_is_counted_each_time() -> None:
    """A file of a megabyte could hold forty gigabytes of text."""
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 100))
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'
    text = "".join(map(chr, random.Random(0).choices(range(0x4E00, 0x9FA0), k=500_000)))
    texts = {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}"><si><t>{text}</t></si></sst>'}
    with pytest.raises(LimitError, match="characters"):
        read_xlsx(Xlsx(mended=lambda _: sheet, parts=texts).file())


def test_merged_ranges_that_overlap_are_counted_with_the_rows_they_cover() -> None:
    """A small file can merge as many cells as it likes, again and again."""
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c><c r="B{r}"><v>2</v></c></row>' for r in range(1, 2_000))
    areas = "".join(f'<mergeCell ref="C{at}:D{at + 2_000}"/>' for at in range(1, 2_000))
    sheet = f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>'
    with pytest.raises(LimitError, match="cells"):
        read_xlsx(Xlsx(mended=lambda _: sheet).file())


def styles_upon_styles(number: int) -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at - 1}"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
        for at in range(number)
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{at}"/></w:pPr>{run("甲")}</w:p>' for at in range(number))
    return Docx(body=lambda _: body, parts=part("styles", styles)).file()


def raised_in_turn(number: int) -> bytes:
    runs = (run("1") + run("2", '<w:vertAlign w:val="superscript"/>')) * number
    return Docx(body=lambda _: f"<w:p>{runs}</w:p>").file()


@pytest.mark.parametrize("made", [styles_upon_styles, raised_in_turn])
def test_time_grows_with_the_size(made: Callable[[int], bytes]) -> None:
    """Four times the size takes far less than sixteen times as long."""
    number = 500
    small, large = made(number), made(4 * number)

    def seconds(data: bytes) -> float:
        found = []
        for _ in range(3):
            start = time.process_time()
            read_docx(data)
            found.append(time.process_time() - start)
        return min(found)

    assert seconds(large) < 9 * seconds(small) + 0.05


def test_one_text_longer_than_the_parser_reads() -> None:
    """It is refused for its length: the file is not damaged."""
    words = "".join(random.Random(1).choices("政府信息公开工作年度报告", k=3_400_000))
    data = Docx(body=lambda x: x + f"<w:p>{run(words)}</w:p>").file()
    with pytest.raises(LimitError, match="bytes of one text: at most 10,000,000 allowed"):
        read_docx(data)
