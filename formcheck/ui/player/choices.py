"""What a person has chosen about camera and voice, and what the camera check measured of them."""

from datetime import UTC, datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from pydantic import BaseModel, Field

from formcheck.exercises.terms import SpecView
from formcheck.history.opening import Records
from formcheck.ui.own_file import keep_own, read_own

FILE_NAME = "player.json"
CHECK_LASTS = timedelta(hours=12)
"""So long the camera is taken to stand where it was checked [default]."""

Way = Literal["auto", "landmarks", "frames"]
ModelName = Literal["lite", "full"]
Language = Literal["en-GB", "en-US", "en-AU", "en-IN"]
WAYS: tuple[Way, ...] = get_args(Way)
MODELS: tuple[ModelName, ...] = ("lite", "full")
LANGUAGES: tuple[Language, ...] = get_args(Language)


class VoiceChoice(BaseModel, frozen=True, extra="ignore"):
    """How the player speaks.

    Attributes
    ----------
    volume
        0 to 1.
    language
        In which voice of the browser the texts, which are English, are read.
    """

    on: bool = True
    volume: float = Field(default=1.0, ge=0.0, le=1.0)
    language: Language = "en-GB"


class Measured(BaseModel, frozen=True, extra="ignore"):
    """What a camera check measured of a person standing.

    Attributes
    ----------
    height_m
        As the camera sees it: a guide, not a measurement.
    lengths
        Lengths of limbs as parts of the height.
    """

    checked_utc: datetime
    height_m: float = Field(gt=0.0, lt=4.0)
    lengths: dict[str, float] = Field(default_factory=dict, max_length=20)


class PlayerChoices(BaseModel, frozen=True, extra="ignore"):
    """What a person has chosen, and what is remembered of their camera checks.

    Attributes
    ----------
    way
        Whether the pose is found in the browser, on the server, or wherever it works.
    model
        The pose model for the browser; "lite" keeps up on most machines.
    checks
        The last camera check from each view.
    """

    voice: VoiceChoice = VoiceChoice()
    way: Way = "auto"
    model: ModelName = "lite"
    checks: dict[SpecView, Measured] = Field(default_factory=dict)

    def needs_check(self, view: SpecView, now_utc: datetime) -> bool:
        """Return whether the camera is to be checked before a set seen from this view."""
        last = self.checks.get(view)
        return last is None or now_utc - last.checked_utc > CHECK_LASTS

    def with_check(
        self, view: SpecView, height_m: float, lengths: dict[str, float]
    ) -> "PlayerChoices":
        """Return the same choices after a camera check."""
        measured = Measured(checked_utc=datetime.now(UTC), height_m=height_m, lengths=lengths)
        return self.model_copy(update={"checks": {**self.checks, view: measured}})


def read_choices(records: Records, person_id: UUID) -> PlayerChoices:
    """Return what a person has chosen.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    return read_own(records, person_id, FILE_NAME, PlayerChoices) or PlayerChoices()


def keep_choices(records: Records, person_id: UUID, chosen: PlayerChoices) -> None:
    """Keep what a person has chosen.

    Raises
    ------
    VaultError
        The file cannot be written.
    """
    keep_own(records, person_id, FILE_NAME, chosen)
