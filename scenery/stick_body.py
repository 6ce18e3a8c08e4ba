"""A stick figure with known angles, and the camera that films it.

A `Posture` is anatomical angles in degrees, zero standing straight; flexion, forward lean, valgus
and left are positive. `film` puts it before a parallel camera, so that a sagittal angle is exact
from the side and a frontal one from the front. World landmarks come with it in metres, aligned with
the camera and with their origin between the hips; every landmark is fully visible.
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from formcheck.pose.camera_place import STANDS_STILL
from formcheck.pose.frame import FloatArray, PoseFrame
from formcheck.pose.landmarks import LANDMARK_COUNT, Landmark
from formcheck.pose.track import PoseTrack

SHANK_M, THIGH_M, TRUNK_M, NECK_M = 0.42, 0.42, 0.50, 0.18
UPPER_ARM_M, FOREARM_M, HAND_M = 0.30, 0.27, 0.09
HALF_HIPS_M, HALF_SHOULDERS_M, HALF_HEAD_M = 0.12, 0.17, 0.07
ANKLE_HEIGHT_M, HEEL_BACK_M, TOE_AHEAD_M = 0.08, 0.05, 0.15
FACE_M = 0.10
LEG_M = SHANK_M + THIGH_M

Angle = float | FloatArray
Side = Literal["left", "right"]


@dataclass(frozen=True)
class Leg:
    """One leg: shin ahead of vertical, knee flexion, knee inward seen from the front, heel up.

    ``toes_back`` is 1 where the top of the foot lies on the floor, as in kneeling.
    """

    shank_incl: Angle = 0.0
    knee_flex: Angle = 0.0
    knee_in: Angle = 0.0
    heel_up: Angle = 0.0
    toes_back: Angle = 0.0


@dataclass(frozen=True)
class Arm:
    """One arm against the trunk: raised forwards or sideways, elbow bent in the same plane."""

    flex: Angle = 0.0
    abd: Angle = 0.0
    elbow: Angle = 0.0


@dataclass(frozen=True)
class Posture:
    """A body in degrees, one moment (floats) or many (arrays of one length).

    ``trunk_rot`` turns the shoulders to the left against the hips, ``hip_shift_m`` moves the hips
    to the left of the feet. ``torso_short`` and ``shrug`` are shares by which the trunk and the gap
    between ear and shoulder are shorter. ``planted`` says what stands at ``forward_m``: an ankle or
    the hips; the lower foot is on the floor. ``turn`` is added to the shot's.
    """

    trunk_incl: Angle = 0.0
    trunk_lat: Angle = 0.0
    trunk_rot: Angle = 0.0
    pelvic_obliq: Angle = 0.0
    head_fwd: Angle = 0.0
    torso_short: Angle = 0.0
    shrug: Angle = 0.0
    hip_shift_m: Angle = 0.0
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    planted: Literal["left", "right", "hips"] = "left"
    forward_m: Angle = 0.0
    turn: Angle = 0.0


@dataclass(frozen=True)
class Shot:
    """How the camera sees it.

    ``turn_deg`` is 0 facing the camera, 90 facing the right of the picture (the right side nearer),
    -90 facing the left, 180 seen from behind. ``look_at_m`` is the point forward of the feet and
    above the floor that is in the middle of the picture.
    """

    turn_deg: float = 90.0
    rate_hz: float = 30.0
    size_px: tuple[int, int] = (640, 480)
    px_per_m: float = 220.0
    look_at_m: tuple[float, float] = (0.0, 0.9)


FACING_RIGHT, FACING_LEFT, FROM_THE_FRONT = Shot(90.0), Shot(-90.0), Shot(0.0)


def both_legs(posture: Posture, **angles: Angle) -> Posture:
    """Return the posture with these angles in both legs."""
    return replace(
        posture,
        left_leg=replace(posture.left_leg, **angles),
        right_leg=replace(posture.right_leg, **angles),
    )


def both_arms(posture: Posture, **angles: Angle) -> Posture:
    """Return the posture with these angles in both arms."""
    return replace(
        posture,
        left_arm=replace(posture.left_arm, **angles),
        right_arm=replace(posture.right_arm, **angles),
    )


# The body in metres: forward, to the left, up.


def _vector(forward: Angle, left: Angle, up: Angle) -> FloatArray:
    """Return (..., 3) from three numbers or arrays."""
    return np.stack(np.broadcast_arrays(forward, left, up), axis=-1).astype(np.float64)


def _direction(lean: Angle) -> FloatArray:
    """Return the unit vector that leans forward from straight up."""
    lean_rad = np.radians(lean)
    return _vector(np.sin(lean_rad), 0.0, np.cos(lean_rad))


def _bent_left(vector: FloatArray, angle: Angle) -> FloatArray:
    """Return the vector turned about the forward axis: up goes to the left."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    forward, left, up = np.moveaxis(vector, -1, 0)
    return _vector(forward, left * cos + up * sin, up * cos - left * sin)


def _bent_back(vector: FloatArray, angle: Angle) -> FloatArray:
    """Return the vector turned about the left axis: down goes forward, forward goes up."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    forward, left, up = np.moveaxis(vector, -1, 0)
    return _vector(forward * cos - up * sin, left, up * cos + forward * sin)


def _turned_left(vector: FloatArray, angle: Angle) -> FloatArray:
    """Return the vector turned about the upward axis: left goes back."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    forward, left, up = np.moveaxis(vector, -1, 0)
    return _vector(forward * cos - left * sin, left * cos + forward * sin, up)


def leg_span(leg: Leg) -> FloatArray:
    """Return the vector from ankle to hip, before the knee goes in or the pelvis tilts."""
    thigh = THIGH_M * _direction(np.subtract(leg.shank_incl, leg.knee_flex))
    return SHANK_M * _direction(leg.shank_incl) + thigh


def _mid_hip(posture: Posture) -> FloatArray:
    left, right = leg_span(posture.left_leg), leg_span(posture.right_leg)
    height = ANKLE_HEIGHT_M + np.maximum(left[..., 2], right[..., 2])
    spans = {"left": left[..., 0], "right": right[..., 0], "hips": np.zeros(1)}
    forward = np.add(posture.forward_m, spans[posture.planted])
    return _vector(forward, posture.hip_shift_m, height)


def _knee(hip: FloatArray, ankle: FloatArray, leg: Leg, inward: float) -> FloatArray:
    """Return the knee: on its shin, moved inward until the frontal angle is the leg's."""
    knee = ankle + SHANK_M * _direction(leg.shank_incl)
    drop = np.maximum(hip[..., 2] - ankle[..., 2], 0.05)
    share = np.clip((hip[..., 2] - knee[..., 2]) / drop, 0.05, 0.95)
    along = ankle[..., 1:] - hip[..., 1:]
    slope = np.tan(np.radians(leg.knee_in))
    root = np.sqrt(1.0 + 4.0 * slope**2 * share * (1.0 - share))
    offset = 2.0 * slope * share * (1.0 - share) / (1.0 + root)
    sideways = hip[..., 1] + share * along[..., 0] - inward * offset * along[..., 1]
    height = hip[..., 2] + share * along[..., 1] + inward * offset * along[..., 0]
    bent = np.not_equal(leg.knee_in, 0.0)
    return _vector(knee[..., 0], sideways, np.where(bent, height, knee[..., 2]))


def _points(posture: Posture) -> dict[str, FloatArray]:
    """Return every landmark by name, (..., 3) metres: forward, left, up."""
    hips, trunk = _mid_hip(posture), np.multiply(TRUNK_M, np.subtract(1.0, posture.torso_short))
    up = _bent_left(_direction(posture.trunk_incl), posture.trunk_lat)
    head_up = _bent_left(_direction(posture.trunk_incl + posture.head_fwd), posture.trunk_lat)
    ahead = _bent_left(
        _direction(np.add(posture.trunk_incl + posture.head_fwd, 90.0)), posture.trunk_lat
    )
    chest = hips + trunk[..., np.newaxis] * up
    neck = np.multiply(NECK_M, np.subtract(1.0, posture.shrug))
    head = chest + neck[..., np.newaxis] * head_up
    points = {"NOSE": head + FACE_M * ahead}
    across = _bent_left(_turned_left(_vector(0.0, 1.0, 0.0), posture.trunk_rot), posture.trunk_lat)
    level = _bent_left(_vector(0.0, 1.0, 0.0), posture.trunk_lat)
    tilted = _bent_left(_vector(0.0, 1.0, 0.0), np.negative(posture.pelvic_obliq))
    for side, out in (("LEFT", 1.0), ("RIGHT", -1.0)):
        leg = posture.left_leg if out > 0 else posture.right_leg
        arm = posture.left_arm if out > 0 else posture.right_arm
        hip = hips + out * HALF_HIPS_M * tilted
        ankle = _mid_hip(replace(posture, hip_shift_m=0.0)) - leg_span(leg)
        ankle = ankle + _vector(0.0, out * HALF_HIPS_M, 0.0)
        shoulder = chest + out * HALF_SHOULDERS_M * across
        ear = head + out * HALF_HEAD_M * level
        parts = {
            "HIP": hip,
            "KNEE": _knee(hip, ankle, leg, -out),
            "ANKLE": ankle,
            "SHOULDER": shoulder,
            "EAR": ear,
            "EYE_OUTER": ear + 0.8 * FACE_M * ahead,
            "EYE": ear + 0.85 * FACE_M * ahead - out * 0.02 * level,
            "EYE_INNER": ear + 0.9 * FACE_M * ahead - out * 0.04 * level,
            **_foot(ankle, leg),
            **_arm(shoulder, hip, arm, out),
        }
        points |= {f"{side}_{part}": place for part, place in parts.items()}
        points[f"MOUTH_{side}"] = ear + 0.9 * FACE_M * ahead - 0.05 * head_up - out * 0.04 * level
    return points


def _foot(ankle: FloatArray, leg: Leg) -> dict[str, FloatArray]:
    lies = np.greater(leg.toes_back, 0.5)[..., np.newaxis]
    toes = ankle + _vector(TOE_AHEAD_M, 0.0, -ANKLE_HEIGHT_M)
    sole = _vector(-HEEL_BACK_M - TOE_AHEAD_M, 0.0, 0.0)
    heel = toes + _bent_back(sole, np.negative(leg.heel_up))
    return {
        "HEEL": np.where(lies, ankle + _vector(0.0, 0.0, HEEL_BACK_M), heel),
        "FOOT_INDEX": np.where(lies, ankle + _vector(-TOE_AHEAD_M, 0.0, -ANKLE_HEIGHT_M), toes),
    }


def _arm(shoulder: FloatArray, hip: FloatArray, arm: Arm, out: float) -> dict[str, FloatArray]:
    down = hip - shoulder
    down = down / np.linalg.norm(down, axis=-1, keepdims=True)
    sideways = np.not_equal(arm.abd, 0.0)
    upper = _bent_left(_bent_back(down, arm.flex), np.multiply(-out, arm.abd))
    fore = np.where(
        sideways[..., np.newaxis],
        _bent_left(upper, np.multiply(-out, arm.elbow)),
        _bent_back(upper, arm.elbow),
    )
    elbow = shoulder + UPPER_ARM_M * upper
    wrist = elbow + FOREARM_M * fore
    reach = {"WRIST": 0.0, "INDEX": 1.0, "PINKY": 0.95, "THUMB": 0.6}
    return {"ELBOW": elbow} | {part: wrist + r * HAND_M * fore for part, r in reach.items()}


# The camera.


def film(posture: Posture, shot: Shot, time_s: FloatArray) -> PoseTrack:
    """Return the track of a body whose angles are given for each of the times."""
    named = _points(posture)
    shape = (len(time_s), LANDMARK_COUNT, 3)
    body = np.empty(shape)
    for landmark in Landmark:
        body[:, landmark] = named[landmark.name]
    turn = np.radians(np.broadcast_to(shot.turn_deg + posture.turn, time_s.shape))[:, np.newaxis]

    def seen(forward: FloatArray, left: FloatArray, up: FloatArray) -> FloatArray:
        across = forward * np.sin(turn) + left * np.cos(turn)
        away = left * np.sin(turn) - forward * np.cos(turn)
        return np.stack([across, -up, away], axis=-1)

    forward, up = shot.look_at_m
    camera = seen(body[..., 0] - forward, body[..., 1], body[..., 2] - up)
    middle = np.array(shot.size_px) / 2
    hips = camera[:, [Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=1, keepdims=True)
    return PoseTrack(
        time_s,
        camera[..., :2] * shot.px_per_m + middle,
        camera - hips,
        np.ones(shape[:2]),
        shot.size_px,
        camera=np.tile(STANDS_STILL, (len(time_s), 1)),
    )


def figure(posture: Posture | None = None, shot: Shot = FACING_RIGHT) -> PoseFrame:
    """Return one pose; standing straight where none is given."""
    return film(posture or Posture(), shot, np.zeros(1)).frame(0)
