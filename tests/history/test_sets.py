"""A set from its first repetition to its verdicts."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from formcheck.errors import RecordChangedError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import Hold, NotCounted, SetResult
from formcheck.history.store import Store
from scenery.clinic import SQUAT, judged_squats
from scenery.results import plank_result, shallow, squat_rep, squat_track

NOW = timedelta()


def begun(store: Store, target: Target | None = None) -> UUID:
    return store.sets.open(store.sessions.start().id, SQUAT, target or Target()).id


def test_a_set_remembers_what_was_asked_for(store: Store) -> None:
    aim = Target("advanced", "left", 70.0)
    assert store.sets.get(begun(store, aim)).aim == aim


def test_a_repetition_is_there_as_soon_as_it_was_counted(store: Store) -> None:
    set_id = begun(store)
    for number in (1, 2):
        store.sets.add_rep(set_id, squat_rep(number))
        assert store.sets.reps(set_id)[-1] == squat_rep(number)
    assert store.sets.get(set_id).verdict.rep_count == 2


def test_the_same_repetition_twice_counts_once(store: Store) -> None:
    set_id = begun(store)
    for _ in range(2):
        store.sets.add_rep(set_id, squat_rep(1))
    assert store.sets.reps(set_id) == (squat_rep(1),)


def test_while_a_set_runs_what_was_counted_live_is_the_count(store: Store) -> None:
    set_id = begun(store)
    store.sets.add_rep(set_id, squat_rep(1))
    running = store.sets.get(set_id)
    assert (running.rep_count_live, running.verdict.rep_count) == (1, 1)
    assert store.sets.live_reps(set_id) == store.sets.reps(set_id) == (squat_rep(1),)


def test_the_verdict_is_the_record_and_what_was_counted_live_stays_beside_it(store: Store) -> None:
    set_id = begun(store)
    heard = squat_rep(1, score=40.0)
    store.sets.add_rep(set_id, heard)
    finished = store.sets.finish(set_id, judged_squats(), squat_track(2.0))
    assert (finished.status, finished.verdict.number) == ("finished", 1)
    assert (finished.verdict.rep_count, finished.rep_count_live) == (3, 1)
    assert store.sets.reps(set_id) == judged_squats().reps
    assert store.sets.live_reps(set_id) == (heard,)
    (verdict,) = store.verdicts.of_set(set_id)
    assert verdict.result == judged_squats(rep_count_live=1)


def test_a_set_is_by_the_judge_that_gave_its_verdict(store: Store) -> None:
    set_id = begun(store)
    newer = judged_squats(spec_version=9, spec_hash="fedcba9876543210")
    verdict = store.sets.finish(set_id, newer).verdict
    assert (verdict.number, verdict.spec_version, verdict.spec_hash) == (1, 9, newer.spec_hash)


def test_what_the_coach_counted_aloud_is_kept_as_it_says(store: Store) -> None:
    set_id = begun(store)
    store.sets.add_rep(set_id, squat_rep(1))
    assert store.sets.finish(set_id, judged_squats(rep_count_live=2)).rep_count_live == 2


def test_a_recording_has_no_live_count(store: Store) -> None:
    sitting = store.sessions.start()
    begun_set = store.sets.open(sitting.id, SQUAT, Target(), source="recording")
    assert store.sets.finish(begun_set.id, judged_squats()).rep_count_live is None


@pytest.mark.parametrize(
    "result",
    [
        judged_squats(rep_count_live=9),
        plank_result(rep_count_live=0),
        judged_squats(
            reps=(), faults=(), scored=False, score=None, rep_count_live=0, perhaps="hip_hinge",
            not_counted=(NotCounted(1.0, 2.0, "less_range", 21.0, 22.0, "deg", "left"),),
            not_counted_reason="go a little further",
        ),
        judged_squats(reps=(replace(squat_rep(1), peak_s=2.5, count_basis="approximate"),),
                      rep_count_live=1),
    ],
)  # fmt: skip
def test_a_verdict_reads_back_as_it_was_given(store: Store, result: SetResult) -> None:
    set_id = begun(store)
    store.sets.finish(set_id, result)
    verdict = store.verdicts.current(set_id)
    assert verdict is not None
    assert verdict.result == result


def test_old_and_new_verdicts_are_both_kept_and_the_new_one_counts(store: Store) -> None:
    set_id = begun(store)
    first = judged_squats(rep_count_live=3)
    store.sets.finish(set_id, first)
    better = judged_squats(spec_version=9, spec_hash="fedcba9876543210", score=80.0)
    assert store.verdicts.add(set_id, better).number == 2
    assert [each.result for each in store.verdicts.of_set(set_id)] == [
        first, replace(better, rep_count_live=3),
    ]  # fmt: skip
    assert [each.summary.is_current for each in store.verdicts.of_set(set_id)] == [False, True]
    assert store.progress.by_day(store.viewer_id, "squat")[0].score == 80.0
    assert store.progress.by_day(store.viewer_id, "squat")[0].sets == 1


def test_a_set_that_is_not_finished_gets_no_new_verdict(store: Store) -> None:
    set_id = begun(store)
    with pytest.raises(RecordChangedError):
        store.verdicts.add(set_id, judged_squats())
    with pytest.raises(RecordChangedError):
        store.verdicts.add_as_another(set_id, judged_squats(exercise_id="hip_hinge"))
    assert store.sets.get(set_id).exercise_id == "squat"


def test_a_set_that_was_another_exercise_is_one_of_that_and_keeps_its_older_verdict(
    store: Store,
) -> None:
    set_id = begun(store)
    store.sets.finish(set_id, judged_squats(reps=(), faults=()))
    store.verdicts.add_as_another(set_id, judged_squats(exercise_id="hip_hinge"))
    its = store.sets.get(set_id)
    assert (its.exercise_id, its.side, its.personal_target) == ("hip_hinge", None, None)
    assert its.verdict.rep_count == 3
    told = [each.result.exercise_id for each in store.verdicts.of_set(set_id)]
    assert told == ["squat", "hip_hinge"]


def test_a_finished_set_takes_no_more_repetitions(store: Store) -> None:
    set_id = begun(store)
    store.sets.finish(set_id, judged_squats())
    with pytest.raises(RecordChangedError):
        store.sets.add_rep(set_id, squat_rep(3))
    with pytest.raises(RecordChangedError):
        store.sets.finish(set_id, judged_squats())


def test_a_running_set_is_interrupted_only_after_a_while(store: Store) -> None:
    set_id = begun(store)
    assert store.sets.interrupted() == ()
    assert [each.id for each in store.sets.interrupted(quiet=NOW)] == [set_id]


def test_a_discarded_set_is_offered_no_more_and_counts_nowhere(store: Store) -> None:
    set_id = begun(store)
    store.sets.add_rep(set_id, squat_rep(1))
    store.sets.interrupt(set_id)
    assert [each.id for each in store.sets.interrupted()] == [set_id]
    store.sets.discard(set_id)
    assert store.sets.interrupted() == ()
    assert store.progress.exercises(store.viewer_id) == ()


def test_the_poses_of_a_set_read_back(store: Store) -> None:
    set_id = begun(store)
    store.sets.finish(set_id, judged_squats(), squat_track(1.0))
    track, kept = store.tracks.read(set_id), store.tracks.of_set(set_id)
    assert track is not None
    assert kept is not None
    assert (len(track), kept.frame_count) == (30, 30)


def test_a_set_without_poses_has_no_track(store: Store) -> None:
    set_id = begun(store)
    store.sets.finish(set_id, judged_squats())
    assert store.tracks.of_set(set_id) is None
    assert store.tracks.read(set_id) is None


def test_progress_goes_the_way_of_the_exercise(store: Store) -> None:
    """Where the driver falls towards the furthest point, the smallest peak is the furthest."""
    set_id = begun(store)
    falling = tuple(
        squat_rep(n, peak=peak, start_value=170.0) for n, peak in enumerate((90.0, 70.0, 80.0), 1)
    )
    store.sets.finish(set_id, judged_squats(reps=falling))
    day = store.progress.by_day(store.viewer_id, "squat")[0]
    assert (day.peak_furthest, day.peak_mean) == (70.0, 80.0)


def test_progress_adds_up_days_sets_and_faults(store: Store) -> None:
    for _ in range(2):
        store.sets.finish(begun(store), judged_squats())
    me = store.viewer_id
    assert [(each.sets, each.reps) for each in store.progress.active_days(me)] == [(2, 6)]
    assert [(each.exercise_id, each.reps) for each in store.progress.exercises(me)] == [
        ("squat", 6)
    ]
    assert [(each.fault_id, each.mild) for each in store.progress.faults(me, "squat")] == [
        ("shallow", 2)
    ]
    first, last = store.progress.by_set(me, "squat")
    assert store.sets.get(first.set_id).started_utc < store.sets.get(last.set_id).started_utc
    assert store.progress.by_set(me, "squat", limit=1) == (last,)
    assert store.progress.by_day(me, "plank") == ()


def test_holds_add_up_to_time(store: Store) -> None:
    store.sets.finish(begun(store), plank_result(holds=(Hold(0.0, 10.0), Hold(12.0, 18.0))))
    day = store.progress.by_day(store.viewer_id, "squat")[0]
    assert (day.hold_total_s, day.hold_longest_s, day.peak_furthest) == (16.0, 10.0, None)


def test_a_repetition_that_was_counted_and_not_measured_is_kept_too(store: Store) -> None:
    set_id = begun(store)
    nan = float("nan")
    unseen = squat_rep(1, peak=nan, start_value=nan, peak_band=nan, count_basis="approximate")
    store.sets.add_rep(set_id, unseen)
    finished = store.sets.finish(set_id, judged_squats(reps=(unseen,)))
    verdict = finished.verdict
    assert (verdict.rep_count, verdict.peak_furthest, verdict.peak_mean) == (1, None, None)
    for kept in (store.sets.reps(set_id), store.sets.live_reps(set_id)):
        assert repr(kept) == repr((unseen,))


def test_what_was_not_measured_spoils_no_mean(store: Store) -> None:
    set_id = begun(store)
    unseen = squat_rep(3, peak=float("nan"), start_value=float("nan"))
    verdict = store.sets.finish(
        set_id, judged_squats(reps=(squat_rep(1), squat_rep(2), unseen))
    ).verdict
    assert (verdict.peak_furthest, verdict.peak_mean) == (99.0, 97.5)


def test_a_fault_of_the_whole_set_is_counted_where_no_repetition_carries_it(store: Store) -> None:
    alone = replace(shallow(), id="uneven", severity="severe")
    result = judged_squats(faults=(shallow(), alone))
    store.sets.finish(begun(store), result)
    counts = [
        (each.fault_id, each.mild, each.severe)
        for each in store.progress.faults(store.viewer_id, "squat")
    ]
    assert counts == [("shallow", 1, 0), ("uneven", 0, 1)]
