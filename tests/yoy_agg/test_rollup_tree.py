"""Roll-up of many reports: whose report counts whose, who is missing, which of two versions counts."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import attrs
import pytest

from gov_disclosure import cells
from gov_disclosure.comparison import Filed, Mode, RollUpTree, RosterEntry, RosterError, read_roster, rollup_tree
from gov_disclosure.model import Organ, Report
from gov_disclosure.results import rollup_tree_to_plain
from gov_disclosure.writing.rolled_up import tree_text
from rule_examples import build

PART = build({})
KEY = "requests.received.natural_person"
COUNTY, CITY = "云岭县人民政府", "临沂市人民政府"


def report(organ: str, *, times: int = 1, year: int = 2023) -> Report:
    """Return a report with *times* the figures of an ordinary one."""
    figures = {key: times * value for key, value in cells.by_key(PART).items() if value is not None}
    return attrs.evolve(cells.replace(PART, figures), organ=Organ(name=organ), year=year, scope=None)


def filed(*paths: str, times: dict[str, int] | None = None, year: int = 2023) -> list[Filed]:
    """Return reports of the organs that the names of the files name."""
    found = []
    for path in paths:
        organ = path.rpartition("/")[2].partition(".")[0]
        found.append(Filed(report=report(organ, times=(times or {}).get(organ, 1), year=year), source=path))
    return found


def counted(tree: RollUpTree) -> dict[str, list[str]]:
    """Return the organs that each whole counts."""
    return {one.whole: [part.organ for part in one.parts] for one in tree.branches}


def reasons(tree: RollUpTree) -> dict[str, str]:
    """Return why each report was left out."""
    return {one.source: one.reason for one in tree.left_out}


class TestFolders:
    """The highest government in a folder counts what lies in it and below it, each level once."""

    def test_county(self) -> None:
        """A county counts its departments, its office and its townships, in sub-folders too."""
        tree = rollup_tree(
            filed(
                "云岭县/云岭县人民政府.html", "云岭县/教育局.html", "云岭县/云岭县人民政府办公室.html",
                "云岭县/乡镇/柳溪镇人民政府.html", "云岭县/乡镇/桃源乡.html", "云岭县/乡镇/柳溪街道办事处.html",
                times={COUNTY: 5},
            ),
            scope="whole_area",
        )  # fmt: skip
        (branch,) = tree.branches
        assert (branch.whole, branch.level, len(branch.parts)) == (COUNTY, "county", 5)
        assert branch.result is not None
        assert branch.result.declared
        assert branch.result.complete
        assert not tree.left_out

    def test_prefecture(self) -> None:
        """A prefecture counts its departments and counties; what a county counts is not counted again."""
        tree = rollup_tree(
            filed(
                "市/临沂市人民政府.html", "市/部门/临沂市教育局.html", "市/兰陵县/兰陵县人民政府.html",
                "市/兰陵县/兰陵县教育局.html", "市/兰陵县/柳溪镇人民政府.html", "市/柳溪乡人民政府.html",
            )
        )  # fmt: skip
        assert counted(tree) == {
            "兰陵县人民政府": ["兰陵县教育局", "柳溪镇人民政府"],
            CITY: ["兰陵县人民政府", "临沂市教育局"],
        }
        assert reasons(tree) == {"市/柳溪乡人民政府.html": "other_level"}

    def test_a_folder_for_each_organ(self) -> None:
        """A folder that holds one folder for each organ is read like one that holds their reports."""
        tree = rollup_tree(filed("县/甲/云岭县人民政府.html", "县/乙/教育局.html"))
        assert counted(tree) == {COUNTY: ["教育局"]}

    def test_what_cannot_be_told(self) -> None:
        """Two counties in a folder, no government at all, other places, organs the notices do not name."""
        tree = rollup_tree(
            filed(
                "a/云岭县人民政府.html", "a/柳川县人民政府.html", "a/教育局.html", "b/教育局.html",
                "c/云岭县人民政府.html", "c/柳川县教育局.html", "c/云岭县第一中学.html", "c/云岭县某某.html",
            )
        )  # fmt: skip
        assert reasons(tree) == {
            "a/教育局.html": "several_wholes",
            "b/教育局.html": "no_whole",
            "c/柳川县教育局.html": "other_area",
            "c/云岭县第一中学.html": "not_named",
            "c/云岭县某某.html": "unknown_kind",
        }
        assert all(one.message("zh") and one.message("en") for one in tree.left_out)

    def test_many_that_are_left_out(self) -> None:
        """The text has how many and the first of each reason; the rest is told by number, and is in JSON."""
        tree = rollup_tree(filed(*(f"各局/第{number}局.html" for number in range(9))))
        text = list(tree_text(tree, "zh"))
        assert "没有计入任何汇总的报告 9 份：" in text
        named = [line for line in text if "(各局/" in line]
        assert named == [f"    2023 第{number}局 (各局/第{number}局.html)" for number in range(5)]
        assert text[text.index(named[-1]) + 1] == "    （另有 4 项；用 --format json 可得全部）"
        (told,) = (line for line in text if line.startswith("  所在文件夹"))
        assert told.endswith("：9")
        assert len(rollup_tree_to_plain(tree)["left_out"]) == 9

    def test_city_of_untold_rank(self) -> None:
        """A city that counts counties was taken for a prefecture, one that counts townships for a county."""
        above = rollup_tree(filed("青松市人民政府.html", "b/云岭县人民政府.html", "b/柳溪镇.html", "柳溪乡.html"))
        assert {one.whole: one.level for one in above.branches} == {"青松市人民政府": "prefecture", COUNTY: "county"}
        assert reasons(above) == {"柳溪乡.html": "other_level"}
        beside = rollup_tree(filed("青松市人民政府.html", "云岭县人民政府.html", "教育局.html"))
        assert reasons(beside)["教育局.html"] == "several_wholes"
        (below,) = rollup_tree(filed("青松市人民政府.html", "柳溪镇.html")).branches
        assert below.level == "county"

    def test_each_year_by_itself(self) -> None:
        """Reports of another year are no parts."""
        tree = rollup_tree([*filed("云岭县人民政府.html", "教育局.html"), *filed("x/财政局.html", year=2022)])
        assert [one.year for one in tree.branches] == [2023]
        assert list(tree.missing) == [2022, 2023]

    def test_modes(self) -> None:
        """Blanks of the parts are treated as asked."""
        parts = filed("云岭县人民政府.html", "教育局.html")
        blank = attrs.evolve(parts[1], report=cells.replace(parts[1].report, {KEY: None}))

        def state(mode: Mode) -> str:
            (branch,) = rollup_tree([parts[0], blank], mode=mode).branches
            assert branch.result is not None
            return next(one.state for one in branch.result.gaps if one.cell == KEY)

        assert (state("strict"), state("blank_is_zero")) == ("unknown", "short")


ROSTER = read_roster(
    "名称,级别,行政区划代码,上级\n临沂市人民政府,市,371300,\n兰陵县人民政府,县,371324,临沂市人民政府\n"
    "教育局,,,兰陵县人民政府\n教育局,,,临沂市人民政府\n融媒体中心,,,兰陵县人民政府\n".encode()
)


class TestRoster:
    """The parents of the roster come before folders, and the roster tells who is missing."""

    def test_parents(self) -> None:
        """Where the roster has an organ's parent, folders say nothing; short names are told by their place."""
        tree = rollup_tree(filed("x/兰陵县人民政府.html", "y/兰陵县教育局.html", "y/兰陵县融媒体中心.html"), ROSTER)
        assert counted(tree) == {"兰陵县人民政府": ["兰陵县教育局", "兰陵县融媒体中心"], CITY: ["兰陵县人民政府"]}
        assert {part.by for one in tree.branches for part in one.parts} == {"roster"}
        city = next(one for one in tree.branches if one.whole == CITY)
        assert (city.source, city.result, [one.name for one in city.missing]) == (None, None, ["教育局"])
        assert [one.name for one in tree.missing[2023]] == [CITY, "教育局"]
        assert tree.roster == 5

    def test_a_short_name_that_fits_several(self) -> None:
        """Without a place in name or path nothing tells which organ of the roster it is."""
        assert reasons(rollup_tree(filed("x/教育局.html"), ROSTER)) == {"x/教育局.html": "several_entries"}
        assert counted(rollup_tree(filed("兰陵县/教育局.html"), ROSTER))["兰陵县人民政府"] == ["教育局"]

    def test_not_on_the_roster(self) -> None:
        """An organ that is not on the roster is placed by folders."""
        tree = rollup_tree(filed("x/兰陵县人民政府.html", "x/财政局.html"), ROSTER)
        (part,) = next(one for one in tree.branches if one.whole == "兰陵县人民政府").parts
        assert (part.organ, part.by) == ("财政局", "folder")


class TestVersions:
    """Two reports of one organ and year are told, and never both counted."""

    @pytest.mark.parametrize("names", [("教育局", "教育局"), ("教育局", "云岭县教育局")])
    def test_same_figures(self, names: Sequence[str]) -> None:
        """Of files with the same figures one is counted."""
        tree = rollup_tree(filed("云岭县人民政府.html", f"a/{names[0]}.html", f"b/{names[1]}.pdf"))
        (branch,) = tree.branches
        assert [part.source for part in branch.parts] == [f"a/{names[0]}.html"]
        (told,) = tree.versions
        assert told.used == f"a/{names[0]}.html"
        assert all(source in told.message("en") for source in told.sources)

    def test_other_figures(self) -> None:
        """Where they differ none is counted until the user has chosen; the others are."""
        twice = [
            Filed(report=report("教育局"), source="a/教育局.html"),
            Filed(report=report("教育局", times=2), source="b/教育局.html"),
        ]
        tree = rollup_tree([*filed("云岭县人民政府.html", "财政局.html"), *twice])
        assert counted(tree) == {COUNTY: ["财政局"]}
        (told,) = tree.versions
        assert told.used is None
        assert "--exclude" in told.message("zh")

    def test_of_the_whole(self) -> None:
        """Of a whole with two versions none is used, and the parts have nothing to be held against."""
        whole = [Filed(report=report(COUNTY, times=n), source=f"{n}.html") for n in (1, 2)]
        (branch,) = rollup_tree([*whole, *filed("教育局.html")]).branches
        assert (branch.source, branch.result, len(branch.parts)) == (None, None, 1)

    def test_one_name_in_two_counties(self) -> None:
        """A short name below two governments is two organs."""
        tree = rollup_tree(filed("a/云岭县人民政府.html", "a/教育局.html", "b/柳川县人民政府.html", "b/教育局.html"))
        assert not tree.versions
        assert counted(tree) == {COUNTY: ["教育局"], "柳川县人民政府": ["教育局"]}


class TestReadingRosters:
    """Headers in both languages, any order, with a byte order mark or in GBK; faults told all at once."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    @pytest.mark.parametrize("header", ["机关名称,上级机关,级别,区划代码", "name,parent,level,division_code"])
    def test_headers(self, header: str, encoding: str) -> None:
        """All give the same entries; a parent may be given by its code, which its departments share."""
        text = f"{header}\n云岭县人民政府,,县,530101\n云岭县教育局,530101,,530101\n云岭县柳溪镇,云岭县人民政府,,\n"
        assert read_roster(text.encode(encoding)) == (
            RosterEntry(name="云岭县人民政府", level="county", division_code="530101", line=2),
            RosterEntry(name="云岭县教育局", division_code="530101", parent="云岭县人民政府", line=3),
            RosterEntry(name="云岭县柳溪镇", parent="云岭县人民政府", line=4),
        )

    def test_faults_at_once(self) -> None:
        """Every wrong line is told with its number, in both languages, and the error pickles."""
        lines = ("甲局,高,53010,", ",县,,", "乙局,,,无此机关", "甲局,,,", "丙局,,,丁局", "丁局,,,丙局", "戊,,,,多")
        text = "\n".join(("name,level,code,parent", *lines))
        with pytest.raises(RosterError) as caught:
            read_roster(text.encode(), "roster.csv")
        error = pickle.loads(pickle.dumps(caught.value))
        assert [one.line for one in error.faults] == [2, 2, 3, 4, 5, 6, 8]
        for lang in ("zh", "en"):
            assert "roster.csv" in error.message(lang)
            assert "无此机关" in error.message(lang)
            assert "丙局 → 丁局 → 丙局" in error.message(lang)

    @pytest.mark.parametrize("text", ["", "级别,上级\n县,\n", "name,名称\n甲,乙\n"])
    def test_header(self, text: str) -> None:
        """Without a column of names, or with two, it is no roster."""
        with pytest.raises(RosterError) as caught:
            read_roster(text.encode())
        assert [one.line for one in caught.value.faults] == [1]
