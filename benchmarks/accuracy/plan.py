"""Which clips are filmed: each a small, named choice of exercise, person, camera and trouble."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from formcheck.demonstration.motion import demonstrable, yaw_deg
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.mannequin.body import BODY_NAMES, BodyName
from formcheck.pose.models import MODEL_NAMES

Trouble = Literal["none", "noise", "occluder", "second_person", "blur"]
Size = Literal["full", "reduced", "small"]

YAWS_DEG = (0.0, 15.0, 30.0, 45.0, 60.0, 75.0, 90.0)
OTHERS_YAWS_DEG = YAWS_DEG[::2]
"""The second and the third person are filmed from every other place."""

HEIGHTS_M = (0.3, 1.6)
FILLS_FRAC = (0.55, 0.4)
STANDARD_FILL_FRAC = 0.78
STANDARD_MODEL = "full"
STANDARD_BODY: BodyName = "woman"
OTHER_BODIES = tuple(name for name in BODY_NAMES if name != STANDARD_BODY)
GRID_HZ = 6.0
BASE_HZ = 30.0
REFILMED_HZ = 10.0
REPS = 2

TROUBLES: tuple[Trouble, ...] = ("noise", "occluder", "second_person", "blur")
HARDENED = ("squat", "glute_bridge", "shoulder_abduction")
"""The exercises robustness is tried with: standing and lying, side-on and frontal."""

REDUCED = ("squat", "hip_hinge", "forward_lunge", "glute_bridge", "push_up", "shoulder_abduction")
REDUCED_YAWS_DEG = (0.0, 45.0, 75.0, 90.0)
SMALL = ("squat",)
SMALL_YAWS_DEG = (0.0, 90.0)


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip.

    Attributes
    ----------
    yaw_deg
        0 from the front, 90 from the person's left.
    fault
        The fault that is shown; None for good form.
    height_m
        Of the lens; None for the usual one (`formcheck.mannequin.staging.camera_for`).
    fill_frac
        Share of the picture that the movement takes up: how far away the camera stands.
    model
        One of `formcheck.pose.models.MODEL_NAMES`.
    trouble
        What makes it hard to see.
    rate_hz
        Pictures a second.
    reps
        Repetitions; 0 for one without its pauses, to measure angles by.
    """

    exercise: str
    yaw_deg: float
    fault: str | None = None
    body: BodyName = STANDARD_BODY
    height_m: float | None = None
    fill_frac: float = STANDARD_FILL_FRAC
    model: str = STANDARD_MODEL
    trouble: Trouble = "none"
    rate_hz: float = GRID_HZ
    reps: int = 0

    @property
    def id(self) -> str:
        """A name that no other clip has, fit for a file."""
        height = "usual" if self.height_m is None else f"{self.height_m:g}m"
        parts = (
            self.exercise, self.fault or "well", self.body, f"{self.yaw_deg:g}deg", height,
            f"{self.fill_frac:g}", self.model, self.trouble, f"{self.rate_hz:g}hz", f"{self.reps}",
        )  # fmt: skip
        return "-".join(parts)

    @property
    def for_angles(self) -> bool:
        """Whether angles are measured by it, rather than what the coach says."""
        return self.reps == 0


def plan(size: Size = "full") -> tuple[Clip, ...]:
    """Return the clips of a run, the same in the same order each time.

    Parameters
    ----------
    size
        "full" for all there is, "reduced" for six exercises and one person, "small" for a look.
    """
    specs = demonstrated_exercises(size)
    clips: list[Clip] = []
    for spec in specs:
        clips += _angles(spec, size)
    for spec in specs:
        if spec.counts_reps and spec.id in (HARDENED if size == "full" else SMALL):
            clips += _troubled(spec, size)
    return tuple(dict.fromkeys(clips))


def demonstrated_exercises(size: Size = "full") -> tuple[ExerciseSpec, ...]:
    """Return the exercises that can be shown, in alphabetical order."""
    only = {"full": exercise_ids(), "reduced": REDUCED, "small": SMALL}[size]
    specs = (load_exercise(each) for each in exercise_ids() if each in only)
    return tuple(spec for spec in specs if spec.demo is not None)


def own_yaw_deg(spec: ExerciseSpec) -> float:
    """Return the yaw of the grid from which an exercise should be filmed."""
    return 90.0 if spec.views.primary == "side" else 0.0


def _angles(spec: ExerciseSpec, size: Size) -> Iterator[Clip]:
    """Yield one brisk repetition from all places, then one thing changed at a time."""
    yaws_deg = {"full": YAWS_DEG, "reduced": REDUCED_YAWS_DEG, "small": SMALL_YAWS_DEG}[size]
    yield from (Clip(spec.id, yaw) for yaw in yaws_deg)
    if size == "full":
        yield from (
            Clip(spec.id, yaw, body=body) for body in OTHER_BODIES for yaw in OTHERS_YAWS_DEG
        )
    if size != "small":
        yield from _changed(Clip(spec.id, own_yaw_deg(spec)))


def _changed(usual: Clip) -> Iterator[Clip]:
    yield from (replace(usual, height_m=height_m) for height_m in HEIGHTS_M)
    yield from (replace(usual, fill_frac=fill_frac) for fill_frac in FILLS_FRAC)
    yield from (replace(usual, model=model) for model in MODEL_NAMES)


def _troubled(spec: ExerciseSpec, size: Size) -> Iterator[Clip]:
    """Yield good form and each fault, undisturbed at a high rate and disturbed at a lower one."""
    faults = [None, *(fault.id for fault in demonstrable(spec))][: 2 if size == "small" else None]
    rate_hz = REFILMED_HZ if size == "small" else BASE_HZ
    for fault in faults:
        yaw, reps = yaw_deg(spec, fault), REPS if fault is None else 1
        yield Clip(spec.id, yaw, fault, rate_hz=rate_hz, reps=reps)
        if size != "small":
            for trouble in TROUBLES:
                yield Clip(spec.id, yaw, fault, trouble=trouble, rate_hz=REFILMED_HZ, reps=reps)
