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

from formcheck.errors import SourceError
from formcheck.exercises.library import exercise_ids

FILE_NAME = "labels.json"
ViewWord = Literal["side", "between", "front", "behind", "other"]
CropWord = Literal["nothing", "legs or feet", "something else"]

WHOLE_BODY = frozenset({"", "no", "false", "none", "nothing"})
"""What `out_of_picture` says where everything is in the picture."""

CUT_OFF = ("cropped", "waist up", "out of frame", "out of picture")
LOWER_BODY = ("leg", "feet", "foot", "waist up")


class Label(BaseModel, frozen=True, extra="forbid"):
    """What one recording shows.

    Attributes
    ----------
    exercise
        The id a person would choose in the catalogue.
    full, cut_at_start, cut_at_end, less_range
        Repetitions seen whole; movements whose beginning or end is outside the recording; whole
        movements of clearly less range than the others.
    counts_that_are_right
        What a fair count may say; empty for holds.
    hold_s
        Seconds held; None for repetitions.
    movement, view, faults, note, out_of_picture
        In a reader's words.
    """

    exercise: str
    counts_that_are_right: tuple[int, ...] = ()
    hold_s: float | None = Field(default=None, ge=0)
    full: int | None = Field(default=None, ge=0)
    cut_at_start: int = Field(default=0, ge=0)
    cut_at_end: int = Field(default=0, ge=0)
    less_range: int = Field(default=0, ge=0)
    movement: str = ""
    view: str = ""
    faults: str = ""
    note: str = ""
    out_of_picture: str = ""

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
        raise SourceError(path, str(error)) from error
