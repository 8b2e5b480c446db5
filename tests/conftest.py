"""Load the Hypothesis profile before any test is collected."""

import profiles  # noqa: F401
