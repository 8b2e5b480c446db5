"""The printed words of the form: labels, headings, and how words are compared."""
