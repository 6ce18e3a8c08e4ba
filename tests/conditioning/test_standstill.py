"""What is made of a picture that stands still in the middle of a movement."""

import numpy as np
import pytest

from formcheck.kinematics.conditioning.recorded import condition_recording
from formcheck.kinematics.conditioning.standstill import repeated_poses
from formcheck.pose.track import PoseTrack
from scenery.figures import Course, squat
from scenery.track_changes import between, shaken
from tests.exercises.sets import watch

RATE_HZ = 30
SQUATS = squat(3)
WAY_DOWN_S = 1.9
"""In the middle of the first way down."""

HALF_A_SECOND = RATE_HZ // 2


def stuck(track: PoseTrack, at_s: float, pictures: int) -> PoseTrack:
    """Return the track with one pose in place of those of the next pictures."""
    at = int(np.searchsorted(track.time_s, at_s))
    places = np.arange(len(track))
    places[at : at + pictures + 1] = at
    held = track.at(places[:1])
    return PoseTrack(
        track.time_s,
        track.image_px[places],
        track.world_m[places],
        track.visibility[places],
        held.size_px,
    )


def test_what_is_repeated_in_the_middle_of_a_movement_was_not_seen() -> None:
    track = stuck(SQUATS, WAY_DOWN_S, HALF_A_SECOND)
    assert repeated_poses(track).sum() == HALF_A_SECOND
    made = condition_recording(track)
    assert (~made.track.found).sum() == HALF_A_SECOND
    assert "the picture stood still from 1.9 to 2.4 s" in made.notes


def test_it_hurries_nobody_who_moves_at_their_own_pace() -> None:
    clean = watch("squat", SQUATS)
    for at_s in (1.6, WAY_DOWN_S, 2.2, 3.4):
        outcome = watch("squat", stuck(SQUATS, at_s, HALF_A_SECOND))
        assert outcome.result.rep_count == 3
        assert outcome.faults.keys() == clean.faults.keys()


@pytest.mark.parametrize("pictures", [1, 2, 4])
def test_a_slow_camera_in_a_fast_film_is_no_standstill(pictures: int) -> None:
    places = np.arange(len(SQUATS)) // (pictures + 1) * (pictures + 1)
    slow = PoseTrack(
        SQUATS.time_s,
        SQUATS.image_px[places],
        SQUATS.world_m[places],
        SQUATS.visibility[places],
        SQUATS.size_px,
    )
    assert not repeated_poses(slow).any()


def test_who_comes_to_rest_and_stays_there_is_seen() -> None:
    rested = squat.along(Course(((0, 4), (1, 4), (2, 95), (6, 95), (7, 4), (9, 4))))
    assert not repeated_poses(rested).any()
    assert condition_recording(rested).notes == ()


def test_who_stands_as_still_as_can_be_before_a_camera_is_seen() -> None:
    standing = shaken(between(squat(1), 0.0, 1.0), noise_px=0.3)
    assert not repeated_poses(standing).any()


def test_many_standstills_are_not_told_one_by_one() -> None:
    track = squat(5)
    for rep in watch("squat", track).result.reps:
        track = stuck(track, (rep.start_s + rep.peak_s) / 2, HALF_A_SECOND)
    (note,) = condition_recording(track).notes
    assert note.startswith("the picture stood still from")
    assert note.endswith("and 2 more times")
