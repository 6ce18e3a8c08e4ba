"""A set in front of a camera: coached while it runs, judged as a whole when it ends."""

from collections.abc import Callable
from dataclasses import replace

from formcheck.errors import NobodyFoundError
from formcheck.exercises.coach import Target
from formcheck.exercises.coach.coach import Coach
from formcheck.exercises.result import Feedback, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.conditioning.live import LiveConditioner
from formcheck.pose.frame import PoseFrame
from formcheck.pose.track import PoseTrack
from formcheck.session.analysis import analyze_track
from formcheck.texts import say

NOBODY_CAME = say("judging.nobody_came")

WholeSetJudge = Callable[[PoseTrack, ExerciseSpec, Target], SetResult]
"""Says what a set came to; raises `NobodyFoundError` where nobody was seen in it."""


def judge_whole(track: PoseTrack, spec: ExerciseSpec, target: Target) -> SetResult:
    """Return the verdict on a set as on a recording of it."""
    return analyze_track(track, spec, target).result


class LiveAnalysis:
    """One set in front of a camera, one pose at a time.

    What is said while it runs is never taken back. When it ends, the set is judged as a whole, as
    a recording of the same poses would be: that is the record, and what was counted aloud stands
    beside it.

    Parameters
    ----------
    spec, target
        The exercise and what the person aims for.
    """

    def __init__(self, spec: ExerciseSpec, target: Target) -> None:
        self._spec, self._target = spec, target
        self._conditioner = LiveConditioner()
        self._coach = Coach(spec, target)
        self._poses: list[PoseFrame] = []

    def push(self, pose: PoseFrame) -> tuple[PoseFrame, Feedback]:
        """Take the next pose; return it made fit to draw, and what the coach says."""
        self._poses.append(pose)
        made = self._conditioner.push(pose)
        certainty = made.pose.visibility * made.plausibility
        believed = replace(made.pose, visibility=certainty)
        feedback = self._coach.push(believed)
        if made.moved.is_idle:
            return believed, feedback
        return replace(made.in_picture, visibility=certainty), feedback

    def finish(self, judge: WholeSetJudge = judge_whole) -> SetResult:
        """End the set and return the verdict on all of it.

        Parameters
        ----------
        judge
            Who judges the whole set; another process, where others are coached meanwhile.
        """
        live = self._coach.finish()
        counted = live.rep_count if self._spec.counts_reps else None
        if not any(pose.found for pose in self._poses):
            return replace(live, rep_count_live=counted, not_counted_reason=NOBODY_CAME)
        track = PoseTrack.from_frames(self._poses, self._poses[0].size_px)
        try:
            result = judge(track, self._spec, self._target)
        except NobodyFoundError as error:
            return replace(live, rep_count_live=counted, not_counted_reason=str(error))
        return replace(result, rep_count_live=counted)
