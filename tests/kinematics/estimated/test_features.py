"""What the network is told of a pose."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics.estimated.features import features, mirrored
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark

Seen = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def seen(seed: int) -> Seen:
    """Return three poses at random."""
    random = np.random.default_rng(seed)
    world_m = random.normal(0.0, 0.4, (3, LANDMARK_COUNT, 3))
    image_px = 200.0 + world_m[..., :2] * random.uniform(80, 300, (3, 1, 1))
    visibility = random.uniform(0.0, 1.0, (3, LANDMARK_COUNT))
    return image_px, world_m, visibility, np.tile([480.0, 360.0], (3, 1))


@given(seed=st.integers(0, 1000), factor=st.floats(0.2, 8.0))
def test_the_number_of_pixels_does_not_matter(seed: int, factor: float) -> None:
    image_px, world_m, visibility, size_px = seen(seed)
    larger = features(image_px * factor, world_m, visibility, size_px * factor)
    assert larger == pytest.approx(features(image_px, world_m, visibility, size_px), abs=1e-6)


@given(seed=st.integers(0, 1000))
def test_a_mirror_of_a_mirror_shows_the_same(seed: int) -> None:
    once = mirrored(*seen(seed))
    for twice, first in zip(mirrored(*once), seen(seed), strict=True):
        assert twice == pytest.approx(first)


def test_what_rests_on_a_missing_landmark_is_missing_and_nothing_else() -> None:
    image_px, world_m, visibility, size_px = seen(1)
    whole = features(image_px, world_m, visibility, size_px)
    image_px[0, Landmark.LEFT_WRIST] = world_m[0, Landmark.LEFT_WRIST] = np.nan
    partly = features(image_px, world_m, visibility, size_px)
    assert 0 < np.isnan(partly[0]).sum() < 30
    assert partly[1:] == pytest.approx(whole[1:])
    assert np.isfinite(whole).all()


def test_without_a_hip_nothing_is_known_of_any_place() -> None:
    image_px, world_m, visibility, size_px = seen(2)
    image_px[0, Landmark.LEFT_HIP] = world_m[0, Landmark.LEFT_HIP] = np.nan
    places = features(image_px, world_m, visibility, size_px)[0, : LANDMARK_COUNT * 5]
    assert np.isnan(places).all()
