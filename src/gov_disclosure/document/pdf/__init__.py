"""PDF: pages read into blocks."""
