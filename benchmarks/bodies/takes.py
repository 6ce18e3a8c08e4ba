"""What is filmed: who shows what, seen from where, how fast, in which room."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.bodies.cast import MEASURED_ON, PEOPLE, SEED, SET_ON
from benchmarks.bodies.pace import tempo_range
from formcheck.demonstration.motion import demonstrable, second_yaw_deg, yaw_deg
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec

REPS = 2
QUICK_REPS = 4
QUICK_S = 2.0
"""Of movements quicker than this there are more: two would be over before they have begun."""

YAW_OFF_DEG = 8.0
HEIGHT_M = (0.4, 1.3)
LENS_DEG = (48.0, 76.0)
FILL_FRAC = (0.55, 0.9)


@dataclass(frozen=True, slots=True)
class BodyTake:
    """One clip of one of the nine people.

    Attributes
    ----------
    exercise_id
        What is done.
    fault_id
        What is wrong in every repetition; None for the exercise done well.
    body
        Who does it, one of `PEOPLE`.
    second
        Seen from the exercise's second view rather than from its own or the fault's.
    """

    exercise_id: str
    fault_id: str | None
    body: str
    second: bool = False

    @property
    def key(self) -> str:
        """A name for files."""
        shown = "second" if self.second else self.fault_id or "well"
        return f"{self.exercise_id}.{shown}.{self.body}"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How one take is filmed; the same for the same take.

    Attributes
    ----------
    yaw_deg
        From where.
    tempo
        Times the seconds of all moves; above 1 is slower.
    height_m, lens_deg, fill_frac
        Of the camera: height of the lens, width of the picture as an angle, share of the picture
        that the movement takes up.
    room_seed
        Of room, light, sensor and clothes.
    """

    yaw_deg: float
    tempo: float
    height_m: float
    lens_deg: float
    fill_frac: float
    room_seed: int


def circumstances(take: BodyTake) -> Circumstances:
    """Return how a take is filmed."""
    spec = load_exercise(take.exercise_id)
    random = np.random.default_rng(zlib.crc32(f"{SEED} {take.key}".encode()))
    right_deg = second_yaw_deg(spec) if take.second else yaw_deg(spec, take.fault_id)
    return Circumstances(
        yaw_deg=round(right_deg + float(random.uniform(-YAW_OFF_DEG, YAW_OFF_DEG)), 1),
        tempo=round(float(random.uniform(*tempo_range(spec, take.fault_id))), 2),
        height_m=round(float(random.uniform(*HEIGHT_M)), 2),
        lens_deg=round(float(random.uniform(*LENS_DEG)), 1),
        fill_frac=round(float(random.uniform(*FILL_FRAC)), 2),
        room_seed=int(random.integers(1 << 30)),
    )


def reps_of(spec: ExerciseSpec) -> int:
    """Return how many repetitions are shown of an exercise."""
    assert spec.demo is not None, "only exercises with a demonstration are shown"
    quick = sum(move.seconds for move in spec.demo.moves) < QUICK_S
    return QUICK_REPS if quick and spec.counts_reps else REPS


def all_takes() -> tuple[BodyTake, ...]:
    """Return everything that is filmed, in the order in which it is filmed.

    Every exercise done well by everybody, and from its second view by one of each three people;
    every fault once by one of those thresholds are set on, once by one of those they are measured
    on.
    """
    specs = [spec for spec in map(load_exercise, exercise_ids()) if spec.demo is not None]
    return (
        *_well(specs, SET_ON),
        *_from_second_view(specs),
        *_faults(specs, SET_ON),
        *_faults(specs, MEASURED_ON),
        *_well(specs, MEASURED_ON),
    )


def shown_again() -> tuple[BodyTake, ...]:
    """Return every fault by two more of the people thresholds are set on."""
    specs = [load_exercise(exercise_id) for exercise_id in exercise_ids()]
    first = tuple(_faults([spec for spec in specs if spec.demo is not None], SET_ON))
    return tuple(
        BodyTake(take.exercise_id, take.fault_id, SET_ON[(SET_ON.index(take.body) + turn) % 6])
        for turn in (2, 5)
        for take in first
    )


def _well(specs: list[ExerciseSpec], people: tuple[str, ...]) -> Iterator[BodyTake]:
    yield from (BodyTake(spec.id, None, body) for body in people for spec in specs)


def _from_second_view(specs: list[ExerciseSpec]) -> Iterator[BodyTake]:
    two_sided = [spec for spec in specs if spec.views.second_pass is not None]
    for number, spec in enumerate(two_sided):
        for body in PEOPLE[number % 3 :: 3]:
            yield BodyTake(spec.id, None, body, second=True)


def _faults(specs: list[ExerciseSpec], people: tuple[str, ...]) -> Iterator[BodyTake]:
    """Yield every fault once, each by one of some people: whom its name falls to."""
    for spec in specs:
        for fault in demonstrable(spec):
            drawn = zlib.crc32(f"{spec.id}.{fault.id}".encode())
            yield BodyTake(spec.id, fault.id, people[drawn % len(people)])
