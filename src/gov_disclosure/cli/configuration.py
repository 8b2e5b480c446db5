"""The configuration file: ``gov-disclosure.toml``, or ``[tool.gov-disclosure]`` in ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from jsonschema import Draft202012Validator

from gov_disclosure.cli.configuration_file import FILE, PROJECT, TABLE
from gov_disclosure.document.characters import on_one_line
from gov_disclosure.errors import UnreadableError
from gov_disclosure.files import named, why
from gov_disclosure.rules.registry import FAMILIES, registered
from gov_disclosure.rules.verdict import Severity
from gov_disclosure.text import Lang, Text, choice_of, nearest, perhaps, shown
from gov_disclosure.toml_files import NotTomlError, TomlFault, TomlFaultsError, load_toml

VERSION = "1"


@frozen(kw_only=True)
class Configuration:
    """
    What a configuration file asks for; ``None`` and empty where it says nothing, so that the default holds.

    ``select`` and ``ignore`` are codes of rules or beginnings of codes. ``include`` and ``exclude`` are patterns of
    files in folders. ``waivers`` and ``profiles`` are paths, made absolute by the folder of the file. ``source`` is the
    file.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    language: Lang | None = None
    waivers: Path | None = None
    profiles: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    source: Path | None = None


@frozen
class _Key:
    """What one key of the file holds: the JSON Schema of its value, and what it is for and must be in words."""

    schema: Mapping[str, Any]
    about: Text
    expected: Text


_CODES_SCHEMA = {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{1,3}[0-9]{0,3}$"}, "minItems": 1}
_PATTERNS_SCHEMA = {"type": "array", "items": {"type": "string", "minLength": 1}}
_CODES = Text(
    '规则代码或其开头的列表，如 ["SUM", "BAL301"]',
    'a list of rule codes or their beginnings, such as ["SUM", "BAL301"]',
)
_PATTERNS = Text('文件名样式的列表，如 ["*.html"]', 'a list of patterns of file names, such as ["*.html"]')
_A_PATH = Text("文件路径", "the path of a file")
_SEVERITIES = [severity.value for severity in Severity]

KEYS: Mapping[str, _Key] = {
    "select": _Key(_CODES_SCHEMA, Text("只运行这些规则。", "Rules to run; the others are not."), _CODES),
    "ignore": _Key(_CODES_SCHEMA, Text("不运行这些规则。", "Rules not to run."), _CODES),
    "fail-on": _Key(
        {"enum": _SEVERITIES},
        Text("发现达到这一严重程度时，退出码为 1。", "Least severity that makes the exit code 1."),
        choice_of(_SEVERITIES),
    ),
    "language": _Key(
        {"enum": ["zh", "en"]},
        Text("说明、消息和单元格名称的语言。", "Language of help, messages and labels."),
        choice_of(("zh", "en")),
    ),
    "waivers": _Key(
        {"type": "string", "minLength": 1},
        Text("豁免文件，路径从本文件所在文件夹算起。", "File of waivers; its path begins at the folder of this file."),
        _A_PATH,
    ),
    "profiles": _Key(
        {"type": "string", "minLength": 1},
        Text(
            "本地小标题的文件，路径从本文件所在文件夹算起。",
            "File of sub-headings of your region; its path begins at the folder of this file.",
        ),
        _A_PATH,
    ),
    "include": _Key(
        _PATTERNS_SCHEMA,
        Text("文件夹中只读取这些文件。", "Files to read in folders; the others are not."),
        _PATTERNS,
    ),
    "exclude": _Key(_PATTERNS_SCHEMA, Text("文件夹中不读取这些文件。", "Files not to read in folders."), _PATTERNS),
}
"""The keys of a configuration file: its schema, its faults and its page of the documentation come from here."""


def configuration_schema() -> dict[str, Any]:
    """Return the JSON Schema of a configuration file, for editors that know schemas of TOML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:gov-disclosure:schema:configuration:{VERSION}",
        "title": "Configuration",
        "description": f"gov-disclosure 的配置文件（{FILE}）。\nConfiguration of gov-disclosure ({FILE}).",
        "type": "object",
        "properties": {
            name: {"description": f"{key.about.zh}\n{key.about.en}", **key.schema} for name, key in KEYS.items()
        },
        "additionalProperties": False,
    }


class ConfigurationError(TomlFaultsError):
    """A configuration file is not valid; ``faults`` lists everything that is wrong with it."""


_THIS_KEY = Text("这个键", "this key")
_CHECK_PATH = Text("请核对 --config 的路径。", "Check the path of --config.")


def load(path: Path) -> Configuration:
    """
    Read a configuration file.

    Raises:
        ConfigurationError: it is no TOML, or a key is wrong; lists every fault.
        UnreadableError: it cannot be read.
        LimitError: it is larger than any configuration.

    """
    source = on_one_line(named(path))
    try:
        document = load_toml(path)
    except NotTomlError as error:
        raise ConfigurationError(source, (error.fault,)) from None
    except OSError as error:
        raise UnreadableError(source, why(error), _CHECK_PATH) from error
    if path.name == PROJECT:
        tools = document.get("tool", {})
        document = tools.get(TABLE, {}) if isinstance(tools, dict) else {}
    faults = tuple(_faults(document))
    if faults:
        raise ConfigurationError(source, faults)
    return _configuration(document, path)


def _faults(document: Any) -> Iterator[TomlFault]:
    if not isinstance(document, dict):
        yield TomlFault(TABLE, Text("表", "a table"), shown(document))
        return
    for name in document:
        if name not in KEYS:
            yield TomlFault(name, perhaps(choice_of(KEYS), nearest(name, KEYS)), _THIS_KEY)
    wrong = {
        error.path[0] for error in Draft202012Validator(configuration_schema()).iter_errors(document) if error.path
    }
    for name, key in KEYS.items():
        value = document.get(name)
        if name in wrong or (key.expected is _CODES and not _known(value or ())):
            yield TomlFault(name, key.expected, shown(value))


def _known(codes: Sequence[str]) -> bool:
    """Whether each names a rule or a family: one misspelt would select nothing, and nobody would know why."""
    known = (*FAMILIES, *(rule.code for rule in registered()))
    return all(any(name.startswith(code) for name in known) for code in codes)


def _configuration(document: Mapping[str, Any], path: Path) -> Configuration:
    waivers, profiles = document.get("waivers"), document.get("profiles")
    return Configuration(
        select=tuple(document["select"]) if "select" in document else None,
        ignore=tuple(document.get("ignore", ())),
        fail_on=document.get("fail-on"),
        language=document.get("language"),
        waivers=path.parent / waivers if waivers is not None else None,
        profiles=path.parent / profiles if profiles is not None else None,
        include=tuple(document.get("include", ())),
        exclude=tuple(document.get("exclude", ())),
        source=path,
    )
