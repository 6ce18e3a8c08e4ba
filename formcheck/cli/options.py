"""Options that several commands share, and what they mean together with the environment."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from formcheck.errors import SettingsError

if TYPE_CHECKING:
    from formcheck.exercises.coach import Target
    from formcheck.settings import Settings


class Level(StrEnum):
    """How much is aimed for."""

    BEGINNER = "beginner"
    STANDARD = "standard"
    ADVANCED = "advanced"


class WorkingSide(StrEnum):
    """The person's own side."""

    LEFT = "left"
    RIGHT = "right"


class Model(StrEnum):
    """From the quickest to the most exact."""

    LITE = "lite"
    FULL = "full"
    HEAVY = "heavy"


ExerciseOption = Annotated[
    str,
    typer.Option(
        "--exercise", "-e", metavar="ID", help="Which exercise; see: formcheck exercises list."
    ),
]
LevelOption = Annotated[Level, typer.Option("--level", help="Whose target to aim for.")]
SideOption = Annotated[
    WorkingSide | None,
    typer.Option(
        "--side", help="The working side of a one-sided exercise; seen by itself if left out."
    ),
]
ModelOption = Annotated[
    Model | None,
    typer.Option(
        "--model", help="Pose model, from quick to exact. [default: full, or FORMCHECK_MODEL]"
    ),
]


def target_of(level: Level, side: WorkingSide | None) -> "Target":
    """Return what the person aims for."""
    from formcheck.exercises.coach import Target

    return Target(level=level.value, side=side.value if side else None)


def read_settings(model: Model | None = None, workers: int | None = None) -> "Settings":
    """Return the settings of the environment, with the options on top.

    Raises
    ------
    SettingsError
        A ``FORMCHECK_*`` variable has no meaning.
    """
    from pydantic import ValidationError

    from formcheck.settings import Settings

    options = {"model": model.value if model else None, "workers": workers}
    given = {name: value for name, value in options.items() if value is not None}
    try:
        return Settings.model_validate({**Settings().model_dump(), **given})
    except ValidationError as error:
        first = error.errors()[0]
        name = f"FORMCHECK_{'_'.join(str(step) for step in first['loc']).upper()}"
        problem = f"{name}: {first['msg']}, got {first['input']!r}; set it again or unset it"
        raise SettingsError(problem) from error


def catalog_folder() -> Path | None:
    """Return the folder of exercise files if another one than the built-in is set."""
    return read_settings().catalog_folder
