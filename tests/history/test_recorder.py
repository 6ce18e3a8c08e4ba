"""A set in front of a camera, kept while it runs."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from formcheck.errors import RecordsError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import SetResult
from formcheck.history.store import Store
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis, analyze_track
from formcheck.session.judging import complete, rescore
from formcheck.session.recorder import SetRecorder
from scenery.clinic import SQUAT, judged_squats
from scenery.figures import MOVEMENTS
from scenery.track_changes import shaken


@pytest.fixture(scope="module")
def track() -> PoseTrack:
    return shaken(MOVEMENTS["squat"](3), 1.0)


class UnpluggedError(Exception):
    """Somebody tripped over the cable."""


def live(store: Store, track: PoseTrack, *, until_rep: int | None = None) -> tuple[UUID, SetResult]:
    """Do a set live; return it and the coach's verdict with what was counted aloud."""
    session, heard = LiveAnalysis(SQUAT, Target()), 0
    with SetRecorder(store, store.sessions.start().id, SQUAT, Target()) as recorder:
        for pose in track:
            feedback = session.push(pose)[1]
            recorder.push(pose, feedback)
            heard += feedback.finished_rep is not None
            if until_rep == feedback.rep_count:
                raise UnpluggedError(str(recorder.set_id))
        result = session.finish()
        recorder.finish(result)
    return recorder.set_id, replace(result, rep_count_live=heard)


def cut_short(store: Store, track: PoseTrack, *, until_rep: int) -> UUID:
    with pytest.raises(UnpluggedError) as stopped:
        live(store, track, until_rep=until_rep)
    return UUID(str(stopped.value))


def test_a_whole_set_is_kept_as_the_coach_judged_it(store: Store, track: PoseTrack) -> None:
    set_id, result = live(store, track)
    verdict, poses = store.verdicts.current(set_id), store.tracks.read(set_id)
    assert verdict is not None
    assert poses is not None
    assert verdict.result == result
    assert verdict.summary.number == 1
    assert list(poses.time_s) == list(track.time_s)


def test_an_interrupted_set_keeps_its_repetitions_and_is_offered(
    store: Store, track: PoseTrack
) -> None:
    set_id = cut_short(store, track, until_rep=2)
    assert [each.id for each in store.sets.interrupted()] == [set_id]
    assert len(store.sets.reps(set_id)) == 2


def test_an_interrupted_set_is_completed_by_a_pass_over_all_that_was_kept(
    store: Store, track: PoseTrack
) -> None:
    set_id = cut_short(store, track, until_rep=2)
    heard, poses = store.sets.live_reps(set_id), store.tracks.read(set_id)
    assert poses is not None
    finished = complete(store, set_id, SQUAT)
    verdict = store.verdicts.current(set_id)
    assert verdict is not None
    assert (finished.status, finished.verdict.number) == ("finished", 1)
    whole = analyze_track(poses, SQUAT, Target()).result
    assert verdict.result == replace(whole, rep_count_live=2)
    assert store.sets.live_reps(set_id) == heard
    assert store.sets.interrupted() == ()


def test_judging_again_leaves_what_was_counted_live(store: Store, track: PoseTrack) -> None:
    set_id, _ = live(store, track)
    heard = store.sets.live_reps(set_id)
    rescore(store, set_id, SQUAT)
    assert store.sets.live_reps(set_id) == heard
    assert store.sets.get(set_id).rep_count_live == len(heard) == 3
    assert [each.result.rep_count_live for each in store.verdicts.of_set(set_id)] == [3, 3]


def test_a_set_judged_by_another_exercise_file_gets_a_verdict_beside_the_old(
    store: Store, track: PoseTrack
) -> None:
    set_id, result = live(store, track)
    stricter = SQUAT.model_copy(update={"version": SQUAT.version + 1})
    summary = rescore(store, set_id, stricter)
    assert (summary.number, summary.spec_version) == (2, SQUAT.version + 1)
    assert summary.rep_count == result.rep_count
    assert store.verdicts.of_set(set_id)[0].result == result


def test_a_recording_is_judged_again_as_a_recording(store: Store, track: PoseTrack) -> None:
    sitting = store.sessions.start()
    done = store.sets.open(sitting.id, SQUAT, Target(), source="recording")
    store.sets.finish(done.id, judged_squats(), track)
    assert rescore(store, done.id, load_exercise("squat")).rep_count == 3


def test_without_poses_nothing_can_be_judged_again(store: Store) -> None:
    its = store.sets.open(store.sessions.start().id, SQUAT, Target())
    with pytest.raises(RecordsError, match="discard"):
        complete(store, its.id, SQUAT)


def test_a_set_that_ends_with_a_repetition_has_one_verdict(store: Store, track: PoseTrack) -> None:
    session = LiveAnalysis(SQUAT, Target())
    with SetRecorder(store, store.sessions.start().id, SQUAT, Target()) as recorder:
        for pose in track:
            feedback = session.push(pose)[1]
            recorder.push(pose, feedback)
            if feedback.rep_count == 2:
                break
        result = session.finish()
        recorder.finish(result)
    verdicts = store.verdicts.of_set(recorder.set_id)
    assert [each.result for each in verdicts] == [replace(result, rep_count_live=2)]


def test_a_recorder_must_be_entered(store: Store) -> None:
    recorder = SetRecorder(store, store.viewer_id, SQUAT, Target())
    with pytest.raises(RecordsError, match="with"):
        _ = recorder.set_id


def test_a_picture_of_another_size_in_between_is_kept_with_its_angles(
    store: Store, track: PoseTrack
) -> None:
    session = LiveAnalysis(SQUAT, Target())
    with SetRecorder(store, store.sessions.start().id, SQUAT, Target()) as recorder:
        for pose in _resized(track):
            recorder.push(pose, session.push(pose)[1])
    kept = store.tracks.read(recorder.set_id)
    assert kept is not None
    assert kept.image_px[-1] == pytest.approx(track.image_px[-1], abs=0.01, nan_ok=True)


def _resized(track: PoseTrack) -> Iterator[PoseFrame]:
    """Yield the poses, those of the second half in a picture twice as large."""
    width_px, height_px = track.size_px
    for index, pose in enumerate(track):
        if index <= len(track) // 2:
            yield pose
        else:
            larger = (width_px * 2, height_px * 2)
            yield replace(pose, image_px=pose.image_px * 2, size_px=larger)
