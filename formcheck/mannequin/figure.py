"""The body in a posture: where every joint, landmark and point of the skin is."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from formcheck.anatomy.posture import Posture
from formcheck.anatomy.sides import SIDES
from formcheck.mannequin.body import MannequinBody
from formcheck.mannequin.rotation import about_x, about_y, about_z, share_of
from formcheck.pose.frame import FloatArray

SPINE = ("spine_1", "spine_2", "spine_3", "spine_4", "chest")
NECK = ("neck_1", "neck_2", "neck_3", "head")
SHOULDER_RHYTHM_START_DEG = 30.0
"""Up to here the arm rises without the shoulder blade (the setting phase)."""
CLAVICLE_SHARE = 0.22
"""Share of the further rise that lifts the shoulder girdle; the rest is in the joint."""
UNTURNED: FloatArray = np.eye(3)


@dataclass(frozen=True, slots=True)
class Figure:
    """A body in a posture, somewhere in the room.

    Attributes
    ----------
    body
        Whose figure it is.
    attitudes
        (segments, 3, 3), how each segment is turned away from the anatomical position.
    joints_m
        (segments, 3), where the joint of each segment is.
    """

    body: MannequinBody
    attitudes: FloatArray
    joints_m: FloatArray

    def joint_m(self, segment: str) -> FloatArray:
        """Return the (3,) place of the joint a segment turns about."""
        return np.asarray(self.joints_m[self.body.index(segment)])

    def attitude(self, segment: str) -> FloatArray:
        """Return how a segment is turned away from the anatomical position, (3, 3)."""
        return np.asarray(self.attitudes[self.body.index(segment)])

    def moved(self, offset_m: FloatArray) -> "Figure":
        """Return the same figure shifted by (3,)."""
        return replace(self, joints_m=self.joints_m + offset_m)

    def turned(self, turn: FloatArray, about_m: FloatArray) -> "Figure":
        """Return the same figure turned as one by (3, 3) about a point (3,)."""
        joints_m = about_m + (self.joints_m - about_m) @ turn.T
        return replace(self, attitudes=turn @ self.attitudes, joints_m=joints_m)

    def middle_m(self, part: str) -> FloatArray:
        """Return the (3,) middle between the left and the right joint of a part."""
        return np.asarray((self.joint_m(f"left_{part}") + self.joint_m(f"right_{part}")) / 2)

    def landmarks_m(self) -> FloatArray:
        """Return the (33, 3) places of the pose landmarks."""
        carriers = self.body.landmark_segments
        turns = self._turns()[carriers]
        arms_m = self.body.landmark_points_m - self.body.heads_m[carriers]
        return np.asarray(np.einsum("nij,nj->ni", turns, arms_m) + self.joints_m[carriers])

    def transforms(self) -> FloatArray:
        """Return each segment's (segments, 3, 4) map from rest to here."""
        turns = self._turns()
        shift_m = self.joints_m - np.einsum("nij,nj->ni", turns, self.body.heads_m)
        return np.concatenate([turns, shift_m[:, :, None]], axis=2)

    def _turns(self) -> FloatArray:
        return np.asarray(self.attitudes @ self.body.neutral)


def take_posture(body: MannequinBody, posture: Posture) -> Figure:
    """Return the body in a posture, its pelvis where it is at rest."""
    return assemble(body, _attitudes(body, posture), body.head_m("pelvis"))


def assemble(body: MannequinBody, attitudes: FloatArray, pelvis_m: FloatArray) -> Figure:
    """Return the figure whose segments are turned so and whose pelvis is there."""
    turns = attitudes @ body.neutral
    bones_m = np.einsum("nij,nj->ni", turns[body.parents], body.bones_m)
    return Figure(body, attitudes, pelvis_m + body.chains @ bones_m)


def between(one: Figure, other: Figure, share: float) -> Figure:
    """Return the figure that is a share of the way from one to another of the same body."""
    turns = one.attitudes.transpose(0, 2, 1) @ other.attitudes
    attitudes = one.attitudes @ np.array([share_of(turn, share) for turn in turns])
    start_m, end_m = one.joint_m("pelvis"), other.joint_m("pelvis")
    return assemble(one.body, attitudes, start_m + share * (end_m - start_m))


def _attitudes(body: MannequinBody, posture: Posture) -> FloatArray:
    local = _trunk_turns(body, posture)
    for side in SIDES:
        local |= _leg_turns(posture, side) | _arm_turns(posture, side)
    attitudes = np.empty((len(body.segments), 3, 3))
    for index, (segment, parent) in enumerate(
        zip(body.segments, body.parents.tolist(), strict=True)
    ):
        turn = local.get(segment)
        before = attitudes[parent] if parent >= 0 else UNTURNED
        attitudes[index] = before if turn is None else before @ turn
    for side in SIDES:
        _hang_arm(body, attitudes, side, local[f"{side}_upper_arm"])
    return attitudes


def _trunk_turns(body: MannequinBody, posture: Posture) -> dict[str, FloatArray]:
    chord = _chord_share(body)
    rounding_deg, hike_deg = posture["spine_flexion"], posture["pelvis_obliquity"]
    bend = about_y((posture["trunk_lateral"] + hike_deg) / chord / len(SPINE))
    twist = about_z(posture["trunk_rotation"] / len(SPINE))
    step = about_x((rounding_deg + posture["spine_curl"]) / len(SPINE)) @ bend @ twist
    pelvis = (
        about_z(posture["body_heading"])
        @ about_x(posture["trunk_inclination"])
        @ about_z(posture["body_roll"])
        @ about_x(-rounding_deg * chord)
        @ about_y(-hike_deg)
    )
    return {"pelvis": pelvis} | dict.fromkeys(SPINE, step) | _neck_turns(posture)


def _neck_turns(posture: Posture) -> dict[str, FloatArray]:
    nod = (
        about_x(posture["neck_flexion"] / len(NECK))
        @ about_y(posture["neck_lateral"] / len(NECK))
        @ about_z(posture["neck_rotation"] / len(NECK))
    )
    forward = about_x(posture["neck_protraction"] / 2)
    return dict.fromkeys(NECK[:2], forward @ nod) | dict.fromkeys(NECK[2:], forward.T @ nod)


@cache
def _chord_share(body: MannequinBody) -> float:
    """Return how far the hip-shoulder line tilts per degree of even bending of the spine."""
    shoulder_m, hip_m = body.head_m("left_upper_arm")[2], body.head_m("left_thigh")[2]
    above_m = [shoulder_m - body.head_m(segment)[2] for segment in SPINE]
    return float(np.mean(above_m) / (shoulder_m - hip_m))


def _leg_turns(posture: Posture, side: str) -> dict[str, FloatArray]:
    angle, outwards = _sided(posture, side)
    return {
        f"{side}_thigh": about_x(-angle("hip_flexion"))
        @ about_y(-outwards * angle("hip_abduction"))
        @ about_z(outwards * angle("hip_rotation")),
        f"{side}_shank": about_x(angle("knee_flexion")),
        f"{side}_foot": about_x(angle("heel_raise") - angle("ankle_dorsiflexion")),
        f"{side}_toes": about_x(-angle("heel_raise") - angle("toe_extension")),
    }


def _arm_turns(posture: Posture, side: str) -> dict[str, FloatArray]:
    angle, outwards = _sided(posture, side)
    shoulder = (
        about_x(-angle("shoulder_flexion"))
        @ about_y(-outwards * angle("shoulder_abduction"))
        @ about_z(-outwards * angle("shoulder_rotation"))
    )
    raised_deg = math.degrees(math.acos(min(max(float(shoulder[2, 2]), -1.0), 1.0)))
    shrug_deg = angle("shoulder_elevation") + CLAVICLE_SHARE * max(
        0.0, raised_deg - SHOULDER_RHYTHM_START_DEG
    )
    roll = about_z(-outwards * angle("forearm_pronation") / 2)
    return {
        f"{side}_clavicle": about_y(-outwards * shrug_deg),
        f"{side}_upper_arm": shoulder,
        f"{side}_forearm": about_x(-angle("elbow_flexion")) @ roll,
        f"{side}_forearm_twist": roll,
        f"{side}_hand": roll @ about_x(-angle("wrist_flexion")),
    }


def _sided(posture: Posture, side: str) -> tuple[Callable[[str], float], float]:
    def angle(name: str) -> float:
        return posture[f"{side}_{name}"]

    return angle, 1.0 if side == "left" else -1.0


def _hang_arm(body: MannequinBody, attitudes: FloatArray, side: str, shoulder: FloatArray) -> None:
    """Count the shoulder's angles from the chest, whatever the shoulder girdle does."""
    arm = ("upper_arm", "forearm", "forearm_twist", "hand")
    chest, first = body.index("chest"), body.index(f"{side}_upper_arm")
    change = attitudes[chest] @ shoulder @ attitudes[first].T
    for part in arm:
        index = body.index(f"{side}_{part}")
        attitudes[index] = change @ attitudes[index]
