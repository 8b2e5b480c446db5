"""Reports held against each other: year by year, parts against the whole, two side by side."""
