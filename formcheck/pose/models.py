"""Where the three pose models lie, and whether they are the ones expected.

The models are not kept in git: ``make models`` builds them from the npm package that
``models/manifest.json`` names, which also holds the SHA-256 of all that goes in and comes out.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from formcheck.errors import ModelError

MODEL_NAMES = ("lite", "full", "heavy")
"""From the quickest to the most exact; all three find the same 33 landmarks."""

MODEL_FOLDER = Path(__file__).with_name("models")
"""Where ``make models`` puts them and the wheel carries them."""

MANIFEST_PATH = MODEL_FOLDER / "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the models are built from and what comes out.

    Attributes
    ----------
    package, version
        The npm package that carries the official weights.
    inputs, outputs
        SHA-256 in hexadecimal by file name.
    """

    package: str
    version: str
    inputs: dict[str, str]
    outputs: dict[str, str]


def read_manifest() -> Manifest:
    """Return the record this version was tested with."""
    return Manifest(**json.loads(MANIFEST_PATH.read_text(encoding="utf-8")))


def model_file_name(name: str) -> str:
    """Return how the file of a model is called; `name` is one of `MODEL_NAMES`."""
    return f"pose_landmarker_{name}.task"


def model_path(name: str, folder: Path | None = None) -> Path:
    """Find the file of a pose model.

    Parameters
    ----------
    name
        One of `MODEL_NAMES`.
    folder
        Where to look instead of `MODEL_FOLDER`.

    Returns
    -------
    Path
        A file that exists; what is in it is `verify_model`'s concern.

    Raises
    ------
    ModelError
        No model has that name, or its file is missing.
    """
    if name not in MODEL_NAMES:
        raise ModelError(
            f"there is no pose model named {name!r}; choose one of {', '.join(MODEL_NAMES)}"
        )
    path = (folder or MODEL_FOLDER) / model_file_name(name)
    if not path.is_file():
        raise ModelError(f"{path}: this pose model is missing; run `make models` to build it")
    return path


def verify_model(path: Path) -> None:
    """Make sure a pose model is, byte for byte, the one this version was tested with.

    Parameters
    ----------
    path
        A file called as `model_file_name` says.

    Raises
    ------
    ModelError
        The file cannot be read, has another name, or its SHA-256 is not the recorded one.
    """
    outputs = read_manifest().outputs
    if path.name not in outputs:
        raise ModelError(
            f"{path}: no pose model is called so; expected one of {', '.join(outputs)}"
        )
    require_sha256(path, outputs[path.name], remedy="delete it and run `make models`")


def require_sha256(path: Path, expected: str, *, remedy: str) -> None:
    """Refuse a file whose content is not the recorded one.

    Parameters
    ----------
    path
        The file.
    expected
        SHA-256 in hexadecimal.
    remedy
        What the person can do, as the end of the message.

    Raises
    ------
    ModelError
        The file cannot be read or has another SHA-256.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); {remedy}") from error
    if found != expected:
        raise ModelError(
            f"{path}: not the file that was recorded "
            f"(SHA-256 expected {expected}, got {found}); {remedy}"
        )
