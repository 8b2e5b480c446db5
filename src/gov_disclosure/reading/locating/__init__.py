"""Where in a document the statutory tables stand."""
