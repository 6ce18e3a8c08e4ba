from dataclasses import replace

from formcheck.exercises.result import FaultFinding
from formcheck.report.summary import summarise
from tests.report.builders import plank_result, shallow, squat_rep, squat_result


def fault(fault_id: str, **changes: object) -> FaultFinding:
    return replace(shallow(), id=fault_id, cue=f"about {fault_id}", **changes)  # type: ignore[arg-type]


def test_praise_comes_with_numbers_and_the_next_step_with_its_reason() -> None:
    summary = summarise(squat_result())

    assert summary.headline == "You did 3 repetitions."
    assert summary.went_well == ("2 of 3 reached the full range.", "2 of 3 had nothing to change.")
    assert summary.next_step is not None
    assert summary.next_step.cue == "Sit a little lower if it is comfortable."
    assert summary.next_step.because == "Seen: less depth than the target, in 1 of 3 repetitions."


def test_a_clean_set_asks_for_nothing() -> None:
    summary = summarise(squat_result(reps=(squat_rep(1), squat_rep(2))))

    assert summary.went_well[0] == "Every repetition reached the full range."
    assert summary.next_step is None


def test_the_heaviest_fault_is_the_one_thing_to_try() -> None:
    once_clearly = squat_rep(1, faults=(fault("leaning", severity="severe"),))
    twice_a_little = squat_rep(2, faults=(fault("heels"), fault("leaning")))

    summary = summarise(squat_result(reps=(once_clearly, twice_a_little, squat_rep(3))))

    assert summary.next_step is not None
    assert summary.next_step.cue == "about leaning"


def test_what_is_only_for_information_is_no_next_step() -> None:
    rep = squat_rep(1, faults=(fault("note", lowers_score=False),))

    assert summarise(squat_result(reps=(rep,))).next_step is None


def test_range_is_not_praised_where_it_could_not_be_judged() -> None:
    rep = squat_rep(1, full_range=None)

    summary = summarise(squat_result(reps=(rep, replace(rep, number=2)), scored=False))

    assert summary.went_well == ("The pace was even.",)


def test_nothing_is_praised_that_was_not_done() -> None:
    summary = summarise(squat_result(reps=(), scored=False, score=None, not_scored_reason="why"))

    assert summary.headline == "No repetitions were counted this time."
    assert summary.went_well == ()
    assert summary.not_scored == "why"
    assert summary.not_counted == (
        "1 movement not counted (cut off when the recording or the view of you ended).",
    )
    assert "whole body in the picture" in summary.carry_on


def test_a_set_that_could_not_be_scored_is_not_to_be_done_again_just_so() -> None:
    unscored = squat_result(
        reps=(squat_rep(1),), scored=False, score=None, not_scored_reason="turn side-on"
    )

    assert summarise(unscored).carry_on == "Turn side-on."


def test_a_hold_leads_with_its_time() -> None:
    summary = summarise(plank_result())

    assert summary.headline.replace("\u00a0", " ") == "You held for 9.5 s."
    assert summary.went_well[0].replace("\u00a0", " ") == (
        "Your longest hold without a break was 5.5 s."
    )
    assert summary.next_step is not None
    assert summary.next_step.cue == "Lift your hips."


def test_a_hold_that_reaches_its_target_says_so() -> None:
    assert "That reaches the target of 5 s." in summarise(plank_result(target=5.0)).went_well


def test_a_steady_hold_below_its_target_may_grow() -> None:
    summary = summarise(plank_result(faults=()))

    assert summary.next_step is None
    assert summary.carry_on == ("Hold a little longer if it is comfortable; the target is 20 s.")
    assert summarise(plank_result(faults=(), target=5.0)).carry_on == "Do it again just like this."


def test_left_and_right_alike_is_worth_a_word() -> None:
    rep = squat_rep(1, left_peak=90.0, right_peak=96.0, full_range=None)

    assert "Left and right moved alike." in summarise(squat_result(reps=(rep,))).went_well
