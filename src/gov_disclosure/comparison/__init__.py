"""Reports held against each other: year by year, and parts against the whole."""

from gov_disclosure.comparison.editions import Conversion, Loss, to_edition
from gov_disclosure.comparison.panel import Panel, Panels, panels
from gov_disclosure.comparison.parts import RollUp, RollUpYearError, rollup
from gov_disclosure.comparison.placing import Basis, Reason
from gov_disclosure.comparison.roster import RosterEntry, RosterError, RosterFault, read_roster
from gov_disclosure.comparison.trees import Branch, LeftOut, Part, RollUpTree, rollup_tree
from gov_disclosure.comparison.versions import Filed, Versions
from gov_disclosure.comparison.years import Disagreement, Series, SeriesError, by_organ, series
from gov_disclosure.relations.parts import Gap, Mode, State

__all__ = [
    "Basis",
    "Branch",
    "Conversion",
    "Disagreement",
    "Filed",
    "Gap",
    "LeftOut",
    "Loss",
    "Mode",
    "Panel",
    "Panels",
    "Part",
    "Reason",
    "RollUp",
    "RollUpTree",
    "RollUpYearError",
    "RosterEntry",
    "RosterError",
    "RosterFault",
    "Series",
    "SeriesError",
    "State",
    "Versions",
    "by_organ",
    "panels",
    "read_roster",
    "rollup",
    "rollup_tree",
    "series",
    "to_edition",
]
