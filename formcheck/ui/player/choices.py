"""What a person has chosen about camera and voice, and when the camera was checked."""

from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from formcheck.exercises.terms import SpecView
from formcheck.history.opening import Records
from formcheck.ui.user_file import keep_own, read_own

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


class PlayerChoices(BaseModel, frozen=True, extra="ignore"):
    """What a person has chosen, and what is remembered of their camera checks.

    Attributes
    ----------
    way
        Whether the pose is found in the browser, on the server, or wherever it works.
    model
        The pose model for the browser; "lite" keeps up on most machines.
    checked_utc
        When all was well in the last camera check, from each view.
    """

    voice: VoiceChoice = VoiceChoice()
    way: Way = "auto"
    model: ModelName = "lite"
    checked_utc: dict[SpecView, AwareDatetime] = Field(default_factory=dict)

    def needs_check(self, view: SpecView, now_utc: datetime) -> bool:
        """Return whether the camera is to be checked before a set seen from this view."""
        last_utc = self.checked_utc.get(view)
        return last_utc is None or now_utc - last_utc > CHECK_LASTS

    def with_check(self, view: SpecView, now_utc: datetime) -> "PlayerChoices":
        """Return the same choices after a camera check from a view."""
        return self.model_copy(update={"checked_utc": {**self.checked_utc, view: now_utc}})


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
