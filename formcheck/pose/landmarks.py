"""The 33 body landmarks of BlazePose, by name."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Landmark(IntEnum):
    """A point of the body; left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


LANDMARK_COUNT = len(Landmark)

TRUNK_EDGES = (
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
)


def _side_edges(side: str) -> tuple[tuple[Landmark, Landmark], ...]:
    def named(part: str) -> Landmark:
        return Landmark[f"{side}_{part}"]

    return (
        (named("EAR"), named("SHOULDER")),
        (named("SHOULDER"), named("HIP")),
        (named("SHOULDER"), named("ELBOW")),
        (named("ELBOW"), named("WRIST")),
        (named("WRIST"), named("INDEX")),
        (named("HIP"), named("KNEE")),
        (named("KNEE"), named("ANKLE")),
        (named("ANKLE"), named("HEEL")),
        (named("HEEL"), named("FOOT_INDEX")),
        (named("ANKLE"), named("FOOT_INDEX")),
    )


LEFT_EDGES = _side_edges("LEFT")
RIGHT_EDGES = _side_edges("RIGHT")
EDGES = TRUNK_EDGES + LEFT_EDGES + RIGHT_EDGES
"""The bones of the drawn skeleton, as pairs of landmarks."""


def _mirrored(landmark: Landmark) -> Landmark:
    swap = {"LEFT": "RIGHT", "RIGHT": "LEFT"}
    return Landmark["_".join(swap.get(word, word) for word in landmark.name.split("_"))]


MIRRORED: NDArray[np.intp] = np.array([_mirrored(landmark) for landmark in Landmark], dtype=np.intp)
"""Index of each landmark's partner on the other side (the nose is its own)."""
