"""Reports held against each other: year by year, and parts against the whole."""

from gov_disclosure.comparison.parts import RollUp, RollUpYearError, rollup
from gov_disclosure.comparison.years import Disagreement, Series, SeriesError, by_organ, series
from gov_disclosure.relations.parts import Gap, Mode, State

__all__ = [
    "Disagreement",
    "Gap",
    "Mode",
    "RollUp",
    "RollUpYearError",
    "Series",
    "SeriesError",
    "State",
    "by_organ",
    "rollup",
    "series",
]
