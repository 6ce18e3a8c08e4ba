"""How far each fault's measure went in every take: what a threshold can be set by.

::

    python -m benchmarks.bodies.levels squat heel_raise     # of the people thresholds are set on

The level of a repetition is the threshold up to which the fault would have been found in it: what
was exceeded for as long as a fault has to last.
"""

import argparse
import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.bodies.cast import SET_ON
from benchmarks.bodies.clips import load_clips
from benchmarks.bodies.takes import BodyTake
from benchmarks.bodies.truth import load_truth, tracks_path
from benchmarks.catalogue.proof import judged
from formcheck.exercises.coach import watch
from formcheck.exercises.coach.threshold import (
    FAULT_S,
    MIN_PICTURES,
    UNSEEN_S,
    Excursion,
    FaultThresholds,
)
from formcheck.exercises.faults import Fault
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import FaultFinding
from formcheck.exercises.spec import ExerciseSpec
from formcheck.pose.track import PoseTrack

NEVER = 1e6
CLOCK_SLACK_S = 1e-6


@dataclass(frozen=True, slots=True)
class FaultLevels:
    """How far a fault's measure went in one take.

    Attributes
    ----------
    levels
        Of each repetition, in its unit, or of the whole set where it has none; NaN where it could
        not be looked for.
    """

    take: BodyTake
    fault_id: str
    levels: tuple[float, ...]


def levels_of(exercise_id: str, bodies: Iterable[str]) -> tuple[FaultLevels, ...]:
    """Return the levels of every fault in every take of these people."""
    chosen = set(bodies)
    spec, tracks = opened(load_exercise(exercise_id)), load_clips(tracks_path(exercise_id))
    takes = [each.take for each in load_truth() if each.take.exercise_id == exercise_id]
    return tuple(
        levels
        for take in takes
        if take.body in chosen
        for levels in take_levels(take, spec, tracks[take.key])
    )


def take_levels(take: BodyTake, spec: ExerciseSpec, track: PoseTrack) -> list[FaultLevels]:
    """Return the levels of every fault in one take.

    Parameters
    ----------
    spec
        With its thresholds open, so that everything looked for is found.
    """
    with patch.object(watch, "Lasting", LevelMeter):
        heard = judged(track, spec)
    if heard is None:
        return []
    sets = [rep.faults for rep in heard.result.reps] or [heard.result.faults]
    return [
        FaultLevels(take, fault.id, tuple(_level(findings, fault.id) for findings in sets))
        for fault in spec.checks
    ]


class LevelMeter:
    """Stands in for `Lasting`: what it finds is the furthest that lasted long enough.

    Parameters
    ----------
    limits
        Tell in which direction further lies.
    """

    def __init__(self, limits: FaultThresholds) -> None:
        self._excess = limits.excess
        self._last: deque[tuple[float, float]] = deque()
        self.found: Excursion | None = None

    def push(self, time_s: float, value: float) -> None:
        """Take one more value, as `Lasting` does."""
        if math.isnan(value):
            return
        if self._last and time_s - self._last[-1][0] > UNSEEN_S:
            self._last.clear()
        self._last.append((time_s, value))
        while self._lasts_without_first(time_s):
            self._last.popleft()
        if self._lasts(time_s, self._last[0][0], len(self._last)):
            self._note(time_s)

    def _lasts_without_first(self, time_s: float) -> bool:
        fewer = len(self._last) - 1
        return fewer > 0 and self._lasts(time_s, self._last[1][0], fewer)

    def _lasts(self, time_s: float, since_s: float, pictures: int) -> bool:
        return time_s - since_s >= FAULT_S - CLOCK_SLACK_S and pictures >= MIN_PICTURES

    def _note(self, time_s: float) -> None:
        lasting = min((value for _, value in self._last), key=self._excess)
        if self.found is None or self._excess(lasting) > self._excess(self.found.worst):
            self.found = Excursion("mild", time_s, lasting)


def opened(spec: ExerciseSpec) -> ExerciseSpec:
    """Return the exercise with thresholds that any value is past."""
    faults = tuple(fault if fault.reminder else _open(fault) for fault in spec.faults)
    return spec.model_copy(update={"faults": faults})


def _open(fault: Fault) -> Fault:
    further = -NEVER if fault.op == "lt" else NEVER
    return fault.model_copy(update={"mild": -further, "severe": further})


def _level(findings: Iterable[FaultFinding], fault_id: str) -> float:
    return next((each.worst for each in findings if each.id == fault_id), math.nan)


def main() -> None:
    """Print the levels of exercises, fault by fault, those done well first."""
    for exercise_id in _asked().exercises:
        print(lines(exercise_id, levels_of(exercise_id, SET_ON)))


def lines(exercise_id: str, levels: Iterable[FaultLevels]) -> str:
    """Return the levels of an exercise as text, a line for each fault and what is shown."""
    known = list(levels)
    said = []
    for fault in load_exercise(exercise_id).checks:
        said.append(f"{exercise_id} {fault.id}: {fault.metric} {fault.op} {fault.mild}")
        for shown in (None, fault.id):
            here = [e for e in known if e.fault_id == fault.id and e.take.fault_id == shown]
            cells = (f"{e.take.body} {' '.join(f'{x:.3g}' for x in e.levels)}" for e in here)
            said.append(f"    {'shown' if shown else 'done well'}: {' | '.join(cells)}")
    return "\n".join(said)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bodies.levels")
    parser.add_argument("exercises", nargs="+")
    return parser.parse_args()


if __name__ == "__main__":
    main()
