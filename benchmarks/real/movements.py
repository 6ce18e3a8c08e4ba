"""Everyday movements and walking: how much is counted that did not happen."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.catalogue.everyday import false_count
from benchmarks.catalogue.everyday_takes import Everyday, Expected, everyday_takes
from benchmarks.catalogue.poses import found_poses
from benchmarks.real.verdicts import live, whole
from formcheck.pose.track import PoseTrack

MOST_FALSE = 1
"""In the whole collection."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What one exercise made of one take.

    Attributes
    ----------
    take_id, happens
        Which, in short and in words.
    there, counted
        How many repetitions happen, and how many were counted.
    false
        How many of the counted did not happen.
    aloud
        How many were counted aloud.
    """

    take_id: str
    happens: str
    exercise: str
    there: int
    counted: int
    false: int
    aloud: int

    @property
    def false_aloud(self) -> int:
        """How many more were counted aloud than there are."""
        return max(self.aloud - self.there, 0)


def take_ids() -> tuple[str, ...]:
    """Return the name of every take."""
    return tuple(take.id for take in everyday_takes())


def judge(take_id: str) -> tuple[Moved, ...]:
    """Return what each exercise that a take is taken for makes of what is found in its pictures."""
    (take,) = (each for each in everyday_takes() if each.id == take_id)
    track = found_poses(take.show())
    return tuple(_moved(take, expected, track) for expected in take.expected)


def _moved(take: Everyday, expected: Expected, track: PoseTrack) -> Moved:
    verdict = whole(track, expected.exercise_id)
    return Moved(
        take_id=take.id,
        happens=take.happens,
        exercise=expected.exercise_id,
        there=len(expected.whole),
        counted=len(verdict.reps),
        false=false_count(take, expected, verdict.reps),
        aloud=len(live(track, expected.exercise_id).counted_at_s),
    )


def false_total(moved: Sequence[Moved]) -> int:
    """Return how much was counted in all that did not happen."""
    return sum(each.false for each in moved)
