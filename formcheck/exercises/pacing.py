"""What an exercise file says of movements that follow the clock: paced movements and breathing."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from formcheck.exercises.terms import Contraindication, Frozen, Level, Slug, Source


class PhaseDurations(Frozen):
    """How long each part of a paced movement takes, in seconds.

    ``hold_s`` gives way to the dose's hold of a level, where that has one.
    """

    out_s: float = Field(gt=0, le=60)
    hold_s: float = Field(ge=0, le=60)
    return_s: float = Field(gt=0, le=60)
    source: Source


class BreathPattern(Frozen):
    """One way to breathe, in seconds.

    Attributes
    ----------
    max_cycles
        After so many breaths the pacing ends; None for no limit.
    skip_if
        Who should not be offered it.
    """

    inhale_s: float = Field(gt=0, le=30)
    hold_s: float = Field(default=0.0, ge=0, le=30)
    exhale_s: float = Field(gt=0, le=30)
    max_cycles: int | None = Field(default=None, ge=1, le=100)
    skip_if: tuple[Contraindication, ...] = ()

    @property
    def breath_s(self) -> float:
        """How long one breath takes."""
        return self.inhale_s + self.hold_s + self.exhale_s

    @property
    def per_min(self) -> float:
        """Breaths a minute."""
        return 60.0 / self.breath_s


class BreathingPatterns(Frozen):
    """The breathing patterns of an exercise, and which one each level follows."""

    beginner: Slug
    standard: Slug
    advanced: Slug
    patterns: Mapping[Slug, BreathPattern] = Field(min_length=1)
    source: Source

    def name_at(self, level: Level) -> str:
        """Return the name of a level's pattern."""
        name: str = getattr(self, level)
        return name

    @model_validator(mode="after")
    def _named(self) -> Self:
        for name in (self.beginner, self.standard, self.advanced):
            if name not in self.patterns:
                known = ", ".join(self.patterns)
                raise ValueError(f"no breathing pattern is called {name!r}; there are {known}")
        return self
