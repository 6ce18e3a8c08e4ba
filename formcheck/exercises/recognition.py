"""What an exercise file says of telling the exercise from other movements."""

from typing import Literal, Self

from pydantic import Field, model_validator

from formcheck.exercises.terms import Frozen, Source, SpecView, Text, check_range


class Condition(Frozen):
    """A range a metric must be in: for the start position, or for a movement to be this one.

    With ``of = "start"`` it is the change since the movement left its start. ``view`` says from
    where it is judged, where that is not the metric's own view.
    """

    metric: str
    of: Literal["start"] | None = None
    view: SpecView | None = None
    min: float | None = None
    max: float | None = None
    says: Text
    source: Source

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        check_range(self.metric, self.min, self.max)
        return self

    def holds(self, value: float, *, off: float = 0.0) -> bool:
        """Return whether a value is in the range; a missing value (NaN) is not.

        Parameters
        ----------
        off
            By how much the value may be wrong: so far outside it may still be in the range.
        """
        above = self.min is None or value >= self.min - off
        return above and (self.max is None or value <= self.max + off) and value == value


class Recognition(Frozen):
    """What the exercise asks for, so that it can be said where it is missing.

    Nothing waits for it and nothing is refused by it, but a movement of an exercise that is not in
    the catalogue: only `peak` tells it from another one.

    Attributes
    ----------
    start
        The start position: seen once all hold for `still_s`.
    movement
        Throughout a repetition.
    peak
        At the furthest point.
    attempt
        At the furthest point even of a movement that turned back early.
    """

    still_s: float = Field(default=0.2, ge=0.1, le=5)
    start: tuple[Condition, ...] = ()
    movement: tuple[Condition, ...] = ()
    peak: tuple[Condition, ...] = ()
    attempt: tuple[Condition, ...] = ()
