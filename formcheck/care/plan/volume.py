"""The weekly volume of a plan, and how much it may rise (E.4)."""

from collections.abc import Iterable

from formcheck.care.plan.plan import CameraItem

MOST_RISE = 0.10
_ROUNDING = 1e-9


def weekly_volume(items: Iterable[CameraItem]) -> float:
    """Return sets times repetitions (or seconds by five) times days, over all exercises."""
    return sum(item.dose.volume * len(item.days) for item in items)


def volume_allows(week_ago: float, after: float, *, smallest_step: float) -> bool:
    """Whether a plan may grow to a volume, a week after it had another.

    Parameters
    ----------
    week_ago, after
        Volumes a week.
    smallest_step
        What one repetition more in one exercise adds to the week: where a tenth is less than
        that, this one step may still be taken.
    """
    return after - week_ago <= max(MOST_RISE * week_ago, smallest_step) + _ROUNDING
