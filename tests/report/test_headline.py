from dataclasses import replace

import pytest

from formcheck.exercises.result import NotChecked, NotCounted, SetResult
from formcheck.report.headline import NOTHING_COUNTED, headline, recount
from formcheck.report.movements import a_movement, movements
from formcheck.texts import say
from scenery.results import plank_result, rough_rep, shallow, squat_rep, squat_result

TURN = "from this view the angles are too rough to score; turn side-on to the camera"


def unscored(reason: str, **changes: object) -> SetResult:
    reps = tuple(squat_rep(n, faults=(), score=None, full_range=None) for n in (1, 2, 3))
    told = {"reps": reps, "faults": (), "scored": False, "score": None, "not_scored_reason": reason}
    return squat_result(**{**told, **changes})


def test_how_much_had_nothing_to_change_comes_first() -> None:
    assert headline(squat_result()) == "2 of 3 squats with nothing to change."


def test_a_clean_set_is_said_to_be_one() -> None:
    clean = tuple(squat_rep(n, faults=()) for n in (1, 2, 3))
    assert headline(squat_result(reps=clean)) == "All 3 squats with nothing to change."
    assert headline(squat_result(reps=clean[:2])) == "Both squats with nothing to change."
    assert headline(squat_result(reps=clean[:1])) == "1 squat with nothing to change."


def test_a_set_with_something_in_every_repetition_asks_for_one_thing() -> None:
    reps = tuple(squat_rep(n, faults=(shallow(),)) for n in (1, 2))
    assert headline(squat_result(reps=reps)) == "2 squats, with one thing to try."


def test_what_is_given_for_information_needs_no_change() -> None:
    rep = squat_rep(1, faults=(replace(shallow(), lowers_score=False),))
    assert headline(squat_result(reps=(rep,))) == "1 squat with nothing to change."


def test_only_what_could_be_judged_is_called_fine() -> None:
    reps = (squat_rep(1), squat_rep(2, score=None), squat_rep(3))
    assert headline(squat_result(reps=reps)) == (
        "3 squats: 1 of the 2 I could judge had nothing to change."
    )


def test_a_set_that_could_not_be_judged_says_first_what_to_change() -> None:
    assert headline(unscored(TURN)) == "Turn side-on: I saw 3 squats and could judge none."
    once = unscored(TURN, reps=(squat_rep(1, faults=(), score=None),))
    assert headline(once) == "Turn side-on: I saw 1 squat and could not judge it."


def test_of_a_set_without_a_score_a_part_may_have_been_judged() -> None:
    reps = (squat_rep(1), squat_rep(2, score=None))
    assert headline(unscored(TURN, reps=reps)) == (
        "Turn side-on: I saw 2 squats and could judge only a part."
    )


def test_what_most_checks_ask_for_is_said_where_the_reason_asks_for_nothing() -> None:
    checks = (
        NotChecked("heels_up", "the feet were not seen well enough; check light and distance"),
        NotChecked("knees_in", "turn to face the camera"),
        NotChecked("weight_to_one_side", "turn to face the camera"),
        *(NotChecked(f"reminder_{n}", "a reminder only; no camera can check it") for n in range(4)),
    )
    result = unscored("too little of the movement could be judged", not_checked=checks)
    assert headline(result).startswith("Turn to face the camera: I saw 3 squats")


def test_nothing_is_asked_for_where_nothing_can_be_changed() -> None:
    result = unscored("too little of the movement could be judged", not_checked=())
    assert headline(result) == "I saw 3 squats and could judge none."


def test_a_zero_says_the_one_thing_to_change() -> None:
    reason = "your feet were out of the picture; step back until I see all of you."
    zero = unscored("no complete repetition was seen", reps=(), not_counted_reason=reason)
    assert headline(zero) == f"Your{reason[4:]}"


@pytest.mark.parametrize("result", [squat_result(reps=()), plank_result(holds=())])
def test_a_zero_without_a_reason_still_says_what_to_do(result: SetResult) -> None:
    assert "whole body in the picture" in headline(result)


def test_an_old_verdict_of_nothing_says_how_to_begin() -> None:
    assert headline(squat_result(reps=(), scored=False)) == NOTHING_COUNTED


def test_an_approximate_count_is_called_about() -> None:
    rough = squat_result(count_basis="approximate")
    assert headline(rough) == "2 of about 3 squats with nothing to change."
    assert headline(unscored(TURN, count_basis="approximate")) == (
        "Turn side-on: I saw about 3 squats and could judge none."
    )
    clean = replace(rough, reps=(squat_rep(1), squat_rep(2)))
    assert headline(clean) == "About 2 squats with nothing to change."


def test_a_hold_says_how_long_and_whether_anything_is_to_change() -> None:
    assert plain(headline(plank_result())) == "You held for 9.5 s, with one thing to try."
    assert plain(headline(plank_result(faults=()))) == "You held for 9.5 s, with nothing to change."
    turned = plank_result(scored=False, score=None, not_scored_reason=TURN)
    assert plain(headline(turned)) == "Turn side-on: you held for 9.5 s; I could not judge how."


def test_a_set_by_the_clock_that_did_not_begin_says_why() -> None:
    told = {"mode": "paced", "reps": (), "scored": False, "count_basis": "clock"}
    why = "Lie down on your back, so that the clock can begin."
    assert headline(squat_result(**told, clock_count=0, not_counted_reason=why)) == why
    assert headline(squat_result(**told, clock_count=0)) == "The clock ran short."


def test_a_count_that_is_not_what_was_heard_is_said_once() -> None:
    assert recount(squat_result(rep_count_live=2)) == (
        "I counted 2 while you moved; looking at the whole set there were 3."
    )
    one = squat_result(reps=(squat_rep(1),), rep_count_live=2, count_basis="approximate")
    assert (
        recount(one) == "I counted 2 while you moved; looking at the whole set there was about 1."
    )
    none = squat_result(reps=(), rep_count_live=1)
    assert recount(none) == (
        "I counted 1 while you moved; looking at the whole set there was none that I could be sure "
        "of."
    )


@pytest.mark.parametrize("aloud", [None, 3])
def test_a_count_that_agrees_needs_no_word(aloud: int | None) -> None:
    assert recount(squat_result(rep_count_live=aloud)) is None


def test_movements_of_an_exercise_that_somebody_wrote_are_repetitions() -> None:
    assert movements("my_own_move", 2) == "repetitions"
    assert a_movement("my_own_move") == "a my own move"


@pytest.mark.parametrize(
    ("exercise_id", "count", "said"),
    [
        ("squat", 1, "squat"),
        ("overhead_press", 3, "overhead presses"),
        ("sit_to_stand", 2, "stand-ups from a chair"),
    ],
)
def test_movements_have_everyday_names(exercise_id: str, count: int, said: str) -> None:
    assert movements(exercise_id, count) == said


def test_names_of_movements_have_their_article() -> None:
    assert a_movement("hip_hinge") == "a hip hinge"
    assert a_movement("overhead_press") == "an overhead press"


def test_a_movement_not_counted_changes_no_headline() -> None:
    stray = squat_result(not_counted=(NotCounted(1.0, 2.0, "unlike"),))
    assert headline(stray) == headline(squat_result())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_of_repetitions_that_were_only_counted_nothing_is_called_fine() -> None:
    seen = (squat_rep(1, faults=()), squat_rep(2, faults=()))
    assert headline(squat_result(reps=(*seen, rough_rep(3)))) == (
        "3 squats: the 2 I could judge had nothing to change."
    )
    assert headline(squat_result(reps=(seen[0], rough_rep(2)))) == (
        "2 squats: the one I could judge had nothing to change."
    )


def test_who_may_have_chosen_another_exercise_is_asked_first_and_not_to_turn() -> None:
    doubt = say("coach.unscored_another_movement")
    check = NotChecked("knees_in", "turn to face the camera")
    said = headline(unscored(doubt, not_checked=(check,)))
    asked = "Make sure that you chose the right exercise"
    assert said == f"{asked}: I saw 3 squats and could judge none."
