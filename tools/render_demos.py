"""Render the demonstration of every exercise, as MP4 from two sides and as WebP.

::

    python tools/render_demos.py samples/demos              # those whose motion has changed
    python tools/render_demos.py samples/demos squat plank  # these

``manifest.json`` beside the clips holds a hash of the motion that each clip shows.
"""

import hashlib
import json
import sys
from dataclasses import replace
from pathlib import Path

from formcheck.demonstration.clip import DemoClip, Filming
from formcheck.exercises.library import exercise_ids, load_exercise
from formcheck.exercises.spec import ExerciseSpec
from formcheck.exercises.terms import SpecView

SMALL = Filming(size_px=(288, 216), rate_hz=6.0, smoothing=1)
SECOND: dict[SpecView, Filming] = {
    "side": replace(SMALL, yaw_deg=35.0),
    "front": replace(SMALL, yaw_deg=55.0),
}
"""The other clip of an exercise: from half-way between front and side, and small."""


def main(folder: str, *asked: str) -> None:
    """Write the clips and say how large they are."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    manifest = place / "manifest.json"
    shown: dict[str, str] = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    for exercise_id in asked or exercise_ids():
        second = place / f"{exercise_id}_second.mp4"
        spec = load_exercise(exercise_id)
        if spec.demo is None or (not asked and _is_done(shown, spec, second)):
            continue
        DemoClip(spec, filming=SECOND[spec.views.primary]).write_mp4(second)
        if not asked and shown.get(exercise_id) == motion_hash(spec):
            continue
        clip = DemoClip(spec)
        clip.write_mp4(place / f"{exercise_id}.mp4")
        clip.write_webp(place / f"{exercise_id}.webp")
        shown[exercise_id] = motion_hash(spec)
        manifest.write_text(json.dumps(shown, indent=1, sort_keys=True) + "\n", "utf-8")
        print(exercise_id, _size_kb(place / f"{exercise_id}.mp4"), flush=True)


def _is_done(shown: dict[str, str], spec: ExerciseSpec, second: Path) -> bool:
    return shown.get(spec.id) == motion_hash(spec) and second.is_file()


def motion_hash(spec: ExerciseSpec) -> str:
    """Return 16 hexadecimal digits that change with the motion shown."""
    written = spec.demo.model_dump_json() if spec.demo else ""
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _size_kb(path: Path) -> str:
    pair = path.stat().st_size, path.with_suffix(".webp").stat().st_size
    return " + ".join(f"{size / 1000:.0f} kB" for size in pair)


if __name__ == "__main__":
    main(*sys.argv[1:])
