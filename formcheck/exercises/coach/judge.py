"""Judges one finished repetition: its faults, what could not be checked, its score."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from formcheck.anatomy.sides import Side
from formcheck.exercises.coach.drive import believed
from formcheck.exercises.coach.judged_view import pass_view, shows_lead
from formcheck.exercises.coach.record import RepRecord
from formcheck.exercises.coach.score import score_of
from formcheck.exercises.coach.threshold import Excursion
from formcheck.exercises.coach.unchecked import (
    BEGUN_BEFORE,
    NOT_LEVEL,
    TOO_FEW_PICTURES,
    TURN,
    not_judged,
    tempo_judged,
    why_unchecked,
)
from formcheck.exercises.coach.watch import MIN_SEEN_FRAC, Aim, FaultWatch, finding
from formcheck.exercises.driver import Driver
from formcheck.exercises.faults import Fault
from formcheck.exercises.result import FaultFinding, NotChecked
from formcheck.exercises.spec import ExerciseSpec
from formcheck.kinematics.bands import edge_band_95
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.registry import MetricView
from formcheck.kinematics.rep_metrics import RepTimes
from formcheck.texts import say

LEAST_CHECKED_FRAC = 0.5
"""A repetition is scored where at least half of the measured faults that its own view shows
could be checked (clinical specification A.0)."""


WAYS = ("out_time", "return_time")
LEAST_WAY_S = 0.08
"""No body goes out or back in less: then the ends of the way were not seen [default]."""


@dataclass(frozen=True, slots=True)
class RepFindings:
    """What was found in one repetition."""

    faults: tuple[FaultFinding, ...]
    not_checked: tuple[NotChecked, ...]
    score: float | None


@dataclass(frozen=True)
class Case:
    """One repetition with everything needed to judge it.

    Attributes
    ----------
    driver
        The one that was followed: the second pass has its own.
    side
        The working side, or the nearer one.
    rate_hz
        Pictures a second.
    begun_before
        Whether it was under way when the recording began.
    rests_s
        Media times of the rest before and after it, which it does not outlast.
    """

    spec: ExerciseSpec
    driver: Driver
    aim: Aim
    record: RepRecord
    tempo: RepTimes
    side: Side
    rate_hz: float
    begun_before: bool = False
    rests_s: tuple[float, float] = (-math.inf, math.inf)

    @cached_property
    def held_s(self) -> float:
        """How long the furthest point was held; NaN where the exercise asks for no hold."""
        rule = self.spec.hold
        return self.record.held_s(rule, self.side) if rule else math.nan

    @property
    def variant(self) -> str | None:
        """Which of the exercise's variants it was, told at the furthest point."""
        furthest = self.record.furthest.observation
        for variant in self.spec.variants:
            value = believed(furthest, variant.metric, self.side)
            if furthest.shows(variant.metric, self.side) and variant.is_it(value):
                return variant.id
        return None

    @cached_property
    def furthest_is_sure(self) -> bool:
        """Whether how far it went was read as surely as from the edge of the right views."""
        widest = edge_band_95(METRICS[self.driver.metric])
        return self.record.measured and not self.record.furthest.reading.measure.band > widest

    @cached_property
    def pass_view(self) -> str | None:
        """Which of the exercise's views it was done in, or was as good as; None for neither."""
        shown = [
            shows_lead(self.spec, moment.observation, moment.side) for moment in self.record.moments
        ]
        surely = sum(shown) >= MIN_SEEN_FRAC * len(shown)
        return pass_view(self.spec, self.record.view, shown=surely)


def judge(case: Case, contra: float, watches: Iterable[FaultWatch]) -> RepFindings:
    """Return the verdict on a repetition.

    Parameters
    ----------
    contra
        How much further one side went than the other; NaN where both were not seen.
    """
    faults: list[FaultFinding] = []
    unchecked: list[NotChecked] = []
    by_rep = case.record.rep_values(case.tempo, case.side)
    for watch in watches:
        found, reason = _one(case, watch, contra, by_rep)
        if reason:
            unchecked.append(reason)
        else:
            faults.extend(found)
    return RepFindings(tuple(faults), tuple(unchecked), _score(case, faults, unchecked))


def _one(
    case: Case, watch: FaultWatch, contra: float, by_rep: Mapping[str, float]
) -> tuple[tuple[FaultFinding, ...], NotChecked | None]:
    fault = watch.fault
    if fault.of == "contra":
        reason = _why_no_contra(case, fault, contra)
        return ((), reason) if reason else (_from_value(case, fault, contra), None)
    if METRICS[fault.metric].basis != "rep":
        reason = why_unchecked(watch, case.spec.views) or _why_no_range(case, watch)
        return ((), reason) if reason else (watch.findings(), None)
    value = _rep_value(case, fault, by_rep)
    reason = _why_no_time(case, fault, value)
    return ((), reason) if reason else (_from_value(case, fault, value), None)


def _rep_value(case: Case, fault: Fault, by_rep: Mapping[str, float]) -> float:
    """Return what a fault of the whole repetition is judged by."""
    if fault.metric == "peak_vel":
        return case.record.fastest(fault, case.side)
    if fault.metric == "rep_time" and fault.phase == ("hold",):
        return case.held_s
    return by_rep[fault.metric]


def _why_no_range(case: Case, watch: FaultWatch) -> NotChecked | None:
    """Return why how far it went could not be judged; None where it could, and for other faults.

    Where the furthest point was not read surely, another moment would be taken for it: less far.
    """
    if not (watch.at_peak_only and watch.is_driver):
        return None
    if case.furthest_is_sure and not case.record.may_go_further:
        return None
    return not_judged(watch.fault, say("coach.unchecked_movement_unseen"))


def _why_no_contra(case: Case, fault: Fault, contra: float) -> NotChecked | None:
    leaning = sum(moment.observation.leans for moment in case.record.moments)
    if METRICS[fault.metric].needs_level and 2 * leaning > len(case.record.moments):
        return not_judged(fault, NOT_LEVEL)
    if not case.record.view.allows(METRICS[fault.metric].view):
        return not_judged(fault, TURN[str(METRICS[fault.metric].view)])
    if math.isnan(contra):
        return not_judged(fault, say("coach.unchecked_one_side"))
    return None


def _why_no_time(case: Case, fault: Fault, value: float) -> NotChecked | None:
    wanted = fault.view or _view_of_speed(case, fault)
    if wanted and not case.record.view.allows(wanted):
        return not_judged(fault, TURN[wanted])
    if not tempo_judged(case.rate_hz):
        return not_judged(fault, TOO_FEW_PICTURES)
    if case.begun_before and fault.phase != ("return",):
        return not_judged(fault, BEGUN_BEFORE)
    if (
        not case.record.measured
        or math.isnan(value)
        or (fault.metric in WAYS and value < LEAST_WAY_S)
    ):
        return not_judged(fault, say("coach.unchecked_movement_unseen"))
    return None


def _view_of_speed(case: Case, fault: Fault) -> MetricView | None:
    """Return from where a speed is judged; None for what is no speed.

    From elsewhere an angle may be told in one picture and measured in the next, and what differs
    between them is no movement.
    """
    if fault.metric != "peak_vel":
        return None
    return METRICS[fault.driver_metric or case.driver.metric].view


def _from_value(case: Case, fault: Fault, value: float) -> tuple[FaultFinding, ...]:
    limits = case.aim.limits(fault)
    severity = limits.severity(value)
    if severity is None:
        return ()
    began_s = case.tempo.leave_s if "return" in fault.phase else case.tempo.start_s
    sided = METRICS[fault.metric].sided and fault.of != "contra"
    excursion = Excursion(severity, began_s, value)
    return (finding(fault, limits, excursion, case.side if sided else None),)


def _score(case: Case, faults: list[FaultFinding], unchecked: list[NotChecked]) -> float | None:
    if case.pass_view is None or not case.record.measured:
        return None
    own_views = (case.spec.views.primary, "any")
    due = {
        fault.id
        for fault in case.spec.checks
        if fault.obs == "measured" and (fault.view or METRICS[fault.metric].view) in own_views
    }
    checked = due - {each.id for each in unchecked}
    return score_of(faults) if len(checked) >= LEAST_CHECKED_FRAC * len(due) else None
