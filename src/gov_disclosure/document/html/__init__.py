"""HTML: a page read into blocks, and blocks written as a page."""
