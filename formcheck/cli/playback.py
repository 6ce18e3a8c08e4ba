"""A recording played as a camera would show it: in real time, the newest picture only."""

import time
from collections.abc import Callable, Iterable, Iterator

from formcheck.pose.frame import Frame


def in_real_time(
    frames: Iterable[Frame],
    *,
    clock_s: Callable[[], float] = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Frame]:
    """Yield pictures when their time has come; those whose time has passed are left out.

    Parameters
    ----------
    frames
        In order of time.
    clock_s, wait
        What tells the time and what waits for a number of seconds; tests bring their own.
    """
    start_s: float | None = None
    for frame in frames:
        now_s = clock_s()
        if start_s is None:
            start_s = now_s - frame.time_s
        ahead_s = frame.time_s - (now_s - start_s)
        if ahead_s > 0:
            wait(ahead_s)
        if ahead_s >= 0 or frame.index % _LATE_KEPT_EVERY == 0:
            yield frame


_LATE_KEPT_EVERY = 10
"""However late it is, every so many pictures one is shown, or a slow machine would show none."""
