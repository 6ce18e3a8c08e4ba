from formcheck.exercises.result import Rep, SetResult
from formcheck.report.praise import went_well
from scenery.results import plank_result, rough_rep, squat_rep, squat_result


def praise(*reps: Rep, **changes: object) -> tuple[str, ...]:
    return went_well(squat_result(**{"reps": reps, **changes}))


def unscored(*reps: Rep) -> SetResult:
    return squat_result(reps=reps, scored=False, score=None, not_scored_reason="too dark")


def test_praise_comes_with_numbers() -> None:
    assert went_well(squat_result()) == (
        "2 of 3 reached the full range.",
        "The pace was even.",
    )


def test_range_is_praised_of_what_was_checked_only() -> None:
    seen, unknown = squat_rep(1), squat_rep(2, full_range=None)
    short = squat_rep(3)
    assert praise(seen, unknown, short)[0] == (
        "1 of the 2 whose range I could check reached it in full."
    )
    assert praise(unknown, unknown) == ("The pace was even.",)


def test_pace_is_praised_only_where_it_was_measured() -> None:
    rep = squat_rep(1, full_range=None)
    assert praise(rep, rep) == ("The pace was even.",)
    untimed = squat_rep(1, full_range=None, out_s=None, return_s=None)
    assert praise(untimed, untimed) == ("You kept going, and every repetition counts.",)


def test_sides_are_praised_only_where_both_were_measured_throughout() -> None:
    alike = squat_rep(1, left_peak=90.0, right_peak=96.0, full_range=None)
    apart = squat_rep(1, left_peak=90.0, right_peak=106.0, full_range=None)
    half = squat_rep(1, full_range=None)
    assert praise(alike) == ("Left and right moved alike.",)
    assert "Left and right moved alike." not in praise(apart)
    assert "Left and right moved alike." not in praise(alike, half)


def test_what_was_not_looked_at_is_not_praised() -> None:
    assert praise(rough_rep(1), rough_rep(2)) == ()
    one, two = squat_rep(1), squat_rep(2, full_range=True)
    assert praise(one, rough_rep(2)) == ("The one whose range I could check reached it in full.",)
    assert praise(one, two, rough_rep(3)) == (
        "Each of the 2 whose range I could check reached it in full.",
    )
    assert went_well(unscored(squat_rep(1), squat_rep(2))) == ()


def test_a_hold_is_praised_for_its_time() -> None:
    assert went_well(plank_result())[0].replace("\u00a0", " ") == (
        "Your longest hold without a break was 5.5 s."
    )
    assert "That reaches the target of 5 s." in went_well(plank_result(target=5.0))


def test_a_hold_that_could_not_be_judged_is_not_called_clean() -> None:
    clean = "Nothing that was checked needs changing."
    assert clean in went_well(plank_result(faults=()))
    assert clean not in went_well(plank_result(faults=(), scored=False, score=None))
