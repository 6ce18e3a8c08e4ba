"""Draws a person's skeleton, the limb to look at and the measured angle onto a picture."""

import math

import cv2
import numpy as np

from formcheck.exercises.result import FaultFinding, Feedback
from formcheck.pose.frame import FloatArray, ImageArray, PoseFrame
from formcheck.pose.landmarks import EDGES, LEFT_EDGES, RIGHT_EDGES, Landmark
from formcheck.report.arc import Arc, corner_of, driver_arc, driver_ends
from formcheck.report.lettering import Lettering, panel, paste, size_for_cap_height
from formcheck.report.palette import INK, ORANGE, SKY, WHITE, rgb
from formcheck.report.quantity import quantity

Bone = tuple[Landmark, Landmark]

FAR_SIDE_M = 0.08
"""A side this much further from the camera is drawn fainter [default]."""

VALUE_HEIGHT_FRAC = 1 / 32
"""Height of the angle's digits in parts of the picture's longer side."""

ARC_RADIUS_FRAC = 0.07
"""Radius of the angle's arc in parts of the picture's longer side."""

CLEARLY_BENT = 0.3
"""From this length of the sum of the two bones' directions a joint counts as bent [default]."""

FIRST_AWAY = np.array([1.0, -0.2])
"""Where a number stands while nothing else speaks for a place: right, rather above than below."""

_FAR = (150, 178, 196)
_Colour = tuple[int, int, int]


def far_bones(pose: PoseFrame) -> tuple[Bone, ...]:
    """Return the bones of the side that is further from the camera; none where that is unclear."""
    depth_m = pose.world_m[:, 2]
    left = depth_m[[Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP]].mean()
    right = depth_m[[Landmark.RIGHT_SHOULDER, Landmark.RIGHT_HIP]].mean()
    if left - right > FAR_SIDE_M:
        return LEFT_EDGES
    return RIGHT_EDGES if right - left > FAR_SIDE_M else ()


class SkeletonPainter:
    """Draws pose after pose; keeps the angle's label on one side of the joint while it can."""

    def __init__(self) -> None:
        self._away = FIRST_AWAY

    def draw(self, image: ImageArray, pose: PoseFrame, feedback: Feedback) -> None:
        """Draw onto a picture, in place; landmarks that are missing are not drawn.

        Parameters
        ----------
        image
            (height, width, 3), RGB, contiguous; any size with the aspect of the pose's picture.
        pose, feedback
            The person, and what the coach said after this pose.
        """
        points = pose.image_px * (np.array([image.shape[1], image.shape[0]]) / pose.size_px)
        stroke = max(2, round(min(image.shape[:2]) / 120))
        _draw_body(image, points, far_bones(pose), stroke)
        for fault in feedback.active_faults:
            _draw_fault(image, points, fault, stroke)
        self._draw_angle(image, points, feedback, stroke)

    def _draw_angle(
        self, image: ImageArray, points: FloatArray, feedback: Feedback, stroke: int
    ) -> None:
        ends = driver_ends(points, feedback.driver_landmarks)
        if ends is None or math.isnan(feedback.driver) or feedback.unit != "deg":
            return
        long_side = max(image.shape[:2])
        arc = driver_arc(ends, feedback.driver)
        if arc is not None:
            _draw_arc(image, arc, ARC_RADIUS_FRAC * long_side, stroke)
        self._away = away_from_bones(ends, self._away)
        size_px = size_for_cap_height(VALUE_HEIGHT_FRAC * long_side)
        label = panel(Lettering(quantity(feedback.driver, feedback.unit), size_px))
        width, height = label.size_px
        reach = 0.5 * float(np.abs(self._away) @ label.size_px) + 5 * stroke
        away = self._away * reach
        if arc is not None and arc.between_bones:
            away = arc.middle() * (ARC_RADIUS_FRAC * long_side + 0.6 * width)
        left, top = corner_of(ends) + away - np.array([width, height]) / 2
        paste(image, label, left, top)


def away_from_bones(ends: FloatArray, before: FloatArray) -> FloatArray:
    """Return the unit vector (2,) along which a joint's number stands clear of its bones.

    Parameters
    ----------
    ends
        As `driver_ends` returns them.
    before
        (2,), the direction used last, kept to as far as possible where the bones make a straight
        line or there is only one.
    """
    bones = np.delete(ends, 1, axis=0) - corner_of(ends)
    bones = bones / np.maximum(np.hypot(bones[:, 0], bones[:, 1]), 1e-6)[:, np.newaxis]
    towards = bones.sum(axis=0)
    length = float(np.hypot(*towards))
    if len(bones) == 2 and length > CLEARLY_BENT:
        return np.asarray(-towards / length)
    beside = np.array([-bones[-1][1], bones[-1][0]])
    return beside if float(beside @ before) >= 0 else -beside


def _draw_body(image: ImageArray, points: FloatArray, far: tuple[Bone, ...], stroke: int) -> None:
    for bone in far:
        _draw_bone(image, points[list(bone)], _FAR, max(2, stroke - 2))
    for bone in EDGES:
        if bone not in far:
            _draw_bone(image, points[list(bone)], rgb(SKY), stroke)


def _draw_bone(image: ImageArray, ends: FloatArray, colour: _Colour, stroke: int) -> None:
    if np.isnan(ends).any():
        return
    start, end = (_pixel(point) for point in ends)
    cv2.line(image, start, end, rgb(INK), stroke + 4, cv2.LINE_AA)
    cv2.line(image, start, end, colour, stroke, cv2.LINE_AA)
    for joint in (start, end):
        cv2.circle(image, joint, stroke, colour, cv2.FILLED, cv2.LINE_AA)


def _draw_fault(image: ImageArray, points: FloatArray, fault: FaultFinding, stroke: int) -> None:
    """Mark a limb twice over: in orange, and with squares around its joints."""
    limb = set(fault.landmarks)
    for bone in EDGES:
        if limb.issuperset(bone):
            _draw_bone(image, points[list(bone)], rgb(ORANGE), stroke + 3)
    for joint in fault.landmarks:
        if not np.isnan(points[joint]).any():
            reach = np.array([2.2 * stroke, 2.2 * stroke])
            corners = _pixel(points[joint] - reach), _pixel(points[joint] + reach)
            cv2.rectangle(image, *corners, rgb(INK), stroke + 2, cv2.LINE_AA)
            cv2.rectangle(image, *corners, rgb(ORANGE), max(2, stroke // 2), cv2.LINE_AA)


def _draw_arc(image: ImageArray, arc: Arc, radius_px: float, stroke: int) -> None:
    reference = arc.corner_px + np.outer(np.linspace(0.3, 1.3, 6), arc.reference) * radius_px
    dashes = [np.array(pair) for pair in zip(reference[:-1:2], reference[1::2], strict=True)]
    for line in (*dashes, arc.points_px(radius_px)):
        pixels = np.rint(line).astype(np.int32)
        cv2.polylines(
            image,
            [pixels],
            isClosed=False,
            color=rgb(INK),
            thickness=stroke + 3,
            lineType=cv2.LINE_AA,
        )
        cv2.polylines(
            image,
            [pixels],
            isClosed=False,
            color=rgb(WHITE),
            thickness=stroke - 1,
            lineType=cv2.LINE_AA,
        )


def _pixel(point: FloatArray) -> tuple[int, int]:
    return round(float(point[0])), round(float(point[1]))
