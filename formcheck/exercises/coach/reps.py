"""Follows repetitions: start position, phases, what counts and what does not."""

import math

from formcheck.exercises.coach.drive import DriverReader, Reading
from formcheck.exercises.coach.gate import MovementGuard, StartGate, broken, contradicts
from formcheck.exercises.coach.judge import Case
from formcheck.exercises.coach.machine import RepMachine, Step
from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.underway import StartPosition, Underway
from formcheck.exercises.coach.update import Update
from formcheck.exercises.coach.watch import Aim
from formcheck.exercises.coach.writer import RepWriter
from formcheck.exercises.driver import Driver
from formcheck.exercises.result import Attempt, AttemptReason, Side
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer
from formcheck.kinematics.rep_metrics import Tempo
from formcheck.pose.landmarks import Landmark

LOST_S = 1.5
"""A movement whose driver is unseen for this long is given up [default]."""

ATTEMPT_FRAC = 0.5
"""A movement that turned back is an attempt when it went this share of the way from leaving the
start to the counting threshold; less is fidgeting [default]."""

NOISE_FRAC = 0.5
"""A movement faster than this share of the shortest repetition is a landmark gone astray, or a
step, rather than an attempt [default]."""

LEAST_WAY_S = 0.07
"""No limb gets from its start to the furthest point, or back, in less; what does without a cut of
the recording is a landmark gone astray [default]."""

GIVEN_UP_AFTER = 1.2
"""A movement that has gone on for this many of the longest repetitions will not end as one; the
person has stayed there [default]."""

COME_BACK = "Come back to the start position when you are ready."


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
        self._aim = Aim(target.of(spec), _hold_s(spec, target))
        self._gate = StartGate(spec.recognition)
        self._guard = MovementGuard(spec.recognition.movement)
        self._start = StartPosition(observer)
        assert spec.driver is not None, "checked by the specification"
        self._use(spec.driver)
        self._waiting = True
        self._last_seen_s = -math.inf
        self._writer = RepWriter()
        self._rate_hz = math.nan
        self._started_s = math.nan

    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""
        self._rate_hz = rate_hz
        self._choose_driver(observation)
        reading = self._reader.read(observation)
        if self._contradicted(observation):
            reading = reading.unseen()
        if reading.seen:
            self._last_seen_s = observation.time_s
        if self._waiting:
            return self._wait(observation, reading)
        if observation.time_s - self._last_seen_s > LOST_S:
            return self._stop(reading, self._cut_off())
        if observation.time_s - self._started_s > GIVEN_UP_AFTER * self._driver.max_rep_s:
            return self._stop(reading, self._attempt("too_slow"))
        if self._something_else(observation, reading):
            return self._stop(reading, None)
        return self._follow(observation, reading)

    def finish(self) -> Attempt | None:
        """Return the movement that the end of the recording cut off, if one was under way."""
        attempt = self._cut_off()
        self._machine.reset()
        return attempt

    def _contradicted(self, observation: Observation) -> bool:
        return contradicts(observation.view, METRICS[self._driver.metric].view)

    def _choose_driver(self, observation: Observation) -> None:
        """Follow by what this view is for, unless a movement is under way."""
        if self._turned(observation):
            self._wait_anew()
        if self._waiting:
            self._use(self._spec.driver_for(observation.view.name) or self._driver)

    def _turned(self, observation: Observation) -> bool:
        """Return whether the person, at rest, now faces the way another driver is for."""
        if self._waiting or self._machine.phase != "ready" or not self._contradicted(observation):
            return False
        other_driver = self._spec.driver_for(observation.view.name)
        return other_driver not in (None, self._driver)

    def _something_else(self, observation: Observation, reading: Reading) -> bool:
        """Return whether the movement under way has stopped being this exercise."""
        if self._machine.phase == "ready" or observation.jumped:
            self._guard.reset()
            return False
        return self._guard.push(observation, _judged_side(observation, reading))

    def _use(self, driver: Driver) -> None:
        if getattr(self, "_driver", None) is driver:
            return
        self._driver = driver
        self._reader = DriverReader(driver, self._target.side)
        self._machine = RepMachine(driver)
        self._underway = Underway(self._spec, self._aim, driver)

    def _wait(self, observation: Observation, reading: Reading) -> Update:
        side = _judged_side(observation, reading)
        if self._gate.push(observation, side, at_rest=self._at_rest(observation, reading)):
            self._waiting = False
            self._start.take(observation.time_s)
        message = self._plea(observation, reading)
        return Update("waiting", reading, self._landmarks(reading), message=message)

    def _at_rest(self, observation: Observation, reading: Reading) -> bool | None:
        """Return whether the driver is at its start; None where it is not seen.

        One that is measured from the start position is at rest while the person keeps still.
        """
        if self._driver.from_start and observation.body.reference is None:
            return self._observer.still()
        if not reading.seen:
            return None
        level = self._machine.towards_peak(reading.measure.value)
        return level <= self._driver.sign * self._driver.start_exit

    def _plea(self, observation: Observation, reading: Reading) -> str | None:
        if self._contradicted(observation):
            return None
        if not reading.seen and not self._driver.from_start:
            return "Step back until your whole body is in the picture."
        return self._gate.missing.says if self._gate.missing else None

    def _follow(self, observation: Observation, reading: Reading) -> Update:
        step = self._machine.push(reading.measure.value)
        level = self._machine.towards_peak(reading.measure.value)
        self._underway.add(Moment(observation, reading, self._machine.phase, level))
        self._note_start(step, observation, reading)
        if step is Step.FINISHED:
            return self._finished(reading)
        if step is Step.ABANDONED:
            return self._abandoned(reading)
        if self._machine.phase == "ready":
            self._rest(observation)
        phase = self._machine.phase
        found = self._underway.findings(phase)
        return Update(phase, reading, self._landmarks(reading), findings=found)

    def _note_start(self, step: Step | None, observation: Observation, reading: Reading) -> None:
        if step is Step.STARTED:
            self._started_s = observation.time_s
            self._reader.keep_side(reading)
        elif step is not None and self._machine.phase == "ready":
            self._started_s = math.nan
            self._reader.release_side()

    def _rest(self, observation: Observation) -> None:
        """Keep only the last of the rest, and take the start position anew."""
        self._underway.forget_rest(observation.time_s)
        if self._driver.of != "calib":
            self._start.renew(observation.time_s, self._underway)

    def _finished(self, reading: Reading) -> Update:
        record = self._underway.record()
        side = _judged_side(record.furthest.observation, record.furthest.reading)
        if broken(self._spec.recognition.peak, record.furthest.observation, side):
            return self._stop(reading, None)
        tempo = record.tempo()
        if self._is_brief(tempo) or self._is_astray(record, tempo):
            return self._nothing(reading)
        reason = self._why_not(record, tempo.end_s - tempo.start_s, side)
        if reason:
            return self._uncounted(reading, reason)
        rep = self._writer.write(self._case(record, tempo, side), self._underway.watches)
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading), findings=rep.faults, rep=rep)

    def _why_not(self, record: RepRecord, length_s: float, side: Side) -> AttemptReason | None:
        """Return why a whole movement is not counted; None where it is."""
        if length_s < self._driver.min_rep_s:
            return "too_fast"
        if length_s > self._driver.max_rep_s:
            return "too_slow"
        second = self._driver.secondary
        if second and not record.range_of(second.metric, side) >= second.min_change:
            return "incomplete"
        return None

    def _case(self, record: RepRecord, tempo: Tempo, side: Side) -> Case:
        return Case(self._spec, self._driver, self._aim, record, tempo, side, self._rate_hz)

    def _abandoned(self, reading: Reading) -> Update:
        record = self._underway.record()
        if self._is_brief(record.tempo()) or not self._meant(record):
            return self._nothing(reading)
        return self._uncounted(reading, "partial")

    def _is_brief(self, tempo: Tempo) -> bool:
        return tempo.end_s - tempo.start_s < NOISE_FRAC * self._driver.min_rep_s

    def _is_astray(self, record: RepRecord, tempo: Tempo) -> bool:
        return min(tempo.out_s, tempo.return_s) < LEAST_WAY_S and not record.jumped

    def _meant(self, record: RepRecord) -> bool:
        """Return whether a movement that is not whole went far enough to have been tried."""
        furthest = record.furthest
        left, counts = (self._driver.sign * each for each in self._driver.way_out)
        if furthest.level < left + ATTEMPT_FRAC * (counts - left):
            return False
        side = _judged_side(furthest.observation, furthest.reading)
        return not broken(self._spec.recognition.attempt, furthest.observation, side)

    def _nothing(self, reading: Reading) -> Update:
        """Let a movement go by that was none of this exercise."""
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading))

    def _uncounted(self, reading: Reading, reason: AttemptReason) -> Update:
        attempt = self._attempt(reason)
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading), attempt=attempt)

    def _cut_off(self) -> Attempt | None:
        """Return the movement under way as one whose end was not seen."""
        if self._machine.phase == "ready" or not self._meant(self._underway.record()):
            return None
        return self._attempt("cut_off")

    def _stop(self, reading: Reading, attempt: Attempt | None) -> Update:
        """Give up the movement under way and wait for the start position again."""
        self._wait_anew()
        where = self._landmarks(reading)
        return Update("waiting", reading, where, attempt=attempt, message=COME_BACK)

    def _wait_anew(self) -> None:
        self._machine.reset()
        self._started_s = math.nan
        self._reader.release_side()
        self._underway.renew()
        self._gate.reset()
        self._guard.reset()
        self._start.forget()
        self._waiting = True

    def _attempt(self, reason: AttemptReason) -> Attempt:
        furthest = self._underway.record().furthest.reading
        value = furthest.measure.value
        return Attempt(
            start_s=self._underway.began_s(),
            end_s=self._underway.moments[-1].time_s,
            peak=abs(value) if self._driver.absolute else value,
            unit=furthest.measure.unit,
            side=furthest.side if self._spec.laterality != "bilateral" else None,
            reason=reason,
        )

    def _landmarks(self, reading: Reading) -> tuple[Landmark, ...]:
        return self._reader.landmarks(reading)


def _judged_side(observation: Observation, reading: Reading) -> Side:
    return reading.side or observation.stance.near


def _hold_s(spec: ExerciseSpec, target: Target) -> float:
    """Return how long the furthest point is held, NaN where nothing says so."""
    if spec.hold and spec.hold.hold_s:
        return spec.hold.hold_s.at(target.level)
    hold_s = spec.dose.at(target.level).hold_s
    return math.nan if hold_s is None else hold_s
