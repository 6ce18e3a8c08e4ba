"""Says in one sentence why nothing, or less than stood out, was counted."""

from collections import Counter
from collections.abc import Sequence

from formcheck.exercises.result import NotCounted, NotCountedReason, SetResult
from formcheck.exercises.spec import ExerciseSpec
from formcheck.texts import say

LAST_WORD = 6
"""Up to this number a sentence begins with its word."""

_ORDER: tuple[NotCountedReason, ...] = (
    "not_seen", "another_movement", "cut", "less_range", "given_up", "unlike", "stayed",
)  # fmt: skip


def why_nothing(result: SetResult, spec: ExerciseSpec, *, hint: str | None, what_moves: str) -> str:
    """Return why nothing was counted, and what to do.

    Parameters
    ----------
    hint
        What movements, or the start position, lacked most of the time; None where nothing.
    what_moves
        The parts of the body the movement is counted by, in words.
    """
    reason = leading_reason(result.not_counted)
    exercise = _named(spec)
    if reason == "not_seen":
        return say("coach.nothing_not_seen", parts=what_moves)
    if reason == "unlike":
        return say("coach.nothing_unlike", exercise=exercise)
    if reason == "another_movement":
        todo = hint or say("coach.look_at_demonstration")
        return say("coach.nothing_another_movement", exercise=exercise, hint=todo)
    if reason in ("less_range", "given_up"):
        return _too_small(result, spec)
    if reason in ("cut", "stayed"):
        return say(f"coach.nothing_{reason}")
    if hint:
        return say("coach.nothing_but_hint", hint=hint)
    return say("coach.nothing_moved", exercise=exercise)


def why_not_held(spec: ExerciseSpec, *, hint: str | None) -> str:
    """Return why a position was not held at all, and what to do.

    Parameters
    ----------
    hint
        What it lacked most of the time; None where nothing was seen to lack.
    """
    todo = hint or say("coach.stay_in_position")
    return say("coach.nothing_held", exercise=_named(spec), hint=todo)


def why_fewer(missed: Sequence[NotCounted]) -> str | None:
    """Return why some of the movements that stood out were not counted; None where all were."""
    if not missed:
        return None
    reason = leading_reason(missed)
    assert reason is not None, "there is one"
    number = sum(each.reason == reason for each in missed)
    if number == 1:
        return say(f"coach.one_{reason}")
    return say(f"coach.several_{reason}", count=_number(number))


def leading_reason(missed: Sequence[NotCounted]) -> NotCountedReason | None:
    """Return the reason that stands for most of them, the one to act on first among equals."""
    each = Counter(one.reason for one in missed)
    return min(each, key=lambda reason: (-each[reason], _ORDER.index(reason)), default=None)


def _number(number: int) -> str:
    """Return a number at the beginning of a sentence: a small one as a word."""
    return say(f"coach.number_{number}") if number <= LAST_WORD else str(number)


def _named(spec: ExerciseSpec) -> str:
    """Return the exercise's name within a sentence."""
    return f"{spec.name[0].lower()}{spec.name[1:]}"


def _too_small(result: SetResult, spec: ExerciseSpec) -> str:
    sized = [each for each in result.not_counted if each.measured and each.needed]
    if not sized:
        return say("coach.nothing_turned_back")
    most = max(sized, key=lambda each: each.measured or 0.0)
    return say(
        "coach.nothing_too_small",
        measured=most.measured,
        needed=most.needed,
        unit=say("coach.degrees") if most.unit == "deg" else most.unit,
        exercise=_named(spec),
    )
