"""Makes repetitions of movements that are over: measured, judged and written down."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from formcheck.exercises.coach.gate import broken
from formcheck.exercises.coach.judge import Case
from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.movements import MovementOver
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.coach.writer import RepWriter
from formcheck.exercises.driver import ONE_SIDE_AT_A_TIME, Driver
from formcheck.exercises.result import NotCounted, Phase, Rep
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS

REST_KEPT_S = 1.0
"""Rest before a repetition that belongs to its record, for its rest value and onset [default]."""


@dataclass(frozen=True, slots=True)
class Window:
    """The moments of a movement that is over, with a little of the rest before it.

    Attributes
    ----------
    over
        The movement.
    driver
        What measures it.
    moments
        In order of time.
    rate_hz
        Pictures a second.
    """

    over: MovementOver
    driver: Driver
    moments: tuple[Moment, ...]
    rate_hz: float


class RepMaker:
    """Makes the repetitions of one set.

    Parameters
    ----------
    spec, aim
        What is done, and what it is judged by.
    own_movements
        Whether nothing but the exercise's own conditions tells it from other movements.
    """

    def __init__(self, spec: ExerciseSpec, aim: Aim, *, own_movements: bool) -> None:
        self._spec, self._aim = spec, aim
        self._own = own_movements
        self._zone = PeakZone.of(spec)
        self._writer = RepWriter()

    def make(self, window: Window) -> Rep | NotCounted:
        """Return the repetition, or the movement that is none and why."""
        over = window.over
        if over.fate == "refused":
            return self._not_counted(over)
        record = RepRecord(self._phased(window))
        if not self._takes_part(record, window.driver) or (self._own and self.advice(record)):
            return self._not_counted(replace(over, reason="another_movement"))
        watches = [FaultWatch(each, self._aim, window.driver) for each in self._spec.checks]
        for moment in record.moments:
            for watch in watches:
                watch.push(moment)
        return self._writer.write(self._case(window, record), watches)

    def _takes_part(self, record: RepRecord, driver: Driver) -> bool:
        """Return whether what must change with the driver did, where that was measured at all."""
        second = driver.secondary
        if second is None:
            return True
        return not record.range_of(second.metric, record.furthest.side) < second.min_change

    def advice(self, record: RepRecord) -> str | None:
        """Return what the exercise asks for at the furthest point and was not there, if anything.

        Only where it was measured: what was not seen is not held against a movement.
        """
        furthest = record.furthest
        asked = self._spec.recognition.peak
        failed = broken(asked, furthest.observation, furthest.side)
        return failed[0].says if failed else None

    def _case(self, window: Window, record: RepRecord) -> Case:
        side = record.furthest.side
        return Case(
            self._spec, window.driver, self._aim, record, record.tempo(), side, window.rate_hz
        )

    def _phased(self, window: Window) -> tuple[Moment, ...]:
        """Return the moments with their phases, on the side that moved."""
        moments = [_on_side(each, window) for each in window.moments]
        phases = _phases(moments, window.over, self._zone)
        return tuple(
            replace(each, phase=phase) for each, phase in zip(moments, phases, strict=True)
        )

    def _not_counted(self, over: MovementOver) -> NotCounted:
        assert over.reason is not None, "what is refused has a reason"
        return NotCounted(
            start_s=over.start_s,
            end_s=over.end_s,
            reason=over.reason,
            measured=over.measured,
            needed=over.needed,
            unit=over.unit,
            side=over.side if self._spec.laterality != "bilateral" else None,
        )


def _on_side(moment: Moment, window: Window) -> Moment:
    """Return a moment read on the side that moved, where one side moves at a time."""
    side, driver = window.over.side, window.driver
    if side is None or driver.side not in ONE_SIDE_AT_A_TIME or not METRICS[driver.metric].sided:
        return moment
    reading = moment.reading.on(side)
    return replace(moment, reading=reading, level=driver.towards_peak(reading.measure.value))


def _phases(moments: Sequence[Moment], over: MovementOver, zone: PeakZone) -> list[Phase]:
    """Return the phase of each moment: before, out, furthest, back; by what it is measured by."""
    moving = [each for each in moments if each.time_s >= over.start_s]
    seen = [each.level for each in moving if not math.isnan(each.level)]
    measured = 2 * len(seen) > len(moving)
    levels = [each.level if measured else each.signal for each in moments]
    known = [level for level in levels if not math.isnan(level)]
    top = max(known, default=0.0)
    way = top - min(known, default=0.0)
    phases: list[Phase] = []
    last: Phase = "out"
    for moment, level in zip(moments, levels, strict=True):
        if moment.time_s < over.start_s:
            phases.append("ready")
            continue
        last = _next_phase(last, (level - top) / way + 1.0 if way else 1.0, moment, over, zone)
        phases.append(last)
    return phases


def _next_phase(
    last: Phase, share: float, moment: Moment, over: MovementOver, zone: PeakZone
) -> Phase:
    """Return the phase after one more moment, at a share of the way; NaN changes nothing."""
    if moment.time_s <= over.peak_s:
        return "peak" if share >= zone.enter_frac or last == "peak" else "out"
    if last == "return" or share < zone.exit_frac:
        return "return"
    return "peak"
