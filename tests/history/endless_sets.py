"""Somebody who exercises without end, until killed; run by the test of what is lost then.

For every line it reads, a new process is forked, so that what it imports is imported once.
"""

import importlib
import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from uuid import UUID

import numpy as np

from formcheck.exercises.coach.target import Target
from formcheck.exercises.result import Feedback, Rep
from formcheck.history.migrating import open_database
from formcheck.history.store import Store
from formcheck.history.vault import Vault
from formcheck.pose.frame import PoseFrame
from formcheck.session.recorder import SetRecorder
from scenery.clinic import SQUAT, judged_squats
from scenery.results import squat_rep

POSES_A_REP = 6
REPS_A_SET = 4
CONFIRMED = 5
"""The pass over the whole set finds one more than was counted while it ran."""

POSE = np.random.default_rng(1).random((33, 3))


def tell(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def pose_at(time_s: float) -> PoseFrame:
    return PoseFrame(time_s, POSE[:, :2] * 400, POSE, POSE[:, 0], (640, 480))


def feedback_at(time_s: float, rep: Rep | None) -> Feedback:
    return Feedback(
        time_s, "out", 0.0, 5.0, "deg", (), None, 0, 0, None, None, False, (), None, rep
    )


def counted(number: int) -> Rep:
    return replace(squat_rep(1), number=number)


def exercise(store: Store, session_id: UUID) -> None:
    """Do one set, telling of each repetition and of the last word only once it is kept."""
    reps = tuple(counted(number) for number in range(1, REPS_A_SET + 1))
    with SetRecorder(store, session_id, SQUAT, Target()) as recorder:
        tell("set", recorder.set_id)
        times = (n / 30 for n in count())
        for rep in reps:
            for left in reversed(range(POSES_A_REP)):
                time_s = next(times)
                recorder.push(pose_at(time_s), feedback_at(time_s, None if left else rep))
            tell("rep", recorder.set_id, rep.number)
        whole = tuple(replace(squat_rep(2), number=n) for n in range(1, CONFIRMED + 1))
        recorder.finish(judged_squats(reps=whole, rep_count_live=REPS_A_SET))
    tell("finished", recorder.set_id)


def exercise_for_ever(address: str, folder: str, person_id: str) -> None:
    tell("pid", os.getpid())
    store = Store(open_database(address), Vault(Path(folder)), UUID(person_id))
    session_id = store.sessions.start().id
    while True:
        exercise(store, session_id)


def main() -> None:
    importlib.import_module("formcheck.pose.files")
    tell("ready")
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            exercise_for_ever(*sys.argv[1:])
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main()
