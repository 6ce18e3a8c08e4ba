from dataclasses import replace

from formcheck.exercises.result import FaultFinding, NotChecked
from formcheck.report.summary import summarise
from scenery.results import plank_result, shallow, squat_rep, squat_result

TURN = "from this view the angles are too rough to score; turn side-on to the camera"


def fault(fault_id: str, **changes: object) -> FaultFinding:
    told = {"id": fault_id, "cue": f"about {fault_id}", **changes}
    return replace(shallow(), **told)  # type: ignore[arg-type]


def test_the_next_step_comes_with_its_reason() -> None:
    summary = summarise(squat_result())

    assert summary.headline == "2 of 3 squats with nothing to change."
    assert summary.next_step is not None
    assert summary.next_step.cue == "Sit a little lower if it is comfortable."
    assert summary.next_step.because == "Seen: less depth than the target, in 1 of 3 repetitions."
    assert summary.carry_on is None


def test_a_clean_set_asks_for_nothing() -> None:
    summary = summarise(squat_result(reps=(squat_rep(1), squat_rep(2)), faults=()))

    assert summary.went_well[0] == "Every repetition reached the full range."
    assert summary.next_step is None
    assert summary.carry_on == "Do it again just like this."


def test_the_heaviest_fault_is_the_one_thing_to_try() -> None:
    once_clearly = squat_rep(1, faults=(fault("leaning", severity="severe"),))
    twice_a_little = squat_rep(2, faults=(fault("heels"), fault("leaning")))

    summary = summarise(squat_result(reps=(once_clearly, twice_a_little, squat_rep(3))))

    assert summary.next_step is not None
    assert summary.next_step.cue == "about leaning"


def test_the_worst_of_a_set_weighs_no_more_for_standing_in_its_repetition_too() -> None:
    heels = fault("heels", severity="severe", observation="proxy")
    lean = [fault("leaning", time_s=float(n)) for n in range(2)]
    reps = (squat_rep(1, faults=(heels, lean[0])), squat_rep(2, faults=(lean[1],)))

    step = summarise(squat_result(reps=reps, faults=(heels,))).next_step

    assert step is not None
    assert step.cue == "about leaning"


def test_what_is_only_for_information_is_no_next_step() -> None:
    rep = squat_rep(1, faults=(fault("note", lowers_score=False),))

    assert summarise(squat_result(reps=(rep,), faults=())).next_step is None


def test_a_zero_says_one_thing_and_nothing_beside_it() -> None:
    zero = squat_result(
        reps=(), faults=(), scored=False, score=None, not_counted_reason="Step back.",
        not_scored_reason="no complete repetition was seen",
    )  # fmt: skip
    summary = summarise(zero)

    assert summary.headline == "Step back."
    assert summary.went_well == ()
    assert (summary.next_step, summary.carry_on, summary.not_scored) == (None, None, None)
    assert summary.unchecked == ()
    assert [line.replace("\u00a0", " ") for line in summary.not_counted] == [
        "One movement at 13 s was cut off: its beginning or end was not seen."
    ]


def test_a_set_that_could_not_be_judged_is_to_be_seen_first() -> None:
    reps = (squat_rep(1, score=None, faults=(shallow(),)),)
    unscored = squat_result(reps=reps, scored=False, score=None, not_scored_reason=TURN)

    step = summarise(unscored).next_step

    assert step is not None
    assert step.cue == "Turn side-on to the camera."
    assert step.because == "From this view the angles are too rough to score."


def test_a_set_that_could_not_be_scored_is_not_to_be_done_again_just_so() -> None:
    why = "too little of the movement could be judged"
    reps = (squat_rep(1, score=None),)
    unscored = squat_result(reps=reps, faults=(), scored=False, score=None, not_scored_reason=why)

    assert summarise(unscored).carry_on == "Too little of the movement could be judged."
    assert summarise(unscored).not_scored == why


def test_advice_does_not_go_against_the_one_thing_to_try() -> None:
    brief = "the moment was too short to judge; move a little slower"
    brisk = squat_rep(1, faults=(fault("too_slow", cue="A little quicker, keep the beat."),))
    result = squat_result(reps=(brisk,), faults=(), not_checked=(NotChecked("jerk", brief),))

    assert summarise(result).unchecked == (("Jerk", "the moment was too short to judge"),)
    calm = squat_result(not_checked=(NotChecked("jerk", brief),))
    assert summarise(calm).unchecked == (("Jerk", brief),)


def test_another_exercise_is_asked_about() -> None:
    perhaps = summarise(squat_result(perhaps="hip_hinge")).perhaps

    assert perhaps is not None
    assert perhaps.question == "Is this perhaps a hip hinge?"
    assert perhaps.exercise_id == "hip_hinge"
    assert summarise(squat_result()).perhaps is None


def test_the_reason_for_less_than_stood_out_is_told_where_no_movement_carries_one() -> None:
    told = {"not_counted": (), "not_counted_reason": "the first minute shows nobody."}
    assert summarise(squat_result(**told)).not_counted == ("The first minute shows nobody.",)


def test_a_steady_hold_below_its_target_may_grow() -> None:
    summary = summarise(plank_result(faults=()))

    assert summary.next_step is None
    assert summary.carry_on == ("Hold a little longer if it is comfortable; the target is 20 s.")
    assert summarise(plank_result(faults=(), target=5.0)).carry_on == "Do it again just like this."


def test_a_fault_of_a_hold_is_the_one_thing_to_try() -> None:
    summary = summarise(plank_result())

    assert summary.next_step is not None
    assert summary.next_step.cue == "Lift your hips."
    assert summary.next_step.because == "Seen: hips sinking."
