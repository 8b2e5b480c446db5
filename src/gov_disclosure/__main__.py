"""``python -m gov_disclosure`` is the command ``gov-disclosure``."""

from gov_disclosure.cli import main

main()
