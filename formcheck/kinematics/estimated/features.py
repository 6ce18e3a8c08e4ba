"""What the network is told of a pose: places, directions and angles."""

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.landmarks import LANDMARK_COUNT, MIRRORED, Landmark

_L = Landmark
BONES = np.array(
    [
        (_L.LEFT_HIP, _L.LEFT_SHOULDER), (_L.RIGHT_HIP, _L.RIGHT_SHOULDER),
        (_L.LEFT_HIP, _L.LEFT_KNEE), (_L.RIGHT_HIP, _L.RIGHT_KNEE),
        (_L.LEFT_KNEE, _L.LEFT_ANKLE), (_L.RIGHT_KNEE, _L.RIGHT_ANKLE),
        (_L.LEFT_HEEL, _L.LEFT_FOOT_INDEX), (_L.RIGHT_HEEL, _L.RIGHT_FOOT_INDEX),
        (_L.LEFT_SHOULDER, _L.LEFT_ELBOW), (_L.RIGHT_SHOULDER, _L.RIGHT_ELBOW),
        (_L.LEFT_ELBOW, _L.LEFT_WRIST), (_L.RIGHT_ELBOW, _L.RIGHT_WRIST),
        (_L.RIGHT_HIP, _L.LEFT_HIP), (_L.RIGHT_SHOULDER, _L.LEFT_SHOULDER),
        (_L.RIGHT_EAR, _L.LEFT_EAR), (_L.LEFT_SHOULDER, _L.LEFT_EAR),
        (_L.RIGHT_SHOULDER, _L.RIGHT_EAR), (_L.LEFT_EAR, _L.NOSE), (_L.RIGHT_EAR, _L.NOSE),
    ]
)  # fmt: skip
"""(19, 2), where each direction starts and ends."""

JOINTS = np.array(
    [
        (_L.LEFT_HIP, _L.LEFT_KNEE, _L.LEFT_ANKLE), (_L.RIGHT_HIP, _L.RIGHT_KNEE, _L.RIGHT_ANKLE),
        (_L.LEFT_SHOULDER, _L.LEFT_HIP, _L.LEFT_KNEE),
        (_L.RIGHT_SHOULDER, _L.RIGHT_HIP, _L.RIGHT_KNEE),
        (_L.LEFT_HIP, _L.LEFT_SHOULDER, _L.LEFT_ELBOW),
        (_L.RIGHT_HIP, _L.RIGHT_SHOULDER, _L.RIGHT_ELBOW),
        (_L.LEFT_SHOULDER, _L.LEFT_ELBOW, _L.LEFT_WRIST),
        (_L.RIGHT_SHOULDER, _L.RIGHT_ELBOW, _L.RIGHT_WRIST),
        (_L.LEFT_KNEE, _L.LEFT_ANKLE, _L.LEFT_FOOT_INDEX),
        (_L.RIGHT_KNEE, _L.RIGHT_ANKLE, _L.RIGHT_FOOT_INDEX),
    ]
)  # fmt: skip
"""(10, 3), joints whose angle is told: one ray's end, the joint, the other ray's end."""

_ENDS = np.concatenate(
    (BONES[:, 1], JOINTS[:, 0], JOINTS[:, 2], BONES[:, 0], JOINTS[:, 1], JOINTS[:, 1])
)
_WAYS = len(_ENDS) // 2
"""Where each bone and each ray of a joint ends and then where it starts: looked up at once."""

HIPS = [_L.LEFT_HIP, _L.RIGHT_HIP]
_TINY = 1e-6

VISIBILITY = slice(5 * LANDMARK_COUNT, 6 * LANDMARK_COUNT)
"""Where the features say how well each landmark is seen; after two and three coordinates each."""


def features(
    image_px: FloatArray, world_m: FloatArray, visibility: FloatArray, size_px: FloatArray
) -> FloatArray:
    """Return what the network is told of each pose.

    Parameters
    ----------
    image_px, world_m, visibility, size_px
        (poses, 33, 2), (poses, 33, 3), (poses, 33) and (poses, 2).

    Returns
    -------
    FloatArray
        (poses, features), without unit; NaN where a landmark it rests on is missing, everywhere
        in a row where a hip is.

    Notes
    -----
    The picture is brought to the model's metres by the scale that lays the one over the other, so
    that neither the distance of the camera nor the number of pixels matters.
    """
    middle_px = _middle_of_hips(image_px)
    flat_m, off_px = off_hips(world_m), image_px - middle_px
    px_per_m = fitted_px_per_m(off_px, flat_m[..., :2])
    places = off_px / px_per_m[:, None, None]
    count = len(image_px)
    height_px = size_px[:, 1]
    flat_and_deep = np.zeros((2, *flat_m.shape))
    flat_and_deep[0, ..., :2], flat_and_deep[1] = places, flat_m
    directions, angles = _directions_and_angles(flat_and_deep)
    parts = (
        places.reshape(count, -1),
        flat_m.reshape(count, -1),
        visibility,
        directions[0, ..., :2].reshape(count, -1),
        directions[1].reshape(count, -1),
        *angles,
        (middle_px[:, 0] - size_px / 2) / height_px[:, None],
        (px_per_m / height_px)[:, None],
    )
    return np.concatenate(parts, axis=1)


def mirrored(
    image_px: FloatArray, world_m: FloatArray, visibility: FloatArray, size_px: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return the same poses in a mirror, left and right exchanged."""
    flipped_px = image_px[:, MIRRORED].copy()
    flipped_px[..., 0] = size_px[:, :1] - flipped_px[..., 0]
    return flipped_px, world_m[:, MIRRORED] * [-1, 1, 1], visibility[:, MIRRORED], size_px


def off_hips(points: FloatArray) -> FloatArray:
    """Return (poses, points, coordinates) from the middle of the hips."""
    return np.asarray(points - _middle_of_hips(points))


def _middle_of_hips(points: FloatArray) -> FloatArray:
    left, right = (points[:, hip : hip + 1] for hip in HIPS)
    return np.asarray((left + right) / 2.0)


def fitted_px_per_m(off_px: FloatArray, flat_m: FloatArray) -> FloatArray:
    """Return (poses,), pixels a metre: the least squares fit of the picture to the model's body."""
    across = off_px * flat_m
    known = np.isfinite(across)
    square = np.where(known, flat_m * flat_m, 0.0).sum(axis=(1, 2))
    fit = np.where(known, across, 0.0).sum(axis=(1, 2)) / (square + _TINY)
    return np.asarray(np.maximum(fit, _TINY))


def _directions_and_angles(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return (..., bones, 3) unit vectors and (..., joints) in right angles."""
    ends = points.take(_ENDS, axis=-2)
    apart = ends[..., :_WAYS, :] - ends[..., _WAYS:, :]
    lengths = np.sqrt(np.einsum("...wc,...wc->...w", apart, apart))
    bones, joints = len(BONES), len(JOINTS)
    first, last = slice(bones, bones + joints), slice(bones + joints, None)
    across = np.einsum("...jc,...jc->...j", apart[..., first, :], apart[..., last, :])
    cosine = across / (lengths[..., first] * lengths[..., last] + _TINY)
    angles = np.arccos(np.minimum(np.maximum(cosine, -1.0), 1.0)) * (2.0 / np.pi)
    return apart[..., :bones, :] / (lengths[..., :bones, None] + _TINY), angles
