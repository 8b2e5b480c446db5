"""Plain text and Markdown: read into blocks, and blocks written as text."""
