"""How much slower or faster than its file an exercise may be shown without that being a fault."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from formcheck.demonstration.motion import fault_of
from formcheck.exercises.demo import Move
from formcheck.exercises.faults import Fault
from formcheck.exercises.peak_hold import hold_at_peak_s
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.mannequin.motion import Motion

FASTEST, SLOWEST = 0.75, 1.35
"""Times the seconds of every move."""
SPARE = 1.25
"""A time that a limit is set for stays off it by this factor: what is measured is not exact."""
BY_THE_CLOCK = ("paced", "breath")
NOT_OF_TIME = ("hips_first",)
"""Measured over a whole repetition, but the same at any tempo."""

Range = tuple[float, float]
AS_WRITTEN: Range = (1.0, 1.0)


def tempo_range(spec: ExerciseSpec, fault_id: str | None) -> Range:
    """Return the least and the greatest factor that the seconds of all moves may take.

    What follows a clock and what is a fault of tempo itself stays as it is written. Otherwise
    neither a time that a fault is made of nor the bounds of a repetition come into reach, unless
    the demonstration is there already.
    """
    if spec.mode in BY_THE_CLOCK or (fault_id and _about_tempo(fault_of(spec, fault_id))):
        return AS_WRITTEN
    low, high = FASTEST, SLOWEST
    for least, most in _limits(spec, _seconds(moves_of(spec, fault_id))):
        low, high = max(low, least), min(high, most)
    return min(low, 1.0), max(high, 1.0)


def moves_of(spec: ExerciseSpec, fault_id: str | None) -> tuple[Move, ...]:
    """Return the moves of one repetition, with the fault where it has moves of its own."""
    assert spec.demo is not None, "only exercises with a demonstration are shown"
    change = fault_of(spec, fault_id).demo if fault_id else None
    return (change.moves if change else ()) or spec.demo.moves


def retimed(
    motion: Motion, phases: Sequence[str], seconds: Callable[[str, float], float]
) -> Motion:
    """Return the motion with other times for its moves.

    Parameters
    ----------
    phases
        Of each move of a repetition.
    seconds
        Returns how long a move takes, from its phase and how long it took.
    """
    bouts = tuple(
        replace(
            bout,
            keyframes=tuple(
                replace(key, seconds=seconds(phase, key.seconds))
                for key, phase in zip(bout.keyframes, phases, strict=True)
            ),
        )
        for bout in motion.bouts
    )
    return replace(motion, bouts=bouts)


def _about_tempo(fault: Fault) -> bool:
    timed = METRICS[fault.metric].basis != "pose" and fault.metric not in NOT_OF_TIME
    return fault.obs == "timing" or timed or bool(fault.demo and fault.demo.seconds)


def _seconds(moves: tuple[Move, ...]) -> dict[str, float]:
    """Return how long the parts take that limits are set for, by metric."""
    phases = {move.phase for move in moves}
    each = {phase: sum(m.seconds for m in moves if m.phase == phase) for phase in phases}
    return {
        "out_time": each.get("out", 0.0),
        "return_time": each.get("return", 0.0),
        "rep_time": sum(each.values()),
        "held": each.get("peak", 0.0),
    }


def _limits(spec: ExerciseSpec, seconds: dict[str, float]) -> list[Range]:
    """Return every range of factors that something in the exercise's file asks for."""
    whole_s = seconds["rep_time"]
    found = [_of_fault(spec, fault, seconds) for fault in spec.checks]
    if spec.driver is not None:
        found.append(_between(spec.driver.min_rep_s, spec.driver.max_rep_s, whole_s))
    if spec.cadence is not None and spec.demo is not None:
        shortest_s, longest_s = (
            60 / per_min - spec.demo.between_s
            for per_min in (spec.cadence.max_per_min, spec.cadence.min_per_min)
        )
        found.append((shortest_s / whole_s, longest_s / whole_s))
    return found


def _of_fault(spec: ExerciseSpec, fault: Fault, seconds: dict[str, float]) -> Range:
    if fault.metric == "peak_vel":
        return 1.0, SLOWEST
    if fault.metric not in seconds or not seconds[fault.metric]:
        return FASTEST, SLOWEST
    held_s = hold_at_peak_s(spec, "standard") or 0.0
    limit_s = fault.mild_threshold.value(0.0, held_s)
    shown_s = seconds["held"] if fault.phase == ("hold",) else seconds[fault.metric]
    least_s, most_s = (limit_s, math.inf) if fault.op == "lt" else (0.0, limit_s)
    return _between(least_s, most_s, shown_s)


def _between(least_s: float, most_s: float, shown_s: float) -> Range:
    return SPARE * least_s / shown_s, most_s / SPARE / shown_s
