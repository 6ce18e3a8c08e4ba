"""Movements of a stick figure whose repetitions, tempo and peaks are known.

A `Movement` drives one angle along a `Course` of key values joined by cosine easing::

    squat()                                        three squats to 95 deg, right side nearer
    squat(2, 70.0, tempo=(1, 0, 1))                two shallow, quick ones
    squat(shot=FROM_THE_FRONT)                     facing the camera
    squat(shot=Shot(rate_hz=15))                   half the pictures
    squat(change=lambda posture, share: replace(posture, head_fwd=30 * share))
    squat.along(squat.course((95, 60, 95)))        the second only half-way

The first repetition begins at `LEAD_S`; each lasts ``sum(tempo)`` and is followed by `REST_S` of
rest. What happens to a recording (people leaving, noise, missing frames) is in `track_changes`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from formcheck.pose.frame import FloatArray
from formcheck.pose.track import PoseTrack
from scenery.stick_body import (
    FACING_LEFT,
    FACING_RIGHT,
    FROM_THE_FRONT,
    LEG_M,
    Angle,
    Arm,
    Leg,
    Posture,
    Shot,
    Side,
    film,
    leg_span,
)

STRIDE_M = 0.60
LEAD_S = REST_S = 1.0

Tempo = tuple[float, float, float]
Change = Callable[[Posture, FloatArray], Posture]


def unchanged(posture: Posture, _share: FloatArray) -> Posture:
    """Return the posture as it is; the share is 0 at rest and 1 at the peak."""
    return posture


@dataclass(frozen=True)
class Course:
    """Values at given times, (time_s, value), joined by cosine easing."""

    keys: tuple[tuple[float, float], ...]

    @property
    def duration_s(self) -> float:
        """How long it takes."""
        return self.keys[-1][0]

    def at(self, time_s: FloatArray) -> FloatArray:
        """Return the value at each time."""
        times, values = np.array(self.keys, dtype=np.float64).T
        index = np.clip(np.searchsorted(times, time_s, side="right") - 1, 0, len(times) - 2)
        share = np.clip((time_s - times[index]) / (times[index + 1] - times[index]), 0.0, 1.0)
        eased = (1.0 - np.cos(np.pi * share)) / 2
        result: FloatArray = values[index] + eased * (values[index + 1] - values[index])
        return result

    def sampled(self, rate_hz: float) -> tuple[FloatArray, FloatArray]:
        """Return times at a rate, and the value at each."""
        time_s = np.arange(round(self.duration_s * rate_hz) + 1) / rate_hz
        return time_s, self.at(time_s)


def repeated(rest: float, peaks: Sequence[float], tempo: Tempo) -> Course:
    """Return a course from rest to each peak and back, at one tempo (out, pause, back)."""
    keys, now_s = [(0.0, rest), (LEAD_S, rest)], LEAD_S
    for peak in peaks:
        for length_s, value in (*zip(tempo, (peak, peak, rest), strict=True), (REST_S, rest)):
            if length_s > 0:
                now_s += length_s
                keys.append((now_s, value))
    return Course(tuple(keys))


def rep_start_s(number: int, tempo: Tempo) -> float:
    """Return when a repetition of `repeated` begins; the first has number 1."""
    return LEAD_S + (number - 1) * (sum(tempo) + REST_S)


@dataclass(frozen=True)
class Movement:
    """An exercise done as its specification asks.

    ``posture`` gives the body for each value of the driving angle, which goes from ``rest`` to
    ``peak`` and back.
    """

    posture: Callable[[FloatArray], Posture]
    rest: float
    peak: float
    tempo: Tempo
    shot: Shot

    def __call__(
        self,
        reps: int = 3,
        peak: float | None = None,
        *,
        tempo: Tempo | None = None,
        shot: Shot | None = None,
        change: Change = unchanged,
    ) -> PoseTrack:
        """Return this many repetitions to the peak."""
        course = self.course([self.peak if peak is None else peak] * reps, tempo)
        return self.along(course, shot=shot, change=change)

    def course(self, peaks: Sequence[float], tempo: Tempo | None = None) -> Course:
        """Return repetitions to these peaks, at the movement's own tempo or another."""
        return repeated(self.rest, peaks, tempo or self.tempo)

    def along(
        self, course: Course, *, shot: Shot | None = None, change: Change = unchanged
    ) -> PoseTrack:
        """Return the movement whose driving angle follows any course."""
        shot = shot or self.shot
        time_s, value = course.sampled(shot.rate_hz)
        share = (value - self.rest) / (self.peak - self.rest)
        return film(change(self.posture(value), share), shot, time_s)


def squatting(knee_flex: Angle) -> Posture:
    """Return a squat of this knee flexion, arms forward."""
    leg = Leg(0.35 * knee_flex, knee_flex)
    arm = Arm(flex=np.clip(1.2 * knee_flex, 0.0, 100.0))
    return Posture(0.4 * knee_flex, left_leg=leg, right_leg=leg, left_arm=arm, right_arm=arm)


def rising(hip_flex: Angle) -> Posture:
    """Return a body between sitting (90) and standing (0), arms crossed on the chest."""
    leg = Leg(0.1 * hip_flex, hip_flex)
    arm = Arm(flex=20.0, elbow=120.0)
    return Posture(0.1 * hip_flex, left_leg=leg, right_leg=leg, left_arm=arm, right_arm=arm)


def hinging(trunk_incl: Angle) -> Posture:
    """Return a hip hinge of this trunk inclination, soft knees, arms hanging."""
    leg = Leg(-0.02 * trunk_incl, 8.0 + 0.25 * trunk_incl)
    arm = Arm(flex=trunk_incl)
    return Posture(trunk_incl, left_leg=leg, right_leg=leg, left_arm=arm, right_arm=arm)


def lunging(knee_flex: Angle, front: Side = "left") -> Posture:
    """Return a static lunge of this front-knee flexion; the rear foot stays a stride behind."""
    ahead = Leg(0.15 * knee_flex - 2.0, knee_flex)
    behind = _reaching(np.add(leg_span(ahead), [STRIDE_M, 0.0, 0.0]))
    legs = (ahead, behind) if front == "left" else (behind, ahead)
    return Posture(
        0.08 * knee_flex, left_leg=legs[0], right_leg=legs[1], planted=front,
        forward_m=STRIDE_M / 2,
    )  # fmt: skip


def _reaching(span: FloatArray) -> Leg:
    """Return the leg whose hip is `span` away from its ankle, knee to the front."""
    length = np.hypot(span[..., 0], span[..., 2])
    lean = np.degrees(np.arctan2(span[..., 0], span[..., 2]))
    half_bend = np.degrees(np.arccos(np.clip(length / LEG_M, -1.0, 1.0)))
    return Leg(lean + half_bend, 2 * half_bend, heel_up=40.0)


def bridging(body_line_knee: Angle) -> Posture:
    """Return a body on its back, hips this far below the line from shoulders to knees."""
    trunk = -90.0 - 25.0 * (48.0 - body_line_knee) / 48.0
    leg = Leg(-10.0, body_line_knee - 10.0 - trunk)
    return Posture(trunk, left_leg=leg, right_leg=leg)


def planking(body_line: Angle) -> Posture:
    """Return a forearm plank with the hips this far below the line from shoulders to ankles."""
    leg = Leg(80.0 + 0.6 * body_line, heel_up=80.0)
    arm = Arm(flex=80.0, elbow=90.0)
    return Posture(80.0 - 0.4 * body_line, left_leg=leg, right_leg=leg, left_arm=arm, right_arm=arm)


def bending_sideways(trunk_lat: Angle) -> Posture:
    """Return a side bend, to the left where positive."""
    return Posture(trunk_lat=trunk_lat)


def raising_arms(shoulder_abd: Angle) -> Posture:
    """Return both arms raised sideways."""
    arm = Arm(abd=shoulder_abd)
    return Posture(left_arm=arm, right_arm=arm)


squat = Movement(squatting, 4.0, 95.0, (2, 1, 2), FACING_RIGHT)
sit_to_stand = Movement(rising, 90.0, 5.0, (1, 0.5, 2), FACING_RIGHT)
hip_hinge = Movement(hinging, 2.0, 60.0, (3, 1, 2), FACING_RIGHT)
left_lunge = Movement(lunging, 12.0, 90.0, (2, 1, 2), FACING_LEFT)
right_lunge = Movement(lambda flex: lunging(flex, "right"), 12.0, 90.0, (2, 1, 2), FACING_RIGHT)
glute_bridge = Movement(
    bridging, 48.0, 2.0, (2, 2, 2), Shot(90.0, look_at_m=(-0.7, 0.4))
)  # fmt: skip
plank = Movement(planking, -60.0, 0.0, (1, 10, 1), Shot(90.0, look_at_m=(0.7, 0.5)))
side_bend = Movement(bending_sideways, 0.0, 24.0, (2, 1, 2), FROM_THE_FRONT)
shoulder_abduction = Movement(raising_arms, 5.0, 145.0, (2, 1, 3), FROM_THE_FRONT)

MOVEMENTS = {
    "squat": squat,
    "sit_to_stand": sit_to_stand,
    "hip_hinge": hip_hinge,
    "forward_lunge": left_lunge,
    "glute_bridge": glute_bridge,
    "plank": plank,
    "standing_side_bend": side_bend,
    "shoulder_abduction": shoulder_abduction,
}
"""A clean performance of each exercise, by the exercise's id."""


def walk(duration_s: float, path_m: tuple[float, float], shot: Shot = FACING_RIGHT) -> PoseTrack:
    """Return a person walking forward along the path, about two steps a second."""
    time_s = np.arange(round(duration_s * shot.rate_hz)) / shot.rate_hz
    cycle = 2 * np.pi * time_s
    left, right = _stepping(cycle), _stepping(cycle + np.pi)
    forward_m = np.linspace(*path_m, len(time_s))
    return film(
        Posture(4.0, left_leg=left, right_leg=right, planted="hips", forward_m=forward_m),
        shot,
        time_s,
    )


def _stepping(cycle: FloatArray) -> Leg:
    """Return a walking leg: the thigh swings by 25 deg, the knee bends to 60 on its way forward."""
    thigh_ahead = 25.0 * np.sin(cycle)
    knee_flex = 5.0 + 55.0 * np.maximum(0.0, np.cos(cycle)) ** 2
    return Leg(knee_flex - thigh_ahead, knee_flex)
