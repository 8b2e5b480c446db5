"""Options of ``check`` for many files."""

from __future__ import annotations

import click

from gov_disclosure.cli.help import Option
from gov_disclosure.text import Text

JOBS = click.option(
    "--jobs",
    cls=Option,
    type=click.IntRange(min=1),
    metavar="N",
    words=Text(
        "同时运行的进程数；不写时按文件数和处理器数决定。",
        "Processes to run at once; by the number of files and processors unless said.",
    ),
)
RESUME = click.option(
    "--resume",
    cls=Option,
    is_flag=True,
    words=Text(
        "接着上次被中断的核对继续，已核对且未改动的文件不再读取；与 -o 一起使用。",
        "Take up a run that was interrupted: files that it checked and that have not changed are not read again; "
        "with -o.",
    ),
)
QUIET = click.option(
    "--quiet",
    "-q",
    cls=Option,
    is_flag=True,
    words=Text("文本格式中只显示汇总。", "In text, show the summary only."),
)
ONLY_FAILED = click.option(
    "--only-failed",
    cls=Option,
    is_flag=True,
    words=Text("只显示未通过的报告；汇总仍包括全部报告。", "Show reports that failed only; the summary counts all."),
)
STATISTICS = click.option(
    "--statistics",
    cls=Option,
    is_flag=True,
    words=Text(
        "文本格式中只显示汇总，并列出全部未通过的规则。", "In text, show the summary only, with all rules that failed."
    ),
)
TOP = click.option(
    "--top",
    cls=Option,
    type=click.IntRange(min=0),
    metavar="N",
    default=10,
    show_default=True,
    words=Text("汇总中最多列出的规则数和报告数。", "Rules and reports to list in the summary."),
)
