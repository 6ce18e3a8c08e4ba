"""How far off level the camera is, by what is upright or level in the room."""

from collections import deque

import numpy as np

from formcheck.pose.camera_motion.straight_edges import StraightEdges, upright_and_level
from formcheck.pose.frame import FloatArray, Frame, PoseFrame
from formcheck.pose.landmarks import Landmark
from formcheck.pose.region import Region

LOOK_EVERY_S, LOOK_EVERY_SURE_S = 1.0, 5.0
"""How often edges are looked for: until there are looks enough to take the middle of, and then."""

LOOKS_KEPT = 5
LOOKS_MIN = 2

EDGE_NOISE_DEG = 1.0
"""By how much an edge that is as long as the picture is high leans by itself; furniture is not
built better and a small picture not read better."""

CONVERGENCE_DEG = 8.0
"""By how much a camera that looks up or down makes uprights lean at the sides of the picture."""

UNSURE_MAX_DEG = 1.2
AGREE_DEG = 2.0
AGREE_MIN_FRAC = 0.65
"""Edges of so large a share of the whole length must agree; else it is a slanted room."""

UPRIGHT_MIN_FRAC = 0.6
LEVEL_MIN_FRAC = 0.5
"""Length that is needed of each kind, against the height of the picture."""

BODY_AGREES_DEG = 4.0
BODY_STRAIGHT_DEG = 12.0
VISIBLE = 0.5
ROUNDS = 8


class LevelWatch:
    """Says how far off level the camera is, looking once a second or, when sure, seldom.

    Uprights (door frames, corners of the room, wardrobes) lean one way on the left and the other
    on the right where the camera looks up or down, so their lean is fitted along the picture's
    width and taken at its middle. What is level (a skirting line, a table) slants with
    perspective; it counts only where a straight standing body agrees within 4 degrees. In between
    the lean goes on with the camera's roll. Without evidence it is NaN, never 0.
    """

    def __init__(self) -> None:
        self._before_roll_deg: deque[float] = deque(maxlen=LOOKS_KEPT)
        self._middle_deg = np.nan
        self._next_s = -np.inf

    def look(
        self, frame: Frame, roll_deg: float, person: Region | None, pose: PoseFrame | None
    ) -> float:
        """Return by how much what is upright leans in the next picture, clockwise; NaN if unknown.

        Parameters
        ----------
        frame
            The picture.
        roll_deg
            The camera's roll in it; NaN where unknown, and what was seen before is forgotten.
        person
            Where the person is.
        pose
            The person; None where not found.
        """
        if np.isnan(roll_deg):
            self._before_roll_deg.clear()
            self._middle_deg = np.nan
            self._next_s = -np.inf
            return np.nan
        if frame.time_s >= self._next_s:
            sure = len(self._before_roll_deg) == LOOKS_KEPT
            self._next_s = frame.time_s + (LOOK_EVERY_SURE_S if sure else LOOK_EVERY_S)
            lean_deg = room_lean_deg(*upright_and_level(frame.image, person), pose)
            if np.isfinite(lean_deg):
                self._before_roll_deg.append(lean_deg - roll_deg)
            if len(self._before_roll_deg) >= LOOKS_MIN:
                self._middle_deg = float(np.median(self._before_roll_deg))
        return self._middle_deg + roll_deg


def room_lean_deg(upright: StraightEdges, level: StraightEdges, pose: PoseFrame | None) -> float:
    """Return by how much the room leans, clockwise; NaN where its edges do not say.

    Parameters
    ----------
    upright, level
        Its edges.
    pose
        The person in it; None where not found.
    """
    lean_deg = lean_at_middle_deg(upright)
    if np.isfinite(lean_deg) or pose is None:
        return lean_deg
    slant_deg = _agreed_deg(level)
    body_deg = straight_body_lean_deg(pose)
    return slant_deg if abs(slant_deg - body_deg) <= BODY_AGREES_DEG else np.nan


def lean_at_middle_deg(edges: StraightEdges) -> float:
    """Return the lean of uprights at the middle of the picture; NaN where they do not say."""
    if edges.length_frac.sum() < UPRIGHT_MIN_FRAC:
        return np.nan
    columns = np.column_stack([np.ones(len(edges.lean_deg)), edges.across_frac])
    sureness = (edges.length_frac / EDGE_NOISE_DEG) ** 2
    prior = np.diag([0.0, CONVERGENCE_DEG**-2])
    weight = np.ones(len(sureness))
    # From the middle of all leans: least squares would begin among the strays.
    fitted = np.array([_weighted_median(edges.lean_deg, edges.length_frac), 0.0])
    for _ in range(ROUNDS):
        weight = 1 / (1 + ((edges.lean_deg - columns @ fitted) / AGREE_DEG) ** 2) ** 2
        weighted = columns * (weight * sureness)[:, None]
        needed = weighted.T @ columns + prior
        fitted = np.linalg.solve(needed, weighted.T @ edges.lean_deg)
    agrees = np.abs(edges.lean_deg - columns @ fitted) < AGREE_DEG
    agreed_frac = edges.length_frac[agrees].sum() / edges.length_frac.sum()
    unsure_deg = float(np.sqrt(np.linalg.inv(needed)[0, 0]))
    enough = edges.length_frac[agrees].sum() >= UPRIGHT_MIN_FRAC and agrees.sum() > 1
    sure = unsure_deg <= UNSURE_MAX_DEG and agreed_frac >= AGREE_MIN_FRAC
    return float(fitted[0]) if enough and sure else np.nan


def straight_body_lean_deg(pose: PoseFrame) -> float:
    """Return how far a straight standing body leans, clockwise; NaN of one that is not straight."""
    marks = [
        [Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE],
        [Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE],
        [Landmark.LEFT_HIP, Landmark.RIGHT_HIP],
        [Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER],
    ]
    if pose.visibility[np.array(marks)].max(axis=1).min() < VISIBLE:
        return np.nan
    middles_px = pose.image_px[np.array(marks)].mean(axis=1)
    parts = np.diff(middles_px, axis=0) @ np.array([1.0, 1j])
    bends_deg = np.degrees(np.angle(parts[1:] / parts[:-1]))
    if np.abs(bends_deg).max() > BODY_STRAIGHT_DEG:
        return np.nan
    return float(np.degrees(np.angle(parts.sum() / -1j)))


def _agreed_deg(edges: StraightEdges) -> float:
    if edges.length_frac.sum() < LEVEL_MIN_FRAC:
        return np.nan
    middle_deg = _weighted_median(edges.lean_deg, edges.length_frac)
    agrees = np.abs(edges.lean_deg - middle_deg) < AGREE_DEG
    share = edges.length_frac[agrees]
    if share.sum() < AGREE_MIN_FRAC * edges.length_frac.sum():
        return np.nan
    return float(np.average(edges.lean_deg[agrees], weights=share))


def _weighted_median(values: FloatArray, weights: FloatArray) -> float:
    order = np.argsort(values)
    half = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order][half])
