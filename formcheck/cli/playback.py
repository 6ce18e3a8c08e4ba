"""A recording played as a camera would show it: in real time, always the newest picture."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator

from formcheck.pose.frame import Frame

LATE_KEPT_EVERY = 10
"""However late it is, every so many pictures one is shown, or a slow machine would show none."""


def in_real_time(
    frames: Iterable[Frame],
    *,
    clock_s: Callable[[], float] = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Frame]:
    """Yield each picture when its time has come, unless the next one's has come too.

    The clock starts when the first picture has been dealt with: loading a model takes its time.

    Parameters
    ----------
    frames
        In order of time.
    clock_s, wait
        What tells the time and what waits for a number of seconds; tests bring their own.
    """
    start_s: float | None = None
    for frame, following in itertools.pairwise(itertools.chain(frames, (None,))):
        if frame is None:
            return
        if start_s is None:
            yield frame
            start_s = clock_s() - frame.time_s
            continue
        now_s = clock_s() - start_s
        newest = following is None or following.time_s > now_s
        if frame.time_s > now_s:
            wait(frame.time_s - now_s)
        if newest or frame.index % LATE_KEPT_EVERY == 0:
            yield frame
