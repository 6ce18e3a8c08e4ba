"""What to tell a person about a set, in the order in which it is told.

Terminal, page, report, JSON and voice take their sentences from here, so that they say the same:
the headline, what went well, at most one thing to try, what was not counted, what was not checked.
"""

from dataclasses import dataclass

from formcheck.exercises.result import Basis, FaultFinding, SetResult, Severity
from formcheck.report.advice import opposes, unchecked, what_to_do, why
from formcheck.report.findings import all_faults
from formcheck.report.headline import did_anything, headline, recount
from formcheck.report.movements import a_movement
from formcheck.report.praise import went_well
from formcheck.report.quantity import counted
from formcheck.report.uncounted import not_counted_lines
from formcheck.report.wording import fault_name
from formcheck.texts import say
from formcheck.texts.names import capital

_SEVERITY_WEIGHT: dict[Severity, float] = {"mild": 10.0, "severe": 25.0}
_OBSERVATION_WEIGHT: dict[Basis, float] = {"measured": 1.0, "proxy": 0.5, "timing": 0.5}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to try.

    Attributes
    ----------
    cue
        What to do, as the exercise file says it, or what lets the camera judge.
    because
        What was seen and how often; empty where the cue says it all.
    """

    cue: str
    because: str


@dataclass(frozen=True, slots=True)
class Perhaps:
    """The question whether another exercise was done.

    Attributes
    ----------
    exercise_id
        Which one.
    name
        What one movement of it is called: "a hip hinge".
    question
        "Is this perhaps a hip hinge?"
    """

    exercise_id: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What to tell a person about a set.

    Attributes
    ----------
    headline
        The one thing that matters.
    recount
        Where the count is not what was counted aloud; else None.
    perhaps
        Whether another exercise was done, where one fits clearly better; else None.
    went_well
        What went well, of what was looked at.
    next_step
        One thing to try; None where there is nothing to change.
    carry_on
        What to do next time where there is no such step; None where the headline says it.
    not_counted
        Movements that were not counted, each reason with times and numbers.
    not_scored
        Why there is no score; None where there is one, where there was nothing to score, and where
        the next step says it.
    unchecked
        Names and reason of what could not be checked.
    """

    headline: str
    recount: str | None
    perhaps: Perhaps | None
    went_well: tuple[str, ...]
    next_step: NextStep | None
    carry_on: str | None
    not_counted: tuple[str, ...]
    not_scored: str | None
    unchecked: tuple[tuple[str, str], ...]


def summarise(result: SetResult) -> Summary:
    """Return what to tell a person about a set."""
    step = _next_step(result)
    return Summary(
        headline=headline(result),
        recount=recount(result),
        perhaps=_perhaps(result),
        went_well=went_well(result),
        next_step=step,
        carry_on=None if step else _carry_on(result),
        not_counted=_not_counted(result),
        not_scored=_not_scored(result),
        unchecked=_unchecked(result, step),
    )


def _perhaps(result: SetResult) -> Perhaps | None:
    if result.perhaps is None:
        return None
    name = a_movement(result.perhaps)
    return Perhaps(result.perhaps, name, say("report.perhaps", name=name))


def _next_step(result: SetResult) -> NextStep | None:
    """Return what lets the camera judge where it could not, else what weighs most of the faults."""
    if not did_anything(result):
        return None
    asked = None if result.scored else what_to_do(result.not_scored_reason or "")
    if asked is not None:
        return NextStep(capital(f"{asked}."), _sentence(why(result.not_scored_reason or "")))
    return _heaviest(result)


def _heaviest(result: SetResult) -> NextStep | None:
    weight: dict[str, float] = {}
    seen = [fault for fault in all_faults(result) if fault.lowers_score]
    for fault in seen:
        heavy = _SEVERITY_WEIGHT[fault.severity] * _OBSERVATION_WEIGHT[fault.observation]
        weight[fault.id] = weight.get(fault.id, 0.0) + heavy
    if not weight:
        return None
    fault_id = max(weight, key=weight.__getitem__)
    first = next(fault for fault in seen if fault.id == fault_id)
    return NextStep(first.cue, _how_often(result, first))


def _how_often(result: SetResult, found: FaultFinding) -> str:
    name = fault_name(found.id, found.name)
    times = sum(any(fault.id == found.id for fault in rep.faults) for rep in result.reps)
    if not times:
        return say("report.seen", fault=name)
    repetitions = counted(result.rep_count, "repetition")
    return say("report.seen_times", fault=name, times=times, repetitions=repetitions)


def _carry_on(result: SetResult) -> str | None:
    if not did_anything(result):
        return None
    if result.clock_count:
        return say("report.same_pace")
    if not result.scored:
        return _sentence(result.not_scored_reason or say("report.little_to_judge"))
    if result.target_unit == "s" and (result.hold_longest_s or 0.0) < result.target:
        return say("report.hold_longer", target=result.target)
    return say("report.same_again")


def _not_counted(result: SetResult) -> tuple[str, ...]:
    """Return a line for each reason; of a set of nothing, the headline says the first of them."""
    lines = not_counted_lines(result)
    if lines or not did_anything(result) or result.not_counted_reason is None:
        return lines
    return (_sentence(result.not_counted_reason),)


def _not_scored(result: SetResult) -> str | None:
    reason = result.not_scored_reason or say("report.little_seen")
    if result.scored or not did_anything(result) or what_to_do(reason) is not None:
        return None
    return reason


def _unchecked(result: SetResult, step: NextStep | None) -> tuple[tuple[str, str], ...]:
    """Return what was not checked, without a request that goes against the one thing to try."""
    cue = step.cue if step else ""
    return tuple(
        (names, why(reason) if opposes(reason, cue) else reason)
        for names, reason in unchecked(result)
    )


def _sentence(text: str) -> str:
    return capital(f"{text.rstrip('.')}.") if text else ""
