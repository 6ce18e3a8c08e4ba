"""The movements that angles are learnt from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.angles.splits import HELD_OUT, LIKE_HELD_OUT, ON_FLOOR
from formcheck.anatomy.posture import ANGLES
from formcheck.exercises.library import exercise_ids
from formcheck.mannequin.body import BODY_NAMES, load_body
from formcheck.mannequin.film import perform
from tools.angles.arms import bearing_arms, both_arms
from tools.angles.dataset import ANGLES as LEARNT
from tools.angles.dataset import FILMED, MIDLINE, PLANAR, TARGETS, as_conditioned, true_angles
from tools.angles.movements import at_random, leaning, of_exercise, taught
from tools.angles.postures import KINDS, SHARES, leaning_back

seeds = st.integers(0, 10_000)


@given(seed=seeds)
def test_every_posture_is_made_of_angles_that_a_joint_has(seed: int) -> None:
    random = np.random.default_rng(seed)
    for kind in KINDS:
        posture = kind(random)
        assert set(posture.angles_deg) <= set(ANGLES)
        for side in ("left", "right"):
            assert 0.0 <= posture[f"{side}_knee_flexion"] <= 140.0
            assert 0.0 <= posture[f"{side}_elbow_flexion"] <= 145.0


@given(seed=seeds, trunk_deg=st.floats(50.0, 100.0))
def test_both_arms_are_told_in_full(seed: int, trunk_deg: float) -> None:
    random = np.random.default_rng(seed)
    for arms in (both_arms(random), bearing_arms(random, trunk_deg)):
        assert {name.partition("_")[2] for name in arms if name.startswith("left")} == {
            name.partition("_")[2] for name in arms if name.startswith("right")
        }


@pytest.mark.parametrize("seed", range(4))
def test_a_random_movement_can_be_done(seed: int) -> None:
    performance = perform(load_body(BODY_NAMES[0]), at_random(np.random.default_rng(seed)))
    figure = performance.figure_at(performance.trajectory.duration_s / 2)
    assert figure.landmarks_m()[:, 2].min() > -0.1, "nobody sinks into the floor"


@given(seed=seeds)
def test_who_leans_back_has_the_trunk_behind_upright(seed: int) -> None:
    posture = leaning_back(np.random.default_rng(seed))
    assert -45.0 <= posture["trunk_inclination"] <= 5.0
    assert set(posture.angles_deg) <= set(ANGLES)


def test_leaning_back_can_be_done() -> None:
    performance = perform(load_body(BODY_NAMES[0]), leaning(np.random.default_rng(3)))
    figure = performance.figure_at(performance.trajectory.duration_s / 2)
    assert figure.landmarks_m()[:, 2].min() > -0.1


def test_an_exercise_is_done_otherwise_each_time() -> None:
    random = np.random.default_rng(1)
    first, second = (of_exercise("squat", random, jitter=True) for _ in range(2))
    assert first.start != second.start


def test_nothing_is_learnt_from_what_is_held_out() -> None:
    held_out = {*HELD_OUT, *LIKE_HELD_OUT}
    assert not set(taught()) & held_out
    assert held_out | set(ON_FLOOR) <= set(exercise_ids())


def test_shares_of_the_kinds_are_whole() -> None:
    assert len(SHARES) == len(KINDS)
    assert sum(SHARES) == pytest.approx(1.0)


def test_what_is_outside_of_the_picture_is_missing() -> None:
    image_px = np.full((1, 33, 2), 50.0)
    image_px[0, 7] = [-3.0, 50.0]
    seen, world_m, visibility, _ = as_conditioned(
        image_px, np.zeros((1, 33, 3)), np.ones((1, 33)), np.array([[100.0, 100.0]])
    )
    assert np.isnan(seen[0, 7]).all()
    assert np.isnan(world_m[0, 7]).all()
    assert visibility[0, 7] == 0.0
    assert np.isfinite(np.delete(seen[0], 7, axis=0)).all()


def test_angles_between_bones_are_in_no_plane() -> None:
    assert len(PLANAR) == len(LEARNT) < len(TARGETS)
    assert {name for name, planar in zip(LEARNT, PLANAR, strict=True) if not planar} == {
        f"{side}_{name}_3d"
        for side in ("left", "right")
        for name in ("knee_flex", "elbow_flex", "hip", "shoulder")
    }


@pytest.mark.parametrize(("name", "learnt"), [("shoulder_abd", True), ("hip_flex", False)])
def test_arms_overhead_are_learnt_from_and_angles_about_to_turn_over_are_not(
    name: str, learnt: bool
) -> None:
    filmed = np.zeros((1, 2 * len(FILMED) + len(MIDLINE)))
    filmed[0, FILMED.index(name)] = 165.0
    body_m = np.random.default_rng(2).normal(size=(1, 33, 3))
    told_deg = true_angles(filmed, body_m)[0, LEARNT.index(f"left_{name}")]
    assert (told_deg == 165.0) == learnt
