"""Reports as raw OOXML, a figure of its own in every cell, with each kind of element open to be written otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from attrs import frozen

from gov_disclosure.document.xlsx.sheet import letters
from gov_disclosure.forms import TABLE_KEYS, TableForm
from gov_disclosure.model import Report
from reports_as_grids import FORMS, distinct_figures

FORM = FORMS["2021"]
FIGURES = distinct_figures(FORM)
TITLE = "青松县水务局2023年政府信息公开工作年度报告"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PREFIXES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps" '
    'xmlns:m="urn:m" xmlns:w14="urn:w14"'
)
TEXT = {
    "overview": "全年平稳。",
    "problems_and_improvements": "人手不足，将予改进。",
    "other_matters": "没有其他事项。",
}


def cells_of(report: Report) -> dict[str, object]:
    """The figures read, by cell key, as printed in `FIGURES`."""
    found: dict[str, object] = {}
    for key in FIGURES:
        value: object = report
        for name in key.split("."):
            value = getattr(value, name, None)
        found[key] = None if value is None else str(value)
    return found


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return out.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations: kind and target by id."""
    items = (f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, (kind, to) in targets.items())
    return f'<Relationships xmlns="{RELATIONS}">{"".join(items)}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>" if text else ""


def field(code: str, result: str) -> str:
    """A complex field of *code* with *result* (runs), or without one."""
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    return f'{begin}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def same(xml: str) -> str:
    return xml


@frozen(kw_only=True)
class Docx:
    """How the pieces of a DOCX report are written; each is given what it would be without."""

    figure: Callable[[str], str] = run
    label: Callable[[str], str] = run
    paragraph: Callable[[str], str] = same
    cell: Callable[[str], str] = same
    row: Callable[[str], str] = same
    table: Callable[[str], str] = same
    body: Callable[[str], str] = same
    heading: str = ""
    title: str = ""
    subheading: str = ""
    parts: Mapping[str, str | bytes] = {}
    related: Mapping[str, tuple[str, str]] = {}

    def _paragraph(self, runs: str, properties: str = "") -> str:
        return self.paragraph(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")

    def _table(self, form: TableForm) -> str:
        covering = {(row, cell.column): cell for cell in form.grid for row in range(cell.row, cell.row + cell.rowspan)}
        rows: dict[int, str] = {}
        for (row, _), cell in sorted(covering.items()):
            merge = "" if cell.rowspan == 1 else f'<w:vMerge w:val="{"restart" if row == cell.row else "continue"}"/>'
            words = "" if row > cell.row else self.figure(FIGURES[cell.key]) if cell.key else self.label(cell.zh)
            properties = f'<w:tcPr><w:gridSpan w:val="{cell.colspan}"/>{merge}</w:tcPr>'
            rows[row] = rows.get(row, "") + self.cell(f"<w:tc>{properties}{self._paragraph(words)}</w:tc>")
        return self.table(
            "<w:tbl>" + "".join(self.row(f"<w:tr>{cells}</w:tr>") for cells in rows.values()) + "</w:tbl>"
        )

    def _blocks(self) -> str:
        found = self._paragraph(run(TITLE), self.title)
        for section in FORM.sections:
            found += self._paragraph(run(f"{section.number}、{section.zh}"), self.heading)
            if self.subheading and section.key == "overview":
                found += self._paragraph(run("（一）加强学习"), self.subheading)
            if section.key in TABLE_KEYS:
                found += self._table(FORM.tables[section.key])
            else:
                found += self._paragraph(run(TEXT[section.key]))
        return found

    def file(self, before: str = "") -> bytes:
        """The file; *before*: what stands before the body."""
        named = {f"r{name}": (name.partition(".")[0], name) for name in self.parts if name.count(".") == 1}
        body = self.body(self._blocks())
        return zipped(
            {
                "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
                "word/document.xml": f"<w:document {PREFIXES}>{before}<w:body>{body}</w:body></w:document>",
                "word/_rels/document.xml.rels": relations({**named, **self.related}),
                **{f"word/{name}": content for name, content in self.parts.items()},
            }
        )


def part(kind: str, content: str) -> dict[str, str]:
    """A part beside the text, by its name."""
    return {f"{kind}.xml": f"<w:{kind} {PREFIXES}>{content}</w:{kind}>"}


def inline(text: str, reference: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def number(text: str, reference: str, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{text}</v></c>'


def reference(row: int, column: int) -> str:
    return f"{letters(column)}{row}"


@frozen(kw_only=True)
class Xlsx:
    """How a workbook is written; ``abreast`` puts the tables side by side with so many empty columns between."""

    figure: Callable[[str, str], str] = number
    text: Callable[[str, str], str] = inline
    format: str = "General"
    parts: Mapping[str, str | bytes] = {}
    renamed: Callable[[str], str] = same
    target: str = "worksheets/sheet1.xml"
    abreast: int | None = None
    mended: Callable[[str], str] = same

    def _cells(self) -> dict[tuple[int, int], str]:
        found = {(1, 1): self.text(TITLE, "A1")}
        row, column = 2, 1
        for section in FORM.sections:
            top = row
            words = [f"{section.number}、{section.zh}", *([TEXT[section.key]] if section.key in TEXT else [])]
            for line in words:
                found[row, column] = self.text(line, reference(row, column))
                row += 1
            if section.key not in TABLE_KEYS:
                continue
            grid = FORM.tables[section.key].grid
            for cell in grid:
                at = row + cell.row, column + cell.column
                found[at] = (
                    self.figure(FIGURES[cell.key], reference(*at)) if cell.key else self.text(cell.zh, reference(*at))
                )
            height, width = max(c.row + c.rowspan for c in grid), max(c.column + c.colspan for c in grid)
            row, column = (row + height, 1) if self.abreast is None else (top, column + width + self.abreast)
            if self.abreast is not None and section.key == TABLE_KEYS[-1]:
                row, column = top + 40, 1
        return found

    def file(self) -> bytes:
        rows: dict[int, str] = {}
        for (row, _), xml in sorted(self._cells().items()):
            rows[row] = rows.get(row, "") + xml
        data = "".join(f'<row r="{row}">{cells}</row>' for row, cells in rows.items())
        code = escape(self.format, {'"': "&quot;"})
        formats = f'<numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        members: dict[str, str | bytes] = {
            "_rels/.rels": relations({"r1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="报告" r:id="r1"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                {
                    "r1": ("worksheet", self.target),
                    "r2": ("styles", "styles.xml"),
                    "r3": ("sharedStrings", "sharedStrings.xml"),
                }
            ),
            "xl/worksheets/sheet1.xml": self.mended(
                f'<worksheet xmlns="{SHEET}"><sheetData>{data}</sheetData></worksheet>'
            ),
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>'
            "</cellXfs></styleSheet>",
            **self.parts,
        }
        return zipped({self.renamed(name): content for name, content in members.items()})
