"""A day's session, set by set, until it is done or a red light ends it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from time_machine import Traveller

from benchmarks.personas.people import PersonaDay
from benchmarks.personas.sets import AskedSet, Doing, do_set
from formcheck.anatomy.sides import Side
from formcheck.care.plan.plan import CameraItem
from formcheck.errors import LockedError
from formcheck.exercises.coach.target import Target
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.store import Store
from formcheck.programme.kept_plan import ExerciseAim, KeptPlan
from formcheck.programme.sittings import Sitting, check_out, say_pain

Specs = Mapping[str, ExerciseSpec]


@dataclass(frozen=True, slots=True)
class SessionLived:
    """What was done of a day's session; fields as in `life.DayLived`."""

    sets: tuple[tuple[str, int], ...]
    stopped: bool
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a session takes place.

    Attributes
    ----------
    usual_pain
        Of the person who exercises.
    """

    store: Store
    traveller: Traveller
    usual_pain: float | None


def do_session(
    room: Room, sitting: Sitting, asked: tuple[AskedSet, ...], said: PersonaDay
) -> SessionLived:
    """Do the sets of a day.

    Half-way it is said how much it hurts, where that differs from before; a red light ends it.
    """
    done: Counter[str] = Counter()
    refused: set[str] = set()
    doing = Doing(said.share_of_reps_done, said.effort, said.form_score)
    stopped = False
    for number, each in enumerate(asked, start=1):
        try:
            do_set(room.store, room.traveller, sitting.id, each, doing)
            done[each.spec.id] += 1
        except LockedError:
            refused.add(each.spec.id)
        if number == (len(asked) + 1) // 2 and _hurts_otherwise(said):
            assert said.pain_worst_during is not None, "it hurts otherwise"
            sitting = say_pain(room.store, sitting, said.pain_worst_during)
            if stopped := sitting.during(room.usual_pain) == "red":
                break
    check_out(room.store, sitting, said.pain_after, {})
    return SessionLived(tuple(done.items()), stopped, tuple(sorted(refused)))


def asked_sets(plan: KeptPlan, items: tuple[CameraItem, ...], specs: Specs) -> tuple[AskedSet, ...]:
    """Return the sets of a day's exercises, in order; one-sided ones once for each side."""
    return tuple(each for item in items for each in _sets_of(plan, item, specs[item.exercise]))


def _sets_of(plan: KeptPlan, item: CameraItem, spec: ExerciseSpec) -> Iterator[AskedSet]:
    aim = plan.aims.get(item.exercise, ExerciseAim())
    one_sided = item.dose.per_side and spec.laterality == "unilateral"
    sides: tuple[Side | None, ...] = ("left", "right") if one_sided else (None,)
    for number in range(1, item.dose.sets + 1):
        for side in sides:
            target = Target(aim.level, side, aim.target)
            yield AskedSet(spec, item.dose, target, is_last=number == item.dose.sets)


def _hurts_otherwise(said: PersonaDay) -> bool:
    return said.pain_worst_during is not None and said.pain_worst_during != said.pain_before
