"""What is true of a figure: its angles by the metrics' own definitions, and when reps happen.

The formulas are those of the clinical specification's metric table, applied to the true joints
seen exactly from the person's side (sagittal metrics) or front (frontal ones). They are written
here on their own, apart from the package's metric registry, so that either can be checked
against the other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.motion import Motion
from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import Landmark

POINTING_M2 = 1e-6
"""Two bones whose lengths in the picture multiply to less than this make no angle in it."""


@dataclass(frozen=True, slots=True)
class BoutTruth:
    """One repetition or hold as it truly was.

    Attributes
    ----------
    start_s, end_s
        From leaving the start posture to being back in it.
    peak
        Each metric at the moment the driver was furthest from its start.
    faults
        Names of the faults shown.
    """

    start_s: float
    end_s: float
    peak: dict[str, float]
    faults: tuple[str, ...]


def metrics(figure: Figure) -> dict[str, float]:
    """Return the true metrics of a figure, in degrees.

    Sided metrics carry ``left_`` or ``right_``; the others are of the trunk. An angle of a bone
    that points straight at the viewer is NaN.
    """
    place = _Places(figure)
    hip, shoulder = place.middle("HIP"), place.middle("SHOULDER")
    found = {
        "trunk_incl": _lean_deg(hip, shoulder, place.side_on),
        "trunk_lat": _lean_deg(hip, shoulder, place.face_on),
        "trunk_lift": _rise_deg(hip, shoulder, place.side_on),
    }
    for side in SIDES:
        found |= {f"{side}_{name}": value for name, value in _sided(place, side).items()}
    return found


def landmarks_px(figure: Figure, camera: Camera) -> FloatArray:
    """Return where the 33 landmarks truly are in the picture, (33, 2)."""
    return camera.project(figure.landmarks_m())[0]


def bouts(
    motion: Motion, settle: Callable[[float], Figure], *, driver: str, rate_hz: float = 30.0
) -> tuple[BoutTruth, ...]:
    """Return the truth of each repetition or hold of a motion.

    Parameters
    ----------
    settle
        Gives the figure at a time.
    driver
        The metric whose furthest value from the bout's start marks its peak.
    rate_hz
        How finely to look for the peak.
    """
    found = []
    for bout, (start_s, end_s) in zip(motion.bouts, motion.intervals_s(), strict=True):
        times_s = np.arange(start_s, end_s, 1.0 / rate_hz)
        measured = [metrics(settle(float(time_s))) for time_s in times_s]
        travel = [abs(values[driver] - measured[0][driver]) for values in measured]
        peak = measured[int(np.argmax(travel))]
        found.append(BoutTruth(start_s, end_s, peak, bout.faults))
    return tuple(found)


class _Places:
    """The landmarks of a figure in its own directions: left, ahead, up."""

    def __init__(self, figure: Figure) -> None:
        ahead = figure.attitude("pelvis") @ np.array([0.0, -1.0, 0.0])
        up = figure.attitude("pelvis") @ np.array([0.0, 0.0, 1.0])
        left = figure.attitude("pelvis")[:, 0] * [1.0, 1.0, 0.0]
        left = left / np.linalg.norm(left)
        forward = np.array([left[1], -left[0], 0.0])
        upward = np.array([0.0, 0.0, 1.0])
        points_m = figure.landmarks_m()
        self._points_m = points_m
        self.side_on = np.stack([forward, upward])
        self.face_on = np.stack([left, upward])
        self.belly = self.side_on @ ahead
        self.spine = self.side_on @ up

    def at(self, side: str, part: str) -> FloatArray:
        return np.asarray(self._points_m[Landmark[f"{side.upper()}_{part}"]])

    def middle(self, part: str) -> FloatArray:
        return np.asarray((self.at("left", part) + self.at("right", part)) / 2)


def _sided(place: _Places, side: str) -> dict[str, float]:
    shoulder, elbow, wrist = (place.at(side, part) for part in ("SHOULDER", "ELBOW", "WRIST"))
    hip, knee, ankle = (place.at(side, part) for part in ("HIP", "KNEE", "ANKLE"))
    heel, toe, ear = (place.at(side, part) for part in ("HEEL", "FOOT_INDEX", "EAR"))
    view, front = place.side_on, place.face_on
    trunk_deg = _lean_deg(hip, shoulder, view)
    shank_deg = _lean_deg(ankle, knee, view)
    return {
        "knee_flex": 180 - _included_deg(hip, knee, ankle, view),
        "knee_flex_3d": 180 - _included_deg(hip, knee, ankle, np.eye(3)),
        "hip_flex": _bend_deg(shoulder, hip, knee, place),
        "ankle_df": 90 - _between_deg(view @ (knee - ankle), view @ (toe - heel)),
        "shank_incl": shank_deg,
        "trunk_incl": trunk_deg,
        "trunk_shank_diff": trunk_deg - shank_deg,
        "thigh_elev": _rise_deg(hip, knee, view),
        "head_fwd": _lean_deg(shoulder, ear, view) - trunk_deg,
        "shoulder_flex": _included_deg(hip, shoulder, elbow, view),
        "shoulder_abd": _included_deg(hip, shoulder, elbow, front),
        "elbow_flex": 180 - _included_deg(shoulder, elbow, wrist, view),
        "elbow_flex_3d": 180 - _included_deg(shoulder, elbow, wrist, np.eye(3)),
        "body_line": _sag_deg(shoulder, hip, ankle, view),
        "body_line_knee": _sag_deg(shoulder, hip, knee, view),
        "fppa": 180 - _included_deg(hip, knee, ankle, front),
    }


def _between_deg(one: FloatArray, other: FloatArray) -> float:
    lengths = np.linalg.norm(one) * np.linalg.norm(other)
    if lengths < POINTING_M2:
        return float("nan")
    cosine = one @ other / lengths
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))


def _included_deg(a: FloatArray, b: FloatArray, c: FloatArray, view: FloatArray) -> float:
    return _between_deg(view @ (a - b), view @ (c - b))


def _lean_deg(low: FloatArray, high: FloatArray, view: FloatArray) -> float:
    """Return how far a line leans from upright, towards the view's first direction."""
    across, up = view @ (high - low)
    return float(np.degrees(np.arctan2(across, up)))


def _rise_deg(start: FloatArray, end: FloatArray, view: FloatArray) -> float:
    """Return how far a line rises from level."""
    across, up = view @ (end - start)
    return float(np.degrees(np.arctan2(up, abs(across))))


def _bend_deg(shoulder: FloatArray, hip: FloatArray, knee: FloatArray, place: _Places) -> float:
    """Return hip flexion: negative where the thigh is behind the trunk line."""
    bend_deg = 180 - _included_deg(shoulder, hip, knee, place.side_on)
    thigh = place.side_on @ (knee - hip)
    trunk = place.side_on @ (shoulder - hip)
    ahead = place.belly - (place.belly @ trunk) / (trunk @ trunk) * trunk
    return bend_deg if thigh @ ahead >= 0 else -bend_deg


def _sag_deg(shoulder: FloatArray, hip: FloatArray, end: FloatArray, view: FloatArray) -> float:
    """Return the bend at the hip: positive where the hip is below the line from shoulder to end."""
    bend_deg = 180 - _included_deg(shoulder, hip, end, view)
    (across, up), (along, rise) = view @ (hip - shoulder), view @ (end - shoulder)
    below = up < rise * across / along if along else False
    return bend_deg if below else -bend_deg
