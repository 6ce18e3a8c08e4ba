"""What a body cannot do is not believed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.kinematics.conditioning.limbs import (
    ENDS,
    USUAL_FRAC,
    limb_lengths_px,
    shoulder_width_px,
)
from formcheck.kinematics.conditioning.plausibility import (
    BELIEVABLE,
    LimbLearner,
    SpeedJudge,
    believable_limbs,
    believable_speed,
    inside_picture,
    own_limb_frac,
    ramp,
)
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark
from scenery.figures import squat
from scenery.stick_body import FROM_THE_FRONT, Shot

KNEE, WRIST = Landmark.LEFT_KNEE, Landmark.LEFT_WRIST
SIZE_PX = (640, 480)
STATURE_PX = 380.0
SQUAT = squat(1, tempo=(1, 0, 1))


def speeds(image_px: FloatArray) -> FloatArray:
    stature = np.full(len(SQUAT), STATURE_PX)
    return believable_speed(SQUAT.time_s, image_px, stature)


def test_a_ramp_is_straight_between_its_ends_and_0_where_missing() -> None:
    values = np.array([-1.0, 0.0, 1.0, 2.0, 9.0, np.nan])
    assert ramp(values, none=0.0, full=2.0).tolist() == [0.0, 0.0, 0.5, 1.0, 1.0, 0.0]
    assert ramp(values, none=2.0, full=0.0).tolist() == [1.0, 1.0, 0.5, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    "place", [(-1.0, 200.0), (641.0, 200.0), (320.0, -5.0), (320.0, 480.0), (320.0, 900.0)]
)
def test_outside_the_picture_or_on_its_border_is_not_believed(place: tuple[float, float]) -> None:
    image_px = np.full((33, 2), 240.0)
    image_px[KNEE] = place
    inside = inside_picture(image_px, SIZE_PX)
    assert inside[KNEE] == 0.0
    assert np.delete(inside, KNEE).tolist() == [1.0] * 32


def test_a_missing_landmark_is_not_in_the_picture() -> None:
    assert inside_picture(np.full((33, 2), np.nan), SIZE_PX).tolist() == [0.0] * 33


@settings(max_examples=20)
@given(x=st.floats(-50, 700), y=st.floats(-50, 530), factor=st.floats(0.25, 8.0))
def test_being_inside_does_not_depend_on_resolution(x: float, y: float, factor: float) -> None:
    place = np.broadcast_to(np.array([x, y]), (33, 2))
    size_px = (round(640 * factor) * 4, round(480 * factor) * 4)
    exact = (size_px[0] / 640, size_px[1] / 480)
    small, large = inside_picture(place, SIZE_PX), inside_picture(place * exact, size_px)
    assert large == pytest.approx(small, abs=0.05)


def test_a_quick_squat_is_believed() -> None:
    assert speeds(SQUAT.image_px).tolist() == np.ones((len(SQUAT), 33)).tolist()


@pytest.mark.parametrize("frames", [1, 2, 3])
def test_a_jump_away_and_back_is_not_believed_while_away(frames: int) -> None:
    image_px = SQUAT.image_px.copy()
    image_px[40 : 40 + frames, KNEE] += (0.0, -250.0)
    speed = speeds(image_px)
    assert (speed[40 : 40 + frames, KNEE] < BELIEVABLE).all()
    speed[40 : 40 + frames, KNEE] = 1.0
    assert (speed == 1.0).all()


def test_a_landmark_that_stays_away_is_believed_again() -> None:
    judge, image_px = SpeedJudge(), np.full((33, 2), 240.0)
    judge.push(0.0, image_px, STATURE_PX)
    image_px[WRIST] += 200.0
    early = judge.push(1 / 30, image_px, STATURE_PX)
    late = judge.push(1.0, image_px, STATURE_PX)
    assert early[WRIST] < BELIEVABLE
    assert late[WRIST] == 1.0


def test_a_cut_in_which_everything_jumps_is_believed() -> None:
    image_px = SQUAT.image_px.copy()
    image_px[40:] += (200.0, 0.0)
    assert (speeds(image_px) == 1.0).all()


def test_a_missing_landmark_has_no_believable_speed() -> None:
    image_px = SQUAT.image_px.copy()
    image_px[40:50, KNEE] = np.nan
    speed = speeds(image_px)
    assert (speed[40:50, KNEE] == 0.0).all()
    assert (speed[50:, KNEE] == 1.0).all()


@pytest.mark.parametrize("shot", [Shot(90.0), Shot(-90.0), FROM_THE_FRONT, Shot(45.0)])
def test_limbs_of_a_squat_are_believed_from_any_side(shot: Shot) -> None:
    track = squat(1, tempo=(1, 0, 1), shot=shot)
    frac = limb_lengths_px(track.image_px) / STATURE_PX
    own = own_limb_frac(frac, track.visibility)
    limbs = believable_limbs(frac, own, shoulder_width_px(track.image_px) / STATURE_PX)
    assert limbs.min() >= BELIEVABLE


def test_a_limb_twice_its_length_is_not_believed() -> None:
    frac = USUAL_FRAC.copy()
    thigh = ENDS.tolist().index(KNEE)
    frac[thigh] *= 2.0
    limbs = believable_limbs(frac, USUAL_FRAC, np.array(0.2))
    assert limbs[KNEE] < BELIEVABLE
    assert np.delete(limbs, KNEE).tolist() == [1.0] * 32


def test_a_short_thigh_is_suspicious_from_the_side_only() -> None:
    frac = USUAL_FRAC.copy()
    frac[ENDS.tolist().index(KNEE)] *= 0.4
    from_the_side = believable_limbs(frac, USUAL_FRAC, np.array(0.02))
    from_the_front = believable_limbs(frac, USUAL_FRAC, np.array(0.2))
    assert from_the_side[KNEE] < 1.0
    assert from_the_front[KNEE] == 1.0


def test_missing_limbs_say_nothing() -> None:
    missing = np.full(16, np.nan)
    assert believable_limbs(missing, USUAL_FRAC, np.array(np.nan)).tolist() == [1.0] * 33


def test_limbs_never_seen_are_taken_as_usual() -> None:
    frac = np.full((10, 16), 0.5)
    assert own_limb_frac(frac, np.zeros((10, 33))).tolist() == USUAL_FRAC.tolist()
    assert own_limb_frac(np.full((10, 16), np.nan), np.ones((10, 33))) == pytest.approx(USUAL_FRAC)
    assert own_limb_frac(frac, np.ones((10, 33))).tolist() == [0.5] * 16


def test_a_learner_settles_at_the_length_that_is_seen() -> None:
    learner = LimbLearner()
    for _ in range(120):
        learner.push(USUAL_FRAC * 1.15)
    assert learner.own_frac == pytest.approx(USUAL_FRAC * 1.15, rel=0.03)


def test_a_learner_learns_nothing_from_missing_limbs() -> None:
    learner = LimbLearner()
    learner.push(np.full(16, np.nan))
    assert learner.own_frac.tolist() == USUAL_FRAC.tolist()
