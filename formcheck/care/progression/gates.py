"""The four gates before anything gets harder: form, what was done, effort and pain (E.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from formcheck.care.progression.session import ExerciseSession

GateName = Literal["form", "done", "effort", "pain"]

SESSIONS = 2
GOOD_FORM = 80.0
SEVERE_SHARE = 0.10
EXTRA_REPS = 2
EXTRA_HOLD = 1.2
EASY_EFFORT = 4.0
HARD_EFFORT = 7.0


@dataclass(frozen=True, slots=True)
class GateResult:
    """Whether one gate is open, and by which numbers.

    Attributes
    ----------
    values
        Of the last two sessions; None where there is none.
    """

    name: GateName
    is_open: bool
    values: tuple[float | None, ...]


def gates(sessions: Sequence[ExerciseSession]) -> tuple[GateResult, ...]:
    """Return the four gates, by the last two sessions of an exercise; all must be open."""
    last = sessions[-SESSIONS:]
    return _form(last), _done(last), _effort(last), _pain(last)


def all_open(sessions: Sequence[ExerciseSession]) -> bool:
    """Whether an exercise may get harder: two sessions, and every gate open in both."""
    return len(sessions) >= SESSIONS and all(gate.is_open for gate in gates(sessions))


def _form(last: Sequence[ExerciseSession]) -> GateResult:
    """Score where there is one; the person's own word where the view let none be scored."""
    scores = [each.form_score for each in last]
    scored = [score for score in scores if score is not None]
    good = not scored or median(scored) >= GOOD_FORM
    clean = all(each.severe_share <= SEVERE_SHARE for each in last)
    asked = all(each.felt_controlled is True for each in last if each.form_score is None)
    return GateResult("form", good and clean and asked, tuple(scores))


def _done(last: Sequence[ExerciseSession]) -> GateResult:
    return GateResult("done", all(map(_did_more, last)), tuple(map(_extra, last)))


def _did_more(each: ExerciseSession) -> bool:
    if each.last_reps is not None and each.target_reps is not None:
        return each.last_reps >= each.target_reps + EXTRA_REPS
    if each.last_hold_s is not None and each.target_hold_s is not None:
        return each.last_hold_s >= EXTRA_HOLD * each.target_hold_s - 1e-9
    return False


def _extra(each: ExerciseSession) -> float | None:
    if each.last_reps is not None and each.target_reps is not None:
        return float(each.last_reps - each.target_reps)
    if each.last_hold_s is not None and each.target_hold_s is not None:
        return each.last_hold_s - each.target_hold_s
    return None


def _effort(last: Sequence[ExerciseSession]) -> GateResult:
    efforts = tuple(each.effort for each in last)
    easy = all(effort is not None and effort <= EASY_EFFORT for effort in efforts)
    return GateResult("effort", easy, efforts)


def _pain(last: Sequence[ExerciseSession]) -> GateResult:
    rises = tuple(each.morning_rise for each in last)
    return GateResult("pain", all(each.light == "green" for each in last), rises)
