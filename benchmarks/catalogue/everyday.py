"""Whether everyday movements are counted right, and what was last found of them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.catalogue.everyday_takes import Everyday, Expected
from benchmarks.catalogue.poses import found_poses, true_poses
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import AttemptReason, Rep
from formcheck.session import analyze_track

STORE = Path(__file__).parents[1] / "results" / "everyday.json"
HEAD = "| what happens | taken for | counted | attempts | |"
RULE = "| --- | --- | ---: | --- | --- |"


@dataclass(frozen=True, slots=True)
class EverydayRow:
    """What one exercise made of one take.

    Attributes
    ----------
    take_id, happens
        Which, in short and in words.
    expected, expected_attempts, counted, attempts
        What it was to make of it and what it made of it.
    in_place
        Whether each counted repetition was furthest during another of those that happened.
    proven_of
        16 hexadecimal digits that change with the motion and with how the exercise counts.
    """

    take_id: str
    happens: str
    exercise_id: str
    expected: int
    expected_attempts: tuple[AttemptReason, ...]
    counted: int
    attempts: tuple[AttemptReason, ...]
    in_place: bool
    proven_of: str

    @property
    def passed(self) -> bool:
        """Whether exactly what happened was counted, and the rest named for what it was."""
        made = (self.counted, self.attempts)
        return self.in_place and made == (self.expected, self.expected_attempts)


STORED = TypeAdapter(tuple[EverydayRow, ...])


def judge(take: Everyday, *, truth: bool = False) -> Iterator[EverydayRow]:
    """Yield what each exercise the take is taken for makes of it.

    Parameters
    ----------
    truth
        Go by the true landmarks rather than by those the pose model finds in the pictures.
    """
    track = (true_poses if truth else found_poses)(take.show())
    for each in take.expected:
        result = analyze_track(track, load_exercise(each.exercise_id), Target()).result
        yield EverydayRow(
            take_id=take.id,
            happens=take.happens,
            exercise_id=each.exercise_id,
            expected=len(each.whole),
            expected_attempts=each.attempts,
            counted=result.rep_count,
            attempts=tuple(attempt.reason for attempt in result.attempts),
            in_place=_in_place(take, each, result.reps),
            proven_of=proven_of(take, each),
        )


def _in_place(take: Everyday, expected: Expected, reps: Sequence[Rep]) -> bool:
    intervals_s = take.motion.intervals_s()
    during = [
        number
        for rep in reps
        for number in expected.whole
        if intervals_s[number][0] <= rep.peak_s <= intervals_s[number][1]
    ]
    return len(set(during)) == len(reps)


def proven_of(take: Everyday, expected: Expected) -> str:
    """Return 16 hexadecimal digits that change with the motion and with how it is counted."""
    spec = load_exercise(expected.exercise_id)
    counting = (spec.recognition, spec.driver, spec.second_pass_driver, spec.views, spec.rom_target)
    parts = (take.motion, take.yaw_deg, expected, *counting)
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()[:16]


def store(rows: Iterable[EverydayRow]) -> None:
    """Keep what was found of all takes."""
    STORE.write_bytes(STORED.dump_json(tuple(rows), indent=1) + b"\n")


def load() -> tuple[EverydayRow, ...]:
    """Return what was last found of all takes; empty where nothing was."""
    return STORED.validate_json(STORE.read_bytes()) if STORE.exists() else ()


def table_row(row: EverydayRow) -> str:
    """Return what was made of one take as a row of the table."""
    cells = (
        row.happens,
        f"`{row.exercise_id}`",
        f"{row.counted} of {row.expected}",
        _attempts(row),
        "pass" if row.passed else "**fail**",
    )
    return f"| {' | '.join(cells)} |"


def _attempts(row: EverydayRow) -> str:
    """Return the attempts found, and those that should have been where they differ."""
    found, expected = (_words(each) for each in (row.attempts, row.expected_attempts))
    return found if row.attempts == row.expected_attempts else f"{found} for {expected}"


def _words(reasons: tuple[AttemptReason, ...]) -> str:
    return ", ".join(reason.replace("_", " ") for reason in reasons) or "none"
