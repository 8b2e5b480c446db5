"""The smallest explanation by an integer programme (SciPy's HiGHS), which shares no code with the library."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]  # SciPy ships no types

from gov_disclosure.forms import Form


class Programme:
    """
    min sum(d), A (printed + up - down) = 0, up + down <= reach d, down <= printed; blanks change at no cost.

    Only d need be whole: with d fixed, A is the matrix of a network, and a
    network with whole figures has whole solutions. A change larger than the
    gaps of all identities together only sends figures round in a circle, so
    that their sum bounds it; a tight bound is what makes the programme quick.
    """

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
        costs = np.array([figures[key] is not None for key in self.keys], dtype=float)
        gaps = self.matrix @ printed
        reach = np.abs(gaps).sum()
        eye, none = np.eye(count), np.zeros_like(self.matrix)
        constraints = [
            LinearConstraint(np.hstack([self.matrix, -self.matrix, none]), -gaps, -gaps),
            LinearConstraint(np.hstack([eye, eye, -reach * eye]), -np.inf, 0),
        ]
        most = np.concatenate([np.full(count, reach), np.minimum(printed, reach), np.ones(count)])
        found = milp(
            np.concatenate([np.zeros(2 * count), costs]),
            constraints=constraints,
            bounds=Bounds(np.zeros(3 * count), most),
            integrality=np.concatenate([np.zeros(2 * count), np.ones(count)]),
        )
        if not found.success:
            raise RuntimeError(found.message)
        return round(float(found.fun))
