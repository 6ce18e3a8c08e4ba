"""Limbs that the model takes for each other again and again are told apart, all but the depth."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from benchmarks.catalogue.poses import true_poses
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.kinematics.conditioning.limb_pairs import LIMB_PAIRS
from formcheck.kinematics.conditioning.notes import UNSTEADY_SIDES
from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.reversals import reversal_times, unsteady_stretches
from formcheck.kinematics.conditioning.side_path import (
    AS_LABELLED,
    BETWEEN,
    EXCHANGED,
    settled_sides,
)
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import MIRRORED, Landmark
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track
from scenery.figures import MOVEMENTS, left_lunge, shoulder_abduction, squat, walk
from scenery.stick_body import FROM_THE_FRONT, Shot
from scenery.track_changes import shaken, thinned

LEGS, ARMS = (limbs.ends.ravel() for limbs in LIMB_PAIRS)
LEGS_AND_HIPS = np.concatenate((LEGS, LIMB_PAIRS[0].roots.ravel()))
ALL = np.delete(np.arange(len(Landmark)), Landmark.NOSE)
RATE_HZ = 15.0

Marks = NDArray[np.intp]


def mixed(track: PoseTrack, share: FloatArray, marks: Marks, *, depth: bool) -> PoseTrack:
    """Return a track with landmarks drawn a share of the way over to the other side, (frames,)."""
    of_mark = np.zeros((len(track), len(Landmark), 1))
    of_mark[:, marks] = share[:, None, None]
    image_px = track.image_px + of_mark * (track.image_px[:, MIRRORED] - track.image_px)
    world_m = track.world_m + of_mark * (track.world_m[:, MIRRORED] - track.world_m)
    if not depth:
        world_m[..., 2] = track.world_m[..., 2]
    return replace(track, image_px=image_px, world_m=world_m)


def shares(track: PoseTrack, how: str, span_s: tuple[float, float]) -> FloatArray:
    """Return how far over limbs are drawn: every other picture, by runs, or by chance."""
    random = np.random.default_rng(5)
    number = np.arange(len(track))
    chosen = {
        "alternating": number % 2 == 1,
        "runs": number % 5 > 2,
        "by chance": random.uniform(size=len(track)) < 0.4,
        "smeared": number % 4 == 1,
    }[how]
    over: FloatArray = np.where(chosen, 1.0, 0.0)
    if how == "smeared":
        over[2::4] = 0.6
    over[(track.time_s < span_s[0]) | (track.time_s > span_s[1])] = 0.0
    return over


MANY = ("alternating", "runs", "by chance", "smeared")


def off_px(track: PoseTrack, truth: PoseTrack, marks: Marks) -> FloatArray:
    found, true = (condition_recording(each).track.image_px for each in (track, truth))
    return np.asarray(np.abs(found - true)[:, marks])


@pytest.mark.parametrize("how", MANY)
@pytest.mark.parametrize("depth", [True, False])
def test_legs_exchanged_below_the_hips_are_put_right(how: str, *, depth: bool) -> None:
    lunge = shaken(left_lunge(2, shot=Shot(75.0, rate_hz=RATE_HZ)), 0.5)
    spoilt = mixed(lunge, shares(lunge, how, (3.0, 7.0)), LEGS, depth=depth)
    assert np.quantile(off_px(spoilt, lunge, LEGS_AND_HIPS), 0.99) < 8.0
    assert np.quantile(off_px(spoilt, lunge, LEGS_AND_HIPS), 0.9) < 2.0


@pytest.mark.parametrize("how", MANY)
@pytest.mark.parametrize("marks", [ARMS, LEGS_AND_HIPS, ALL], ids=["arms", "legs", "all"])
def test_limbs_exchanged_seen_from_the_front_are_put_right(how: str, marks: Marks) -> None:
    arms = shaken(shoulder_abduction(2, shot=replace(FROM_THE_FRONT, rate_hz=RATE_HZ)), 0.5)
    spoilt = mixed(arms, shares(arms, how, (2.5, 7.0)), marks, depth=True)
    body = np.arange(Landmark.LEFT_SHOULDER, len(Landmark))
    assert np.quantile(off_px(spoilt, arms, body), 0.9) < 4.0


@pytest.mark.parametrize("how", MANY)
@pytest.mark.parametrize("exercise", ["dead_bug", "standing_hip_abduction", "bird_dog"])
def test_repetitions_with_exchanged_legs_are_counted_as_shown(exercise: str, how: str) -> None:
    spec = load_exercise(exercise)
    truth = true_poses(stage(spec, None, Take(reps=2, size_px=(480, 360))))
    span_s = (0.4 * truth.duration_s, 0.9 * truth.duration_s)
    spoilt = mixed(truth, shares(truth, how, span_s), LEGS, depth=False)
    analysis = analyze_track(spoilt, spec, Target())
    assert analysis.result.rep_count == analyze_track(truth, spec, Target()).result.rep_count == 2


def test_limbs_exchanged_again_and_again_are_told_with_what_to_do() -> None:
    lunge = left_lunge(2, shot=Shot(75.0, rate_hz=RATE_HZ))
    spoilt = mixed(lunge, shares(lunge, "by chance", (3.0, 7.0)), LEGS, depth=False)
    assert UNSTEADY_SIDES.format(limbs="legs") in condition_recording(spoilt).notes
    assert condition_recording(lunge).notes == ()


@pytest.mark.parametrize("keep_every", [1, 2, 3])
@pytest.mark.parametrize("quicker", [1.0, 1.25, 1.5, 1.75])
def test_legs_that_cross_at_a_run_are_never_unsteady(keep_every: int, quicker: float) -> None:
    track = thinned(shaken(walk(6.0, (-1.0, 1.0)), 1.0), keep_every)
    ends = LIMB_PAIRS[0].ends
    apart = (track.image_px[:, ends[0]] - track.image_px[:, ends[1]]) / 240.0
    time_s = track.time_s / quicker
    times_s = reversal_times(time_s, apart)
    assert len(times_s) >= 5, "they cross"
    assert unsteady_stretches(time_s, [times_s], times_s) == []


@pytest.mark.parametrize("name", MOVEMENTS)
def test_no_movement_is_unsteady(name: str) -> None:
    conditioned = condition_recording(shaken(MOVEMENTS[name](2), 1.0))
    assert not any("hard to tell apart" in note for note in conditioned.notes)


def test_one_exchange_is_left_to_others() -> None:
    track = squat(1, shot=replace(FROM_THE_FRONT, rate_hz=RATE_HZ))
    over = np.zeros(len(track))
    over[20:26] = 1.0
    conditioned = condition_recording(mixed(track, over, LEGS_AND_HIPS, depth=True))
    assert np.flatnonzero(conditioned.swapped).tolist() == list(range(20, 26))
    assert not any("hard to tell apart" in note for note in conditioned.notes)


@settings(max_examples=60, deadline=None)
@given(
    over=st.lists(st.sampled_from([0.0, 0.0, 1.0, 1.0, 0.5]), min_size=4, max_size=40),
    angle=st.floats(0.0, 6.28),
    rate_hz=st.sampled_from([10.0, 15.0, 30.0]),
)
def test_limbs_clearly_apart_are_told_whatever_is_exchanged(
    over: list[float], angle: float, rate_hz: float
) -> None:
    """Two slow limbs, 0.2 body lengths apart, as labelled at both ends."""
    alone = [each for each, before in pairwise([*over, 0.0]) if (each, before) != (0.5, 0.5)]
    share = np.array([0.0, 0.0, *alone, 0.0, 0.0])
    time_s = np.arange(len(share)) / rate_hz
    turning = angle + 0.5 * time_s
    way = 0.2 * np.stack((np.cos(turning), np.sin(turning)), axis=1)[:, None]
    apart = (1.0 - 2.0 * share)[:, None, None] * np.repeat(way, 3, axis=1)
    labels = settled_sides(time_s, apart, np.zeros_like(apart), first=AS_LABELLED, last=AS_LABELLED)
    assert (labels[share == 0.5] == BETWEEN).all()
    told = labels != BETWEEN
    assert (labels[told] == np.where(share == 1.0, EXCHANGED, AS_LABELLED)[told]).all()
    assert (told & (share != 0.5)).sum() >= 0.5 * (share != 0.5).sum()
