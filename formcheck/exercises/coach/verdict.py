"""Puts the verdict on a whole set together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from formcheck.exercises.coach.holds import HoldFollower
from formcheck.exercises.coach.judge import pass_view
from formcheck.exercises.coach.score import score_of, session_score
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.unchecked import TURN, common, why_unchecked
from formcheck.exercises.coach.update import Seen
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import (
    Attempt,
    FaultFinding,
    Hold,
    NotChecked,
    Rep,
    SetResult,
    ViewSummary,
)
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.view import View, median_view

MAX_UNSEEN_FRAC = 0.2
"""A set whose driver was unseen for more than this share of it is not scored (clinical
specification A.0)."""


@dataclass(frozen=True, slots=True)
class SetRecord:
    """Everything that happened in a set."""

    spec: ExerciseSpec
    target: Target
    seen: Sequence[Seen]
    rate_hz: float
    reps: tuple[Rep, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    hold: HoldFollower | None = None


@dataclass(frozen=True, slots=True)
class _Judged:
    score: float | None
    reason: str | None
    faults: tuple[FaultFinding, ...]
    not_checked: tuple[NotChecked, ...]


def set_result(record: SetRecord) -> SetResult:
    """Return the verdict on a set."""
    holds = record.hold.timer.holds if record.hold else ()
    record = replace(record, reps=_within_recording(record))
    active = _active(record, holds)
    view = median_view([each.view for each in active if not math.isnan(each.view.yaw_deg)])
    judged = _judge_hold(record, active, view) if record.hold else _judge_reps(record, active, view)
    spec = record.spec
    return SetResult(
        exercise_id=spec.id,
        exercise_name=spec.name,
        spec_version=spec.version,
        spec_hash=spec_hash(spec),
        level=record.target.level,
        target=record.target.of(spec),
        target_unit=spec.rom_target.unit,
        mode=spec.mode,
        reps=record.reps,
        attempts=record.attempts,
        holds=holds,
        faults=judged.faults,
        scored=judged.score is not None,
        score=judged.score,
        not_scored_reason=judged.reason,
        not_checked=judged.not_checked,
        not_visible=spec.not_visible,
        view=ViewSummary(view.name, view.yaw_deg),
        rate_hz=record.rate_hz,
        start_s=record.seen[0].time_s if record.seen else 0.0,
        end_s=record.seen[-1].time_s if record.seen else 0.0,
    )


def _within_recording(record: SetRecord) -> tuple[Rep, ...]:
    """Return the repetitions, none ending after the recording: its last bit is extrapolated."""
    end_s = record.seen[-1].time_s if record.seen else math.inf
    return tuple(replace(rep, end_s=min(rep.end_s, end_s)) for rep in record.reps)


def _active(record: SetRecord, holds: Sequence[Hold]) -> list[Seen]:
    """Return the moments from the first to the last counted movement; all where nothing counted."""
    spans = [(rep.start_s, rep.end_s) for rep in record.reps]
    spans += [(hold.start_s, hold.end_s) for hold in holds]
    if not spans:
        return list(record.seen)
    start_s, end_s = min(span[0] for span in spans), max(span[1] for span in spans)
    return [each for each in record.seen if start_s <= each.time_s <= end_s]


def _unseen_reason(active: Sequence[Seen]) -> str | None:
    unseen = sum(not each.driver for each in active)
    if unseen <= MAX_UNSEEN_FRAC * len(active):
        return None
    share = round(100 * unseen / len(active))
    return (
        f"the joints this exercise needs were not seen well in {share} % of the set; "
        "check light, distance and that the whole body is in the picture"
    )


def _turn_reason(spec: ExerciseSpec, view: View) -> str | None:
    if pass_view(spec, view):
        return None
    return f"from this view the angles are too rough to score; {TURN[spec.views.primary]}"


def _judge_reps(record: SetRecord, active: Sequence[Seen], view: View) -> _Judged:
    not_checked = common(rep.not_checked for rep in record.reps)
    if not record.reps:
        return _Judged(None, "no complete repetition was seen", (), _all_unchecked(record.spec))
    reason = _unseen_reason(active)
    score = session_score(rep.score for rep in record.reps if rep.score is not None)
    if reason or score is None:
        rough = "too little of the movement could be judged"
        reason = reason or _turn_reason(record.spec, view) or rough
        return _Judged(None, reason, (), not_checked)
    return _Judged(score, None, (), not_checked)


def _judge_hold(record: SetRecord, active: Sequence[Seen], view: View) -> _Judged:
    follower = record.hold
    assert follower is not None, "called for holds only"
    if not follower.timer.holds:
        return _Judged(None, "the position was not held", (), _all_unchecked(record.spec))
    reasons = [(watch, why_unchecked(watch)) for watch in follower.watches]
    not_checked = tuple(reason for _, reason in reasons if reason)
    faults = tuple(f for watch, reason in reasons if not reason for f in watch.findings())
    reason = _unseen_reason(active) or _turn_reason(record.spec, view)
    return _Judged(None if reason else score_of(faults), reason, faults, not_checked)


def _all_unchecked(spec: ExerciseSpec) -> tuple[NotChecked, ...]:
    return tuple(NotChecked(fault.id, "there was nothing to judge it on") for fault in spec.faults)


def set_rate_hz(times_s: Sequence[float]) -> float:
    """Return the median rate of the pictures; NaN for fewer than two."""
    intervals = [later - sooner for sooner, later in pairwise(times_s)]
    return 1.0 / median(intervals) if intervals else math.nan
