"""
What the narrative of a report claims, and how that stands to its tables.

`claims` finds the claims and holds each against the cells it may mean. It
would rather leave a claim unjudged than contradict a true one.
"""

from __future__ import annotations

from gov_disclosure.narrative.claim import Claim, ClaimKind, ClaimVerdict
from gov_disclosure.narrative.judge import claims_of as claims

__all__ = ["Claim", "ClaimKind", "ClaimVerdict", "claims"]
