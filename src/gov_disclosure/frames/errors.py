"""What a function of frames says when it is given what it cannot work on."""

from __future__ import annotations

from gov_disclosure.errors import GovDisclosureError, listed_names
from gov_disclosure.text import Lang, Text


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
        missing, found = (listed_names([*map(repr, names)], lang) for names in (self.missing, self.found))
        return {"missing": missing, "found": found or _NONE[lang]}


_NONE = Text("无", "none")
