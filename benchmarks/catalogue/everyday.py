"""Whether everyday movements are counted right, and what was last found of them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.catalogue.everyday_takes import Everyday, Expected
from benchmarks.catalogue.poses import found_poses, true_poses
from formcheck.exercises.coach import Target
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import NotCountedReason, Rep
from formcheck.session import analyze_track

STORE = Path(__file__).parents[1] / "results" / "everyday.json"
HEAD = "| what happens | taken for | counted | not counted | |"
RULE = "| --- | --- | ---: | --- | --- |"


@dataclass(frozen=True, slots=True)
class EverydayRow:
    """What one exercise made of one take.

    Attributes
    ----------
    take_id, happens
        Which, in short and in words.
    expected, must_name, counted, not_counted
        What it was to make of it and what it made of it: repetitions, and why others are none.
    false_count
        How many of the counted were furthest during none of those that happened, or during one
        that was counted already.
    proven_of
        16 hexadecimal digits that change with the motion and with how the exercise counts.
    """

    take_id: str
    happens: str
    exercise_id: str
    expected: int
    must_name: tuple[NotCountedReason, ...]
    counted: int
    not_counted: tuple[NotCountedReason, ...]
    false_count: int
    proven_of: str

    @property
    def passed(self) -> bool:
        """Whether exactly what happened was counted, and what looks like it named for what it was.

        Other movements that stand out may be named, too: nothing is dropped silently.
        """
        unnamed = Counter(self.must_name) - Counter(self.not_counted)
        return self.counted == self.expected and not (self.false_count or unnamed)


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
            must_name=each.must_name,
            counted=result.rep_count,
            not_counted=tuple(movement.reason for movement in result.not_counted),
            false_count=false_count(take, each, result.reps),
            proven_of=proven_of(take, each),
        )


def false_count(take: Everyday, expected: Expected, reps: Sequence[Rep]) -> int:
    """Return how many were furthest during none that happened, or one counted already."""
    intervals_s = take.motion.intervals_s()
    during = [
        number
        for rep in reps
        for number in expected.whole
        if intervals_s[number][0] <= rep.peak_s <= intervals_s[number][1]
    ]
    return len(reps) - len(set(during))


def proven_of(take: Everyday, expected: Expected) -> str:
    """Return 16 hexadecimal digits that change with the motion and with how it is counted."""
    spec = load_exercise(expected.exercise_id)
    counting = (
        spec.recognition, spec.driver, spec.second_pass_driver, spec.views, spec.rom_target,
        spec.counting,
    )  # fmt: skip
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
        _not_counted(row),
        "pass" if row.passed else "**fail**",
    )
    return f"| {' | '.join(cells)} |"


def _not_counted(row: EverydayRow) -> str:
    """Return why movements were not counted, and what should have been named where it was not."""
    unnamed = tuple((Counter(row.must_name) - Counter(row.not_counted)).elements())
    found = _words(row.not_counted)
    return f"{found}; unnamed: {_words(unnamed)}" if unnamed else found


def _words(reasons: tuple[NotCountedReason, ...]) -> str:
    return ", ".join(reason.replace("_", " ") for reason in reasons) or "none"
