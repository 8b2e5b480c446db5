"""
Where model and form meet: a report's figures by cell key.

A cell key is at once the attribute path in Python and, with ``/`` for ``.``,
the JSON Pointer in the document.
"""

from gov_disclosure.cells.difference import Difference, diff
from gov_disclosure.cells.given import from_figures
from gov_disclosure.cells.join import Tables, Value, build_tables, by_key, form_of, pointer, replace, value, values
from gov_disclosure.cells.parts import Parts2019, Parts2021, by_edition

__all__ = [
    "Difference",
    "Parts2019",
    "Parts2021",
    "Tables",
    "Value",
    "build_tables",
    "by_edition",
    "by_key",
    "diff",
    "form_of",
    "from_figures",
    "pointer",
    "replace",
    "value",
    "values",
]
