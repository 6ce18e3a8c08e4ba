"""The network as it is delivered."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from formcheck.kinematics.estimated.features import features
from formcheck.kinematics.estimated.network import NETWORK_PATH, network, on_side
from formcheck.kinematics.metrics import METRICS

MOST_BYTES = 5_000_000
Arrays = dict[str, NDArray[np.generic]]


@pytest.fixture(scope="module")
def arrays() -> Iterator[Arrays]:
    """What the delivered file holds."""
    with np.load(NETWORK_PATH) as kept:
        yield dict(kept)


def test_it_says_what_it_said_when_it_had_learnt(arrays: Arrays) -> None:
    given = features(
        *(
            arrays[f"check_{name}"].astype(np.float64)
            for name in ("image_px", "world_m", "visibility", "size_px")
        )
    )
    estimate = [network().estimate(row) for row in given]
    count = len(network().angles)
    means = np.array([each.mean[:count] for each in estimate])
    bands = np.array([each.band_90 for each in estimate])
    assert means == pytest.approx(arrays["check_mean"][:, :count], abs=0.3)
    assert bands == pytest.approx(arrays["check_band_90"], rel=0.1, abs=0.3)
    assert all(each.novelty <= 1.0 for each in estimate)


def test_the_wider_band_holds_more(arrays: Arrays) -> None:
    estimate = network().estimate(arrays["input_mean"].astype(np.float64))
    assert (estimate.band_95 >= estimate.band_90).all()
    assert (estimate.band_90 > 0).all()


def test_a_pose_of_nothing_but_extremes_is_strange(arrays: Arrays) -> None:
    far = arrays["input_mean"].astype(np.float64) + 5.0 * arrays["input_std"].astype(np.float64)
    assert network().estimate(far).novelty > 1.0


def test_its_angles_are_metrics_of_the_registry_or_between_bones() -> None:
    for name in network().angles:
        side, _, metric = name.partition("_")
        known = metric if side in ("left", "right") else name
        assert known in METRICS or known.endswith("_3d"), name


def test_who_lies_on_a_side_has_the_hips_above_each_other() -> None:
    assert on_side(np.array([0.0, 0.5, 0.8, -0.9])).tolist() == [False, False, True, True]


def test_it_is_small_enough_to_come_along(arrays: Arrays) -> None:
    assert Path(NETWORK_PATH).stat().st_size < MOST_BYTES
    assert len(str(arrays["shards_sha256"])) == 64, "it says what it learnt from"
