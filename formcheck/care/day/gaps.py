"""Coming back after days away, without blame (E.4)."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

SHORT_GAP_DAYS = 7
LONG_GAP_DAYS = 21
AFTER_SHORT_GAP = 0.8
AFTER_LONG_GAP = 0.6
WEEKLY_RISE = 1.1
"""Volume rises by a tenth a week at most (E.4)."""


def gap_share(last_session: date | None, *, today: date) -> float:
    """Return the share of the plan to begin again with: less after 7 and after 21 days away."""
    if last_session is None:
        return 1.0
    away = (today - last_session).days
    if away > LONG_GAP_DAYS:
        return AFTER_LONG_GAP
    return AFTER_SHORT_GAP if away > SHORT_GAP_DAYS else 1.0


def share_after_gaps(sessions: Sequence[date], *, today: date) -> float:
    """Return the share of the plan now: less after a gap, and a tenth more each week since.

    Parameters
    ----------
    sessions
        The days with a session before today, in order.
    """
    days = [*sessions, today]
    gaps = [(gap_share(before, today=after), after) for before, after in pairwise(days)]
    return min((risen(share, since=day, today=today) for share, day in gaps), default=1.0)


def risen(share: float, *, since: date, today: date) -> float:
    """Return a share that rises by a tenth a week from a day on, to all at most."""
    weeks = max(0, (today - since).days // 7)
    return min(1.0, share * WEEKLY_RISE**weeks)
