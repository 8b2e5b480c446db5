"""The reference page of the configuration file, in both languages, made from its keys."""

from __future__ import annotations

from gov_disclosure.cli.configuration import KEYS
from gov_disclosure.cli.configuration_file import FILE, PROJECT, TABLE
from gov_disclosure.text import Lang, Text

_MADE = "<!-- Made by tools/generate.py from the keys of the configuration; do not edit. -->"
_TITLE = Text("配置文件", "Configuration file")
_WHERE = Text(
    f"文件名为 `{FILE}`，也可以写成 `{PROJECT}` 中的 `[tool.{TABLE}]`。从运行命令的文件夹起逐级向上找，用最近"
    "的一个，到 Git 仓库的根目录为止。`--config FILE` 指定另一个文件，`--no-config` 不读取配置文件。配置文件"
    "中的值是默认值，命令中写明的选项优先。文件有误的，列出全部错误，不予采用，退出码为 2。",
    f"`{FILE}`, or the table `[tool.{TABLE}]` of `{PROJECT}`: in the folder of the call or the nearest folder "
    "above it, up to the one of the Git repository. `--config FILE` names another, `--no-config` reads none. "
    "Its values are defaults: an option of the call goes before them. A file with a fault is refused with "
    "all its faults, and the exit code is 2.",
)
_KEYS = Text("| 键 | 用途 | 值 |", "| key | what it is for | value |")
_FOR = Text(
    "`include` 和 `exclude` 用于读取文件夹的各个命令（check、convert、rollup、series、statements），"
    "`profiles` 用于 check 和 statements，`language` 用于全部命令，其余用于 check。",
    "`include` and `exclude` are for the commands that read folders (check, convert, rollup, series, statements), "
    "`profiles` for check and statements, `language` for all, the others for check.",
)
_PATTERNS = Text(
    "文件名样式既与文件名比对，也与文件在所给文件夹中的路径比对；命令中直接写出名称的文件一律读取。"
    "`gov-disclosure schema configuration` 输出 JSON Schema，供能为 TOML 文件使用 schema 的编辑器使用。",
    "Patterns are held against the name of a file and against its path within the folder that was given; a "
    "file that is named in the call is read whatever they say. `gov-disclosure schema configuration` prints "
    "the JSON Schema, for editors that know schemas of TOML files.",
)


def page(lang: Lang) -> str:
    """Return the page in *lang*."""
    lines = [f"# {_TITLE[lang]}", "", _MADE, "", _WHERE[lang], "", _KEYS[lang], "| --- | --- | --- |"]
    lines += [f"| `{name}` | {key.about[lang]} | {key.expected[lang]} |" for name, key in KEYS.items()]
    return "\n".join([*lines, "", _FOR[lang], "", _PATTERNS[lang], ""])
