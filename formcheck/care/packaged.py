"""Reads the data files that come with the rules."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

CARE_FOLDER = Path(__file__).parent

Model = TypeVar("Model", bound=BaseModel)


def read_packaged(model: type[Model], path: str) -> Model:
    """Return a data file of the package, checked against a model.

    Parameters
    ----------
    path
        Below the folder of the rules, such as ``screening/questions.toml``.
    """
    written = tomllib.loads((CARE_FOLDER / path).read_text(encoding="utf-8"))
    return model.model_validate(written, strict=False)
