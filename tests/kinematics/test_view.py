import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formcheck.kinematics.body import Body, body_of
from formcheck.kinematics.view import (
    FRONT_UNTIL_DEG,
    MEMORY_S,
    RIM_DEG,
    SIDE_FROM_DEG,
    UNKNOWN_VIEW,
    View,
    ViewTracker,
    median_view,
    view_of,
)
from formcheck.pose.frame import PoseFrame
from scenery.figures import bridging, planking
from scenery.stick_body import FROM_THE_FRONT, Posture, Shot, figure

POSITIONS = {"standing": Posture(), "supine": bridging(20.0), "prone": planking(0.0)}
turns = st.floats(-179.0, 179.0)


def seen(posture: Posture, turn_deg: float) -> Body:
    return body_of(figure(posture, Shot(turn_deg)))


@pytest.mark.parametrize("posture", POSITIONS.values(), ids=POSITIONS)
@given(turn_deg=turns)
def test_yaw_is_the_turn_away_from_the_camera_standing_and_lying(
    posture: Posture, turn_deg: float
) -> None:
    view = view_of(seen(posture, turn_deg))
    sin, cos = math.sin(math.radians(turn_deg)), math.cos(math.radians(turn_deg))
    assert view.yaw_deg == pytest.approx(math.degrees(math.atan2(abs(sin), abs(cos))), abs=1e-6)
    assert view.left_nearer == pytest.approx(-sin, abs=1e-6)
    assert view.from_behind == (cos < 0)


@pytest.mark.parametrize(
    ("turn_deg", "name"),
    [
        (0.0, "front"),
        (20.0, "front"),
        (-20.0, "front"),
        (40.0, "oblique"),
        (-130.0, "oblique"),
        (70.0, "side-right"),
        (90.0, "side-right"),
        (110.0, "side-right"),
        (-90.0, "side-left"),
        (-70.0, "side-left"),
        (180.0, "back"),
        (165.0, "back"),
    ],
)
@pytest.mark.parametrize("posture", POSITIONS.values(), ids=POSITIONS)
def test_the_view_has_a_name(posture: Posture, turn_deg: float, name: str) -> None:
    assert view_of(seen(posture, turn_deg)).name == name


@given(st.floats(0.0, 90.0))
def test_no_view_is_both_from_the_side_and_from_the_front(yaw_deg: float) -> None:
    view = View(yaw_deg, 0.5)
    assert not (view.allows("side") and view.allows("front"))
    assert view.allows("any")
    assert view.allows("side") == (yaw_deg >= SIDE_FROM_DEG)
    assert view.allows("front") == (yaw_deg <= FRONT_UNTIL_DEG)


@given(yaw_deg=st.floats(0.0, 90.0), step_deg=st.floats(0.0, 2.0))
def test_the_camera_stands_more_and_more_wrong_up_to_the_edge(
    yaw_deg: float, step_deg: float
) -> None:
    here, there = View(yaw_deg), View(max(0.0, yaw_deg - step_deg))
    assert (
        0.0
        <= there.off_view_weight("side") - here.off_view_weight("side")
        <= step_deg / RIM_DEG + 1e-9
    )
    assert (
        0.0
        <= here.off_view_weight("front") - there.off_view_weight("front")
        <= step_deg / RIM_DEG + 1e-9
    )
    assert here.off_view_weight("any") == 0.0


@pytest.mark.parametrize(
    ("yaw_deg", "side", "front"),
    [(0.0, 1.0, 0.0), (20.0, 1.0, 0.5), (45.0, 1.0, 1.0), (65.0, 0.5, 1.0), (90.0, 0.0, 1.0)],
)
def test_how_wrong_the_camera_stands(yaw_deg: float, side: float, front: float) -> None:
    view = View(yaw_deg)
    assert (view.off_view_weight("side"), view.off_view_weight("front")) == (side, front)


def test_from_an_unknown_view_the_camera_stands_wrong() -> None:
    assert UNKNOWN_VIEW.off_view_weight("side") == UNKNOWN_VIEW.off_view_weight("front") == 1.0
    assert UNKNOWN_VIEW.off_view_weight("any") == 0.0


def test_an_unknown_view_allows_only_what_no_view_rules_out() -> None:
    assert UNKNOWN_VIEW.name == "unknown"
    assert not UNKNOWN_VIEW.allows("side")
    assert not UNKNOWN_VIEW.allows("front")
    assert UNKNOWN_VIEW.allows("any")
    assert math.isnan(UNKNOWN_VIEW.off_axis_deg("side"))
    assert UNKNOWN_VIEW.off_axis_deg("any") == 0.0


@given(st.floats(0.0, 90.0))
def test_off_axis_is_the_distance_to_the_wanted_view(yaw_deg: float) -> None:
    view = View(yaw_deg)
    assert view.off_axis_deg("front") == pytest.approx(yaw_deg)
    assert view.off_axis_deg("side") == pytest.approx(90.0 - yaw_deg)


def on_one_side(turn_deg: float) -> Body:
    """A body lying on its side, the front to the camera, turned about the vertical."""
    upright = figure(shot=FROM_THE_FRONT)
    x, y, z = upright.world_m.T
    across, rise, depth = -y, x, z
    sin, cos = math.sin(math.radians(turn_deg)), math.cos(math.radians(turn_deg))
    lying_m = np.stack([cos * across + sin * depth, rise, cos * depth - sin * across], axis=1)
    return body_of(replace(upright, world_m=lying_m))


@given(st.floats(-89.0, 89.0))
def test_who_lies_on_one_side_turns_with_the_length_of_the_trunk(turn_deg: float) -> None:
    assert view_of(on_one_side(turn_deg)).yaw_deg == pytest.approx(abs(turn_deg), abs=4.0)


def from_above(body: PoseFrame, pitch_deg: float) -> Body:
    """The same body before a camera that looks down."""
    x, y, z = body.world_m.T
    sin, cos = math.sin(math.radians(pitch_deg)), math.cos(math.radians(pitch_deg))
    tilted_m = np.stack([x, cos * y + sin * z, cos * z - sin * y], axis=1)
    return body_of(replace(body, world_m=tilted_m))


@pytest.mark.parametrize("posture", POSITIONS.values(), ids=POSITIONS)
@given(turn_deg=st.floats(55.0, 125.0), pitch_deg=st.floats(-30.0, 30.0))
def test_a_camera_that_looks_down_turns_nobody(
    posture: Posture, turn_deg: float, pitch_deg: float
) -> None:
    level = figure(posture, Shot(turn_deg))
    turned = view_of(from_above(level, pitch_deg)).yaw_deg
    assert turned == pytest.approx(view_of(body_of(level)).yaw_deg, abs=7.0)


def without_depth(pose: PoseFrame) -> PoseFrame:
    return replace(pose, world_m=np.full((33, 3), np.nan))


@pytest.mark.parametrize("turn_deg", [0.0, 30.0, 60.0, 90.0, -60.0])
def test_without_depth_the_width_of_the_shoulders_tells_the_yaw(turn_deg: float) -> None:
    view = view_of(body_of(without_depth(figure(shot=Shot(turn_deg)))))
    assert view.yaw_deg == pytest.approx(abs(turn_deg), abs=10.0)
    assert view.left_nearer == 0.0


def test_without_depth_a_back_is_still_a_back() -> None:
    assert view_of(body_of(without_depth(figure(shot=Shot(180.0))))).name == "back"


def test_nobody_is_seen_from_nowhere() -> None:
    nobody = body_of(PoseFrame.empty(0.0, (640, 480)))
    assert math.isnan(view_of(nobody).yaw_deg)
    collapsed = replace(figure(), world_m=np.zeros((33, 3)))
    assert math.isnan(view_of(body_of(collapsed)).yaw_deg)


def test_the_view_of_a_second_outlasts_a_few_wrong_poses() -> None:
    tracker, view = ViewTracker(), UNKNOWN_VIEW
    for index in range(30):
        turn_deg = 0.0 if index % 4 == 3 else 90.0
        pose = replace(figure(shot=Shot(turn_deg)), time_s=index / 30)
        view = tracker.push(body_of(pose))
    assert view.name == "side-right"


def test_the_view_follows_a_person_who_turns_within_a_second() -> None:
    tracker = ViewTracker()
    names = []
    for index in range(90):
        turn_deg = 90.0 if index < 45 else 0.0
        pose = replace(figure(shot=Shot(turn_deg)), time_s=index / 30)
        names.append(tracker.push(body_of(pose)).name)
    assert names[44] == "side-right"
    assert names[45 + 30] == "front"


def test_poses_without_anybody_change_no_view() -> None:
    tracker = ViewTracker()
    tracker.push(body_of(figure()))
    empty = replace(PoseFrame.empty(0.1, (640, 480)))
    assert tracker.push(body_of(empty)).name == "side-right"


def test_the_middle_of_no_views_is_unknown() -> None:
    assert median_view([]) is UNKNOWN_VIEW


@given(st.lists(turns, min_size=1, max_size=60))
def test_the_view_is_the_middle_of_those_of_the_last_second(turns_deg: list[float]) -> None:
    tracker = ViewTracker()
    poses = [
        replace(figure(shot=Shot(turn_deg)), time_s=index / 25)
        for index, turn_deg in enumerate(turns_deg)
    ]
    followed = [tracker.push(body_of(pose)) for pose in poses][-1]
    last_s = poses[-1].time_s
    lately = [pose for pose in poses if pose.time_s >= last_s - MEMORY_S]
    assert followed == median_view([view_of(body_of(pose)) for pose in lately])
