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
    flat_m, off_px = off_hips(world_m), off_hips(image_px)
    middle_px = image_px[:, HIPS].mean(axis=1, keepdims=True)
    px_per_m = fitted_px_per_m(off_px, flat_m[..., :2])
    places = off_px / px_per_m[:, None, None]
    count = len(image_px)
    height_px = size_px[:, 1]
    frame = np.column_stack(
        [
            (middle_px[:, 0] - size_px / 2) / height_px[:, None],
            px_per_m / height_px,
        ]
    )
    parts = (
        places.reshape(count, -1),
        flat_m.reshape(count, -1),
        visibility,
        _directions(places).reshape(count, -1),
        _directions(flat_m).reshape(count, -1),
        _angles(places),
        _angles(flat_m),
        frame,
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
    return np.asarray(points - points[:, HIPS].mean(axis=1, keepdims=True))


def fitted_px_per_m(off_px: FloatArray, flat_m: FloatArray) -> FloatArray:
    """Return (poses,), pixels a metre: the least squares fit of the picture to the model's body."""
    known = np.isfinite(off_px * flat_m)
    across = np.where(known, off_px * flat_m, 0.0).sum(axis=(1, 2))
    fit = across / (np.where(known, flat_m**2, 0.0).sum(axis=(1, 2)) + _TINY)
    return np.asarray(np.maximum(fit, _TINY))


def _directions(points: FloatArray) -> FloatArray:
    bones = points[:, BONES[:, 1]] - points[:, BONES[:, 0]]
    return np.asarray(bones / (np.linalg.norm(bones, axis=-1, keepdims=True) + _TINY))


def _angles(points: FloatArray) -> FloatArray:
    """Return (poses, joints), angles in units of a right angle."""
    first = points[:, JOINTS[:, 0]] - points[:, JOINTS[:, 1]]
    last = points[:, JOINTS[:, 2]] - points[:, JOINTS[:, 1]]
    lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(last, axis=-1) + _TINY
    cosine = np.clip((first * last).sum(axis=-1) / lengths, -1.0, 1.0)
    return np.asarray(np.arccos(cosine) / (np.pi / 2))
