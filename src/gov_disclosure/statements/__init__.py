"""
What the prose of a report states beside its tables, and an account of every numeral in it.

`statements` finds the figures that no table has: items published by channel,
policy interpretations, trainings, letters answered, fees. `prose` says of each
numeral what it is, so that what was not understood is seen.
"""

from __future__ import annotations

from gov_disclosure.forms.subheadings import Profile, ProfilesError, load_profiles
from gov_disclosure.statements.account import prose, statements
from gov_disclosure.statements.changes import Change, changes
from gov_disclosure.statements.headings import Heading, Headings, headings
from gov_disclosure.statements.points import Point, points
from gov_disclosure.statements.quoted import sentence_of
from gov_disclosure.statements.statement import Numeral, Prose, Statement
from gov_disclosure.statements.vocabulary import Channel, Key, channels, vocabulary

__all__ = [
    "Change",
    "Channel",
    "Heading",
    "Headings",
    "Key",
    "Numeral",
    "Point",
    "Profile",
    "ProfilesError",
    "Prose",
    "Statement",
    "changes",
    "channels",
    "headings",
    "load_profiles",
    "points",
    "prose",
    "sentence_of",
    "statements",
    "vocabulary",
]
