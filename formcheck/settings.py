"""The one settings object, read from ``FORMCHECK_*`` environment variables."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ModelName = Literal["lite", "full", "heavy"]


class Settings(BaseSettings):
    """What a person may set once for every run; command-line options win over it."""

    model_config = SettingsConfigDict(env_prefix="FORMCHECK_", frozen=True, extra="ignore")

    model: ModelName = "full"
    workers: int = Field(default=2, ge=1, le=64)
    model_folder: Path | None = None
    catalog_folder: Path | None = None
