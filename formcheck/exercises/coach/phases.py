"""The phases of a movement that is over: before it, out, at its furthest, back.

Where it reached the exercise's thresholds they tell the phases; where it went less far, or began
elsewhere, shares of its own way do.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.movements import MovementOver
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.driver import Driver
from formcheck.exercises.result import Phase

BACK_FRAC = 0.25
"""Back at the start is within this share of the gap between start_enter and start_exit of where the
rest was, and no nearer than that to leaving it [default]."""


def with_phases(
    moments: Sequence[CoachFrame], over: MovementOver, driver: Driver, zone: PeakZone
) -> tuple[CoachFrame, ...]:
    """Return the moments of a movement with their phases; from where it is back they are rest.

    Parameters
    ----------
    moments
        From some rest before the movement on.
    over
        The movement.
    driver, zone
        The thresholds, and the shares of the way that stand for them.
    """
    levels = [moment.level for moment in moments]
    phases = list(_by_thresholds(moments, over, driver))
    if "peak" not in phases:
        phases = list(_by_shares(moments, _followed(moments, levels, over), over, zone))
    return tuple(
        replace(moment, phase=phase) for moment, phase in zip(moments, phases, strict=True)
    )


def _by_thresholds(
    moments: Sequence[CoachFrame], over: MovementOver, driver: Driver
) -> Iterator[Phase]:
    """Yield the phases by the driver's thresholds.

    A second dip on the way back belongs to the same movement.
    """
    phase: Phase = "ready"
    is_back = False
    leaving, reached, turned = (
        driver.sign * each for each in (driver.start_exit, driver.peak_enter, driver.peak_exit)
    )
    rest = math.inf
    for moment in moments:
        level, peaked = moment.level, phase in ("peak", "return")
        if is_back:
            yield "ready"
            continue
        if phase == "ready":
            rest = min(rest, level) if level <= leaving else rest
            if level > leaving and moment.time_s >= over.start_s and rest < math.inf:
                phase = "out"
        elif peaked and moment.time_s > over.peak_s and level <= _back(rest, driver):
            phase, is_back = "ready", True
        if phase in ("out", "return") and level >= reached:
            phase = "peak"
        elif phase == "peak" and level < turned:
            phase = "return"
        yield phase


def _back(rest: float, driver: Driver) -> float:
    """Return the level at which a movement is over, for who rested at a level."""
    back, leaving = driver.sign * driver.start_enter, driver.sign * driver.start_exit
    slack = BACK_FRAC * (leaving - back)
    return back if rest + slack <= back else min(rest + slack, leaving - slack)


def _followed(
    moments: Sequence[CoachFrame], levels: list[float], over: MovementOver
) -> list[float]:
    """Return the driver's course, or that of the signal where the driver was hardly seen."""
    moving = [
        level
        for moment, level in zip(moments, levels, strict=True)
        if moment.time_s >= over.start_s
    ]
    seen = sum(not math.isnan(level) for level in moving)
    return levels if 2 * seen > len(moving) else [moment.signal for moment in moments]


def _by_shares(
    moments: Sequence[CoachFrame], levels: list[float], over: MovementOver, zone: PeakZone
) -> Iterator[Phase]:
    """Yield the phases by shares of the movement's own way."""
    known = [level for level in levels if not math.isnan(level)]
    top = max(known, default=0.0)
    way = top - min(known, default=0.0)
    phase: Phase = "out"
    for moment, level in zip(moments, levels, strict=True):
        if moment.time_s < over.start_s:
            yield "ready"
            continue
        share = (level - top) / way + 1.0 if way else 1.0
        phase = _next(phase, share, zone, out=moment.time_s <= over.peak_s)
        yield phase


def _next(phase: Phase, share: float, zone: PeakZone, *, out: bool) -> Phase:
    """Return the phase after one more moment; an unseen one (NaN) changes nothing."""
    if out:
        return "peak" if share >= zone.enter_frac or phase == "peak" else "out"
    return "return" if phase == "return" or share < zone.exit_frac else "peak"
