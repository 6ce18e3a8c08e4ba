"""The one thing that matters about a set, and how its last word differs from what was heard."""

from formcheck.exercises.result import Rep, SetResult
from formcheck.report.advice import in_short, what_to_change
from formcheck.report.findings import lowering
from formcheck.report.movements import movements
from formcheck.report.notes import clock_headline
from formcheck.report.quantity import seconds
from formcheck.texts import say
from formcheck.texts.names import capital

NOTHING_COUNTED = say("report.nothing_counted")
NOTHING_HELD = say("report.nothing_held")


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
        return say("report.recount_none", aloud=aloud)
    there = "report.recount_one" if result.rep_count == 1 else "report.recount_several"
    return say(there, aloud=aloud, number=number(result))


def number(result: SetResult) -> str:
    """Return how many were counted: "6", or "about 6" where the count is approximate."""
    if result.count_basis == "approximate":
        return say("report.about", count=result.rep_count)
    return str(result.rep_count)


def _scored(result: SetResult) -> str:
    judged = [rep for rep in result.reps if rep.score is not None]
    fine = sum(map(_is_fine, judged))
    said = _counted(result)
    if not fine:
        return capital(say("report.one_thing_to_try", said=said))
    if len(judged) < result.rep_count:
        return capital(_fine_of_judged(said, fine, len(judged)))
    if fine < result.rep_count:
        return say("report.fine_of_all", said=said, fine=fine)
    if result.count_basis == "approximate" or result.rep_count == 1:
        return capital(say("report.fine", said=said))
    if result.rep_count == 2:
        return say("report.fine_both", movements=movements(result.exercise_id, 2))
    return say("report.fine_all", said=said)


def _fine_of_judged(said: str, fine: int, judged: int) -> str:
    """Return how many of the repetitions that could be judged had nothing to change."""
    if judged == 1:
        return say("report.fine_one_judged", said=said)
    if fine == judged:
        return say("report.fine_all_judged", said=said, judged=judged)
    return say("report.fine_of_judged", said=said, fine=fine, judged=judged)


def _counted(result: SetResult) -> str:
    """Return how many of which movement were counted: "about 6 squats"."""
    return f"{number(result)} {movements(result.exercise_id, result.rep_count)}"


def _is_fine(rep: Rep) -> bool:
    return not lowering(rep.faults)


def _unscored(result: SetResult) -> str:
    judged = any(rep.score is not None for rep in result.reps)
    saw = "report.saw_judged_part" if judged else "report.saw_judged_none"
    if result.rep_count == 1:
        saw = "report.saw_one_judged_part" if judged else "report.saw_one_judged_none"
    return _to_change(result, say(saw, said=_counted(result)))


def _scored_hold(result: SetResult) -> str:
    held = "report.held_one_thing_to_try" if lowering(result.faults) else "report.held_fine"
    return say(held, time=seconds(result.hold_total_s))


def _unscored_hold(result: SetResult) -> str:
    held = say("report.held_not_judged", time=seconds(result.hold_total_s))
    return _to_change(result, held)


def _to_change(result: SetResult, saw: str) -> str:
    """Put what is to be changed first, where something can be."""
    change = what_to_change(result)
    if change is None:
        return saw
    rest = saw if saw.startswith("I ") else saw[0].lower() + saw[1:]
    return f"{in_short(change)}: {rest}"
