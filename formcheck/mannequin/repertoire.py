"""Motions the mannequin knows, one function each, done well unless it says otherwise."""

from formcheck.anatomy.posture import Posture, posture
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion, repetition

STANDING = posture(
    hip_abduction=2,
    hip_rotation=8,
    shoulder_abduction=7,
    shoulder_flexion=4,
    elbow_flexion=10,
    forearm_pronation=75,
)
"""Upright, feet under the hips, arms hanging."""

MAT_M = 0.012
"""Thickness of the mat that lying exercises are done on."""


def legs(
    knee_deg: float, shank_deg: float, trunk_deg: float, *, side: str = ""
) -> dict[str, float]:
    """Return the angles of legs whose shins and trunk lean so far forward from upright.

    Parameters
    ----------
    side
        ``"left_"`` or ``"right_"`` for one leg; both where empty.
    """
    return {
        f"{side}knee_flexion": knee_deg,
        f"{side}hip_flexion": knee_deg - shank_deg + trunk_deg,
        "trunk_inclination": trunk_deg,
    }


def squat_posture(knee_deg: float, shank_deg: float, trunk_deg: float) -> Posture:
    """Return a squat with feet flat and arms held level in front."""
    return STANDING.changed(
        **legs(knee_deg, shank_deg, trunk_deg),
        hip_abduction=4,
        hip_rotation=10,
        shoulder_flexion=84 + 0.8 * trunk_deg,
        shoulder_abduction=4,
        elbow_flexion=6,
        neck_flexion=-0.55 * trunk_deg,
    )


def squats() -> Motion:
    """Return four good squats, one too shallow, and one with the trunk far forward."""
    tempo_s = (2.0, 1.0, 2.0)
    good = repetition(STANDING, squat_posture(92, 30, 37), tempo_s=tempo_s)
    shallow = repetition(STANDING, squat_posture(65, 23, 27), tempo_s=tempo_s, faults=("shallow",))
    leaning = repetition(
        STANDING, squat_posture(88, 25, 68), tempo_s=tempo_s, faults=("trunk_lean",)
    )
    return Motion(STANDING, (good,) * 4 + (shallow, leaning), between_s=0.4, lead_out_s=1.2)


def hip_hinges() -> Motion:
    """Return three hip hinges to 62 degrees, knees soft, arms hanging."""
    start = STANDING.changed(knee_flexion=8, hip_flexion=4)
    peak = start.changed(
        **legs(21, 2, 62),
        shoulder_flexion=62,
        shoulder_abduction=3,
        neck_flexion=-14,
    )
    return Motion(start, (repetition(start, peak, tempo_s=(3.0, 1.0, 2.0)),) * 3)


def glute_bridges() -> Motion:
    """Return three bridges to a straight line from shoulder to knee."""
    start = posture(
        trunk_inclination=-90,
        hip_flexion=53,
        knee_flexion=103,
        hip_abduction=3,
        shoulder_abduction=14,
        shoulder_flexion=-9,
        elbow_flexion=5,
        forearm_pronation=172,
        wrist_flexion=-6,
        neck_flexion=-8,
    )
    lift_deg = 22
    peak = start.changed(
        trunk_inclination=-90 - lift_deg,
        hip_flexion=4,
        shoulder_flexion=-2 - lift_deg,
        spine_flexion=16,
        neck_flexion=27,
    )
    support = Support("back", height_m=MAT_M)
    return Motion(start, (repetition(start, peak, tempo_s=(2.0, 2.0, 2.0)),) * 3, support)


def plank() -> Motion:
    """Return a front plank on forearms and toes, held for twelve seconds."""
    held = posture(
        trunk_inclination=84.5,
        shoulder_flexion=84.5,
        elbow_flexion=92,
        forearm_pronation=160,
        wrist_flexion=-3,
        shoulder_abduction=2,
        hip_abduction=1,
        knee_flexion=2,
        heel_raise=72,
        neck_flexion=-8,
    )
    hold = Bout((Keyframe(12.0, held),))
    support = Support("elbows", height_m=MAT_M)
    return Motion(held, (hold,), support, lead_in_s=0.0, lead_out_s=0.0)


SEATED = posture(
    **legs(92, 4, 4),
    hip_abduction=4,
    hip_rotation=8,
    left_shoulder_flexion=32,
    left_shoulder_abduction=-14,
    left_shoulder_rotation=83,
    left_elbow_flexion=101,
    right_shoulder_flexion=34,
    right_shoulder_abduction=-11,
    right_shoulder_rotation=80,
    right_elbow_flexion=95,
    forearm_pronation=95,
)
"""On a chair, shins upright, arms crossed on the chest."""


def sits_to_stand() -> Motion:
    """Return three rises from a chair with the arms crossed."""
    ready = SEATED.changed(**legs(95, 8, 38), neck_flexion=-16)
    up = SEATED.changed(**legs(2, 1, 1))
    down = SEATED.changed(**legs(88, 12, 38), neck_flexion=-16)
    rise = Bout(
        (
            Keyframe(0.45, ready),
            Keyframe(1.05, up),
            Keyframe(0.5, up),
            Keyframe(1.6, down),
            Keyframe(0.5, SEATED),
        )
    )
    return Motion(SEATED, (rise,) * 3, between_s=0.8)


def lunges() -> Motion:
    """Return three lunges in a long stride, the left leg in front."""
    start = STANDING.changed(
        **legs(16, -16, 2, side="left_"),
        right_hip_flexion=-26,
        right_knee_flexion=10,
        right_heel_raise=42,
        hip_rotation=2,
    )
    peak = start.changed(
        **legs(88, 8, 5, side="left_"),
        right_hip_flexion=0,
        right_knee_flexion=90,
        right_heel_raise=58,
    )
    support = Support("left_foot")
    return Motion(start, (repetition(start, peak, tempo_s=(2.0, 1.0, 2.0)),) * 3, support)


def side_bends() -> Motion:
    """Return two side bends each way, the hand sliding down the thigh."""
    to_left = STANDING.changed(
        trunk_lateral=22,
        left_shoulder_abduction=33,
        left_elbow_flexion=4,
        right_shoulder_abduction=-6,
        right_elbow_flexion=16,
        neck_lateral=-7,
    )
    to_right = STANDING.changed(
        trunk_lateral=-22,
        right_shoulder_abduction=33,
        right_elbow_flexion=4,
        left_shoulder_abduction=-6,
        left_elbow_flexion=16,
        neck_lateral=7,
    )
    tempo_s = (2.0, 1.0, 2.0)
    both = tuple(repetition(STANDING, peak, tempo_s=tempo_s) for peak in (to_left, to_right))
    return Motion(STANDING, both * 2)


def shoulder_abductions() -> Motion:
    """Return three arm raises to the side, thumbs up, past 140 degrees."""
    peak = STANDING.changed(
        shoulder_abduction=150,
        shoulder_flexion=0,
        shoulder_rotation=0,
        elbow_flexion=4,
        forearm_pronation=15,
    )
    return Motion(STANDING, (repetition(STANDING, peak, tempo_s=(2.0, 1.0, 3.0)),) * 3)
