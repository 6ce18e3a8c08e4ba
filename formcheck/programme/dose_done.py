"""How much of today's dose was done: by this person, today, with or without the camera."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formcheck.care.day.today import DayPlan
from formcheck.care.plan.dose import PlannedDose
from formcheck.care.plan.plan import CameraItem
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import DoneSet, UnseenActivity
from formcheck.programme.exercise_history import per_set
from formcheck.programme.record import Record

LIVE = "live"


@dataclass(frozen=True, slots=True)
class DoseDone:
    """How much of an exercise was done today.

    Attributes
    ----------
    done, asked
        Repetitions, or seconds, of all sets together; more in one set makes up for none.
    unit
        "reps" or "s".
    """

    done: float
    asked: float
    unit: str

    @property
    def is_done(self) -> bool:
        """Whether all of it was done."""
        return self.done >= self.asked

    @property
    def share(self) -> float:
        """The share of it that was done, from 0 to 1."""
        return min(1.0, self.done / self.asked) if self.asked else 1.0


def doses_done(
    record: Record, day: DayPlan, specs: Mapping[str, ExerciseSpec]
) -> dict[str, DoseDone]:
    """Return how much was done today of each exercise of a day, by its id."""
    sets = [each for each in record.sets if each.day == record.today and each.source == LIVE]
    unseen = [each for each in record.unseen if each.day == record.today]
    return {item.exercise: _done(item, specs[item.exercise], sets, unseen) for item in day.camera}


def beside_done(record: Record) -> frozenset[str]:
    """Return what was done today beside the exercises: "walking", "breathing"."""
    return frozenset(each.item for each in record.unseen if each.day == record.today)


def _done(
    item: CameraItem,
    spec: ExerciseSpec,
    sets: Iterable[DoneSet],
    unseen: Iterable[UnseenActivity],
) -> DoseDone:
    each_set, unit = _asked_each(item.dose, spec)
    sides = 2 if item.dose.per_side and spec.laterality == "unilateral" else 1
    asked = each_set * item.dose.sets * sides
    done = sum(
        min(_amount(each, spec, unit), each_set) for each in sets if each.exercise_id == spec.id
    )
    if any(each.item == spec.id for each in unseen):
        done = asked
    return DoseDone(min(done, asked), asked, unit)


def _asked_each(dose: PlannedDose, spec: ExerciseSpec) -> tuple[float, str]:
    """Return what one set asks for, and in what."""
    if dose.reps is not None and spec.counts_reps:
        return float(dose.reps * per_set(dose, spec)), "reps"
    seconds = dose.hold_s or dose.duration_s or 0.0
    return seconds * (dose.reps or 1), "s"


def _amount(done: DoneSet, spec: ExerciseSpec, unit: str) -> float:
    if unit == "reps":
        return float(done.count)
    return done.hold_total_s or 0.0 if spec.mode == "hold" else done.lasted_s
