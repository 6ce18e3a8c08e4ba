"""The coach: one pose in, one piece of feedback out."""

from collections.abc import Iterable
from itertools import takewhile

from formcheck.exercises.coach.clocked import ClockFollower
from formcheck.exercises.coach.confirmed import with_faults
from formcheck.exercises.coach.cues import Cue, CueChooser
from formcheck.exercises.coach.drive import Reading
from formcheck.exercises.coach.follower import SetFollower
from formcheck.exercises.coach.holds import HoldFollower
from formcheck.exercises.coach.how_counted import count_basis
from formcheck.exercises.coach.judged_view import (
    lead_is_estimated,
    needs_level,
    pass_view,
    shows_lead,
)
from formcheck.exercises.coach.last_seconds import reads_last_seconds
from formcheck.exercises.coach.live_movements import LiveMovements
from formcheck.exercises.coach.movements import Movements
from formcheck.exercises.coach.peak_zone import PeakZone
from formcheck.exercises.coach.picture_rate import PictureRate
from formcheck.exercises.coach.reps import RepFollower
from formcheck.exercises.coach.set_record import SetRecord, set_rate_hz
from formcheck.exercises.coach.target import Target
from formcheck.exercises.coach.unchecked import TURN
from formcheck.exercises.coach.update import DriverSight, Update
from formcheck.exercises.coach.verdict import set_result
from formcheck.exercises.counting.live import LiveCounter
from formcheck.exercises.counting.rules import counting_rule
from formcheck.exercises.result import Feedback, NotCounted, Rep, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.estimated.estimate import Estimate
from formcheck.kinematics.observer import Observation, Observer
from formcheck.pose.frame import PoseFrame
from formcheck.texts import say
from formcheck.texts.names import capital

LATELY_S = 1.0
"""What is asked of the person rests on so much time, so that it does not come and go [default]."""

NOBODY = say("coach.nobody")
NOT_LEVEL = say("coach.not_level")
_TURN_TO_JUDGE = {
    view: say("coach.turn_to_judge", turn=capital(turn)) for view, turn in TURN.items()
}


class Coach:
    """Follows one set of one exercise.

    The same coach serves a camera, a recording and stored landmarks. It keeps no picture.

    Parameters
    ----------
    spec
        The exercise.
    target
        What the person aims for.
    movements
        Tells the movements of an exercise that is counted; while they happen where not given.
    estimates
        What is told of each pose that will be pushed, where a whole set is judged; see `Observer`.
    """

    def __init__(
        self,
        spec: ExerciseSpec,
        target: Target | None = None,
        movements: Movements | None = None,
        estimates: Iterable[Estimate] | None = None,
    ) -> None:
        self._spec = spec
        self._target = target or Target()
        self._reminders = spec.reminders
        self._observer = Observer(windowed=reads_last_seconds(spec), estimates=estimates)
        self._follower = self._follow(movements)
        self._pace = PictureRate()
        self._cues = CueChooser()
        self._seen: list[DriverSight] = []
        self._reps: list[Rep] = []
        self._not_counted: list[NotCounted] = []

    def push(self, pose: PoseFrame) -> Feedback:
        """Take the next pose and say what there is to say.

        Parameters
        ----------
        pose
            Later than the one before; all NaN where nobody was found.
        """
        observation = self._observer.push(pose)
        rate_hz = self._pace.push(pose.time_s)
        update = self._follower.push(observation, rate_hz)
        self._seen.append(self._look(observation, update.reading))
        self._keep(update.rep, update.not_counted)
        return self._feedback(update, pose.time_s)

    def finish(self) -> SetResult:
        """End the set and return the verdict on what was told of it."""
        for finished in self._follower.finish():
            self._keep(finished.rep, finished.not_counted)
        return self.result()

    def result(self) -> SetResult:
        """Return the verdict on the set up to now."""
        return set_result(
            SetRecord(
                self._spec,
                self._target,
                self._seen,
                set_rate_hz([each.time_s for each in self._seen]),
                tuple(self._reps),
                tuple(self._not_counted),
            ),
            self._follower,
        )

    @property
    def rep_count(self) -> int:
        """How many repetitions were counted so far."""
        return len(self._reps)

    @property
    def hint(self) -> str | None:
        """What to change about movements that were not counted, in words; None where unknown."""
        return self._follower.hint

    @property
    def what_moves(self) -> str:
        """The parts of the body that movements are counted by, in words."""
        return self._follower.what_moves

    def _follow(self, movements: Movements | None) -> SetFollower:
        """Return what follows an exercise of this mode."""
        spec, target, observer = self._spec, self._target, self._observer
        if not spec.counts_reps:
            return (HoldFollower if spec.mode == "hold" else ClockFollower)(spec, target, observer)
        rule = counting_rule(spec)
        if movements is None:
            movements = LiveMovements(LiveCounter(rule), PeakZone.of(spec))
        return RepFollower(spec, target, observer, rule, movements)

    def _keep(self, rep: Rep | None, not_counted: NotCounted | None) -> None:
        if rep:
            self._reps.append(rep)
        if not_counted:
            self._not_counted.append(not_counted)

    def _look(self, observation: Observation, reading: Reading) -> DriverSight:
        side = reading.judged_side(observation)
        return DriverSight(
            observation.time_s,
            reading.seen,
            observation.view,
            found=observation.body.found,
            shown=shows_lead(self._spec, observation, side),
            estimated=lead_is_estimated(self._spec, observation, side),
            leans=observation.leans and needs_level(self._spec, observation),
        )

    def _feedback(self, update: Update, time_s: float) -> Feedback:
        cue = self._cue(update, time_s)
        measure = update.reading.measure
        clock_count = self._follower.clock_count
        return Feedback(
            time_s=time_s,
            phase=update.phase,
            driver=measure.value,
            driver_band=measure.band,
            unit=measure.unit,
            driver_landmarks=update.landmarks,
            side=update.reading.side,
            rep_count=len(self._reps) if clock_count is None else clock_count,
            not_counted_count=len(self._not_counted),
            hold_s=self._follower.held_s,
            cue=cue.text if cue else None,
            praise=cue.praise if cue else False,
            active_faults=update.findings,
            message=self._message(update),
            finished_rep=_as_told(update),
            not_counted=update.not_counted,
            phase_left_s=update.left_s,
            count_basis=count_basis(self._spec, self._pace.rate_hz),
        )

    def _cue(self, update: Update, time_s: float) -> Cue | None:
        rep = _as_told(update)
        if rep:
            return self._cues.after(rep, time_s=time_s)
        number = len(self._reps) + 1
        if update.not_counted:
            return self._cues.explain(update.not_counted, rep_number=number, time_s=time_s)
        cue = self._cues.about(update.findings, rep_number=number, time_s=time_s)
        return cue or self._cues.remind(self._reminders, phase=update.phase, time_s=time_s)

    def _message(self, update: Update) -> str | None:
        now = self._seen[-1]
        if not now.found:
            return NOBODY
        if update.message:
            return update.message
        if now.leans:
            return NOT_LEVEL
        if pass_view(self._spec, now.view, shown=False) or self._shown_lately(now.time_s):
            return None
        return _TURN_TO_JUDGE[self._spec.views.primary]

    def _shown_lately(self, time_s: float) -> bool:
        """Return whether the last second showed mostly what is to be judged."""
        since = takewhile(lambda each: each.time_s > time_s - LATELY_S, reversed(self._seen))
        lately = [each.shown for each in since]
        return 2 * sum(lately) >= len(lately)


def _as_told(update: Update) -> Rep | None:
    """Return the repetition that is over with the faults that are worth a word by now."""
    return with_faults(update.rep, {each.id for each in update.findings}) if update.rep else None
