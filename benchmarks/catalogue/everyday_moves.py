"""What people do besides walking: squat in many ways, fidget, bend, kneel, sit on the floor."""

from benchmarks.catalogue.everyday_walk import FREE_FEET, Walk, heel_set_down
from formcheck.anatomy.posture import Posture
from formcheck.anatomy.sides import SIDES, other_side
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.repertoire import STANDING, squat_posture

FLAT_FEET = Support("lowest")
"""The lowest point of the body touches the floor, the soles stay level."""
REST_S = 0.5
SEAT_BEHIND_M = 0.4
"""How far behind its feet somebody sits down on the floor."""


def squat(
    *, knee_deg: float = 98.0, down_s: float = 1.4, pause_s: float = 0.4, up_s: float = 1.4
) -> Bout:
    """Return a squat so deep, as long as asked; one less deep leans less."""
    lowest = squat_at(knee_deg)
    back = (Keyframe(up_s, STANDING),)
    return Bout((Keyframe(down_s, lowest), *_kept(pause_s, lowest), *back))


def squat_at(knee_deg: float) -> Posture:
    """Return a squat with the knees so bent."""
    share = knee_deg / 98.0
    return squat_posture(knee_deg, 30 * share, 38 * share)


def double_dip(*, half_up_deg: float) -> Bout:
    """Return a squat that comes up until the knees are so bent, goes down again, and comes up."""
    lowest = squat_at(98)
    return Bout(
        (
            Keyframe(1.4, lowest),
            Keyframe(0.8, squat_at(half_up_deg)),
            Keyframe(0.8, lowest),
            Keyframe(1.4, STANDING),
        )
    )


def _kept(seconds: float, posture: Posture) -> tuple[Keyframe, ...]:
    return (Keyframe(seconds, posture),) if seconds else ()


def fidgets() -> Bout:
    """Return what nobody means: a scratched head, a look around, weight to one side, soft knees."""
    scratching = STANDING.changed(
        right_shoulder_flexion=70,
        right_shoulder_abduction=50,
        right_elbow_flexion=138,
        neck_flexion=12,
    )
    return Bout(
        (
            Keyframe(0.6, scratching),
            Keyframe(0.3, scratching.changed(right_elbow_flexion=128)),
            Keyframe(0.3, scratching),
            Keyframe(0.6, STANDING.changed(neck_rotation=55)),
            Keyframe(0.6, STANDING.changed(neck_rotation=-50, trunk_rotation=-12)),
            Keyframe(0.6, STANDING.changed(**_on_one_leg())),
            Keyframe(0.4, squat_at(34).changed(shoulder_flexion=12)),
            Keyframe(0.4, STANDING),
            Keyframe(0.4, squat_at(26).changed(shoulder_flexion=10, elbow_flexion=80)),
            Keyframe(0.5, STANDING),
        )
    )


def _on_one_leg() -> dict[str, float]:
    return {
        "trunk_lateral": 4,
        "right_knee_flexion": 16,
        "right_hip_flexion": 13,
        "left_shoulder_abduction": 25,
        "left_elbow_flexion": 75,
    }


def bent_over() -> Bout:
    """Return picking something up from the floor with nearly straight legs."""
    reaching = STANDING.changed(
        knee_flexion=24,
        hip_flexion=112,
        trunk_inclination=88,
        spine_flexion=30,
        shoulder_flexion=92,
        elbow_flexion=2,
        neck_flexion=-10,
    )
    return Bout((Keyframe(1.2, reaching), Keyframe(0.5, reaching), Keyframe(1.2, STANDING)))


def shoe_tied() -> Bout:
    """Return going down on the right knee to tie the left shoe."""
    kneeling = STANDING.changed(
        left_hip_flexion=118,
        left_knee_flexion=97,
        left_ankle_dorsiflexion=5,
        right_hip_flexion=22,
        right_knee_flexion=91,
        right_ankle_dorsiflexion=-62,
        trunk_inclination=26,
        hip_abduction=2,
    )
    tying = kneeling.changed(
        left_hip_flexion=140,
        right_hip_flexion=44,
        trunk_inclination=48,
        shoulder_flexion=62,
        elbow_flexion=20,
        neck_flexion=14,
    )
    stepping = heel_set_down(STANDING, "left")
    keyframes = (
        Keyframe(0.5, stepping),
        Keyframe(1.0, kneeling),
        Keyframe(0.6, tying),
        Keyframe(1.0, tying),
        Keyframe(0.6, kneeling),
        Keyframe(1.0, stepping),
        Keyframe(0.5, STANDING),
    )
    return Bout(keyframes, support=FREE_FEET)


def floor_sat_on(*, seconds: float) -> tuple[Bout, ...]:
    """Return sitting down on the floor behind the feet, staying so long, and getting up."""
    low = squat_at(118).changed(shoulder_flexion=70)
    seated = STANDING.changed(
        knee_flexion=90,
        hip_flexion=114,
        trunk_inclination=-14,
        shoulder_flexion=-54,
        shoulder_abduction=24,
        elbow_flexion=56,
        neck_flexion=10,
    )
    down = (Keyframe(1.3, low), Keyframe(0.9, seated))
    up = (Keyframe(1.0, low), Keyframe(1.3, STANDING))
    return (
        Walk(down, support=FLAT_FEET, to_m=(-SEAT_BEHIND_M, 0.0)),
        Bout((Keyframe(seconds, seated),), support=FLAT_FEET),
        Walk(up, support=FLAT_FEET, from_m=(-SEAT_BEHIND_M, 0.0)),
    )


def lunge() -> Bout:
    """Return a long step forward with the left leg, the hips let down, and a step back."""
    striding = STANDING.changed(
        left_hip_flexion=30, left_knee_flexion=6, right_hip_flexion=-16, right_knee_flexion=18
    )
    low = STANDING.changed(
        left_hip_flexion=84,
        left_knee_flexion=84,
        right_hip_flexion=0,
        right_knee_flexion=80,
        right_ankle_dorsiflexion=22,
        right_toe_extension=50,
        trunk_inclination=5,
    )
    keyframes = (
        Keyframe(0.6, striding),
        Keyframe(1.0, low),
        Keyframe(0.4, low),
        Keyframe(1.0, striding),
        Keyframe(0.6, STANDING),
    )
    return Bout(keyframes, support=FREE_FEET)


def marched(*, steps: int) -> Bout:
    """Return so many high steps on the spot."""
    keyframes = []
    for number in range(steps):
        side = SIDES[number % 2]
        lifted = STANDING.changed(
            **{f"{side}_hip_flexion": 82, f"{side}_knee_flexion": 92},
            **{f"{other_side(f'{side}_')}shoulder_flexion": 40},
        )
        keyframes += [Keyframe(0.5, lifted), Keyframe(0.5, STANDING)]
    return Bout(tuple(keyframes), support=FREE_FEET)


def in_order(*bouts: Bout) -> Motion:
    """Return these bouts one after the other, half a second of stillness after each."""
    rested = [part for bout in bouts for part in (bout, _rest_after(bout))]
    return Motion(STANDING, tuple(rested), lead_in_s=1.2, between_s=0.0, lead_out_s=0.5)


def _rest_after(bout: Bout) -> Bout:
    return Bout((Keyframe(REST_S, bout.keyframes[-1].posture),), support=bout.support)
