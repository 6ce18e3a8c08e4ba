"""Each set asked as other exercises: what is counted must come with a question."""

from dataclasses import dataclass

from benchmarks.real.recordings import Recording
from benchmarks.real.verdicts import whole

ASKED = (
    "squat", "hip_hinge", "forward_lunge", "push_up", "sit_up", "glute_bridge", "biceps_curl",
    "shoulder_abduction", "jumping_jack", "march_in_place",
)  # fmt: skip
ALIKE = (
    frozenset({"squat", "sit_to_stand"}),
    frozenset({"deadlift", "hip_hinge", "box_lift"}),
)
"""Exercises that are one movement: asking for one where another is done is not wrong."""

MOST_SHARE = 0.05
"""In at most this share of the pairs anything may be counted without the question."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One set, asked as another exercise.

    Attributes
    ----------
    name
        Of the recording.
    done, asked
        The exercise that is done, and the other.
    counted
        How many repetitions of the other were counted.
    perhaps
        The exercise that the person was asked about; None where none was named.
    questioned
        Whether the person was asked if the right exercise was chosen.
    """

    name: str
    done: str
    asked: str
    counted: int
    perhaps: str | None
    questioned: bool = False

    @property
    def unquestioned(self) -> bool:
        """Whether anything was counted without the question."""
        return self.counted > 0 and not self.questioned


def others(exercise_id: str) -> tuple[str, ...]:
    """Return which exercises a set of this one is wrongly asked as."""
    alike = next((group for group in ALIKE if exercise_id in group), frozenset({exercise_id}))
    return tuple(each for each in ASKED if each not in alike)


def judge(recording: Recording) -> tuple[Pair, ...]:
    """Return what one recording gives, asked as each of the others."""
    done, track = recording.label.exercise, recording.track()
    found = []
    for asked in others(done):
        verdict = whole(track, asked)
        counted, asks = len(verdict.reps), verdict.questioned
        found.append(Pair(recording.name, done, asked, counted, verdict.perhaps, asks))
    return tuple(found)
