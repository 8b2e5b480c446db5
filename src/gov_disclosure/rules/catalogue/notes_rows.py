"""FRM2: what the reader noted of the rows of the tables, and of the labels of rows and columns."""

from __future__ import annotations

from gov_disclosure.model import NoteKind
from gov_disclosure.rules.catalogue.noted import noted
from gov_disclosure.rules.catalogue.sources import FORM, FORM_MEANING, LAYOUT
from gov_disclosure.rules.rule import Words
from gov_disclosure.rules.verdict import Severity
from gov_disclosure.text import Text

RULES = (
    noted(
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
    noted(
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
                "按列号取数的程序会取错单元格；读者也看不出该行属于哪一组。",
                "A program that counts columns takes the wrong cells, and the row's group cannot be seen.",
            ),
            fix=Text("恢复该行左侧的合并单元格，使标题回到本组的列。", "Restore the merged cells on its left."),
        ),
    ),
    noted(
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
    noted(
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
    noted(
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
    noted(
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
    noted(
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
            why=Text("猜错一个单元格，整行的数就都错位。", "One wrong guess would shift the whole row."),
            fix=Text("补齐该行各单元格，没有发生的填 0。", "Complete the row, with 0 where nothing happened."),
        ),
    ),
    noted(
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
    noted(
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
    noted(
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
)
"""The rules on notes of rows and labels, by code."""
