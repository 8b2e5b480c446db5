"""Sources that several rules rest on."""

from __future__ import annotations

from gov_disclosure.rules.rule import Source

_FORMS = "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号附件表格"
_FORMS_EN = "notices 国办公开办函〔2021〕30号 and 〔2019〕60号, annexes: tables"

FORM = Source("notice", _FORMS, _FORMS_EN)
FORM_MEANING = Source("inferred", f"{_FORMS}（推断，非明文规定）", f"{_FORMS_EN} (inferred, not their wording)")
LAYOUT = Source(
    "inferred", "网页或文件排版常见情况（推断）", "what happens when pages and files are laid out (inferred)"
)
USUAL = Source(
    "inferred", "各地通行的填写方式（无明文规定）", "the usual way of filling in the form, which nothing prescribes"
)
BETWEEN = Source(
    "inferred",
    "表三、表四、第六部分内容之间的合理关系（推断，非明文规定）",
    "tables three and four and section six should fit each other (inferred, not their wording)",
)
FILLED_IN = Source(
    "notice", f"{_FORMS}；各地填报惯例（无发生数填 0）", f"{_FORMS_EN}; offices write 0 where nothing happened"
)
