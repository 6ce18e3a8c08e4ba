"""How much of an exercise: the dose of the plan, its time and its volume (E.2, E.4)."""

import math
import re
from dataclasses import dataclass, replace

from formcheck.care.profile import CareProfile
from formcheck.exercises.dose import Dose
from formcheck.exercises.spec import ExerciseSpec

SET_UP_S = 45.0
"""For reading what to do and stepping in front of the camera, once an exercise."""

CHANGE_SIDE_S = 10.0
REP_S = 5.0
"""A repetition where no tempo says how long it takes."""

GENTLE_SHARE = 0.7
PAIN_FOR_GENTLE = 4.0
ACUTE_WEEKS = 2.0
HOLD_S_PER_REP = 5.0
"""Seconds of a hold that weigh as much as one repetition in the weekly volume (E.4)."""


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """How much of an exercise on a day.

    Attributes
    ----------
    reps
        For each set, and each side where `per_side`; None where it is held or goes by the clock.
    hold_s
        For each hold, which is each repetition where there are repetitions.
    duration_s
        For each set that goes by the clock.
    """

    sets: int
    reps: int | None = None
    hold_s: float | None = None
    duration_s: float | None = None
    per_side: bool = False
    rest_s: float = 0.0

    @property
    def volume(self) -> float:
        """Sets times repetitions, or sets times seconds by five."""
        if self.reps is not None:
            return float(self.sets * self.reps)
        return self.sets * (self.hold_s or self.duration_s or 0.0) / HOLD_S_PER_REP

    @property
    def said(self) -> str:
        """The dose in words: "2 sets of 8 a side, held for 3 s"."""
        sets = "1 set" if self.sets == 1 else f"{self.sets} sets"
        side = " a side" if self.per_side else ""
        if self.reps is not None:
            held = f", each held for {self.hold_s:g} s" if self.hold_s else ""
            return f"{sets} of {self.reps}{side}{held}"
        return f"{sets} of {self.hold_s or self.duration_s or 0:g} s{side}"

    def scaled(self, share: float) -> "PlannedDose":
        """Return the dose with less in each set, never less than one repetition or 5 seconds."""
        if self.reps is not None:
            return replace(self, reps=max(1, _nearest(self.reps * share)))
        if self.hold_s is not None:
            return replace(self, hold_s=max(5.0, float(_nearest(self.hold_s * share))))
        if self.duration_s is not None:
            return replace(self, duration_s=max(20.0, float(_nearest(self.duration_s * share))))
        return self

    def with_sets(self, sets: int) -> "PlannedDose":
        """Return the dose with another number of sets."""
        return replace(self, sets=sets)


def _nearest(number: float) -> int:
    """Return the nearest whole number; of two equally near the smaller."""
    return math.ceil(number - 0.5 - 1e-9)


def planned(dose: Dose) -> PlannedDose:
    """Return the dose of an exercise file as numbers; a pyramid counts as its first set."""
    reps = dose.reps
    if isinstance(reps, str):
        first = re.match(r"\d+", reps)
        reps = int(first[0]) if first else None
    return PlannedDose(dose.sets, reps, dose.hold_s, dose.duration_s, dose.per_side, dose.rest_s)


def start_share(person: CareProfile) -> float:
    """Return the share of the beginner's dose to start with (E.2).

    Less where pain is 4 or more, where it began under two weeks ago, and where STarT Back's
    second part is 4 or more.
    """
    pain = person.pain_now if person.pain_now is not None else person.usual_pain
    recent = person.weeks_of_pain is not None and person.weeks_of_pain < ACUTE_WEEKS
    much_on_the_mind = (person.value("start_back_psych") or 0) >= PAIN_FOR_GENTLE
    gentle = (pain is not None and pain >= PAIN_FOR_GENTLE) or recent or much_on_the_mind
    return GENTLE_SHARE if gentle else 1.0


def start_dose(spec: ExerciseSpec, share: float) -> PlannedDose:
    """Return the dose an exercise begins with: the beginner's, or a share of it."""
    dose = planned(spec.dose.beginner)
    return dose.scaled(share) if share < 1.0 else dose


def minutes_of(spec: ExerciseSpec, dose: PlannedDose) -> float:
    """Return how long an exercise takes with its set-up and rests, in minutes."""
    sides = 2 if dose.per_side else 1
    one_set_s = sides * _work_s(spec, dose) + (sides - 1) * CHANGE_SIDE_S
    return (SET_UP_S + dose.sets * (one_set_s + dose.rest_s)) / 60.0


def _work_s(spec: ExerciseSpec, dose: PlannedDose) -> float:
    if dose.duration_s is not None:
        return dose.duration_s
    if dose.reps is None:
        return dose.hold_s or 0.0
    tempo = spec.tempo
    rep_s = tempo.out_s + tempo.pause_s + tempo.return_s if tempo else REP_S
    still_s = dose.hold_s or 0.0
    if tempo and still_s:
        rep_s = tempo.out_s + still_s + tempo.return_s
    return dose.reps * max(rep_s, still_s)
