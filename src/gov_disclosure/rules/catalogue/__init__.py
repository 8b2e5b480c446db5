"""The rules of this package, one family a module."""
