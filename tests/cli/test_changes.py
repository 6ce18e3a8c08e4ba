from formcheck.cli.changes import changes
from scenery.results import rough_rep, shallow, squat_rep, squat_result


def said(*texts: str) -> tuple[str, ...]:
    return tuple(text.replace("\u00a0", " ") for text in texts)


def test_the_same_verdict_changes_nothing() -> None:
    assert changes(squat_result(), squat_result()) == ()


def test_a_count_and_a_range_that_differ_are_told() -> None:
    before = squat_result(reps=(squat_rep(1),))
    assert said(*changes(before, squat_result(score=96.7))) == (
        "3 repetitions instead of 1",
        "reached 99° instead of 96°",
    )


def test_a_set_that_was_only_counted_has_no_range_to_compare() -> None:
    only_counted = squat_result(reps=tuple(rough_rep(n) for n in (1, 2, 3)), faults=(shallow(),))
    assert changes(squat_result(), only_counted) == ()
    assert changes(only_counted, squat_result()) == ()


def test_a_fault_is_counted_once_though_set_and_repetition_carry_it() -> None:
    without = squat_result(reps=tuple(squat_rep(n, faults=()) for n in (1, 2, 3)), faults=())
    assert changes(without, squat_result()) == ("less depth than the target: 1 time instead of 0",)


def test_scores_that_look_the_same_are_no_change() -> None:
    assert changes(squat_result(score=99.2), squat_result(score=99.8)) == ()
    assert changes(squat_result(score=99.8), squat_result(score=100.0)) == (
        "form score 100 instead of 99",
    )
