"""What movements are counted by, on stick figures whose angles are known."""

from collections.abc import Callable

import numpy as np
import pytest

from formcheck.anatomy.sides import SIDES
from formcheck.exercises.counting.joint_angles import joint_angle
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.posture_angles import POSTURE, posture_deg
from formcheck.exercises.counting.scale import ScaleFollower, scale_of
from formcheck.exercises.counting.signals import SIGNALS
from scenery.figures import hinging, rising, squatting
from scenery.stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    FOREARM_M,
    FROM_THE_FRONT,
    THIGH_M,
    UPPER_ARM_M,
    Arm,
    Posture,
    Shot,
    both_arms,
    both_legs,
    film,
)
from scenery.track_changes import scaled
from tests.exercises.bodies_on_the_floor import LYING, lifting_knee, supine
from tests.exercises.sets import clean_track


def seen(posture: Posture, shot: Shot = FACING_RIGHT) -> Landmarks:
    return Landmarks.of_track(film(posture, shot, np.arange(5) / 30.0))


def value(name: str, landmarks: Landmarks) -> tuple[float, float]:
    """Return a signal on the left and on the right."""
    left, right = SIGNALS[name].values(landmarks, scale_of(landmarks))[0]
    return float(left), float(right)


@pytest.mark.parametrize("dimensions", [2, 3])
@pytest.mark.parametrize(
    ("joint", "posture", "angle_deg"),
    [
        ("knee", squatting(95.0), 95.0),
        ("knee", Posture(), 0.0),
        ("hip", rising(90.0), 90.0),
        ("hip", hinging(60.0), 60.0 + 0.02 * 60.0 + 8.0 + 0.25 * 60.0),
        ("elbow", both_arms(Posture(), elbow=110.0), 110.0),
        ("shoulder", both_arms(Posture(20.0), flex=75.0), 75.0),
        ("upper_arm", both_arms(Posture(), flex=75.0), 75.0),
        ("leg", both_legs(Posture(25.0), shank_incl=-15.0), 40.0),
    ],
)
def test_angles_of_joints_are_those_of_the_body_side_on(
    joint: str, posture: Posture, angle_deg: float, dimensions: int
) -> None:
    assert value(f"{joint}_{dimensions}d", seen(posture)) == pytest.approx(
        (angle_deg, angle_deg), abs=8.0 if dimensions == 3 else 0.1
    )


@pytest.mark.parametrize("shot", [FACING_RIGHT, FACING_LEFT])
@pytest.mark.parametrize("lean_deg", [-20.0, 0.0, 35.0])
def test_leaning_forward_is_positive_whichever_way_one_faces(lean_deg: float, shot: Shot) -> None:
    assert value("trunk_lean", seen(Posture(lean_deg), shot)) == pytest.approx(
        (lean_deg, lean_deg), abs=0.1
    )


@pytest.mark.parametrize("lean_deg", [-24.0, 0.0, 24.0])
def test_leaning_to_the_left_is_to_the_right_of_the_picture(lean_deg: float) -> None:
    landmarks = seen(Posture(trunk_lat=lean_deg), FROM_THE_FRONT)
    assert value("trunk_side_lean", landmarks)[0] == pytest.approx(lean_deg, abs=0.1)


def test_a_trunk_that_rises_from_the_floor_rises() -> None:
    flat, risen = (seen(Posture(angle), LYING) for angle in (-90.0, -60.0))
    assert value("trunk_elevation", flat)[0] == pytest.approx(0.0, abs=0.1)
    assert value("trunk_elevation", risen)[0] == pytest.approx(30.0, abs=0.1)


@pytest.mark.parametrize("turn_deg", [-40.0, 15.0])
def test_turning_the_shoulders_over_the_hips_is_a_turn(turn_deg: float) -> None:
    landmarks = seen(Posture(trunk_rot=turn_deg), FROM_THE_FRONT)
    assert abs(value("trunk_rotation", landmarks)[0]) == pytest.approx(abs(turn_deg), abs=0.1)


def test_a_raised_knee_is_as_high_as_it_is_raised() -> None:
    down, up = (seen(lifting_knee(height, "left"), FROM_THE_FRONT) for height in (0.0, 70.0))
    left, right = np.subtract(value("knee_height", up), value("knee_height", down))
    assert (left, right) == pytest.approx((70.0, 0.0), abs=3.0)


def test_raised_hands_are_high() -> None:
    hanging, raised = (
        seen(both_arms(Posture(), abd=angle), FROM_THE_FRONT) for angle in (1.0, 179.0)
    )
    assert value("wrist_height", hanging) == pytest.approx((-100.0, -100.0), abs=3.0)
    assert value("wrist_height", raised) == pytest.approx((100.0, 100.0), abs=3.0)


def test_raised_heels_are_as_high_as_the_foot_is_tilted() -> None:
    flat, risen = (seen(both_legs(Posture(), heel_up=angle)) for angle in (0.0, 40.0))
    raised = SIGNALS["heel_height"]
    low, high = (raised.values(each, scale_of(flat))[0] for each in (flat, risen))
    assert high - low == pytest.approx(100.0 * np.sin(np.radians(40.0)), abs=0.1)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_lifted_leg_is_lifted_on_its_side_alone(side: str) -> None:
    landmarks = seen(supine(50.0, side), LYING)  # type: ignore[arg-type]
    lifted = dict(zip(("left", "right"), value("leg_2d", landmarks), strict=True))
    assert lifted.pop(side) == pytest.approx(50.0, abs=0.1)
    assert list(lifted.values()) == pytest.approx([0.0], abs=0.1)


@pytest.mark.parametrize("name", SIGNALS)
def test_signals_have_no_size(name: str) -> None:
    track = clean_track("squat", 1)
    large, small = Landmarks.of_track(track), Landmarks.of_track(scaled(track, 0.4))
    values = [SIGNALS[name].values(each, scale_of(each)) for each in (large, small)]
    assert values[0] == pytest.approx(values[1], abs=1e-4)


BODIES: dict[str, Callable[[], Landmarks]] = {
    "squat": lambda: Landmarks.of_track(clean_track("squat", 1)),
    "bridge": lambda: Landmarks.of_track(clean_track("glute_bridge", 1)),
    "side bend": lambda: Landmarks.of_track(clean_track("standing_side_bend", 1)),
}


@pytest.mark.parametrize("body", BODIES)
def test_joints_of_a_posture_are_seen_on_both_sides_between_0_and_180(body: str) -> None:
    postures = posture_deg(BODIES[body]().world_m)
    assert postures.shape[1:] == (2, len(POSTURE))
    assert ((postures >= 0.0) & (postures <= 180.0)).all()


@pytest.mark.parametrize("name", POSTURE)
def test_a_posture_holds_the_same_angles_as_are_told_one_by_one(name: str) -> None:
    for points in (BODIES["squat"]().image_px, BODIES["bridge"]().world_m):
        of_posture = posture_deg(points)[..., POSTURE.index(name)]
        one_by_one = [joint_angle(name)(points.transpose(1, 2, 0), side) for side in SIDES]
        assert of_posture.T.tolist() == np.array(one_by_one).tolist()


def test_lengths_are_those_of_the_body() -> None:
    scale = scale_of(seen(Posture(left_arm=Arm(), right_arm=Arm())))
    assert scale.thigh_px == pytest.approx(THIGH_M * FACING_RIGHT.px_per_m)
    arm_m = UPPER_ARM_M + FOREARM_M
    assert scale.arm_px == pytest.approx(arm_m * FACING_RIGHT.px_per_m, rel=0.01)


@pytest.mark.parametrize(("shot", "facing"), [(FACING_RIGHT, 1.0), (FACING_LEFT, -1.0)])
def test_one_faces_where_the_toes_point(shot: Shot, facing: float) -> None:
    assert scale_of(seen(Posture(), shot)).facing == facing


def test_the_scale_that_is_followed_is_that_of_the_whole_where_nobody_moves() -> None:
    landmarks = seen(squatting(40.0))
    follower = ScaleFollower()
    for place in range(len(landmarks)):
        followed = follower.push(landmarks.time_s[place], landmarks.at(place))
    assert followed == scale_of(landmarks)


def test_who_comes_closer_is_followed_within_some_seconds() -> None:
    near, far = (
        seen(Posture()),
        Landmarks.of_track(scaled(film(Posture(), FACING_RIGHT, np.zeros(1)), 0.5)),
    )
    follower = ScaleFollower()
    follower.push(0.0, far.at(0))
    for time_s in np.arange(1, 300) / 30.0:
        followed = follower.push(time_s, near.at(0))
    assert followed.thigh_px == pytest.approx(scale_of(near).thigh_px, rel=0.02)
