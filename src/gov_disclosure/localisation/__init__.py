"""Which cells explain the identities that fail, what they cannot see, and what they force the blanks to be."""
