"""Follows a held position: when it begins, pauses and ends, and what was seen meanwhile."""

import math

from formcheck.exercises.coach.drive import Reading, believed
from formcheck.exercises.coach.gate import unmet
from formcheck.exercises.coach.moment import Moment
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.update import Update
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.result import FaultFinding, Hold, Phase, Side
from formcheck.exercises.spec import Condition, ExerciseSpec, HoldRule
from formcheck.kinematics.observer import Observation, landmarks_of
from formcheck.pose.landmarks import Landmark


class HoldTimer:
    """Times holding on bare facts: in position or not.

    A hold begins once the position has been kept for `enter_ms` (that time counts), pauses outside
    it and ends when it has been left for `break_ms`.

    Parameters
    ----------
    rule
        The times.
    """

    def __init__(self, rule: HoldRule) -> None:
        self._enter_s, self._break_s = rule.enter_ms / 1000, rule.break_ms / 1000
        self._in_since_s: float | None = None
        self._out_since_s: float | None = None
        self._began_s: float | None = None
        self._paused_s = 0.0
        self._last_s = math.nan
        self._finished: list[Hold] = []

    @property
    def holding(self) -> bool:
        """Whether a hold is under way, paused or not."""
        return self._began_s is not None

    @property
    def paused(self) -> bool:
        """Whether a hold is under way and the position is left just now."""
        return self.holding and self._out_since_s is not None

    @property
    def total_s(self) -> float:
        """Time held up to now, over all holds."""
        return sum(hold.duration_s for hold in self.holds)

    @property
    def holds(self) -> tuple[Hold, ...]:
        """The holds up to now, the one under way included."""
        return (*self._finished, *self._running())

    def push(self, time_s: float, *, in_position: bool) -> None:
        """Take one more moment."""
        self._last_s = time_s
        if in_position:
            self._inside(time_s)
        else:
            self._outside(time_s)

    def finish(self) -> None:
        """End the hold under way, if any."""
        self._finished.extend(self._running())
        self._began_s = None

    def _inside(self, time_s: float) -> None:
        if self._in_since_s is None:
            self._in_since_s = time_s
        if self._out_since_s is not None:
            self._paused_s += time_s - self._out_since_s
            self._out_since_s = None
        if not self.holding and time_s - self._in_since_s >= self._enter_s - 1e-6:
            self._began_s, self._paused_s = self._in_since_s, 0.0

    def _outside(self, time_s: float) -> None:
        self._in_since_s = None
        if not self.holding:
            return
        if self._out_since_s is None:
            self._out_since_s = time_s
        if time_s - self._out_since_s >= self._break_s - 1e-6:
            self.finish()
            self._out_since_s = None

    def _running(self) -> tuple[Hold, ...]:
        if self._began_s is None:
            return ()
        end_s = self._last_s if self._out_since_s is None else self._out_since_s
        return (Hold(self._began_s, end_s, paused_s=self._paused_s),)


class HoldFollower:
    """Follows the holds of one exercise.

    Parameters
    ----------
    spec, target
        What is done and aimed for.
    """

    def __init__(self, spec: ExerciseSpec, target: Target) -> None:
        assert spec.hold is not None, "checked by the specification"
        self._rule = spec.hold
        self.timer = HoldTimer(spec.hold)
        aim = Aim(target.of(spec), target.of(spec))
        self.watches = [FaultWatch(fault, aim, None) for fault in spec.faults]
        self._doubtful: list[Moment] = []

    def push(self, observation: Observation) -> Update:
        """Return what one more observation changed."""
        side = observation.stance.near
        measure = believed(observation.measure(self._rule.metric, side))
        reading = Reading(measure, side, math.nan, math.nan)
        low, high = self._rule.within
        missing = unmet(self._rule.also, observation, side)
        self.timer.push(
            observation.time_s, in_position=low <= measure.value <= high and not missing
        )
        phase: Phase = "hold" if self.timer.holding else "waiting"
        self._judge(Moment(observation, reading, phase, measure.value))
        message = self._message(reading, missing)
        return Update(phase, reading, self._landmarks(side), self.findings(), message=message)

    def _judge(self, moment: Moment) -> None:
        """Judge moments in position, and those out of it only once the position is back.

        So sagging and coming up again is seen, but lying down at the end is not taken for it.
        """
        if not self.timer.holding:
            self._doubtful.clear()
            return
        self._doubtful.append(moment)
        if self.timer.paused:
            return
        for each in self._doubtful:
            for watch in self.watches:
                watch.push(each)
        self._doubtful.clear()

    def findings(self) -> tuple[FaultFinding, ...]:
        """Return the faults seen while holding, up to now."""
        return tuple(found for watch in self.watches for found in watch.findings())

    def _message(self, reading: Reading, missing: tuple[Condition, ...]) -> str | None:
        if not reading.seen:
            return "Move the camera back until your whole body is in the picture."
        return missing[0].says if missing and not self.timer.holding else None

    def _landmarks(self, side: Side) -> tuple[Landmark, ...]:
        return landmarks_of(self._rule.metric, side)
