"""Whether two poses found in one picture are of one body.

The detector takes a head, a back or a shadow for a person of its own, most of all where the rest
of the body was painted over. What lies on somebody's body is a part of them.
"""

from collections.abc import Iterable

import numpy as np

from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import EDGES, Landmark
from formcheck.pose.region import Region

ON_BODY_LENGTHS = 0.07
"""Half of the landmarks this near to the other body's limbs: they lie on it. In 67 recordings of
one person scraps lay within 0.06, people next to one another beyond 0.2."""

SCRAP_LENGTHS = 0.16
SCRAP_SIZE = 0.55
"""What is so small beside the other body is a scrap of it from further away, too: hair, a back
that has no landmarks of its own, the shadow under somebody who lies."""

SAME_LENGTHS = 0.12
"""Half of the landmarks this near to their counterparts: the same body found twice."""

_LIMBS = np.array(
    [
        *EDGES,
        (Landmark.NOSE, Landmark.LEFT_SHOULDER),
        (Landmark.NOSE, Landmark.RIGHT_SHOULDER),
        (Landmark.LEFT_EAR, Landmark.RIGHT_EAR),
        (Landmark.LEFT_SHOULDER, Landmark.RIGHT_HIP),
        (Landmark.RIGHT_SHOULDER, Landmark.LEFT_HIP),
    ],
    dtype=np.intp,
)


def is_one_body(larger: PoseFrame, other: PoseFrame) -> bool:
    """Return whether another pose of the same picture is of the same body, or of a part of it.

    Parameters
    ----------
    larger
        The pose that extends further.
    other
        The pose in doubt.
    """
    length_px = max(Region.of(larger).diagonal_px, 1.0)
    counterparts_px = np.linalg.norm(larger.image_px - other.image_px, axis=1)
    if np.nanmedian(counterparts_px) <= SAME_LENGTHS * length_px:
        return True
    away = np.nanmedian(_away_px(larger.image_px, other.image_px)) / length_px
    is_small = Region.of(other).diagonal_px <= SCRAP_SIZE * length_px
    return bool(away <= (SCRAP_LENGTHS if is_small else ON_BODY_LENGTHS))


def each_once(poses: Iterable[PoseFrame]) -> list[PoseFrame]:
    """Return everybody once, the largest first: one body is one person."""
    people: list[PoseFrame] = []
    for pose in sorted(poses, key=lambda pose: -Region.of(pose).diagonal_px):
        if not any(is_one_body(one, pose) for one in people):
            people.append(pose)
    return people


def _away_px(body_px: FloatArray, points_px: FloatArray) -> FloatArray:
    """Return how far each of the points (n, 2) is from the nearest limb of a body (33, 2)."""
    begin_px, along_px = body_px[_LIMBS[:, 0]], np.diff(body_px[_LIMBS], axis=1)[:, 0]
    off_px = points_px[:, None] - begin_px
    square_px = np.maximum((along_px**2).sum(axis=-1), 1e-9)
    share = np.clip((off_px * along_px).sum(axis=-1) / square_px, 0.0, 1.0)
    return np.asarray(np.linalg.norm(off_px - share[..., None] * along_px, axis=-1).min(axis=1))
