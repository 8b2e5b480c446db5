"""What checking and comparing came to as plain data, with its JSON Schemas."""
