"""A picture that stands still while the person moves: a camera or a programme that got stuck.

Nobody who moves stands still to the last decimal from one picture to the next, and even who stands
as still as can be is found a little elsewhere in each. Poses that only repeat the one before, and
are followed by a leap, say nothing of the body: they are moments that were not seen.
"""

from collections.abc import Iterator

import numpy as np

from formcheck.kinematics.conditioning.gaps import BoolArray, runs
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

STUCK_S = 0.2
"""Pictures that are the same for less are those of a slow camera in a fast film [default]."""

SAME_FRAC = 0.0005
"""No landmark moves by more than this share of the person's size: a fifth of a pixel of 400
[default]."""

MOVING_PER_S = 0.15
"""A limb moved by so many sizes a second right before: the body did not come to rest [default]."""

LEAP_TIMES = 3.0
"""... and right after by so many times as much: what it did meanwhile, at once [default]."""

OF_A_LIMB = 4
"""So many landmarks move with a limb; one alone was found elsewhere."""

LISTED = 3
"""So many are told one by one."""


def repeated_poses(track: PoseTrack) -> BoolArray:
    """Return where a pose only repeats the one before: the picture stood still.

    Returns
    -------
    BoolArray
        (frames,); the first of poses that are the same is none.
    """
    repeated = np.zeros(len(track), dtype=np.bool_)
    if len(track) < 2:
        return repeated
    moved = _moved_frac(track.image_px)
    of_limb, step_s = _of_a_limb(moved), np.diff(track.time_s)
    for first, last in runs(np.asarray(moved.max(axis=1) <= SAME_FRAC)).tolist():
        if first == 0 or last == len(moved) or track.time_s[last] - track.time_s[first] < STUCK_S:
            continue
        before, after = of_limb[first - 1], of_limb[last]
        if before > MOVING_PER_S * step_s[first - 1] and after >= LEAP_TIMES * before:
            repeated[first + 1 : last + 1] = True
    return repeated


def standstill_notes(time_s: FloatArray, repeated: BoolArray) -> Iterator[str]:
    """Yield one sentence on when the picture stood still; nothing where it never did."""
    stuck = [
        f"from {time_s[first - 1]:.1f} to {time_s[end - 1]:.1f} s"
        for first, end in runs(repeated).tolist()
    ]
    if stuck:
        more = len(stuck) - LISTED
        times = f" and {more} more times" if more > 0 else ""
        yield f"the picture stood still {', '.join(stuck[:LISTED])}{times}"


def _moved_frac(image_px: FloatArray) -> FloatArray:
    """Return (frames - 1, landmarks), the way of each in sizes of the body; NaN where missing."""
    size_px = np.ptp(image_px, axis=1).max(axis=1)[1:]
    moved_px = np.abs(np.diff(image_px, axis=0)).max(axis=2)
    return np.asarray(moved_px / np.maximum(size_px, 1.0)[:, None])


def _of_a_limb(moved_frac: FloatArray) -> FloatArray:
    """Return (frames - 1,), how far the landmarks of the limb that moves most moved at least."""
    return np.asarray(np.sort(np.nan_to_num(moved_frac), axis=1)[:, -OF_A_LIMB])
