"""Bodies of a few placed points, for vectors whose angle can be read off the coordinates."""

from dataclasses import replace

import numpy as np

from formcheck.kinematics.body import Body, BodyPart, body_of
from formcheck.kinematics.metrics import METRICS
from formcheck.pose.frame import PoseFrame
from formcheck.pose.landmarks import Landmark

Place = tuple[float, float]


def placed(places: dict[Landmark, Place], *, facing: float = 1.0, lateral: float = 1.0) -> Body:
    """Return a body with these points (pixels, y down) and no others."""
    pose = PoseFrame.empty(0.0, (640, 480))
    image_px = pose.image_px.copy()
    visibility = pose.visibility.copy()
    for landmark, place in places.items():
        image_px[landmark], visibility[landmark] = place, 1.0
    body = body_of(replace(pose, image_px=image_px, visibility=visibility))
    return replace(body, facing=facing, lateral=lateral)


def left_side(places: dict[BodyPart, Place], *, facing: float = 1.0) -> Body:
    """Return a body with these points on its left side."""
    return placed({part.on("left"): place for part, place in places.items()}, facing=facing)


def value(metric_id: str, body: Body, side: str = "left") -> float:
    """Return the value of a pose metric."""
    formula = METRICS[metric_id].formula
    assert formula is not None, f"{metric_id} is not measured on a single pose"
    return formula(body, "left" if side == "left" else "right")


def moved(body: Body, turn_scale: complex, shift: complex) -> Body:
    """Return the body with every point multiplied and shifted, reference included."""
    points = np.array(body.points) * turn_scale + shift
    reference = moved(body.reference, turn_scale, shift) if body.reference else None
    return replace(body, points=tuple(points.tolist()), reference=reference)
