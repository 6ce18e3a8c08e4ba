from dataclasses import replace

import pytest

from formcheck.kinematics.body import body_of
from formcheck.kinematics.stance import Stance, StanceTracker
from formcheck.kinematics.view import UNKNOWN_VIEW, view_of
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from scenery.figures import bridging, hinging, lunging, planking, squatting
from scenery.stick_body import FACING_LEFT, FACING_RIGHT, Posture, Shot, figure
from scenery.track_changes import hidden

POSTURES = {
    "standing": Posture(),
    "deep squat": squatting(115.0),
    "deep hinge": hinging(80.0),
    "lunge": lunging(90.0),
    "on the back": bridging(48.0),
    "bridge": bridging(0.0),
    "plank": planking(0.0),
    "head hanging": Posture(head_fwd=50.0),
}


def stance_of(pose: PoseFrame) -> Stance:
    body = body_of(pose)
    return StanceTracker().push(body, view_of(body))


@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES)
@pytest.mark.parametrize("turn_deg", [60.0, 75.0, 90.0, 105.0, 120.0])
def test_forward_is_known_in_every_position(posture: Posture, turn_deg: float) -> None:
    assert stance_of(figure(posture, Shot(turn_deg))).facing == 1.0
    assert stance_of(figure(posture, Shot(-turn_deg))).facing == -1.0


@pytest.mark.parametrize("posture", POSTURES.values(), ids=POSTURES)
def test_the_near_side_is_the_one_towards_the_camera(posture: Posture) -> None:
    assert stance_of(figure(posture, FACING_RIGHT)).near == "right"
    assert stance_of(figure(posture, FACING_LEFT)).near == "left"


def test_without_depth_the_near_side_is_the_one_seen_better() -> None:
    track = PoseTrack.from_frames([figure()], (640, 480))
    left = [mark for mark in Landmark if mark.name.startswith("LEFT")]
    body = body_of(hidden(track, left).frame(0))
    assert StanceTracker().push(body, UNKNOWN_VIEW).near == "right"


def test_a_few_wrong_poses_do_not_turn_a_person_round() -> None:
    tracker = StanceTracker()
    for index in range(60):
        turn_deg = -90.0 if index in (30, 31, 40) else 90.0
        body = body_of(replace(figure(shot=Shot(turn_deg)), time_s=index / 30))
        stance = tracker.push(body, view_of(body))
        assert (stance.facing, stance.near) == (1.0, "right")


def test_a_person_who_turns_round_is_followed_within_a_second() -> None:
    tracker = StanceTracker()
    found = []
    for index in range(90):
        turn_deg = 90.0 if index < 45 else -90.0
        body = body_of(replace(figure(shot=Shot(turn_deg)), time_s=index / 30))
        stance = tracker.push(body, view_of(body))
        found.append((stance.facing, stance.near))
    assert found[44] == (1.0, "right")
    assert found[45 + 30] == (-1.0, "left")


def test_poses_without_anybody_change_nothing() -> None:
    tracker = StanceTracker()
    body = body_of(figure(shot=FACING_LEFT))
    before = tracker.push(body, view_of(body))
    nobody = body_of(PoseFrame.empty(0.1, (640, 480)))
    assert tracker.push(nobody, view_of(body)) == before
