"""Grids put right before their rows are matched: page breaks, text beside tables, lost merges."""
