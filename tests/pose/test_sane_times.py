"""Whatever times a file claims, pictures come no faster than a camera takes them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.pose.sane_times import LEAST_STEP_S, far_enough_apart


@given(st.lists(st.floats(0, 10), unique=True, max_size=200).map(sorted))
def test_no_two_pictures_that_stay_are_too_close(times_s: list[float]) -> None:
    time_s = np.array(times_s)
    kept = far_enough_apart(time_s)
    assert (np.diff(time_s[kept]) >= LEAST_STEP_S * (1 - 1e-9)).all()
    assert not times_s or kept[0] == 0


@pytest.mark.parametrize("rate_hz", [5.0, 30.0, 120.0, 240.0])
def test_of_a_camera_every_picture_stays(rate_hz: float) -> None:
    jitter = np.random.default_rng(1).uniform(-0.1, 0.1, 500)
    time_s = np.asarray((np.arange(500) + jitter) / rate_hz, dtype=np.float64)
    assert len(far_enough_apart(time_s)) == 500


def test_of_a_million_a_second_as_many_stay_as_a_camera_takes() -> None:
    time_s = np.arange(100_000, dtype=np.float64) / 1e6
    assert len(far_enough_apart(time_s)) <= 0.1 / LEAST_STEP_S + 1
