"""Follows exercises that go by the clock: paced movements that no camera sees, and breathing."""

import math
from collections.abc import Sequence
from statistics import median

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.drive import MIN_CONFIDENCE, NOTHING, Reading, confidence_gated
from formcheck.exercises.coach.follower import SetFollower
from formcheck.exercises.coach.gate import StartGate, broken, fits
from formcheck.exercises.coach.metronome import Metronome
from formcheck.exercises.coach.set_record import Judged, SetRecord
from formcheck.exercises.coach.set_verdicts import judge_clocked, nothing_to_judge
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import DriverSight, Update
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.pacing import BreathPattern
from formcheck.exercises.result import Breathing, FaultFinding, Phase
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.observer import Observation, Observer, landmarks_of
from formcheck.kinematics.view import View
from formcheck.texts import say

LEFT_S = 1.5
"""The clock stops when the position has been left, or nobody seen, for so long [default]."""

ESTIMATE_EVERY_S = 1.0
"""How often the rate of breathing is written down [default]."""

RATE_BAND_PER_MIN = 2.0
"""How far an estimate from shoulder landmarks may be off (clinical specification E.8)."""


class ClockFollower(SetFollower):
    """Keeps time while the person is in the start position, and watches for faults.

    Parameters
    ----------
    spec, target
        What is done and aimed for; of mode "paced" or "breath".
    observer
        Told when the start position is seen.
    """

    def __init__(self, spec: ExerciseSpec, target: Target, observer: Observer) -> None:
        self._spec, self._observer = spec, observer
        self._pattern = pattern_of(spec, target)
        self.clock = metronome_of(spec, target)
        pace_per_min = self._pattern.per_min if self._pattern else math.nan
        hold_s = spec.dose.at(target.level).hold_s
        aim = Aim(target.of(spec), math.nan if hold_s is None else hold_s, pace_per_min)
        self.watches = [FaultWatch(fault, aim, None) for fault in spec.checks]
        self._gate = StartGate(spec.recognition)
        self._there_s = -math.inf
        self._estimates: list[float] = []
        self._estimated_s = -math.inf

    @property
    def clock_count(self) -> int:
        """How many the clock gave time for."""
        return self.clock.count

    @property
    def breathing(self) -> Breathing | None:
        """How long and how fast one breathed; None for exercises without breathing."""
        if self._pattern is None:
            return None
        known = self._estimates
        return Breathing(
            paced_s=self.clock.paced_s,
            paced_per_min=self._pattern.per_min,
            estimate_per_min=median(known) if known else None,
            band_per_min=RATE_BAND_PER_MIN,
        )

    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""
        del rate_hz
        reading = self._reading(observation)
        side = observation.stance.near
        if not self.clock.running:
            self._wait(observation, side)
        elif self._left(observation, side):
            self._stop()
        phase, left_s = self.clock.push(observation.time_s)
        if not self.clock.running:
            phase = "waiting"
        self._judge(CoachFrame(observation, reading, phase, math.nan))
        landmarks = landmarks_of("breath_rate", side) if self._pattern else ()
        return Update(
            phase, reading, landmarks, self.findings(), message=self._message(phase), left_s=left_s
        )

    def finish(self) -> tuple[()]:
        """Stop the clock."""
        self.clock.stop()
        return ()

    def judge(self, record: SetRecord, active: Sequence[DriverSight], view: View) -> Judged:
        """Return what was found while the clock ran."""
        del active, view
        if not self.clock.paced_s:
            return nothing_to_judge(record.spec, say("coach.unscored_clock_not_started"))
        return judge_clocked(record, self.watches)

    def findings(self) -> tuple[FaultFinding, ...]:
        """Return the faults seen up to now."""
        return tuple(found for watch in self.watches for found in watch.findings())

    def _reading(self, observation: Observation) -> Reading:
        if self._pattern is None:
            return NOTHING
        measure = confidence_gated(observation.measure("breath_rate", "left"))
        reading = Reading(measure, None, measure.value, measure.value)
        due = observation.time_s - self._estimated_s >= ESTIMATE_EVERY_S
        if self.clock.running and reading.seen and due:
            self._estimates.append(measure.value)
            self._estimated_s = observation.time_s
        return reading

    def _seen(self, observation: Observation, side: Side) -> bool:
        """Return whether enough of the body is seen, from a view it can be followed from."""
        needed = "breath_rate" if self._pattern else "trunk_incl"
        sure = observation.confidence(needed, side) >= MIN_CONFIDENCE
        return sure and fits(self._spec.views, observation.view)

    def _wait(self, observation: Observation, side: Side) -> None:
        seen = self._seen(observation, side)
        still = seen and (self._pattern is not None or self._observer.still())
        if not self._gate.push(observation, side, at_rest=still) or self.clock.over:
            return
        self._observer.set_reference()
        self._judge(CoachFrame(observation, NOTHING, "ready", math.nan))
        self._there_s = observation.time_s
        self.clock.start(observation.time_s)

    def _left(self, observation: Observation, side: Side) -> bool:
        conditions = (*self._spec.recognition.start, *self._spec.recognition.movement)
        if self._seen(observation, side) and not broken(conditions, observation, side):
            self._there_s = observation.time_s
        return observation.time_s - self._there_s > LEFT_S

    def _stop(self) -> None:
        self.clock.stop()
        self._gate.reset()

    def _judge(self, moment: CoachFrame) -> None:
        if moment.phase != "waiting":
            for watch in self.watches:
                watch.push(moment)

    def _message(self, phase: Phase) -> str | None:
        if phase != "waiting":
            return None
        return self._gate.missing.says if self._gate.missing else None


def pattern_of(spec: ExerciseSpec, target: Target) -> BreathPattern | None:
    """Return the breathing pattern that is followed; None for exercises without one."""
    if spec.breathing is None:
        return None
    return spec.breathing.patterns[spec.breathing.name_at(target.level)]


def metronome_of(spec: ExerciseSpec, target: Target) -> Metronome:
    """Return what keeps time for an exercise."""
    pattern = pattern_of(spec, target)
    if pattern:
        breath: tuple[tuple[Phase, float], ...] = (
            ("inhale", pattern.inhale_s),
            ("hold", pattern.hold_s),
            ("exhale", pattern.exhale_s),
        )
        return Metronome(breath, pattern.max_cycles)
    pace, dose = spec.pace, spec.dose.at(target.level)
    assert pace is not None, "checked by the specification"
    hold_s = pace.hold_s if dose.hold_s is None else dose.hold_s
    parts: tuple[tuple[Phase, float], ...] = (
        ("out", pace.out_s),
        ("hold", hold_s),
        ("return", pace.return_s),
    )
    return Metronome(parts, dose.reps if isinstance(dose.reps, int) else None)
