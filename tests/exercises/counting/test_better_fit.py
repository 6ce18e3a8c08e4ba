"""Whether another exercise fits better: a question, never a silent zero."""

from dataclasses import replace

import pytest

from benchmarks.catalogue.poses import true_poses
from formcheck.demonstration.stage import Take, stage
from formcheck.exercises.coach import Target
from formcheck.exercises.counting.better_fit import EASIER_WAY_OF, Fit, better_fit
from formcheck.exercises.counting.landmarks import Landmarks
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.counting.whole_set import WholeSet, read_whole
from formcheck.exercises.library import load_exercise
from formcheck.report.tables import result_table
from formcheck.session import analyze_track
from formcheck.texts import say
from scenery.figures import shoulder_abduction, squat
from scenery.stick_body import FROM_THE_FRONT
from tests.exercises.counting.more_figures import MORE
from tests.exercises.sets import FIGURED, clean_track, spec_of, watch
from tests.report.test_tables import printed

REP_EXERCISES = [each for each in FIGURED if spec_of(each).counts_reps]
ASKED = (
    "squat", "hip_hinge", "forward_lunge", "push_up", "sit_up", "glute_bridge", "biceps_curl",
    "shoulder_abduction", "jumping_jack", "march_in_place", "standing_side_bend",
)  # fmt: skip
NOT_WRONG = {("squat", "sit_to_stand"), ("sit_to_stand", "squat")}
"""What was done, and what it may be taken for without asking."""


def fit_of(done: str, asked: str) -> tuple[WholeSet, Fit]:
    landmarks = Landmarks.of_track(clean_track(done))
    whole = read_whole(landmarks, counting_rule(spec_of(asked)))
    return whole, better_fit(whole, landmarks, asked)


@pytest.mark.parametrize("exercise_id", REP_EXERCISES)
def test_the_right_exercise_is_not_asked_about(exercise_id: str) -> None:
    assert fit_of(exercise_id, exercise_id)[1].asks is False


@pytest.mark.parametrize("exercise_id", MORE)
def test_exercises_on_the_floor_on_a_chair_and_of_one_side_are_not_asked_about(
    exercise_id: str,
) -> None:
    result = watch(exercise_id, MORE[exercise_id]).result
    assert (result.rep_count, result.perhaps) == (2, None)
    assert not any(note.startswith("Is this") for note in result.notes)


@pytest.mark.parametrize("done", REP_EXERCISES)
def test_what_is_counted_as_another_exercise_is_asked_about(done: str) -> None:
    for asked in ASKED:
        if asked == done or (done, asked) in NOT_WRONG:
            continue
        whole, fit = fit_of(done, asked)
        assert fit.asks or not whole.counted, asked


@pytest.mark.parametrize(
    ("done", "asked"),
    [("squat", "hip_hinge"), ("hip_hinge", "standing_side_bend"), ("forward_lunge", "squat")],
)
def test_the_exercise_that_fits_is_named(done: str, asked: str) -> None:
    assert fit_of(done, asked)[1] == Fit(asks=True, perhaps=done)


def test_the_exercise_that_fits_is_in_the_verdict_and_the_set_is_counted_and_not_scored() -> None:
    result = watch("hip_hinge", clean_track("squat")).result
    assert (result.perhaps, result.rep_count) == ("squat", 2)
    assert (result.scored, result.score) == (False, None)


def test_the_question_is_asked_once() -> None:
    said = printed(result_table(watch("hip_hinge", clean_track("squat")).result))
    assert said.count("Is this") == 1
    assert "Is this perhaps a squat?" in said


def test_what_keeps_the_camera_from_judging_comes_before_the_doubt() -> None:
    """From the wrong side one movement may look like another: to turn is what helps."""
    side_on = watch("hip_hinge", squat(2)).result
    facing = watch("hip_hinge", squat(2, shot=FROM_THE_FRONT)).result
    assert (side_on.perhaps, facing.perhaps) == ("squat", "squat")
    assert side_on.not_scored_reason == say("coach.unscored_another_movement")
    assert (facing.not_scored_reason or "").endswith("turn side-on to the camera")


def test_where_nothing_moved_nothing_is_asked() -> None:
    landmarks = Landmarks.of_track(clean_track("squat", 0))
    whole = read_whole(landmarks, counting_rule(spec_of("squat")))
    assert better_fit(whole, landmarks, "squat") == Fit(asks=False, perhaps=None)


def test_an_exercise_of_ones_own_is_not_asked_about() -> None:
    own = replace(counting_rule(spec_of("hip_hinge")), demonstrated=None)
    landmarks = Landmarks.of_track(clean_track("squat"))
    whole = read_whole(landmarks, own)
    assert whole.counted
    assert better_fit(whole, landmarks, "own_exercise") == Fit(asks=False, perhaps=None)


@pytest.mark.parametrize("peak", [40.0, 70.0])
def test_an_exercise_that_moves_no_joints_is_never_named(peak: float) -> None:
    result = watch("shoulder_abduction", shoulder_abduction(2, peak)).result
    assert result.rep_count == 2
    assert result.perhaps not in ("heel_raise", "chin_tuck")


@pytest.mark.parametrize("exercise_id", sorted(EASIER_WAY_OF))
def test_an_easier_way_is_not_asked_about_for_its_own_exercise_nor_the_other_way(
    exercise_id: str,
) -> None:
    own = EASIER_WAY_OF[exercise_id]
    for done, asked in ((exercise_id, own), (own, exercise_id), (exercise_id, exercise_id)):
        show = stage(load_exercise(done), None, Take(reps=2))
        perhaps = analyze_track(true_poses(show), load_exercise(asked), Target()).result.perhaps
        assert perhaps not in {exercise_id, own}, (done, asked)


def test_nothing_is_taken_for_an_easier_way_of_something_else() -> None:
    assert {fit_of(done, asked)[1].perhaps for done in REP_EXERCISES for asked in ASKED}.isdisjoint(
        EASIER_WAY_OF
    )
