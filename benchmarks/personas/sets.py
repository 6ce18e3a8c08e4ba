"""Sets as somebody does them in front of the camera: opened, counted, finished with a verdict."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from time_machine import Traveller

from formcheck.care.plan.dose import PlannedDose
from formcheck.exercises.coach.target import Target
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import Hold, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.history.records.programme import Effort
from formcheck.history.store import Store
from formcheck.programme.exercise_history import per_set
from formcheck.programme.permission import require_permission
from scenery.results import squat_rep, squat_result

REP_S = 4.0
CYCLE_S = 6.0
"""Where an exercise goes by the clock: slow ones, as their count decides nothing."""


@dataclass(frozen=True, slots=True)
class Doing:
    """How somebody does a set.

    Attributes
    ----------
    share
        Of what the set asks for.
    effort
        From 0 to 10, said by the tap that stands for it.
    form_score
        None where the camera could not score: then they say that it felt controlled.
    """

    share: float
    effort: float
    form_score: float | None


def do_set(
    store: Store, traveller: Traveller, session_id: UUID, asked: "AskedSet", doing: Doing
) -> None:
    """Do one set in a sitting; the clock goes on by as long as it takes."""
    require_permission(store, asked.spec)
    begun = store.sets.open(session_id, asked.spec, asked.target)
    result = _result(asked, doing)
    for rep in result.reps:
        store.sets.add_rep(begun.id, rep)
    traveller.shift(timedelta(seconds=result.end_s))
    store.sets.finish(begun.id, result)
    store.set_contexts.felt(begun.id, _tap_of(doing.effort))
    if doing.form_score is None:
        store.set_contexts.controlled(begun.id, felt=True)
    traveller.shift(timedelta(seconds=asked.dose.rest_s))


@dataclass(frozen=True, slots=True)
class AskedSet:
    """One set of a day's session.

    Attributes
    ----------
    is_last
        Of its exercise.
    """

    spec: ExerciseSpec
    dose: PlannedDose
    target: Target
    is_last: bool


def _result(asked: AskedSet, doing: Doing) -> SetResult:
    spec = asked.spec
    reps, held_s, lasts_s = _amounts(asked, doing.share if asked.is_last else 1.0)
    each_s = lasts_s / reps if reps else 0.0
    return squat_result(
        exercise_id=spec.id,
        exercise_name=spec.name,
        spec_version=spec.version,
        spec_hash=spec_hash(spec),
        level=asked.target.level,
        mode=spec.mode,
        reps=tuple(_rep(n, each_s, doing.form_score) for n in range(1, reps + 1)),
        not_counted=(),
        faults=(),
        not_checked=(),
        holds=(Hold(0.0, held_s),) if held_s else (),
        scored=doing.form_score is not None,
        score=doing.form_score,
        not_scored_reason=None if doing.form_score is not None else "turn side-on",
        end_s=lasts_s,
        clock_count=_by_the_clock(asked, doing),
    )


def _amounts(asked: AskedSet, share: float) -> tuple[int, float, float]:
    """Return how many repetitions, how many seconds held, and how long the set takes."""
    dose, spec = asked.dose, asked.spec
    if dose.reps is not None and spec.counts_reps:
        reps = round(share * dose.reps) * per_set(dose, spec)
        return reps, 0.0, reps * max(REP_S, dose.hold_s or 0.0)
    seconds = share * (dose.hold_s or dose.duration_s or 0.0) * (dose.reps or 1)
    if spec.mode == "hold":
        return 0, seconds, seconds
    return (round(seconds / CYCLE_S) if spec.counts_reps else 0), 0.0, seconds


def _by_the_clock(asked: AskedSet, doing: Doing) -> int | None:
    """Return how many movements there was time for, where the clock counts them."""
    if asked.spec.counts_reps or asked.dose.reps is None:
        return None
    return round((doing.share if asked.is_last else 1.0) * asked.dose.reps)


def _rep(number: int, each_s: float, score: float | None) -> Rep:
    """Return a repetition over the full range; of one that is not scored no range is known."""
    start_s = (number - 1) * each_s
    return replace(
        squat_rep(1),
        number=number,
        start_s=start_s,
        peak_s=start_s + each_s / 2.0,
        end_s=start_s + each_s,
        score=score,
        full_range=None if score is None else True,
    )


def _tap_of(effort: float) -> Effort:
    """Return the tap that stands for a number from 0 to 10."""
    if effort <= 4.0:
        return "easy"
    return "just_right" if effort < 7.0 else "too_much"
