"""What an exercise file may say: frozen models that refuse unknown keys.

Every table with a threshold names its ``source``: where the figure comes from, or "default" for a
product decision without a published threshold.
"""

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from formcheck.kinematics.metrics import METRICS

Level = Literal["beginner", "standard", "advanced"]
LEVELS: tuple[Level, ...] = ("beginner", "standard", "advanced")
SpecView = Literal["side", "front"]
FaultPhase = Literal["ready", "out", "peak", "return", "hold", "all"]
Operator = Literal["gt", "lt", "abs_gt", "abs_dev_from_90_gt"]
Origin = Literal["start", "contra", "other_leg_start"]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=500)]
Source = Annotated[str, Field(min_length=3, max_length=300)]

Contraindication = Literal[
    "RF", "PERIPH", "FLEX_INTOL", "EXT_INTOL", "OSTEO", "PREG", "HTN", "POSTOP", "BAL", "KNEE",
    "HIP", "SHOULDER", "WRIST", "NECK", "FLOOR", "VERTIGO", "HERNIA", "RESP",
]  # fmt: skip

_EXPRESSION = re.compile(r"^(target|hold)([+-]\d+(?:\.\d+)?)$")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def _known_metric(name: str) -> str:
    if name not in METRICS:
        raise ValueError(f"no metric is called {name!r}; known are {', '.join(sorted(METRICS))}")
    return name


def _check_range(metric: str, low: float | None, high: float | None) -> None:
    _known_metric(metric)
    if low is None and high is None:
        raise ValueError("needs a min, a max, or both")
    if low is not None and high is not None and low >= high:
        raise ValueError(f"min {low} must be below max {high}")


class Threshold(_Frozen):
    """A number, or the level's target plus or minus a number."""

    base: Literal["target", "hold"] | None
    offset: float

    @classmethod
    def parse(cls, written: float | str) -> "Threshold":
        """Read ``12.5``, ``"target-10"`` or ``"hold-2"``.

        Raises
        ------
        ValueError
            It is neither a number nor such an expression.
        """
        if isinstance(written, (int, float)):
            return cls(base=None, offset=float(written))
        match = _EXPRESSION.match(written.replace(" ", ""))
        if match is None:
            raise ValueError(f"expected a number, 'target-10' or 'hold-2', got {written!r}")
        base: Literal["target", "hold"] = "target" if match[1] == "target" else "hold"
        return cls(base=base, offset=float(match[2]))

    def value(self, target: float, hold_s: float) -> float:
        """Return the number for one person's target and prescribed hold."""
        return self.offset + {"target": target, "hold": hold_s, None: 0.0}[self.base]


class Views(_Frozen):
    """From where the camera should look."""

    primary: SpecView
    second_pass: SpecView | None = None


class Tempo(_Frozen):
    """Prescribed pace of one repetition, in seconds."""

    out_s: float = Field(gt=0, le=60)
    pause_s: float = Field(ge=0, le=60)
    return_s: float = Field(gt=0, le=60)


class Driver(_Frozen):
    """The metric whose course makes a repetition, with hysteresis at both ends."""

    metric: str
    direction: Literal["increasing", "decreasing"] = "increasing"
    side: Literal["near", "mean", "leading", "front_leg", "moving_leg"] = "near"
    absolute: bool = False
    start_enter: float
    start_exit: float
    peak_enter: float
    peak_exit: float
    min_rep_s: float = Field(gt=0, le=60)
    max_rep_s: float = Field(gt=0, le=120)
    source: Source

    @property
    def sign(self) -> float:
        """+1 where the metric grows towards the furthest point, -1 where it falls."""
        return 1.0 if self.direction == "increasing" else -1.0

    @property
    def way_out(self) -> tuple[float, float]:
        """The values at which a movement leaves the start, and at which it counts."""
        return self.start_exit, self.peak_enter

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _known_metric(self.metric)
        rising = (self.start_enter, self.start_exit, self.peak_exit, self.peak_enter)
        along = [self.sign * value for value in rising]
        if along != sorted(along) or len(set(along)) != len(along):
            raise ValueError(
                "start_enter, start_exit, peak_exit, peak_enter must follow each other in the "
                f"driver's direction ({self.direction}), got {rising}"
            )
        if self.min_rep_s >= self.max_rep_s:
            raise ValueError(f"min_rep_s {self.min_rep_s} must be below max_rep_s {self.max_rep_s}")
        return self


class Condition(_Frozen):
    """A range a metric must be in: for the start position, or for a movement to be this one.

    With ``of = "start"`` it is the change since the movement left its start.
    """

    metric: str
    of: Literal["start"] | None = None
    min: float | None = None
    max: float | None = None
    says: Text
    source: Source

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        _check_range(self.metric, self.min, self.max)
        return self

    def holds(self, value: float) -> bool:
        """Return whether a value is in the range; a missing value (NaN) is not."""
        above = self.min is None or value >= self.min
        return above and (self.max is None or value <= self.max) and value == value


class Recognition(_Frozen):
    """What tells the exercise from other movements.

    Attributes
    ----------
    start
        The start position; all must hold for `still_s` before counting begins.
    movement
        Must hold throughout a repetition, else it was some other movement.
    peak
        Must hold at the furthest point, else it was some other movement.
    """

    still_s: float = Field(default=0.2, ge=0.1, le=5)
    start: tuple[Condition, ...] = ()
    movement: tuple[Condition, ...] = ()
    peak: tuple[Condition, ...] = ()


class HoldRule(_Frozen):
    """What holding the position means: in range, for how long before it counts and ends."""

    metric: str
    within: tuple[float, float]
    enter_ms: int = Field(default=800, ge=100, le=10_000)
    break_ms: int = Field(default=1500, ge=100, le=10_000)
    also: tuple[Condition, ...] = ()
    source: Source

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        _known_metric(self.metric)
        if self.within[0] >= self.within[1]:
            raise ValueError(f"within must be [low, high], got {list(self.within)}")
        return self


class Gate(_Frozen):
    """A fault is judged only while another metric is in a range."""

    metric: str
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        _check_range(self.metric, self.min, self.max)
        return self

    def open(self, value: float) -> bool:
        """Return whether the fault may be judged at this value; NaN keeps the gate shut."""
        return (self.min is None or value >= self.min) and (self.max is None or value < self.max)


class Fault(_Frozen):
    """One way the movement may go that is worth a word."""

    id: Slug
    metric: str
    view: SpecView | None = None
    of: Origin | None = None
    op: Operator
    mild: float | str
    severe: float | str
    phase: tuple[FaultPhase, ...] = Field(min_length=1)
    obs: Literal["measured", "proxy", "timing"]
    info_only_unless_pain: bool = False
    gate: Gate | None = None
    cue: Text
    source: Source

    @property
    def mild_threshold(self) -> Threshold:
        """Where the fault begins."""
        return Threshold.parse(self.mild)

    @property
    def severe_threshold(self) -> Threshold:
        """Where it becomes marked."""
        return Threshold.parse(self.severe)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _known_metric(self.metric)
        mild, severe = Threshold.parse(self.mild), Threshold.parse(self.severe)
        further = severe.offset < mild.offset if self.op == "lt" else severe.offset > mild.offset
        if mild.base != severe.base or not further:
            raise ValueError(
                f"severe must lie further than mild, got {self.mild} and {self.severe}"
            )
        if self.obs == "timing" and METRICS[self.metric].basis != "rep":
            raise ValueError(f"obs 'timing' needs a time, but {self.metric} is not one")
        return self


class RomTarget(_Frozen):
    """What each level aims for: the driver's value, or seconds for a hold."""

    beginner: float
    standard: float
    advanced: float
    unit: Literal["deg", "s", "%", "ratio"] = "deg"
    tolerance: float = Field(default=5.0, ge=0)
    source: Source

    def at(self, level: Level) -> float:
        """Return the target of a level."""
        return float(getattr(self, level))


class Dose(_Frozen):
    """How much of it: sets, repetitions or hold, rest."""

    sets: int = Field(ge=1, le=20)
    reps: int | None = Field(default=None, ge=1, le=100)
    hold_s: float | None = Field(default=None, gt=0, le=600)
    per_side: bool = False
    rest_s: float = Field(ge=0, le=600)
    load_kg: Text | None = None


class Doses(_Frozen):
    """The dose of each level."""

    beginner: Dose
    standard: Dose
    advanced: Dose
    source: Source

    def at(self, level: Level) -> Dose:
        """Return the dose of a level."""
        dose: Dose = getattr(self, level)
        return dose


class ExerciseSpec(_Frozen):
    """One exercise: how it is recognised, counted, judged, dosed and explained."""

    schema_version: Literal[1]
    id: Slug
    version: int = Field(ge=1)
    name: Text
    category: Slug
    targets: tuple[Slug, ...]
    purpose: Text
    position: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    views: Views
    laterality: Literal["bilateral", "alternating", "unilateral"]
    mode: Literal["reps", "hold"]
    directional: Slug
    tempo: Tempo | None = None
    driver: Driver | None = None
    second_pass_driver: Driver | None = None
    recognition: Recognition = Recognition()
    hold: HoldRule | None = None
    rom_target: RomTarget
    faults: tuple[Fault, ...] = ()
    not_visible: tuple[Text, ...]
    contraindications: tuple[Contraindication, ...]
    dose: Doses
    progressions: tuple[Text, ...]
    regressions: tuple[Text, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode == "reps" and self.driver is None:
            raise ValueError("mode 'reps' needs a [driver]")
        if self.mode == "hold" and self.hold is None:
            raise ValueError("mode 'hold' needs a [hold]")
        if (self.second_pass_driver is None) != (self.views.second_pass is None or not self.driver):
            raise ValueError("views.second_pass and [second_pass_driver] go together")
        ids = [fault.id for fault in self.faults]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            raise ValueError(f"fault id {twice[0]!r} is used twice")
        return self

    def driver_for(self, view_name: str) -> Driver | None:
        """Return the driver for a camera view: the second pass has its own."""
        second = self.views.second_pass
        wanted = "front" if view_name in ("front", "back") else view_name.partition("-")[0]
        return self.second_pass_driver if second and wanted == second else self.driver

    @property
    def range_fault(self) -> Fault | None:
        """The fault of not going far enough, whose cue also helps an attempt that did not count."""
        if self.driver is None:
            return None
        short = "lt" if self.driver.sign > 0 else "gt"
        for fault in self.faults:
            if (
                fault.metric == self.driver.metric
                and fault.phase == ("peak",)
                and fault.op == short
            ):
                return fault
        return None
