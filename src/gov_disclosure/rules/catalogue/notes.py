"""FRM: what the reader noted of the printed form, each kind of note a rule."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.labels import cell_label
from gov_disclosure.model import Note, NoteKind
from gov_disclosure.rules.catalogue.sources import FORM, FORM_MEANING, LAYOUT
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.facts import Fact
from gov_disclosure.rules.rule import Rule, Source, Words
from gov_disclosure.rules.verdict import Severity, Verdict
from gov_disclosure.text import Text


def name_of(note: Note) -> Fact:
    """Return what a note is about: the official label, the printed one, or the cell's."""
    if note.official or note.printed:
        return note.official or note.printed
    if note.cells:
        return Text(cell_label(note.cells[0], "zh"), cell_label(note.cells[0], "en"))
    return Text("（未注明）", "(not told)")


def _row_path(context: Context, note: Note) -> Text | None:
    """Return groups and label of a row that is not there: alone a label such as 3.其他 does not tell which."""
    if note.kind is not NoteKind.ROW_MISSING or not note.cells or note.cells[0] not in context.form.cells:
        return None
    row = context.form.cell(note.cells[0])
    return Text(" / ".join(row.row), " / ".join(row.row_en)) if row.row else None


def _linked(note: Note) -> Text:
    """Return a clause that names the files which the page links, the next step where a table is missing."""
    if note.kind is not NoteKind.TABLE_MISSING or not note.printed:
        return Text("", "")
    return Text(f"；网页附有文件：{note.printed}", f"; the page links these files: {note.printed}")


def _noted(code: str, kind: NoteKind, *, severity: Severity, source: Source, words: Words) -> Rule:
    """Return the rule that reports the reader's notes of one kind."""

    def check(context: Context) -> Iterator[Verdict]:
        for note in context.notes_of(kind):
            name = name_of(note)
            official = _row_path(context, note) or note.official or name
            facts: dict[str, Fact] = {"official": official, "printed": note.printed or name, "linked": _linked(note)}
            yield Verdict(cells=note.cells, place=note.place, facts=facts)

    return Rule(code=code, severity=severity, source=source, words=words, check=check, needs=("notes",))


RULES = (
    _noted(
        "FRM201",
        NoteKind.ROW_MISSING,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("缺行", "A row is missing"),
            failed=Text("表中没有“{official}”一行。", "The table has no row “{official}”."),
            checks=Text("法定表格的某一行没有印出来。", "A row of the statutory table is not printed."),
            why=Text(
                "统一格式不得删减；缺的一行分不清是 0 还是漏报，所在的合计也无法核对。",
                "The form must not be shortened; nobody can tell 0 from forgotten, and totals cannot be checked.",
            ),
            fix=Text("补上该行，没有发生的填 0。", "Add the row, with 0 where nothing happened."),
        ),
    ),
    _noted(
        "FRM203",
        NoteKind.ROW_DISPLACED,
        severity=Severity.INFO,
        source=LAYOUT,
        words=Words(
            title=Text("行移位", "A row is displaced"),
            failed=Text(
                "“{official}”一行移位：标题与同组各行不在同一列，数已归到该行。",
                "The row “{official}” is displaced: its label stands in another column than its group's; "
                "its figures were placed in that row.",
            ),
            checks=Text(
                "一行的标题所在的列与同组其他行不同，多因分页或粘贴时丢失合并单元格。",
                "The label of a row stands in another column than its siblings', mostly after a page break.",
            ),
            why=Text(
                "按列号取数的程序会取错格；读者也看不出该行属于哪一组。",
                "A program that counts columns takes the wrong cells, and the row's group cannot be seen.",
            ),
            fix=Text("恢复该行左侧的合并单元格，使标题回到本组的列。", "Restore the merged cells on its left."),
        ),
    ),
    _noted(
        "FRM204",
        NoteKind.ROW_SPLIT_OFF,
        severity=Severity.INFO,
        source=LAYOUT,
        words=Words(
            title=Text("行与表分离", "A row stands apart from its table"),
            failed=Text(
                "“{official}”一行单独成表，与所属表格分开。",
                "The row “{official}” stands in a table of its own, away from the table it belongs to.",
            ),
            checks=Text(
                "法定表格的一行印在另一张表里，多因分页时表格被截断。",
                "A row of a statutory table is printed in another table, mostly after a page break.",
            ),
            why=Text(
                "取数的程序会以为表格已经结束而漏掉这一行。",
                "A program takes the table for finished and leaves the row out.",
            ),
            fix=Text("把该行并回原表。", "Join the row to its table."),
        ),
    ),
    _noted(
        "FRM205",
        NoteKind.ROW_CUT,
        severity=Severity.INFO,
        source=LAYOUT,
        words=Words(
            title=Text("行被分页截断", "A row is cut by a page break"),
            failed=Text(
                "“{printed}”被截成两段（应为“{official}”）。", "“{printed}” is cut in two (official: “{official}”)."
            ),
            checks=Text("一行或其标题被分页截成两段。", "A row or its label is cut in two by a page break."),
            why=Text("截断的标题容易被当作两行。", "A cut label is easily taken for two rows."),
            fix=Text("把该行设为不跨页断行。", "Keep the row from breaking across pages."),
        ),
    ),
    _noted(
        "FRM206",
        NoteKind.ROW_EXTRA,
        severity=Severity.INFO,
        source=FORM_MEANING,
        words=Words(
            title=Text("多出的行", "An extra row"),
            failed=Text(
                "表中多出统一格式没有的一行“{printed}”。",
                "The table has a row “{printed}” that the form does not have.",
            ),
            checks=Text(
                "表中有统一格式没有的行，如各地自行增加的项目。",
                "A row is printed that the uniform form lacks, such as a local addition.",
            ),
            why=Text(
                "多出的数不在统一格式之内，不参加汇总，也可能使合计看起来不符。",
                "Its figures belong to no total and can make totals look wrong.",
            ),
            fix=Text("删去该行；需要报告的内容写到第六部分。", "Remove the row and report the matter in section six."),
        ),
    ),
    _noted(
        "FRM207",
        NoteKind.ROW_REPEATED,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("行重复", "A row is repeated"),
            failed=Text("“{printed}”一行印了不止一次。", "The row “{printed}” is printed more than once."),
            checks=Text("同一行在表中出现不止一次。", "The same row stands in the table more than once."),
            why=Text("两行的数如不同，无法知道哪一行为准。", "Where the two differ nobody knows which one counts."),
            fix=Text("核对后只保留一行。", "Keep one of them after checking."),
        ),
    ),
    _noted(
        "FRM208",
        NoteKind.ROW_SHORT,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("行内格数不足", "A row has too few cells"),
            failed=Text(
                "“{official}”一行印作“{printed}”，格数少于统一格式，数无法对应到栏。",
                "The row “{official}” is printed as “{printed}”, with fewer cells than the form has.",
            ),
            checks=Text(
                "一行的格数少于统一格式，各数属于哪一栏无法确定。",
                "A row has fewer cells than the form, so that its figures cannot be placed in columns.",
            ),
            why=Text("猜错一格，整行的数就都错位。", "One wrong guess would shift the whole row."),
            fix=Text("补齐该行各格，没有发生的填 0。", "Complete the row, with 0 where nothing happened."),
        ),
    ),
    _noted(
        "FRM209",
        NoteKind.ROW_LONG,
        severity=Severity.WARNING,
        source=FORM,
        words=Words(
            title=Text("行内数多于格数", "A row has too many figures"),
            failed=Text(
                "“{official}”一行印作“{printed}”，格数多于统一格式，数无法对应到栏。",
                "The row “{official}” is printed as “{printed}”, with more cells than the form has.",
            ),
            checks=Text(
                "一行印的数多于统一格式的格数，各数属于哪一栏无法确定。",
                "A row prints more figures than the form has cells, so that they cannot be placed in columns.",
            ),
            why=Text(
                "多出的数不知属于哪一栏，其余的数也可能错位。",
                "Nobody knows where the extra figure belongs, and the others may be shifted.",
            ),
            fix=Text("核对该行，删去多出的数。", "Check the row and remove the extra figure."),
        ),
    ),
    _noted(
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
    _noted(
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
    _noted(
        "FRM212",
        NoteKind.LABEL_VARIANT,
        severity=Severity.INFO,
        source=FORM_MEANING,
        words=Words(
            title=Text("行列标题与统一格式不同", "A label differs from the form's"),
            failed=Text(
                "标题印作“{printed}”，统一格式为“{official}”。",
                "The label is printed “{printed}”, the form has “{official}”.",
            ),
            checks=Text(
                "行或栏的标题与统一格式的文字不同（全角半角、空格、换行和编号写法不计）。",
                "A row or column label differs from the official wording (width, spaces, line breaks and the "
                "style of ordinals do not count).",
            ),
            why=Text(
                "标题不同，按标题取数的程序可能认不出；也可能是错字。",
                "A program may not recognise it, or it is a slip.",
            ),
            fix=Text("改用统一格式的标题。", "Use the official label."),
        ),
    ),
    _noted(
        "FRM213",
        NoteKind.LABEL_MISSING,
        severity=Severity.INFO,
        source=FORM_MEANING,
        words=Words(
            title=Text("行列没有标题", "A row or column has no label"),
            failed=Text(
                "“{official}”没有印标题，按前后行列认定。",
                "“{official}” has no label and was recognised by its neighbours.",
            ),
            checks=Text(
                "一行或一栏没有标题，只能靠前后的行列认定。",
                "A row or column has no label and can only be told by its neighbours.",
            ),
            why=Text("没有标题的数，读者只能猜。", "Readers have to guess what the figures are."),
            fix=Text("补上标题。", "Add the label."),
        ),
    ),
    _noted(
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
    _noted(
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
    _noted(
        "FRM216",
        NoteKind.POSITIONS_LOST,
        severity=Severity.WARNING,
        source=Source("practice", "网页或文件排版常见情况", "what happens when pages and files are laid out"),
        words=Words(
            title=Text("数的位置已丢失", "The positions of the figures are lost"),
            failed=Text(
                "“{official}”各格填了什么已无法确定：文件没有保留各格的位置，或所印栏目与统一格式不符，没有取数。",
                "What the cells of “{official}” hold is not certain: the file lost their positions, or the columns "
                "printed contradict the form; none was taken.",
            ),
            checks=Text(
                "行名还在，但数所在的格无从确定，也看不出有没有填数。",
                "The label is there, but not in which cells its figures stood, if it had any.",
            ),
            why=Text("猜出来的位置不能作为依据。", "A guessed position proves nothing."),
            fix=Text(
                "改用保留表格的文件（网页原文、DOCX、PDF）。",
                "Use a file that keeps the table: the page itself, DOCX or PDF.",
            ),
        ),
    ),
    _noted(
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
    _noted(
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
    _noted(
        "FRM220",
        NoteKind.CELL_STRUCK,
        severity=Severity.WARNING,
        source=Source("practice", "网页或文件排版常见情况", "what happens when pages and files are laid out"),
        words=Words(
            title=Text("格内文字已划去", "The text of a cell is struck out"),
            failed=Text(
                "“{official}”一行中有一格的“{printed}”已划去，没有改填，按空白处理。",
                "“{printed}” in the row “{official}” is struck out and nothing stands in its place: read as blank.",
            ),
            checks=Text(
                "法定表格的一格里，全部文字都加了删除线，旁边没有改填的数。",
                "All the text of a cell of a statutory table is struck out, with no figure beside it.",
            ),
            why=Text(
                "划去的数不再是公布的数；读者不知道该格现在是多少。",
                "A figure that is struck out is no longer published, and nobody can tell what the cell holds now.",
            ),
            fix=Text(
                "填上正确的数；没有发生的填 0；数字无误的去掉删除线。",
                "Write the right figure, 0 where nothing happened; if the figure was right, take the line off.",
            ),
        ),
    ),
    _noted(
        "FRM221",
        NoteKind.FIGURE_BROKEN,
        severity=Severity.INFO,
        source=LAYOUT,
        words=Words(
            title=Text("一个数折成几行", "A figure is broken over lines"),
            failed=Text(
                "“{official}”一行中有一格的数折成几行，按一个数读取。",
                "A figure in the row “{official}” is broken over lines; it was read as one.",
            ),
            checks=Text(
                "法定表格的一格里，一个数因格宽不足或遇分页而折成几行。",
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
"""The rules on what a reader noted, by code."""
