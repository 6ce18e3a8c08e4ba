"""The verdict on a whole set, made where nobody waits for it who is coached meanwhile."""

import os

from formcheck.apart.process import done_apart
from formcheck.exercises.coach import Target
from formcheck.exercises.result import SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.track import PoseTrack
from formcheck.session.live import judge_whole

BEHIND = 5
"""How far its process stands behind those that coach. A set of a minute takes as long to judge as
seven hundred poses to answer, and who has ended it is resting."""


def judge_apart(track: PoseTrack, spec: ExerciseSpec, target: Target) -> SetResult:
    """Return the verdict on a set from a process of its own, which lets coaching go first.

    Raises
    ------
    NobodyFoundError
        Nobody, or none of what the exercise needs, was seen in it.
    LimitError
        The process was ended by the system; the set can be completed from what was kept.
    """
    return done_apart(judge_behind, track, spec, target)


def judge_behind(track: PoseTrack, spec: ExerciseSpec, target: Target) -> SetResult:
    """Return the verdict on a set, once nothing more urgent is to do."""
    os.nice(BEHIND)
    return judge_whole(track, spec, target)
