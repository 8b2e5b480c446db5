"""XLSX: sheets read into blocks, and blocks written as a workbook."""
