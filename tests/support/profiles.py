"""Hypothesis profiles: `dev` while working, `ci` in the gate, `deep` for the long runs."""

import os

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("dev", max_examples=30, deadline=None, suppress_health_check=_SLOW)
# The gate says the same of the same commit; new examples are drawn while working and in the long run.
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, print_blob=True, suppress_health_check=_SLOW
)
settings.register_profile("deep", max_examples=10_000, deadline=None, print_blob=True, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def at_least(examples: int) -> settings:
    """Settings for a property that needs more *examples* than the profile `dev` gives it; `deep` gives it more."""
    return settings(max_examples=max(examples, settings().max_examples))
