"""Follows repetitions: start position, phases, what counts and what does not."""

import math

from formcheck.exercises.coach.drive import DriverReader, Reading
from formcheck.exercises.coach.ended import Ended
from formcheck.exercises.coach.gate import MovementGuard, StartGate, contradicts
from formcheck.exercises.coach.judge import Case
from formcheck.exercises.coach.machine import RepMachine, Step
from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.underway import StartPosition, Underway
from formcheck.exercises.coach.update import Update
from formcheck.exercises.coach.watch import Aim
from formcheck.exercises.coach.writer import RepWriter
from formcheck.exercises.driver import Driver
from formcheck.exercises.result import NotCounted, NotCountedReason
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer
from formcheck.kinematics.rep_metrics import Tempo
from formcheck.pose.landmarks import Landmark

LOST_S = 1.5
"""A movement whose driver is unseen for this long is given up [default]."""

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
            return self._stop(reading, self._attempt("stayed"))
        if self._something_else(observation, reading):
            return self._stop(reading, None)
        return self._follow(observation, reading)

    def finish(self) -> NotCounted | None:
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
        return self._guard.push(observation, reading.judged_side(observation))

    def _use(self, driver: Driver) -> None:
        if getattr(self, "_driver", None) is driver:
            return
        self._driver = driver
        self._reader = DriverReader(driver, self._target.side)
        self._machine = RepMachine(driver)
        self._underway = Underway(self._spec, self._aim, driver)

    def _wait(self, observation: Observation, reading: Reading) -> Update:
        side = reading.judged_side(observation)
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
        ended = self._ended()
        tempo = ended.record.tempo()
        if ended.is_another_exercise():
            return self._stop(reading, None)
        if ended.is_brief(tempo) or ended.is_astray(tempo):
            return self._nothing(reading)
        reason = ended.why_not_counted(tempo)
        if reason:
            return self._uncounted(reading, reason)
        rep = self._writer.write(self._case(ended, tempo), self._underway.watches)
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading), findings=rep.faults, rep=rep)

    def _abandoned(self, reading: Reading) -> Update:
        ended = self._ended()
        if ended.is_brief(ended.record.tempo()) or not ended.was_meant():
            return self._nothing(reading)
        return self._uncounted(reading, "given_up")

    def _ended(self) -> Ended:
        return Ended(self._spec, self._driver, self._underway.record())

    def _case(self, ended: Ended, tempo: Tempo) -> Case:
        record, side = ended.record, ended.side
        return Case(self._spec, self._driver, self._aim, record, tempo, side, self._rate_hz)

    def _nothing(self, reading: Reading) -> Update:
        """Let a movement go by that was none of this exercise."""
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading))

    def _uncounted(self, reading: Reading, reason: NotCountedReason) -> Update:
        attempt = self._attempt(reason)
        self._underway.renew_from_rest()
        return Update("ready", reading, self._landmarks(reading), not_counted=attempt)

    def _cut_off(self) -> NotCounted | None:
        """Return the movement under way as one whose end was not seen."""
        if self._machine.phase == "ready" or not self._ended().was_meant():
            return None
        return self._attempt("cut")

    def _stop(self, reading: Reading, attempt: NotCounted | None) -> Update:
        """Give up the movement under way and wait for the start position again."""
        self._wait_anew()
        where = self._landmarks(reading)
        return Update("waiting", reading, where, not_counted=attempt, message=COME_BACK)

    def _wait_anew(self) -> None:
        self._machine.reset()
        self._started_s = math.nan
        self._reader.release_side()
        self._underway.renew()
        self._gate.reset()
        self._guard.reset()
        self._start.forget()
        self._waiting = True

    def _attempt(self, reason: NotCountedReason) -> NotCounted:
        furthest = self._underway.record().furthest.reading
        value = furthest.measure.value
        return NotCounted(
            start_s=self._underway.began_s(),
            end_s=self._underway.moments[-1].time_s,
            reason=reason,
            measured=abs(value) if self._driver.absolute else value,
            unit=furthest.measure.unit,
            side=furthest.side if self._spec.laterality != "bilateral" else None,
        )

    def _landmarks(self, reading: Reading) -> tuple[Landmark, ...]:
        return self._reader.landmarks(reading)


def _hold_s(spec: ExerciseSpec, target: Target) -> float:
    """Return how long the furthest point is held, NaN where nothing says so."""
    if spec.hold and spec.hold.hold_s:
        return spec.hold.hold_s.at(target.level)
    hold_s = spec.dose.at(target.level).hold_s
    return math.nan if hold_s is None else hold_s
