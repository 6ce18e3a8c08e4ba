"""Whether the coach says of a demonstration exactly what it shows."""

from dataclasses import dataclass, replace

from benchmarks.catalogue.poses import found_poses, true_poses, twice
from benchmarks.catalogue.range_fault import range_fault
from formcheck.demonstration.motion import (
    demonstrable,
    fault_of,
    second_yaw_deg,
    yaw_deg,
)
from formcheck.demonstration.stage import Show, Take, stage
from formcheck.errors import NobodyFoundError
from formcheck.exercises.coach import Target
from formcheck.exercises.result import FaultFinding, Feedback, NotCountedReason, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.body import BodyName
from formcheck.pose.track import PoseTrack
from formcheck.session import analyze_track

STANDARD_BODY: BodyName = "woman"
REPS = 3
FAULT_REPS = 1
SIZE_PX = (480, 360)
HOLD_TOLERANCE_S = 0.5
SHOWN_FRAC = 0.5
"""A fault is found when at least this share of the repetitions that show it are said to have it."""
TOO_SMALL: frozenset[NotCountedReason] = frozenset({"given_up", "less_range"})
TOLD_AT_ONCE = "told at once: it keeps the movement from counting"


@dataclass(frozen=True, slots=True)
class Case:
    """One demonstration to be judged.

    Attributes
    ----------
    fault_id
        The fault it shows; None for the exercise done well.
    yaw_deg
        From where it is filmed.
    reps
        Repetitions; `REPS` done well or `FAULT_REPS` with a fault where not given.
    """

    spec: ExerciseSpec
    fault_id: str | None
    yaw_deg: float
    body: BodyName = STANDARD_BODY
    reps: int | None = None

    @property
    def is_seen_twice(self) -> bool:
        """Whether its poses are judged twice: a fault is told when two repetitions show it.

        So one filmed repetition stands for a set.
        """
        return self.fault_id is not None and self.spec.counts_reps

    def show(self) -> Show:
        """Return the demonstration, ready to be filmed."""
        reps = self.reps or (REPS if self.fault_id is None else FAULT_REPS)
        take = Take(body=self.body, reps=reps, yaw_deg=self.yaw_deg, size_px=SIZE_PX)
        return stage(self.spec, self.fault_id, take)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the coach said of a demonstration.

    Attributes
    ----------
    shown, counted
        Repetitions, or seconds of a hold.
    exact
        Whether the count is right: to the repetition, or a hold within half a second.
    found
        Whether the fault it shows was found; True where it shows none.
    false_faults
        Faults found that it does not show.
    margin
        By how much the shown fault went past its threshold, or for good form the fault that came
        nearest to being found; in words.
    view
        What the camera saw it as.
    """

    case: Case
    shown: float
    counted: float
    exact: bool
    found: bool
    false_faults: tuple[str, ...]
    margin: str
    view: str

    @property
    def passed(self) -> bool:
        """Whether all of it is as it should be; the count matters where nothing is wrong."""
        good_form = self.case.fault_id is None
        return self.found and not self.false_faults and (self.exact or not good_form)


def cases(spec: ExerciseSpec, body: BodyName = STANDARD_BODY) -> tuple[Case, ...]:
    """Return every demonstration of an exercise: done well, from both views, and each fault.

    None for an exercise without a demonstration.
    """
    if spec.demo is None:
        return ()
    well = [Case(spec, None, yaw_deg(spec), body)]
    if spec.views.second_pass is not None:
        well.append(Case(spec, None, second_yaw_deg(spec), body))
    faults = [Case(spec, each.id, yaw_deg(spec, each.id), body) for each in demonstrable(spec)]
    return (*well, *faults)


def prove(case: Case, *, truth: bool = False) -> Outcome:
    """Judge one demonstration.

    Parameters
    ----------
    truth
        Go by the true landmarks rather than by those the pose model finds in the pictures.
    """
    show = case.show()
    poses = true_poses(show) if truth else found_poses(show)
    case = replace(case, spec=_without_margins(case.spec)) if truth else case
    if case.is_seen_twice:
        heard, there = judged(twice(poses), case.spec), 2 * len(show.performance.motion.bouts)
        return outcome(case, heard, shown=float(there))
    heard = judged(poses, case.spec)
    there_s = _shown(case, show, heard) if truth else shown(case, show)
    return outcome(case, heard, shown=there_s)


def _without_margins(spec: ExerciseSpec) -> ExerciseSpec:
    """Return the exercise without room for a camera's error: true landmarks have none."""
    faults = tuple(fault.model_copy(update={"margin": 0.0}) for fault in spec.faults)
    return spec.model_copy(update={"faults": faults})


@dataclass(frozen=True, slots=True)
class Judged:
    """What the coach said of a demonstration: after each pose, and of the set."""

    feedback: tuple[Feedback, ...]
    result: SetResult


def outcome(case: Case, judged: Judged | None, *, shown: float) -> Outcome:
    """Return whether the coach said what there is to say.

    Parameters
    ----------
    judged
        None where nobody was seen.
    shown
        Repetitions, or seconds of a hold.
    """
    verdict = judged.result if judged else None
    counted, findings = count_of(verdict), findings_of(verdict)
    tolerance = HOLD_TOLERANCE_S if case.spec.mode == "hold" else 0.0
    told = is_told(case, judged)
    return Outcome(
        case=case,
        shown=shown,
        counted=counted,
        exact=abs(shown - counted) <= tolerance,
        found=case.fault_id is None or _is_found(case, verdict) or told,
        false_faults=_false(case, findings),
        margin=_margin(case, findings) or (TOLD_AT_ONCE if told else ""),
        view=verdict.view.name if verdict else "nobody seen",
    )


def judged(track: PoseTrack, spec: ExerciseSpec) -> Judged | None:
    """Return what the coach says of a recording; None where nobody is seen in it."""
    try:
        analysis = analyze_track(track, spec, Target())
    except NobodyFoundError:
        return None
    return Judged(analysis.feedback, analysis.result)


def shown(case: Case, show: Show) -> float:
    """Return the repetitions shown; of a hold, the time the true body is in position.

    Of what only the clock counts it is what the coach says of the true body: nothing.
    """
    ideal = None if case.spec.counts_reps else judged(true_poses(show), case.spec)
    return _shown(case, show, ideal)


def _shown(case: Case, show: Show, ideal: Judged | None) -> float:
    """Return what `shown` does from what is said of the true body; reps do without."""
    if case.spec.counts_reps:
        return float(len(show.performance.motion.bouts))
    return count_of(ideal.result if ideal else None)


def count_of(verdict: SetResult | None) -> float:
    """Return the repetitions counted, or the seconds held."""
    if verdict is None:
        return 0.0
    return round(verdict.hold_total_s, 2) if verdict.hold_total_s is not None else verdict.rep_count


def findings_of(verdict: SetResult | None) -> tuple[FaultFinding, ...]:
    """Return every finding of a set, those of its repetitions too; a fault may be in both."""
    if verdict is None:
        return ()
    return (*verdict.faults, *(each for rep in verdict.reps for each in rep.faults))


def _is_found(case: Case, verdict: SetResult | None) -> bool:
    if verdict is None:
        return False
    if not verdict.reps:
        return any(each.id == case.fault_id for each in verdict.faults)
    having = [any(each.id == case.fault_id for each in rep.faults) for rep in verdict.reps]
    return sum(having) >= SHOWN_FRAC * len(having)


def is_told(case: Case, judged: Judged | None) -> bool:
    """Return whether a movement too small to count was met with this fault's own words."""
    short = range_fault(case.spec)
    if judged is None or short is None or short.id != case.fault_id:
        return False
    small = any(each.reason in TOO_SMALL for each in judged.result.not_counted)
    return small and any(each.cue == short.cue for each in judged.feedback)


def meant_by(spec: ExerciseSpec, fault_id: str | None) -> frozenset[str]:
    """Return the faults that a demonstration shows: its own, and what no body shows it without."""
    if fault_id is None:
        return frozenset()
    change = fault_of(spec, fault_id).demo
    return frozenset((fault_id, *(change.comes_with if change else ())))


def _false(case: Case, findings: tuple[FaultFinding, ...]) -> tuple[str, ...]:
    meant = meant_by(case.spec, case.fault_id)
    return tuple(sorted({each.id for each in findings if each.id not in meant}))


def _margin(case: Case, findings: tuple[FaultFinding, ...]) -> str:
    own = [each for each in findings if each.id == case.fault_id]
    if not own:
        return ""
    worst = max(own, key=lambda each: abs(each.worst - each.threshold))
    mild = fault_of(case.spec, worst.id).mild
    return f"{worst.worst:.3g} {worst.unit} ({worst.severity}; mild from {mild})"
