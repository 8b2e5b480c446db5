"""The figures of the three statutory tables, each to its cell."""
