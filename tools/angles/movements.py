"""Movements to learn from: exercises done more or less like this, and anything a body can do."""

from dataclasses import replace
from functools import cache

import numpy as np

from formcheck.demonstration.motion import demonstrable, demonstrated
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.posture import ANGLES, Posture, posture

HELD_OUT = (
    "forward_lunge",
    "hip_hinge",
    "side_plank",
    "bird_dog",
    "single_knee_to_chest",
    "push_up",
    "shoulder_abduction",
    "sit_to_stand",
    "standing_extension",
)
"""Whole exercises that nothing is learnt from: standing, seated, lying, on all fours; legs, arms
and trunk."""

Random = np.random.Generator
FREE = Support("lowest", ())


@cache
def taught() -> tuple[str, ...]:
    """Return the exercises that may be learnt from."""
    return tuple(
        each
        for each in exercise_ids()
        if each not in HELD_OUT and load_exercise(each).demo is not None
    )


def of_exercise(exercise_id: str, random: Random, *, jitter: bool) -> Motion:
    """Return an exercise done well or with one of its faults.

    Parameters
    ----------
    jitter
        Do it further or less far, and with every joint a little otherwise.
    """
    spec = _spec(exercise_id)
    faults = [None, None, *(fault.id for fault in demonstrable(spec))]
    motion = demonstrated(spec, faults[random.integers(len(faults))], reps=1)
    if random.random() < 0.5:
        motion = replace(
            motion,
            start=motion.start.mirrored(),
            bouts=tuple(bout.mirrored() for bout in motion.bouts),
            support=motion.support.mirrored(),
        )
    return _otherwise(motion, random) if jitter else motion


_spec = cache(load_exercise)


def _otherwise(motion: Motion, random: Random) -> Motion:
    reach = random.uniform(0.5, 1.15)
    off_deg = {angle: random.normal(0.0, 4.0) for angle in ANGLES if _may_differ(angle)}

    def changed(pose: Posture) -> Posture:
        angles = {**pose.angles_deg}
        for angle in {*angles, *off_deg}:
            start_deg = motion.start[angle]
            angles[angle] = start_deg + reach * (pose[angle] - start_deg) + off_deg.get(angle, 0.0)
        return Posture(angles)

    bouts = tuple(
        replace(
            bout,
            keyframes=tuple(
                Keyframe(min(key.seconds, 2.5), changed(key.posture)) for key in bout.keyframes
            ),
        )
        for bout in motion.bouts
    )
    return replace(motion, start=changed(motion.start), bouts=bouts, lead_in_s=0.2, lead_out_s=0.0)


def _may_differ(angle: str) -> bool:
    return angle.endswith(
        (
            "hip_flexion", "hip_abduction", "hip_rotation", "knee_flexion", "shoulder_flexion",
            "shoulder_abduction", "elbow_flexion", "neck_flexion", "neck_rotation",
            "trunk_lateral", "trunk_rotation", "spine_flexion", "ankle_dorsiflexion",
        )
    )  # fmt: skip


def at_random(random: Random) -> Motion:
    """Return a movement between postures of one kind: on the feet, seated or on the floor."""
    kind = KINDS[random.choice(len(KINDS), p=SHARES)]
    poses = [kind(random) for _ in range(4)]
    keyframes = tuple(Keyframe(float(random.uniform(0.8, 1.6)), pose) for pose in poses[1:])
    return Motion(poses[0], (Bout(keyframes),), FREE, lead_in_s=0.1, lead_out_s=0.0)


def _standing(random: Random) -> Posture:
    between = random.uniform
    knee = between(0, 135, 2) if random.random() < 0.5 else np.full(2, between(0, 130))
    trunk = between(-12, 95) if random.random() < 0.4 else between(-8, 45)
    hip = trunk + knee * between(0.25, 0.75) + random.normal(0, 8, 2)
    if random.random() < 0.25:
        hip[random.integers(2)] = between(-30, 110)
    return _whole(random, trunk, hip, knee)


def _seated(random: Random) -> Posture:
    between = random.uniform
    trunk = between(-25, 55)
    hip = trunk + 90 + random.normal(0, 12, 2)
    knee = np.clip(90 + random.normal(0, 30, 2), 0, 135)
    return _whole(random, trunk, hip, knee)


def _supine(random: Random) -> Posture:
    between = random.uniform
    trunk = -90 - between(-45, 40)
    knee = between(0, 130, 2) if random.random() < 0.5 else np.full(2, between(0, 120))
    hip = between(-10, 110, 2) if random.random() < 0.5 else np.full(2, between(-10, 110))
    return _whole(random, trunk, hip, knee)


def _prone(random: Random) -> Posture:
    between = random.uniform
    return _whole(random, 90 - between(-20, 45), between(-30, 35, 2), between(0, 110, 2))


def _on_all_fours(random: Random) -> Posture:
    between = random.uniform
    trunk = between(55, 105)
    hip = trunk + random.normal(0, 15, 2)
    knee = np.clip(90 + random.normal(0, 15, 2), 0, 135)
    if random.random() < 0.4:
        which = random.integers(2)
        hip[which], knee[which] = between(-20, 90), between(0, 100)
    arms = {f"{side}_shoulder_flexion": trunk + random.normal(0, 20) for side in ("left", "right")}
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
    }
    both = random.random() < 0.5
    arms = [_arm(random)] * 2 if both else [_arm(random), _arm(random)]
    for index, side in enumerate(("left", "right")):
        angles |= {f"{side}_{name}": value for name, value in arms[index].items()}
        angles |= {
            f"{side}_hip_flexion": float(np.clip(hips[index], -30, 130)),
            f"{side}_hip_abduction": abs(normal(0, 9)) - 3,
            f"{side}_hip_rotation": normal(5, 12),
            f"{side}_knee_flexion": float(np.clip(knees[index], 0, 140)),
            f"{side}_ankle_dorsiflexion": between(-30, 25),
        }
    return posture(**angles)


def _arm(random: Random) -> dict[str, float]:
    between, hangs = random.uniform, random.random() < 0.25
    return {
        "shoulder_flexion": random.normal(0, 10) if hangs else between(-45, 175),
        "shoulder_abduction": between(0, 15) if hangs else between(-20, 100),
        "shoulder_rotation": random.normal(0, 30),
        "elbow_flexion": between(0, 25) if random.random() < 0.4 else between(0, 145),
        "forearm_pronation": between(0, 160),
        "wrist_flexion": random.normal(0, 15),
    }


KINDS = (_standing, _seated, _supine, _prone, _on_all_fours, _on_side)
SHARES = (0.42, 0.14, 0.18, 0.08, 0.1, 0.08)
