"""The exit codes of the command line."""

from __future__ import annotations

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""
Exit codes: nothing failed; findings at or above the threshold; something could
not be read or written, or the call is wrong; interrupted from the keyboard.
"""
