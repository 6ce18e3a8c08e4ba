"""A set that runs gets the verdict that its poses get anywhere, and is kept as it runs."""

import pytest

from formcheck.exercises.coach.target import Target
from formcheck.exercises.library import load_exercise
from formcheck.history.store import Store
from formcheck.live.running import PoseOutcome, RunningSet
from formcheck.live.token import Claim, Goal
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session import LiveAnalysis
from formcheck.session.judging import complete
from tests.live.builders import SQUAT, as_received


def judged(running: RunningSet, track: PoseTrack) -> list[PoseOutcome]:
    """Push poses the way the place does, and return what came of them."""
    moments = []
    for pose in track:
        moment = running.judge(pose)
        assert moment is not None
        if moment.must_keep:
            running.keep()
        moments.append(moment)
    return moments


def test_verdict_in_the_records_is_that_on_the_same_poses(
    store: Store, claim: Claim, track: PoseTrack
) -> None:
    received = as_received(track)
    running = RunningSet(store, claim, SQUAT)
    moments = judged(running, received)
    session = LiveAnalysis(SQUAT, Target())
    assert [each.feedback for each in moments] == [session.push(pose)[1] for pose in received]
    expected = session.finish()
    running.keep()
    assert running.verdict() == expected
    running.finish(expected)
    verdict, kept = store.verdicts.current(running.set_id), store.tracks.read(running.set_id)
    assert verdict is not None
    assert kept is not None
    assert verdict.result == expected
    assert expected.rep_count == 3
    assert list(kept.time_s) == list(received.time_s)


def test_sending_costs_no_repetition(track: PoseTrack) -> None:
    session = LiveAnalysis(SQUAT, Target())
    for pose in track:
        session.push(pose)
    sent = LiveAnalysis(SQUAT, Target())
    for pose in as_received(track):
        sent.push(pose)
    there, here = session.finish(), sent.finish()
    assert [rep.end_s for rep in there.reps] == pytest.approx([rep.end_s for rep in here.reps])
    assert there.score == pytest.approx(here.score)


def test_repetition_is_kept_before_the_person_hears_of_it(
    store: Store, claim: Claim, track: PoseTrack
) -> None:
    running = RunningSet(store, claim, SQUAT)
    for pose in track:
        moment = running.judge(pose)
        assert moment is not None
        if moment.feedback.finished_rep is not None:
            assert moment.must_keep
            running.keep()
            assert len(store.sets.reps(running.set_id)) == moment.feedback.rep_count
    running.interrupt()


@pytest.mark.parametrize(("exercise_id", "after_s"), [("plank", 5), ("squat", 10)])
def test_poses_are_kept_every_few_seconds_without_a_repetition(
    store: Store, claim: Claim, exercise_id: str, after_s: int
) -> None:
    running = RunningSet(store, claim, load_exercise(exercise_id))
    nobody = [PoseFrame.empty(second / 2, (640, 480)) for second in range(25)]
    kept = [moment.must_keep for pose in nobody if (moment := running.judge(pose))]
    # Nothing was kept meanwhile, so from then on it is always time.
    assert kept == [False] * 2 * after_s + [True] * (25 - 2 * after_s)
    running.keep()
    again = running.judge(PoseFrame.empty(12.5, (640, 480)))
    assert again is not None
    assert not again.must_keep
    running.interrupt()


def test_set_ends_with_the_last_repetition_of_its_goal(
    store: Store, claim: Claim, track: PoseTrack
) -> None:
    wanted = claim.model_copy(update={"goal": Goal(amount=2, unit="reps")})
    running = RunningSet(store, wanted, SQUAT)
    moments = judged(running, track)
    first = next(each for each in moments if each.at_goal)
    assert first.feedback.finished_rep is not None
    assert first.feedback.rep_count == 2
    running.interrupt()


def test_pose_from_before_the_last_one_is_left_out(
    store: Store, claim: Claim, track: PoseTrack
) -> None:
    running = RunningSet(store, claim, SQUAT)
    assert running.judge(track.frame(5)) is not None
    assert running.judge(track.frame(5)) is None
    assert running.judge(track.frame(4)) is None
    assert running.last_s == track.time_s[5]
    running.interrupt()


def test_set_that_was_left_can_be_completed_to_the_same_count(
    store: Store, claim: Claim, track: PoseTrack
) -> None:
    running = RunningSet(store, claim, SQUAT)
    judged(running, track)
    running.interrupt()
    assert [each.id for each in store.sets.interrupted()] == [running.set_id]
    assert complete(store, running.set_id, SQUAT).verdict.rep_count == 3


def test_set_to_which_no_pose_came_is_not_offered(store: Store, claim: Claim) -> None:
    running = RunningSet(store, claim, SQUAT)
    running.interrupt()
    assert store.sets.get(running.set_id).status == "discarded"
    assert store.sets.interrupted() == ()
