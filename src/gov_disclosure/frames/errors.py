"""What a function of frames says when it is given what it cannot work on."""

from __future__ import annotations

from gov_disclosure.text import GovDisclosureError, Lang, Text


class MissingColumnsError(GovDisclosureError, LookupError):
    """A frame lacks columns without which nothing can be said of its rows; ``found`` names those that it has."""

    template = Text(
        "数据框缺少这些列：{missing}；现有：{found}。需要的是 frames.wide 所给的宽表，列名见 frames.dictionary()。",
        "the frame lacks the columns {missing}; it has {found}. "
        "Give a wide frame, as frames.wide makes it; frames.dictionary() names its columns.",
    )

    def __init__(self, missing: tuple[str, ...], found: tuple[str, ...]) -> None:
        super().__init__(missing, found)
        self.missing, self.found = missing, found

    def _facts(self, lang: Lang) -> dict[str, object]:
        return {"missing": _listed(self.missing, lang), "found": _listed(self.found, lang)}


def _listed(names: tuple[str, ...], lang: Lang) -> str:
    """Return names in *lang*, not all where they are many."""
    listed = _SEPARATOR[lang].join(map(repr, names[:_SHOWN_NAMES])) or _NONE[lang]
    if len(names) > _SHOWN_NAMES:
        listed += _MORE_NAMES[lang].format(all=len(names), more=len(names) - _SHOWN_NAMES)
    return listed


_NONE = Text("无", "none")
_SEPARATOR = Text("、", ", ")
_SHOWN_NAMES = 20
_MORE_NAMES = Text(" 等 {all} 个", " and {more} more")
