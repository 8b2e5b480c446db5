"""Tables of PDFs that no rules are drawn around."""
