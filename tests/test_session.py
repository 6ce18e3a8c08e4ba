from dataclasses import replace

import numpy as np
import pytest

from formcheck.errors import NobodyFoundError, TrackError
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis, analyze_track
from scenery.figures import MOVEMENTS, squat
from scenery.stick_body import Shot
from scenery.track_changes import hidden

SPEC = load_exercise("squat")
FEET = [mark for mark in Landmark if mark >= Landmark.LEFT_ANKLE]


def below_the_picture(track: PoseTrack, landmarks: list[Landmark]) -> PoseTrack:
    image_px = track.image_px.copy()
    image_px[:, landmarks, 1] = track.size_px[1] + 40.0
    return replace(track, image_px=image_px)


@pytest.mark.parametrize("exercise", sorted(MOVEMENTS))
def test_recording_and_live_get_the_same_count_from_the_same_track(exercise: str) -> None:
    track, spec = MOVEMENTS[exercise](), load_exercise(exercise)

    recorded = analyze_track(track, spec, Target()).result
    live = LiveAnalysis(spec, Target())
    for pose in track:
        live.push(pose)
    result = live.finish()

    assert replace(result, rep_count_live=None) == recorded
    assert result.rep_count_live == (recorded.rep_count if spec.counts_reps else None)


def test_there_is_feedback_for_every_pose() -> None:
    track = squat(2)

    analysis = analyze_track(track, SPEC, Target())

    assert len(analysis.feedback) == len(analysis.conditioned) == len(track)
    assert [each.time_s for each in analysis.feedback] == pytest.approx(track.time_s)
    assert analysis.feedback[-1].rep_count == analysis.result.rep_count == 2
    assert analysis.track is track


def test_level_decides_the_target() -> None:
    beginner = analyze_track(squat(2, 65.0), SPEC, Target("beginner")).result

    assert beginner.target == 60.0
    assert all(rep.full_range for rep in beginner.reps)


def test_nobody_in_the_whole_recording_is_an_error_that_says_what_to_do() -> None:
    empty = PoseTrack.from_frames(
        [PoseFrame.empty(n / 30, (640, 480)) for n in range(60)], (640, 480)
    )

    with pytest.raises(NobodyFoundError, match="whole body in the picture"):
        analyze_track(empty, SPEC, Target())


def test_squats_are_counted_by_the_thighs_with_the_feet_out_of_the_picture() -> None:
    result = analyze_track(below_the_picture(squat(2), FEET), SPEC, Target()).result

    assert [rep.count_basis for rep in result.reps] == ["approximate"] * 2
    assert (result.count_basis, result.scored) == ("approximate", False)


def test_what_moves_out_of_the_picture_is_a_zero_that_says_what_to_do() -> None:
    legs = [mark for mark in Landmark if mark >= Landmark.LEFT_KNEE]

    result = analyze_track(below_the_picture(squat(2), legs), SPEC, Target()).result

    assert result.rep_count == 0
    assert [each.reason for each in result.not_counted] == ["not_seen"]
    assert "your hip, knee and ankle" in (result.not_counted_reason or "")
    assert "Move the camera" in (result.not_counted_reason or "")


def test_feet_the_model_does_not_believe_in_are_not_seen_either() -> None:
    result = analyze_track(hidden(squat(2), FEET, visibility=0.02), SPEC, Target()).result

    assert [rep.count_basis for rep in result.reps] == ["approximate"] * 2


def test_a_held_part_out_of_the_picture_is_an_error_that_says_what_to_do() -> None:
    plank = MOVEMENTS["plank"](1)
    with pytest.raises(NobodyFoundError, match="put the camera further away"):
        analyze_track(below_the_picture(plank, FEET), load_exercise("plank"), Target())


def test_an_exercise_that_needs_no_feet_is_judged_without_them() -> None:
    arms = MOVEMENTS["shoulder_abduction"](2)

    result = analyze_track(
        below_the_picture(arms, FEET), load_exercise("shoulder_abduction"), Target()
    ).result

    assert result.rep_count == 2


def test_one_side_seen_is_enough() -> None:
    left_leg = [Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE]

    assert analyze_track(hidden(squat(2), left_leg), SPEC, Target()).result.rep_count == 2


def test_notes_on_what_was_put_right_reach_the_result() -> None:
    track = squat(2)
    swapped = track.mirrored()
    image_px = track.image_px.copy()
    image_px[100:106] = swapped.image_px[100:106]
    width_px = track.size_px[0]
    image_px[100:106, :, 0] = width_px - image_px[100:106, :, 0]
    track = replace(track, image_px=image_px, notes=("aspect ratio assumed",))

    analysis = analyze_track(track, SPEC, Target())

    assert analysis.conditioned.notes[0] == "aspect ratio assumed"
    assert set(analysis.conditioned.notes) <= set(analysis.result.notes)


def test_certainty_never_exceeds_what_the_model_claims() -> None:
    track = squat(2, shot=Shot(rate_hz=15))

    conditioned = analyze_track(track, SPEC, Target()).conditioned

    assert (conditioned.visibility <= track.visibility + 1e-9).all()
    assert not np.isnan(conditioned.visibility).any()


def test_poses_that_come_faster_than_any_camera_films_are_left_out() -> None:
    track = squat(2)
    crowd = track.at(np.arange(75))
    crowd = replace(crowd, time_s=track.time_s[0] - 1e-3 + 1e-6 * np.arange(75))
    joined = PoseTrack.from_frames([*crowd, *track], track.size_px)

    analysis = analyze_track(joined, SPEC, Target())

    assert analysis.result.rep_count == 2
    assert len(analysis.track) <= len(track) + 1
    assert "75 pictures were left out" in " ".join(analysis.result.notes)


def test_poses_of_more_than_an_hour_are_refused() -> None:
    track = replace(squat(2), time_s=squat(2).time_s * 1000)

    with pytest.raises(TrackError, match="at most 60 are judged"):
        analyze_track(track, SPEC, Target())
