"""Reports held against each other: year by year, and parts against the whole."""

from gov_disclosure.comparison.rollup import Gap, Mode, RollUp, RollUpYearError, State, rollup
from gov_disclosure.comparison.series import Disagreement, Series, SeriesError, by_organ, series

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
