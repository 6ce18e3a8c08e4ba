"""Metrics seen from the side. Definitions: clinical specification B.1 and B.2.

Forward is positive throughout: signed angles are multiplied by the facing direction. Angles are
planar included angles between joint centres in the picture, not anatomical segment angles.
"""

import math

from formcheck.anatomy.sides import Side, other
from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.points import (
    UP,
    Point,
    above_line,
    elevation_deg,
    included_angle_deg,
    turn_deg,
)
from formcheck.kinematics.registry import side_metric

EAR, SHOULDER, ELBOW, WRIST = BodyPart.EAR, BodyPart.SHOULDER, BodyPart.ELBOW, BodyPart.WRIST
HIP, KNEE, ANKLE, HEEL, TOE = (
    BodyPart.HIP,
    BodyPart.KNEE,
    BodyPart.ANKLE,
    BodyPart.HEEL,
    BodyPart.FOOT_INDEX,
)

IN_PLACE_FRAC = 0.5
"""Toes that went less than this share of the foot's length back or forth have not been moved; the
found ones drift by up to 0.15 [default]."""

ALIKE_FRAC = 0.03
"""Ankles whose ways differ by less, in legs, went together: nobody slides both feet along the
floor, but a camera in a hand takes both [default]."""


def _vector(body: Body, start: BodyPart, end: BodyPart, side: Side) -> Point:
    return body.at(end, side) - body.at(start, side)


def _joint_deg(body: Body, side: Side, parts: tuple[BodyPart, BodyPart, BodyPart]) -> float:
    first, vertex, last = (body.at(part, side) for part in parts)
    return 180.0 - included_angle_deg(first, vertex, last)


def _lean_deg(body: Body, vector: Point) -> float:
    return -turn_deg(UP, vector) * body.facing


def _line_deg(body: Body, side: Side, end: BodyPart) -> float:
    shoulder, hip, last = body.at(SHOULDER, side), body.at(HIP, side), body.at(end, side)
    bend = 180.0 - included_angle_deg(shoulder, hip, last)
    return -above_line(hip, shoulder, last) * bend


def _lift_deg(body: Body, side: Side, end: BodyPart) -> float:
    """Elevation from the floor line that points from the shoulders to the feet."""
    trunk = _vector(body, SHOULDER, HIP, side)
    if math.isnan(trunk.real):
        return math.nan
    towards = math.copysign(1.0, trunk.real)
    return elevation_deg(_vector(body, HIP, end, side), towards=towards)


def _smaller(one: float, another: float) -> float:
    """Return what two readings have in common: the smaller, 0 where they differ in direction."""
    if one * another <= 0.0:
        return 0.0
    return min(one, another, key=abs)


def _forward_px(body: Body, start: Body, part: BodyPart, side: Side) -> float:
    """Return how far a part went forward in the picture since the start."""
    return (body.at(part, side).real - start.at(part, side).real) * body.facing


def _percent(part: float, whole: float) -> float:
    return 100.0 * part / whole if whole else math.nan


@side_metric(HIP, KNEE, ANKLE, noise=6)
def knee_flex(body: Body, side: Side) -> float:
    """Knee flexion in the picture; 0 is a straight leg."""
    return _joint_deg(body, side, (HIP, KNEE, ANKLE))


@side_metric(SHOULDER, HIP, KNEE, noise=8)
def hip_flex(body: Body, side: Side) -> float:
    """Hip flexion in the picture; 0 is the thigh in line with the trunk, extension is negative."""
    trunk_down = _vector(body, SHOULDER, HIP, side)
    return turn_deg(trunk_down, _vector(body, HIP, KNEE, side)) * body.facing


@side_metric(KNEE, ANKLE, HEEL, TOE, noise=8)
def ankle_df(body: Body, side: Side) -> float:
    """Ankle dorsiflexion; 0 is the foot at a right angle to the shin."""
    shank, foot = _vector(body, ANKLE, KNEE, side), _vector(body, HEEL, TOE, side)
    return 90.0 - abs(turn_deg(shank, foot))


@side_metric(KNEE, ANKLE, noise=4, needs_level=True)
def shank_incl(body: Body, side: Side) -> float:
    """Forward inclination of the shin; positive with the knee ahead of the ankle."""
    return _lean_deg(body, _vector(body, ANKLE, KNEE, side))


@side_metric(SHOULDER, HIP, noise=4, needs_level=True)
def trunk_incl(body: Body, side: Side) -> float:
    """Forward inclination of the trunk; 0 is upright."""
    return _lean_deg(body, _vector(body, HIP, SHOULDER, side))


@side_metric(HIP, KNEE, noise=5, needs_level=True)
def thigh_elev(body: Body, side: Side) -> float:
    """Elevation of the thigh; 0 is level, positive with the knee above the hip."""
    thigh = _vector(body, HIP, KNEE, side)
    return elevation_deg(complex(abs(thigh.real), thigh.imag))


@side_metric(SHOULDER, HIP, KNEE, ANKLE, noise=6)
def trunk_shank_diff(body: Body, side: Side) -> float:
    """Trunk inclination minus shin inclination; 0 is parallel."""
    return trunk_incl(body, side) - shank_incl(body, side)


@side_metric(SHOULDER, HIP, KNEE, ANKLE, noise=3, unit="%", proxy=True, from_start=True)
def torso_short(body: Body, side: Side) -> float:
    """Shortening of the shoulder-hip distance since the start, scaled by leg length."""
    if body.reference is None:
        return math.nan
    now = body.length_px(SHOULDER, HIP, side) * body.reference.leg_px(side)
    then = body.reference.length_px(SHOULDER, HIP, side) * body.leg_px(side)
    return 100.0 - _percent(now, then)


@side_metric(EAR, SHOULDER, HIP, noise=6)
def head_fwd(body: Body, side: Side) -> float:
    """Angle of the ear ahead of the trunk line, seen from the shoulder."""
    trunk = _vector(body, HIP, SHOULDER, side)
    return -turn_deg(trunk, _vector(body, SHOULDER, EAR, side)) * body.facing


@side_metric(EAR, SHOULDER, noise=6, needs_level=True)
def cva_proxy(body: Body, side: Side) -> float:
    """Angle of the ear above the shoulder's horizontal; 90 is straight above."""
    return elevation_deg(_vector(body, SHOULDER, EAR, side), towards=body.facing)


@side_metric(HIP, SHOULDER, ELBOW, noise=7)
def shoulder_flex(body: Body, side: Side) -> float:
    """Angle between upper arm and trunk; 0 is the arm by the side."""
    return included_angle_deg(body.at(HIP, side), body.at(SHOULDER, side), body.at(ELBOW, side))


@side_metric(ELBOW, WRIST, BodyPart.INDEX, noise=12)
def wrist_flex(body: Body, side: Side) -> float:
    """Bend of the wrist; 0 is straight. Too noisy to score."""
    return _joint_deg(body, side, (ELBOW, WRIST, BodyPart.INDEX))


@side_metric(SHOULDER, HIP, ANKLE, noise=5)
def body_line(body: Body, side: Side) -> float:
    """Bend at the hip between shoulder and ankle; positive with the hip below their line."""
    return _line_deg(body, side, ANKLE)


@side_metric(SHOULDER, HIP, KNEE, noise=5)
def body_line_knee(body: Body, side: Side) -> float:
    """Bend at the hip between shoulder and knee; positive with the hip below their line."""
    return _line_deg(body, side, KNEE)


@side_metric(SHOULDER, HIP, noise=4, needs_level=True)
def trunk_lift(body: Body, side: Side) -> float:
    """Elevation of the shoulders above the hip from the floor line."""
    trunk = _vector(body, HIP, SHOULDER, side)
    return elevation_deg(complex(abs(trunk.real), trunk.imag))


@side_metric(SHOULDER, HIP, ANKLE, noise=4, needs_level=True)
def leg_lift(body: Body, side: Side) -> float:
    """Elevation of the leg from the floor line; 90 is vertical, more is towards the head."""
    return _lift_deg(body, side, ANKLE)


@side_metric(SHOULDER, HIP, KNEE, noise=4, needs_level=True)
def thigh_lift(body: Body, side: Side) -> float:
    """Elevation of the thigh from the floor line; 90 is vertical, more is towards the chest."""
    return _lift_deg(body, side, KNEE)


@side_metric(EAR, BodyPart.EYE_OUTER, noise=6, needs_level=True)
def gaze_pitch(body: Body, side: Side) -> float:
    """Direction of the eyes from the ear; positive is looking up."""
    return elevation_deg(_vector(body, EAR, BodyPart.EYE_OUTER, side), towards=body.facing)


@side_metric(HEEL, TOE, noise=6, from_start=True)
def foot_pitch(body: Body, side: Side) -> float:
    """Rise of the heel since the start, as the turn of the foot.

    Notes
    -----
    Pose models let the toes of a foot that stands flat sink by a third of its length as the body
    comes down over it, and let them rise with the heel by a quarter. So the toes of a foot that
    has not been moved are taken to be as high as they were. Where the camera may have moved the
    smaller of both turns is taken: with the toes where they were, and where they are found.
    """
    start = body.reference
    if start is None:
        return math.nan
    then, now = _vector(start, HEEL, TOE, side), _vector(body, HEEL, TOE, side)
    toes, stood = body.at(TOE, side), start.at(TOE, side)
    found = -turn_deg(then, now) * body.facing
    if abs(toes.real - stood.real) > IN_PLACE_FRAC * abs(then):
        return found
    planted = -turn_deg(then, now + 1j * (stood.imag - toes.imag)) * body.facing
    return planted if body.height_known else _smaller(planted, found)


@side_metric(HEEL, noise=6, unit="%", from_start=True)
def heel_rise_pct(body: Body, side: Side) -> float:
    """Rise of the heel since the start in percent of the foot's length."""
    if body.reference is None:
        return math.nan
    rise = body.at(HEEL, side).imag - body.reference.at(HEEL, side).imag
    if not body.height_known:
        toes = body.at(TOE, side).imag - body.reference.at(TOE, side).imag
        rise = _smaller(rise, rise - toes)
    return _percent(rise, body.reference.length_px(HEEL, TOE, side))


@side_metric(WRIST, BodyPart.INDEX, HEEL, noise=2, unit="%", needs_level=True)
def hand_floor_pct(body: Body, side: Side) -> float:
    """Height of the hand above the heel in percent of stature."""
    lowest = min(body.at(part, side).imag for part in (WRIST, BodyPart.INDEX))
    return _percent(lowest - body.at(HEEL, side).imag, (body.reference or body).stature_px())


@side_metric(WRIST, HEEL, TOE, noise=2, unit="%", needs_level=True)
def hand_foot_pct(body: Body, side: Side) -> float:
    """Horizontal distance from the wrist to the middle of the foot in percent of stature."""
    foot = (body.at(HEEL, side).real + body.at(TOE, side).real) / 2
    return _percent(abs(body.at(WRIST, side).real - foot), (body.reference or body).stature_px())


@side_metric(ELBOW, WRIST, noise=10, unit="%")
def wrist_drop_pct(body: Body, side: Side) -> float:
    """How far the wrist is below the elbow in percent of the forearm."""
    drop = body.at(ELBOW, side).imag - body.at(WRIST, side).imag
    return _percent(drop, body.length_px(ELBOW, WRIST, side))


@side_metric(SHOULDER, ELBOW, noise=10, unit="%")
def elbow_drop_pct(body: Body, side: Side) -> float:
    """How far the elbow is below the shoulder in percent of the upper arm."""
    drop = body.at(SHOULDER, side).imag - body.at(ELBOW, side).imag
    return _percent(drop, body.length_px(SHOULDER, ELBOW, side))


@side_metric(HIP, noise=2, unit="%", from_start=True, needs_level=True)
def hip_shift_pct(body: Body, side: Side) -> float:
    """Forward displacement of the hip since the start in percent of leg length.

    Notes
    -----
    Where the camera may have moved it is taken from the ankles if both went the same way; if one
    foot was moved, it is the smaller of the hip's own and that from the ankle.
    """
    start = body.reference
    if start is None:
        return math.nan
    leg_px, shift = start.leg_px(side), _forward_px(body, start, HIP, side)
    if not body.across_known:
        foot, partner = (_forward_px(body, start, ANKLE, each) for each in (side, other(side)))
        if abs(foot - partner) <= ALIKE_FRAC * leg_px:
            shift -= foot
        elif not math.isnan(foot):
            shift = _smaller(shift, shift - foot)
    return _percent(shift, leg_px)


@side_metric(noise=4, unit="%", parts_of_both=(ANKLE,))
def stride_pct(body: Body, side: Side) -> float:
    """Distance of the ankles from back to front in percent of leg length; 0 side by side."""
    apart = abs(body.at(ANKLE, "left").real - body.at(ANKLE, "right").real)
    return _percent(apart, (body.reference or body).leg_px(side))
