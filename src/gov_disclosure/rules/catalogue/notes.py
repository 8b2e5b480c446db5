"""FRM2: what the reader noted of the tables as a whole, of their columns and cells, and of the file."""

from __future__ import annotations

from gov_disclosure.model import NoteKind
from gov_disclosure.rules.catalogue.noted import noted
from gov_disclosure.rules.catalogue.sources import FORM, FORM_MEANING, LAYOUT
from gov_disclosure.rules.rule import Source, Words
from gov_disclosure.rules.verdict import Severity
from gov_disclosure.text import Text

RULES = (
    noted(
        "FRM210",
        NoteKind.COLUMN_MISSING,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("缺列", "A column is missing"),
            failed=Text("表中没有“{official}”一栏。", "The table has no column “{official}”."),
            checks=Text("法定表格的某一栏没有印出来。", "A column of the statutory table is not printed."),
            why=Text(
                "统一格式不得删减，缺栏的数无从得知。",
                "The form must not be shortened, and the figures of the column are unknown.",
            ),
            fix=Text("补上该栏，没有发生的填 0。", "Add the column, with 0 where nothing happened."),
        ),
    ),
    noted(
        "FRM211",
        NoteKind.COLUMN_EXTRA,
        severity=Severity.INFO,
        source=FORM_MEANING,
        words=Words(
            title=Text("多出的列", "An extra column"),
            failed=Text(
                "表中多出统一格式没有的一栏“{printed}”。",
                "The table has a column “{printed}” that the form does not have.",
            ),
            checks=Text("表中有统一格式没有的栏。", "A column is printed that the uniform form lacks."),
            why=Text(
                "多出的栏不参加汇总，也可能使各数错位。", "It belongs to no total and can shift the other figures."
            ),
            fix=Text(
                "删去该栏；需要报告的内容写到第六部分。", "Remove the column and report the matter in section six."
            ),
        ),
    ),
    noted(
        "FRM214",
        NoteKind.TABLE_MISSING,
        severity=Severity.ERROR,
        source=Source("statute", "条例第五十条第一款第（一）至（三）项", "Regulations, article 50 (1)(1) to (3)"),
        words=Words(
            title=Text("缺表", "A table is missing"),
            failed=Text(
                "没有读到“{official}”的表格（没有印出，或只有图片）{linked}。",
                "The table of “{official}” was not found: it is not printed, or only as a picture{linked}.",
            ),
            checks=Text(
                "三张法定表格之一没有印出来，或只是一张图片。",
                "One of the three statutory tables is not printed, or only as a picture.",
            ),
            why=Text(
                "三张表是条例规定的报告内容；图片里的数不能检索，也不能汇总。",
                "The regulations require their content; figures in a picture can be neither searched nor added up.",
            ),
            fix=Text("以表格形式补上。", "Add the table as a table."),
        ),
    ),
    noted(
        "FRM215",
        NoteKind.TABLE_REPEATED,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("表重复", "A table is repeated"),
            failed=Text("“{official}”的表格印了不止一次。", "The table of “{official}” is printed more than once."),
            checks=Text(
                "同一张法定表格出现不止一次。", "The same statutory table stands in the report more than once."
            ),
            why=Text("两张表如不同，无法知道哪一张为准。", "Where the two differ nobody knows which one counts."),
            fix=Text("核对后只保留一张。", "Keep one of them after checking."),
        ),
    ),
    noted(
        "FRM216",
        NoteKind.POSITIONS_LOST,
        severity=Severity.WARNING,
        source=Source("practice", "网页或文件排版常见情况", "what happens when pages and files are laid out"),
        words=Words(
            title=Text("数的位置已丢失", "The positions of the figures are lost"),
            failed=Text(
                "“{official}”各单元格填了什么已无法确定：文件没有保留它们的位置，或所印栏目与统一格式不符，没有取数。",
                "What the cells of “{official}” hold is not certain: the file lost their positions, or the columns "
                "printed contradict the form; none was taken.",
            ),
            checks=Text(
                "行名还在，但数所在的单元格无从确定，也看不出有没有填数。",
                "The label is there, but not in which cells its figures stood, if it had any.",
            ),
            why=Text("猜出来的位置不能作为依据。", "A guessed position proves nothing."),
            fix=Text(
                "改用保留表格的文件（网页原文、DOCX、PDF）。",
                "Use a file that keeps the table: the page itself, DOCX or PDF.",
            ),
        ),
    ),
    noted(
        "FRM218",
        NoteKind.OTHER_REPORT,
        severity=Severity.WARNING,
        source=Source(
            "practice", "网上公布的报告通常一份一个文件", "reports on the web mostly stand in a file of their own"
        ),
        words=Words(
            title=Text("文件中另有一份报告", "Another report stands in the file"),
            failed=Text(
                "文件中另有一份报告“{printed}”，没有读取；核对的是第一份。",
                "The file holds another report, “{printed}”, which was not read; the first one was checked.",
            ),
            checks=Text(
                "一个文件里是否有两份以上的报告（机关或年度不同）。",
                "Whether a file holds more than one report, of another organ or year.",
            ),
            why=Text(
                "只读取第一份，其余各份的数和文字都没有核对。",
                "Only the first is read; figures and text of the others are not checked.",
            ),
            fix=Text("把各份报告分成单独的文件。", "Put each report into a file of its own."),
        ),
    ),
    noted(
        "FRM219",
        NoteKind.HINT_CONTRADICTED,
        severity=Severity.INFO,
        source=Source(
            "inferred",
            "调用时给定的年度、机关（read 的 year、organ，命令行的 --year、--organ）",
            "the year and organ that the caller gave (year and organ of read, --year and --organ on the command line)",
        ),
        words=Words(
            title=Text("给定的年度或机关与文件不符", "The file names another year or organ than was given"),
            failed=Text(
                "给定的是“{official}”，文件写的是“{printed}”，以文件为准。",
                "“{official}” was given, but the file says “{printed}”; the file stands.",
            ),
            checks=Text(
                "调用时给定的年度、机关是否与文件所写的一致；文件没有写明的，采用给定的。",
                "Whether the year and the organ that were given are those that the file names; what the file does "
                "not say is filled with them.",
            ),
            why=Text(
                "可能给错了文件，也可能是报告标题有误。",
                "It may be the wrong file, or the title of the report is wrong.",
            ),
            fix=Text("核对文件和给定的年度、机关。", "Check the file, and the year and organ that were given."),
        ),
    ),
    noted(
        "FRM220",
        NoteKind.CELL_STRUCK,
        severity=Severity.WARNING,
        source=Source("practice", "网页或文件排版常见情况", "what happens when pages and files are laid out"),
        words=Words(
            title=Text("单元单元格内文字已划去", "The text of a cell is struck out"),
            failed=Text(
                "“{official}”一行中有一个单元格的“{printed}”已划去，没有改填，按空白处理。",
                "“{printed}” in the row “{official}” is struck out and nothing stands in its place: read as blank.",
            ),
            checks=Text(
                "法定表格的一个单元格里，全部文字都加了删除线，旁边没有改填的数。",
                "All the text of a cell of a statutory table is struck out, with no figure beside it.",
            ),
            why=Text(
                "划去的数不再是公布的数；读者不知道该单元格现在是多少。",
                "A figure that is struck out is no longer published, and nobody can tell what the cell holds now.",
            ),
            fix=Text(
                "填上正确的数；没有发生的填 0；数字无误的去掉删除线。",
                "Write the right figure, 0 where nothing happened; if the figure was right, take the line off.",
            ),
        ),
    ),
    noted(
        "FRM221",
        NoteKind.FIGURE_BROKEN,
        severity=Severity.INFO,
        source=LAYOUT,
        words=Words(
            title=Text("一个数折成几行", "A figure is broken over lines"),
            failed=Text(
                "“{official}”一行中有一个单元格的数折成几行，按一个数读取。",
                "A figure in the row “{official}” is broken over lines; it was read as one.",
            ),
            checks=Text(
                "法定表格的一个单元格里，一个数因单元格太窄或遇分页而折成几行。",
                "A figure of a statutory table stands in several lines: its cell is narrow, or the page ends.",
            ),
            why=Text(
                "折开的数容易看成几个数，复制、识别时也容易断开。",
                "It is easily taken for several figures, and comes apart when it is copied.",
            ),
            fix=Text(
                "加宽该列或缩小字号，使每个数排在一行。",
                "Widen the column or use smaller type, so that it fits on a line.",
            ),
        ),
    ),
)
"""The rules on notes of tables, columns and cells, by code."""
