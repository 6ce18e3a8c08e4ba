"""One motion for each thing that can bear the body."""

from formcheck.anatomy.contacts import Planted
from formcheck.anatomy.posture import Posture, posture
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.repertoire import MAT_M, STANDING

FEET: tuple[Planted, ...] = ("left_foot", "right_foot")
PALMS: tuple[Planted, ...] = ("left_palm", "right_palm")
TOES: tuple[Planted, ...] = ("left_toes", "right_toes")

QUADRUPED = posture(
    trunk_inclination=76,
    hip_flexion=76,
    knee_flexion=90,
    ankle_dorsiflexion=-40,
    shoulder_flexion=76,
    elbow_flexion=6,
    forearm_pronation=90,
    hip_abduction=2,
)
SUPINE = posture(trunk_inclination=-90, hip_flexion=2, shoulder_abduction=14, elbow_flexion=5)
PRONE = posture(
    trunk_inclination=90,
    hip_flexion=2,
    ankle_dorsiflexion=-55,
    shoulder_abduction=48,
    shoulder_flexion=-8,
    elbow_flexion=140,
    forearm_pronation=90,
    hip_abduction=6,
)
HIGH_PLANK = posture(
    trunk_inclination=72,
    shoulder_flexion=72,
    shoulder_abduction=14,
    elbow_flexion=4,
    heel_raise=60,
)
SIDE_PLANK = posture(
    trunk_inclination=-72,
    body_roll=90,
    left_shoulder_abduction=82,
    left_elbow_flexion=90,
    left_forearm_pronation=80,
    right_hip_abduction=-7,
)
HALF_KNEELING = posture(
    left_knee_flexion=92,
    left_ankle_dorsiflexion=-30,
    right_hip_flexion=88,
    right_knee_flexion=88,
    hip_abduction=3,
)
SITTING = posture(hip_flexion=92, knee_flexion=92, trunk_inclination=2, elbow_flexion=55)
STEPPING = STANDING.changed(
    left_hip_flexion=52,
    left_knee_flexion=66,
    right_hip_flexion=8,
    right_knee_flexion=4,
    trunk_inclination=14,
)


def there_and_back(
    start: Posture, peak: Posture, support: Support, moving: Support | None = None
) -> Motion:
    """Return one repetition of a second and a half each way."""
    bout = Bout((Keyframe(1.5, peak), Keyframe(1.5, start)), (), moving)
    return Motion(start, (bout,), support, lead_in_s=0.2, lead_out_s=0.2)


STANCES: dict[str, Motion] = {
    "bird dog": there_and_back(
        QUADRUPED,
        QUADRUPED.changed(right_hip_flexion=-12, right_knee_flexion=3, left_shoulder_flexion=164),
        Support("knees", PALMS, MAT_M),
        Support("left_knee", ("right_palm",), MAT_M),
    ),
    "cat": there_and_back(
        QUADRUPED, QUADRUPED.changed(spine_flexion=30), Support("knees", PALMS, MAT_M)
    ),
    "half kneeling": there_and_back(
        HALF_KNEELING,
        HALF_KNEELING.changed(left_hip_flexion=-18, right_hip_flexion=98),
        Support("left_knee", ("right_foot",), MAT_M),
    ),
    "press-up": there_and_back(
        PRONE,
        PRONE.changed(spine_curl=-55, shoulder_flexion=50, elbow_flexion=5),
        Support("front", PALMS, MAT_M),
    ),
    "push-up": there_and_back(
        HIGH_PLANK,
        HIGH_PLANK.changed(elbow_flexion=100, shoulder_flexion=20, shoulder_abduction=45),
        Support("hands", TOES, MAT_M),
    ),
    "side plank": there_and_back(
        SIDE_PLANK,
        SIDE_PLANK.changed(trunk_lateral=-8, left_hip_abduction=-10, right_hip_abduction=4),
        Support("left_elbow", (), MAT_M),
    ),
    "leg raise": there_and_back(
        SUPINE, SUPINE.changed(left_hip_flexion=78), Support("pelvis", (), MAT_M)
    ),
    "seated turn": there_and_back(
        SITTING, SITTING.changed(trunk_rotation=35), Support("seat", FEET, 0.455)
    ),
    "step-up": there_and_back(
        STEPPING,
        STEPPING.changed(
            left_hip_flexion=3,
            left_knee_flexion=4,
            right_hip_flexion=12,
            right_knee_flexion=22,
            trunk_inclination=2,
        ),
        Support("right_foot", FEET, step_m=0.2, on_step=("left_foot",)),
        Support("left_foot", ("left_foot",), step_m=0.2, on_step=("left_foot",)),
    ),
    "jumping jack": there_and_back(
        STANDING,
        STANDING.changed(hip_abduction=24, shoulder_abduction=160),
        Support("lowest"),
    ),
    "one leg": there_and_back(
        STANDING,
        STANDING.changed(left_hip_flexion=25, left_knee_flexion=75),
        Support(),
        Support("right_foot", ("right_foot",)),
    ),
}
