"""Puts the verdict on a whole set together."""

import math
from collections.abc import Sequence
from dataclasses import replace

from formcheck.exercises.coach.confirmed import confirmed
from formcheck.exercises.coach.follower import SetFollower
from formcheck.exercises.coach.how_counted import count_basis, counting_notes
from formcheck.exercises.coach.judged_view import view_notes
from formcheck.exercises.coach.set_record import SetRecord
from formcheck.exercises.coach.unchecked import REMINDER, not_judged
from formcheck.exercises.coach.update import DriverSight
from formcheck.exercises.loader import spec_hash
from formcheck.exercises.result import (
    CountBasis,
    Hold,
    NotChecked,
    RangeReached,
    Rep,
    SetResult,
    ViewSummary,
)
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.bands import band_95
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.view import View, median_view


def set_result(record: SetRecord, follower: SetFollower) -> SetResult:
    """Return the verdict on a set."""
    spec, holds = record.spec, follower.holds
    record = replace(record, reps=confirmed(_within_recording(record)))
    active = _active(record, holds)
    view = median_view([each.view for each in active if not math.isnan(each.view.yaw_deg)])
    judged = follower.judge(record, active, view)
    return SetResult(
        exercise_id=spec.id,
        exercise_name=spec.name,
        spec_version=spec.version,
        spec_hash=spec_hash(spec),
        level=record.target.level,
        target=record.target.of(spec),
        target_unit=spec.target_unit,
        mode=spec.mode,
        reps=record.reps,
        not_counted=record.not_counted,
        holds=holds,
        faults=judged.faults,
        scored=judged.score is not None,
        score=judged.score,
        not_scored_reason=judged.reason,
        not_checked=(*judged.not_checked, *_reminders(spec)),
        not_visible=spec.not_visible,
        view=ViewSummary(view.name, view.yaw_deg),
        rate_hz=record.rate_hz,
        start_s=record.seen[0].time_s if record.seen else 0.0,
        end_s=record.seen[-1].time_s if record.seen else 0.0,
        notes=(
            *counting_notes(spec, view, record.rate_hz),
            *view_notes(active),
        ),
        count_basis=_count_basis(record),
        clock_count=follower.clock_count,
        breathing=follower.breathing,
        rom_angle=_rom_angle(record, holds, view),
        ask_each_set=spec.ask_each_set,
        ask_on_stop=spec.ask_on_stop,
        target_metric=spec.target_metric,
    )


def _reminders(spec: ExerciseSpec) -> tuple[NotChecked, ...]:
    """Return what no camera sees, and the coach only reminds of."""
    return tuple(not_judged(fault, REMINDER) for fault in spec.reminders)


def _count_basis(record: SetRecord) -> CountBasis:
    """Return what the count rests on: approximate where most repetitions were only counted."""
    basis = count_basis(record.spec, record.rate_hz)
    roughly = sum(rep.count_basis == "approximate" for rep in record.reps)
    return "approximate" if basis == "measured" and 2 * roughly > len(record.reps) else basis


def _rom_angle(record: SetRecord, holds: Sequence[Hold], view: View) -> RangeReached | None:
    """Return the furthest that was kept in any hold; None where nothing of it was seen."""
    asked = record.spec.rom_angle
    reached = [hold for hold in holds if hold.reached is not None]
    if asked is None or not reached:
        return None
    metric = METRICS[asked.metric]
    best = max(reached, key=lambda hold: asked.sign * (hold.reached or 0.0))
    assert best.reached is not None, "only such holds were kept"
    return RangeReached(
        metric=metric.id,
        unit=metric.unit,
        value=best.reached,
        band=band_95(metric, view),
        target=asked.at(record.target.level),
        side=best.side,
    )


def _within_recording(record: SetRecord) -> tuple[Rep, ...]:
    """Return the repetitions, none ending after the recording: its last bit is extrapolated."""
    end_s = record.seen[-1].time_s if record.seen else math.inf
    return tuple(replace(rep, end_s=min(rep.end_s, end_s)) for rep in record.reps)


def _active(record: SetRecord, holds: Sequence[Hold]) -> list[DriverSight]:
    """Return the moments from the first to the last counted movement; all where nothing counted."""
    spans = [(rep.start_s, rep.end_s) for rep in record.reps]
    spans += [(hold.start_s, hold.end_s) for hold in holds]
    if not spans:
        return list(record.seen)
    start_s, end_s = min(span[0] for span in spans), max(span[1] for span in spans)
    return [each for each in record.seen if start_s <= each.time_s <= end_s]
