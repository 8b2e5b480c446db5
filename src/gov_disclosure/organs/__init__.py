"""What kind of organ a name tells of, and what follows from it."""
