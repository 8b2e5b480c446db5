"""Tables that no lines are drawn around: positioned words placed by what the form says of its rows and columns."""
