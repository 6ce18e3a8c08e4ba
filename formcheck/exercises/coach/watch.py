"""Watches one fault through one repetition or hold."""

import math
from dataclasses import dataclass
from typing import get_args

from formcheck.anatomy.sides import SIDES, Side, other
from formcheck.exercises.coach.coach_frame import CoachFrame
from formcheck.exercises.coach.drive import believed
from formcheck.exercises.coach.hold_start import HoldStart
from formcheck.exercises.coach.speed import Speed
from formcheck.exercises.coach.threshold import (
    FAULT_S,
    MIN_PICTURES,
    Excursion,
    FaultThresholds,
    Lasting,
    limits_of,
)
from formcheck.exercises.driver import WORKING_SIDES, Driver
from formcheck.exercises.faults import Fault
from formcheck.exercises.hold import HoldRule
from formcheck.exercises.result import FaultFinding, Phase
from formcheck.kinematics.metrics import METRICS
from formcheck.kinematics.observer import Observation, landmarks_of

NEAR_PEAK_FRAC = 0.1
"""The furthest point includes this share of the excursion before it [default]."""

CLEAR_NOISES = 1.0
"""A fault is clear by itself from so many standard deviations of a measurement past where it begins
(clinical specification B.2 has the noise) [default]."""

MIN_SEEN_FRAC = 0.6
"""A fault is checked when this share of its moments could be measured [default]."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What the person aims for, as thresholds need it.

    Attributes
    ----------
    target, hold_s, pace_per_min
        The target, the prescribed hold and the prescribed breaths a minute; NaN where there is
        none.
    """

    target: float = math.nan
    hold_s: float = math.nan
    pace_per_min: float = math.nan

    def limits(self, fault: Fault) -> FaultThresholds:
        """Return a fault's thresholds."""
        return limits_of(fault, self.target, self.hold_s, self.pace_per_min)


class FaultWatch:
    """Watches one fault, moment by moment.

    Parameters
    ----------
    fault
        What to watch for.
    aim
        What the thresholds are relative to.
    lead
        What is done: the driver of repetitions, the position of a hold; None for neither.

    Attributes
    ----------
    at_peak_only
        Whether the fault is judged at the furthest point alone.
    is_driver
        Whether it is judged by what drives the repetition: how far it went.
    """

    def __init__(self, fault: Fault, aim: Aim, lead: Driver | HoldRule | None) -> None:
        self.fault, self._metric = fault, METRICS[fault.metric]
        self.at_peak_only = fault.phase == ("peak",)
        self._from_start = fault.of in ("start", "other_leg_start")
        self._limits = aim.limits(fault)
        self._lasting = {side: Lasting(self._limits) for side in SIDES}
        self._start: dict[Side, float] = {}
        self._hold = HoldStart()
        self._rest_level = math.inf
        self._at_peak: list[tuple[CoachFrame, dict[Side, float]]] = []
        self._in_reps = isinstance(lead, Driver)
        self._phases = _phases_of(fault, in_reps=self._in_reps)
        self.is_driver = self._in_reps and lead is not None and lead.metric == fault.metric
        self._one_sided = lead is not None and lead.side in (*WORKING_SIDES, "lower")
        self._speed = Speed()
        self._found: dict[Side, Excursion] | None = None
        self.moments = 0
        self.seen = 0
        self.in_view = 0
        self.leaning = 0

    def push(self, moment: CoachFrame) -> None:
        """Take one more moment."""
        if self._from_start:
            self._remember_start(moment)
        if self.fault.of == "hold" and moment.phase == "hold":
            self._hold.push(moment.time_s, self._hold_values(moment.observation))
        if moment.level < self._rest_level:
            self._rest_level, self._found = moment.level, None
        if moment.phase in self._phases:
            self._look(moment)

    def _look(self, moment: CoachFrame) -> None:
        self.moments += 1
        self.leaning += moment.observation.leans and self._metric.needs_level
        sides = [side for side in self._sides(moment) if self._shown(moment.observation, side)]
        if not sides:
            return
        self.in_view += 1
        values = {side: self._value(moment, side) for side in sides}
        self.seen += any(
            value == value or self._is_ruled_out(moment, side) for side, value in values.items()
        )
        self._found = None
        if self.at_peak_only:
            self._at_peak.append((moment, values))
            return
        for side, value in values.items():
            self._lasting[side].push(moment.time_s, value)

    @property
    def lacks_start(self) -> bool:
        """Whether nothing could be compared because the position before was not seen."""
        return self._from_start and not self._start

    def findings(self) -> tuple[FaultFinding, ...]:
        """Return what was found up to now: nothing, or the worse side."""
        found = self._found
        if found is None:
            found = self._peak_excursions() if self.at_peak_only else self._lasting_excursions()
            self._found = found
        if not found:
            return ()
        side, worst = max(found.items(), key=lambda item: self._limits.excess(item[1].worst))
        return (finding(self.fault, self._limits, worst, side if self._metric.sided else None),)

    def _lasting_excursions(self) -> dict[Side, Excursion]:
        return {side: each.found for side, each in self._lasting.items() if each.found}

    def _shown(self, observation: Observation, side: Side) -> bool:
        subject = other(side) if self.fault.of == "other_leg_start" else side
        return observation.shows(self.fault.metric, subject, self.fault.view)

    def _sides(self, moment: CoachFrame) -> tuple[Side, ...]:
        if not self._metric.sided or self.fault.of == "contra":
            return ("left",)
        if self._one_sided and moment.reading.side:
            return (moment.reading.side,)
        return moment.observation.sides

    def _is_ruled_out(self, moment: CoachFrame, side: Side) -> bool:
        """Return whether the fault cannot be there now: what it is judged by is out of range."""
        gate = self.fault.gate
        value = moment.observation.value(gate.metric, side) if gate else math.nan
        return gate is not None and not math.isnan(value) and not gate.open(value)

    def _value(self, moment: CoachFrame, side: Side) -> float:
        observation, gate = moment.observation, self.fault.gate
        if gate and not gate.open(observation.value(gate.metric, side)):
            return math.nan
        if self.fault.metric == "peak_vel":
            return self._speed_now(moment)
        if self.fault.of == "contra":
            return abs(self._believed(observation, "left") - self._believed(observation, "right"))
        subject = other(side) if self.fault.of == "other_leg_start" else side
        return self._believed(observation, subject) - self._origin(observation, subject)

    def _believed(self, observation: Observation, side: Side) -> float:
        return believed(observation, self.fault.metric, side)

    def _origin(self, observation: Observation, side: Side) -> float:
        """Return what the value is compared with: where it was before, or zero."""
        if self.fault.of == "calib":
            return observation.at_start(self.fault.metric, side)
        if self.fault.of == "hold":
            return self._hold.value(side)
        return self._start.get(side, math.nan) if self._from_start else 0.0

    def _hold_values(self, observation: Observation) -> dict[Side, float]:
        return {side: self._believed(observation, side) for side in SIDES}

    def _speed_now(self, moment: CoachFrame) -> float:
        metric = self.fault.driver_metric
        if metric is None:
            return self._speed.push(moment.time_s, moment.reading.measure.value)
        return self._speed.push(moment.time_s, believed(moment.observation, metric, moment.side))

    def _remember_start(self, moment: CoachFrame) -> None:
        first = self._in_reps and not self._start
        if moment.phase == "ready" or first:
            for side in SIDES:
                value = moment.observation.value(self.fault.metric, side)
                self._start[side] = value if not math.isnan(value) else self._start.get(side, value)

    def _peak_excursions(self) -> dict[Side, Excursion]:
        near = self._near_peak()
        found = {side: self._peak_excursion(near, side) for side in SIDES}
        return {side: each for side, each in found.items() if each}

    def _near_peak(self) -> list[tuple[CoachFrame, dict[Side, float]]]:
        """Return the moments close to the furthest point; only that point for the driver itself."""
        if not self._at_peak:
            return []
        furthest = max(self._at_peak, key=lambda item: item[0].level)
        if self.is_driver:
            return [furthest]
        floor = furthest[0].level - NEAR_PEAK_FRAC * (furthest[0].level - self._rest_level)
        return [item for item in self._at_peak if item[0].level >= floor]

    def _peak_excursion(
        self, near: list[tuple[CoachFrame, dict[Side, float]]], side: Side
    ) -> Excursion | None:
        timed = [(moment.time_s, values.get(side, math.nan)) for moment, values in near]
        timed = [(time_s, value) for time_s, value in timed if not math.isnan(value)]
        if not timed:
            return None
        if timed[-1][0] - timed[0][0] < FAULT_S or len(timed) < MIN_PICTURES:
            return self._brief_excursion(timed)
        lasting = Lasting(self._limits)
        for time_s, value in timed:
            lasting.push(time_s, value)
        return lasting.found

    def _brief_excursion(self, timed: list[tuple[float, float]]) -> Excursion | None:
        """Judge a furthest point too brief for the 200 ms rule: it must be past throughout."""
        mildest = min((value for _, value in timed), key=self._limits.excess)
        severity = self._limits.severity(mildest)
        if severity is None:
            return None
        worst = max((value for _, value in timed), key=self._limits.excess)
        return Excursion(severity, timed[0][0], worst)


def _phases_of(fault: Fault, *, in_reps: bool) -> frozenset[Phase]:
    """Return the phases in which a fault is looked for, moment by moment."""
    if in_reps and fault.of == "contra":
        return frozenset()
    if "all" in fault.phase:
        return frozenset(get_args(Phase)) - {"waiting", "ready"}
    phases = frozenset(get_args(Phase)) & frozenset(fault.phase)
    return phases | {"peak"} if "hold" in fault.phase else phases


def finding(
    fault: Fault, limits: FaultThresholds, excursion: Excursion, side: Side | None
) -> FaultFinding:
    """Return the finding of a fault that lasted long enough."""
    assert fault.obs != "not_visible", "reminders are not judged"
    metric = METRICS[fault.metric]
    timed = metric.basis == "rep" and not metric.parts
    return FaultFinding(
        id=fault.id,
        severity=excursion.severity,
        observation=fault.obs,
        time_s=excursion.time_s,
        worst=excursion.worst,
        threshold=limits.passed(excursion.severity),
        unit=metric.unit,
        metric=metric.id,
        side=side,
        cue=fault.cue,
        landmarks=() if timed else landmarks_of(metric.id, side or "left"),
        lowers_score=not fault.info_only_unless_pain,
        name=fault.name or "",
        clear=limits.past_mild(excursion.worst) > CLEAR_NOISES * metric.noise,
    )
