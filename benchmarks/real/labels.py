"""What a reader saw in each recording, before any program counted."""

from pathlib import Path
from typing import Literal, Self

from pydantic import (
    BaseModel,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from formcheck.errors import SourceError
from formcheck.exercises.library import exercise_ids
from formcheck.nearest import nearest_said

FILE_NAME = "labels.json"
ViewWord = Literal["side", "between", "front", "behind", "other"]
CropWord = Literal["nothing", "legs or feet", "something else"]

_NEEDS_NO_INPUT = {"value_error", "json_invalid"}
"""Errors that quote what was written already, or where that is the whole file."""

WHOLE_BODY = frozenset({"", "no", "false", "none", "nothing"})
"""What `out_of_picture` says where everything is in the picture."""

CUT_OFF = ("cropped", "waist up", "out of frame", "out of picture")
LOWER_BODY = ("leg", "feet", "foot", "waist up")


class Label(BaseModel, frozen=True, extra="forbid"):
    """What one recording shows; each key says in its description what it is."""

    exercise: str = Field(
        description="the id of the exercise, as `formcheck exercises list` has it"
    )
    counts_that_are_right: tuple[int, ...] = Field(
        default=(), description="the counts that are fair, such as [5, 6]; leave out for a hold"
    )
    hold_s: float | None = Field(
        default=None, ge=0, description="seconds held; leave out for repetitions"
    )
    full: int | None = Field(default=None, ge=0, description="repetitions seen whole")
    cut_at_start: int = Field(
        default=0, ge=0, description="movements that had begun before the recording"
    )
    cut_at_end: int = Field(default=0, ge=0, description="movements the recording ends in")
    less_range: int = Field(
        default=0, ge=0, description="whole movements of clearly less range than the others"
    )
    movement: str = Field(default="", description="what is done, in your words")
    view: str = Field(
        default="", description="from where: a word such as front, side, rear or front-oblique"
    )
    faults: str = Field(default="", description="what you see that could be better")
    note: str = Field(default="", description="what else there is to know")
    out_of_picture: str = Field(
        default="", description="what the camera cuts off, such as feet; no where nothing is"
    )

    @field_validator("exercise")
    @classmethod
    def _is_known(cls, exercise: str) -> str:
        if exercise not in exercise_ids():
            raise ValueError(f"no exercise of the catalogue is called {exercise!r}")
        return exercise

    @model_validator(mode="after")
    def _counts_or_holds(self) -> Self:
        if bool(self.counts_that_are_right) == (self.hold_s is not None):
            raise ValueError("expected either counts_that_are_right or hold_s")
        return self

    def off(self, counted: int) -> int:
        """Return how far a count is from the nearest fair one."""
        return min(abs(counted - each) for each in self.counts_that_are_right)

    @property
    def view_word(self) -> ViewWord:
        """From where it was filmed, in one word."""
        words: tuple[tuple[str, ViewWord], ...] = (
            ("rear", "behind"), ("back", "behind"), ("oblique", "between"),
            ("front", "front"), ("side", "side"),
        )  # fmt: skip
        return next((word for said, word in words if said in self.view.lower()), "other")

    @property
    def crop_word(self) -> CropWord:
        """What the camera cut off, in a few words: from `out_of_picture`, else what is said."""
        said = self.out_of_picture.lower()
        if said in WHOLE_BODY:
            parts = f"{self.view}; {self.faults}".lower().split(";")
            said = " ".join(part for part in parts if any(word in part for word in CUT_OFF))
        if not said:
            return "nothing"
        return "legs or feet" if any(word in said for word in LOWER_BODY) else "something else"


_LABELS = TypeAdapter(dict[str, Label])

KEYS = {name: field.description or "" for name, field in Label.model_fields.items()}
"""What an entry of ``labels.json`` may say, in words."""

WHERE_KEYS_ARE = "python -m benchmarks.real --help says what each key is"


def read_labels(folder: Path) -> dict[str, Label]:
    """Return what is known of each recording in a folder, by the name of its file without ending.

    Raises
    ------
    SourceError
        There is no ``labels.json``, or it says what cannot be.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise SourceError(
            path,
            f"no such file; give a folder that has {FILE_NAME} beside tracks (NAME.parquet) or "
            "videos (NAME.mp4)",
        )
    try:
        return _LABELS.validate_json(path.read_bytes())
    except ValidationError as error:
        raise SourceError(path, f"{_problem(error)}; {WHERE_KEYS_ARE}") from error


def _problem(error: ValidationError) -> str:
    """Return what is wrong with the first entry that cannot be meant, and where it is."""
    first = min(error.errors(), key=lambda each: each["type"] != "extra_forbidden")
    entry, *within = [str(step) for step in first["loc"]] or [""]
    where = f"entry '{entry}'" + (f", key '{'.'.join(within)}'" if within else "")
    return f"{where}: {_says(first)}" if entry else _says(first)


def _says(error: ErrorDetails) -> str:
    if error["type"] == "extra_forbidden":
        near = nearest_said(str(error["loc"][-1]), KEYS, alike_from=0.5)
        return f"there is no such key; did you mean {near}?" if near else "there is no such key"
    if error["type"] == "missing":
        return "it is missing; add it"
    message = error["msg"].removeprefix("Value error, ")
    return message if error["type"] in _NEEDS_NO_INPUT else f"{message}, got {error['input']!r}"
