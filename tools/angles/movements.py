"""Movements to learn from: exercises done more or less like this, and anything a body can do."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from benchmarks.angles.splits import HELD_OUT, LIKE_HELD_OUT
from formcheck.anatomy.posture import ANGLES, Posture
from formcheck.demonstration.motion import demonstrable, demonstrated
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from tools.angles.postures import KINDS, SHARES, leaning_back

Random = np.random.Generator
FREE = Support("lowest", ())


@cache
def taught() -> tuple[str, ...]:
    """Return the exercises that may be learnt from."""
    return tuple(
        each
        for each in exercise_ids()
        if each not in (*HELD_OUT, *LIKE_HELD_OUT) and load_exercise(each).demo is not None
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
    off_deg = {angle: random.normal(0.0, 6.0) for angle in ANGLES if _may_differ(angle)}

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
    return _between_postures(KINDS[random.choice(len(KINDS), p=SHARES)], random)


def leaning(random: Random) -> Motion:
    """Return a movement between postures of somebody who leans back."""
    return _between_postures(leaning_back, random)


def _between_postures(kind: Callable[[Random], Posture], random: Random) -> Motion:
    poses = [kind(random) for _ in range(4)]
    keyframes = tuple(Keyframe(float(random.uniform(0.8, 1.6)), pose) for pose in poses[1:])
    return Motion(poses[0], (Bout(keyframes),), FREE, lead_in_s=0.1, lead_out_s=0.0)
