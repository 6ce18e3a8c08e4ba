"""Follows a held position: when it begins, pauses and ends, and what was seen meanwhile."""

import math
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from formcheck.anatomy.sides import Side, other
from formcheck.exercises.coach.before_hold import BeforeHold
from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.drive import HoldReader, Reading, believed
from formcheck.exercises.coach.follower import SetFollower
from formcheck.exercises.coach.gate import HELD_OVER_S, fits, unmet
from formcheck.exercises.coach.hold_timer import HoldTimer
from formcheck.exercises.coach.set_record import Judged, SetRecord
from formcheck.exercises.coach.set_verdicts import judge_held, nothing_to_judge
from formcheck.exercises.coach.standing_foot import StandingFoot
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.unchecked import TURN
from formcheck.exercises.coach.update import DriverSight, Update
from formcheck.exercises.coach.watch import Aim, FaultWatch
from formcheck.exercises.driver import WORKING_SIDES
from formcheck.exercises.faults import Fault
from formcheck.exercises.recognition import Condition
from formcheck.exercises.result import FaultFinding, Hold, Phase
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, Observer, landmarks_of
from formcheck.kinematics.view import View
from formcheck.pose.landmarks import Landmark
from formcheck.texts import say
from formcheck.texts.names import capital

REACHED_PERCENTILE = 90.0
"""How far the range was gone in a hold: what nine tenths of it stayed within, so that one stray
picture makes no range [default]."""

LEAVING_S = 1.0
"""How fast one moves, and how the position changed, is judged after so long: until then it may be
on the way out of the hold, which is neither bouncing nor sinking [default]."""

MOVE_BACK = say("coach.move_back")
TURN_TO_TIME = {view: say("coach.turn_to_time", turn=capital(turn)) for view, turn in TURN.items()}


class HoldFollower(SetFollower):
    """Follows the holds of one exercise.

    Parameters
    ----------
    spec, target
        What is done and aimed for.
    observer
        Told when the position before the hold is seen.
    """

    def __init__(self, spec: ExerciseSpec, target: Target, observer: Observer) -> None:
        assert spec.hold is not None, "checked by the specification"
        self._spec, self._rule = spec, spec.hold
        self._timer = HoldTimer(spec.hold)
        self._reader = HoldReader(spec.hold, target.side)
        self._before = BeforeHold(spec, observer)
        self._foot = StandingFoot(spec.hold.stance_foot_pct or math.inf)
        aim = Aim(target.of(spec), target.of(spec))
        self.watches = [FaultWatch(fault, aim, spec.hold) for fault in spec.checks]
        self._doubtful: list[CoachFrame] = []
        self._perhaps_leaving: deque[CoachFrame] = deque()
        self._unseen_s: float | None = None
        self._sides: dict[float, Side] = {}
        self._reached: dict[float, list[float]] = {}
        self._lacked: Counter[str] = Counter()

    @property
    def holds(self) -> tuple[Hold, ...]:
        """The holds up to now, the one under way included, with side and range."""
        return tuple(self._described(hold) for hold in self._timer.holds)

    @property
    def held_s(self) -> float:
        """Time held up to now, over all holds."""
        return self._timer.total_s

    @property
    def hint(self) -> str | None:
        """What the position, or the picture of it, lacked most of the time it was not held."""
        most = self._lacked.most_common(1)
        return most[0][0] if most else None

    def push(self, observation: Observation, rate_hz: float) -> Update:
        """Return what one more observation changed."""
        del rate_hz
        reading = self._reader.read(observation)
        seen_right = fits(self._spec.views, observation.view)
        if not seen_right:
            reading = reading.unseen()
        side = reading.judged_side(observation)
        missing = unmet(self._rule.also, observation, side)
        inside = self._in_range(reading.measure.value) and not missing
        self._time(observation.time_s, reading, inside=inside)
        phase = self._phase(observation, side, reading, inside=inside)
        self._judge(CoachFrame(observation, reading, phase, reading.measure.value))
        if self._timer.holding and not self._timer.paused:
            self._note_hold(observation, side)
        message = self._message(reading, missing, seen_right=seen_right)
        if message and observation.body.found and not self._timer.holding:
            self._lacked[message] += 1
        return Update(phase, reading, self._landmarks(side), self.findings(), message=message)

    def _in_range(self, value: float) -> bool:
        """Return whether the position is held, as far as that can be told.

        What lies no further outside than one standard deviation of its noise is: how well it is
        held is a finding about the hold, and no reason not to time it.
        """
        return self._rule.outside(value) <= METRICS[self._rule.metric].noise

    def finish(self) -> tuple[()]:
        """End the hold under way, if any; a hold is never cut off, it ends."""
        self._timer.finish()
        return ()

    def judge(self, record: SetRecord, active: Sequence[DriverSight], view: View) -> Judged:
        """Return what was found while holding."""
        if not self._timer.holds:
            return nothing_to_judge(record.spec, say("coach.unscored_not_held"))
        return judge_held(record, self.watches, active, view)

    def findings(self) -> tuple[FaultFinding, ...]:
        """Return the faults seen while holding, up to now."""
        return tuple(found for watch in self.watches for found in watch.findings())

    def _time(self, time_s: float, reading: Reading, *, inside: bool) -> None:
        """Let the timer know; what is unseen for a moment is taken to be as it was."""
        if reading.seen:
            self._unseen_s = None
            self._timer.push(time_s, in_position=inside)
            return
        if self._unseen_s is None:
            self._unseen_s = time_s
        if time_s - self._unseen_s > HELD_OVER_S:
            self._timer.push(self._unseen_s, in_position=False)
            self._timer.push(time_s, in_position=False)

    def _phase(
        self, observation: Observation, side: Side, reading: Reading, *, inside: bool
    ) -> Phase:
        if self._timer.holding:
            return "hold"
        self._foot.forget()
        ready = not inside and self._before.push(observation, side, reading)
        return "ready" if ready else "waiting"

    def _judge(self, moment: CoachFrame) -> None:
        """Judge moments in position, and those out of it only once the position is back.

        So sagging and coming up again is seen, but lying down at the end is not taken for it.
        """
        if not self._timer.holding:
            self._doubtful.clear()
            self._perhaps_leaving.clear()
            if moment.phase == "ready":
                self._show(moment)
            return
        self._doubtful.append(moment)
        if self._timer.paused:
            return
        for each in self._doubtful:
            self._show(each)
        self._doubtful.clear()

    def _show(self, moment: CoachFrame) -> None:
        self._perhaps_leaving.append(moment)
        kept: list[CoachFrame] = []
        while self._perhaps_leaving[0].time_s <= moment.time_s - LEAVING_S:
            kept.append(self._perhaps_leaving.popleft())
        for watch in self.watches:
            for each in kept if _may_be_leaving(watch.fault) else (moment,):
                watch.push(each)

    def _note_hold(self, observation: Observation, side: Side) -> None:
        """Remember the side and range of the hold under way, and see whether the foot moved."""
        start_s = self._timer.holds[-1].start_s
        if self._one_sided:
            self._sides.setdefault(start_s, side)
        if self._spec.rom_angle:
            value = believed(observation, self._spec.rom_angle.metric, side)
            self._reached.setdefault(start_s, []).append(value)
        if self._rule.stance_foot_pct and self._foot.moved(observation, other(side)):
            self._timer.end("foot")

    @property
    def _one_sided(self) -> bool:
        return self._rule.side in WORKING_SIDES or self._rule.side == "lower"

    def _described(self, hold: Hold) -> Hold:
        return replace(
            hold,
            side=self._sides.get(hold.start_s),
            reached=self._range_of(self._reached.get(hold.start_s, [])),
        )

    def _range_of(self, values: list[float]) -> float | None:
        known = [value for value in values if not math.isnan(value)]
        if not known or self._spec.rom_angle is None:
            return None
        sign = self._spec.rom_angle.sign
        return sign * float(np.percentile(sign * np.array(known), REACHED_PERCENTILE))

    def _message(
        self, reading: Reading, missing: tuple[Condition, ...], *, seen_right: bool
    ) -> str | None:
        before = self._before.missing()
        if before and not self._timer.holding:
            return before
        if not seen_right:
            return TURN_TO_TIME[self._spec.views.primary]
        if not reading.seen:
            return MOVE_BACK
        return missing[0].says if missing and not self._timer.holding else None

    def _landmarks(self, side: Side) -> tuple[Landmark, ...]:
        return landmarks_of(self._rule.metric, side)


def _may_be_leaving(fault: Fault) -> bool:
    """Return whether the way out of the hold looks like this fault."""
    return fault.metric == "peak_vel" or fault.of == "hold"
