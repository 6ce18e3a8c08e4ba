"""Judges a whole set by its mode: its score or why there is none, its faults, what is unknown."""

from collections.abc import Iterable, Sequence

from formcheck.exercises.coach.judged_view import pass_view
from formcheck.exercises.coach.score import score_of, set_score
from formcheck.exercises.coach.set_record import Judged, SetRecord
from formcheck.exercises.coach.unchecked import (
    TOO_FEW_PICTURES,
    TURN,
    common,
    not_judged,
    tempo_judged,
    why_unchecked,
)
from formcheck.exercises.coach.update import DriverSight
from formcheck.exercises.coach.watch import MIN_SEEN_FRAC, FaultWatch
from formcheck.exercises.result import (
    FaultFinding,
    NotChecked,
    Rep,
)
from formcheck.exercises.set_faults import worst_of_each
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.view import View
from formcheck.texts import say

MAX_UNSEEN_FRAC = 0.2
"""A set whose driver was unseen for more than this share of it is not scored (clinical
specification A.0)."""


def _unseen_reason(active: Sequence[DriverSight]) -> str | None:
    """Return why a set was not seen well enough; a time in which nobody is there is a pause."""
    active = [each for each in active if each.found]
    unseen = sum(not each.driver for each in active)
    if unseen <= MAX_UNSEEN_FRAC * len(active):
        return None
    share = round(100 * unseen / len(active))
    return say("coach.unscored_joints_unseen", share=share)


def _lean_reason(active: Sequence[DriverSight]) -> str | None:
    """Return why a set before a camera that may lean is not scored; None where that is no matter.

    It matters where what moves is itself measured against the vertical.
    """
    return (
        say("coach.unscored_not_level") if 2 * sum(e.leans for e in active) > len(active) else None
    )


def _surely_shown(active: Sequence[DriverSight]) -> bool:
    return sum(each.shown for each in active) >= MIN_SEEN_FRAC * len(active)


def _turn_reason(spec: ExerciseSpec, view: View, *, shown: bool = False) -> str | None:
    if pass_view(spec, view, shown=shown):
        return None
    return say("coach.unscored_rough_view", turn=TURN[spec.views.primary])


def judge_reps(record: SetRecord, active: Sequence[DriverSight], view: View) -> Judged:
    """Return what was found in a set of repetitions."""
    not_checked = common(rep.not_checked for rep in record.reps)
    if not record.reps:
        return nothing_to_judge(record.spec, say("coach.unscored_no_repetition"))
    faults = worst_of_each(found for rep in record.reps for found in rep.faults)
    scores = [rep.score for rep in record.reps if rep.score is not None]
    reason = _lean_reason(active) or _turn_reason(record.spec, view, shown=bool(scores))
    reason = reason or _unseen_reason([each for each in active if _within(each, record.reps)])
    if reason or 2 * len(scores) < len(record.reps):
        return Judged(None, reason or _rough_reason(record.spec, view), faults, not_checked)
    return Judged(set_score(scores), None, faults, not_checked)


def _rough_reason(spec: ExerciseSpec, view: View) -> str:
    """Return why too little could be judged, and what to do about it."""
    if view.allows(spec.views.primary):
        return say("coach.unscored_little_judged")
    return say("coach.unscored_view", turn=TURN[spec.views.primary])


def _within(seen: DriverSight, reps: Sequence[Rep]) -> bool:
    return any(rep.start_s <= seen.time_s <= rep.end_s for rep in reps)


def judge_held(
    record: SetRecord,
    watches: Iterable[FaultWatch],
    active: Sequence[DriverSight],
    view: View,
) -> Judged:
    """Return what was found in a set in which the position was held."""
    faults, not_checked = _watched(record, watches)
    shown = _surely_shown(active)
    reason = _lean_reason(active) or _unseen_reason(active)
    reason = reason or _turn_reason(record.spec, view, shown=shown)
    return Judged(None if reason else score_of(faults), reason, faults, not_checked)


def judge_clocked(record: SetRecord, watches: Iterable[FaultWatch]) -> Judged:
    """Return what was found while the clock ran."""
    faults, not_checked = _watched(record, watches)
    return Judged(None, say("coach.unscored_by_clock"), faults, not_checked)


def _watched(
    record: SetRecord, watches: Iterable[FaultWatch]
) -> tuple[tuple[FaultFinding, ...], tuple[NotChecked, ...]]:
    """Return what was found over a whole set, and what could not be checked."""
    faults: list[FaultFinding] = []
    not_checked: list[NotChecked] = []
    for watch in watches:
        reason = _why_not(record, watch)
        if reason:
            not_checked.append(reason)
        else:
            faults.extend(watch.findings())
    return tuple(faults), tuple(not_checked)


def _why_not(record: SetRecord, watch: FaultWatch) -> NotChecked | None:
    if watch.fault.obs == "timing" and not tempo_judged(record.rate_hz):
        return not_judged(watch.fault, TOO_FEW_PICTURES)
    return why_unchecked(watch, record.spec.views)


def nothing_to_judge(spec: ExerciseSpec, reason: str) -> Judged:
    """Return the verdict on a set in which nothing happened."""
    unchecked = (not_judged(fault, say("coach.unchecked_nothing_there")) for fault in spec.checks)
    return Judged(None, reason, (), tuple(unchecked))
