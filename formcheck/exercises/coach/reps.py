"""Follows repetitions: start position, phases, what counts and what does not."""

import math
from collections import deque

from formcheck.exercises.coach.drive import DriverReader, Reading
from formcheck.exercises.coach.gate import MovementGuard, StartGate, broken, contradicts
from formcheck.exercises.coach.judge import Case
from formcheck.exercises.coach.machine import RepMachine, Step
from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import Update
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.coach.writer import RepWriter
from formcheck.exercises.result import Attempt, AttemptReason, FaultFinding, Side
from formcheck.exercises.spec import Driver, ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer
from formcheck.kinematics.rep_metrics import Tempo
from formcheck.pose.landmarks import Landmark

LOST_S = 1.5
"""A movement whose driver is unseen for this long is given up [default]."""

REST_KEPT_S = 1.0
"""Rest before a repetition that belongs to its record, for its rest value and onset [default]."""

ATTEMPT_FRAC = 0.5
"""A movement that turned back is an attempt when it went this share of the way from leaving the
start to the counting threshold; less is fidgeting [default]."""

NOISE_FRAC = 0.5
"""A movement faster than this share of the shortest repetition is a landmark gone astray, or a
step, rather than an attempt [default]."""

GIVEN_UP_AFTER = 1.2
"""A movement that has gone on for this many of the longest repetitions will not end as one; the
person has stayed there [default]."""

STILL_FRAC = 0.25
"""The driver rests when it changes by less than this share of the gap between finishing one
repetition and starting the next [default]."""

REFERENCE_EVERY_S = 0.4
"""How often the start position is taken anew while the person rests in it [default]."""


class RepFollower:
    """Follows the repetitions of one exercise.

    Parameters
    ----------
    spec, target
        What is done and aimed for.
    observer
        Told when the start position is seen.
    """

    def __init__(self, spec: ExerciseSpec, target: Target, observer: Observer) -> None:
        self._spec, self._target, self._observer = spec, target, observer
        hold_s = spec.dose.at(target.level).hold_s
        self._aim = Aim(target.of(spec), hold_s if hold_s is not None else math.nan)
        self._gate = StartGate(spec.recognition)
        self._guard = MovementGuard(spec.recognition.movement)
        assert spec.driver is not None, "checked by the specification"
        self._use(spec.driver)
        self._waiting = True
        self._last_seen_s = -math.inf
        self._reference_s = -math.inf
        self._writer = RepWriter()
        self._rate_hz = math.nan
        self._started_s = math.nan

    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""
        self._rate_hz = rate_hz
        if self._waiting:
            self._use(self._spec.driver_for(observation.view.name) or self._driver)
        reading = self._reader.read(observation)
        if contradicts(observation.view, self._driver.metric):
            reading = reading.unseen()
        if reading.seen:
            self._last_seen_s = observation.time_s
        if self._waiting:
            return self._wait(observation, reading)
        if observation.time_s - self._last_seen_s > LOST_S:
            return self._stop(reading, "cut_off")
        if observation.time_s - self._started_s > GIVEN_UP_AFTER * self._driver.max_rep_s:
            return self._stop(reading, "too_slow")
        if self._something_else(observation, reading):
            return self._stop(reading, None)
        return self._follow(observation, reading)

    def _something_else(self, observation: Observation, reading: Reading) -> bool:
        """Return whether the movement under way has stopped being this exercise."""
        if self._machine.phase == "ready" or observation.jumped:
            self._guard.reset()
            return False
        return self._guard.push(observation, self._judged_side(observation, reading))

    def finish(self) -> Attempt | None:
        """Return the movement that the end of the recording cut off, if one was under way."""
        attempt = self._attempt("cut_off") if self._machine.phase != "ready" else None
        self._machine.reset()
        return attempt

    def _use(self, driver: Driver) -> None:
        if getattr(self, "_driver", None) is driver:
            return
        self._driver = driver
        self._reader = DriverReader(driver, self._target.side)
        self._machine = RepMachine(driver)
        self._renew()

    def _renew(self, *resting: Moment) -> None:
        """Begin a new record, with the moment of rest it begins from."""
        self._moments: deque[Moment] = deque(resting)
        self._watches = [FaultWatch(each, self._aim, self._driver) for each in self._spec.faults]

    def _wait(self, observation: Observation, reading: Reading) -> Update:
        side = self._judged_side(observation, reading)
        if self._gate.push(observation, side, driver_at_rest=self._at_rest(observation, reading)):
            self._waiting = False
            self._take_reference(observation)
        message = self._plea(observation, reading)
        return Update("waiting", reading, self._landmarks(reading), message=message)

    def _at_rest(self, observation: Observation, reading: Reading) -> bool:
        """Return whether the driver is at its start.

        One that is measured from the start position is at rest while the person keeps still.
        """
        if METRICS[self._driver.metric].from_start and observation.body.reference is None:
            return self._observer.still()
        level = self._machine.towards_peak(reading.measure.value)
        return level <= self._driver.sign * self._driver.start_exit

    def _plea(self, observation: Observation, reading: Reading) -> str | None:
        if contradicts(observation.view, self._driver.metric):
            return None
        if not reading.seen:
            return "Step back until your whole body is in the picture."
        return self._gate.missing.says if self._gate.missing else None

    def _follow(self, observation: Observation, reading: Reading) -> Update:
        step = self._machine.push(reading.measure.value)
        level = self._machine.towards_peak(reading.measure.value)
        moment = Moment(observation, reading, self._machine.phase, level)
        self._moments.append(moment)
        for watch in self._watches:
            watch.push(moment)
        if step is not None:
            self._started_s = self._began_s(step, observation)
        if step is Step.FINISHED:
            return self._finished(reading)
        if step is Step.ABANDONED:
            return self._abandoned(reading)
        if self._machine.phase == "ready":
            self._rest(observation)
        return Update(
            self._machine.phase, reading, self._landmarks(reading), findings=self._findings()
        )

    def _began_s(self, step: Step, observation: Observation) -> float:
        if step is Step.STARTED:
            return observation.time_s
        return math.nan if self._machine.phase == "ready" else self._started_s

    def _rest(self, observation: Observation) -> None:
        """Keep only the last of the rest, and take the start position anew."""
        while self._moments[0].time_s < observation.time_s - REST_KEPT_S:
            self._moments.popleft()
        due = observation.time_s - self._reference_s >= REFERENCE_EVERY_S
        if due and self._observer.still() and self._driver_still(observation.time_s):
            self._take_reference(observation)

    def _driver_still(self, now_s: float) -> bool:
        levels = [each.level for each in self._moments if each.time_s >= now_s - REFERENCE_EVERY_S]
        gap = abs(self._driver.start_exit - self._driver.start_enter)
        return max(levels) - min(levels) < STILL_FRAC * gap

    def _take_reference(self, observation: Observation) -> None:
        self._observer.set_reference()
        self._reference_s = observation.time_s

    def _findings(self) -> tuple[FaultFinding, ...]:
        if self._machine.phase == "ready":
            return ()
        judged_now = [
            w for w in self._watches if self._machine.phase != "peak" or not w.at_peak_only
        ]
        return tuple(found for watch in judged_now for found in watch.findings())

    def _finished(self, reading: Reading) -> Update:
        record = RepRecord(tuple(self._moments))
        side = self._judged_side(record.furthest.observation, record.furthest.reading)
        if broken(self._spec.recognition.peak, record.furthest.observation, side):
            return self._stop(reading, None)
        tempo = record.tempo()
        length_s = tempo.end_s - tempo.start_s
        if length_s < NOISE_FRAC * self._driver.min_rep_s:
            return self._nothing(reading)
        if length_s < self._driver.min_rep_s:
            return self._uncounted(reading, "too_fast")
        if length_s > self._driver.max_rep_s:
            return self._uncounted(reading, "too_slow")
        rep = self._writer.write(self._case(record, tempo, side), self._watches)
        self._renew(self._moments[-1])
        return Update("ready", reading, self._landmarks(reading), findings=rep.faults, rep=rep)

    def _case(self, record: RepRecord, tempo: Tempo, side: Side) -> Case:
        return Case(self._spec, self._driver, self._aim, record, tempo, side, self._rate_hz)

    def _abandoned(self, reading: Reading) -> Update:
        furthest = RepRecord(tuple(self._moments)).furthest.level
        left, counts = (self._driver.sign * each for each in self._driver.way_out)
        if furthest >= left + ATTEMPT_FRAC * (counts - left):
            return self._uncounted(reading, "partial")
        return self._nothing(reading)

    def _nothing(self, reading: Reading) -> Update:
        """Let a movement go by that was none of this exercise."""
        self._renew(self._moments[-1])
        return Update("ready", reading, self._landmarks(reading))

    def _uncounted(self, reading: Reading, reason: AttemptReason) -> Update:
        attempt = self._attempt(reason)
        self._renew(self._moments[-1])
        return Update("ready", reading, self._landmarks(reading), attempt=attempt)

    def _stop(self, reading: Reading, reason: AttemptReason | None) -> Update:
        """Give up the movement under way and wait for the start position again."""
        under_way = self._machine.phase != "ready"
        attempt = self._attempt(reason) if reason and under_way else None
        self._machine.reset()
        self._started_s = math.nan
        self._renew()
        self._gate.reset()
        self._guard.reset()
        self._observer.forget_reference()
        self._waiting = True
        message = "Come back to the start position when you are ready."
        return Update(
            "waiting", reading, self._landmarks(reading), attempt=attempt, message=message
        )

    def _attempt(self, reason: AttemptReason) -> Attempt:
        record = RepRecord(tuple(self._moments))
        furthest = record.furthest.reading
        started = [moment.time_s for moment in self._moments if moment.phase != "ready"]
        value = furthest.measure.value
        return Attempt(
            start_s=min(started, default=self._moments[-1].time_s),
            end_s=self._moments[-1].time_s,
            peak=abs(value) if self._driver.absolute else value,
            unit=furthest.measure.unit,
            side=furthest.side if self._spec.laterality != "bilateral" else None,
            reason=reason,
        )

    def _judged_side(self, observation: Observation, reading: Reading) -> Side:
        return reading.side or observation.stance.near

    def _landmarks(self, reading: Reading) -> tuple[Landmark, ...]:
        return self._reader.landmarks(reading)
