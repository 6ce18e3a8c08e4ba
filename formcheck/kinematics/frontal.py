"""Metrics seen from the front, and the few that no view rules out.

Definitions: clinical specification B.1 and B.2. "Lateral" is +1 facing the camera and -1 seen from
behind, so that left stays the person's own.
"""

import math

from formcheck.anatomy.sides import SIDES, Side
from formcheck.kinematics.body import Body, BodyPart
from formcheck.kinematics.points import UP, elevation_deg, included_angle_deg, turn_deg
from formcheck.kinematics.registry import any_view_metric, front_metric, midline_metric

EAR, SHOULDER, ELBOW, WRIST = BodyPart.EAR, BodyPart.SHOULDER, BodyPart.ELBOW, BodyPart.WRIST
HIP, KNEE, ANKLE = BodyPart.HIP, BodyPart.KNEE, BodyPart.ANKLE

LEG_ASIDE_MAX_DEG = 120.0
"""No leg goes further from the midline [default]."""

Vector = tuple[float, float, float]


def _outward(body: Body, side: Side) -> float:
    return body.lateral if side == "left" else -body.lateral


def _tilt_deg(body: Body, part: BodyPart) -> float:
    """Angle of the right-to-left line from level, left side high positive."""
    line = body.at(part, "left") - body.at(part, "right")
    return elevation_deg(line, towards=body.lateral)


def _vector(body: Body, part: BodyPart, side: Side) -> Vector:
    x, y, z = body.world_m[part.on(side)]
    return x, y, z


def _less(a: Vector, b: Vector) -> Vector:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _plus(a: Vector, b: Vector) -> Vector:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def _cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


@front_metric(HIP, KNEE, ANKLE, noise=4)
def fppa(body: Body, side: Side) -> float:
    """Knee inward of the hip-ankle line as an angle; outward is negative."""
    hip, knee, ankle = (body.at(part, side) for part in (HIP, KNEE, ANKLE))
    bend = 180.0 - included_angle_deg(hip, knee, ankle)
    off_line = turn_deg(ankle - hip, knee - hip) * _outward(body, side)
    return -math.copysign(bend, off_line)


@front_metric(ANKLE, noise=4, parts_of_both=(HIP,))
def hip_abd(body: Body, side: Side) -> float:
    """Angle of the leg away from the midline, against the line of the hips.

    NaN beyond what a leg can do: then left and right of the hips lie in one place in the picture.
    """
    across = body.at(HIP, "left") - body.at(HIP, "right")
    down = -1j * body.lateral * across
    leg = body.at(ANKLE, side) - body.at(HIP, side)
    angle = turn_deg(down, leg) * _outward(body, side)
    return angle if abs(angle) <= LEG_ASIDE_MAX_DEG else math.nan


@front_metric(HIP, SHOULDER, ELBOW, noise=6)
def shoulder_abd(body: Body, side: Side) -> float:
    """Angle between upper arm and trunk; 0 is the arm by the side."""
    return included_angle_deg(body.at(HIP, side), body.at(SHOULDER, side), body.at(ELBOW, side))


@front_metric(EAR, SHOULDER, noise=8, unit="%", proxy=True, from_start=True)
def shrug_pct(body: Body, side: Side) -> float:
    """Shortening of the gap between ear and shoulder since the start."""
    if body.reference is None:
        return math.nan
    now = body.at(EAR, side).imag - body.at(SHOULDER, side).imag
    then = body.reference.at(EAR, side).imag - body.reference.at(SHOULDER, side).imag
    return 100.0 * (1.0 - _ratio(now, then))


@front_metric(HIP, KNEE, noise=6, unit="%", from_start=True)
def knee_height_pct(body: Body, side: Side) -> float:
    """Rise of the knee since the start in percent of the thigh."""
    if body.reference is None:
        return math.nan
    rise = body.at(KNEE, side).imag - body.reference.at(KNEE, side).imag
    if not body.height_known:
        rise -= body.at(HIP, side).imag - body.reference.at(HIP, side).imag
    return 100.0 * _ratio(rise, body.reference.length_px(HIP, KNEE, side))


@front_metric(SHOULDER, ELBOW, WRIST, noise=6, unit="%")
def wrist_height_pct(body: Body, side: Side) -> float:
    """Height of the wrist above its shoulder in percent of the arm's length."""
    known = body.reference or body
    arm = known.length_px(SHOULDER, ELBOW, side) + known.length_px(ELBOW, WRIST, side)
    return 100.0 * _ratio(body.at(WRIST, side).imag - body.at(SHOULDER, side).imag, arm)


@midline_metric(KNEE, ANKLE, noise=0.06, unit="ratio")
def knee_ankle_ratio(body: Body, side: Side) -> float:
    """Distance of the knees over the distance of the ankles."""
    knees = abs(body.at(KNEE, "left") - body.at(KNEE, "right"))
    return _ratio(knees, abs(body.at(ANKLE, "left") - body.at(ANKLE, "right")))


@midline_metric(HIP, noise=2, needs_level=True)
def pelvic_obliq(body: Body, side: Side) -> float:
    """Tilt of the line of the hips; positive with the left side high."""
    return _tilt_deg(body, HIP)


@midline_metric(SHOULDER, noise=2, needs_level=True)
def shoulder_tilt(body: Body, side: Side) -> float:
    """Tilt of the line of the shoulders; positive with the left side high."""
    return _tilt_deg(body, SHOULDER)


@midline_metric(EAR, noise=3, needs_level=True)
def head_tilt(body: Body, side: Side) -> float:
    """Tilt of the line of the ears; positive with the left side high."""
    return _tilt_deg(body, EAR)


@midline_metric(SHOULDER, HIP, noise=3, needs_level=True)
def trunk_lat(body: Body, side: Side) -> float:
    """Side bend of the trunk; positive to the person's left."""
    return -turn_deg(UP, body.mid(SHOULDER) - body.mid(HIP)) * body.lateral


@midline_metric(HIP, ANKLE, noise=0.05, unit="ratio", needs_level=True)
def weight_shift(body: Body, side: Side) -> float:
    """Hips off the middle of the feet in parts of their distance; positive to the left."""
    ankles = abs(body.at(ANKLE, "left") - body.at(ANKLE, "right"))
    shift = (body.mid(HIP).real - body.mid(ANKLE).real) * body.lateral
    return _ratio(shift, ankles)


@midline_metric(SHOULDER, HIP, noise=12, proxy=True)
def trunk_rot(body: Body, side: Side) -> float:
    """Turn of the shoulders against the hips, from estimated depth; positive to the left.

    Notes
    -----
    The turn is about the line from the hips to the shoulders. Upright that is the difference of
    yaw of the clinical specification; lying on the side it still means something.
    """
    left_hip, right_hip, left_shoulder, right_shoulder = (
        _vector(body, part, side) for part in (HIP, SHOULDER) for side in SIDES
    )
    hips, shoulders = _less(left_hip, right_hip), _less(left_shoulder, right_shoulder)
    axis = _less(_plus(left_shoulder, right_shoulder), _plus(left_hip, right_hip))
    length = math.sqrt(_dot(axis, axis))
    if not length:
        return math.nan
    along_hips, along_shoulders = _dot(hips, axis) / length, _dot(shoulders, axis) / length
    level = _dot(hips, shoulders) - along_hips * along_shoulders
    return math.degrees(math.atan2(_dot(_cross(hips, shoulders), axis) / length, level))


@any_view_metric(SHOULDER, ELBOW, WRIST, noise=8)
def elbow_flex(body: Body, side: Side) -> float:
    """Elbow flexion in the picture; 0 is a straight arm."""
    shoulder, elbow, wrist = (body.at(part, side) for part in (SHOULDER, ELBOW, WRIST))
    return 180.0 - included_angle_deg(shoulder, elbow, wrist)


@any_view_metric(HIP, KNEE, ANKLE, noise=6, unit="%")
def thigh_drop_pct(body: Body, side: Side) -> float:
    """Lowering of the hip towards knee height in percent of the shin; 0 upright, 100 level."""
    height = body.at(HIP, side).imag - body.at(KNEE, side).imag
    return 100.0 * (1.0 - _ratio(height, body.length_px(KNEE, ANKLE, side)))


@any_view_metric(HIP, noise=2, unit="%", from_start=True)
def hip_drop_pct(body: Body, side: Side) -> float:
    """Descent of the hip since the start in percent of leg length.

    NaN before the start was seen, and beyond a leg: who seems to sink further came nearer. Where
    the camera may have moved it is the descent towards the ankle, where that is seen.
    """
    if body.reference is None:
        return math.nan
    drop = body.reference.at(HIP, side).imag - body.at(HIP, side).imag
    if not body.height_known:
        foot = body.reference.at(ANKLE, side).imag - body.at(ANKLE, side).imag
        drop -= 0.0 if math.isnan(foot) else foot
    share = _ratio(drop, body.reference.leg_px(side))
    return 100.0 * share if abs(share) <= 1.0 else math.nan


@any_view_metric(ANKLE, noise=2, unit="%")
def foot_place_pct(body: Body, side: Side) -> float:
    """Place of the ankle across the picture in percent of leg length; only its change counts."""
    known = body.reference or body
    return 100.0 * _ratio(body.at(ANKLE, side).real, known.leg_px(side))
