"""Writes finished repetitions down, and remembers of them what the next one is compared with."""

import math
from collections.abc import Iterable

from formcheck.anatomy.sides import Side, other
from formcheck.exercises.coach.judge import LEAST_WAY_S, Case, RepFindings, judge
from formcheck.exercises.coach.unchecked import tempo_judged
from formcheck.exercises.coach.watch import FaultWatch
from formcheck.exercises.driver import WORKING_SIDES
from formcheck.exercises.result import Rep
from formcheck.kinematics.metrics import METRICS


class RepWriter:
    """Numbers and describes the repetitions of one set."""

    def __init__(self) -> None:
        self._count = 0
        self._last_peak: dict[Side, float] = {}
        self._last_end_s = -math.inf

    def write(self, case: Case, watches: Iterable[FaultWatch]) -> Rep:
        """Return the judged repetition."""
        rep = self._described(case, judge(case, self._contra(case), watches))
        if rep.side:
            self._last_peak[rep.side] = abs(rep.peak)
        self._last_end_s = rep.end_s
        return rep

    def _described(self, case: Case, verdict: RepFindings) -> Rep:
        record, tempo, driver = case.record, case.tempo, case.driver
        furthest, peak = record.furthest.reading, record.furthest.reading.measure
        value = peak.value if record.measured else math.nan
        timed = tempo_judged(case.rate_hz)
        sided = METRICS[driver.metric].sided and driver.side not in WORKING_SIDES
        both = sided and not record.view.allows("side")
        before_s, after_s = case.rests_s
        self._count += 1
        return Rep(
            number=self._count,
            side=furthest.side if case.spec.laterality != "bilateral" else None,
            start_s=min(max(tempo.start_s, self._last_end_s, before_s), record.furthest.time_s),
            peak_s=record.furthest.time_s,
            end_s=max(min(tempo.end_s, after_s), record.furthest.time_s),
            peak=abs(value) if driver.absolute else value,
            start_value=record.rest_value(tempo) if record.measured else math.nan,
            peak_band=peak.band if record.measured else math.nan,
            unit=peak.unit,
            out_s=_way(tempo.out_s) if timed and not case.begun_before else None,
            pause_s=tempo.pause_s if timed and not case.begun_before else None,
            return_s=_way(tempo.return_s) if timed else None,
            full_range=_full_range(case),
            count_basis="measured" if record.measured and case.pass_view else "approximate",
            left_peak=_known(record.side_peak("left")) if both else None,
            right_peak=_known(record.side_peak("right")) if both else None,
            faults=verdict.faults,
            not_checked=verdict.not_checked,
            score=verdict.score,
            hold_s=_known(case.held_s),
            variant=case.variant,
        )

    def _contra(self, case: Case) -> float:
        """Return by how much one side went further than the other, NaN where not both are known."""
        record = case.record
        if case.spec.laterality == "bilateral":
            return abs(record.side_peak("left") - record.side_peak("right"))
        side = record.furthest.reading.side
        partner = self._last_peak.get(other(side), math.nan) if side else math.nan
        return abs(abs(record.furthest.reading.measure.value) - partner)


def _full_range(case: Case) -> bool | None:
    """Return whether the target was reached; None where the band does not allow to say.

    From the exercise's own view the tolerance of the target covers the band, but of a driver that
    is approximate itself, and not where the furthest point was read less surely than from there.
    """
    record = case.record
    if case.driver is not case.spec.driver or not record.measured or not case.pass_view:
        return None
    beyond = record.furthest.level - (case.driver.sign * case.aim.target - case.spec.tolerance)
    own_view = record.view.allows(METRICS[case.driver.metric].view)
    is_covered = own_view and case.furthest_is_sure and not case.driver.approximate
    if not is_covered and abs(beyond) <= record.furthest.reading.measure.band:
        return None
    return None if beyond < 0 and record.may_go_further else beyond >= 0


def _way(value_s: float) -> float | None:
    """Return how long a way took; None where it took less than any way does: it was not seen."""
    return value_s if value_s >= LEAST_WAY_S else None


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
