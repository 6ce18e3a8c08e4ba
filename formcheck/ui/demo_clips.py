"""Where the clips that show how an exercise is done lie."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
CLIP_FOLDERS = (_PACKAGE / "demos", _PACKAGE.parents[1] / "samples" / "demos")
"""Beside the pages where formcheck was installed; in the samples of a checkout."""


def demo_clip(exercise_id: str) -> Path | None:
    """Return the clip of an exercise; None where there is none, as for one's own exercises."""
    return _find(f"{exercise_id}.mp4")


def second_clip(exercise_id: str) -> Path | None:
    """Return the clip of an exercise from the other side; None where there is none."""
    return _find(f"{exercise_id}_second.mp4")


def demo_picture(exercise_id: str) -> Path | None:
    """Return the moving picture of an exercise, for lists; None where there is none."""
    return _find(f"{exercise_id}.webp")


def _find(name: str) -> Path | None:
    for folder in CLIP_FOLDERS:
        path = folder / name
        if path.is_file():
            return path
    return None
