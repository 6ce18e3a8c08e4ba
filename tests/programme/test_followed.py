"""What becomes of pain and tests, and how large a change must be for this person."""

from formcheck.history.store.measured import Measured
from formcheck.programme.followed import Followed, followed
from tests.programme.someone import Someone

PLANK = "plank_s"


def thing(someone: Someone, name: str) -> Followed:
    return next(
        each for each in followed(someone.store, someone.store.viewer_id) if each.id == name
    )


def is_tested(someone: Someone, day: int, *values_s: float) -> None:
    someone.goes_to(day)
    for value_s in values_s:
        measured = Measured(kind=PLANK, value=value_s, unit="s", side=None, details={})
        someone.store.assessments.add(someone.store.viewer_id, measured)


def test_pain_that_falls_by_two_is_improved(someone: Someone) -> None:
    someone.begins(usual_pain=5)
    for day, pain in enumerate((5, 5, 5, 4, 3, 3, 3), start=1):
        someone.goes_to(day)
        someone.checks_in(pain=pain)
    assert thing(someone, "pain_before").flag.kind == "improved"
    assert [each.value for each in thing(someone, "pain_before").points] == [5, 5, 5, 4, 3, 3, 3]


def test_one_day_says_nothing(someone: Someone) -> None:
    someone.begins()
    someone.checks_in(pain=4)
    assert thing(someone, "pain_before").flag.kind == "too_early"


def test_a_test_that_sways_must_change_by_more_than_it_sways(someone: Someone) -> None:
    someone.begins()
    is_tested(someone, 1, 20.0)
    is_tested(someone, 15, 25.0)
    steady = thing(someone, PLANK).flag
    assert steady.kind != "no_clear_change", "a quarter longer is beyond what is published"
    is_tested(someone, 2, 10.0, 30.0)
    is_tested(someone, 3, 12.0, 28.0)
    is_tested(someone, 4, 10.0, 31.0)
    swaying = thing(someone, PLANK).flag
    assert swaying.kind == "no_clear_change"
    assert "own_noise_larger" in swaying.notes
    assert (swaying.mdc or 0.0) > (steady.mdc or 0.0)
