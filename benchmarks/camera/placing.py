"""How far off the place is that was told of a camera whose way is known."""

import numpy as np

from benchmarks.camera.filming import RATE_HZ
from benchmarks.camera.seeing import CameraTake
from formcheck.pose.camera_place import CameraPart
from formcheck.pose.frame import FloatArray

PLACE = [CameraPart.DX_PX, CameraPart.DY_PX]


def place_off_px(take: CameraTake) -> float:
    """Return the furthest that a told place is from the true one, sideways or up and down.

    Each stretch is told from its own beginning, and compared from there; what is not told is left
    out.
    """
    told = take.track.camera
    path = take.kind.path(np.arange(len(told)) / RATE_HZ)
    known = ~np.isnan(told[:, PLACE]).all(axis=1)
    ends = np.flatnonzero(np.diff(known, prepend=False, append=False)).reshape(-1, 2)
    furthest_px = 0.0
    for first, stop in ends.tolist():
        back = path[first].inverse()
        true: FloatArray = np.array([each.after(back).parts for each in path[first:stop]])
        off_px = np.abs(told[first:stop, PLACE] - true[:, PLACE])
        furthest_px = max(furthest_px, float(np.nanmax(off_px)))
    return round(furthest_px, 1)
