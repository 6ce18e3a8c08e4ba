"""Says why something could not be judged, and what to do about it."""

import math
from collections.abc import Iterable

from formcheck.exercises.coach.watch import MIN_SEEN_FRAC, FaultWatch
from formcheck.exercises.faults import Fault
from formcheck.exercises.result import NotChecked
from formcheck.exercises.spec import Views
from formcheck.kinematics.metrics import METRICS
from formcheck.texts import say
from formcheck.texts.names import body_part, listed

MIN_TEMPO_HZ = 14.5
"""Below 15 pictures a second tempo and speed are not judged (clinical specification B.4); half a
picture is left for rates such as 14.985."""

TURN = {"side": say("coach.turn_side"), "front": say("coach.turn_front")}
NOT_FROM_HERE = say("coach.unchecked_not_from_here")
NO_START = say("coach.unchecked_no_start")
BEGUN_BEFORE = say("coach.unchecked_begun_before")
NOT_SURE = say("coach.unchecked_not_sure")
NOT_LEVEL = say("coach.unchecked_not_level")
SEEN_ONCE = say("coach.unchecked_seen_once")
REMINDER = say("coach.unchecked_reminder")
TOO_FEW_PICTURES = say("coach.unchecked_few_pictures")


def not_judged(fault: Fault, reason: str) -> NotChecked:
    """Return that a fault could not be looked for, and why."""
    return NotChecked(fault.id, reason, fault.name or "")


def why_unchecked(watch: FaultWatch, views: Views) -> NotChecked | None:
    """Return why a watched fault could not be judged; None where it could.

    Parameters
    ----------
    watch
        What was watched.
    views
        From where the exercise is filmed.
    """
    fault = watch.fault
    if not watch.moments:
        return not_judged(fault, say("coach.unchecked_too_short"))
    if 2 * watch.leaning > watch.moments:
        return not_judged(fault, NOT_LEVEL)
    if watch.in_view < MIN_SEEN_FRAC * watch.moments:
        return not_judged(fault, _wrong_view(fault, views))
    if watch.lacks_start:
        return not_judged(fault, NO_START)
    if METRICS[fault.metric].basis == "window" and watch.seen < MIN_SEEN_FRAC * watch.moments:
        return _brief_window(watch)
    if watch.seen < MIN_SEEN_FRAC * watch.moments:
        return not_judged(fault, _unseen(fault))
    return None


def _brief_window(watch: FaultWatch) -> NotChecked | None:
    """Return why a metric of the last seconds was not seen; a while of it is enough."""
    return None if watch.seen else not_judged(watch.fault, NOT_SURE)


def _wrong_view(fault: Fault, views: Views) -> str:
    wanted = fault.view or str(METRICS[fault.metric].view)
    if wanted in (views.primary, views.second_pass) or fault.view:
        return TURN[wanted]
    return NOT_FROM_HERE


def tempo_judged(rate_hz: float) -> bool:
    """Return whether there are enough pictures a second to judge tempo."""
    return not math.isnan(rate_hz) and rate_hz >= MIN_TEMPO_HZ


def common(per_rep: Iterable[tuple[NotChecked, ...]]) -> tuple[NotChecked, ...]:
    """Return what could not be judged in any repetition, in order of first mention."""
    lists = list(per_rep)
    if not lists:
        return ()
    everywhere = set.intersection(*({each.id for each in one} for one in lists))
    return tuple(each for each in lists[0] if each.id in everywhere)


def _unseen(fault: Fault) -> str:
    parts = METRICS[fault.metric].parts
    names = listed([body_part(part.name.lower()) for part in parts])
    if len(parts) == 1:
        return say("coach.unchecked_part_unseen", part=names)
    return say("coach.unchecked_parts_unseen", parts=names)
