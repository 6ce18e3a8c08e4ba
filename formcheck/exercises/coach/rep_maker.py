"""Makes repetitions of movements that are over: measured, judged and written down."""

import math
from collections import Counter
from dataclasses import dataclass, replace

from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.gate import broken
from formcheck.exercises.coach.hints import hint_about
from formcheck.exercises.coach.judge import Case
from formcheck.exercises.coach.movements import MovementOver
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.coach.phases import with_phases
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.repetition_builder import RepWriter
from formcheck.exercises.coach.update import MovementOutcome
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.driver import ONE_SIDE_AT_A_TIME, Driver
from formcheck.exercises.result import NotCounted
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS

REST_KEPT_S = 1.0
"""Rest before a repetition that belongs to its record, for its rest value and onset [default]."""

LEAST_MEASURED_FRAC = 0.3
"""A movement is measured where its metric changes by this share of the way from leaving the start
to the furthest point [default]."""


@dataclass(frozen=True, slots=True)
class MovementWindow:
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
    moments: tuple[CoachFrame, ...]
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
        self._hints: Counter[str] = Counter()

    def make(self, window: MovementWindow) -> MovementOutcome:
        """Return the repetition, or the movement that is none and why."""
        over, record = window.over, RepRecord(self._phased(window))
        if over.fate == "refused":
            return MovementOutcome(not_counted=self._not_counted(over, record))
        if not self._takes_part(record, window.driver) or (self._own and self._lacks_peak(record)):
            unlike = replace(over, reason="another_movement")
            return MovementOutcome(not_counted=self._not_counted(unlike, record))
        watches = [FaultWatch(each, self._aim, window.driver) for each in self._spec.checks]
        for moment in record.moments:
            for watch in watches:
                watch.push(moment)
        return MovementOutcome(self._writer.write(self._case(window, record), watches))

    def _takes_part(self, record: RepRecord, driver: Driver) -> bool:
        """Return whether what must change with the driver did, where that was measured at all."""
        second = driver.secondary
        if second is None:
            return True
        return not record.range_of(second.metric, record.furthest.side) < second.min_change

    def _lacks_peak(self, record: RepRecord) -> bool:
        """Return whether the furthest point was measured not to be one of this exercise."""
        furthest = record.furthest
        return bool(broken(self._spec.recognition.peak, furthest.observation, furthest.side))

    @property
    def hint(self) -> str | None:
        """What most of the movements that were not counted lacked, in words."""
        most = self._hints.most_common(1)
        return most[0][0] if most else None

    def _case(self, window: MovementWindow, record: RepRecord) -> Case:
        side = record.furthest.side
        return Case(
            self._spec,
            window.driver,
            self._aim,
            record,
            record.tempo(),
            side,
            window.rate_hz,
            window.over.begun_before,
            window.over.rests_s,
        )

    def _phased(self, window: MovementWindow) -> tuple[CoachFrame, ...]:
        """Return the moments with their phases, on the side that moved."""
        moments = _measured(tuple(_on_side(each, window) for each in window.moments), window)
        return with_phases(moments, window.over, window.driver, self._zone)

    def _not_counted(self, over: MovementOver, record: RepRecord) -> NotCounted:
        assert over.reason is not None, "what is refused has a reason"
        hint = over.says or hint_about(record, self._spec.recognition)
        self._hints.update([hint] if hint else [])
        return NotCounted(
            start_s=over.start_s,
            end_s=over.end_s,
            reason=over.reason,
            measured=over.measured,
            needed=over.needed,
            unit=over.unit,
            side=over.side if self._spec.laterality != "bilateral" else None,
            says=over.says,
        )


def _on_side(moment: CoachFrame, window: MovementWindow) -> CoachFrame:
    """Return a moment read on the side that moved, where one side moves at a time."""
    side, driver = window.over.side, window.driver
    if side is None or driver.side not in ONE_SIDE_AT_A_TIME or not METRICS[driver.metric].sided:
        return moment
    reading = moment.reading.on(side)
    return replace(moment, reading=reading, level=driver.towards_peak(reading.measure.value))


def _measured(moments: tuple[CoachFrame, ...], window: MovementWindow) -> tuple[CoachFrame, ...]:
    """Return the moments without their measured level where that hardly moved with what counts.

    Then it was read off a limb that is hidden, or does something else.
    """
    known = [each.level for each in moments if not math.isnan(each.level)]
    driver = window.driver
    least = LEAST_MEASURED_FRAC * abs(driver.peak_enter - driver.start_exit)
    if not known or max(known) - min(known) >= least:
        return moments
    return tuple(replace(each, level=math.nan) for each in moments)
