"""What DOCX and XLSX share: the zip container and its checks."""
