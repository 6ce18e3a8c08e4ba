"""What was said, kept until it is said anew."""

from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.camera.judging import CameraVerdict

STORE = Path(__file__).parents[1] / "results" / "camera_kinds.json"

_FORM = TypeAdapter(tuple[CameraVerdict, ...])


def store(verdicts: tuple[CameraVerdict, ...], path: Path = STORE) -> None:
    """Keep what was said."""
    path.write_bytes(_FORM.dump_json(verdicts, indent=1) + b"\n")


def load(path: Path = STORE) -> tuple[CameraVerdict, ...]:
    """Return what was last said; nothing where nothing was."""
    return _FORM.validate_json(path.read_bytes()) if path.exists() else ()
