"""When an exercise gets easier, and how: at once in local use (E.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from formcheck.care.day.easing import easier_exercise
from formcheck.care.findings.directions import avoided_directions
from formcheck.care.plan.dose import PlannedDose, start_dose
from formcheck.care.plan.eligible import why_not
from formcheck.care.profile import CareProfile
from formcheck.care.progression.gates import HARD_EFFORT
from formcheck.care.progression.ladder import ExerciseState, Step
from formcheck.care.progression.session import ExerciseSession
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS

EaseReason = Literal["red", "two_amber", "morning", "form", "effort", "asked"]

POOR_FORM = 60.0
MORNING_RISE = 2.0
SMALLER = 0.75
"""After a hard morning the next session is cut by 20 to 30 % (E.3)."""

SWAP_AFTER = 2
"""Eased this often, an exercise gives way to another."""


def why_easier(sessions: Sequence[ExerciseSession], *, asked: bool = False) -> EaseReason | None:
    """Return why an exercise should get easier; None if it should not."""
    if asked:
        return "asked"
    if not sessions:
        return None
    last, two = sessions[-1], sessions[-2:]
    if last.during == "red":
        return "red"
    if last.morning == "red":
        return "morning"
    if len(two) == 2 and all(map(_amber_and_sore, two)):
        return "two_amber"
    if len(two) == 2 and all(map(_poor_form, two)):
        return "form"
    return "effort" if last.effort is not None and last.effort >= HARD_EFFORT else None


def easier_step(
    state: ExerciseState,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
    *,
    eased_before: int = 0,
    within: frozenset[str] = frozenset(),
) -> Step | None:
    """Return the easier step: less of it, and after two of these another exercise.

    None where there is no less of it, and no other exercise.

    Parameters
    ----------
    eased_before
        How often this exercise was eased already.
    within
        The exercises of the plan, which take no second place in it.
    """
    smaller = state.dose.scaled(SMALLER)
    at_bottom = smaller == state.dose
    if eased_before + 1 > SWAP_AFTER or at_bottom:
        other = easier_exercise(state.exercise, person, specs, without=within)
        other = other or _same_target(state.exercise, person, specs, within)
        if other:
            dose = _no_more_than(start_dose(specs[other], 1.0), state.dose.volume)
            if dose is not None:
                new = ExerciseState(other, dose)
                return Step("exercise", state.exercise, other, new)
    return _less(state, smaller)


def _no_more_than(dose: PlannedDose, volume: float) -> PlannedDose | None:
    """Return a dose of at most a volume, as easier is never more; None where there is none."""
    smaller = (dose, _scaled_to(dose, volume), _scaled_to(dose.with_sets(1), volume))
    return next((each for each in smaller if each.volume <= volume), None)


def _scaled_to(dose: PlannedDose, volume: float) -> PlannedDose:
    return dose.scaled(min(1.0, volume / dose.volume))


def _less(state: ExerciseState, smaller: PlannedDose) -> Step | None:
    """Return less in each set, or a set less where there is no less in one."""
    if smaller == state.dose:
        sets = state.dose.sets - 1
        if sets < 1:
            return None
        fewer = replace(state, dose=state.dose.with_sets(sets))
        return Step("sets", state.dose.sets, sets, fewer)
    if state.dose.reps is not None:
        return Step("reps", state.dose.reps, smaller.reps or 1, replace(state, dose=smaller))
    before = state.dose.hold_s or state.dose.duration_s or 0.0
    after = smaller.hold_s or smaller.duration_s or 0.0
    return Step("hold", before, after, replace(state, dose=smaller))


def _same_target(
    exercise: str,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
    within: frozenset[str],
) -> str | None:
    """Return the easiest other exercise for the same target that suits the person."""
    avoided = avoided_directions(person)
    spec = specs[exercise]
    others = [
        each
        for each in specs.values()
        if set(each.targets) & set(spec.targets)
        and each.id != exercise
        and each.id not in within | person.dislikes
        and LEVELS.index(each.difficulty) <= LEVELS.index(spec.difficulty)
        and why_not(each, person, avoided) is None
    ]
    others.sort(key=lambda each: (LEVELS.index(each.difficulty), each.id))
    return others[0].id if others else None


def _poor_form(each: ExerciseSession) -> bool:
    return each.form_score is not None and each.form_score < POOR_FORM


def _amber_and_sore(each: ExerciseSession) -> bool:
    sore = each.morning_rise is not None and each.morning_rise >= MORNING_RISE
    return each.light == "amber" and sore
