"""How well postures fit a demonstration, and how alike two movements are."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.exercises.counting.better_fit import EASIER_WAY_OF
from formcheck.exercises.counting.demonstrated import Demonstrated, demonstrations
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.likeness import (
    MOST_APART_DEG,
    Postures,
    difference_deg,
    evidence_for,
    middle_postures,
)
from formcheck.exercises.counting.posture_angles import POSTURE, TRUNK
from formcheck.exercises.counting.postures import postures_of
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.whole_set import read_whole
from formcheck.pose.frame import FloatArray
from tests.exercises.sets import FIGURED, clean_track, spec_of

COUNTED = tuple(demonstrations())
ONLY_POSTURE = {"chin_tuck", "heel_raise", "heel_raise_supported"}
"""Exercises that move none of the joints compared: nothing but their posture speaks for them."""

SQUAT = demonstrations()["squat"]
SHAPE = (2, 2, len(POSTURE))
"""At rest and furthest, left and right."""

angles = st.lists(st.floats(0.0, 180.0), min_size=36, max_size=36).map(
    lambda numbers: np.array(numbers).reshape(SHAPE)
)
some = st.lists(st.booleans(), min_size=36, max_size=36).map(
    lambda flags: np.array(flags).reshape(SHAPE)
)


def both(postures_deg: FloatArray) -> Postures:
    return Postures(postures_deg, postures_deg)


def mirrored(postures: Postures) -> Postures:
    return Postures(postures.image_deg[:, ::-1], postures.world_deg[:, ::-1])


@pytest.mark.parametrize("exercise_id", COUNTED)
def test_a_demonstration_fits_itself_perfectly(exercise_id: str) -> None:
    shown = demonstrations()[exercise_id]
    perfect = 0.0 if exercise_id in ONLY_POSTURE else 1.0
    for each in shown.postures_deg:
        assert evidence_for(both(each), shown) == pytest.approx(perfect)
        assert evidence_for(mirrored(both(each)), shown) == pytest.approx(perfect)


@given(angles)
def test_nothing_fits_better_than_perfectly(postures_deg: FloatArray) -> None:
    assert evidence_for(both(postures_deg), SQUAT) <= 1.0 + 1e-9


@given(angles)
def test_which_side_is_nearer_does_not_matter(postures_deg: FloatArray) -> None:
    here, there = both(postures_deg), mirrored(both(postures_deg))
    assert evidence_for(here, SQUAT) == pytest.approx(evidence_for(there, SQUAT))


@given(angles, angles)
def test_a_picture_alone_tells_no_exercise(image_deg: FloatArray, other_deg: FloatArray) -> None:
    world_deg = SQUAT.postures_deg[0]
    fits = {evidence_for(Postures(each, world_deg), SQUAT) for each in (image_deg, other_deg)}
    assert len(fits) == 1


def test_the_way_back_is_the_opposite_of_the_way_out() -> None:
    out = SQUAT.postures_deg[0]
    assert evidence_for(both(out[::-1]), SQUAT) < -1.0


@pytest.mark.parametrize("share", [0.5, 0.7])
def test_going_less_far_fits_less_and_goes_the_same_way(share: float) -> None:
    rest, furthest = SQUAT.postures_deg[0]
    less = np.stack([rest, rest + share * (furthest - rest)])
    assert -0.3 < evidence_for(both(less), SQUAT) < 1.0
    opposite = np.stack([rest, rest - share * (furthest - rest)])
    assert evidence_for(both(opposite), SQUAT) < evidence_for(both(less), SQUAT) - 1.0


def test_lying_down_is_not_standing() -> None:
    lying = SQUAT.postures_deg[0].copy()
    lying[..., TRUNK] += 80.0
    assert evidence_for(both(lying), SQUAT) < evidence_for(both(SQUAT.postures_deg[0]), SQUAT) - 1.0


@given(some)
def test_what_is_not_seen_does_not_speak_against(hidden: FloatArray) -> None:
    seen = np.where(hidden.astype(bool), np.nan, SQUAT.postures_deg[0])
    fit = evidence_for(both(seen), SQUAT)
    assert math.isnan(fit) or fit >= 0.0


def test_who_is_not_seen_at_all_fits_nothing() -> None:
    assert math.isnan(evidence_for(both(np.full(SHAPE, np.nan)), SQUAT))


def test_without_a_demonstration_nothing_is_known() -> None:
    assert math.isnan(evidence_for(both(SQUAT.postures_deg[0]), None))


def test_the_nearest_of_several_demonstrated_repetitions_decides() -> None:
    lunge = demonstrations()["forward_lunge"]
    either = Demonstrated({}, np.concatenate([SQUAT.postures_deg, lunge.postures_deg]))
    assert evidence_for(both(SQUAT.postures_deg[0]), either) == pytest.approx(1.0)
    assert evidence_for(both(lunge.postures_deg[0]), either) == pytest.approx(1.0)


@given(angles)
def test_a_movement_differs_in_nothing_from_itself_and_its_mirror_image(
    postures_deg: FloatArray,
) -> None:
    one = both(postures_deg)
    assert difference_deg(one, one) == 0.0
    assert difference_deg(one, mirrored(one)) == 0.0


@given(angles, angles)
def test_differences_go_both_ways_and_no_further_than_a_bound(
    first: FloatArray, second: FloatArray
) -> None:
    apart = difference_deg(both(first), both(second))
    assert apart == pytest.approx(difference_deg(both(second), both(first)))
    assert 0.0 <= apart <= MOST_APART_DEG


@given(angles, st.floats(0.0, 20.0))
def test_a_difference_is_the_mean_over_the_joints(postures_deg: FloatArray, off_deg: float) -> None:
    moved = postures_deg.copy()
    moved[0] += off_deg
    apart = difference_deg(both(postures_deg), both(moved))
    assert apart <= off_deg / 2 + 1e-9


def test_a_landmark_gone_astray_does_not_decide() -> None:
    astray = SQUAT.postures_deg[0].copy()
    astray[1, 0, 0] += 5000.0
    assert difference_deg(both(SQUAT.postures_deg[0]), both(astray)) < 2.0


def test_too_little_seen_of_both_is_no_difference_known() -> None:
    unseen = np.full(SHAPE, np.nan)
    unseen[0, 0, :2] = 10.0
    assert math.isnan(difference_deg(both(SQUAT.postures_deg[0]), both(unseen)))


@given(st.lists(angles, min_size=1, max_size=5), st.data())
def test_the_middle_of_movements_is_their_median_where_they_were_seen(
    postures_deg: list[FloatArray], data: st.DataObject
) -> None:
    hidden = [np.where(data.draw(some), np.nan, each) for each in postures_deg]
    middle = middle_postures([both(each) for each in hidden]).world_deg
    stacked = np.stack(hidden)
    known = ~np.isnan(stacked).all(axis=0)
    assert np.array_equal(np.isnan(middle), ~known)
    expected = np.nanmedian(stacked[:, known], axis=0)
    assert middle[known] == pytest.approx(expected)


@pytest.mark.parametrize("exercise_id", [e for e in FIGURED if spec_of(e).counts_reps])
def test_a_clean_movement_fits_its_own_exercise_best(exercise_id: str) -> None:
    landmarks = Landmarks.of_track(clean_track(exercise_id))
    whole = read_whole(landmarks, counting_rule(spec_of(exercise_id)))
    fits = {
        name: evidence_for(postures_of(landmarks, whole.counted[0]), shown)
        for name, shown in demonstrations().items()
    }
    alike = {"sit_to_stand": {"squat", "side_lunge", "box_lift"}}.get(exercise_id, set())
    assert fits[exercise_id] > 0.3
    easier = {name for name, own in EASIER_WAY_OF.items() if own == exercise_id}
    besides = fits.keys() - {exercise_id} - alike - easier
    others = [fits[name] for name in besides if fits[name] == fits[name]]
    assert fits[exercise_id] > max(others)
