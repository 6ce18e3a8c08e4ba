"""What to tell the person first: how much was done, what went well, and one thing to try."""

import math
from collections import Counter
from dataclasses import dataclass

from formcheck.exercises.result import Basis, FaultFinding, Rep, SetResult, Severity
from formcheck.report.asides import clock_headline
from formcheck.report.quantity import counted, seconds
from formcheck.report.wording import attempt_reason, capital, fault_name, grouped_by_reason

EVEN_PACE_SPREAD_FRAC = 0.25
"""Repetitions whose lengths differ by at most this part of their mean are called even [default]."""

ALIKE_DEG = 10.0
"""Left and right within this of each other are called alike: clinical specification B.3."""

_SEVERITY_WEIGHT: dict[Severity, float] = {"mild": 10.0, "severe": 25.0}
_OBSERVATION_WEIGHT: dict[Basis, float] = {"measured": 1.0, "proxy": 0.5, "timing": 0.5}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to try.

    Attributes
    ----------
    cue
        What to do, as the exercise file says it.
    because
        What was seen and how often.
    """

    cue: str
    because: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The first thing to read.

    Attributes
    ----------
    headline
        How much was done.
    went_well
        What went well; empty where nothing was counted.
    next_step
        One thing to try; None where there is nothing to change.
    not_counted
        Movements that were not counted, with the reason.
    not_scored
        Why there is no score; None where there is one.
    carry_on
        What to do next time where there is nothing to change.
    """

    headline: str
    went_well: tuple[str, ...]
    next_step: NextStep | None
    not_counted: tuple[str, ...]
    not_scored: str | None
    carry_on: str


def summarise(result: SetResult) -> Summary:
    """Return the first thing to tell the person about a set."""
    return Summary(
        headline=_headline(result),
        went_well=_hold_praise(result) if result.mode == "hold" else _rep_praise(result),
        next_step=_next_step(result),
        not_counted=_not_counted(result),
        not_scored=None if result.scored else (result.not_scored_reason or "too little was seen"),
        carry_on=_carry_on(result),
    )


def unchecked(result: SetResult) -> list[tuple[str, str]]:
    """Return names and reason of what could not be checked; nothing where nothing was counted."""
    if not result.reps and not result.holds and not result.clock_count:
        return []
    return grouped_by_reason(result.not_checked)


def _headline(result: SetResult) -> str:
    if result.mode == "hold":
        total_s = result.hold_total_s or 0.0
        return f"You held for {seconds(total_s)}." if total_s else "No hold was counted this time."
    by_clock = clock_headline(result)
    if by_clock:
        return by_clock
    if not result.reps:
        return "No repetitions were counted this time."
    about = "about " if result.count_basis == "approximate" else ""
    return f"You did {about}{counted(result.rep_count, 'repetition')}."


def _hold_praise(result: SetResult) -> tuple[str, ...]:
    longest_s = result.hold_longest_s or 0.0
    if not longest_s:
        return ()
    praise = [f"Your longest hold without a break was {seconds(longest_s)}."]
    if result.target_unit == "s" and longest_s >= result.target:
        praise.append(f"That reaches the target of {result.target:.0f} s.")
    if result.scored and not _lowering(result.faults):
        praise.append("The position stayed steady.")
    return tuple(praise)


def _rep_praise(result: SetResult) -> tuple[str, ...]:
    reps = result.reps
    if not reps:
        return ()
    praise = [_range_praise(reps), _clean_praise(result), _pace_praise(reps), _sides_praise(reps)]
    return tuple(filter(None, praise))[:2] or ("You kept going, and every repetition counts.",)


def _range_praise(reps: tuple[Rep, ...]) -> str:
    full = sum(rep.full_range is True for rep in reps)
    if not full:
        return ""
    if full < len(reps):
        return f"{full} of {len(reps)} reached the full range."
    return "Every repetition reached the full range." if full > 1 else "It reached the full range."


def _clean_praise(result: SetResult) -> str:
    clean = sum(not _lowering(rep.faults) for rep in result.reps) if result.scored else 0
    if not clean:
        return ""
    if clean == result.rep_count:
        return "Nothing that was checked needs changing."
    return f"{clean} of {result.rep_count} had nothing to change."


def _pace_praise(reps: tuple[Rep, ...]) -> str:
    lengths_s = [rep.end_s - rep.start_s for rep in reps]
    mean_s = sum(lengths_s) / len(lengths_s)
    even = max(lengths_s) - min(lengths_s) <= EVEN_PACE_SPREAD_FRAC * mean_s
    return "The pace was even." if len(reps) > 1 and even else ""


def _sides_praise(reps: tuple[Rep, ...]) -> str:
    pairs = [
        (rep.left_peak, rep.right_peak)
        for rep in reps
        if rep.unit == "deg" and rep.left_peak is not None and rep.right_peak is not None
    ]
    alike = all(math.isclose(left, right, abs_tol=ALIKE_DEG) for left, right in pairs)
    return "Left and right moved alike." if pairs and alike else ""


def _next_step(result: SetResult) -> NextStep | None:
    seen = [fault for fault in _all_faults(result) if fault.lowers_score]
    if not seen:
        return None
    weight: dict[str, float] = {}
    for fault in seen:
        heavy = _SEVERITY_WEIGHT[fault.severity] * _OBSERVATION_WEIGHT[fault.observation]
        weight[fault.id] = weight.get(fault.id, 0.0) + heavy
    fault_id = max(weight, key=weight.__getitem__)
    first = next(fault for fault in seen if fault.id == fault_id)
    return NextStep(first.cue, _how_often(result, fault_id))


def _how_often(result: SetResult, fault_id: str) -> str:
    said = f"Seen: {fault_name(fault_id)}"
    if not result.reps:
        return f"{said}."
    times = sum(any(fault.id == fault_id for fault in rep.faults) for rep in result.reps)
    return f"{said}, in {times} of {counted(result.rep_count, 'repetition')}."


def _carry_on(result: SetResult) -> str:
    if result.clock_count:
        return "Follow the same pace again."
    if (result.reps or result.hold_total_s) and result.scored:
        if result.target_unit == "s" and (result.hold_longest_s or 0.0) < result.target:
            return (
                f"Hold a little longer if it is comfortable; the target is {result.target:.0f} s."
            )
        return "Do it again just like this."
    if result.reps or result.hold_total_s:
        return capital(f"{result.not_scored_reason or 'too little was seen'}.")
    return "Start in the start position, whole body in the picture, and move at your own pace."


def _all_faults(result: SetResult) -> list[FaultFinding]:
    return [*result.faults, *(fault for rep in result.reps for fault in rep.faults)]


def _lowering(faults: tuple[FaultFinding, ...]) -> list[FaultFinding]:
    return [fault for fault in faults if fault.lowers_score]


def _not_counted(result: SetResult) -> tuple[str, ...]:
    reasons = Counter(attempt_reason(attempt) for attempt in result.attempts)
    return tuple(
        f"{counted(count, 'movement')} not counted ({reason})." for reason, count in reasons.items()
    )
