"""
Headings below the six sections that are known by a key, as data: `subheadings.toml`, and files of users in its format.

A *profile* is a list of items that reports of a region print in one section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any, Literal, final, get_args

from attrs import field, frozen

from gov_disclosure.forms.common import SECTIONS
from gov_disclosure.text import Text, choice_of, nearest, perhaps, shown
from gov_disclosure.toml_files import NotTomlError, TomlFault, TomlFaultsError, load_toml, parse_toml

Certainty = Literal["verified", "inferred", "unverified"]
"""Whether the source was read, the items were inferred from printed reports, or neither."""


@final
@frozen(kw_only=True)
class Item:
    """
    One heading of a profile.

    ``zh``: the heading as the source has it. ``words``: for each wording, parts
    that all stand in the heading; ``unless``: parts that may not.
    """

    key: str
    name: Text
    words: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()

    def names(self, heading: str) -> bool:
        """Whether *heading* is this item's."""
        for parts in self.words:
            if all(part in heading for part in parts):
                return not any(part in heading for part in self.unless)
        return False


@final
@frozen(kw_only=True)
class Profile:
    """
    The items that a section has below it in one region.

    ``id``: its short name. ``section``: the key of the section. ``first_year``
    and ``last_year``: the report years it is for, ``None`` while it lasts.
    """

    id: str
    section: str
    region: Text
    first_year: int
    last_year: int | None = None
    source: Text
    certainty: Certainty
    items: tuple[Item, ...] = field(factory=tuple)

    def item(self, heading: str) -> Item | None:
        """Return the first item that *heading* names, ``None`` where it names none."""
        return next((item for item in self.items if item.names(heading)), None)


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with the package: section one by the notice, section six national and Shandong."""
    text = files("gov_disclosure.forms").joinpath("subheadings.toml").read_text("utf-8")
    return profiles_of(parse_toml(text), "subheadings.toml")


class ProfilesError(TomlFaultsError):
    """A file of profiles is not valid; ``faults`` lists everything that is wrong with it."""


def load_profiles(source: str | PathLike[str]) -> tuple[Profile, ...]:
    """
    Return the profiles of a user's TOML file; ``gov_disclosure/forms/subheadings.toml`` shows the format.

    Raises:
        ProfilesError: it is no TOML, or a value is missing or not what it should be; lists every fault.
        LimitError: it is larger than any list of profiles.
        OSError: it cannot be read.

    """
    try:
        return profiles_of(load_toml(Path(source)), str(source))
    except NotTomlError as error:
        raise ProfilesError(str(source), (error.fault,)) from None


def profiles_of(data: Mapping[str, Any], source: str) -> tuple[Profile, ...]:
    """
    Return the profiles that the data of a TOML file hold.

    Raises:
        ProfilesError: a value is missing or not what it should be; lists every fault.

    """
    faults = tuple(_faults(data))
    if faults:
        raise ProfilesError(source, faults)
    return tuple(_profile(found) for found in data["profile"])


def _profile(found: Mapping[str, Any]) -> Profile:
    plain = {key: found[key] for key in ("id", "section", "first_year", "certainty")}
    return Profile(
        **plain,
        region=_text(found["region"]),
        last_year=found.get("last_year"),
        source=_text(found["source"]),
        items=tuple(map(_item, found["items"])),
    )


def _item(found: Mapping[str, Any]) -> Item:
    words, unless = tuple(map(tuple, found["words"])), tuple(found.get("unless", ()))
    return Item(key=found["key"], name=_text(found), words=words, unless=unless)


def _text(found: Mapping[str, str]) -> Text:
    return Text(found["zh"], found["en"])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_pair(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == {"zh", "en"} and all(map(_is_text, value.values()))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_wordings(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_are_texts(parts) and parts for parts in value)


def _are_items(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _one_of(names: Iterable[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in names


_SECTIONS = tuple(section.key for section in SECTIONS)
_TEXT = Text("文字", "text")
_PAIR = Text("zh、en 两项文字", "the texts zh and en")
_YEAR = Text("年度", "a year")
_TABLES = Text("[[profile]] 表", "[[profile]] tables")
_THIS_KEY, _NOTHING = Text("这个键", "this key"), Text("缺失", "nothing")

_Kind = tuple[Callable[[object], bool], Text]
_PROFILE: Mapping[str, _Kind] = {
    "id": (_is_text, _TEXT),
    "section": (_one_of(_SECTIONS), choice_of(_SECTIONS)),
    "region": (_is_pair, _PAIR),
    "first_year": (_is_year, _YEAR),
    "last_year": (_is_year, _YEAR),
    "source": (_is_pair, _PAIR),
    "certainty": (_one_of(get_args(Certainty)), choice_of(get_args(Certainty))),
    "items": (_are_items, Text("项目的列表", "a list of items")),
}
_ITEM: Mapping[str, _Kind] = {
    "key": (_is_text, _TEXT),
    "zh": (_is_text, _TEXT),
    "en": (_is_text, _TEXT),
    "words": (_are_wordings, Text('词的列表的列表，如 [["学校"]]', 'a list of lists of words, such as [["学校"]]')),
    "unless": (_are_texts, Text("词的列表", "a list of words")),
}
_OPTIONAL = {"last_year", "unless"}


def _faults(data: Mapping[str, Any]) -> Iterator[TomlFault]:
    """Yield everything that is wrong with a file."""
    for key in data:
        if key != "profile":
            yield TomlFault(key, _TABLES, _THIS_KEY)
    tables = data.get("profile")
    if not isinstance(tables, list) or not tables:
        yield TomlFault("profile", _TABLES, _NOTHING if tables is None else shown(tables))
        return
    for number, table in enumerate(tables, start=1):
        yield from _faults_of(table, _PROFILE, "", number)
        items = table.get("items") if isinstance(table, Mapping) else None
        for at, item in enumerate(items if isinstance(items, list) else (), start=1):
            yield from _faults_of(item, _ITEM, f"items[{at}]", number)


def _faults_of(table: object, kinds: Mapping[str, _Kind], where: str, number: int) -> Iterator[TomlFault]:
    if not isinstance(table, Mapping):
        yield TomlFault(where or "profile", Text("表", "a table"), shown(table), number)
        return
    dotted = f"{where}." if where else ""
    for key in kinds.keys() - table.keys() - _OPTIONAL:
        yield TomlFault(f"{dotted}{key}", kinds[key][1], _NOTHING, number)
    for key, value in table.items():
        if key not in kinds:
            yield TomlFault(f"{dotted}{key}", perhaps(choice_of(kinds), nearest(key, kinds)), _THIS_KEY, number)
        elif not kinds[key][0](value):
            yield TomlFault(f"{dotted}{key}", kinds[key][1], shown(value), number)
