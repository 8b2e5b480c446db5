"""``rollup PARENT CHILD…`` and ``rollup FOLDER``: the sums of the parts beside the wholes."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from gov_disclosure.cli.exit_codes import CLEAN, FAILED, FOUND
from gov_disclosure.cli.help import (
    FILE,
    Command,
    Option,
    file_argument,
    files_argument,
    options_of_files,
)
from gov_disclosure.cli.inputs import Choice, open_input
from gov_disclosure.cli.many.filed import filed_in
from gov_disclosure.cli.many.options import JOBS
from gov_disclosure.cli.output import emit, emit_json, emit_text, say
from gov_disclosure.cli.usage import WrongCallError
from gov_disclosure.comparison import Filed, Mode, RollUpTree, RosterEntry, read_roster, rollup, rollup_tree
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnreadableError
from gov_disclosure.files import CHECK_PATH, named, why
from gov_disclosure.model import SCOPES, Report, Scope
from gov_disclosure.organs.same import same_organ
from gov_disclosure.results import rollup_to_plain, rollup_tree_to_plain
from gov_disclosure.text import Lang, Text
from gov_disclosure.writing.rolled_up import rollup_text, tree_csv, tree_text


@click.command(
    "rollup",
    cls=Command,
    words=Text(
        "把汇总报告与下级报告之和比较；任何一部分都不应大于整体。\n\n"
        "PARENT 是文件夹时，按通知的规定逐级汇总其中的全部报告：省汇总各部门和设区的市，市汇总各部门和各县，"
        "县汇总各部门和乡镇。谁归谁汇总，以名册（--roster）所列上级为准；名册没有写明的，由文件夹看："
        "文件夹中级别最高的政府汇总其中及其下的报告。",
        "Hold a report against the sum of the reports it counts; a part never exceeds the whole.\n\n"
        "Where PARENT is a folder, all reports in it are rolled up as the notices prescribe: a province counts its "
        "departments and prefectures, a prefecture its departments and counties, a county its departments and "
        "townships. The parents in the roster (--roster) tell whose report counts whose; where it is silent, folders "
        "do: the highest government in a folder counts what lies in it and below it.",
    ),
)
@file_argument(
    "parent",
    words=Text(
        "汇总报告；或文件夹，其中的报告逐级汇总。", "The report of the whole; or a folder, to roll up all in it."
    ),
)
@files_argument(
    "children",
    words=Text(
        "下级报告文件，或文件夹（其中全部文件）。", "Reports of the parts: files, or folders for all files in them."
    ),
    required=False,
)
@click.option(
    "--roster",
    cls=Option,
    type=FILE,
    metavar="CSV",
    words=Text(
        "应当报告的机关名册，用于文件夹：CSV，表头为名称、级别、行政区划代码、上级，只有名称必填。",
        "The organs that are to report, for a folder: CSV with the columns name, level, division code, parent, of "
        "which only the name is needed.",
    ),
)
@click.option(
    "--missing",
    cls=Option,
    type=click.Choice(["strict", "blank_is_zero", "only_stated"]),
    default="strict",
    show_default=True,
    words=Text(
        "下级报告的空白单元格：strict 不比较该单元格，blank_is_zero 按 0，only_stated 只加已填的数。",
        "A part's cell without a figure: leave the sum unknown (strict), count it as 0, or add up what is stated.",
    ),
)
@click.option(
    "--scope",
    cls=Option,
    type=click.Choice(SCOPES),
    words=Text(
        "汇总报告没有写明统计范围时在此指定：own_office 本机关，whole_system 本系统，whole_area 本地区。",
        "What the whole counts, where its report does not say.",
    ),
)
@click.option(
    "--format",
    "style",
    cls=Option,
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    words=Text("结果的格式；csv 用于文件夹。", "How to show the results; csv is for folders."),
)
@options_of_files(JOBS)
@click.pass_context
def command(
    ctx: click.Context,
    parent: Path,
    children: tuple[Path, ...],
    roster: Path | None,
    missing: Mode,
    scope: Scope | None,
    style: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    jobs: int | None,
    lang: Lang,
    output: Path | None,
) -> None:
    """Hold a report against the sum of the reports it counts, or all reports of a folder against each other."""
    choice = Choice(include, exclude)
    if parent.is_dir():
        entries = _roster(roster) if roster is not None else ()
        filed, failed = filed_in((parent, *children), lang, choice, jobs, roster)
        if not filed:
            ctx.exit(FAILED)
        tree = rollup_tree(filed, entries, missing, scope)
        _write(tree, style, lang, output)
        undecided = any(one.used is None for one in tree.versions)
        ctx.exit(FAILED if failed or undecided else FOUND if _exceeds(tree) else CLEAN)
    if roster is not None or style == "csv":
        raise WrongCallError(_FOLDERS, ctx)
    if not children:
        raise WrongCallError(_NO_CHILDREN, ctx)
    whole = open_input(parent).report
    filed, failed = filed_in(children, lang, choice, jobs)
    filed = _parts(attrs.evolve(whole, scope=whole.scope or scope), filed, lang)
    if not filed:
        ctx.exit(FAILED)
    if scope:
        whole = attrs.evolve(whole, scope=scope)
    result = rollup(whole, [one.report for one in filed], missing)
    if style == "json":
        emit_json(rollup_to_plain(result), output)
    else:
        emit_text("".join(f"{line}\n" for line in rollup_text(result, lang)), output)
    exceeds = result.declared and bool(result.of("exceeds"))
    ctx.exit(FAILED if failed else FOUND if exceeds else CLEAN)


_FOLDERS = Text("--roster 和 csv 用于文件夹", "--roster and csv are for folders")
_NO_CHILDREN = Text("缺少 CHILDREN", "CHILDREN is missing")


_ITSELF = Text(
    "gov-disclosure: {source}：与汇总报告为同一机关、同一年度（{organ} {year}），不计入下级报告。",
    "gov-disclosure: {source}: of the same organ and year as the whole ({organ} {year}), and not counted as a part.",
)


def _parts(whole: Report, filed: list[Filed], lang: Lang) -> list[Filed]:
    """Return the reports without those that are the whole itself, as a folder may hold it, and tell of these."""
    for one in filed:
        if _itself(whole, one.report):
            facts = {"organ": one.report.organ.name, "year": one.report.year}
            say(_ITSELF[lang].format(source=on_one_line(one.source), **facts))
    return [one for one in filed if not _itself(whole, one.report)]


def _itself(whole: Report, part: Report) -> bool:
    """Whether *part* is of the organ and year of *whole*, and not its own office where both say what they count."""
    scopes = {whole.scope, part.scope} - {None}
    return part.year == whole.year and same_organ(whole.organ, part.organ) and len(scopes) < 2


def _roster(path: Path) -> tuple[RosterEntry, ...]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(on_one_line(named(path)), why(error), CHECK_PATH) from error
    return read_roster(data, on_one_line(named(path)))


def _write(tree: RollUpTree, style: str, lang: Lang, output: Path | None) -> None:
    if style == "json":
        emit_json(rollup_tree_to_plain(tree), output)
    elif style == "csv":
        emit(tree_csv(tree, lang), output)
    else:
        emit_text("".join(f"{line}\n" for line in tree_text(tree, lang)).lstrip("\n"), output)


def _exceeds(tree: RollUpTree) -> bool:
    results = (one.result for one in tree.branches)
    return any(one is not None and one.declared and bool(one.of("exceeds")) for one in results)
