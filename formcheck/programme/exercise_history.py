"""What was done of one exercise, session by session, since the person is at its present step."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median

from formcheck.care.day.light import TrafficLight
from formcheck.care.plan.dose import PlannedDose
from formcheck.care.progression.session import ExerciseSession
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import DoneSet, UnseenActivity
from formcheck.programme.efforts import EFFORT_OF
from formcheck.programme.kept_plan import KeptPlan
from formcheck.programme.record import Record
from formcheck.programme.sittings import Sitting

FULL_RANGE_SHARE = 0.8
"""So many of the repetitions of which it is known went all the way: the range is reached."""


def step_began_utc(history: Sequence[KeptPlan], exercise: str) -> datetime:
    """Return since when an exercise stands in the plan as it does now."""
    newest = history[-1]
    began = newest.written_utc
    for version in reversed(history):
        if _place(version, exercise) != _place(newest, exercise):
            break
        began = version.written_utc
    return began


def exercise_sessions(
    record: Record, exercise: str, spec: ExerciseSpec
) -> tuple[ExerciseSession, ...]:
    """Return the sessions with an exercise at its present step, the oldest first.

    A day on which it was done without the camera counts like any other.
    """
    began = step_began_utc(record.history, exercise)
    plan = record.history[-1]
    dose = plan.state(exercise).dose
    found: list[ExerciseSession] = []
    for sitting in record.sittings:
        sets = [
            each
            for each in record.sets_by_sitting.get(sitting.id, ())
            if each.exercise_id == exercise and each.started_utc >= began
        ]
        unseen = [
            each
            for each in record.unseen
            if each.session_id == sitting.id and each.item == exercise and each.done_utc >= began
        ]
        if sets or unseen:
            found.append(_session(sets, unseen, dose, spec, _of_day(record, sitting)))
    return tuple(found)


def per_set(dose: PlannedDose, spec: ExerciseSpec) -> int:
    """Return how many times a set's repetitions are asked for: twice where sides take turns."""
    return 2 if dose.per_side and spec.laterality == "alternating" else 1


def _place(version: KeptPlan, exercise: str) -> object:
    item = version.care.item(exercise)
    return None if item is None else (item.dose, version.aims.get(exercise))


def _of_day(
    record: Record, sitting: Sitting
) -> tuple[Sitting, TrafficLight, TrafficLight, float | None]:
    """Return a sitting with its lights: amber where nobody said how it was, as in the morning."""
    morning, rise = record.mornings[sitting.id]
    return sitting, sitting.during(record.person.usual_pain) or "amber", morning, rise


def _session(
    sets: Sequence[DoneSet],
    unseen: Sequence[UnseenActivity],
    dose: PlannedDose,
    spec: ExerciseSpec,
    of_day: tuple[Sitting, TrafficLight, TrafficLight, float | None],
) -> ExerciseSession:
    sitting, during, morning, rise = of_day
    reps, held_s = _last_done(sets, unseen, dose, spec)
    scores = [each.score for each in sets if each.score is not None]
    return ExerciseSession(
        day=sitting.day,
        last_reps=reps,
        target_reps=dose.reps,
        last_hold_s=held_s,
        target_hold_s=_target_s(dose),
        effort=_effort(sets, unseen),
        during=during,
        morning=morning,
        morning_rise=rise,
        form_score=median(scores) if scores else None,
        severe_share=_severe_share(sets, spec),
        felt_controlled=_controlled(sets, unseen),
        range_reached=_range_reached(sets),
    )


def _target_s(dose: PlannedDose) -> float | None:
    return None if dose.reps is not None else dose.hold_s or dose.duration_s


def _last_done(
    sets: Sequence[DoneSet],
    unseen: Sequence[UnseenActivity],
    dose: PlannedDose,
    spec: ExerciseSpec,
) -> tuple[int | None, float | None]:
    """Return the repetitions, or the seconds, of the last set."""
    if dose.reps is not None:
        if sets and spec.counts_reps:
            return sets[-1].count // per_set(dose, spec), None
        if sets and sets[-1].clock_count is not None:
            return sets[-1].clock_count // per_set(dose, spec), None
        if sets and spec.mode == "hold":
            return int((sets[-1].hold_total_s or 0.0) // (dose.hold_s or 1.0)), None
        done = unseen[-1].amount.get("reps") if unseen else None
        return (int(done), None) if done is not None else (None, None)
    if sets:
        last = sets[-1]
        return None, last.hold_total_s if spec.mode == "hold" else last.lasted_s
    amount: Mapping[str, float] = unseen[-1].amount if unseen else {}
    done_s = amount.get("hold_s", amount.get("duration_s"))
    return None, None if done_s is None else float(done_s)


def _effort(sets: Sequence[DoneSet], unseen: Sequence[UnseenActivity]) -> float | None:
    said = [*(each.effort for each in sets), *(each.effort for each in unseen)]
    return max((EFFORT_OF[each] for each in said if each is not None), default=None)


def _severe_share(sets: Sequence[DoneSet], spec: ExerciseSpec) -> float:
    """Return the share of the repetitions with a fault that was measured and clearly there."""
    measured = {fault.id for fault in spec.checks if fault.obs == "measured"}
    reps = sum(each.reps for each in sets)
    worst = [
        max((n for fault, n in each.severe_by_fault.items() if fault in measured), default=0)
        for each in sets
    ]
    return sum(worst) / reps if reps else 0.0


def _controlled(sets: Sequence[DoneSet], unseen: Sequence[UnseenActivity]) -> bool | None:
    said = [each.felt_controlled for each in sets if each.felt_controlled is not None]
    said += [bool(each.amount["controlled"]) for each in unseen if "controlled" in each.amount]
    return all(said) if said else None


def _range_reached(sets: Sequence[DoneSet]) -> bool:
    ranged = sum(each.reps_ranged for each in sets)
    return ranged > 0 and sum(each.reps_full for each in sets) / ranged >= FULL_RANGE_SHARE
