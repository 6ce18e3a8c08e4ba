"""What an exercise file may say as a whole: frozen models that refuse unknown keys.

Every table with a threshold names its ``source``: where the figure comes from, or "default" for a
product decision without a published threshold.
"""

import math
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.counting_rule import Counting
from formcheck.exercises.demo import Demo
from formcheck.exercises.dose import Doses, Measurement, RomTarget, StandardTest, Variant
from formcheck.exercises.driver import Cadence, Driver, PrescribedTempo
from formcheck.exercises.faults import Fault as Fault
from formcheck.exercises.hold import HoldRule, RomAngle
from formcheck.exercises.pacing import BreathingPatterns, PhaseDurations
from formcheck.exercises.recognition import Recognition
from formcheck.exercises.spec_validation import check_whole
from formcheck.exercises.terms import (
    Contraindication,
    Equipment,
    Frozen,
    Level,
    Mode,
    Slug,
    SpecView,
    Text,
)
from formcheck.kinematics.metrics import METRICS

COUNTED_MODES: tuple[Mode, ...] = ("reps", "cycles")
"""Modes in which movements are recognised and counted."""


class Views(Frozen):
    """From where the camera should look."""

    primary: SpecView
    second_pass: SpecView | None = None


class Variations(Frozen):
    """Easier and harder ways that are no exercises of their own, in words."""

    easier: tuple[Text, ...] = ()
    harder: tuple[Text, ...] = ()


class ExerciseSpec(Frozen):
    """One exercise: how it is recognised, counted, judged, dosed and explained.

    Attributes
    ----------
    equipment
        What must be at hand; empty where a floor to stand on is enough.
    difficulty
        The first level that it is offered at.
    progressions, regressions
        Ids of harder and easier exercises of the catalogue, the nearest first.
    """

    schema_version: Literal[1]
    id: Slug
    version: int = Field(ge=1)
    name: Text
    category: Slug
    targets: tuple[Slug, ...]
    purpose: Text
    position: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    note: Text | None = None
    views: Views
    laterality: Literal["bilateral", "alternating", "unilateral"]
    mode: Mode
    directional: Slug
    tempo: PrescribedTempo | None = None
    cadence: Cadence | None = None
    pace: PhaseDurations | None = None
    breathing: BreathingPatterns | None = None
    driver: Driver | None = None
    second_pass_driver: Driver | None = None
    counting: Counting | None = None
    recognition: Recognition = Recognition()
    hold: HoldRule | None = None
    rom_target: RomTarget | None = None
    rom_angle: RomAngle | None = None
    faults: tuple[Fault, ...] = ()
    variants: tuple[Variant, ...] = ()
    not_visible: tuple[Text, ...]
    contraindications: tuple[Contraindication, ...]
    ask_each_set: tuple[Text, ...] = ()
    ask_on_stop: tuple[Text, ...] = ()
    test_modes: Mapping[Slug, StandardTest] = Field(default_factory=dict)
    measure: Mapping[Slug, Measurement] = Field(default_factory=dict)
    dose: Doses
    equipment: tuple[Equipment, ...] = ()
    difficulty: Level = "beginner"
    progressions: tuple[Slug, ...]
    regressions: tuple[Slug, ...]
    variations: Variations = Variations()
    demo: Demo | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        check_whole(self)
        return self

    @property
    def counts_reps(self) -> bool:
        """Whether movements are recognised and counted."""
        return self.mode in COUNTED_MODES

    @property
    def checks(self) -> tuple[Fault, ...]:
        """The faults that can be looked for: all but the reminders."""
        return tuple(fault for fault in self.faults if not fault.reminder)

    @property
    def reminders(self) -> tuple[Fault, ...]:
        """What is only ever said, because no camera can check it."""
        return tuple(fault for fault in self.faults if fault.reminder)

    @property
    def target_unit(self) -> str:
        """The unit of what each level aims for; empty where nothing measured is aimed for."""
        return self.rom_target.unit if self.rom_target else ""

    @property
    def target_metric(self) -> str | None:
        """What the target is measured by; None where that is the clock, or nothing is aimed for."""
        if self.driver is None or METRICS[self.driver.metric].unit != self.target_unit:
            return None
        return self.driver.metric

    @property
    def tolerance(self) -> float:
        """How near to the target counts as reached; 0 without a target."""
        return self.rom_target.tolerance if self.rom_target else 0.0

    def target_at(self, level: Level) -> float:
        """Return what a level aims for; NaN where nothing measured is aimed for."""
        return self.rom_target.at(level) if self.rom_target else math.nan

    def driver_for(self, view_name: str) -> Driver | None:
        """Return the driver for a camera view: the second pass has its own."""
        second = self.views.second_pass
        wanted = "front" if view_name in ("front", "back") else view_name.partition("-")[0]
        return self.second_pass_driver if second and wanted == second else self.driver
