"""The one settings object, read from ``FORMCHECK_*`` environment variables."""

from pathlib import Path
from typing import Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ModelName = Literal["lite", "full", "heavy"]


USUAL_RATE_HZ = 30.0
LEAST_PICTURES_MAX = 300
"""However short a recording may be, so many pictures are looked at: ten seconds at that rate."""


def _data_folder() -> Path:
    return user_data_path("formcheck", appauthor=False)


class RecordingLimits(BaseSettings):
    """How much of a recording is looked at, whoever asks, as a ``FORMCHECK_*`` variable.

    Attributes
    ----------
    recording_max_min
        The longest recording, in minutes.
    """

    model_config = SettingsConfigDict(env_prefix="FORMCHECK_", frozen=True, extra="ignore")

    recording_max_min: float = Field(default=60.0, gt=0, le=24 * 60)

    @property
    def recording_max_s(self) -> float:
        """The longest recording, in seconds."""
        return self.recording_max_min * 60.0

    @property
    def pictures_max(self) -> int:
        """How many pictures a recording may hold: the longest one at the usual rate."""
        return max(int(self.recording_max_s * USUAL_RATE_HZ), LEAST_PICTURES_MAX)


class Settings(BaseSettings):
    """What a person may set once for every run; command-line options win over it.

    Attributes
    ----------
    model, workers, model_folder, catalog_folder
        Which pose model, how many processes, and where models and exercises lie.
    data_folder
        Where the records are: the database, unless `database_url` names another, and the files
        beside it.
    questionnaires
        Where a clinic's own texts of questionnaires lie; None for the folder ``questionnaires`` in
        `data_folder`.
    database_url
        "postgresql://..." for a clinic; None for a file in `data_folder`.
    mode
        "local": one person on their own machine; "clinic": people who log in.
    hosts
        The names a clinic's server is asked for by, with commas between them; it always goes by
        addresses, and by the name in the login provider's ``redirect_uri``.
    windows_at_once
        How many browser windows may be open on the pages: several for each of the people a clinic
        can coach.
    waiting_per_address
        How many sockets of live sets may wait, from one network address, to say what they begin;
        further ones have to say it at once.
    key, key_file
        What pose tracks and media are encrypted with, as text or in a file; None to leave them
        plain.
    keep_media, media_keep_days
        Whether the box to keep the video is ticked beforehand, and for how many days a kept one
        stays.
    """

    model_config = SettingsConfigDict(env_prefix="FORMCHECK_", frozen=True, extra="ignore")

    model: ModelName = "full"
    workers: int = Field(default=2, ge=1, le=64)
    model_folder: Path | None = None
    catalog_folder: Path | None = None
    data_folder: Path = Field(default_factory=_data_folder)
    questionnaires: Path | None = None
    database_url: SecretStr | None = None
    mode: Literal["local", "clinic"] = "local"
    hosts: str = ""
    windows_at_once: int = Field(default=400, ge=1, le=2000)
    waiting_per_address: int = Field(default=20, ge=1, le=2000)
    key: SecretStr | None = None
    key_file: Path | None = None
    keep_media: bool = False
    media_keep_days: int = Field(default=30, ge=1, le=3650)

    @property
    def records_url(self) -> str:
        """The address of the database."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_folder / 'records.sqlite').absolute()}"

    @property
    def questionnaire_folder(self) -> Path:
        """Where a clinic's own texts of questionnaires lie; it need not be there."""
        return self.questionnaires or self.data_folder / "questionnaires"

    @property
    def has_records(self) -> bool:
        """Whether there are records already; those of a server count as there."""
        return self.database_url is not None or (self.data_folder / "records.sqlite").exists()

    @property
    def host_names(self) -> frozenset[str]:
        """The names in `hosts`."""
        return frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())
