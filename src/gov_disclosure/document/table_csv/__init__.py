"""CSV: this package's own table of cells, read and written."""
