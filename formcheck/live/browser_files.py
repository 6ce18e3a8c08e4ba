"""Whether everything is there that lets a browser find the body by itself.

Without these files nothing is coached in the browser, so a set-up without them is not whole.
"""

import json
from pathlib import Path

from formcheck.errors import ModelError
from formcheck.live.assets import VISION_FOLDER
from formcheck.pose.models import MODEL_FOLDER, model_file_name, require_sha256, verify_model

BROWSER_MODELS = ("lite", "full")
REMEDY = "run `make vision models` in a checkout, or install formcheck's own wheel again"


def browser_files(model_folder: Path | None = None) -> tuple[Path, ...]:
    """Return all files that browsers ask for to find poses, whether they are there or not."""
    vision = tuple(VISION_FOLDER / name for name in _recorded())
    folder = model_folder or MODEL_FOLDER
    return vision + tuple(folder / model_file_name(each) for each in BROWSER_MODELS)


def missing_browser_files(model_folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of those that are not there."""
    return tuple(path.name for path in browser_files(model_folder) if not path.is_file())


def verify_browser_files(model_folder: Path | None = None) -> None:
    """Make sure that they are, byte for byte, those this version was tested with.

    Raises
    ------
    ModelError
        Some are missing, or one is not the one recorded.
    """
    missing = missing_browser_files(model_folder)
    if missing:
        raise ModelError(f"{', '.join(missing)} missing: {REMEDY}")
    recorded = _recorded()
    for name, expected in recorded.items():
        require_sha256(VISION_FOLDER / name, expected, remedy=f"delete it, then {REMEDY}")
    for path in browser_files(model_folder)[len(recorded) :]:
        verify_model(path)


def _recorded() -> dict[str, str]:
    manifest = json.loads((VISION_FOLDER / "manifest.json").read_text("utf-8"))
    outputs: dict[str, str] = manifest["outputs"]
    return outputs
