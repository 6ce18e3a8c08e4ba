"""The one thing that matters about a set, and how its last word differs from what was heard."""

from formcheck.exercises.result import Rep, SetResult
from formcheck.report.advice import in_short, what_to_change
from formcheck.report.findings import lowering
from formcheck.report.movements import movements
from formcheck.report.notes import clock_headline
from formcheck.report.quantity import seconds
from formcheck.texts.names import capital

NOTHING_COUNTED = (
    "I counted nothing this time: begin in the start position, whole body in the picture, and move "
    "at your own pace."
)
NOTHING_HELD = (
    "I saw no hold this time: go into the position, whole body in the picture, and stay there."
)


def headline(result: SetResult) -> str:
    """Return what matters most: what to change, or how much of it had nothing to change.

    Terminal, page, report and voice begin with this sentence.
    """
    by_clock = clock_headline(result)
    if by_clock is not None and (result.clock_count or result.not_counted_reason is None):
        return by_clock
    if not did_anything(result):
        nothing = NOTHING_HELD if result.mode == "hold" else NOTHING_COUNTED
        return capital(result.not_counted_reason or nothing)
    if result.mode == "hold":
        return _scored_hold(result) if result.scored else _unscored_hold(result)
    return _scored(result) if result.scored else _unscored(result)


def did_anything(result: SetResult) -> bool:
    """Return whether anything was counted, held or paced."""
    return bool(result.reps or result.hold_total_s or result.clock_count)


def recount(result: SetResult) -> str | None:
    """Return how the count differs from what was counted aloud; None where it does not."""
    aloud = result.rep_count_live
    if aloud is None or aloud == result.rep_count:
        return None
    if not result.reps:
        there = "there was none that I could be sure of"
    else:
        there = f"there {'was' if result.rep_count == 1 else 'were'} {number(result)}"
    return f"I counted {aloud} while you moved; looking at the whole set {there}."


def number(result: SetResult) -> str:
    """Return how many were counted: "6", or "about 6" where the count is approximate."""
    about = "about " if result.count_basis == "approximate" else ""
    return f"{about}{result.rep_count}"


def _scored(result: SetResult) -> str:
    judged = [rep for rep in result.reps if rep.score is not None]
    fine = sum(map(_is_fine, judged))
    said = f"{number(result)} {movements(result.exercise_id, result.rep_count)}"
    if not fine:
        return capital(f"{said}, with one thing to try.")
    if len(judged) < result.rep_count:
        which = f"{fine} of the {len(judged)} I could judge"
        return capital(f"{said}: {which} had nothing to change.")
    if fine < result.rep_count:
        return f"{fine} of {said} with nothing to change."
    if result.count_basis == "approximate" or result.rep_count == 1:
        return capital(f"{said} with nothing to change.")
    every = f"Both {said[2:]}" if result.rep_count == 2 else f"All {said}"
    return f"{every} with nothing to change."


def _is_fine(rep: Rep) -> bool:
    return not lowering(rep.faults)


def _unscored(result: SetResult) -> str:
    saw = f"I saw {number(result)} {movements(result.exercise_id, result.rep_count)}"
    one, judged = result.rep_count == 1, any(rep.score is not None for rep in result.reps)
    could = "could judge only a part" if judged else "could judge none"
    if one:
        could = "could judge it only in part" if judged else "could not judge it"
    return _to_change(result, f"{saw} and {could}.")


def _scored_hold(result: SetResult) -> str:
    held = f"You held for {seconds(result.hold_total_s)}"
    change = "one thing to try" if lowering(result.faults) else "nothing to change"
    return f"{held}, with {change}."


def _unscored_hold(result: SetResult) -> str:
    return _to_change(
        result, f"You held for {seconds(result.hold_total_s)}; I could not judge how."
    )


def _to_change(result: SetResult, saw: str) -> str:
    """Put what is to be changed first, where something can be."""
    change = what_to_change(result)
    if change is None:
        return saw
    rest = saw if saw.startswith("I ") else saw[0].lower() + saw[1:]
    return f"{in_short(change)}: {rest}"
