"""What a report says: frozen attrs classes that know no labels, formats, JSON or rules."""

from gov_disclosure.editions import EDITIONS, Edition
from gov_disclosure.model.disputes import Disputes, ReviewOutcomes
from gov_disclosure.model.evidence import Note, NoteKind, Place
from gov_disclosure.model.keys import cell_keys
from gov_disclosure.model.narrative import SECTION_KEYS, Section, SectionKey, Span
from gov_disclosure.model.organ import LEVELS, SCOPES, Level, Organ, Period, Scope
from gov_disclosure.model.proactive_disclosure import (
    ChargedAmount,
    ChargedItems,
    Decisions,
    DocumentOutput,
    DocumentStock,
    ProactiveDisclosure,
    Procurement,
    ServiceItems,
)
from gov_disclosure.model.report import Report
from gov_disclosure.model.requests import (
    ApplicantCounts,
    Denied,
    NotProcessed,
    OtherwiseHandled,
    Outcomes,
    Requests,
    Unavailable,
)

__all__ = [
    "EDITIONS",
    "LEVELS",
    "SCOPES",
    "SECTION_KEYS",
    "ApplicantCounts",
    "ChargedAmount",
    "ChargedItems",
    "Decisions",
    "Denied",
    "Disputes",
    "DocumentOutput",
    "DocumentStock",
    "Edition",
    "Level",
    "NotProcessed",
    "Note",
    "NoteKind",
    "Organ",
    "OtherwiseHandled",
    "Outcomes",
    "Period",
    "Place",
    "ProactiveDisclosure",
    "Procurement",
    "Report",
    "Requests",
    "ReviewOutcomes",
    "Scope",
    "Section",
    "SectionKey",
    "ServiceItems",
    "Span",
    "Unavailable",
    "cell_keys",
]
