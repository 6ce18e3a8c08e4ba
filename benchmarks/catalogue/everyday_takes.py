"""Everyday movements to be filmed, and what is to be made of each."""

from dataclasses import dataclass, replace

from benchmarks.catalogue.everyday_lookalikes import (
    arms_alone,
    bobs,
    hair_tied_up,
    looks_around,
)
from benchmarks.catalogue.everyday_moves import (
    bent_over,
    double_dip,
    fidgets,
    floor_sat_on,
    in_order,
    lunge,
    marched,
    shoe_tied,
    squat,
)
from benchmarks.catalogue.everyday_walk import MIDDLE, crossing, turned, walk
from benchmarks.catalogue.proof import SIZE_PX, STANDARD_BODY
from formcheck.demonstration.motion import demonstrated
from formcheck.demonstration.stage import SENSOR, Show
from formcheck.exercises.library import load_exercise
from formcheck.exercises.result import NotCountedReason
from formcheck.mannequin.body import load_body
from formcheck.mannequin.film import perform
from formcheck.mannequin.motion import Bout, Keyframe, Motion
from formcheck.mannequin.scene import Scene
from formcheck.mannequin.staging import camera_for, furniture

SIDE_ON_DEG = 86.0
FACING_DEG = 3.0
OFF_STAGE_M = 2.6
"""From the middle of the room to where the camera sees nothing of the body any more."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What one exercise is to make of a take.

    Attributes
    ----------
    whole
        Numbers of the motion's bouts that are one repetition each; nothing else is one.
    must_name
        Why movements that look like it are not counted; others may be named beside.
    """

    exercise_id: str
    whole: tuple[int, ...]
    must_name: tuple[NotCountedReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Everyday:
    """Something that happens in front of a camera, and what is to be made of it.

    Attributes
    ----------
    id
        Short name.
    happens
        What is seen, and why it counts as it does.
    motion
        What the body does.
    expected
        One for each exercise it is taken for.
    yaw_deg
        From where it is filmed: 0 the front, 90 the person's left.
    props
        What stands around, as `formcheck.mannequin.staging.furniture` knows it.
    """

    id: str
    happens: str
    motion: Motion
    expected: tuple[Expected, ...]
    yaw_deg: float = SIDE_ON_DEG
    props: tuple[str, ...] = ()

    def show(self) -> Show:
        """Return it ready to be filmed, by a camera set up for the middle of the room."""
        body = load_body(STANDARD_BODY)
        in_place = perform(body, self.motion)
        camera = camera_for(in_place, yaw_deg=self.yaw_deg, size_px=SIZE_PX)
        scene = Scene(sensor=SENSOR, boxes=furniture(in_place, self.props))
        return Show(crossing(body, self.motion), camera, scene, STANDARD_BODY, self.props)


def everyday_takes() -> tuple[Everyday, ...]:
    """Return every take."""
    return (
        *_squats(),
        *_walking(),
        *_between_squats(),
        *_quick(),
        _change_of_exercise(),
        *_lookalikes(),
    )


def _squats() -> tuple[Everyday, ...]:
    paused, unpaused = squat(pause_s=4.0), squat(pause_s=0.0)
    low_dip, high_dip = double_dip(half_up_deg=60), double_dip(half_up_deg=38)
    slow = squat(down_s=4.5, pause_s=1.0, up_s=4.5)
    short, hurried = squat(knee_deg=34), squat(down_s=0.5, pause_s=0.0, up_s=0.5)
    return (
        _of_squats(
            "partial_squats",
            "Two squats, each followed by one that turns back after a third of the way",
            (squat(), short, squat(), short),
            must_name=("less_range", "less_range"),
        ),
        _of_squats(
            "pause_at_the_bottom",
            "A squat held for 4 s at the lowest point, and one without a pause",
            (paused, unpaused),
            whole=(paused, unpaused),
        ),
        _of_squats(
            "double_dip",
            "Down, half up, down again, up: one squat, whether it rises a little or nearly all "
            "the way between; one of each",
            (low_dip, high_dip),
            whole=(low_dip, high_dip),
        ),
        _of_squats("very_slow_squat", "One squat that takes 10 s", (slow,), whole=(slow,)),
        _of_squats(
            "stays_down",
            "A squat, a rest of 14 s in the lowest position, a squat: the rest is no repetition",
            (squat(), squat(pause_s=14.0), squat()),
            must_name=("stayed",),
        ),
        _of_squats(
            "fast_squats",
            "A squat, two that take 1 s each, a squat: quick ones count, too",
            (squat(), hurried, hurried, squat()),
            whole=(squat(), hurried),
        ),
    )


def _walking() -> tuple[Everyday, ...]:
    return (
        _of_squats(
            "walks_in_and_out",
            "Walks in from the side, squats twice, walks out",
            (
                walk((-OFF_STAGE_M, 0.0), MIDDLE),
                squat(),
                squat(),
                walk(MIDDLE, (OFF_STAGE_M, 0.0)),
            ),
        ),
        _of_squats(
            "walks_in_and_faces_the_camera",
            "Walks in from the side, turns to the camera, squats twice, turns and walks out",
            (
                walk((0.0, -OFF_STAGE_M), MIDDLE),
                turned(90, 0),
                squat(),
                squat(),
                turned(0, 90),
                walk(MIDDLE, (0.0, OFF_STAGE_M)),
            ),
            yaw_deg=FACING_DEG,
        ),
        _of_squats(
            "walks_off_and_comes_back",
            "A squat, some steps away and, turned round, back again, a squat",
            (
                squat(),
                walk(MIDDLE, (1.2, 0.0)),
                turned(0, 180),
                walk((1.2, 0.0), MIDDLE),
                turned(180, 0),
                squat(),
            ),
        ),
        _of_squats(
            "turns_round",
            "A squat, a turn right round to look behind, a turn back, a squat",
            (squat(), turned(0, 180), turned(180, 0), squat()),
        ),
    )


def _between_squats() -> tuple[Everyday, ...]:
    return (
        _of_squats(
            "fidgets",
            "Fidgets, squats twice, fidgets: scratches the head, looks around, shifts the weight, "
            "softens the knees",
            (fidgets(), squat(), squat(), fidgets()),
        ),
        _of_squats(
            "picks_something_up",
            "A squat, something picked up with nearly straight legs, a squat",
            (squat(), bent_over(), squat()),
        ),
        _of_squats(
            "ties_a_shoe",
            "A squat, one knee down to tie a shoe, a squat",
            (squat(), shoe_tied(), squat()),
        ),
        _of_squats(
            "sits_on_the_floor",
            "A squat, a rest sitting on the floor, a squat",
            (squat(), *floor_sat_on(seconds=1.0), squat()),
        ),
        _of_squats(
            "lunges_between",
            "A squat, two lunges forward, a squat: a lunge is no squat",
            (squat(), lunge(), lunge(), squat()),
        ),
        _of_squats(
            "marches_between",
            "A squat, six high steps on the spot, a squat",
            (squat(), marched(steps=6), squat()),
        ),
    )


def _of_squats(  # noqa: PLR0913 - each is one plain trait of the take
    take_id: str,
    happens: str,
    bouts: tuple[Bout, ...],
    *,
    whole: tuple[Bout, ...] = (squat(),),
    must_name: tuple[NotCountedReason, ...] = (),
    yaw_deg: float = SIDE_ON_DEG,
) -> Everyday:
    """Return a take for the squat, in which these bouts are whole ones wherever they happen."""
    motion = in_order(*bouts)
    expected = Expected("squat", _numbers(motion, whole), must_name)
    return Everyday(take_id, happens, motion, (expected,), yaw_deg)


def _numbers(motion: Motion, whole: tuple[Bout, ...]) -> tuple[int, ...]:
    return tuple(number for number, bout in enumerate(motion.bouts) if bout in whole)


def _quick() -> tuple[Everyday, ...]:
    jacks = demonstrated(load_exercise("jumping_jack"), reps=4)
    rises = demonstrated(load_exercise("sit_to_stand"), reps=3)
    return (
        Everyday(
            "quick_jumping_jacks",
            "Four jumping jacks of 1 s each, as that exercise allows",
            _hurried(jacks, rep_s=1.0),
            (Expected("jumping_jack", (0, 1, 2, 3)),),
            yaw_deg=FACING_DEG,
        ),
        Everyday(
            "quick_rises",
            "Up from a chair and down again three times, in 1.6 s each",
            _hurried(rises, rep_s=1.6),
            (Expected("sit_to_stand", (0, 1, 2)),),
            props=("chair",),
        ),
    )


def _hurried(motion: Motion, *, rep_s: float) -> Motion:
    """Return a motion without rests, each repetition done in so many seconds."""
    return replace(motion, bouts=tuple(_in(rep_s, bout) for bout in motion.bouts), between_s=0.0)


def _in(seconds: float, bout: Bout) -> Bout:
    share = seconds / sum(key.seconds for key in bout.keyframes)
    return replace(
        bout, keyframes=tuple(Keyframe(key.seconds * share, key.posture) for key in bout.keyframes)
    )


def _change_of_exercise() -> Everyday:
    squats, curls = (demonstrated(load_exercise(each), reps=2) for each in ("squat", "biceps_curl"))
    motion = in_order(*squats.bouts, *curls.bouts)
    return Everyday(
        "change_of_exercise",
        "Two squats, then two biceps curls: each exercise counts its own",
        motion,
        (
            Expected("squat", _numbers(motion, squats.bouts)),
            Expected("biceps_curl", _numbers(motion, curls.bouts)),
        ),
    )


def _lookalikes() -> tuple[Everyday, ...]:
    """Return what moves as an exercise does while the limbs that define it do something else."""
    bends = in_order(bent_over(), bent_over())
    two_others: tuple[NotCountedReason, ...] = ("another_movement", "another_movement")
    return (
        Everyday(
            "bends_to_the_floor",
            "Two bends to the floor with nearly straight legs, seen from the front",
            bends,
            (Expected("squat", (), two_others),),
            yaw_deg=FACING_DEG,
        ),
        _of_squats(
            "bends_between_squats",
            "A squat, a bend to the floor with nearly straight legs, a squat, seen from the front",
            (squat(), bent_over(), squat()),
            yaw_deg=FACING_DEG,
        ),
        _from_the_front(
            "ties_up_the_hair",
            "An arm raise, hair tied up twice with bent elbows, an arm raise",
            hair_tied_up(),
            Expected("shoulder_abduction", (0, 3), two_others),
        ),
        _from_the_front(
            "arms_without_legs",
            "A jumping jack, the arms alone raised twice, a jumping jack",
            arms_alone(),
            Expected("jumping_jack", (0, 3), two_others),
        ),
        Everyday(
            "looks_around",
            "A chin tuck, a look to either side, a chin tuck",
            looks_around(),
            (Expected("chin_tuck", (0, 3)),),
            props=("chair",),
        ),
        Everyday(
            "bends_the_knees",
            "A heel raise, the knees bent twice with the heels down, a heel raise",
            bobs(),
            (Expected("heel_raise", (0, 3)),),
        ),
    )


def _from_the_front(take_id: str, happens: str, motion: Motion, expected: Expected) -> Everyday:
    return Everyday(take_id, happens, motion, (expected,), yaw_deg=FACING_DEG)
