"""What an exercise file says of the ways a movement may go that are worth a word."""

import math
import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.demo import FaultDemo
from formcheck.exercises.terms import (
    Frozen,
    Slug,
    Source,
    SpecView,
    Text,
    check_metric,
    check_range,
)
from formcheck.kinematics.metrics import METRICS

FaultPhase = Literal["ready", "out", "peak", "return", "hold", "all"]
Operator = Literal["gt", "lt", "abs_gt", "abs_dev_from_90_gt"]
Origin = Literal["start", "calib", "contra", "other_leg_start", "hold"]
Base = Literal["target", "hold", "pace"]
NO_METRIC = "none"
FaultName = Annotated[str, Field(min_length=3, max_length=60, pattern=r"^[a-z]")]

_EXPRESSION = re.compile(r"^(target|hold|pace)([+-]\d+(?:\.\d+)?)$")


class Threshold(Frozen):
    """A number, or the level's target, hold or breathing pace plus or minus a number."""

    base: Base | None
    offset: float

    @classmethod
    def parse(cls, written: float | str) -> "Threshold":
        """Read ``12.5``, ``"target-10"``, ``"hold-2"`` or ``"pace+2"``.

        Raises
        ------
        ValueError
            It is neither a number nor such an expression.
        """
        if isinstance(written, (int, float)):
            return cls(base=None, offset=float(written))
        match = _EXPRESSION.match(written.replace(" ", ""))
        if match is None:
            raise ValueError(
                f"expected a number, 'target-10', 'hold-2' or 'pace+2', got {written!r}"
            )
        bases: dict[str, Base] = {"target": "target", "hold": "hold", "pace": "pace"}
        return cls(base=bases[match[1]], offset=float(match[2]))

    def value(self, target: float, hold_s: float, pace_per_min: float = math.nan) -> float:
        """Return the number for one person's target, prescribed hold and breaths a minute."""
        bases = {"target": target, "hold": hold_s, "pace": pace_per_min, None: 0.0}
        return self.offset + bases[self.base]


class MetricGate(Frozen):
    """A fault is judged only while another metric is in a range."""

    metric: str
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        check_range(self.metric, self.min, self.max)
        return self

    def open(self, value: float) -> bool:
        """Return whether the fault may be judged at this value; NaN keeps the gate shut."""
        return (self.min is None or value >= self.min) and (self.max is None or value < self.max)


class Fault(Frozen):
    """One way the movement may go that is worth a word.

    Attributes
    ----------
    name
        What it is called before a person: "knees pointing inward". None leaves it to what the
        catalogue calls a fault of the same id, else to the id itself.
    op
        How the metric is compared; "cue_only" is a reminder that no camera can check: it has no
        metric and no thresholds, is spoken once and never scored.
    margin
        How far past its thresholds the camera must see it before it is told, in the metric's unit:
        what is read on people who do not do it. Negative where the camera reads less than is there.
    driver_metric
        For ``metric = "peak_vel"``: whose speed, where not the driver's.
    demo, not_shown
        How the demonstration changes when the fault is made, or why none can show it.
    """

    id: Slug
    name: FaultName | None = None
    metric: str = NO_METRIC
    view: SpecView | None = None
    of: Origin | None = None
    op: Operator | Literal["cue_only"]
    mild: float | str | None = None
    severe: float | str | None = None
    margin: float = 0.0
    phase: tuple[FaultPhase, ...] = Field(min_length=1)
    obs: Literal["measured", "proxy", "timing", "not_visible"]
    driver_metric: str | None = None
    info_only_unless_pain: bool = False
    gate: MetricGate | None = None
    cue: Text
    source: Source
    demo: FaultDemo | None = None
    not_shown: Text | None = None

    @property
    def reminder(self) -> bool:
        """Whether it is only ever said, never checked."""
        return self.op == "cue_only"

    @property
    def mild_threshold(self) -> Threshold:
        """Where the fault begins."""
        assert self.mild is not None, "checked by the specification"
        return Threshold.parse(self.mild)

    @property
    def severe_threshold(self) -> Threshold:
        """Where it becomes marked."""
        assert self.severe is not None, "checked by the specification"
        return Threshold.parse(self.severe)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.reminder or self.obs == "not_visible" or self.metric == NO_METRIC:
            self._check_reminder()
        else:
            self._check_thresholds()
            self._check_metric()
        return self

    def _check_reminder(self) -> None:
        said = (self.op == "cue_only", self.obs == "not_visible", self.metric == NO_METRIC)
        if not all(said) or self.mild is not None or self.severe is not None:
            raise ValueError(
                "op 'cue_only', obs 'not_visible' and metric 'none' go together, without mild and "
                "severe: nothing is measured"
            )

    def _check_thresholds(self) -> None:
        if self.mild is None or self.severe is None:
            raise ValueError("mild and severe are needed")
        mild, severe = self.mild_threshold, self.severe_threshold
        further = severe.offset < mild.offset if self.op == "lt" else severe.offset > mild.offset
        if mild.base != severe.base or not further:
            raise ValueError(
                f"severe must lie further than mild, got {self.mild} and {self.severe}"
            )

    def _check_metric(self) -> None:
        check_metric(self.metric)
        if self.obs == "timing" and METRICS[self.metric].basis != "rep":
            raise ValueError(f"obs 'timing' needs a time, but {self.metric} is not one")
        if self.driver_metric is not None:
            check_metric(self.driver_metric)
            if self.metric != "peak_vel":
                raise ValueError("driver_metric says whose peak_vel is meant; it needs that metric")
