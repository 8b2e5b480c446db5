"""The pages of the vocabulary of statements, in both languages, made from the vocabulary itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gov_disclosure.statements import Channel, Key, channels, vocabulary
from gov_disclosure.text import Lang

_TITLE = {"zh": "正文陈述的词汇", "en": "What statements count"}
_ABOUT = {
    "zh": "报告正文所说而表格没有的数，由 `gov_disclosure.statements` 读出，每一项有一个键。"
    "表格已有的数属于说法，不在此列。例句是本项目自拟的。",
    "en": "What the prose of a report counts and no table has is found by `gov_disclosure.statements`, each under a "
    "key. What the tables hold is a claim and has none. The example sentences are this project's own.",
}
_HEADS = {
    "zh": ("计入", "不计入", "单位", "用语", "例句", "数"),
    "en": ("counts", "does not count", "units", "words", "example", "figure"),
}
_GROUPS = {
    "published": ("主动公开", "Published"),
    "interpretations": ("政策解读", "Interpretations"),
    "documents": ("文件", "Documents"),
    "requests": ("申请渠道", "How requests came"),
    "responses": ("回应", "Responses"),
    "consultation": ("征求意见", "Consultation"),
    "interviews": ("访谈", "Interviews"),
    "press_conferences": ("新闻发布会", "Press conferences"),
    "gazette": ("公报", "Gazette"),
    "audience": ("受众", "Audience"),
    "platforms": ("平台", "Platforms"),
    "staff": ("人员", "Staff"),
    "training": ("培训", "Training"),
    "meetings": ("会议", "Meetings"),
    "inspections": ("督查", "Inspections"),
    "proposals": ("建议提案", "Proposals"),
    "fees": ("信息处理费", "Fees"),
    "live": ("直播", "Live broadcasts"),
    "videos": ("视频", "Films"),
    "printed": ("印刷品", "Printed matter"),
    "activities": ("活动", "Events"),
    "catalogue": ("目录清单", "Catalogues"),
    "services": ("政务服务", "Services"),
    "assessment": ("考核", "Assessment"),
    "rates": ("比率", "Rates"),
    "background": ("背景", "Background"),
    "report": ("年报", "The report"),
    "other_matters": ("其他事项", "Other matters"),
}
_CHANNELS = {"zh": "渠道", "en": "Channels"}
_CHANNEL_ABOUT = {
    "zh": "写明渠道的陈述带有下列各键；写明几个的，依原文顺序列出。",
    "en": "A statement that names channels has their keys, in printed order.",
}
_MOST_PHRASES = 12


def page(lang: Lang) -> str:
    """Return the page in *lang*."""
    lines = [f"# {_TITLE[lang]}", "", "<!-- Made by tools/generate.py from the vocabulary; do not edit. -->", ""]
    lines += [_ABOUT[lang], ""]
    for group, keys in groupby(sorted(vocabulary().values(), key=_place), key=_group):
        lines += [f"## {_GROUPS[group][0 if lang == 'zh' else 1]}", ""]
        for key in keys:
            lines += _key(key, lang)
    lines += [f"## {_CHANNELS[lang]}", "", _CHANNEL_ABOUT[lang], "", "| | |", "| --- | --- |"]
    lines += [_channel(channel, lang) for channel in channels().values()]
    return "\n".join([*lines, ""])


def _group(key: Key) -> str:
    return key.key.partition(".")[0]


def _place(key: Key) -> int:
    return list(_GROUPS).index(_group(key))


def _key(key: Key, lang: Lang) -> Iterator[str]:
    counts, excludes, units, words, example, figure = _HEADS[lang]
    phrases = (*key.phrases, *key.behind, *key.weak)
    listed = "、".join(f"`{phrase}`" for phrase in phrases[:_MOST_PHRASES]) + (
        "…" if len(phrases) > _MOST_PHRASES else ""
    )
    sentence = f"`{key.example.text.zh}`" + ("" if lang == "zh" else f" ({key.example.text.en})")
    yield f"### `{key.key}` {key.name[lang]}"
    yield ""
    yield f"- {counts}: {key.counts[lang]}"
    yield f"- {excludes}: {key.excludes[lang]}"
    yield f"- {units}: {'、'.join(filter(None, key.units))}"
    if listed:
        yield f"- {words}: {listed}"
    yield f"- {example}: {sentence}"
    yield f"- {figure}: {key.example.figure}"
    yield ""


def _channel(channel: Channel, lang: Lang) -> str:
    return f"| `{channel.key}` {channel.name[lang]} | {'、'.join(f'`{phrase}`' for phrase in channel.phrases)} |"
