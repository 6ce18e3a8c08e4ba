"""Postures of every kind that a body may be in, at random: on the feet, seated, on the floor."""

import numpy as np

from formcheck.anatomy.posture import Posture, posture
from tools.angles.arms import bearing_arms, both_arms, leaning_arms

Random = np.random.Generator


def _standing(random: Random) -> Posture:
    between = random.uniform
    knee = between(0, 135, 2) if random.random() < 0.5 else np.full(2, between(0, 130))
    trunk = between(-25, 95) if random.random() < 0.4 else between(-8, 45)
    hip = trunk + knee * between(0.25, 0.75) + random.normal(0, 8, 2)
    if random.random() < 0.25:
        hip[random.integers(2)] = between(-30, 110)
    return _whole(random, trunk, hip, knee)


def _upright(random: Random) -> Posture:
    """Return who stands with nearly straight legs, or lifts one of them."""
    trunk, knee = random.normal(2, 8), np.abs(random.normal(0, 8, 2))
    hip = trunk + random.normal(0, 5, 2)
    if random.random() < 0.4:
        which = random.integers(2)
        hip[which], knee[which] = random.uniform(-30, 110), random.uniform(0, 120)
    return _whole(random, trunk, hip, knee)


def leaning_back(random: Random) -> Posture:
    """Return who leans back on the feet, mostly with the hands on hips or in the small of the back.

    Backward leans are few among the other postures, and exercises against back pain ask for them.
    """
    between = random.uniform
    trunk = between(-45, 5)
    knee = np.full(2, between(0, 30) if random.random() < 0.3 else abs(random.normal(0, 6)))
    hip = trunk * between(0.2, 0.9) + 0.5 * knee + random.normal(0, 4, 2)
    spine = {"spine_flexion": between(-35, 10), "neck_flexion": between(-40, 20)}
    arms = leaning_arms(random) if random.random() < 0.6 else {}
    return _whole(random, trunk, hip, knee).changed(**spine, **arms)


def _kneeling(random: Random) -> Posture:
    """Return who kneels on one knee, the other foot in front, or on both."""
    between = random.uniform
    trunk = between(-10, 40)
    hip, knee = trunk + random.normal(0, 15, 2), between(70, 135, 2)
    if random.random() < 0.7:
        which = random.integers(2)
        hip[which], knee[which] = trunk + between(60, 115), between(60, 125)
    return _whole(random, trunk, hip, knee)


def _seated(random: Random) -> Posture:
    between = random.uniform
    trunk = between(-25, 55)
    hip = trunk + 90 + random.normal(0, 12, 2)
    knee = np.clip(90 + random.normal(0, 30, 2), 0, 135)
    return _whole(random, trunk, hip, knee)


def _supine(random: Random) -> Posture:
    between = random.uniform
    trunk = -90 - (between(-60, 15) if random.random() < 0.3 else between(-8, 40))
    knee = between(0, 140, 2) if random.random() < 0.5 else np.full(2, between(0, 130))
    hip = between(-10, 125, 2) if random.random() < 0.5 else np.full(2, between(-10, 120))
    if random.random() < 0.3:
        straight = random.integers(2)
        hip[straight], knee[straight] = random.normal(0, 6), abs(random.normal(0, 8))
    return _whole(random, trunk, hip, knee)


def _prone(random: Random) -> Posture:
    between = random.uniform
    return _whole(random, 90 - between(-20, 45), between(-30, 35, 2), between(0, 110, 2))


def _propped_on_front(random: Random) -> Posture:
    """Return who is borne by hands or forearms and the toes, straight or sagging or piked."""
    trunk = random.uniform(55, 98)
    hip = np.full(2, random.normal(3, 18)) + random.normal(0, 4, 2)
    if random.random() < 0.15:
        hip[random.integers(2)] += random.uniform(-30, 80)
    knee = np.abs(random.normal(0, 12, 2))
    legs = {"heel_raise": random.uniform(20, 75), "ankle_dorsiflexion": random.uniform(-20, 25)}
    return _whole(random, trunk, hip, knee).changed(**legs, **bearing_arms(random, trunk))


def _propped_on_side(random: Random) -> Posture:
    """Return who is borne by one arm and the side of a foot or knee."""
    between = random.uniform
    lower, upper = ("left", "right") if random.random() < 0.5 else ("right", "left")
    hip = np.full(2, between(-15, 40)) + random.normal(0, 6, 2)
    knee = np.full(2, between(40, 100) if random.random() < 0.3 else abs(random.normal(0, 10)))
    body = _whole(random, -between(45, 88), hip, knee)
    arm = {
        "shoulder_abduction": between(55, 115),
        "shoulder_flexion": random.normal(0, 15),
        "elbow_flexion": random.normal(90, 12) if random.random() < 0.6 else between(0, 30),
        "forearm_pronation": between(40, 160),
    }
    roll = (90.0 if lower == "left" else -90.0) + random.normal(0, 12)
    lean = random.normal(0, 8) * (1.0 if lower == "left" else -1.0)
    return body.changed(
        body_roll=roll,
        trunk_lateral=lean,
        **{f"{lower}_{name}": value for name, value in arm.items()},
        **{f"{upper}_hip_abduction": random.normal(0, 12)},
    )


def _on_all_fours(random: Random) -> Posture:
    between = random.uniform
    trunk = between(55, 105)
    hip = trunk + random.normal(0, 18, 2)
    knee = np.clip(90 + random.normal(0, 15, 2), 0, 135)
    if random.random() < 0.5:
        which = random.integers(2)
        hip[which], knee[which] = between(-20, 90), between(0, 100)
    if random.random() < 0.15:
        hip, knee = np.full(2, between(100, 130)), np.full(2, between(110, 140))
    arms = {f"{side}_shoulder_flexion": trunk + random.normal(0, 22) for side in ("left", "right")}
    arms |= {
        f"{side}_{name}": value
        for side in ("left", "right")
        for name, value in (
            ("elbow_flexion", abs(random.normal(0, 20))),
            ("shoulder_abduction", random.normal(5, 8)),
            ("wrist_flexion", between(-85, 0)),
        )
    }
    if random.random() < 0.4:
        side = ("left", "right")[random.integers(2)]
        arms[f"{side}_shoulder_flexion"] = trunk + between(-90, 100)
    return _whole(random, trunk, hip, knee).changed(**arms)


def _on_side(random: Random) -> Posture:
    roll = 90.0 if random.random() < 0.5 else -90.0
    lying = _whole(random, -90, random.uniform(-15, 90, 2), random.uniform(0, 110, 2))
    return lying.changed(body_roll=roll + random.normal(0, 12))


def _whole(random: Random, trunk_deg: float, hip_deg: object, knee_deg: object) -> Posture:
    between, normal = random.uniform, random.normal
    hips, knees = np.broadcast_to(np.asarray(hip_deg), 2), np.broadcast_to(np.asarray(knee_deg), 2)
    angles = {
        "trunk_inclination": trunk_deg,
        "trunk_lateral": normal(0, 9),
        "trunk_rotation": normal(0, 10),
        "pelvis_obliquity": normal(0, 3),
        "spine_flexion": normal(8, 14),
        "neck_flexion": normal(0, 16),
        "neck_lateral": normal(0, 7),
        "neck_rotation": normal(0, 22),
        "neck_protraction": normal(0, 6),
        **both_arms(random),
    }
    for index, side in enumerate(("left", "right")):
        angles |= {
            f"{side}_hip_flexion": float(np.clip(hips[index], -30, 130)),
            f"{side}_hip_abduction": abs(normal(0, 9)) - 3,
            f"{side}_hip_rotation": normal(5, 12),
            f"{side}_knee_flexion": float(np.clip(knees[index], 0, 140)),
            f"{side}_ankle_dorsiflexion": between(-30, 25),
        }
    return posture(**angles)


KINDS = (
    _standing, _upright, _kneeling, _seated, _supine, _prone,
    _propped_on_front, _propped_on_side, _on_all_fours, _on_side,
)  # fmt: skip
SHARES = (0.25, 0.15, 0.05, 0.11, 0.15, 0.06, 0.07, 0.05, 0.08, 0.03)
