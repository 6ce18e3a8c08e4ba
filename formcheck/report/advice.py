"""What a reason asks the person to do, so that no two of them ask for opposite things."""

import re
from collections import Counter

from formcheck.exercises.result import NotChecked, SetResult
from formcheck.report.wording import check_name
from formcheck.texts import say
from formcheck.texts.names import capital

_FIRST_WORDS = {
    "begin", "check", "come", "face", "film", "hold", "keep", "make", "move", "put", "record",
    "set", "show", "sit", "stand", "start", "stay", "step", "turn", "use", "wait",
}  # fmt: skip
"""With one of these what a person is asked to do begins."""

_ASIDE = " to the camera"
_ANOTHER_SET = {"side-on": say("report.another_side"), "face": say("report.another_front")}
_SLOWER, _QUICKER = re.compile(r"\bslow"), re.compile(r"\b(fast|quick|brisk)")
_TURN = re.compile(r"\bturn (?:to )?(side-on|face)\b")


def what_to_do(reason: str) -> str | None:
    """Return what a reason asks for, "turn side-on to the camera"; None where it asks nothing.

    Parameters
    ----------
    reason
        As a verdict gives it: why, then after a semicolon what to do, or only one of the two.
    """
    asked = reason.rpartition("; ")[2].strip().rstrip(".")
    return asked if asked.split(" ", 1)[0].lower() in _FIRST_WORDS else None


def why(reason: str) -> str:
    """Return a reason without what it asks for; empty where it says nothing else."""
    if what_to_do(reason) is None:
        return reason
    return reason.rpartition("; ")[0]


def what_to_change(result: SetResult) -> str | None:
    """Return what keeps a set from being judged and can be changed; None where nothing can.

    The reason for the missing score decides; where it asks for nothing, what most of the checks
    that could not be made ask for.
    """
    asked = what_to_do(result.not_scored_reason or "")
    if asked is not None:
        return asked
    wanted = Counter(what_to_do(item.reason) for item in result.not_checked)
    del wanted[None]
    return max(wanted, key=wanted.__getitem__) if wanted else None


def in_short(asked: str) -> str:
    """Return what is asked for as the beginning of a sentence: "Turn side-on"."""
    return capital(asked.removesuffix(_ASIDE) if "side-on" in asked else asked)


def opposes(one: str, other: str) -> bool:
    """Return whether two sentences ask for opposite things: "slower" and "a little quicker"."""
    texts = one.casefold(), other.casefold()
    return any(_SLOWER.search(a) and _QUICKER.search(b) for a, b in (texts, texts[::-1]))


def unchecked(result: SetResult) -> tuple[tuple[str, str], ...]:
    """Return names and reason of what could not be checked; nothing where nothing was counted.

    Only one view can be asked for at a time: the other is left to a second set.
    """
    if not result.reps and not result.holds and not result.clock_count:
        return ()
    wanted = _turn_of(what_to_change(result) or "") if not result.scored else None
    names: dict[str, list[str]] = {}
    for item in result.not_checked:
        names.setdefault(_reason(item, wanted), []).append(check_name(item))
    return tuple(
        (capital(", ".join(dict.fromkeys(each))), reason) for reason, each in names.items()
    )


def _reason(item: NotChecked, wanted: str | None) -> str:
    turn = _turn_of(item.reason)
    if turn is None or turn == wanted:
        return item.reason
    return _ANOTHER_SET[turn]


def _turn_of(asked: str) -> str | None:
    found = _TURN.search(asked)
    return found[1] if found else None
