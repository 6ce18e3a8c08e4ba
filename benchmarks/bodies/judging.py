"""What the coach says of the takes, from their poses alone."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.bodies.clips import load_clips
from benchmarks.bodies.takes import BodyTake
from benchmarks.bodies.truth import ShownTake, load_truth, tracks_path
from benchmarks.catalogue.proof import (
    HOLD_TOLERANCE_S,
    Case,
    count_of,
    is_told,
    judged,
    meant_by,
)
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import FaultFinding, SetResult, Severity
from formcheck.kinematics.bands import band_95
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.view import View
from formcheck.pose.track import PoseTrack


@dataclass(frozen=True, slots=True)
class SaidFault:
    """A fault that was said of a set.

    Attributes
    ----------
    reps
        In how many of its repetitions; 0 where it was found in none of its own (a hold).
    worst, threshold, unit, severity
        Of the worst finding of the set.
    band
        95 % error band of its metric from where the set was seen; None where a time has none.
    """

    id: str
    reps: int
    worst: float
    threshold: float
    band: float | None
    unit: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class TakeVerdict:
    """What the coach made of one take.

    Attributes
    ----------
    shown, counted
        Repetitions, or seconds of a hold.
    exact
        Whether the count is right: to the repetition, or a hold within half a second.
    view
        From where it was seen, or "nobody seen".
    reps
        Repetitions that were judged.
    unchecked
        Ids of faults that were said to be not checked anywhere in the set.
    said
        Every fault that a person hears of this set, each once.
    told
        Whether the movement was met with the shown fault's words because it was too small to count.
    """

    take: BodyTake
    set_on: bool
    shown: float
    counted: float
    exact: bool
    view: str
    reps: int
    unchecked: tuple[str, ...]
    said: tuple[SaidFault, ...]
    told: bool

    @property
    def own(self) -> SaidFault | None:
        """The shown fault as it was said; None where it was not."""
        return next((each for each in self.said if each.id == self.take.fault_id), None)

    @property
    def found(self) -> bool:
        """Whether the fault it shows was said of the set."""
        return self.told or self.own is not None

    @property
    def not_checked(self) -> bool:
        """Whether nothing was said of the fault it shows, and that it was not looked for."""
        unseen = self.view == "nobody seen"
        return not self.found and (unseen or self.take.fault_id in self.unchecked)

    @property
    def false(self) -> tuple[SaidFault, ...]:
        """What was said and is not shown."""
        meant = meant_by(load_exercise(self.take.exercise_id), self.take.fault_id)
        return tuple(each for each in self.said if each.id not in meant)


def judge_exercise(exercise_id: str, keys: Iterable[str] | None = None) -> tuple[TakeVerdict, ...]:
    """Return what is said of the takes of an exercise; of those of these keys alone if given."""
    wanted = set(keys) if keys is not None else None
    tracks = load_clips(tracks_path(exercise_id))
    return tuple(
        judge(shown, tracks[shown.take.key])
        for shown in load_truth()
        if shown.take.exercise_id == exercise_id and (wanted is None or shown.take.key in wanted)
    )


def judge(shown: ShownTake, track: PoseTrack) -> TakeVerdict:
    """Return what is said of one take."""
    spec = load_exercise(shown.take.exercise_id)
    heard = judged(track, spec)
    verdict = heard.result if heard else None
    counted = count_of(verdict)
    tolerance = HOLD_TOLERANCE_S if spec.mode == "hold" else 0.0
    case = Case(spec, shown.take.fault_id, shown.circumstances.yaw_deg)
    return TakeVerdict(
        take=shown.take,
        set_on=shown.set_on,
        shown=shown.shown,
        counted=counted,
        exact=abs(shown.shown - counted) <= tolerance,
        view=verdict.view.name if verdict else "nobody seen",
        reps=verdict.rep_count if verdict else 0,
        unchecked=tuple(sorted({each.id for each in verdict.not_checked})) if verdict else (),
        said=tuple(_said(verdict)) if verdict else (),
        told=is_told(case, heard),
    )


def _said(verdict: SetResult) -> Iterator[SaidFault]:
    for finding in sorted(verdict.faults, key=lambda each: each.id):
        reps = sum(any(each.id == finding.id for each in rep.faults) for rep in verdict.reps)
        yield SaidFault(
            id=finding.id,
            reps=reps,
            worst=round(finding.worst, 4),
            threshold=round(finding.threshold, 4),
            band=_band(finding, verdict),
            unit=finding.unit,
            severity=finding.severity,
        )


def _band(finding: FaultFinding, verdict: SetResult) -> float | None:
    metric = METRICS.get(finding.metric)
    if metric is None or metric.basis != "pose":
        return None
    band = band_95(metric, View(verdict.view.yaw_deg))
    return None if math.isnan(band) else round(band, 4)
