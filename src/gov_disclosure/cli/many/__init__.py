"""Checking many reports: in parallel, with a sign of life, in constant memory, to be taken up again."""
