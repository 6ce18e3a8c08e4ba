"""Motions the mannequin knows, one function each, done well unless it says otherwise."""

from formcheck.mannequin.motion import Bout, Motion, repetition
from formcheck.mannequin.posture import Posture, posture

STANDING = posture(
    hip_abduction=2,
    hip_rotation=8,
    shoulder_abduction=7,
    shoulder_flexion=4,
    elbow_flexion=10,
    forearm_pronation=55,
)
"""Upright, feet under the hips, arms hanging."""


def squat_posture(knee_deg: float, shank_deg: float, trunk_deg: float) -> Posture:
    """Return a squat with feet flat, arms held level in front.

    Parameters
    ----------
    knee_deg
        Knee flexion.
    shank_deg, trunk_deg
        Forward lean of shins and trunk from upright.
    """
    return STANDING.changed(
        knee_flexion=knee_deg,
        hip_flexion=knee_deg - shank_deg + trunk_deg,
        trunk_inclination=trunk_deg,
        hip_abduction=4,
        hip_rotation=10,
        shoulder_flexion=84 + 0.8 * trunk_deg,
        shoulder_abduction=4,
        elbow_flexion=6,
        neck_flexion=-0.55 * trunk_deg,
    )


def squats() -> Motion:
    """Return four good squats, one too shallow, and one with the trunk far forward."""
    good = squat_posture(92, 30, 37)
    tempo_s = (2.0, 1.0, 2.0)
    bouts: list[Bout] = [repetition(STANDING, good, tempo_s=tempo_s) for _ in range(4)]
    shallow, leaning = squat_posture(65, 23, 27), squat_posture(88, 25, 68)
    bouts.append(repetition(STANDING, shallow, tempo_s=tempo_s, faults=("shallow",)))
    bouts.append(repetition(STANDING, leaning, tempo_s=tempo_s, faults=("trunk_lean",)))
    return Motion(STANDING, tuple(bouts), lead_in_s=1.5, between_s=0.4, lead_out_s=1.2)
