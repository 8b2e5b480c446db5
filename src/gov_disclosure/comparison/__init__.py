"""Reports held against each other: year by year, and parts against the whole."""
