"""The steps from one dose to the next: one thing at a time, in one order (E.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from formcheck.care.findings.directions import avoided_directions
from formcheck.care.plan.dose import PlannedDose, planned
from formcheck.care.plan.eligible import why_not
from formcheck.care.profile import CareProfile
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import LEVELS, Level

Variable = Literal["range", "reps", "hold", "sets", "pause", "exercise", "load"]
RANGE_STEP = 5.0
RANGE_STEP_FRAC = 0.10
HOLD_STEP_FRAC = 0.10
MOST_PAUSE_S = 3.0
LOAD_STEP_FRAC = 0.05


@dataclass(frozen=True, slots=True)
class ExerciseState:
    """Where a person is with an exercise.

    Attributes
    ----------
    target
        Their own target of range, in the exercise's unit; None for the level's.
    pause_s
        Seconds of pause that they add at the furthest point.
    load_kg
        None where nothing is lifted.
    """

    exercise: str
    dose: PlannedDose
    level: Level = "beginner"
    target: float | None = None
    pause_s: float = 0.0
    load_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one thing."""

    variable: Variable
    before: float | str
    after: float | str
    state: ExerciseState


def harder_steps(
    state: ExerciseState,
    person: CareProfile,
    specs: Mapping[str, ExerciseSpec],
    *,
    range_reached: bool,
) -> Iterator[Step]:
    """Yield the harder steps there are, in the order they are to be taken.

    range, repetitions or hold, sets, pause, harder exercise, load.
    """
    spec = specs[state.exercise]
    if range_reached:
        yield from _range(state, spec)
    yield from _more_each(state, spec)
    yield from _sets(state, spec)
    yield from _pause(state, spec)
    yield from _exercise(state, person, specs)
    yield from _load(state)


def _range(state: ExerciseState, spec: ExerciseSpec) -> Iterator[Step]:
    """Move the personal target towards the next level's, never past the hardest one's."""
    if spec.rom_target is None or spec.rom_target.unit != "deg":
        return
    now = spec.target_at(state.level) if state.target is None else state.target
    hardest = spec.target_at("advanced")
    left = abs(hardest - now)
    if left <= 0.0:
        return
    move = min(RANGE_STEP, RANGE_STEP_FRAC * abs(now) or RANGE_STEP, left)
    after = now + move if hardest > now else now - move
    yield Step("range", now, after, replace(state, target=after))


def _more_each(state: ExerciseState, spec: ExerciseSpec) -> Iterator[Step]:
    """One repetition more, or a tenth longer, up to the most that any level asks for."""
    dose = state.dose
    if dose.reps is not None:
        most = max((each.reps or 0 for each in _doses(spec)), default=0)
        if dose.reps < most:
            more = replace(dose, reps=dose.reps + 1)
            yield Step("reps", dose.reps, dose.reps + 1, replace(state, dose=more))
        return
    now = dose.hold_s or dose.duration_s or 0.0
    most_s = max(each.hold_s or each.duration_s or 0.0 for each in _doses(spec))
    if now < most_s:
        after = min(most_s, max(now + 1.0, float(int(now * (1 + HOLD_STEP_FRAC)))))
        longer = replace(dose, hold_s=after) if dose.hold_s else replace(dose, duration_s=after)
        yield Step("hold", now, after, replace(state, dose=longer))


def _sets(state: ExerciseState, spec: ExerciseSpec) -> Iterator[Step]:
    sets = state.dose.sets
    if sets < max(each.sets for each in _doses(spec)):
        more = replace(state, dose=state.dose.with_sets(sets + 1))
        yield Step("sets", sets, sets + 1, more)


def _pause(state: ExerciseState, spec: ExerciseSpec) -> Iterator[Step]:
    if spec.tempo is not None and not state.dose.hold_s and state.pause_s < MOST_PAUSE_S:
        more = replace(state, pause_s=state.pause_s + 1.0)
        yield Step("pause", state.pause_s, more.pause_s, more)


def _exercise(
    state: ExerciseState, person: CareProfile, specs: Mapping[str, ExerciseSpec]
) -> Iterator[Step]:
    """Yield the harder exercises that suit the person, the nearest first, one level up at most."""
    avoided = avoided_directions(person)
    level = LEVELS[min(LEVELS.index(person.level) + 1, len(LEVELS) - 1)]
    further = replace(person, level=level)
    for each in specs[state.exercise].progressions:
        spec = specs.get(each)
        if spec and why_not(spec, further, avoided) is None and each not in person.dislikes:
            dose = planned(spec.dose.beginner)
            new = ExerciseState(each, dose, "beginner", load_kg=state.load_kg)
            yield Step("exercise", state.exercise, each, new)


def _load(state: ExerciseState) -> Iterator[Step]:
    if state.load_kg:
        after = round(state.load_kg * (1 + LOAD_STEP_FRAC), 1)
        yield Step("load", state.load_kg, after, replace(state, load_kg=after))


def _doses(spec: ExerciseSpec) -> tuple[PlannedDose, ...]:
    return tuple(planned(spec.dose.at(level)) for level in LEVELS)
