"""Limbs that the model takes for each other again and again are told apart while poses come."""

from dataclasses import replace

import numpy as np
import pytest

from formcheck.kinematics.conditioning.limb_pairs import LIMB_PAIRS
from formcheck.kinematics.conditioning.live import ConditionedPose, LiveConditioner
from formcheck.kinematics.conditioning.live_repeated_swaps import RepeatedSwapWatcher
from formcheck.kinematics.conditioning.swaps import ALL_AS_LABELLED
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import MIRRORED
from formcheck.pose.track import PoseTrack
from scenery.figures import MOVEMENTS, left_lunge, walk
from scenery.stick_body import Shot
from scenery.track_changes import shaken, thinned

LEGS = LIMB_PAIRS[0].ends.ravel()
RATE_HZ = 15.0
FROM_S, UNTIL_S = 3.0, 7.0
KNOWN_S = 1.0
"""So long after the first exchange they are known to be repeated."""

LUNGE = shaken(left_lunge(2, shot=Shot(75.0, rate_hz=RATE_HZ)), 0.5)


def exchanged(track: PoseTrack, over: FloatArray) -> PoseTrack:
    """Return a track with legs drawn a share of the way over, depth and hips left as they are."""
    image_px, world_m = track.image_px.copy(), track.world_m.copy()
    share = over[:, None, None]
    image_px[:, LEGS] += share * (track.image_px[:, MIRRORED] - track.image_px)[:, LEGS]
    world_m[:, LEGS, :2] += share * (track.world_m[:, MIRRORED] - track.world_m)[:, LEGS, :2]
    return replace(track, image_px=image_px, world_m=world_m)


def during(track: PoseTrack, over: FloatArray) -> FloatArray:
    return np.where((track.time_s >= FROM_S) & (track.time_s <= UNTIL_S), over, 0.0)


def conditioned(track: PoseTrack) -> list[ConditionedPose]:
    conditioner = LiveConditioner()
    return [conditioner.push(pose) for pose in track]


def patterns() -> dict[str, FloatArray]:
    number, random = np.arange(len(LUNGE)), np.random.default_rng(3)
    return {
        "alternating": np.where(number % 2 == 1, 1.0, 0.0),
        "runs": np.where(number % 5 > 2, 1.0, 0.0),
        "by chance": np.where(random.uniform(size=len(LUNGE)) < 0.4, 1.0, 0.0),
        "smeared": np.array([0.0, 0.4, 1.0, 0.6])[number % 4],
    }


@pytest.mark.parametrize("how", patterns())
def test_once_known_exchanged_legs_are_put_right_or_left_out(how: str) -> None:
    spoilt = exchanged(LUNGE, during(LUNGE, patterns()[how]))
    off_px = np.array(
        [
            np.abs(found.pose.image_px - true.pose.image_px)[LEGS].max(axis=1)
            for found, true in zip(conditioned(spoilt), conditioned(LUNGE), strict=True)
        ]
    )
    late = (LUNGE.time_s > FROM_S + KNOWN_S) & (LUNGE.time_s <= UNTIL_S)
    assert np.isnan(off_px[late]).mean() < 0.6, "not all is left out"
    wrong = np.nan_to_num(off_px).max(axis=1) > 20.0
    assert wrong[late].mean() < 0.12, "where group and limbs hand over, at most"
    assert np.nanmax(off_px[LUNGE.time_s > UNTIL_S + 2 * KNOWN_S]) < 4.0, "and over again"


@pytest.mark.parametrize("keep_every", [1, 2, 3])
@pytest.mark.parametrize("quicker", [1.0, 1.25, 1.5, 1.75])
def test_legs_that_cross_at_a_run_are_left_alone(keep_every: int, quicker: float) -> None:
    track = thinned(shaken(walk(6.0, (-1.0, 1.0)), 1.0), keep_every)
    watcher = RepeatedSwapWatcher()
    for time_s, image_px in zip(track.time_s / quicker, track.image_px, strict=True):
        assert watcher.push(float(time_s), image_px.T / 240.0, ALL_AS_LABELLED) is None


@pytest.mark.parametrize("name", MOVEMENTS)
def test_movements_are_left_alone(name: str) -> None:
    watcher = RepeatedSwapWatcher()
    for pose in shaken(MOVEMENTS[name](1), 1.0):
        assert watcher.push(pose.time_s, pose.image_px.T / 240.0, ALL_AS_LABELLED) is None


def test_a_missing_landmark_says_nothing() -> None:
    watcher = RepeatedSwapWatcher()
    spoilt = exchanged(LUNGE, during(LUNGE, patterns()["alternating"]))
    told = []
    for number, pose in enumerate(spoilt):
        places = pose.image_px.T / 240.0
        if number % 3 == 0:
            places[:, LEGS[0]] = np.nan
        told.append(watcher.push(pose.time_s, places, ALL_AS_LABELLED))
    assert all(each is None for each in told[::3])
    assert any(each is not None for each in told)
