"""Rendered cases that stand for what trips counters up: slow motion, a pause, a frozen picture."""

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.real.recordings import TRACK, poses
from benchmarks.real.verdicts import live, whole

REPETITIONS = {
    "slow_motion_x4": 3,
    "away_one_minute": 6,
    "half_second_freeze": 3,
    "bends_to_floor_front": 0,
    "stands_still_camera_bobs": 0,
    "bystander_nearer": 2,
    "standing_side_bend_camera_rolled_10": 2,
}
"""How many there are, as the words of each case leave no doubt."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case to be counted.

    Attributes
    ----------
    name
        Of its file, without ending.
    truth
        What it shows, in words.
    """

    name: str
    path: Path
    exercise: str
    truth: str


@dataclass(frozen=True, slots=True)
class CaseCounted:
    """What was counted of one case; attributes as of `Case` and `sets.Counted`.

    Attributes
    ----------
    filmed
        Whether it is a video, so that the finding of poses has a say; else it is a track.
    """

    name: str
    exercise: str
    truth: str
    filmed: bool
    expected: int
    counted: int
    aloud: int
    reason: str | None

    @property
    def exact(self) -> bool:
        """Whether exactly what there is was counted."""
        return self.counted == self.expected


def cases(folder: Path) -> tuple[Case, ...]:
    """Return the cases in a folder whose number of repetitions is known; none without a folder."""
    found = []
    for words in sorted(folder.glob("*.json")):
        path = words.with_suffix("")
        if path.stem in REPETITIONS and path.is_file():
            said = json.loads(words.read_text(encoding="utf-8"))
            found.append(Case(path.stem, path, said["exercise"], said["truth"]))
    return tuple(found)


def judge(case: Case) -> CaseCounted:
    """Return what is counted of one case."""
    track = poses(case.path)
    verdict = whole(track, case.exercise)
    return CaseCounted(
        name=case.name,
        exercise=case.exercise,
        truth=case.truth,
        filmed=case.path.suffix != TRACK,
        expected=REPETITIONS[case.name],
        counted=len(verdict.reps),
        aloud=len(live(track, case.exercise).counted_at_s),
        reason=verdict.reason,
    )
