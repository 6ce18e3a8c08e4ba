"""What arms do, at random: hang, reach, rest on the body, bear it."""

from collections.abc import Mapping

import numpy as np

Random = np.random.Generator
Angles = dict[str, float]
SPREAD_DEG = 11.0

_PLACES_DEG = (
    (-12, 36, 20, 95),
    (-42, 30, 25, 95),
    (28, 5, 15, 45),
    (30, -8, 75, 105),
    (40, 85, -60, 130),
    (20, 5, 10, 85),
    (5, 15, 55, 65),
    (80, 10, 10, 12),
    (165, 10, 0, 12),
    (5, 85, 0, 8),
    (60, 20, 0, 135),
)
"""Shoulder flexion, abduction and rotation, and elbow flexion, with hands on the hips, in the small
of the back, on the thighs, crossed, behind the head, holding something in front, on the belly;
with arms forward, up and out to the sides; with hands at the shoulders."""
_PLACED = ("shoulder_flexion", "shoulder_abduction", "shoulder_rotation", "elbow_flexion")


def both_arms(random: Random) -> Angles:
    """Return the angles of both arms, by full names: alike, or each for itself."""
    one = _arm(random)
    other = _nearly(random, one) if random.random() < 0.6 else _arm(random)
    return {**_of("left", one), **_of("right", other)}


def leaning_arms(random: Random) -> Angles:
    """Return arms whose hands are on the hips or in the small of the back."""
    place_deg = _PLACES_DEG[random.integers(2)]
    arm = _nearly(random, dict(zip(_PLACED, place_deg, strict=True)), SPREAD_DEG)
    return {**_of("left", arm), **_of("right", _nearly(random, arm))}


def bearing_arms(random: Random, trunk_deg: float) -> Angles:
    """Return arms that bear a trunk from below: on the forearms, or on the hands."""
    between = random.uniform
    if random.random() < 0.4:
        flexion, abduction, elbow = trunk_deg, random.normal(4, 6), random.normal(92, 10)
    else:
        elbow = between(0, 110)
        flexion = trunk_deg - elbow * between(0.3, 0.75)
        abduction = between(0, 20) + elbow * between(0.0, 0.5)
    arm = {
        "shoulder_flexion": flexion + random.normal(0, 8),
        "shoulder_abduction": abduction,
        "shoulder_rotation": random.normal(-5, 15),
        "elbow_flexion": float(np.clip(elbow, 0, 145)),
        "forearm_pronation": between(70, 160),
        "wrist_flexion": between(-85, 0),
    }
    return {**_of("left", arm), **_of("right", _nearly(random, arm, 4.0))}


def _arm(random: Random) -> Angles:
    between, kind = random.uniform, random.random()
    free = {"forearm_pronation": between(0, 160), "wrist_flexion": random.normal(0, 15)}
    if kind < 0.4:
        place_deg = _PLACES_DEG[random.integers(len(_PLACES_DEG))]
        return {**_nearly(random, dict(zip(_PLACED, place_deg, strict=True)), SPREAD_DEG), **free}
    hangs = kind < 0.6
    return {
        "shoulder_flexion": random.normal(0, 10) if hangs else between(-45, 175),
        "shoulder_abduction": between(0, 15) if hangs else between(-20, 100),
        "shoulder_rotation": random.normal(0, 30),
        "elbow_flexion": between(0, 25) if random.random() < 0.4 else between(0, 145),
        **free,
    }


def _nearly(random: Random, arm: Mapping[str, float], spread_deg: float = 5.0) -> Angles:
    near = {name: value + random.normal(0, spread_deg) for name, value in arm.items()}
    return {**near, "elbow_flexion": float(np.clip(near["elbow_flexion"], 0, 145))}


def _of(side: str, arm: Angles) -> Angles:
    return {f"{side}_{name}": float(value) for name, value in arm.items()}
