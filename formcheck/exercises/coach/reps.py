"""Follows repetitions: what moves, what it is measured by, what counts and what does not."""

import math
from collections import deque
from collections.abc import Sequence

from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.confirmed import FaultMemory
from formcheck.exercises.coach.drive import DriverReader, Reading
from formcheck.exercises.coach.follower import SetFollower
from formcheck.exercises.coach.gate import contradicts
from formcheck.exercises.coach.movements import MovementNow, MovementOver, Movements
from formcheck.exercises.coach.rep_maker import REST_KEPT_S, MovementWindow, RepMaker
from formcheck.exercises.coach.repetition_in_progress import Underway
from formcheck.exercises.coach.set_record import Judged, SetRecord
from formcheck.exercises.coach.set_verdicts import judge_reps
from formcheck.exercises.coach.start_watch import StartWatch
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import NO_MOVEMENT, DriverSight, MovementOutcome, Update
from formcheck.exercises.coach.watch import Aim
from formcheck.exercises.counting.rules import CountingRule
from formcheck.exercises.counting.signals import SIGNALS
from formcheck.exercises.driver import Driver
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer
from formcheck.kinematics.view import View
from formcheck.texts import say
from formcheck.texts.names import body_part, listed

KEPT_S = 60.0
"""A movement is judged on no more than its last minute [default]."""


class RepFollower(SetFollower):
    """Follows the repetitions of one exercise.

    Parameters
    ----------
    spec, target
        What is done and aimed for.
    observer
        Told when the start position is seen.
    rule
        How movements are counted.
    movements
        Tells them: as they happen, or as the whole set was read.
    """

    def __init__(
        self,
        spec: ExerciseSpec,
        target: Target,
        observer: Observer,
        rule: CountingRule,
        movements: Movements,
    ) -> None:
        assert spec.driver is not None, "checked by the specification"
        self._spec, self._target, self._rule = spec, target, rule
        self._movements = movements
        self._aim = Aim(target.of(spec), _hold_s(spec, target))
        renews = spec.driver.of != "calib"
        self.start = StartWatch(spec.recognition, observer, renews=renews)
        self._maker = RepMaker(spec, self._aim, own_movements=rule.demonstrated is None)
        self._moments: deque[CoachFrame] = deque()
        self._withheld: dict[float, MovementWindow] = {}
        self._due: deque[MovementOutcome] = deque()
        self._last_end_s = -math.inf
        self._rate_hz = math.nan
        self._begun = False
        self._memory = FaultMemory()
        self._use(spec.driver)

    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""
        self._rate_hz = rate_hz
        now = self._movements.push(observation.pose)
        self._choose_driver(observation, now)
        reading = self._read(observation, now)
        moment = CoachFrame(observation, reading, now.phase, self._level(reading), now.level)
        self._moments.append(moment)
        self._underway.add(moment)
        for over in now.over:
            self._take(over)
        self._let_go(moment)
        lacks = self.start.push(
            observation, reading.judged_side(observation), resting=now.phase == "ready"
        )
        return self._update(moment, self._plea(now, lacks))

    def finish(self) -> tuple[MovementOutcome, ...]:
        """Return what is over and was not told yet."""
        rest = tuple(self._due)
        self._due.clear()
        return rest

    def judge(self, record: SetRecord, active: Sequence[DriverSight], view: View) -> Judged:
        """Return what was found in its repetitions."""
        return judge_reps(record, active, view)

    def _read(self, observation: Observation, now: MovementNow) -> Reading:
        reading = self._reader.read(observation)
        if contradicts(observation.view, METRICS[self._driver.metric].view):
            reading = reading.unseen()
        if now.phase == "ready":
            self._reader.release_side()
        else:
            self._reader.keep_side(reading)
        return reading

    def _choose_driver(self, observation: Observation, now: MovementNow) -> None:
        """Measure by what this view is for, unless a movement is under way."""
        if now.phase == "ready":
            self._use(self._spec.driver_for(observation.view.name) or self._driver)

    def _use(self, driver: Driver) -> None:
        if getattr(self, "_driver", None) is driver:
            return
        self._driver = driver
        self._reader = DriverReader(driver, self._target.side)
        self._underway = Underway(self._spec, self._aim, driver)

    def _level(self, reading: Reading) -> float:
        return self._driver.towards_peak(reading.measure.value)

    def _let_go(self, moment: CoachFrame) -> None:
        """Keep no more than the movement under way, or the last of the rest."""
        kept_s = REST_KEPT_S if moment.phase == "ready" else KEPT_S
        while self._moments[0].time_s < moment.time_s - kept_s:
            self._moments.popleft()

    def _take(self, over: MovementOver) -> None:
        """Make a repetition of a movement that is over, or keep it until it is known to be one."""
        window = self._withheld.pop(over.start_s, None) or self._window(over)
        if over.fate == "withheld":
            self._withheld = {over.start_s: window, **self._withheld}
            return
        self._last_end_s = over.end_s
        self._due.append(self._maker.make(window))

    def _window(self, over: MovementOver) -> MovementWindow:
        rest_s = over.start_s - REST_KEPT_S
        if self._last_end_s <= over.start_s:
            rest_s = max(rest_s, self._last_end_s)
        inside = [each for each in self._moments if rest_s <= each.time_s <= over.end_s]
        return MovementWindow(over, self._driver, tuple(inside), self._rate_hz)

    def _update(self, moment: CoachFrame, message: str | None) -> Update:
        finished = self._due.popleft() if self._due else NO_MOVEMENT
        rep = finished.rep
        found = rep.faults if rep else self._underway.findings(moment.phase)
        told = self._memory.told(found)
        if rep:
            self._memory.remember(rep.faults)
        self._begun = self._begun or rep is not None or self.start.was_there
        return Update(
            moment.phase if self._begun else "waiting",
            moment.reading,
            self._reader.landmarks(moment.reading),
            findings=told,
            rep=rep,
            not_counted=finished.not_counted,
            message=message,
        )

    def _plea(self, now: MovementNow, lacks: str | None) -> str | None:
        if math.isnan(now.level):
            return say("coach.cannot_see", parts=self.what_moves)
        return lacks

    @property
    def hint(self) -> str | None:
        """What most of the movements that were not counted lacked, else the start position."""
        return self._maker.hint or self.start.mostly_lacked

    @property
    def what_moves(self) -> str:
        """The parts of the body that the movement is counted by, in words."""
        parts = SIGNALS[self._rule.counting.signals[0]].parts
        names = listed([body_part(part.name.lower()) for part in parts])
        return say("coach.moving_parts", parts=names) if len(parts) > 1 else names


def _hold_s(spec: ExerciseSpec, target: Target) -> float:
    """Return how long the furthest point is held, NaN where nothing says so."""
    if spec.hold and spec.hold.hold_s:
        return spec.hold.hold_s.at(target.level)
    hold_s = spec.dose.at(target.level).hold_s
    return math.nan if hold_s is None else hold_s
