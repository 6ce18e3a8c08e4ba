"""Set up the camera and the furniture for a performance, so that all of it is in the picture."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from scipy.spatial import ConvexHull

from formcheck.mannequin.body import MannequinError
from formcheck.mannequin.camera import Camera
from formcheck.mannequin.figure import Figure
from formcheck.mannequin.film import Performance
from formcheck.mannequin.props import CARRIED, PROPS, FurnitureAnchor
from formcheck.mannequin.scene import Box
from formcheck.mannequin.skin import bent_rows_m
from formcheck.pose.frame import FloatArray

SAMPLES = 12
"""Figures over the whole performance by which its extent is found."""
EVERY = 12
"""Of so many vertices of the skin one is looked at."""
FLOOR_HEIGHT_M = 0.45
"""Height of a camera on a low chair, for what is done on the floor."""
STANDING_FROM_M = 1.15
"""Who reaches higher than this at any time is filmed from the height of the hips."""
HIP_HEIGHT_M = 0.95
NEAREST_M, FURTHEST_M = 0.8, 12.0
ASIDE_M = 0.15
"""Nothing may be nearer to the lens than this."""


def camera_for(  # noqa: PLR0913 - each is one plain choice of where the camera stands
    performance: Performance,
    *,
    yaw_deg: float,
    size_px: tuple[int, int] = (640, 480),
    height_m: float | None = None,
    distance_m: float | None = None,
    fill_frac: float = 0.78,
    field_of_view_deg: float = 58.0,
    roll_deg: float = 0.0,
) -> Camera:
    """Return a camera that keeps the whole movement in the picture.

    Parameters
    ----------
    yaw_deg
        0 from the front, 90 from the person's left.
    height_m
        Of the lens; hip height for who stands, a low chair's for what is done on the floor,
        where not given.
    distance_m
        From the middle of the movement, on the floor; as near as `fill_frac` lets it where not
        given. A given distance is kept, even if somebody then leaves the picture.
    fill_frac
        Share of the picture's width or height that the movement takes up, whichever is more.

    Raises
    ------
    MannequinError
        Nothing within 12 m shows all of the movement.
    """
    points_m = _outermost(extent_m(performance))
    low_m, high_m = points_m.min(axis=0), points_m.max(axis=0)
    if height_m is None:
        height_m = HIP_HEIGHT_M if high_m[2] > STANDING_FROM_M else FLOOR_HEIGHT_M
    x, y, z = (low_m + high_m) / 2
    camera = Camera(
        yaw_deg=yaw_deg,
        height_m=height_m,
        distance_m=distance_m or FURTHEST_M,
        target_m=(float(x), float(y), float(z)),
        field_of_view_deg=field_of_view_deg,
        roll_deg=roll_deg,
        size_px=size_px,
    )
    return _aimed(camera, points_m) if distance_m else _near(camera, points_m, fill_frac)


def extent_m(performance: Performance) -> FloatArray:
    """Return points (n, 3) of the skin and all landmarks through the whole performance."""
    duration_s = performance.trajectory.duration_s
    found = []
    for time_s in np.linspace(0.0, duration_s, SAMPLES):
        figure = performance.figure_at(float(time_s))
        rows = np.arange(0, len(figure.body.vertices_m), EVERY)
        found += [bent_rows_m(figure, rows), figure.landmarks_m()]
    return np.concatenate(found)


def _outermost(points_m: FloatArray) -> FloatArray:
    """Return those of the points (n, 3) that can be at the edge of a picture, from anywhere.

    They are one in a hundred, and the camera is moved some fifty times until all are in sight.
    """
    return np.asarray(points_m[ConvexHull(points_m).vertices])


def furniture(performance: Performance, names: Sequence[str]) -> tuple[Box, ...]:
    """Return the named things, placed by where the body is.

    Parameters
    ----------
    names
        Names of `formcheck.mannequin.props.PROPS`. What is carried (`CARRIED`) is not furniture:
        see `carried_by`.

    Raises
    ------
    MannequinError
        A name is unknown, or the body does nothing with such a thing.
    """
    stage = FurnitureAnchor(
        performance.motion.support, performance.figure_at(0.0), extent_m(performance)
    )
    placed: list[Box] = []
    for name in names:
        if name in PROPS:
            placed += PROPS[name](stage)
        elif name not in CARRIED:
            known = (*PROPS, *CARRIED)
            raise MannequinError(f"furniture: expected names among {known}, got {name!r}")
    return tuple(placed)


def carried_by(names: Sequence[str]) -> Callable[[Figure], tuple[Box, ...]] | None:
    """Return what gives the things in a figure's hands, for `film`; None where there are none.

    Parameters
    ----------
    names
        Names of furniture and of `formcheck.mannequin.props.CARRIED`.
    """
    held = [CARRIED[name] for name in names if name in CARRIED]
    if not held:
        return None
    return lambda figure: tuple(box for give in held for box in give(figure))


def _near(camera: Camera, points_m: FloatArray, fill_frac: float) -> Camera:
    """Return the camera as near as it may be."""
    near_m, far_m = NEAREST_M, FURTHEST_M
    if _fill(_aimed(camera, points_m), points_m) > fill_frac:
        raise MannequinError(
            f"camera: the movement does not fit into {fill_frac:.0%} of the picture from "
            f"{FURTHEST_M:.0f} m; use a wider lens or a shorter movement"
        )
    while far_m - near_m > 0.01:
        middle_m = (near_m + far_m) / 2
        tried = _aimed(replace(camera, distance_m=middle_m), points_m)
        near_m, far_m = (
            (middle_m, far_m) if _fill(tried, points_m) > fill_frac else (near_m, middle_m)
        )
    return _aimed(replace(camera, distance_m=far_m), points_m)


def _aimed(camera: Camera, points_m: FloatArray) -> Camera:
    """Return the camera moved sideways and tilted so that the points are in the middle."""
    for _ in range(4):
        low_px, high_px, nearest_m = _spread(camera, points_m)
        if nearest_m < ASIDE_M:
            break
        off = ((low_px + high_px) / 2 - np.array(camera.size_px) / 2) / camera.focal_px
        right, down, ahead = camera.axes
        depth_m = camera.distance_m / max(float(np.hypot(*ahead[:2])), 0.1)
        shift_m = depth_m * (off[0] * right + off[1] * down)
        x, y, z = np.array(camera.target_m) + shift_m
        camera = replace(camera, target_m=(float(x), float(y), float(z)))
    return camera


def _fill(camera: Camera, points_m: FloatArray) -> float:
    """Return the share of the picture the points take up; infinite where some are too near."""
    low_px, high_px, nearest_m = _spread(camera, points_m)
    middle_px = np.array(camera.size_px) / 2
    reach_px = np.maximum(high_px - middle_px, middle_px - low_px)
    return float("inf") if nearest_m < ASIDE_M else float((2 * reach_px / camera.size_px).max())


def _spread(camera: Camera, points_m: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    points_px, depth_m = camera.project(points_m)
    return points_px.min(axis=0), points_px.max(axis=0), float(depth_m.min())
