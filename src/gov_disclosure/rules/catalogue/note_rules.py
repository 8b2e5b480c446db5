"""The reader's notes as rules: which note is which rule, how grave, and in what words."""

from __future__ import annotations

from attrs import frozen

from gov_disclosure.model import NoteKind
from gov_disclosure.rules.verdict import Severity, Words

FORM = "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件表格"
PAGE = "网页或文件排版常见情况"
CALL = "调用时给定的年度、机关（read 的 year、organ，命令行的 --year、--organ）"


@frozen(kw_only=True)
class NoteRule:
    """A rule that reports the reader's notes of one kind."""

    code: str
    kind: NoteKind
    severity: Severity
    source: str
    zh: Words
    en: Words


NOTE_RULES = (
    NoteRule(
        code="FRM201",
        kind=NoteKind.ROW_MISSING,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="缺行",
            failed="表中没有“{official}”一行。",
            checks="法定表格的某一行没有印出来。",
            why="统一格式不得删减；缺的一行分不清是 0 还是漏报，所在的合计也无法核对。",
            fix="补上该行，没有发生的填 0。",
        ),
        en=Words(
            title="A row is missing",
            failed="The table has no row “{official}”.",
            checks="A row of the statutory table is not printed.",
            why="The form must not be shortened; nobody can tell 0 from forgotten, and totals cannot be checked.",
            fix="Add the row, with 0 where nothing happened.",
        ),
    ),
    NoteRule(
        code="FRM203",
        kind=NoteKind.ROW_DISPLACED,
        severity=Severity.INFO,
        source=PAGE,
        zh=Words(
            title="行移位",
            failed="“{official}”一行移位：标题与同组各行不在同一列，数已归到该行。",
            checks="一行的标题所在的列与同组其他行不同，多因分页或粘贴时丢失合并单元格。",
            why="按列号取数的程序会取错格；读者也看不出该行属于哪一组。",
            fix="恢复该行左侧的合并单元格，使标题回到本组的列。",
        ),
        en=Words(
            title="A row is displaced",
            failed="The row “{official}” is displaced: its label stands in another column than its group's; "
            "its figures were placed in that row.",
            checks="The label of a row stands in another column than its siblings', mostly after a page break.",
            why="A program that counts columns takes the wrong cells, and the row's group cannot be seen.",
            fix="Restore the merged cells on its left.",
        ),
    ),
    NoteRule(
        code="FRM204",
        kind=NoteKind.ROW_SPLIT_OFF,
        severity=Severity.INFO,
        source=PAGE,
        zh=Words(
            title="行与表分离",
            failed="“{official}”一行单独成表，与所属表格分开。",
            checks="法定表格的一行印在另一张表里，多因分页时表格被截断。",
            why="取数的程序会以为表格已经结束而漏掉这一行。",
            fix="把该行并回原表。",
        ),
        en=Words(
            title="A row stands apart from its table",
            failed="The row “{official}” stands in a table of its own, away from the table it belongs to.",
            checks="A row of a statutory table is printed in another table, mostly after a page break.",
            why="A program takes the table for finished and leaves the row out.",
            fix="Join the row to its table.",
        ),
    ),
    NoteRule(
        code="FRM205",
        kind=NoteKind.ROW_CUT,
        severity=Severity.INFO,
        source=PAGE,
        zh=Words(
            title="行被分页截断",
            failed="“{printed}”被截成两段（应为“{official}”）。",
            checks="一行或其标题被分页截成两段。",
            why="截断的标题容易被当作两行。",
            fix="把该行设为不跨页断行。",
        ),
        en=Words(
            title="A row is cut by a page break",
            failed="“{printed}” is cut in two (official: “{official}”).",
            checks="A row or its label is cut in two by a page break.",
            why="A cut label is easily taken for two rows.",
            fix="Keep the row from breaking across pages.",
        ),
    ),
    NoteRule(
        code="FRM206",
        kind=NoteKind.ROW_EXTRA,
        severity=Severity.INFO,
        source=FORM,
        zh=Words(
            title="多出的行",
            failed="表中多出统一格式没有的一行“{printed}”。",
            checks="表中有统一格式没有的行，如各地自行增加的项目。",
            why="多出的数不在统一格式之内，不参加汇总，也可能使合计看起来不符。",
            fix="删去该行；需要报告的内容写到第六部分。",
        ),
        en=Words(
            title="An extra row",
            failed="The table has a row “{printed}” that the form does not have.",
            checks="A row is printed that the uniform form lacks, such as a local addition.",
            why="Its figures belong to no total and can make totals look wrong.",
            fix="Remove the row and report the matter in section six.",
        ),
    ),
    NoteRule(
        code="FRM207",
        kind=NoteKind.ROW_REPEATED,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="行重复",
            failed="“{printed}”一行印了不止一次。",
            checks="同一行在表中出现不止一次。",
            why="两行的数如不同，无法知道哪一行为准。",
            fix="核对后只保留一行。",
        ),
        en=Words(
            title="A row is repeated",
            failed="The row “{printed}” is printed more than once.",
            checks="The same row stands in the table more than once.",
            why="Where the two differ nobody knows which one counts.",
            fix="Keep one of them after checking.",
        ),
    ),
    NoteRule(
        code="FRM208",
        kind=NoteKind.ROW_SHORT,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="行内格数不足",
            failed="“{official}”一行印作“{printed}”，格数少于统一格式，数无法对应到栏。",
            checks="一行的格数少于统一格式，各数属于哪一栏无法确定。",
            why="猜错一格，整行的数就都错位。",
            fix="补齐该行各格，没有发生的填 0。",
        ),
        en=Words(
            title="A row has too few cells",
            failed="The row “{official}” is printed as “{printed}”, with fewer cells than the form has.",
            checks="A row has fewer cells than the form, so that its figures cannot be placed in columns.",
            why="One wrong guess would shift the whole row.",
            fix="Complete the row, with 0 where nothing happened.",
        ),
    ),
    NoteRule(
        code="FRM209",
        kind=NoteKind.ROW_LONG,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="行内数多于格数",
            failed="“{official}”一行印作“{printed}”，格数多于统一格式，数无法对应到栏。",
            checks="一行印的数多于统一格式的格数，各数属于哪一栏无法确定。",
            why="多出的数不知属于哪一栏，其余的数也可能错位。",
            fix="核对该行，删去多出的数。",
        ),
        en=Words(
            title="A row has too many figures",
            failed="The row “{official}” is printed as “{printed}”, with more cells than the form has.",
            checks="A row prints more figures than the form has cells, so that they cannot be placed in columns.",
            why="Nobody knows where the extra figure belongs, and the others may be shifted.",
            fix="Check the row and remove the extra figure.",
        ),
    ),
    NoteRule(
        code="FRM210",
        kind=NoteKind.COLUMN_MISSING,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="缺列",
            failed="表中没有“{official}”一栏。",
            checks="法定表格的某一栏没有印出来。",
            why="统一格式不得删减，缺栏的数无从得知。",
            fix="补上该栏，没有发生的填 0。",
        ),
        en=Words(
            title="A column is missing",
            failed="The table has no column “{official}”.",
            checks="A column of the statutory table is not printed.",
            why="The form must not be shortened, and the figures of the column are unknown.",
            fix="Add the column, with 0 where nothing happened.",
        ),
    ),
    NoteRule(
        code="FRM211",
        kind=NoteKind.COLUMN_EXTRA,
        severity=Severity.INFO,
        source=FORM,
        zh=Words(
            title="多出的列",
            failed="表中多出统一格式没有的一栏“{printed}”。",
            checks="表中有统一格式没有的栏。",
            why="多出的栏不参加汇总，也可能使各数错位。",
            fix="删去该栏；需要报告的内容写到第六部分。",
        ),
        en=Words(
            title="An extra column",
            failed="The table has a column “{printed}” that the form does not have.",
            checks="A column is printed that the uniform form lacks.",
            why="It belongs to no total and can shift the other figures.",
            fix="Remove the column and report the matter in section six.",
        ),
    ),
    NoteRule(
        code="FRM212",
        kind=NoteKind.LABEL_VARIANT,
        severity=Severity.INFO,
        source=FORM,
        zh=Words(
            title="行列标题与统一格式不同",
            failed="标题印作“{printed}”，统一格式为“{official}”。",
            checks="行或栏的标题与统一格式的文字不同（全角半角、空格、换行和编号写法不计）。",
            why="标题不同，按标题取数的程序可能认不出；也可能是错字。",
            fix="改用统一格式的标题。",
        ),
        en=Words(
            title="A label differs from the form's",
            failed="The label is printed “{printed}”, the form has “{official}”.",
            checks="A row or column label differs from the official wording (width, spaces, line breaks and the "
            "style of ordinals do not count).",
            why="A program may not recognise it, or it is a slip.",
            fix="Use the official label.",
        ),
    ),
    NoteRule(
        code="FRM213",
        kind=NoteKind.LABEL_MISSING,
        severity=Severity.INFO,
        source=FORM,
        zh=Words(
            title="行列没有标题",
            failed="“{official}”没有印标题，按前后行列认定。",
            checks="一行或一栏没有标题，只能靠前后的行列认定。",
            why="没有标题的数，读者只能猜。",
            fix="补上标题。",
        ),
        en=Words(
            title="A row or column has no label",
            failed="“{official}” has no label and was recognised by its neighbours.",
            checks="A row or column has no label and can only be told by its neighbours.",
            why="Readers have to guess what the figures are.",
            fix="Add the label.",
        ),
    ),
    NoteRule(
        code="FRM214",
        kind=NoteKind.TABLE_MISSING,
        severity=Severity.ERROR,
        source="条例第五十条第一款第（一）至（三）项；国办公开办函〔2021〕30号附件",
        zh=Words(
            title="缺表",
            failed="没有读到“{official}”的表格（没有印出，或只有图片）。",
            checks="三张法定表格之一没有印出来，或只是一张图片。",
            why="三张表是条例规定的报告内容；图片里的数不能检索，也不能汇总。",
            fix="以表格形式补上。",
        ),
        en=Words(
            title="A table is missing",
            failed="The table of “{official}” was not found: it is not printed, or only as a picture.",
            checks="One of the three statutory tables is not printed, or only as a picture.",
            why="The regulations require their content; figures in a picture can be neither searched nor added up.",
            fix="Add the table as a table.",
        ),
    ),
    NoteRule(
        code="FRM215",
        kind=NoteKind.TABLE_REPEATED,
        severity=Severity.WARNING,
        source=FORM,
        zh=Words(
            title="表重复",
            failed="“{official}”的表格印了不止一次。",
            checks="同一张法定表格出现不止一次。",
            why="两张表如不同，无法知道哪一张为准。",
            fix="核对后只保留一张。",
        ),
        en=Words(
            title="A table is repeated",
            failed="The table of “{official}” is printed more than once.",
            checks="The same statutory table stands in the report more than once.",
            why="Where the two differ nobody knows which one counts.",
            fix="Keep one of them after checking.",
        ),
    ),
    NoteRule(
        code="FRM216",
        kind=NoteKind.POSITIONS_LOST,
        severity=Severity.WARNING,
        source=PAGE,
        zh=Words(
            title="数的位置已丢失",
            failed="“{official}”各格填了什么已无法确定：文件没有保留各格的位置，或所印栏目与统一格式不符，没有取数。",
            checks="行名还在，但数所在的格无从确定，也看不出有没有填数。",
            why="猜出来的位置不能作为依据。",
            fix="改用保留表格的文件（网页原文、DOCX、PDF）。",
        ),
        en=Words(
            title="The positions of the figures are lost",
            failed="What the cells of “{official}” hold is not certain: the file lost their positions, or the columns "
            "printed contradict the form; none was taken.",
            checks="The label is there, but not in which cells its figures stood, if it had any.",
            why="A guessed position proves nothing.",
            fix="Use a file that keeps the table: the page itself, DOCX or PDF.",
        ),
    ),
    NoteRule(
        code="FRM219",
        kind=NoteKind.HINT_CONTRADICTED,
        severity=Severity.INFO,
        source=CALL,
        zh=Words(
            title="给定的年度或机关与文件不符",
            failed="给定的是“{official}”，文件写的是“{printed}”，以文件为准。",
            checks="调用时给定的年度、机关是否与文件所写的一致；文件没有写明的，采用给定的。",
            why="可能给错了文件，也可能是报告标题有误。",
            fix="核对文件和给定的年度、机关。",
        ),
        en=Words(
            title="The file names another year or organ than was given",
            failed="“{official}” was given, but the file says “{printed}”; the file stands.",
            checks="Whether the year and the organ that were given are those that the file names; what the file does "
            "not say is filled with them.",
            why="It may be the wrong file, or the title of the report is wrong.",
            fix="Check the file, and the year and organ that were given.",
        ),
    ),
    NoteRule(
        code="FRM220",
        kind=NoteKind.CELL_STRUCK,
        severity=Severity.WARNING,
        source=PAGE,
        zh=Words(
            title="格内文字已划去",
            failed="“{official}”一行中有一格的“{printed}”已划去，没有改填，按空白处理。",
            checks="法定表格的一格里，全部文字都加了删除线，旁边没有改填的数。",
            why="划去的数不再是公布的数；读者不知道该格现在是多少。",
            fix="填上正确的数；没有发生的填 0；数字无误的去掉删除线。",
        ),
        en=Words(
            title="The text of a cell is struck out",
            failed="“{printed}” in the row “{official}” is struck out and nothing stands in its place: read as blank.",
            checks="All the text of a cell of a statutory table is struck out, with no figure beside it.",
            why="A figure that is struck out is no longer published, and nobody can tell what the cell holds now.",
            fix="Write the right figure, 0 where nothing happened; if the figure was right, take the line off.",
        ),
    ),
)
