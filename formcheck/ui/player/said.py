"""What comes back from the player in the browser; read as carefully as anything from outside."""

import math
from typing import Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field, ValidationError, field_validator

from formcheck.exercises.terms import SpecView
from formcheck.ui.player.choices import VoiceChoice, Way

Kind = TypeVar("Kind", bound=BaseModel)
Reason = Literal["goal", "asked", "hand", "left", "stopped", "cut", "token"]


class Ended(BaseModel, frozen=True, extra="ignore"):
    """That a set is over.

    Attributes
    ----------
    run
        Which one: the page gave it its name.
    set_id
        The set in the records; None where none was begun.
    reason
        "goal", "asked" and "hand" with a verdict; "stopped" and "cut" while the line to the server
        was gone; "left" before it began; "token" where it may not begin any more.
    """

    run: str = Field(max_length=64)
    set_id: UUID | None = Field(alias="set")
    reason: Reason


class Calibrated(BaseModel, frozen=True, extra="ignore"):
    """What a camera check measured."""

    view: SpecView
    height_m: float = Field(alias="heightM", gt=0.0, lt=4.0)
    lengths: dict[str, float] = Field(max_length=20)

    @field_validator("lengths")
    @classmethod
    def _possible(cls, lengths: dict[str, float]) -> dict[str, float]:
        if not all(math.isfinite(each) and 0.0 <= each < 4.0 for each in lengths.values()):
            raise ValueError("a length is not possible")
        return lengths


class Chosen(BaseModel, frozen=True, extra="ignore"):
    """What was chosen in the player while it was open."""

    voice: VoiceChoice
    way: Way


def read_ended(said: object) -> Ended | None:
    """Return what the player says of the end of a set; None where it says nothing."""
    return _read(Ended, said)


def read_calibrated(said: object) -> Calibrated | None:
    """Return what a camera check measured; None where there was none."""
    return _read(Calibrated, said)


def read_chosen(said: object) -> Chosen | None:
    """Return what was chosen in the player; None where nothing was."""
    return _read(Chosen, said)


def _read(kind: type[Kind], said: object) -> Kind | None:
    try:
        return kind.model_validate(said)
    except ValidationError:
        return None
