"""The shards as arrays: what a pose model saw, and what was true."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from formcheck.kinematics.conditioning.plausibility import BELIEVABLE, inside_picture
from formcheck.kinematics.estimated.features import HIPS, features, mirrored
from formcheck.kinematics.estimated.network import on_side
from formcheck.pose.landmarks import Landmark

Floats = NDArray[np.float64]

FILMED = (
    "knee_flex", "knee_flex_3d", "hip_flex", "ankle_df", "shank_incl", "trunk_incl",
    "thigh_elev", "head_fwd", "shoulder_flex", "shoulder_abd", "elbow_flex", "elbow_flex_3d",
    "body_line", "body_line_knee", "fppa",
)  # fmt: skip
"""Angles of each side that a shard holds, in its order."""
IN_SPACE = {
    "hip_3d": ("SHOULDER", "HIP", "KNEE"),
    "shoulder_3d": ("HIP", "SHOULDER", "ELBOW"),
}
"""Angles between true bones, which no plane distorts; both ends and, between them, the joint."""
SIDED = (*FILMED, *IN_SPACE)
MIDLINE = ("trunk_lat", "trunk_lift")
FURTHEST_DEG = 150.0
"""Beyond this a signed angle is about to change its sign: there is nothing to learn from it."""

UNSIGNED = np.array([name.startswith(("shoulder", "elbow")) for name in FILMED])
"""Angles between 0 and 180 degrees: of arms overhead there is something to learn."""
ANGLES = (*(f"left_{name}" for name in SIDED), *(f"right_{name}" for name in SIDED), *MIDLINE)
SEEN = ("image_px", "world_m", "visibility", "size_px")
AXES = ("left_x", "left_y", "left_z", "up_x", "up_y", "up_z")
TARGETS = ANGLES + AXES
"""Angles in degrees; then where the pelvis's left and up point in the camera's directions."""

PLANAR = np.array(["3d" not in name for name in ANGLES])
"""Angles in a plane that is upright while the person is; lying on a side they say nothing."""

_COUNT = len(SIDED)
_SWAPPED = [*range(_COUNT, 2 * _COUNT), *range(_COUNT), *range(2 * _COUNT, len(TARGETS))]
_SIGN = np.ones(len(TARGETS))
for _name in ("trunk_lat", "left_y", "left_z", "up_x"):
    _SIGN[TARGETS.index(_name)] = -1.0


@dataclass(frozen=True)
class Poses:
    """Poses with their truth, one a row.

    Attributes
    ----------
    inputs
        (poses, features).
    truth
        (poses, targets), NaN where an angle does not exist.
    yaw_deg
        (poses,), from where the camera looks: 0 the front, 90 the side, 180 the back.
    true_m, true_px
        (poses, 33, 3) in the camera's directions and (poses, 33, 2), where the landmarks are.
    clip
        (poses,), of which clip each is; pictures of one follow each other.
    """

    inputs: Floats
    truth: Floats
    yaw_deg: Floats
    image_px: Floats
    world_m: Floats
    visibility: Floats
    size_px: Floats
    true_m: Floats
    true_px: Floats
    source: NDArray[np.str_]
    model: NDArray[np.str_]
    body: NDArray[np.str_]
    clip: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.truth)

    def only(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> "Poses":
        """Return some of the poses."""
        return Poses(*(getattr(self, each.name)[kept] for each in fields(self)))

    def mirrored(self) -> "Poses":
        """Return the poses as a mirror shows them."""
        seen = mirrored(self.image_px, self.world_m, self.visibility, self.size_px)
        true_px, true_m, *_ = mirrored(self.true_px, self.true_m, self.visibility, self.size_px)
        image_px, world_m, visibility, size_px = seen
        return replace(
            self,
            inputs=features(*seen),
            truth=self.truth[:, _SWAPPED] * _SIGN,
            image_px=image_px,
            world_m=world_m,
            visibility=visibility,
            size_px=size_px,
            true_m=true_m,
            true_px=true_px,
        )


def read(paths: Sequence[Path]) -> Poses:
    """Return all poses of some shards whose hips are seen; without these nothing is told."""
    poses = joined([_read(path) for path in paths])
    seen = np.isfinite(poses.image_px[:, HIPS]).all(axis=(1, 2))
    return poses.only(np.flatnonzero(seen))


def joined(parts: Sequence[Poses]) -> Poses:
    """Return the poses of all parts as one."""
    return Poses(
        *(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Poses))
    )


def _read(path: Path) -> Poses:
    with np.load(path) as kept:
        numbers = {
            name: kept[name].astype(np.float64)
            for name in (
                *("image_px", "world_m", "visibility", "size_px", "true_m", "true_px", "pelvis"),
                *("truth", "camera"),
            )
        }
        words = {name: kept[name] for name in ("source", "model", "body")}
        clip = np.array([f"{path.stem}/{number}" for number in kept["clip"]])
    seen = as_conditioned(*(numbers[name] for name in SEEN))
    pelvis = numbers["pelvis"]
    angles = true_angles(numbers["truth"], numbers["true_m"])
    angles[on_side(pelvis[:, 1, 0])[:, None] & PLANAR] = np.nan
    image_px, world_m, visibility, size_px = seen
    return Poses(
        inputs=features(*seen),
        truth=np.column_stack([angles, pelvis[:, :, 0], pelvis[:, :, 2]]),
        yaw_deg=np.abs(numbers["camera"][:, 0]),
        image_px=image_px,
        world_m=world_m,
        visibility=visibility,
        size_px=size_px,
        true_m=numbers["true_m"],
        true_px=numbers["true_px"],
        clip=clip,
        **words,
    )


def as_conditioned(
    image_px: Floats, world_m: Floats, visibility: Floats, size_px: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return poses as the coach gets them: what is outside of the picture is missing."""
    inside = np.array(
        [inside_picture(pose, tuple(size)) for pose, size in zip(image_px, size_px, strict=True)]
    )
    missing = inside < BELIEVABLE
    return (
        np.where(missing[..., None], np.nan, image_px),
        np.where(missing[..., None], np.nan, world_m),
        visibility * inside,
        size_px,
    )


def true_angles(filmed: Floats, true_m: Floats) -> Floats:
    """Return (poses, angles), NaN where an angle says nothing."""
    unsigned = np.concatenate([UNSIGNED, UNSIGNED, np.zeros(len(MIDLINE), dtype=bool)])
    filmed = np.where((np.abs(filmed) > FURTHEST_DEG) & ~unsigned, np.nan, filmed)
    count = len(FILMED)
    columns = [
        column
        for number, side in enumerate(("LEFT", "RIGHT"))
        for column in (
            filmed[:, number * count : (number + 1) * count],
            *(bend_deg(true_m, side, parts) for parts in IN_SPACE.values()),
        )
    ]
    return np.column_stack([*columns, filmed[:, 2 * count :]])


def bend_deg(points: Floats, side: str, parts: tuple[str, str, str]) -> Floats:
    """Return (poses,), the angle at a joint between two bones; 0 where they go on straight.

    Parameters
    ----------
    points
        (poses, 33, coordinates).
    side, parts
        "LEFT" or "RIGHT"; one end, the joint and the other end.
    """
    first, joint, last = (points[:, Landmark[f"{side}_{part}"]] for part in parts)
    one, other = joint - first, last - joint
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1) + 1e-9
    return np.asarray(np.degrees(np.arccos(np.clip((one * other).sum(axis=1) / lengths, -1, 1))))
