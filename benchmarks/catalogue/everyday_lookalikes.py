"""What is seen to move as an exercise does, while the limbs that define it do something else."""

from dataclasses import replace

from benchmarks.catalogue.everyday_moves import FLAT_FEET
from formcheck.anatomy.posture import Posture
from formcheck.demonstration.motion import demonstrated
from formcheck.exercises.library import load_exercise
from formcheck.mannequin.motion import Bout, Keyframe, Motion


def hair_tied_up() -> Motion:
    """Return an arm raise, hair tied up twice with bent elbows, and an arm raise."""
    start, raised = _own("shoulder_abduction")
    tying = start.changed(
        shoulder_abduction=118, shoulder_rotation=-70, elbow_flexion=132, neck_flexion=8
    )
    once = Bout((Keyframe(1.0, tying), Keyframe(1.2, tying), Keyframe(1.0, start)))
    return _between("shoulder_abduction", raised, once, once)


def arms_alone() -> Motion:
    """Return a jumping jack, the arms raised twice above still legs, and a jumping jack."""
    start, jack = _own("jumping_jack")
    raised = start.changed(shoulder_abduction=150)
    once = Bout((Keyframe(0.7, raised), Keyframe(0.2, raised), Keyframe(0.7, start)))
    return _between("jumping_jack", jack, once, once)


def looks_around() -> Motion:
    """Return a chin tuck, a look to the left, one to the right, and a chin tuck."""
    start, tuck = _own("chin_tuck")
    looks = (_there_and_back(start, neck_rotation=angle) for angle in (55, -50))
    return _between("chin_tuck", tuck, *looks)


def looks_up_and_down() -> Motion:
    """Return a chin tuck, a look at the ceiling, one at the floor, and a chin tuck."""
    start, tuck = _own("chin_tuck")
    looks = (_there_and_back(start, neck_flexion=angle) for angle in (-30, 35))
    return _between("chin_tuck", tuck, *looks)


def bobs() -> Motion:
    """Return a heel raise, the knees bent twice with the heels down, and a heel raise."""
    start, raised = _own("heel_raise")
    low = start.changed(knee_flexion=38, hip_flexion=32, trunk_inclination=8)
    once = Bout((Keyframe(0.9, low), Keyframe(0.9, start)), support=FLAT_FEET)
    return _between("heel_raise", raised, once, once)


def _own(exercise_id: str) -> tuple[Posture, Bout]:
    """Return the start posture of an exercise, and one repetition."""
    motion = demonstrated(load_exercise(exercise_id), reps=1)
    return motion.start, motion.bouts[0]


def _there_and_back(start: Posture, **angles: float) -> Bout:
    there = start.changed(**angles)
    return Bout((Keyframe(1.0, there), Keyframe(1.0, there), Keyframe(1.0, start)))


def _between(exercise_id: str, own: Bout, *others: Bout) -> Motion:
    """Return other movements between two repetitions of an exercise."""
    motion = demonstrated(load_exercise(exercise_id), reps=1)
    return replace(motion, bouts=(own, *others, own))
