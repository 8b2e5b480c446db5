"""Load the Hypothesis profile before any test is collected; hold for a machine whose locale says nothing."""

import os

import profiles  # noqa: F401

# What the command line says follows the locale.
for name in ("LC_MESSAGES", "LANG", "GOV_DISCLOSURE_LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
