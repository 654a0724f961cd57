"""Values by rank, held against NumPy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.ranks import median, quantile

VALUES = st.lists(st.floats(-1000, 1000), min_size=1, max_size=40)


@given(VALUES, st.sampled_from([0.0, 0.25, 0.5, 0.8, 1.0]))
def test_a_quantile_is_numpys(values: list[float], share: float) -> None:
    assert quantile(values, share) == pytest.approx(float(np.percentile(values, 100 * share)), abs=1e-9)


@given(VALUES)
def test_a_median_is_numpys(values: list[float]) -> None:
    assert median(values) == pytest.approx(float(np.median(values)), abs=1e-9)
