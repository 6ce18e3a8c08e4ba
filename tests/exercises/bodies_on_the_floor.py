"""Stick figures sitting, lying, kneeling, marching and breathing, with known angles."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.figures import Course
from scenery.stick_body import (
    FACING_RIGHT,
    FROM_THE_FRONT,
    Angle,
    Arm,
    Leg,
    Posture,
    Shot,
    Side,
    both_arms,
    both_legs,
    film,
)

LYING = Shot(90.0, look_at_m=(0.0, 0.4))
FLAT = Leg(-90.0)


def with_leg(posture: Posture, side: Side, leg: Leg) -> Posture:
    """Return the posture with one leg changed."""
    return replace(posture, left_leg=leg) if side == "left" else replace(posture, right_leg=leg)


def lifting_knee(height_pct: Angle, side: Side) -> Posture:
    """Return a standing body whose knee is raised by a share of its thigh, in percent."""
    bend = np.degrees(np.arccos(1.0 - np.asarray(height_pct) / 100.0))
    other: Side = "right" if side == "left" else "left"
    return replace(with_leg(Posture(), side, Leg(0.0, bend)), planted=other)


def seated(posture: Posture) -> Posture:
    """Return the body on a chair, its feet on the floor and its arms crossed on the chest."""
    return both_legs(both_arms(posture, flex=20.0, elbow=120.0), knee_flex=85.0)


def lunging_sideways(hip_shift_m: FloatArray) -> Posture:
    """Return a body whose knee bends on the side the hips go to, to 80 deg at 0.1 m."""
    share = np.clip(np.abs(hip_shift_m) / 0.1, 0.0, 1.0)
    bent, other = Leg(25.0 * share, 80.0 * share), Leg(10.0 * share, 20.0 * share)
    to_left = hip_shift_m > 0.0
    lunging = Posture(
        25.0 * share,
        hip_shift_m=hip_shift_m,
        left_leg=_either(to_left, bent, other),
        right_leg=_either(to_left, other, bent),
    )
    return both_arms(lunging, flex=60.0, elbow=90.0)


def _either(is_first: NDArray[np.bool_], first: Leg, second: Leg) -> Leg:
    return Leg(
        np.where(is_first, first.shank_incl, second.shank_incl),
        np.where(is_first, first.knee_flex, second.knee_flex),
    )


def supine(thigh_lift: Angle = 0.0, side: Side = "left", knee_flex: Angle = 0.0) -> Posture:
    """Return a body on its back, one thigh lifted from the floor."""
    lying = Posture(-90.0, left_leg=FLAT, right_leg=FLAT, planted="hips")
    moving = Leg(np.subtract(np.subtract(knee_flex, 90.0), thigh_lift), knee_flex)
    return with_leg(lying, side, moving)


def on_all_fours(share: Angle = 0.0, side: Side = "left", leg_lift: float = -5.0) -> Posture:
    """Return hands and knees, one leg stretched back by a share of the way to its lift."""
    leg = Leg(np.multiply(share, leg_lift) + 90.0, 90.0 - np.multiply(share, 90.0), toes_back=1.0)
    arm = Arm(flex=85.0)
    kneeling = both_legs(
        Posture(85.0, left_arm=arm, right_arm=arm),
        shank_incl=90.0,
        knee_flex=90.0,
        toes_back=1.0,
    )
    return replace(with_leg(kneeling, side, leg), planted="hips")


def along(course: Course, body: object, shot: Shot = FACING_RIGHT) -> PoseTrack:
    """Return the film of a body, a function of the course's values."""
    time_s, value = course.sampled(shot.rate_hz)
    assert callable(body)
    return film(body(value), shot, time_s)


def breathing(
    per_min: float, duration_s: float, rise: float = 0.015, shot: Shot = FROM_THE_FRONT
) -> PoseTrack:
    """Return a still body whose shoulders rise and fall."""
    time_s = np.arange(round(duration_s * shot.rate_hz)) / shot.rate_hz
    short = -rise * np.sin(2 * np.pi * per_min / 60.0 * time_s)
    return film(Posture(torso_short=short), shot, time_s)


def laid_sideways(track: PoseTrack, angle_deg: float) -> PoseTrack:
    """Return the track turned in the picture, as of somebody who lies on the side."""
    turn = np.radians(angle_deg)
    cos, sin = np.cos(turn), np.sin(turn)
    matrix = np.array([[cos, sin], [-sin, cos]])
    middle = np.array(track.size_px) / 2
    world = track.world_m.copy()
    world[..., :2] = track.world_m[..., :2] @ matrix
    return replace(track, image_px=(track.image_px - middle) @ matrix + middle, world_m=world)
