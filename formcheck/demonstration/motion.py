"""The motion an exercise file describes, done well or with one of its faults."""

from dataclasses import dataclass, replace

from formcheck.anatomy.posture import Posture, posture
from formcheck.errors import FormcheckError
from formcheck.exercises.demo import Bearing, Demo, DemoPhase, FaultDemo, Move
from formcheck.exercises.spec import ExerciseSpec, Fault
from formcheck.mannequin.contact import Support
from formcheck.mannequin.motion import Bout, Keyframe, Motion

AS_IT_SHOULD_BE = FaultDemo()


class NoDemonstrationError(FormcheckError, LookupError):
    """The exercise file does not say how to show this."""


def demonstrated(spec: ExerciseSpec, fault_id: str | None = None, *, reps: int = 3) -> Motion:
    """Return an exercise as it should be done, or with a fault.

    Parameters
    ----------
    fault_id
        The fault to show in every repetition; None for none.
    reps
        How often; every second one on the other side where the file says so. A hold is done once.

    Raises
    ------
    NoDemonstrationError
        The exercise or the fault has no demonstration.
    """
    demo = _demo(spec)
    change = AS_IT_SHOULD_BE if fault_id is None else _fault_demo(spec, fault_id)
    start = posture(**demo.start).changed(**change.start)
    faults = () if fault_id is None else (fault_id, *change.comes_with)
    bout = Bout(_keyframes(demo, change, start), faults, _support(demo.moving))
    count = 1 if spec.mode == "hold" else reps
    bouts = tuple(
        bout.mirrored() if demo.mirrored and number % 2 else bout for number in range(count)
    )
    return Motion(
        start=start,
        bouts=bouts,
        support=_support(demo.bearing) or Support(),
        lead_in_s=demo.lead_in_s,
        between_s=demo.between_s,
    )


@dataclass(frozen=True, slots=True)
class MotionPart:
    """One part of a repetition in time: what it is called, from when to when.

    Attributes
    ----------
    says
        What the exercise file calls it; the phase's own name where it says nothing.
    """

    phase: DemoPhase
    says: str
    start_s: float
    end_s: float


def parts(spec: ExerciseSpec, fault_id: str | None, motion: Motion) -> tuple[MotionPart, ...]:
    """Return the parts of every repetition of a motion, in order of time.

    Moves of the same phase that follow each other are one part.

    Raises
    ------
    NoDemonstrationError
        The exercise or the fault has no demonstration.
    """
    demo = _demo(spec)
    change = AS_IT_SHOULD_BE if fault_id is None else _fault_demo(spec, fault_id)
    phases = [move.phase for move in change.moves or demo.moves]
    found: list[MotionPart] = []
    for bout, (start_s, _) in zip(motion.bouts, motion.intervals_s(), strict=True):
        now_s = start_s
        for phase, key in zip(phases, bout.keyframes, strict=True):
            end_s = now_s + key.seconds
            if found and found[-1].phase == phase and found[-1].end_s == now_s:
                found[-1] = replace(found[-1], end_s=end_s)
            else:
                found.append(MotionPart(phase, demo.says.get(phase, phase), now_s, end_s))
            now_s = end_s
    return tuple(found)


def demonstrable(spec: ExerciseSpec) -> tuple[Fault, ...]:
    """Return the faults of an exercise that can be shown."""
    return tuple(fault for fault in spec.faults if fault.demo is not None)


def yaw_deg(spec: ExerciseSpec, fault_id: str | None = None) -> float:
    """Return from where the exercise or the fault is seen: 0 the front, 90 the left side."""
    demo = _demo(spec)
    if fault_id is None:
        return demo.yaw_deg
    change, fault = _fault_demo(spec, fault_id), fault_of(spec, fault_id)
    if change.yaw_deg is not None:
        return change.yaw_deg
    if fault.view is None or fault.view == spec.views.primary:
        return demo.yaw_deg
    return second_yaw_deg(spec)


def second_yaw_deg(spec: ExerciseSpec) -> float:
    """Return from where the other of the two views is had."""
    return FRONT_YAW_DEG if spec.views.primary == "side" else SIDE_YAW_DEG


SIDE_YAW_DEG = 86.0
FRONT_YAW_DEG = 3.0
"""A person never stands exactly square to the camera."""


def fault_of(spec: ExerciseSpec, fault_id: str) -> Fault:
    """Return a fault of an exercise.

    Raises
    ------
    NoDemonstrationError
        There is none of that id.
    """
    for fault in spec.faults:
        if fault.id == fault_id:
            return fault
    known = ", ".join(fault.id for fault in spec.faults) or "none"
    raise NoDemonstrationError(f"{spec.id} has no fault called '{fault_id}': it has {known}.")


def _demo(spec: ExerciseSpec) -> Demo:
    if spec.demo is None:
        raise NoDemonstrationError(
            f"the file of '{spec.id}' has no [demo]: there is no motion to show."
        )
    return spec.demo


def _fault_demo(spec: ExerciseSpec, fault_id: str) -> FaultDemo:
    change = fault_of(spec, fault_id).demo
    if change is None:
        raise NoDemonstrationError(
            f"{spec.id}: the fault '{fault_id}' has no demonstration; no camera can see it."
        )
    return change


def _keyframes(demo: Demo, change: FaultDemo, start: Posture) -> tuple[Keyframe, ...]:
    keyframes: list[Keyframe] = []
    here = start
    moves = change.moves or demo.moves
    for move in moves:
        here = _where(move, start, here).changed(**change.at(move.phase))
        keyframes.append(Keyframe(_seconds(move, moves, change), here))
    return tuple(keyframes)


def _where(move: Move, start: Posture, here: Posture) -> Posture:
    if move.posture is not None:
        return start.changed(**move.posture)
    return start if move.phase == "return" else here


def _seconds(move: Move, moves: tuple[Move, ...], change: FaultDemo) -> float:
    """Return how long a move takes; a phase's new time is shared as the old one was."""
    phase: DemoPhase = move.phase
    if phase not in change.seconds:
        return move.seconds
    usual_s = sum(each.seconds for each in moves if each.phase == phase)
    return move.seconds * change.seconds[phase] / usual_s


def _support(bearing: Bearing | None) -> Support | None:
    if bearing is None:
        return None
    return Support(bearing.anchor, bearing.planted, bearing.height_m)
