"""What comes back from the player in the browser; read as carefully as anything from outside."""

from typing import Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, Field, ValidationError

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


class Checked(BaseModel, frozen=True, extra="ignore"):
    """That all was well in a camera check, and from which view."""

    view: SpecView


class Chosen(BaseModel, frozen=True, extra="ignore"):
    """What was chosen in the player while it was open."""

    voice: VoiceChoice
    way: Way


def read_ended(said: object) -> Ended | None:
    """Return what the player says of the end of a set; None where it says nothing."""
    return _read(Ended, said)


def read_checked(said: object) -> Checked | None:
    """Return what the player says of a camera check; None where it says nothing."""
    return _read(Checked, said)


def read_chosen(said: object) -> Chosen | None:
    """Return what was chosen in the player; None where nothing was."""
    return _read(Chosen, said)


def _read(kind: type[Kind], said: object) -> Kind | None:
    try:
        return kind.model_validate(said)
    except ValidationError:
        return None
