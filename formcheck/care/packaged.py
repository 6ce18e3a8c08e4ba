"""Reads the data files that come with the rules."""

import tomllib
from functools import cache
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


@cache
def _texts(path: str) -> dict[str, str]:
    return dict(tomllib.loads((CARE_FOLDER / path).read_text(encoding="utf-8")))


def care_text(part: str, key: str, **filled: object) -> str:
    """Return a sentence for the person, from the file of texts of one part of the rules.

    Raises
    ------
    KeyError
        There is no such sentence: a fault of the program, which tests find.
    """
    text = _texts(f"{part}/texts.toml")[key]
    return text.format(**filled) if filled else text
