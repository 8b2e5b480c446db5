"""DOCX: a document read into blocks, and blocks written as a document."""
