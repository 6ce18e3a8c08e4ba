"""What a person has chosen once about keeping their videos.

It lies in a file of the person's folder, so that it is backed up and erased with the rest.
"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from pydantic import BaseModel, Field

from formcheck.history.opening import Records
from formcheck.settings import Settings
from formcheck.ui.user_file import keep_own, read_own

FILE_NAME = "preferences.json"


class Preferences(BaseModel, frozen=True, extra="ignore"):
    """What a person has chosen.

    Attributes
    ----------
    keep_video
        Whether the box to keep the video is ticked beforehand.
    keep_days
        For how many days a kept video stays.
    """

    keep_video: bool
    keep_days: int = Field(ge=1, le=3650)

    def applied_to(self, records: Records) -> Records:
        """Return the same records, where media stay for as long as the person wants."""
        return replace(records, media_keep_for=timedelta(days=self.keep_days))


def read_preferences(records: Records, person_id: UUID, settings: Settings) -> Preferences:
    """Return what a person has chosen; what the settings say where they have chosen nothing.

    Raises
    ------
    VaultError
        The file is damaged.
    """
    kept = read_own(records, person_id, FILE_NAME, Preferences)
    return kept or Preferences(keep_video=settings.keep_media, keep_days=settings.media_keep_days)


def keep_preferences(records: Records, person_id: UUID, chosen: Preferences) -> None:
    """Keep what a person has chosen.

    Raises
    ------
    VaultError
        The file cannot be written.
    """
    keep_own(records, person_id, FILE_NAME, chosen)
