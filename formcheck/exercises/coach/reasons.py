"""Says in one sentence why nothing, or less than stood out, was counted."""

from collections import Counter
from collections.abc import Sequence

from formcheck.exercises.result import NotCounted, NotCountedReason, SetResult
from formcheck.exercises.spec import ExerciseSpec

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
    if reason == "not_seen":
        return (
            f"I could not see {what_moves} well enough to count. "
            "Move the camera until they are in the picture, and try again."
        )
    if reason == "unlike":
        return f"Your movements were too different from each other to be counted as {_named(spec)}."
    if reason == "another_movement":
        todo = hint or "Look at the demonstration once more."
        return f"I saw you move, but in another way than {_named(spec)} goes. {todo}"
    if reason == "cut":
        return (
            "The recording begins or ends in the middle of the movement. "
            "Start it a little earlier and let it run a little longer."
        )
    if reason in ("less_range", "given_up"):
        return _too_small(result, spec)
    if reason == "stayed":
        return "You stayed there and did not come back. Come back to the start to finish one."
    if hint:
        return f"I saw no movement to count. {hint}"
    return f"I saw no movement of {_named(spec)}. Begin when you like, and move all the way back."


def why_fewer(missed: Sequence[NotCounted]) -> str | None:
    """Return why some of the movements that stood out were not counted; None where all were."""
    if not missed:
        return None
    reason = leading_reason(missed)
    assert reason is not None, "there is one"
    number = sum(each.reason == reason for each in missed)
    return _FEWER[reason].format(
        n=_number(number), s="" if number == 1 else "s", was="was" if number == 1 else "were"
    )


def leading_reason(missed: Sequence[NotCounted]) -> NotCountedReason | None:
    """Return the reason that stands for most of them, the one to act on first among equals."""
    each = Counter(one.reason for one in missed)
    return min(each, key=lambda reason: (-each[reason], _ORDER.index(reason)), default=None)


_FEWER: dict[NotCountedReason, str] = {
    "not_seen": "{n} movement{s} {was} not seen well enough to count; check light and distance.",
    "another_movement": "{n} movement{s} {was} of another kind and not counted.",
    "cut": (
        "{n} movement{s} {was} cut by the beginning or the end of the recording; "
        "let it run a little longer."
    ),
    "less_range": "{n} movement{s} went clearly less far than the others and {was} not counted.",
    "given_up": "{n} movement{s} turned back early and {was} not counted.",
    "unlike": "{n} movement{s} went otherwise than the rest of the set and {was} not counted.",
    "stayed": "{n} movement{s} took so long that you seem to have stayed there; not counted.",
}


def _number(number: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six")
    return words[number] if number < len(words) else str(number)


def _named(spec: ExerciseSpec) -> str:
    return f"the {spec.name[0].lower()}{spec.name[1:]}"


def _too_small(result: SetResult, spec: ExerciseSpec) -> str:
    sized = [each for each in result.not_counted if each.measured and each.needed]
    if not sized:
        return "You turned back early. Go a little further if it is comfortable."
    most = max(sized, key=lambda each: each.measured or 0.0)
    unit = {"deg": " degrees", "%": " %"}.get(most.unit, f" {most.unit}")
    return (
        f"You turned back early: {most.measured:.0f}{unit}, where {most.needed:.0f} are needed to "
        f"count {_named(spec)}. Go a little further if it is comfortable."
    )
