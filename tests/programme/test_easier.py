"""What makes a plan easier, how fast, and how far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.personas.sets import Doing
from formcheck.care.plan.dose import PlannedDose
from formcheck.care.progression.easier import easier_step
from formcheck.care.progression.ladder import ExerciseState
from formcheck.errors import AccessRefusedError
from formcheck.programme.health import answer_all
from formcheck.programme.proposals import accept, ease
from formcheck.programme.sittings import say_pain
from tests.care.builders import person
from tests.programme.someone import ALL_NO, PLAIN, SPECS, Someone

NO = [(int(number), False) for number in ALL_NO]
TOO_MUCH = Doing(share=1.0, effort=9.0, form_score=85.0)


def test_three_days_are_easier_and_then_it_goes_on_with_70_percent(someone: Someone) -> None:
    someone.begins()
    modes = []
    for day in range(1, 6):
        someone.wakes(day)
        someone.checks_in(pain=7 if day == 1 else 2)
        answer_all(someone.store, NO, today=someone.today)
        modes.append((someone.day.mode, someone.day.share))
        someone.exercises(PLAIN)
    assert modes == [("easier", 0.7)] * 3 + [("back", 0.7)] * 2


def test_what_was_too_much_is_less_at_once_all_of_it(someone: Someone) -> None:
    someone.begins()
    before = someone.doses()
    someone.checks_in()
    someone.exercises(TOO_MUCH)
    record, said = ease(someone.store, someone.record, SPECS)
    after = someone.doses()
    assert len(said) == len(before)
    assert all(after.get(exercise) != dose for exercise, dose in before.items())
    assert ease(someone.store, record, SPECS)[1] == (), "not twice for the same session"


def test_in_a_clinic_nothing_is_eased_without_the_therapist(someone: Someone) -> None:
    someone.begins()
    someone.checks_in()
    someone.exercises(TOO_MUCH)
    eased = next(iter(someone.offered("easier", clinic=True).values()))
    assert eased.proposal.needs == "therapist"
    with pytest.raises(AccessRefusedError):
        accept(someone.store, someone.record, eased, SPECS, by_therapist=False)
    accept(someone.store, someone.record, eased, SPECS, by_therapist=True)
    assert eased.item.dose != someone.doses().get(eased.item.exercise)


def test_a_red_light_while_exercising_makes_easier_what_was_done(someone: Someone) -> None:
    someone.begins()
    someone.checks_in()
    someone.exercises(PLAIN)
    say_pain(someone.store, someone.sitting, 6)
    assert set(someone.offered("easier")) == set(someone.doses())


amounts = st.builds(
    PlannedDose,
    sets=st.integers(1, 4),
    reps=st.integers(1, 15),
    per_side=st.booleans(),
)
timed = st.builds(PlannedDose, sets=st.integers(1, 4), hold_s=st.floats(5, 60))


@given(st.sampled_from(sorted(SPECS)), amounts | timed, st.integers(0, 3))
def test_easier_is_less_or_another_exercise_and_never_nothing_said_as_something(
    exercise: str, dose: PlannedDose, eased_before: int
) -> None:
    state = ExerciseState(exercise, dose)
    step = easier_step(state, person(), SPECS, eased_before=eased_before)
    if step is None:
        assert dose.sets == 1, "a set less is still easier"
        return
    assert step.before != step.after
    if step.variable == "exercise":
        assert step.state.dose.volume <= dose.volume
    else:
        assert step.state.dose.volume < dose.volume
