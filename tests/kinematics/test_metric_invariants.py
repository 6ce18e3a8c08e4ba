"""What must hold of every pose metric, whatever the posture."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formcheck.anatomy.sides import SIDES, other
from formcheck.kinematics.body import Body, BodyPart, body_of
from formcheck.kinematics.metrics import METRICS, Metric
from formcheck.kinematics.observer import landmarks_of
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.stick_body import Arm, Leg, Posture, Shot, figure
from tests.kinematics.point_bodies import moved, value

POSE_METRICS = [metric for metric in METRICS.values() if metric.basis == "pose"]
IN_PICTURE_ONLY = {"foot_place_pct"}
"""Only the change of a place means anything, so the place itself moves with the picture."""

bends = st.floats(5.0, 80.0)
leans = st.floats(-40.0, 40.0)


@st.composite
def postures(draw: st.DrawFn) -> Posture:
    """Any posture of a person on their feet, no two sides alike."""
    legs = [Leg(draw(leans), draw(bends), draw(leans), draw(leans)) for _ in SIDES]
    arms = [Arm(draw(bends), 0.0, draw(bends)) for _ in SIDES]
    return Posture(
        draw(leans), draw(leans), draw(leans), draw(leans), draw(leans),
        torso_short=draw(st.floats(0.0, 0.2)), shrug=draw(st.floats(0.0, 0.4)),
        hip_shift_m=draw(st.floats(-0.1, 0.1)), left_leg=legs[0], right_leg=legs[1],
        left_arm=arms[0], right_arm=arms[1],
    )  # fmt: skip


turns = st.floats(20.0, 80.0) | st.floats(100.0, 160.0)
"""Towards and away from the camera, but never so that left hides right exactly."""


def seen(pose: PoseFrame, turn_deg: float, before: PoseFrame) -> Body:
    """Return the body with facing, lateral and start position as the turn makes them."""
    facing = math.copysign(1.0, math.sin(math.radians(turn_deg)))
    lateral = math.copysign(1.0, math.cos(math.radians(turn_deg)))
    start = replace(body_of(before), facing=facing, lateral=lateral)
    return replace(body_of(pose), facing=facing, lateral=lateral, reference=start)


def person(posture: Posture, turn_deg: float) -> Body:
    shot = Shot(turn_deg)
    return seen(figure(posture, shot), turn_deg, figure(shot=shot))


def close(found: float, expected: float, metric: Metric) -> bool:
    """Whether two values agree: angles that differ by a whole turn do, and two that are none."""
    if math.isnan(found) and math.isnan(expected):
        return True
    difference = found - expected
    if metric.unit == "deg":
        difference = (difference + 180.0) % 360.0 - 180.0
    return abs(difference) < 1e-5 * max(1.0, abs(expected))


@settings(max_examples=40)
@given(postures(), turns, st.complex_numbers(max_magnitude=2000.0), st.floats(0.2, 5.0))
def test_no_metric_cares_where_in_the_picture_or_how_large(
    posture: Posture, turn_deg: float, shift: complex, scale: float
) -> None:
    body = person(posture, turn_deg)
    elsewhere = moved(body, complex(scale), shift)
    for metric in POSE_METRICS:
        for side in SIDES:
            if metric.id in IN_PICTURE_ONLY:
                continue
            here, there = value(metric.id, body, side), value(metric.id, elsewhere, side)
            assert close(there, here, metric), metric.id


@settings(max_examples=40)
@given(postures(), turns)
def test_the_mirrored_picture_gives_the_same_values_with_sides_swapped(
    posture: Posture, turn_deg: float
) -> None:
    shot = Shot(turn_deg)
    pose, before = figure(posture, shot), figure(shot=shot)
    body = seen(pose, turn_deg, before)
    mirrored = seen(mirror(pose), -turn_deg, mirror(before))
    for metric in POSE_METRICS:
        for side in SIDES:
            if metric.id in IN_PICTURE_ONLY:
                continue
            here = value(metric.id, body, side)
            there = value(metric.id, mirrored, other(side))
            flips = -1.0 if metric.id in TO_ONE_SIDE else 1.0
            assert close(there, flips * here, metric), (
                f"{metric.id} in the mirror; one that says to which side belongs to TO_ONE_SIDE"
            )


TO_ONE_SIDE = {
    "pelvic_obliq", "shoulder_tilt", "head_tilt", "trunk_lat", "weight_shift", "trunk_rot",
}  # fmt: skip
"""Metrics that say to which side: in the mirror it is the other one."""


def mirror(pose: PoseFrame) -> PoseFrame:
    return PoseTrack.from_frames([pose], pose.size_px).mirrored().frame(0)


LOPSIDED = Posture(
    12.0, 6.0, 8.0, 5.0, 9.0,
    left_leg=Leg(10.0, 30.0, 5.0, 4.0), right_leg=Leg(5.0, 20.0, 3.0, 2.0),
    left_arm=Arm(30.0, 0.0, 20.0), right_arm=Arm(20.0, 0.0, 10.0),
)  # fmt: skip

STANDS_IN = {
    "knee_height_pct": {BodyPart.HIP},
    "wrist_height_pct": {BodyPart.ELBOW},
    "hand_floor_pct": {BodyPart.INDEX},
}
"""Parts a metric can do without now: the start position, or the wrist, stands in for them."""


def without(pose: PoseFrame, lost: Landmark) -> PoseFrame:
    image_px, world_m = pose.image_px.copy(), pose.world_m.copy()
    image_px[lost], world_m[lost] = np.nan, np.nan
    return replace(pose, image_px=image_px, world_m=world_m)


@pytest.mark.parametrize("metric", POSE_METRICS, ids=lambda metric: metric.id)
def test_a_missing_landmark_gives_no_value_and_never_an_error(metric: Metric) -> None:
    pose, before = figure(LOPSIDED, Shot(60.0)), figure(shot=Shot(60.0))
    for side in SIDES:
        spared = {part.on(side) for part in STANDS_IN.get(metric.id, set())}
        for lost in set(landmarks_of(metric.id, side)) - spared:
            blind = seen(without(pose, lost), 60.0, before)
            assert math.isnan(value(metric.id, blind, side)), lost.name


@pytest.mark.parametrize("metric", POSE_METRICS, ids=lambda metric: metric.id)
def test_a_metric_rests_on_no_landmark_but_those_it_names(metric: Metric) -> None:
    pose, before = figure(LOPSIDED, Shot(60.0)), figure(shot=Shot(60.0))
    for side in SIDES:
        expected = value(metric.id, seen(pose, 60.0, before), side)
        for lost in set(Landmark) - set(landmarks_of(metric.id, side)):
            blind = seen(without(pose, lost), 60.0, before)
            assert value(metric.id, blind, side) == expected, lost.name


@pytest.mark.parametrize("metric", POSE_METRICS, ids=lambda metric: metric.id)
def test_nobody_gives_no_value(metric: Metric) -> None:
    nobody = body_of(PoseFrame.empty(0.0, (640, 480)))
    for side in SIDES:
        assert math.isnan(value(metric.id, nobody, side))
        assert math.isnan(value(metric.id, replace(nobody, reference=nobody), side))


@pytest.mark.parametrize("metric", POSE_METRICS, ids=lambda metric: metric.id)
def test_a_person_shrunk_to_a_point_gives_no_angle_and_never_an_error(metric: Metric) -> None:
    pose = replace(figure(), image_px=np.full((33, 2), 100.0), world_m=np.zeros((33, 3)))
    body = body_of(pose)
    for side in SIDES:
        for known in (body, replace(body, reference=body)):
            found = value(metric.id, known, side)
            assert math.isnan(found) or metric.unit != "deg"
