"""What a reader should know of the camera of a recording: that it moves, or was lost sight of.

A camera is called moving by the rule of the player (`formcheck/live/web/unsteady.js`): it went by
more than a little, again and again within a while.
"""

from collections import deque
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack

BoolArray = NDArray[np.bool_]

LITTLE_FRAC = 0.02
WITHIN_S = 2.0
"""A camera that goes by more than this share of the picture's height within so long, moved."""

OFTEN = 3
LATELY_S = 12.0
"""One that moved so often in so long was not only set right."""

LOST_FRAC = 0.05
"""From this share of the frames on it is worth a word that nothing is known of the camera, where
something was known before [default]."""

CAMERA_MOVES = "the camera moves; put it down, if you can"
CAMERA_LOST = "it could not be told in {share:.0%} of frames how the camera moved; put it down"


def camera_notes(track: PoseTrack) -> Iterator[str]:
    """Yield what there is to say of the camera; nothing where nothing was ever known of it."""
    unknown = np.isnan(track.camera[:, [CameraPart.DX_PX, CameraPart.DY_PX]])
    known: BoolArray = np.asarray(~unknown.all(axis=1))
    if not known.any():
        return
    if _moves_again_and_again(track, known):
        yield CAMERA_MOVES
    lost_frac = float(np.mean(~known[np.argmax(known) :]))
    if lost_frac >= LOST_FRAC:
        yield CAMERA_LOST.format(share=lost_frac)


def _moves_again_and_again(track: PoseTrack, known: BoolArray) -> bool:
    places = track.camera[:, [CameraPart.DX_PX, CameraPart.DY_PX]] / track.size_px[1]
    moved_s: deque[float] = deque(maxlen=OFTEN)
    recent: list[tuple[float, FloatArray]] = []
    for time_s, place, is_known in zip(
        track.time_s.tolist(), np.nan_to_num(places), known.tolist(), strict=True
    ):
        recent = [each for each in recent if is_known and time_s - each[0] <= WITHIN_S]
        recent += [(time_s, place)] if is_known else []
        if recent and np.ptp([where for _, where in recent], axis=0).max() > LITTLE_FRAC:
            moved_s.append(time_s)
            recent = []
            if len(moved_s) == OFTEN and time_s - moved_s[0] <= LATELY_S:
                return True
    return False
