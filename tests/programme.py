"""The smallest explanation by an integer programme (SciPy's HiGHS), which shares no code with the library."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]  # SciPy ships no types

from gov_disclosure.forms import Form

BIG = 10_000


class Programme:
    """min sum(d), A x = 0, |x - printed| <= BIG d, x >= 0 and whole; blanks are free at no cost."""

    def __init__(self, form: Form) -> None:
        self.keys = [key for key in form.cells if key in form.identities_of]
        at = {key: index for index, key in enumerate(self.keys)}
        self.matrix = np.zeros((len(form.identities), len(self.keys)))
        for row, identity in enumerate(form.identities):
            self.matrix[row, [at[key] for key in identity.left]] = 1
            self.matrix[row, [at[key] for key in identity.right]] = -1

    def size(self, figures: Mapping[str, int | None]) -> int:
        """Return the number of cells in a smallest explanation."""
        count = len(self.keys)
        printed = np.array([figures[key] or 0 for key in self.keys], dtype=float)
        reach = np.diag([0.0 if figures[key] is None else BIG for key in self.keys])
        free = np.array([BIG if figures[key] is None else 0.0 for key in self.keys])
        eye = np.eye(count)
        constraints = [
            LinearConstraint(np.hstack([self.matrix, np.zeros_like(self.matrix)]), 0, 0),
            LinearConstraint(np.hstack([eye, -reach]), -np.inf, printed + free),
            LinearConstraint(np.hstack([eye, reach]), printed - free, np.inf),
        ]
        bounds = Bounds(np.zeros(2 * count), np.concatenate([np.full(count, BIG), np.ones(count)]))
        cost = np.concatenate([np.zeros(count), np.ones(count)])
        found = milp(cost, constraints=constraints, bounds=bounds, integrality=np.ones(2 * count))
        if not found.success:
            raise RuntimeError(found.message)
        return round(float(found.fun))
