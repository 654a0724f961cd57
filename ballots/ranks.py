"""Values by rank, for the few numbers at a time that a page gives: NumPy's own take many times as long for these."""

import numpy as np
from numpy.typing import ArrayLike


def quantile(values: ArrayLike, share: float) -> float:
    """The value (between two, in proportion) below which `share` (0…1) of the values lie. There is at least one."""
    ordered = np.sort(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    above = ordered[min(low + 1, len(ordered) - 1)]
    return float(ordered[low] + (above - ordered[low]) * (at - low))


def median(values: ArrayLike) -> float:
    return quantile(values, 0.5)
