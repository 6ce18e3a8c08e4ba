"""How often something was said rightly and wrongly, summed over takes."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from benchmarks.bodies.judging import TakeVerdict

Half = Literal["set on", "measured on"]
HALVES: tuple[Half, ...] = ("set on", "measured on")
BEFORE_PATH = Path(__file__).parents[1] / "results" / "bodies_before.json"


@dataclass(frozen=True, slots=True)
class FaultTally:
    """What was said of some takes; sets first, then repetitions.

    Attributes
    ----------
    clean, exact
        Sets done well, and those of them that were counted exactly.
    wronged, false
        Sets done well of which a fault was said, and how many faults that were.
    shown, found, unchecked
        Sets with a fault, those of which it was said, and those of which it was said that it was
        not looked for.
    beside
        Sets with a fault of which another was said that it does not come with.
    clean_reps, false_reps
        Repetitions done well that were judged, and faults found in them.
    shown_reps, found_reps
        Repetitions judged in sets whose fault was looked for, and those in which it was found.
    """

    clean: int = 0
    exact: int = 0
    wronged: int = 0
    false: int = 0
    shown: int = 0
    found: int = 0
    unchecked: int = 0
    beside: int = 0
    clean_reps: int = 0
    false_reps: int = 0
    shown_reps: int = 0
    found_reps: int = 0

    def __add__(self, other: "FaultTally") -> "FaultTally":
        return FaultTally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def missed(self) -> int:
        """Sets with a fault that was looked for and not found."""
        return self.shown - self.found - self.unchecked

    @property
    def false_frac(self) -> float:
        """Faults said wrongly per set done well; NaN without one."""
        return self.false / self.clean if self.clean else float("nan")

    @property
    def found_frac(self) -> float:
        """Share found of the faults that were looked for; NaN without one."""
        looked_for = self.found + self.missed
        return self.found / looked_for if looked_for else float("nan")


def tally(verdicts: Iterable[TakeVerdict]) -> FaultTally:
    """Return how often something was said of takes."""
    return sum(map(_one, verdicts), FaultTally())


def half_of(verdict: TakeVerdict) -> Half:
    """Return to which half of the people a take belongs."""
    return "set on" if verdict.set_on else "measured on"


def by_exercise_and_half(verdicts: Iterable[TakeVerdict]) -> dict[str, FaultTally]:
    """Return the sums of each exercise and half of the people, by "exercise_id, half"."""
    sums: dict[str, FaultTally] = {}
    for each in verdicts:
        key = place(each.take.exercise_id, half_of(each))
        sums[key] = sums.get(key, FaultTally()) + _one(each)
    return sums


def place(exercise_id: str, half: Half) -> str:
    """Return by what the sum of an exercise and half is kept."""
    return f"{exercise_id}, {half}"


def _one(verdict: TakeVerdict) -> FaultTally:
    false = verdict.false
    if verdict.take.fault_id is None:
        return FaultTally(
            clean=1,
            exact=int(verdict.exact),
            wronged=int(bool(false)),
            false=len(false),
            clean_reps=verdict.reps,
            false_reps=sum(each.reps for each in false),
        )
    own, looked_for = verdict.own, not verdict.not_checked
    return FaultTally(
        shown=1,
        found=int(verdict.found),
        unchecked=int(verdict.not_checked),
        beside=int(bool(false)),
        shown_reps=verdict.reps if looked_for else 0,
        found_reps=own.reps if own else 0,
    )


SUMS = TypeAdapter(dict[str, FaultTally])


def store_before(sums: Mapping[str, FaultTally]) -> None:
    """Keep sums as those that later ones are compared with."""
    BEFORE_PATH.write_bytes(SUMS.dump_json(dict(sums), indent=1) + b"\n")


def load_before() -> dict[str, FaultTally]:
    """Return the sums to compare with; empty where none were kept."""
    return SUMS.validate_json(BEFORE_PATH.read_bytes()) if BEFORE_PATH.exists() else {}
